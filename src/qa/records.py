"""Values as records: what ``--json`` prints, in plain dicts, lists, numbers and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.checking import Check, Match
    from qa.errors import QAError
    from qa.model import Answer, Article, Briefing, Quote, Span, Statement

Record = dict[str, Any]


def answer_record(answer: Answer, scope: Iterable[str] | None = None) -> Record:
    """Return the question, how it was read, the verdict, the confidence and the quotes, best first, by kind.

    Args:
        answer: The answer.
        scope: Ids of the articles that alone were asked; all when missing.
    """
    return {
        "question": answer.question,
        "verdict": answer.verdict.value,
        "confidence": answer.confidence,
        "quotes": [quote_record(quote) for quote in answer.quotes],
        "corrected": answer.corrected,
        "carried": list(answer.carried),
        "scope": None if scope is None else list(scope),
        "agreeing": [quote_record(quote) for quote in answer.agreeing],
        "differing": [quote_record(quote) for quote in answer.differing],
    }


def briefing_record(briefing: Briefing) -> Record:
    """Return the quotes of a briefing in document order."""
    return {"quotes": [quote_record(quote) for quote in briefing.quotes]}


def check_record(check: Check) -> Record:
    """Return the verdict on a text; offsets called text are code points of the text, the others of the article."""
    return {
        "text": check.text,
        "verdict": check.verdict.value,
        "coverage": check.coverage,
        "claims": [_span(span) for span in check.claims],
        "matches": [_match_record(match) for match in check.matches],
        "elsewhere": [quote_record(quote) for quote in check.elsewhere],
    }


def _match_record(match: Match) -> Record:
    steps = [
        {"edit": step.edit.value, "text": _span(step.text), "article": _span(step.article)}
        for step in match.steps
    ]
    return {"quote": quote_record(match.quote), "text": _span(match.text), "steps": steps}


def statements_record(statements: Iterable[Statement]) -> Record:
    """Return who said what in document order; a speaker's offsets count in the article of the quote."""
    return {
        "statements": [
            {
                "speaker": statement.speaker,
                "speaker_span": [statement.speaker_span.start, statement.speaker_span.end],
                "quote": quote_record(statement.quote),
            }
            for statement in statements
        ]
    }


def quote_record(quote: Quote) -> Record:
    """Return a quote; offsets are code points of the article's text, half-open."""
    return {
        "article_id": quote.article.id,
        "title": quote.article.title,
        "start": quote.span.start,
        "end": quote.span.end,
        "text": quote.text,
        "sentence": [quote.sentence.start, quote.sentence.end],
        "highlights": [[mark.start, mark.end] for mark in quote.highlights],
        "score": quote.score,
        "published": _day(quote.article),
        "url": quote.article.url,
    }


def articles_record(articles: Sequence[Article], problems: Iterable[QAError]) -> Record:
    """Return what is known about the articles, and why some files are not among them."""
    return {
        "articles": [_article_record(article) for article in articles],
        "problems": [str(problem) for problem in problems],
    }


def _article_record(article: Article) -> Record:
    return {
        "article_id": article.id,
        "title": article.title,
        "author": article.author,
        "source_name": article.source_name,
        "url": article.url,
        "published": _day(article),
        "language": article.language,
        "words": len(article.text.split()),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(article: Article) -> str | None:
    return article.published.isoformat() if article.published else None
