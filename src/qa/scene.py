"""The scene around the passages found: all that the features look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.alternatives import Alternatives, alternatives_in
from qa.candidates import Candidates, candidates
from qa.coverage import Coverage, cover
from qa.evidence import Evidence, Words, gather, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qa.collection import Collection
    from qa.index.base import Hit
    from qa.query import Query

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the feature groups look at.

    Attributes:
        collection: The articles.
        query: The question's terms.
        found: The candidate sentences.
        words: Their words.
        evidence: The question's terms in them.
        others: Alternatives of the terms in them.
        coverage: How much of the question all that covers.
        shares: Each term's part of the question by idf, shape (n,), sum 1.
        matched: For each word the share of the question's term that it is, 0 for others, shape (T,).
    """

    collection: Collection
    query: Query
    found: Candidates
    words: Words
    evidence: Evidence
    others: Alternatives
    coverage: Coverage
    shares: Floats
    matched: Floats


def look(collection: Collection, query: Query, hits: Sequence[Hit]) -> Scene:
    """Return the scene around the passages found."""
    found = candidates(collection, hits)
    words = words_of(collection, found, query)
    evidence = gather(collection, found, words, query)
    others = alternatives_in(words, query)
    coverage = cover(found, evidence, others, query)
    shares = query.weights / query.weights.sum()
    matched = np.append(shares, 0.0)[words.asked]
    return Scene(collection, query, found, words, evidence, others, coverage, shares, matched)
