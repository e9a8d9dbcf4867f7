"""The body of an article: its sentences by paragraph, without editors' notes and page furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.loading.notes import is_editors_note
from qa.loading.sayings import is_saying
from qa.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.model import Span


def paragraphs(text: str) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph of the body, in order."""
    for paragraph in _all_paragraphs(text):
        words = text[paragraph[0].start : paragraph[-1].end]
        if not (is_editors_note(words) or is_saying(words)):
            yield paragraph


def open_quotations(text: str, paragraph: Sequence[Span]) -> Iterator[bool]:
    """Tell of each sentence of a paragraph whether a quotation is still open at its end."""
    straight = typographic = 0
    for span in paragraph:
        words = text[span.start : span.end]
        straight += words.count('"')
        typographic += sum(map(words.count, "“«")) - sum(map(words.count, "”»"))
        yield straight % 2 == 1 or typographic > 0


def _all_paragraphs(text: str) -> Iterator[list[Span]]:
    paragraph: list[Span] = []
    for span in sentence_spans(text):
        if paragraph and text.count("\n", paragraph[-1].end, span.start) > 1:
            yield paragraph
            paragraph = []
        paragraph.append(span)
    if paragraph:
        yield paragraph
