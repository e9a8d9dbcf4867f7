"""Okapi BM25 read from term postings: rank_bm25's scores, bit for bit, without walking every passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from qa.index.base import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

Ids = NDArray[np.int32]
Ordinals = NDArray[np.int32]
Scores = NDArray[np.float64]


class OkapiIndex:
    """Postings that hold each term's finished contribution to each passage's score.

    ``score(q, d) = Σ idf(t) · f(t, d)(k1 + 1) / (f(t, d) + k1(1 - b + b·|d| / avgdl))``, with idf, its floor, k1 and b
    of rank_bm25 (the ATIRE variant of Trotman, Puurula, Burgess, "Improvements to BM25 and Language Models Examined",
    2014). Contributions are added in the order of the query's terms, as the library does, hence the same floats.
    """

    def __init__(self, term_ids: Ids, lengths: NDArray[np.integer]) -> None:
        """Index passages given as one array.

        Args:
            term_ids: The term ids of all passages, one passage after the other; ids are numbered in the order of
                first occurrence, as a ``Vocabulary`` does.
            lengths: The number of terms of each passage.
        """
        self._size = len(lengths)
        terms, self._passages, counts = _postings(term_ids, lengths)
        self._starts = np.searchsorted(terms, np.arange(_term_count(terms) + 1))
        self._contributions = _contributions(np.diff(self._starts), self._passages, counts, lengths)

    def __len__(self) -> int:
        """The number of passages."""
        return self._size

    def search(self, terms: Sequence[int], k: int) -> list[Hit]:
        """Return the k best passages that hold at least one of the terms, best first, ties by ordinal."""
        postings = [self._posting(term) for term in terms]
        if not postings or k < 1:
            return []
        scores = np.zeros(self._size)
        for passages, contributions in postings:
            scores[passages] += contributions
        candidates = self._candidates(scores, [passages for passages, _ in postings], k)
        best = candidates[np.lexsort((candidates, -scores[candidates]))[:k]]
        return [
            Hit(ordinal, score) for ordinal, score in zip(best.tolist(), scores[best].tolist(), strict=True)
        ]

    def document_frequencies(self, terms: int) -> NDArray[np.int64]:
        """Return for each term id below ``terms`` the number of passages that hold it."""
        frequencies = np.diff(self._starts)
        return np.pad(frequencies, (0, terms - len(frequencies)))

    def _posting(self, term: int) -> tuple[Ordinals, Scores]:
        place = slice(*self._starts[term : term + 2]) if term + 1 < len(self._starts) else slice(0)
        return self._passages[place], self._contributions[place]

    @staticmethod
    def _candidates(scores: Scores, postings: list[Ordinals], k: int) -> Ordinals:
        """Return few passages among which the k best are.

        The k-th best of any posting is a lower bound for the k-th best of all, so that everything under it can be
        passed over without being sorted.
        """
        bounds = [_kth_best(scores[passages], k) for passages in postings if len(passages) >= k]
        if not bounds or (threshold := max(bounds)) <= 0:
            return np.unique(np.concatenate(postings))
        return np.flatnonzero(scores >= threshold).astype(np.int32)


class _Weights(BM25Okapi):  # type: ignore[misc]  # rank_bm25 ships no types
    """The library's idf, computed from document frequencies instead of from the documents."""

    def __init__(self, document_frequencies: list[int], size: int) -> None:
        self._size = size
        super().__init__(document_frequencies)

    def _initialize(self, corpus: list[int]) -> dict[int, int]:
        self.corpus_size = self._size
        return {term: frequency for term, frequency in enumerate(corpus) if frequency}


def _postings(term_ids: Ids, lengths: NDArray[np.integer]) -> tuple[Ids, Ordinals, NDArray[np.int64]]:
    """Return (term, passage, count), sorted by term, then passage."""
    size = max(len(lengths), 1)
    keys = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    keys += term_ids.astype(np.int64) * size
    keys.sort()
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(firsts, append=len(keys))
    terms, passages = np.divmod(keys[firsts], size)
    return terms.astype(np.int32), passages.astype(np.int32), counts


def _term_count(terms: Ids) -> int:
    return int(terms[-1]) + 1 if len(terms) else 0


def _contributions(
    frequencies: NDArray[np.int64],
    passages: Ordinals,
    counts: NDArray[np.int64],
    lengths: NDArray[np.integer],
) -> Scores:
    if not len(passages):
        return np.empty(0)
    weights = _Weights(frequencies.tolist(), len(lengths))
    idf = np.repeat([weights.idf.get(term, 0.0) for term in range(len(frequencies))], frequencies)
    average = int(lengths.sum()) / len(lengths)
    k1, b = weights.k1, weights.b
    norms = k1 * (1 - b + b * lengths / average)
    found: Scores = idf * (counts * (k1 + 1) / (counts + norms[passages]))
    return found


def _kth_best(scores: Scores, k: int) -> float:
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])
