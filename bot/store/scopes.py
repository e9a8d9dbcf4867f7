"""The articles that a chat is narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, select

from bot.store import schema
from bot.store.statements import put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.database import Database

_SCOPES = schema.scopes.c


class Scopes:
    """The scopes of chats and topics."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chat_id: int, topic_id: int | None) -> tuple[str, ...]:
        """Return the ids of the articles that a chat and a topic are narrowed to; none means all."""
        chosen = select(_SCOPES.article_ids).where(*_in(chat_id, topic_id))
        with self._database.reading() as connection:
            return connection.execute(chosen).scalar_one_or_none() or ()

    def put(self, chat_id: int, topic_id: int | None, article_ids: Iterable[str]) -> None:
        """Narrow a chat and a topic to articles; to none means to ask all again."""
        values = {"chat_id": chat_id, "topic_id": topic_id, "article_ids": tuple(article_ids)}
        widened = delete(schema.scopes).where(*_in(chat_id, topic_id))
        with self._database.writing() as connection:
            connection.execute(put(schema.scopes, values) if values["article_ids"] else widened)


def _in(chat_id: int, topic_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return _SCOPES.chat_id == chat_id, _SCOPES.topic_id == (topic_id or 0)
