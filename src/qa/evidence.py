"""What the candidate sentences hold of a question's terms: the raw material of all features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.index.forward import ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qa.collection import Collection
    from qa.index.base import Hit
    from qa.kinds import Kind
    from qa.query import Query

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bounds = tuple[Ints, Ints]

# Sentences on either side of a passage that are candidates too, so that its border sentences have neighbours.
_MARGIN = 2
_PAST_ALL_TERMS = 2**31


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

    def bounds(self, before: int, after: int) -> Bounds:
        """Return for each candidate the first of its neighbours so near, and one past the last."""
        places = np.arange(len(self))
        return np.maximum(places - before, self.run_starts), np.minimum(places + after + 1, self.run_ends)


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


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of the candidate sentences, one sentence after the other, T words in all.

    Attributes:
        terms: Term ids, shape (T,).
        kinds: Bits of ``Kind``, shape (T,).
        sentence: Which candidate each stands in, shape (T,).
        firsts: The first word of each word's sentence, shape (T,).
        ends: One past the last word of each word's sentence, shape (T,).
        begins: The first word of each candidate, shape (C,).
        counts: Words of each candidate, shape (C,).
        spoken: Where in the question the word stands first, stop words counted, -1 for nowhere, shape (T,).
        asked: Which of the question's terms the word is, -1 for none, shape (T,).
        matched: The places of the words that are any of them, rising.
    """

    terms: NDArray[np.int32]
    kinds: NDArray[np.int32]
    sentence: Ints
    firsts: Ints
    ends: Ints
    begins: Ints
    counts: Ints
    spoken: Ints
    asked: Ints
    matched: Ints

    def of_kind(self, kind: Kind) -> Flags:
        """Return which words are of the kind."""
        found: Flags = (self.kinds & kind) != 0
        return found

    def per_sentence(self, values: Floats) -> Floats:
        """Return the sum of the values over each candidate's words."""
        sums = np.bincount(self.sentence, weights=values, minlength=len(self.counts))
        return sums.astype(np.float64, copy=False)

    def highest(self, values: Floats) -> Floats:
        """Return the highest of the values, all at least 0, over each candidate's words."""
        found = np.zeros(len(self.counts))
        filled = self.counts > 0
        if len(values):
            found[filled] = np.maximum.reduceat(values, self.begins[filled])
        return found

    def nearby(self, values: Floats, reach: int) -> Floats:
        """Return for each word the sum of the values over the words at most so far away in its sentence."""
        sums = running_sums(values)
        places = np.arange(len(values))
        return (
            sums[np.minimum(places + (reach + 1), self.ends)] - sums[np.maximum(places - reach, self.firsts)]
        )


def words_of(collection: Collection, found: Candidates, query: Query) -> Words:
    """Return the words of the candidates, matched with the question's terms."""
    forward = collection.forward
    begins = forward.sentence_terms[found.sentences]
    counts = forward.sentence_terms[found.sentences + 1] - begins
    terms = forward.terms[ranges(begins, counts)]
    ends = counts.cumsum()
    spoken = places_of(terms, query.first_places)
    place_of = {term: place for place, term in enumerate(query.ids)}
    asked = np.array([*(place_of.get(term, -1) for term in query.words), -1])[spoken]
    return Words(
        terms=terms,
        kinds=collection.kinds[terms],
        sentence=np.repeat(np.arange(len(found)), counts),
        firsts=np.repeat(ends - counts, counts),
        ends=np.repeat(ends, counts),
        begins=ends - counts,
        counts=counts,
        spoken=spoken,
        asked=asked,
        matched=(asked >= 0).nonzero()[0],
    )


def places_of(terms: NDArray[np.int32], places: Mapping[int, int]) -> Ints:
    """Return the place of each term id, -1 for one that has none."""
    known = [*sorted(places.items()), (_PAST_ALL_TERMS, -1)]
    ids, values = np.array(known).T
    found = np.searchsorted(ids, terms)
    return np.where(ids[found] == terms, values[found], -1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which of the question's n terms stand in which of the C candidates, and around it.

    Attributes:
        counts: Occurrences of each term, shape (C, n).
        present: Whether the sentence holds the term, shape (C, n).
        near: … or one of its two neighbours, shape (C, n).
        around: … or one of the six sentences around it, shape (C, n).
        before: Whether the sentence or one of the two before it holds the term, shape (C, n).
        title: Whether the article's title holds the term, shape (C, n).
    """

    counts: Ints
    present: Flags
    near: Flags
    around: Flags
    before: Flags
    title: Flags


def gather(collection: Collection, found: Candidates, words: Words, query: Query) -> Evidence:
    """Return what the candidates hold of the question's terms."""
    shape = len(found), len(query.ids)
    cells = words.sentence[words.matched] * shape[1] + words.asked[words.matched]
    counts = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
    sums = running_sums(counts)
    return Evidence(
        counts=counts,
        present=counts > 0,
        near=spread(sums, found.bounds(1, 1)),
        around=spread(sums, found.bounds(3, 3)),
        before=spread(sums, found.bounds(2, 0)),
        title=_in_titles(collection, found, query),
    )


def running_sums(counts: NDArray[np.generic]) -> Floats:
    """Return the sums of the counts over all candidates before each, and over all, shape (C + 1, …)."""
    sums = np.zeros((len(counts) + 1, *counts.shape[1:]))
    np.cumsum(counts, axis=0, out=sums[1:])
    return sums


def spread(sums: Floats, bounds: Bounds) -> Flags:
    """Return whether anything is counted for the candidates within the bounds, shape (C, …)."""
    firsts, lasts = bounds
    found: Flags = sums[lasts] > sums[firsts]
    return found


def _in_titles(collection: Collection, found: Candidates, query: Query) -> Flags:
    articles = dict.fromkeys(found.articles.tolist())
    rows = [[term in collection.titles[article] for term in query.ids] for article in articles]
    titles: Flags = np.array(rows, np.bool_)
    return titles[found.which]
