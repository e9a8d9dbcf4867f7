"""Sentences to passages: overlapping windows, the unit of retrieval."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PASSAGE_WORDS = 100


class Window(NamedTuple):
    """Neighbouring sentences ``[first, last)`` of one article."""

    first: int
    last: int


def windows(word_counts: Sequence[int], most: int = PASSAGE_WORDS) -> list[Window]:
    """Cut an article into windows that overlap by about half.

    Each window takes as many sentences as fit; the next one begins at the first sentence past its middle word, so that
    every pair of neighbouring sentences that fits together stands together in some window.

    Args:
        word_counts: Words of each sentence, in order.
        most: Words a window may hold; a longer sentence is a window by itself.

    Returns:
        The windows in order; none for no sentences.
    """
    ends = [0, *accumulate(word_counts)]
    found: list[Window] = []
    first = 0
    while first < len(word_counts):
        last = _end_of_window(ends, first, most)
        found.append(Window(first, last))
        if last == len(word_counts):
            break
        first = _start_of_next(ends, first, last)
    return found


def _end_of_window(ends: Sequence[int], first: int, most: int) -> int:
    last = first + 1
    while last < len(ends) - 1 and ends[last + 1] - ends[first] <= most:
        last += 1
    return last


def _start_of_next(ends: Sequence[int], first: int, last: int) -> int:
    middle = (ends[first] + ends[last]) / 2
    following = first + 1
    while following < last - 1 and ends[following] < middle:
        following += 1
    return following
