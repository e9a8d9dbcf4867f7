"""The front door: build an archive of articles, ask it, search it, be briefed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from qa.analysis import STOP, Analyzer
from qa.errors import ArticleError, UnknownArticle
from qa.index.forward import ForwardIndex, index_articles
from qa.index.okapi import OkapiIndex
from qa.index.vocabulary import Vocabulary
from qa.model import Answer, Article, Briefing, Quote, Span, Verdict
from qa.quoting import best_window

CANDIDATES = 30


class Archive:
    """Articles that can be asked."""

    def __init__(self, articles: Iterable[Article], problems: Iterable[ArticleError] = ()) -> None:
        self._articles = tuple(articles)
        self.problems = tuple(problems)
        self._analyzer = Analyzer()
        self._vocabulary = Vocabulary()
        self._forward = index_articles(self._articles, self._analyzer, self._vocabulary)
        is_stopword = np.array([term[0] == STOP for term in self._vocabulary.terms()], np.bool_)
        self._index = OkapiIndex(*self._forward.passage_terms(is_stopword))

    @classmethod
    def build(cls, articles: Iterable[Article]) -> Archive:
        """Return an archive of the articles."""
        return cls(articles)

    @classmethod
    def from_folder(cls, folder: Path | str) -> Archive:
        """Return an archive of the articles in a folder."""
        from qa.loading import load_folder

        shelf = load_folder(Path(folder))
        return cls(shelf.articles, shelf.problems)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, latest first."""
        return tuple(sorted(self._articles, key=lambda a: a.published.toordinal() if a.published else 0, reverse=True))

    def article(self, article_id: str) -> Article:
        """Return the article of that id."""
        for article in self._articles:
            if article.id == article_id:
                return article
        raise UnknownArticle(f"{article_id}: no such article")

    def search(self, question: str, k: int = 10) -> tuple[Quote, ...]:
        """Return the k best quotes."""
        ids = self._vocabulary.known(t.term for t in self._analyzer.tokens(question))
        forward = self._forward
        found: dict[int, float] = {}
        df = self._index.document_frequencies()
        idf = {i: float(np.log1p(len(self._index) / df[i])) for i in set(ids)}
        for hit in self._index.search(ids, CANDIDATES):
            for s in range(*forward.passages[hit.ordinal].tolist()):
                terms = forward.terms[forward.sentence_terms[s] : forward.sentence_terms[s + 1]].tolist()
                found[s] = sum(idf[i] for i in set(ids) & set(terms)) - 0.01 * len(terms)
        quotes: list[Quote] = []
        for s in sorted(found, key=lambda s: (-found[s], s)):
            quote = self._quote(s, found, set(ids), sum(idf.values()))
            if all(q.article is not quote.article or not q.span.overlaps(quote.span) for q in quotes):
                quotes.append(quote)
            if len(quotes) == k:
                break
        return tuple(quotes)

    def _quote(self, sentence: int, scores: dict[int, float], ids: set[int], total: float) -> Quote:
        forward = self._forward
        ordinal = int(forward.articles[sentence])
        base, end = forward.article_sentences[ordinal : ordinal + 2].tolist()
        first, last = best_window(
            forward.words[base:end].tolist(), [scores.get(i, 0.0) for i in range(base, end)], sentence - base
        )
        span = Span(int(forward.starts[base + first]), int(forward.ends[base + last - 1]))
        article = self._articles[ordinal]
        tokens = self._analyzer.tokens(article.text[span.start : span.end])
        marks = tuple(
            Span(span.start + t.start, span.start + t.end) for t in tokens if self._vocabulary.id(t.term) in ids
        )
        return Quote(article, span, forward.span(sentence), marks, max(scores[sentence], 0.0) / (total or 1))

    def ask(self, question: str, k: int = 3) -> Answer:
        """Return what the articles say."""
        quotes = self.search(question, k)
        terms = {t.term for t in self._analyzer.tokens(question)}
        known = {t for t in terms if t in self._vocabulary}
        confidence = min(quotes[0].score * len(known) / len(terms), 1.0) if quotes else 0.0
        verdict = Verdict.ANSWERED if confidence > 0.6 else Verdict.CLOSEST if confidence > 0.35 else Verdict.NOT_FOUND
        return Answer(question, verdict, confidence, quotes if verdict != Verdict.NOT_FOUND else ())

    def brief(self, article_id: str | None = None, words: int = 150) -> Briefing:
        """Return the key sentences of an article."""
        from qa.briefing import brief

        return brief([self.article(article_id) if article_id else self.articles[0]], words)

    def surroundings(self, quote: Quote) -> Span:
        """Return the paragraphs that the quote touches."""
        text = quote.article.text
        start = text.rfind("\n\n", 0, quote.span.start + 1)
        end = text.find("\n\n", quote.span.end)
        return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(text.rstrip()))

    def suggestions(self, n: int = 3) -> tuple[str, ...]:
        """Return questions that one can ask."""
        from qa.suggestions import suggestions

        asked = suggestions(self.articles, 4 * n)
        return tuple(q for q in asked if self.ask(q).verdict == Verdict.ANSWERED)[:n]


__all__: Sequence[str] = ["Archive", "ForwardIndex"]
