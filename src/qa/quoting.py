"""Ranked sentences to quotes: the windows likeliest to hold the answer, apart from one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa.candidates import running_sums
from qa.chunking import PASSAGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Ints = NDArray[np.integer]
    Floats = NDArray[np.float64]

# A sentence at the edge of a window that is less likely than this to answer only costs the reader time.
_NEGLIGIBLE = 0.002


class Window(NamedTuple):
    """Neighbouring candidates ``[first, last)`` to quote, the likeliest of them, and how likely all are together.

    The chance counts the edges that were trimmed, too, so that it never rises from one window to the next.
    """

    first: int
    last: int
    key: int
    chance: float


def best_windows(chances: Floats, words: Ints, run_ends: Ints, most: int = PASSAGE_WORDS) -> Iterator[Window]:
    """Yield windows that do not overlap, the likeliest to hold the answer first.

    Args:
        chances: How likely each candidate is to answer, shape (C,).
        words: The words of each candidate, shape (C,).
        run_ends: One past the last candidate that stands unbroken after each one, shape (C,).
        most: Words a window may hold; a longer sentence is a window by itself.
    """
    ends = run_ends.copy()
    free = np.ones(len(chances), np.bool_)
    sums, totals = running_sums(chances), running_sums(words)
    places = np.arange(len(chances))
    fitting = totals.searchsorted(totals[:-1] + most, side="right") - 1
    while free.any():
        lasts = np.maximum(np.minimum(fitting, ends), places + 1)
        together = np.where(free, sums[lasts] - sums[:-1], -1.0)
        first = int(together.argmax())
        window = Window(*_trimmed(first, int(lasts[first]), chances), float(together[first]))
        yield window
        free[window.first : window.last] = False
        ends[: window.first] = np.minimum(ends[: window.first], window.first)


def _trimmed(first: int, last: int, chances: Floats) -> tuple[int, int, int]:
    key = first + int(chances[first:last].argmax())
    while first < key and chances[first] < _NEGLIGIBLE * chances[key]:
        first += 1
    while last > key + 1 and chances[last - 1] < _NEGLIGIBLE * chances[key]:
        last -= 1
    return first, last, key
