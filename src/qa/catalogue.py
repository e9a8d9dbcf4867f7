"""The catalogue: which articles are meant by a title, a subject or a source."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from qa.analysis import Analyzer
    from qa.collection import Collection
    from qa.model import Article

    Ordinals = frozenset[int]

# An article is about a subject when its title, or its title and its first words, hold such a share of it by idf.
_LEAST_SHARE = 0.6
_LEAD = 80
_ARTICLE_THE = "_the"


class Catalogue:
    """The articles of one collection as readers name them; articles are given by their ordinals."""

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection, self._analyzer = collection, analyzer

    @property
    def articles(self) -> Sequence[Article]:
        """The articles, in the order of their ordinals."""
        return self._collection.articles

    @cached_property
    def dated(self) -> tuple[tuple[date, int], ...]:
        """The days of publication that are known, with the articles."""
        return tuple((each.published, n) for n, each in enumerate(self.articles) if each.published)

    @cached_property
    def sources(self) -> dict[tuple[str, ...], Ordinals]:
        """The articles of each source, by the terms of its name without "the"."""
        found: dict[str, list[int]] = {}
        for ordinal, article in enumerate(self.articles):
            found.setdefault(article.source_name, []).append(ordinal)
        by_terms: dict[tuple[str, ...], Ordinals] = {}
        for name, ordinals in found.items():
            terms = self._name(name)
            by_terms[terms] = by_terms.get(terms, frozenset()) | frozenset(ordinals)
        by_terms.pop((), None)
        return by_terms

    def _name(self, name: str) -> tuple[str, ...]:
        terms = tuple(token.term for token in self._analyzer.words(name))
        return terms[1:] if terms[:1] == (_ARTICLE_THE,) else terms

    def source(self, name: str) -> Ordinals:
        """Return the articles of the source of that name; none if it is no source."""
        return self.sources.get(self._name(name), frozenset())

    def sources_named(self, text: str) -> Iterator[tuple[Span, Ordinals]]:
        """Yield where the text names a source, and its articles."""
        words = self._analyzer.words(text)
        terms = tuple(word.term for word in words)
        for at, term in enumerate(terms):
            for name in self._names_by_first.get(term, ()):
                if terms[at : at + len(name)] == name:
                    yield Span(words[at].start, words[at + len(name) - 1].end), self.sources[name]

    @cached_property
    def _names_by_first(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for name in self.sources:
            found.setdefault(name[0], []).append(name)
        return found

    def titled(self, words: str, *, whole: bool = False) -> Ordinals:
        """Return the articles with such a title: all of it, or unless ``whole`` two words and half of it at least."""
        terms = self._terms(words)
        fitting = (n for n, title in enumerate(self._titles) if terms and terms <= title)
        return frozenset(
            n
            for n in fitting
            if terms == self._titles[n] or (not whole and 1 < len(terms) >= len(self._titles[n]) / 2)
        )

    def about(self, subject: str) -> Ordinals:
        """Return the articles about a subject, as their titles say, or else their first words."""
        terms = self._terms(subject)
        weights = {term: self._collection.weight(term) for term in terms}
        least = _LEAST_SHARE * sum(weights.values())
        of_titles = np.array(
            [sum(weights[term] for term in terms & title) for title in self._titles], np.float64
        )
        return _highest(of_titles, least) or _highest(self._in_leads(of_titles, weights), least)

    def _in_leads(self, of_titles: NDArray[np.float64], weights: dict[str, float]) -> NDArray[np.float64]:
        """Add to the weights found in the titles those that only the first words of the articles hold."""
        forward, found = self._collection.forward, of_titles.copy()
        starts = forward.sentence_terms[forward.article_sentences[:-1]]
        for term, weight in weights.items():
            known = self._collection.vocabulary.id(term)
            places = np.flatnonzero(forward.terms == known) if known is not None else np.zeros(0, np.int64)
            articles = np.searchsorted(starts, places, side="right") - 1
            leading = np.unique(articles[places - starts[articles] < _LEAD])
            found[leading] += [weight * (term not in self._titles[n]) for n in leading]
        return found

    @cached_property
    def _titles(self) -> tuple[frozenset[str], ...]:
        return tuple(self._terms(article.title) for article in self.articles)

    def _terms(self, words: str) -> frozenset[str]:
        return frozenset(token.term for token in self._analyzer.tokens(words))


def _highest(weights: NDArray[np.float64], least: float) -> Ordinals:
    """Return where the highest weight stands, if it is enough."""
    top = float(weights.max(initial=0.0))
    return frozenset(np.flatnonzero(weights > top - 1e-9).tolist()) if top >= least > 0 else frozenset()
