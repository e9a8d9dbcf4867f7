"""Digests that chats have asked for, when the next is due, and which are taken in hand already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from bot.store import schema
from bot.store.statements import put, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, time, timedelta

    from sqlalchemy import ColumnElement, Table, Update

    from bot.store.database import Database
    from bot.store.kinds import Rhythm

_SUBSCRIPTIONS = schema.subscriptions.c


@dataclass(frozen=True, slots=True)
class Subscription:
    """A digest that a chat, or a topic of it, has asked for.

    Attributes:
        chat_id: The chat.
        topic_id: The topic, or None.
        rhythm: How often it comes.
        at: Local time of day at which it comes.
        time_zone: IANA name of the zone that the times are of.
        next_run: When the next one is due.
        weekday: The day of a weekly one, 0 for Monday; else None.
        quiet_from: Local time at which quiet hours begin, or None.
        quiet_until: Local time at which they end, or None.
        language: Language tag of our own words, or "".
        last_run: When the last one was sent, or None.
        told: Ids of articles that need not be told any more.
        by_operator: Whether it is the operator's, for a channel, and ends with the setting only.
    """

    chat_id: int
    topic_id: int | None
    rhythm: Rhythm
    at: time
    time_zone: str
    next_run: datetime
    weekday: int | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None
    language: str = ""
    last_run: datetime | None = None
    told: tuple[str, ...] = ()
    by_operator: bool = False


class Subscriptions:
    """The subscriptions of chats, at most one for each topic."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, subscription: Subscription) -> None:
        """Keep a subscription; one that is there is changed, but keeps what it has told, and when."""
        with self._database.writing() as connection:
            kept = ("last_run", "told")
            connection.execute(put(schema.subscriptions, values_of(subscription), kept))

    def get(self, chat_id: int, topic_id: int | None) -> Subscription | None:
        """Return the subscription of a chat and a topic."""
        return next(iter(self._found(*_in(schema.subscriptions, chat_id, topic_id))), None)

    def all(self) -> tuple[Subscription, ...]:
        """Return every subscription, the next due first."""
        return self._found()

    def due(self, now: datetime) -> tuple[Subscription, ...]:
        """Return the subscriptions whose next digest is due, the longest due first."""
        return self._found(_SUBSCRIPTIONS.next_run <= now)

    def remove(self, chat_id: int, topic_id: int | None) -> bool:
        """Forget the subscription of a chat and a topic, and tell whether there was one.

        What was claimed stays claimed, so that whoever subscribes anew gets no second digest of the day.
        """
        this = _in(schema.subscriptions, chat_id, topic_id)
        with self._database.writing() as connection:
            return connection.execute(delete(schema.subscriptions).where(*this)).rowcount > 0

    def claim(
        self, chat_id: int, topic_id: int | None, key: str, *, now: datetime, next_run: datetime
    ) -> bool:
        """Take a digest in hand, before it is sent: it is nobody else's then, nor ours after a crash.

        Args:
            chat_id: The chat.
            topic_id: The topic, or None.
            key: Names this digest for ever, such as its local day "2026-11-22".
            now: This moment.
            next_run: When the digest after this one is due.

        Returns:
            Whether it is to be sent; False if it was claimed before, or the subscription is gone.
        """
        claim = {"chat_id": chat_id, "topic_id": topic_id, "key": key, "claimed_at": now}
        with self._database.writing() as connection:
            moved = connection.execute(_change(chat_id, topic_id).values(next_run=next_run)).rowcount
            claimed = insert(schema.claims).values(claim).on_conflict_do_nothing()
            return moved > 0 and connection.execute(claimed).rowcount > 0

    def release(self, chat_id: int, topic_id: int | None, key: str, *, next_run: datetime) -> None:
        """Give back a claim on a digest that was surely not sent, to be tried again when told."""
        this = (*_in(schema.claims, chat_id, topic_id), schema.claims.c.key == key)
        with self._database.writing() as connection:
            connection.execute(delete(schema.claims).where(*this))
            connection.execute(_change(chat_id, topic_id).values(next_run=next_run))

    def postpone(self, subscription: Subscription, next_run: datetime) -> None:
        """Put off a digest that is due and not claimed; nothing happens if it was changed meanwhile."""
        this = _change(subscription.chat_id, subscription.topic_id)
        unchanged = this.where(_SUBSCRIPTIONS.next_run == subscription.next_run)
        with self._database.writing() as connection:
            connection.execute(unchanged.values(next_run=next_run))

    def record(self, chat_id: int, topic_id: int | None, *, told: Iterable[str], at: datetime) -> None:
        """Note that a digest was sent.

        Args:
            chat_id: The chat.
            topic_id: The topic, or None.
            told: Ids of all articles that need not be told any more, in the place of those noted before.
            at: When it was sent.
        """
        with self._database.writing() as connection:
            connection.execute(_change(chat_id, topic_id).values(told=tuple(told), last_run=at))

    def forget_claims(self, now: datetime, kept: timedelta) -> int:
        """Forget claims made longer ago than that, and return their number."""
        with self._database.writing() as connection:
            old = schema.claims.c.claimed_at <= now - kept
            return connection.execute(delete(schema.claims).where(old)).rowcount

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[Subscription, ...]:
        columns = [_SUBSCRIPTIONS[name] for name in Subscription.__slots__]
        found = select(*columns).where(*conditions)
        ordered = found.order_by(_SUBSCRIPTIONS.next_run, _SUBSCRIPTIONS.chat_id, _SUBSCRIPTIONS.topic_id)
        with self._database.reading() as connection:
            return tuple(Subscription(*row) for row in connection.execute(ordered))


def _in(table: Table, chat_id: int, topic_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return table.c.chat_id == chat_id, table.c.topic_id == (topic_id or 0)


def _change(chat_id: int, topic_id: int | None) -> Update:
    return update(schema.subscriptions).where(*_in(schema.subscriptions, chat_id, topic_id))
