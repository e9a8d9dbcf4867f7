"""What readers asked and the articles did not answer, without who asked; only for an operator who keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from bot.store import schema
from bot.store.statements import values_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.database import Database
    from qa import Verdict

MOST = 10_000  # questions that are kept; the oldest make room

_UNANSWERED = schema.unanswered.c


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    """A question that the articles did not answer.

    Attributes:
        question: The reader's words.
        asked_at: When.
        verdict: What the answer claimed, which was not that it is one.
    """

    question: str = field(repr=False)  # no log is to hold it
    asked_at: datetime
    verdict: Verdict


class Unanswered:
    """The questions that the articles did not answer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, question: UnansweredQuestion) -> None:
        """Keep a question."""
        newest = select(func.max(_UNANSWERED.id)).scalar_subquery()
        with self._database.writing() as connection:
            connection.execute(insert(schema.unanswered).values(values_of(question)))
            connection.execute(delete(schema.unanswered).where(_UNANSWERED.id <= newest - MOST))

    def all(self) -> tuple[UnansweredQuestion, ...]:
        """Return every question, the oldest first."""
        columns = [_UNANSWERED[name] for name in UnansweredQuestion.__slots__]
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).order_by(_UNANSWERED.id))
            return tuple(UnansweredQuestion(*row) for row in rows)

    def clear(self) -> None:
        """Forget them all."""
        with self._database.writing() as connection:
            connection.execute(delete(schema.unanswered))
