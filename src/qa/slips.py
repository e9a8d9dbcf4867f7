"""Slips of the pen between two words: a letter missing, added, other, or swapped with its neighbour.

Damerau, "A technique for computer detection and correction of spelling errors", 1964: nearly all misspelt words are one
such slip away from what was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

# How likely each slip is beside another letter in place of the right one, in nats: a word of n letters lacks one of its
# own in n ways and has two swapped in n - 1, but has another letter in 25 n.
MISSING, SWAPPED, ADDED, OTHER = 2.0, 2.5, 0.5, 0.0


class Slip(NamedTuple):
    """How a word that is written may have come about.

    Attributes:
        weight: How likely it is, in nats.
        meant: The word that was meant.
    """

    weight: float
    meant: str


def slips(word: str, letters: Sequence[str], known: Container[str]) -> Iterator[Slip]:
    """Yield the known words that are one slip away from the word.

    Args:
        word: The word as it is written.
        letters: Those that may be missing, or stand where others do.
        known: The words that may have been meant; the word is not among them.
    """
    for place in range(len(word) + 1):
        head, tail, rest = word[:place], word[place:], word[place + 1 :]
        found = [(ADDED, head + rest), (SWAPPED, head + tail[1::-1] + tail[2:])]
        found += [(OTHER, meant) for letter in letters if (meant := head + letter + rest) in known]
        found += [(MISSING, meant) for letter in letters if (meant := head + letter + tail) in known]
        yield from (Slip(weight, meant) for weight, meant in found if meant in known)


class LongWords:
    """Words in which those two slips away from a word are found fast."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._letters = np.array([_letter_bits(word) for word in self._words], np.uint64)

    def within_two_slips(self, word: str) -> list[str]:
        """Return the words at most two slips away."""
        letters = np.uint64(_letter_bits(word))
        lacking, beside = letters & ~self._letters, self._letters & ~letters
        alike = (np.bitwise_count(lacking) <= 2) & (np.bitwise_count(beside) <= 2)
        return [self._words[i] for i in np.flatnonzero(alike) if are_within(2, word, self._words[i])]


def _letter_bits(word: str) -> int:
    """Return a bit for each letter of the word, and another if it stands there twice; a slip changes two at most."""
    bits = 0
    for letter in word:
        bit = 1 << ord(letter) % 32
        bits |= bit << 32 if bits & bit else bit
    return bits


def are_within(distance: int, word: str, other: str) -> bool:
    """Tell whether no more slips than this distance lie between the words."""
    same = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if same is None:
        return abs(len(word) - len(other)) <= distance
    if not distance:
        return False
    a, b = word[same:], other[same:]
    ways = [(a[1:], b[1:]), (a[1:], b), (a, b[1:])]
    if a[:2] == b[1::-1]:
        ways.append((a[2:], b[2:]))
    return any(are_within(distance - 1, *way) for way in ways)
