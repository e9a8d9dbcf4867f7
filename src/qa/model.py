"""The nouns of the house: frozen values, no input or output.

Offsets are code points of ``Article.text``, half-open, everywhere in ``qa``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch ``[start, end)`` of an article's text, in code points."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """A published text with what is known about it.

    Attributes:
        id: Stable name of the article, unique in an archive.
        title: Headline.
        text: The words that may be quoted; every offset counts from its start.
        author: Who wrote it, or "".
        source_name: Who published it, or "".
        url: Where the publisher shows it, or "".
        published: Day of publication, if known.
        language: Language tag, such as "en".
    """

    id: str
    title: str
    text: str = field(repr=False)
    author: str = ""
    source_name: str = ""
    url: str = ""
    published: date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, by their place: there is no text but the slice.

    Attributes:
        article: Where the words stand.
        span: All the words quoted.
        sentence: The key sentence, inside ``span``.
        highlights: Words of the question found inside ``span``, in order, apart from each other.
        score: How well the quote fits the question; comparable within one answer only.
    """

    article: Article
    span: Span
    sentence: Span
    highlights: tuple[Span, ...] = ()
    score: float = 0.0

    @property
    def text(self) -> str:
        """The words quoted."""
        return self.article.text[self.span.start : self.span.end]

    @property
    def key_sentence(self) -> str:
        """The words of the key sentence."""
        return self.article.text[self.sentence.start : self.sentence.end]


class Verdict(StrEnum):
    """What an answer claims about itself."""

    ANSWERED = "answered"
    CLOSEST = "closest"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question.

    Attributes:
        question: The reader's words.
        verdict: Answered, the closest there is, or not found.
        confidence: In [0, 1]; how sure the archive is that the first key sentence answers.
        quotes: Best first; empty when not found.
        corrected: The question as it was read, when words of it were taken for misspelt; else "".
        carried: Words carried over from the conversation so far.
        agreeing: Quotes of other articles whose key sentences say the same as that of the first quote; they are not
            among ``quotes``.
        differing: Quotes of other articles whose key sentences say the same but for a figure; they may be among
            ``quotes``.
    """

    question: str
    verdict: Verdict
    confidence: float
    quotes: tuple[Quote, ...] = ()
    corrected: str = ""
    carried: tuple[str, ...] = ()
    agreeing: tuple[Quote, ...] = ()
    differing: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """The key sentences of one or more articles, in document order."""

    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said.

    Attributes:
        speaker: Who: words of the article.
        speaker_span: Where they stand; before the quote when it says only "he" or "she".
        quote: The statement; its key sentence tells who speaks, its highlights are the words between quotation marks.
    """

    speaker: str
    speaker_span: Span
    quote: Quote
