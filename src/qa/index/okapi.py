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
Flags = NDArray[np.bool_]


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
        self._starts, self._passages, counts = _postings(term_ids, lengths)
        self._contributions = _contributions(np.diff(self._starts), self._passages, counts, lengths)

    def __len__(self) -> int:
        """The number of passages."""
        return self._size

    def search(self, terms: Sequence[int], k: int, allowed: Flags | None = None) -> list[Hit]:
        """Return the k best allowed passages that hold at least one of the terms, best first, ties by ordinal."""
        postings = [self._posting(term) for term in terms]
        if allowed is not None:
            postings = [_only(allowed, *posting) for posting in postings]
        if not postings or k < 1:
            return []
        scores = np.zeros(self._size)
        for passages, contributions in postings:
            scores[passages] += contributions
        candidates = _candidates(scores, [passages for passages, _ in postings], k)
        found = scores[candidates]
        best = np.lexsort((candidates, -found))[:k]
        return list(map(Hit, candidates[best].tolist(), found[best].tolist()))

    def document_frequencies(self, terms: int) -> NDArray[np.int64]:
        """Return for each term id below ``terms`` the number of passages that hold it."""
        frequencies = np.diff(self._starts)
        return np.pad(frequencies, (0, terms - len(frequencies)))

    def _posting(self, term: int) -> tuple[Ordinals, Scores]:
        place = slice(*self._starts[term : term + 2]) if term + 1 < len(self._starts) else slice(0)
        return self._passages[place], self._contributions[place]


def _only(allowed: Flags, passages: Ordinals, contributions: Scores) -> tuple[Ordinals, Scores]:
    kept = allowed[passages]
    return passages[kept], contributions[kept]


def _candidates(scores: Scores, postings: Sequence[Ordinals], k: int) -> NDArray[np.integer]:
    """Return few passages among which the k best are.

    The k-th best of any posting is a lower bound for the k-th best of all, so that everything under it can be passed
    over without being sorted; the shortest posting is the cheapest, and its term mostly weighs the most.
    """
    long_enough = [passages for passages in postings if len(passages) >= k]
    if long_enough:
        threshold = _kth_best(scores[min(long_enough, key=len)], k)
        if threshold > 0:
            found = np.flatnonzero(scores >= threshold)
            return found[scores[found] >= _kth_best(scores[found], k)]
    touched = np.zeros(len(scores), np.bool_)
    for passages in postings:
        touched[passages] = True
    return np.flatnonzero(touched)


class _Weights(BM25Okapi):  # type: ignore[misc]  # rank_bm25 ships no types
    """The library's idf, computed from document frequencies instead of from the documents."""

    def __init__(self, document_frequencies: list[int], size: int) -> None:
        self._size = size
        super().__init__(document_frequencies)

    def _initialize(self, corpus: list[int]) -> dict[int, int]:
        self.corpus_size = self._size
        return {term: frequency for term, frequency in enumerate(corpus) if frequency}


def _postings(
    term_ids: Ids, lengths: NDArray[np.integer]
) -> tuple[NDArray[np.int64], Ordinals, NDArray[np.int32]]:
    """Return where each term's postings start, and (passage, count) by term, then passage.

    Arrays as long as all passages together are few and short-lived: they decide the peak of memory.
    """
    size = max(len(lengths), 1)
    terms = int(term_ids.max(initial=-1)) + 1
    keys = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    keys += np.multiply(term_ids, size, dtype=np.int64)
    keys.sort()
    is_first = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    counts = _run_lengths(is_first)
    keys = keys[is_first]
    starts = np.searchsorted(keys, np.arange(terms + 1) * size)
    return starts, np.remainder(keys, size, out=keys).astype(np.int32), counts


def _run_lengths(is_first: NDArray[np.bool_]) -> NDArray[np.int32]:
    firsts = np.flatnonzero(is_first).astype(np.int32)
    return np.append(firsts[1:], np.int32(len(is_first))) - firsts


def _contributions(
    frequencies: NDArray[np.int64],
    passages: Ordinals,
    counts: NDArray[np.int32],
    lengths: NDArray[np.integer],
) -> Scores:
    if not len(passages):
        return np.empty(0)
    weights = _Weights(frequencies.tolist(), len(lengths))
    average = int(lengths.sum()) / len(lengths)
    k1, b = weights.k1, weights.b
    norms = k1 * (1 - b + b * lengths / average)
    found: Scores = norms[passages]
    found += counts
    np.divide(counts * (k1 + 1), found, out=found)
    found *= np.repeat([weights.idf.get(term, 0.0) for term in range(len(frequencies))], frequencies)
    return found


def _kth_best(scores: Scores, k: int) -> float:
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])
