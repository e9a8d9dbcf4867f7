"""The paragraphs around a quote."""

from __future__ import annotations

from qa.model import Span

_BREAK = "\n\n"


def paragraphs_around(text: str, span: Span) -> Span:
    """Return the span of the whole paragraphs that the given span touches, without the white space around them."""
    before = text.rfind(_BREAK, 0, span.start)
    after = text.find(_BREAK, span.end)
    start = 0 if before < 0 else before + len(_BREAK)
    end = len(text) if after < 0 else after
    trimmed = text[start:end]
    return Span(end - len(trimmed.lstrip()), start + len(trimmed.rstrip()))
