"""What the bot must remember, across restarts, in one SQLite file.

All of it may be used from any thread, blocks while the disk is busy, and has no clock: moments are given,
with a zone. What goes wrong with the file is a `bot.errors.StoreError` of one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, update

from bot.store import schema
from bot.store.arrivals import Arrivals
from bot.store.counts import Counts
from bot.store.database import Database
from bot.store.posts import Posts
from bot.store.preferences import Groups, Readers
from bot.store.scopes import Scopes
from bot.store.subscriptions import Subscriptions
from bot.store.turns import Turns
from bot.store.unanswered import Unanswered

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

CLAIMS_KEPT = timedelta(days=30)

_OF_CHATS = (schema.groups, schema.turns, schema.scopes, schema.posts, schema.subscriptions, schema.claims)
_MOVING = (schema.groups, schema.scopes, schema.subscriptions, schema.claims)


@dataclass(frozen=True, slots=True)
class Store:
    """All that the bot remembers.

    Attributes:
        database: Where it is kept.
        readers: What readers have chosen.
        groups: What administrators have chosen for their groups.
        turns: The answers that we sent.
        scopes: The articles that chats are narrowed to.
        posts: Posts of channels over comment threads.
        subscriptions: Digests that chats have asked for.
        counts: Numbers of questions, by day.
        unanswered: What the articles did not answer.
        arrivals: Updates that are not handled yet.
    """

    database: Database
    readers: Readers
    groups: Groups
    turns: Turns
    scopes: Scopes
    posts: Posts
    subscriptions: Subscriptions
    counts: Counts
    unanswered: Unanswered
    arrivals: Arrivals

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open the store of a data folder; both are made when they are not there.

        Raises:
            StoreError: See `Database.open`.
        """
        return cls._on(Database.open(folder))

    @classmethod
    def in_memory(cls) -> Store:
        """Open an empty store that is gone when it is closed."""
        return cls._on(Database.in_memory())

    @classmethod
    def _on(cls, database: Database) -> Store:
        parts = (Readers, Groups, Turns, Scopes, Posts, Subscriptions, Counts, Unanswered, Arrivals)
        return cls(database, *(part(database) for part in parts))  # type: ignore[arg-type]

    def close(self) -> None:
        """Close the file and let go of the folder."""
        self.database.close()

    def forget(self, user_id: int) -> None:
        """Forget a reader: what they chose, asked anywhere, and all of their private chat with us.

        What is counted or unanswered names nobody, and stays.
        """
        with self.database.writing() as connection:
            connection.execute(delete(schema.readers).where(schema.readers.c.user_id == user_id))
            connection.execute(delete(schema.turns).where(schema.turns.c.asker_id == user_id))
            _drop(connection, user_id)  # a private chat goes by its reader's id
        self.readers.cache.drop()
        self.database.empty_log()

    def drop_chat(self, chat_id: int) -> None:
        """Forget all that belongs to a chat that we are no longer in."""
        with self.database.writing() as connection:
            _drop(connection, chat_id)
        self.groups.cache.drop()
        self.database.empty_log()

    def migrate_chat(self, old: int, new: int) -> None:
        """Follow a group that became a supergroup; what the new one has already wins.

        Turns stay behind, to be forgotten in time: a supergroup numbers its messages anew. Discussion
        groups are supergroups from the start, so that there are no posts to move.
        """
        with self.database.writing() as connection:
            for table in _MOVING:
                moved = update(table).prefix_with("OR IGNORE").where(table.c.chat_id == old)
                connection.execute(moved.values(chat_id=new))
                connection.execute(delete(table).where(table.c.chat_id == old))
        self.groups.cache.drop()

    def tidy(self, now: datetime) -> None:
        """Forget all that is kept no longer; to be done every hour or so."""
        self.turns.blank_questions(now)
        self.turns.forget_older_than(now)
        self.subscriptions.forget_claims(now, CLAIMS_KEPT)
        self.arrivals.forget_handled(now)
        self.database.empty_log()


def _drop(connection: Connection, chat_id: int) -> None:
    for table in _OF_CHATS:
        connection.execute(delete(table).where(table.c.chat_id == chat_id))
