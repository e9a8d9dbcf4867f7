"""What a check finds: a verdict, and which words of the text stand where in which article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.model import Quote, Span

QUOTE_WORDS = 3
"""Fewer words are hardly a quote: nobody can tell where they come from."""


class Finding(StrEnum):
    """Whether a text is a quote from the articles.

    What counts are words, figures, and the signs of figures (currency, per cent, minus): another one, one more or one
    less is a change. Case, diacritics, line breaks, soft hyphens and marks between words (quotation marks, dashes,
    commas, the stop at the end) are none. ``4,000`` is ``4000``, but not ``4.000``.

    Attributes:
        VERBATIM: Word for word in one place; it may begin and end within a sentence. Also pieces of one article in its
            own order, when every omission is marked ("…", "[…]"), and passages in quotation marks of their own. Of one
            or two words it says no more than that they stand there; that is hardly a quote.
        ALTERED: Close to a passage, but words were replaced, added or left out; or in part verbatim, the rest in words
            that are not the article's. An omission that hides a "not" of the same sentence is a change, marked or not.
        STITCHED: Every word is the articles', but pieces that stand apart or in another order were put together as if
            they were one.
        NOT_FOUND: Not from these articles, or too little of it to tell.
    """

    VERBATIM = "verbatim"
    ALTERED = "altered"
    STITCHED = "stitched"
    NOT_FOUND = "not_found"


class Edit(StrEnum):
    """What was done to words of an article."""

    KEPT = "kept"
    REPLACED = "replaced"
    ADDED = "added"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Step:
    """Words of the text beside words of the article.

    Attributes:
        edit: What was done to the article's words.
        text: Where the words stand in the text; empty when they were left out, at the place where they are missing.
        article: Where they stand in the article; empty when they were added.
    """

    edit: Edit
    text: Span
    article: Span


@dataclass(frozen=True, slots=True)
class Match:
    """A part of the text, and the passage that it comes from.

    Attributes:
        quote: The passage.
        text: Where the part stands in the text.
        steps: The words of both, in order.
    """

    quote: Quote
    text: Span
    steps: tuple[Step, ...]

    @property
    def is_verbatim(self) -> bool:
        """Whether every word was kept."""
        return all(step.edit is Edit.KEPT for step in self.steps)


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a text is a quote from the articles.

    Attributes:
        text: The text as it came.
        verdict: What was found.
        claims: The parts that were checked: the whole text, or what stands in quotation marks when the words around
            are somebody's own.
        matches: Where the parts of the text come from, in the order of the text; empty when not found.
        elsewhere: Where else the same words stand, in the order in which the articles were given; at most 99 places.
        coverage: Share of the words of the whole text that are an article's, in [0, 1].
    """

    text: str
    verdict: Finding
    claims: tuple[Span, ...] = ()
    matches: tuple[Match, ...] = ()
    elsewhere: tuple[Quote, ...] = ()
    coverage: float = 0.0
