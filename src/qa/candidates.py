"""Candidate sentences: those of the passages found and a few around them, and what is near each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.index.forward import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qa.collection import Collection
    from qa.index.base import Hit

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bounds = tuple[Ints, Ints]

# Sentences on either side of a passage that are candidates too, so that its border sentences have neighbours.
_MARGIN = 2
# The neighbours before a candidate, and those after, of its next ones.
_NEXT = np.array([1]), np.array([1])


@dataclass(frozen=True, slots=True)
class Candidates:
    """Sentences that may answer, in the order of their ordinals.

    Attributes:
        sentences: Their ordinals, shape (C,).
        articles: The ordinals of their articles, shape (C,).
        which: The place of each one's article among the articles that have candidates, from 0, shape (C,).
        passage_scores: The best score of a found passage that holds the sentence, 0 for none, shape (C,).
        run_starts: For each candidate the first of the unbroken run of neighbours it stands in, shape (C,).
        run_ends: One past the last of that run, shape (C,).
    """

    sentences: Ints
    articles: NDArray[np.int32]
    which: Ints
    passage_scores: Floats
    run_starts: Ints
    run_ends: Ints

    def __len__(self) -> int:
        """The number of candidates, C."""
        return len(self.sentences)

    def bounds(self, before: Ints, after: Ints) -> Bounds:
        """Return for each reach and candidate the first of its neighbours so near, and one past the last.

        Args:
            before: For each of several reaches the neighbours before a candidate, shape (reaches,).
            after: The neighbours after it, shape (reaches,).
        """
        places = np.arange(len(self))
        firsts = np.maximum(places - before[:, None], self.run_starts)
        return firsts, np.minimum(places + (after[:, None] + 1), self.run_ends)

    def nearby(self, values: Floats | Flags) -> Flags:
        """Return whether anything but 0 stands at a candidate or at one of its two neighbours, shape (C, …)."""
        near: Flags = spread(running_sums(values), self.bounds(*_NEXT))[0]
        return near


def candidates(collection: Collection, hits: Sequence[Hit]) -> Candidates:
    """Return the sentences of the passages found, and a few around them."""
    forward = collection.forward
    passages = forward.passages[[hit.ordinal for hit in hits]].astype(np.int64)
    articles = forward.articles[passages[:, 0]]
    firsts = np.maximum(passages[:, 0] - _MARGIN, forward.article_sentences[articles])
    lasts = np.minimum(passages[:, 1] + _MARGIN, forward.article_sentences[articles + 1])
    sentences = _distinct(ranges(firsts, lasts - firsts))
    of_articles = forward.articles[sentences]
    turns, begins = (np.ones(len(sentences), np.bool_) for _ in range(2))
    np.not_equal(of_articles[1:], of_articles[:-1], out=turns[1:])
    np.not_equal(sentences[1:], sentences[:-1] + 1, out=begins[1:])
    begins |= turns
    run = begins.cumsum() - 1
    edges = np.concatenate((begins.nonzero()[0], [len(sentences)]))
    scores = _passage_scores(sentences, passages, hits)
    return Candidates(sentences, of_articles, turns.cumsum() - 1, scores, edges[run], edges[run + 1])


def _distinct(ordinals: Ints) -> Ints:
    """Return the ordinals, sorted, each once."""
    ordinals.sort()
    is_first = np.ones(len(ordinals), np.bool_)
    np.not_equal(ordinals[1:], ordinals[:-1], out=is_first[1:])
    return ordinals[is_first]


def _passage_scores(sentences: Ints, passages: Ints, hits: Sequence[Hit]) -> Floats:
    scores = np.zeros(len(sentences))
    places = np.searchsorted(sentences, passages)
    worst_first = zip(reversed(places.tolist()), reversed(hits), strict=True)
    for (first, last), hit in worst_first:
        scores[first:last] = max(hit.score, 0.0)
    return scores


def running_sums(counts: NDArray[np.generic]) -> Floats:
    """Return the sums of the counts over all candidates before each, and over all, shape (C + 1, …)."""
    sums = np.zeros((len(counts) + 1, *counts.shape[1:]))
    np.cumsum(counts, axis=0, out=sums[1:])
    return sums


def spread(sums: Floats, bounds: Bounds) -> Flags:
    """Return whether anything is counted for the candidates within the bounds, shape (reaches, C, …)."""
    firsts, lasts = bounds
    found: Flags = sums[lasts] > sums[firsts]
    return found
