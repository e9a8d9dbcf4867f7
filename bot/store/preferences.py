"""What readers and the administrators of groups have chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.store import schema
from bot.store.caching import Cache
from bot.store.kinds import Cards
from bot.store.statements import put, values_of

if TYPE_CHECKING:
    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a reader has chosen.

    Attributes:
        language: Language tag, or "" where Telegram's is good enough.
        time_zone: IANA name, such as "Europe/Istanbul", or "".
    """

    language: str = ""
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class GroupPreferences:
    """What the administrators of a group have chosen.

    Attributes:
        language: Language tag, or "".
        cards: How long the cards of answers are.
        quiet: Whether nothing is said when the articles do not say.
    """

    language: str = ""
    cards: Cards = Cards.LONG
    quiet: bool = False


class Readers:
    """The preferences of readers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.cache: Cache[Preferences] = Cache()

    def get(self, user_id: int) -> Preferences:
        """Return what a reader has chosen, the defaults if nothing."""
        return self.cache.get(user_id, self._read)

    def put(self, user_id: int, preferences: Preferences) -> None:
        """Keep what a reader has chosen."""
        with self._database.writing() as connection:
            connection.execute(put(schema.readers, {"user_id": user_id, **values_of(preferences)}))
        self.cache.drop()

    def _read(self, user_id: int) -> Preferences:
        columns = schema.readers.c
        with self._database.reading() as connection:
            chosen = select(columns.language, columns.time_zone).where(columns.user_id == user_id)
            row = connection.execute(chosen).one_or_none()
        return Preferences(*row) if row else Preferences()


class Groups:
    """The preferences of groups."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.cache: Cache[GroupPreferences] = Cache()

    def get(self, chat_id: int) -> GroupPreferences:
        """Return what is chosen for a group, the defaults if nothing."""
        return self.cache.get(chat_id, self._read)

    def put(self, chat_id: int, preferences: GroupPreferences) -> None:
        """Keep what is chosen for a group."""
        with self._database.writing() as connection:
            connection.execute(put(schema.groups, {"chat_id": chat_id, **values_of(preferences)}))
        self.cache.drop()

    def _read(self, chat_id: int) -> GroupPreferences:
        columns = schema.groups.c
        chosen = select(columns.language, columns.cards, columns.quiet).where(columns.chat_id == chat_id)
        with self._database.reading() as connection:
            row = connection.execute(chosen).one_or_none()
        return GroupPreferences(*row) if row else GroupPreferences()
