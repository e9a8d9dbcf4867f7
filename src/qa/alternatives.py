"""Which candidate sentences hold other words for the question's, and which for which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.evidence import places_of
from qa.thesaurus import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qa.evidence import Words
    from qa.query import Query

    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Other words for the question's n terms in the C candidates.

    Attributes:
        present: By relation, whether the sentence holds an alternative of each term, shape (C, n).
        phrases: Whether the sentence holds a variant of each term that has several words, shape (C, n).
    """

    present: Mapping[Relation, Flags]
    phrases: Flags


def alternatives_in(words: Words, query: Query) -> Alternatives:
    """Return which candidates hold alternatives of which of the question's terms."""
    terms = dict.fromkeys(term for other in query.alternatives for term in other.terms)
    held = dict(zip(terms, _held(words, list(terms)), strict=True))
    shape = len(words.counts), len(query.ids)
    present = {relation: np.zeros(shape, np.bool_) for relation in Relation}
    phrases = np.zeros(shape, np.bool_)
    for place, others, relation in query.alternatives:
        together = np.logical_and.reduce([held[term] for term in others]) if others[1:] else held[others[0]]
        present[relation][:, place] |= together
        if others[1:] and relation is Relation.VARIANT:
            phrases[:, place] |= together
    return Alternatives(present, phrases)


def _held(words: Words, terms: Sequence[int]) -> Flags:
    """Return which of some terms each candidate holds, shape (terms, C)."""
    held = np.zeros((len(terms), len(words.counts)), np.bool_)
    if terms:
        rows = places_of(words.terms, {term: row for row, term in enumerate(terms)})
        matched = (rows >= 0).nonzero()[0]
        held[rows[matched], words.sentence[matched]] = True
    return held
