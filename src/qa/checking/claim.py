"""Claims: the words that a text gives out as a quote, and what may be said of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.analysis import STOP
from qa.checking.findings import QUOTE_WORDS, Edit, Finding
from qa.checking.wording import Word, omissions, quotations
from qa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.analysis import Analyzer
    from qa.checking.findings import Match

_LONG_RUN = 8  # words that two texts share in a row only if one knows the other
_ENOUGH = 0.5  # share of words that makes another text a version of a passage


class Break(IntEnum):
    """What stands between a word and the one before."""

    NONE = 0
    OMISSION = 1
    QUOTATION = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a text gives out as a quote.

    Attributes:
        text: The whole text.
        spans: Where the words stand.
        words: The words.
        breaks: For each of them, what stands before it.
    """

    text: str
    spans: tuple[Span, ...]
    words: Sequence[Word]
    breaks: Sequence[Break]

    def part(self, first: int, last: int) -> Claim:
        """Return the words ``[first, last)`` alone."""
        words = self.words[first:last]
        return Claim(self.text, (_reach(words),), words, self.breaks[first:last])

    def kept(self, matches: Sequence[Match]) -> list[bool]:
        """Return for each word whether it is an article's."""
        starts, found = [word.start for word in self.words], [False] * len(self.words)
        for step in (step for match in matches for step in match.steps if step.edit is Edit.KEPT):
            first, last = bisect_left(starts, step.text.start), bisect_left(starts, step.text.end)
            found[first:last] = [True] * (last - first)
        return found

    def break_before(self, match: Match) -> Break:
        """Return what stands before a match's first word."""
        return self.breaks[bisect_left(self.words, match.text.start, key=lambda word: word.start)]

    def is_recognised(self, matches: Sequence[Match], analyzer: Analyzer) -> bool:
        """Tell whether so much of it was found that it must come from there."""
        kept = self.kept(matches)
        telling = [analyzer.term(self.text[w.start : w.end].lower())[0] != STOP for w in self.words]
        told = [k for k, tells in zip(kept, telling, strict=True) if tells]
        is_version = sum(kept) >= _ENOUGH * len(kept) and sum(told) >= max(
            _ENOUGH * len(told), min(len(kept), 2)
        )
        return is_version or "1" * _LONG_RUN in "".join("01"[k] for k in kept)


def whole_claim(text: str, words: Sequence[Word]) -> Claim:
    """Return the whole text as one claim."""
    breaks = [Break.OMISSION if mark else Break.NONE for mark in omissions(text, words)]
    return Claim(text, (_reach(words),), words, breaks)


def quoted_claim(text: str, words: Sequence[Word]) -> Claim | None:
    """Return what stands in quotation marks, if it is more than single words."""
    starts = [word.start for word in words]
    inside = [words[bisect_left(starts, s.start) : bisect_left(starts, s.end)] for s in quotations(text)]
    claims = [whole_claim(text, quoted) for quoted in inside if len(quoted) >= QUOTE_WORDS]
    if not claims:
        return None
    return Claim(
        text,
        tuple(claim.spans[0] for claim in claims),
        [word for claim in claims for word in claim.words],
        [each for claim in claims for each in (Break.QUOTATION, *claim.breaks[1:])],
    )


def verdict(claim: Claim, matches: Sequence[Match]) -> Finding:
    """Judge a claim that was recognised."""
    if not all(match.is_verbatim for match in matches) or not all(claim.kept(matches)):
        return Finding.ALTERED
    joints = pairwise(matches)
    is_honest = all(is_marked(claim, match, following) for match, following in joints)
    return Finding.VERBATIM if is_honest else Finding.STITCHED


def is_marked(claim: Claim, match: Match, following: Match) -> bool:
    """Tell whether a text does not hide that words stand between two matches."""
    if claim.break_before(following) is Break.OMISSION:
        is_same = match.quote.article is following.quote.article
        return is_same and match.quote.span.end <= following.quote.span.start
    return claim.break_before(following) is Break.QUOTATION


def _reach(words: Sequence[Word]) -> Span:
    return Span(words[0].start, words[-1].end)
