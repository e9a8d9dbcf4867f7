"""What the terminal shows of a check: the text beside the article, the changed words marked.

``[-words-]`` are the article's and missing in the text, ``{+words+}`` are the text's own; as in wdiff.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.checking import QUOTE_WORDS, Edit, Finding
from qa.screen import BLANK, Line, Piece, line
from qa.terminal import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.checking import Check, Match, Step
    from qa.model import Quote, Span

_FINDINGS = {
    Finding.VERBATIM: ("Verbatim: word for word in the articles.", "bold green"),
    Finding.ALTERED: ("Altered: [-words of the article-] {+words of the text+}.", "bold yellow"),
    Finding.STITCHED: ("Stitched: put together from passages that stand apart.", "bold yellow"),
    Finding.NOT_FOUND: ("Not found: the articles have no such passage.", "bold red"),
}
_NAMED = 3  # articles of further places
_MOST_ELSEWHERE = 99


def check_lines(check: Check) -> list[Line]:
    """Show a verdict, and each part of the text under the heading of its article."""
    lines = [line(*_FINDINGS[check.verdict]), *_notes(check)]
    shown = None
    for match in check.matches:
        if match.quote.article is not shown:
            shown = match.quote.article
            lines += [BLANK, *heading(shown)]
        lines.append(Line(tuple(_pieces(match, check.text)), "> "))
    return [*lines, *_elsewhere(check.elsewhere)]


def _notes(check: Check) -> Iterator[Line]:
    """Yield what keeps the verdict from saying more than it does."""
    if check.matches and len(check.claims) == 1 and len(check.text.split()) < QUOTE_WORDS:
        yield line("One or two words are hardly a quote; they stand there, no more.", "dim")
    if check.verdict is not Finding.NOT_FOUND and check.coverage < 1:
        yield line(f"{check.coverage:.0%} of the words of the text are the articles’.", "dim")


def _pieces(match: Match, text: str) -> Iterator[Piece]:
    article = match.quote.article.text
    yield from _step(match.steps[0], text, article)
    for step, following in pairwise(match.steps):
        yield Piece(_between(step, following, text, article))
        yield from _step(following, text, article)


def _step(step: Step, text: str, article: str) -> Iterator[Piece]:
    if step.edit is Edit.KEPT:
        yield Piece(_words(text, step.text))
        return
    if step.edit is not Edit.ADDED:
        yield Piece(f"[-{_words(article, step.article)}-]", "red")
    if step.edit is not Edit.LEFT_OUT:
        yield Piece(f"{{+{_words(text, step.text)}+}}", "green")


def _between(step: Step, following: Step, text: str, article: str) -> str:
    """Return what stands between two steps: in the text, or where it has no words, in the article."""
    if Edit.LEFT_OUT not in (step.edit, following.edit):
        return _gap(text, step.text, following.text)
    if Edit.ADDED not in (step.edit, following.edit):
        return _gap(article, step.article, following.article)
    return " "


def _gap(text: str, before: Span, after: Span) -> str:
    return re.sub(r"\s+", " ", text[before.end : after.start])


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _elsewhere(quotes: Sequence[Quote]) -> list[Line]:
    if not quotes:
        return []
    titles = list(dict.fromkeys(quote.article.title for quote in quotes))
    number = f"{len(quotes)}{' or more' * (len(quotes) >= _MOST_ELSEWHERE)}"
    places = f"{number} other place{'s' * (len(quotes) > 1)}"
    more = " …" * (len(titles) > _NAMED)
    return [BLANK, line(f"Also in {places}: {'; '.join(titles[:_NAMED])}{more}", "dim")]
