"""Updates as Telegram sent them, on the disk until they are handled.

Of one that is handled only its number at Telegram and a digest stay for a while, so that it is known if it comes
again. Another update of that number is new: another bot's, or of a server that began to count again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from bot.store import schema

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from bot.store.database import Database

KNOWN_FOR = timedelta(days=2)  # Telegram keeps what is not confirmed for one: core.telegram.org/bots/api

_INBOX = schema.inbox.c
_WAITS = _INBOX.handled_at.is_(None)
_FORGET_OTHER = delete(schema.inbox).where(
    _INBOX.handled_at.is_not(None),
    _INBOX.update_id == bindparam("other_id"),
    _INBOX.content != bindparam("other_digest"),
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that came.

    Attributes:
        update_id: Its number at Telegram.
        place: The chat it belongs to, or the user where there is no chat.
        content: It, in JSON.
        arrived_at: When it came.
        number: Its number here, in the order of arrival; 0 before it has one.
    """

    update_id: int
    place: int
    content: str = field(repr=False)  # no log is to hold it
    arrived_at: datetime
    number: int = 0


class Arrivals:
    """The updates that came."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, arrivals: Sequence[Arrival]) -> tuple[Arrival, ...]:
        """Keep updates, all or none, and return those that had not come before, with their numbers."""
        rows = [{name: getattr(arrival, name) for name in Arrival.__slots__[:-1]} for arrival in arrivals]
        if not rows:
            return ()
        with self._database.writing() as connection:
            connection.execute(_FORGET_OTHER, [_known_as(arrival) for arrival in arrivals])
            last = connection.execute(select(func.max(_INBOX.number))).scalar_one() or 0
            connection.execute(insert(schema.inbox).on_conflict_do_nothing(), rows)
            new = connection.execute(_found(_INBOX.number > last))
            return tuple(Arrival(*row) for row in new)

    def next_of(self, place: int, after: int, most: int) -> tuple[Arrival, ...]:
        """Return those of a place that wait, in order, beginning after a number."""
        this = (_WAITS, _INBOX.place == place, _INBOX.number > after)
        with self._database.reading() as connection:
            return tuple(Arrival(*row) for row in connection.execute(_found(*this).limit(most)))

    def places(self, most: int) -> tuple[int, ...]:
        """Return the places for which something waits, those that wait longest first."""
        waiting = select(_INBOX.place).where(_WAITS).group_by(_INBOX.place)
        with self._database.reading() as connection:
            return tuple(connection.execute(waiting.order_by(func.min(_INBOX.number)).limit(most)).scalars())

    def count(self) -> int:
        """Return how many wait."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).where(_WAITS)).scalar_one()

    def mark_handled(self, numbers: Collection[int], now: datetime) -> None:
        """Note that updates are handled, and forget what they hold."""
        with self._database.writing() as connection:
            rows = connection.execute(_found(_INBOX.number.in_(numbers))).all()
            for arrival in (Arrival(*row) for row in rows):
                left = {"handled_at": now, "place": 0, "content": digest_of(arrival.content)}
                connection.execute(update(schema.inbox).where(_INBOX.number == arrival.number).values(left))

    def forget_handled(self, now: datetime) -> int:
        """Forget those handled so long ago that they cannot come again, and return their number."""
        with self._database.writing() as connection:
            old = _INBOX.handled_at <= now - KNOWN_FOR
            return connection.execute(delete(schema.inbox).where(old)).rowcount


def digest_of(content: str) -> str:
    """Return what is kept of an update's content."""
    return blake2b(content.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _known_as(arrival: Arrival) -> dict[str, Any]:
    return {"other_id": arrival.update_id, "other_digest": digest_of(arrival.content)}


def _found(*conditions: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a Select of many columns
    return select(*(_INBOX[name] for name in Arrival.__slots__)).where(*conditions).order_by(_INBOX.number)
