"""What the candidate sentences hold of a question's terms: the raw material of all features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.candidates import running_sums, spread
from qa.index.forward import ranges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qa.candidates import Candidates
    from qa.collection import Collection
    from qa.kinds import Kind
    from qa.query import Query

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# The neighbours before a candidate, and those after, that are near, around and before it; see ``Evidence``.
_REACHES = np.array([1, 3, 2]), np.array([1, 3, 0])


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
    table = np.full(int(terms.max(initial=-1)) + 2, -1)
    ids = [term for term in places if term < len(table)]
    table[ids] = [places[term] for term in ids]
    return table[terms]


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
    near, around, before = spread(running_sums(counts), found.bounds(*_REACHES))
    return Evidence(
        counts=counts,
        present=counts > 0,
        near=near,
        around=around,
        before=before,
        title=_in_titles(collection, found, query),
    )


def _in_titles(collection: Collection, found: Candidates, query: Query) -> Flags:
    articles = dict.fromkeys(found.articles.tolist())
    rows = [[term in collection.titles[article] for term in query.ids] for article in articles]
    titles: Flags = np.array(rows, np.bool_)
    return titles[found.which]
