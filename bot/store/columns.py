"""Kinds of columns: how what we remember is written in SQLite, whatever a reader sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import BigInteger, Dialect, LargeBinary, Text, TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNIT = timedelta(microseconds=1)


class AnyText(TypeDecorator[str]):
    """Text exactly as it came: bytes of UTF-8 in which lone surrogates are let through, as SQLite's are not."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Encode a text."""
        return None if value is None else value.encode(errors="surrogatepass")

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Decode a text."""
        return None if value is None else bytes(value).decode(errors="surrogatepass")


class Instant(TypeDecorator[datetime]):
    """A moment, as microseconds since 1970 in UTC, so that moments compare as numbers do."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Count the microseconds; a time without a zone is no moment and raises TypeError."""
        return None if value is None else (value - _EPOCH) // _UNIT

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC."""
        return None if value is None else _moment(value)


class Topic(TypeDecorator[int]):
    """A topic of a chat; none is written as 0, because to SQLite one NULL is as good as another."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int:  # noqa: ARG002
        """Write a topic."""
        return value or 0

    def process_result_value(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Read a topic."""
        return value or None


class Written(TypeDecorator[T]):
    """A value as plain ASCII, by two functions: one writes it, the other reads it."""

    impl = Text
    cache_ok = True

    def __init__(self, write: Callable[[T], str], read: Callable[[str], T]) -> None:
        super().__init__()
        self.write = write
        self.read = read

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the value."""
        return None if value is None else self.write(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:  # noqa: ARG002
        """Read the value; raises ValueError for what was never written so."""
        return None if value is None else self.read(value)


def write_names(names: Iterable[str]) -> str:
    """Write names, such as ids of articles, as a list in JSON."""
    return json.dumps(list(names))


def read_names(written: str) -> tuple[str, ...]:
    """Read names that `write_names` wrote; raises ValueError for anything else."""
    names = json.loads(written)
    if not isinstance(names, list):
        raise ValueError("a list of names is written in a way that is not ours")  # noqa: TRY004
    return tuple(map(str, names))


def _moment(microseconds: int) -> datetime:
    try:
        return _EPOCH + microseconds * _UNIT
    except OverflowError as error:
        raise ValueError(f"{microseconds} microseconds lead out of the calendar") from error
