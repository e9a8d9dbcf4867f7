"""The articles as the engine sees them: both indexes and what is known about every term."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa import background
from qa.analysis import STOP, Analyzer
from qa.index.forward import index_articles
from qa.index.okapi import OkapiIndex
from qa.index.vocabulary import Vocabulary
from qa.kinds import kinds_of_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from qa.index.base import Index
    from qa.index.forward import ForwardIndex
    from qa.model import Article

# Words share a beginning when they have this share of their letters, and at least so many, in common;
# "Kazakhstan" and "Kazakh", "educate" and "educational", hardly ever two unrelated words.
_SHARED_SHARE, _SHARED_LETTERS, _LENGTHS_APART = 0.7, 4, 4
_PAST_ALL_LETTERS = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that is computed once, when articles are read.

    Attributes:
        articles: The articles, in the order of their ordinals.
        vocabulary: Term ids.
        forward: The terms of each sentence.
        index: Finds passages by terms.
        kinds: For each term id, bits of ``Kind``.
        idf: For each term id, ``log(1 + (N - n + 0.5) / (n + 0.5))`` over passages (Lucene's form, never negative).
        idf_of_unknown: The same for a term that no passage holds.
        titles: The term ids of each article's title.
        sorted_terms: The alphabetic terms that are no stop words, sorted.
        words: Every word of the articles as it is written, once; there may be others among them.
    """

    articles: tuple[Article, ...]
    vocabulary: Vocabulary
    forward: ForwardIndex
    index: Index
    kinds: NDArray[np.int32]
    idf: NDArray[np.float64]
    idf_of_unknown: float
    titles: tuple[frozenset[int], ...]
    sorted_terms: Sequence[str]
    words: Sequence[str]

    def weight(self, term: str) -> float:
        """Return the idf of a term, known or not."""
        known = self.vocabulary.id(term)
        return self.idf_of_unknown if known is None else float(self.idf[known])

    def passages_of(self, articles: Iterable[int]) -> NDArray[np.bool_]:
        """Return which passages are of the articles of these ordinals, shape (passages,)."""
        chosen = np.zeros(len(self.articles), np.bool_)
        chosen[list(articles)] = True
        of_passages = self.forward.articles[self.forward.passages[:, 0]]
        return chosen[of_passages]

    def with_shared_beginning(self, term: str) -> list[str]:
        """Return the other terms that begin like this one and are about as long."""
        if not term.isalpha() or len(term) < _SHARED_LETTERS:
            return []
        beginning = term[: max(_SHARED_LETTERS, int(len(term) * _SHARED_SHARE))]
        first = bisect_left(self.sorted_terms, beginning)
        last = bisect_left(self.sorted_terms, beginning + _PAST_ALL_LETTERS)
        alike = self.sorted_terms[first:last]
        return [other for other in alike if other != term and abs(len(other) - len(term)) <= _LENGTHS_APART]


def collect(articles: Sequence[Article], analyzer: Analyzer) -> Collection:
    """Read the articles into a collection."""
    vocabulary = Vocabulary()
    forward = index_articles(articles, analyzer, vocabulary)
    titles = tuple(frozenset(vocabulary.known(t.term for t in analyzer.tokens(a.title))) for a in articles)
    terms = vocabulary.terms()
    is_stopword = np.array([term[0] == STOP for term in terms], np.bool_)
    index = OkapiIndex(*forward.passage_terms(is_stopword))
    idf = _idf(index.document_frequencies(len(terms)), len(index))
    return Collection(
        articles=tuple(articles),
        vocabulary=vocabulary,
        forward=forward,
        index=index,
        kinds=kinds_of_terms(terms, forward),
        idf=idf,
        idf_of_unknown=float(_idf(np.zeros(1), len(index))[0]),
        titles=titles,
        sorted_terms=sorted(term for term in terms if term.isalpha()),
        words=analyzer.words_met(),
    )


def _idf(frequencies: NDArray[np.integer | np.floating], size: int) -> NDArray[np.float64]:
    return np.log1p((size - frequencies + 0.5) / (frequencies + 0.5))


def background_weights(terms: Sequence[str]) -> NDArray[np.float64]:
    """Return how telling each term is in general English."""
    return np.array([background.weight(term) for term in terms])
