"""What the terminal shows: answers, briefings, lists and reports as lines.

A line never rewords a quote: the key sentence stands on lines of its own, after another mark.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.model import Article, Quote, Span, Verdict
from qa.screen import BLANK, Line, Piece, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.errors import QAError
    from qa.evaluation import Figure, Report
    from qa.model import Answer, Briefing, Statement

_KEY, _CONTEXT = "› ", "> "
_NAMED = 2  # articles of a scope


def answer_lines(answer: Answer, suggestions: Sequence[str]) -> list[Line]:
    """Show an answer: the best quote whole, of the others the key sentences.

    Args:
        answer: What the articles say.
        suggestions: Questions to ask instead, shown when nothing is found.
    """
    if answer.verdict is Verdict.NOT_FOUND:
        return [*_reading(answer), line(_not_found(suggestions), "yellow")]
    unsure = answer.verdict is Verdict.CLOSEST
    note = line("This may not answer the question; it is the closest the articles come.", "yellow")
    best, *others = answer.quotes
    return [
        *_reading(answer),
        *[note] * unsure,
        *heading(best.article),
        *_quoted(best),
        *_compared(answer),
        *_also([other for other in others if other not in answer.differing], best.article),
    ]


def briefing_lines(briefing: Briefing) -> list[Line]:
    """Show the lines of a briefing under the headings of their articles."""
    lines: list[Line] = []
    shown = None
    for quote in briefing.quotes:
        if quote.article is not shown:
            lines += [BLANK] * bool(lines) + heading(quote.article)
        lines += _stretch(quote, quote.span, _CONTEXT, "")
        shown = quote.article
    return lines


def statement_lines(statements: Iterable[Statement]) -> list[Line]:
    """Show who said what: the speaker once above what is said in a row, quoted words coloured."""
    lines: list[Line] = []
    article = speaker = None
    for statement in statements:
        quote = statement.quote
        if quote.article is not article:
            lines += [BLANK] * bool(lines) + heading(quote.article)
            article, speaker = quote.article, None
        if statement.speaker != speaker:
            lines += [BLANK, line(statement.speaker, "bold")]
            speaker = statement.speaker
        lines += _stretch(quote, quote.span, _CONTEXT, "")
    return lines


def article_lines(articles: Sequence[Article], problems: Iterable[QAError]) -> list[Line]:
    """List the articles with their ids, and the files that could not be loaded."""
    width = max((len(article.id) for article in articles), default=0)
    listed = [
        Line((Piece(f"{a.id:<{width}}  ", "cyan"), *_byline(a), Piece(f" · {words(a):,} words", "dim")))
        for a in articles
    ]
    return listed + [line(f"skipped: {problem}", "red") for problem in problems]


def scope_line(articles: Sequence[Article]) -> Line:
    """Name the articles that alone were asked, by their number if there are more than a line holds."""
    named = ", ".join(article.title or article.id for article in articles)
    return line(f"Only in: {named if 0 < len(articles) <= _NAMED else f'{len(articles)} articles'}.", "dim")


def words(article: Article) -> int:
    """Return how many words an article has."""
    return len(article.text.split())


def report_lines(report: Report) -> list[Line]:
    """Show the figures of an evaluation with their 95 % intervals, and the verdicts."""
    asked = ", ".join(f"{n:,} {kind.replace('_', '-')}" for kind, n in report.questions.items() if n)
    head = Line((Piece(report.name, "bold"), Piece(f" · {report.setting} · {asked}", "dim")))
    figures = [_figure_line(name, figure) for name, figure in report.figures.items()]
    return [head, BLANK, *figures, BLANK, *_verdict_lines(report)]


def _reading(answer: Answer) -> list[Line]:
    """Tell how the question was read, where it was not read as it stands."""
    corrected = [line(f"Showing results for “{answer.corrected}”.", "dim")] * bool(answer.corrected)
    carried = [line(f"Still about: {', '.join(answer.carried)}.", "dim")] * bool(answer.carried)
    return corrected + carried


def _not_found(suggestions: Sequence[str]) -> str:
    instead = " or ".join(f"“{question}”" for question in suggestions)
    return "The articles do not say." + (f" You can ask: {instead}" if instead else "")


def heading(article: Article) -> list[Line]:
    """Name an article: what it is called, whose it is, where it can be read."""
    source = [line(article.url, "dim")] if article.url else []
    return [Line(_byline(article)), *source]


def _byline(article: Article) -> tuple[Piece, ...]:
    day = article.published
    date = f"{day.day} {day:%B} {day.year}" if day else ""
    rest = [part for part in (article.source_name or article.author, date) if part]
    return Piece(article.title, "bold cyan"), *(Piece(f" · {part}", "dim") for part in rest)


def _compared(answer: Answer) -> list[Line]:
    """Name the articles that say the same as the best quote, and show what others say instead."""
    same = dict.fromkeys(quote.article for quote in answer.agreeing)
    lines = [Line((Piece("Also in: ", "dim"), *_byline(article))) for article in same]
    for quote in answer.differing:
        lines += [Line((Piece("But: ", "yellow"), *_byline(quote.article)))]
        lines += _stretch(quote, quote.sentence, _KEY, "")
    return [BLANK] * bool(lines) + lines


def _also(quotes: Sequence[Quote], shown: Article) -> list[Line]:
    """Return the key sentences of further quotes; those of the same article need no heading."""
    lines = [BLANK, line("Also:", "dim")] * bool(quotes)
    for quote in quotes:
        if quote.article is not shown:
            lines += heading(quote.article)
            shown = quote.article
        lines += _stretch(quote, quote.sentence, _KEY, "")
    return lines


def _quoted(quote: Quote) -> list[Line]:
    span, key = quote.span, quote.sentence
    return [
        *_stretch(quote, Span(span.start, key.start), _CONTEXT, ""),
        *_stretch(quote, key, _KEY, "bold"),
        *_stretch(quote, Span(key.end, span.end), _CONTEXT, ""),
    ]


def _stretch(quote: Quote, span: Span, gutter: str, style: str) -> list[Line]:
    """Return the lines of a part of a quote, the words of the question coloured."""
    lines, at = [], span.start
    for row in quote.article.text[span.start : span.end].splitlines(keepends=True):
        start = at + len(row) - len(row.lstrip())
        lines += [Line(_marked(quote, Span(start, at + len(row.rstrip())), style), gutter)] * bool(
            row.strip()
        )
        at += len(row)
    return lines


def _marked(quote: Quote, span: Span, style: str) -> tuple[Piece, ...]:
    text = quote.article.text
    inside = [mark for mark in quote.highlights if mark in span]
    edges = [span.start, *(edge for mark in inside for edge in (mark.start, mark.end)), span.end]
    styles = [style, f"{style} green".strip()] * (len(inside) + 1)
    return tuple(Piece(text[a:b], s) for (a, b), s in zip(pairwise(edges), styles, strict=False) if a < b)


_FIGURES = {
    "hit@1": ("hit@1", 100, "%"),
    "hit@3": ("hit@3", 100, "%"),
    "sent@1": ("sent@1", 100, "%"),
    "mrr": ("MRR over 10", 100, "%"),
    "words": ("words of the first quote", 1, ""),
    "fa95": ("FA95, off-topic", 100, "%"),
    "auroc": ("AUROC, off-topic", 100, "%"),
    "fa95_unanswerable": ("FA95, unanswerable", 100, "%"),
    "auroc_unanswerable": ("AUROC, unanswerable", 100, "%"),
    "ece": ("ECE, answerable", 100, "%"),
    "ece_all": ("ECE, all questions", 100, "%"),
    "ms": ("a question, p50", 1, "ms"),
}


def _figure_line(name: str, figure: Figure) -> Line:
    label, scale, unit = _FIGURES[name]
    value, low, high = (scale * number for number in (figure.value, figure.low, figure.high))
    digits = 2 if unit == "ms" else 1
    shown = f"{value:7.{digits}f} {unit:2}"
    return Line(
        (
            Piece(f"  {label:<26}"),
            Piece(shown, "bold"),
            Piece(f"  {low:.{digits}f} – {high:.{digits}f}", "dim"),
        )
    )


def _verdict_lines(report: Report) -> list[Line]:
    head = line(f"  {'':<20}{'answered':>10}{'closest':>10}{'not found':>11}", "dim")
    rows = [
        line(f"  {kind.replace('_', '-'):<20}{n['answered']:>10,}{n['closest']:>10,}{n['not_found']:>11,}")
        for kind, n in report.verdicts.items()
        if report.questions[kind]
    ]
    return [head, *rows]
