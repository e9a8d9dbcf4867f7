"""Text counted as Telegram counts it: in UTF-16 code units.

Telegram measures offsets, lengths and limits in units of two bytes, so that an emoji counts for two.
Everywhere else in this project a position is a code point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYTES = 2  # of one unit


def length(text: str) -> int:
    """Count the units of a text."""
    return len(_encoded(text)) // _BYTES


def prefix(text: str, units: int) -> str:
    """Return the longest start of a text that takes at most so many units, no character cut in two."""
    return _encoded(text)[: _BYTES * max(0, units)].decode("utf-16-le", errors="ignore")


def suffix(text: str, units: int) -> str:
    """Return the longest end of a text that takes at most so many units, no character cut in two."""
    encoded = _encoded(text)
    return encoded[max(0, len(encoded) - _BYTES * max(0, units)) :].decode("utf-16-le", errors="ignore")


def part(text: str, offset: int, units: int) -> str:
    """Return the stretch of a text that an entity of Telegram points at."""
    return _decoded(_encoded(text)[_BYTES * offset : _BYTES * (offset + units)])


def without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return a text without some stretches, each an offset and a length, none overlapping another."""
    encoded = _encoded(text)
    for offset, units in sorted(stretches, reverse=True):
        encoded = encoded[: _BYTES * offset] + encoded[_BYTES * (offset + units) :]
    return _decoded(encoded)


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", errors="surrogatepass")


def _decoded(units: bytes) -> str:
    return units.decode("utf-16-le", errors="surrogatepass")
