"""How many questions a day, how many without an answer, how long they took; and no word of them.

Latencies are counted in buckets that grow by a tenth, so that a median read from them is at most 5 % off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from bot.store import schema

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.store.database import Database

_LEAST = 1e-4  # seconds; what is faster is counted as this
_GROWTH = 1.1  # from one bucket to the next
_BUCKETS = 200  # the last holds all that takes longer than 4 hours

_COUNTS = schema.counts.c


@dataclass(frozen=True, slots=True)
class Count:
    """What happened on a day.

    Attributes:
        questions: How many were answered, with quotes or without.
        not_found: To how many of them the articles do not say.
        median_latency: Seconds from a question to its answer, or None without questions.
    """

    questions: int = 0
    not_found: int = 0
    median_latency: float | None = None


class Counts:
    """The counts of days."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, latency: float, *, is_found: bool) -> None:
        """Count a question.

        Args:
            day: When it was asked.
            latency: Seconds from the question to its answer.
            is_found: Whether the articles say something.
        """
        one = {"day": day, "bucket": _bucket_of(latency), "questions": 1, "not_found": int(not is_found)}
        more = {name: _COUNTS[name] + one[name] for name in ("questions", "not_found")}
        with self._database.writing() as connection:
            counted = insert(schema.counts).values(one)
            connection.execute(counted.on_conflict_do_update(index_elements=["day", "bucket"], set_=more))

    def of(self, day: date) -> Count:
        """Return what happened on a day."""
        counted = select(_COUNTS.bucket, _COUNTS.questions, _COUNTS.not_found).where(_COUNTS.day == day)
        with self._database.reading() as connection:
            rows = connection.execute(counted.order_by(_COUNTS.bucket)).all()
        numbers = [(row.bucket, row.questions) for row in rows]
        return Count(sum(count for _, count in numbers), sum(row.not_found for row in rows), _median(numbers))


def _bucket_of(latency: float) -> int:
    """Return the number of the bucket that holds a latency in seconds."""
    return int(min(_BUCKETS - 1, math.log(max(latency, _LEAST) / _LEAST, _GROWTH)))


def _median(buckets: Sequence[tuple[int, int]]) -> float | None:
    """Return the middle, in seconds, of the bucket that the median falls into.

    Args:
        buckets: Number and count of each, in order.
    """
    middle = (sum(count for _, count in buckets) + 1) // 2
    for bucket, count in buckets:
        middle -= count
        if middle <= 0:
            return float(_LEAST * _GROWTH ** (bucket + 0.5))
    return None
