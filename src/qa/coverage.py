"""How much of a question the candidates cover: each layer of evidence under each weighing of the terms.

All shares come out of one product of matrices: with few candidates the way into numpy costs more than the sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.thesaurus import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from qa.alternatives import Alternatives
    from qa.candidates import Candidates
    from qa.evidence import Evidence
    from qa.query import Query

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of a question that C candidates cover.

    Attributes:
        layers: The place of each layer of evidence by name.
        weighings: The place of each weighing of the terms by name.
        shares: The share covered, shape (weighings, layers, C).
        totals: What covers all terms, shape (weighings,): 1 where all of them count.
    """

    layers: Mapping[str, int]
    weighings: Mapping[str, int]
    shares: Floats
    totals: Floats

    def of(self, layer: str, by: str = "idf") -> Floats:
        """Return the share that a layer covers, shape (C,)."""
        share: Floats = self.shares[self.weighings[by], self.layers[layer]]
        return share

    def missing(self, layer: str, by: str = "idf") -> Floats:
        """Return the share that a layer leaves out, shape (C,)."""
        share: Floats = self.totals[self.weighings[by]] - self.of(layer, by)
        return share


def cover(found: Candidates, evidence: Evidence, others: Alternatives, query: Query) -> Coverage:
    """Return how much of the question each layer covers.

    The layers are those of the evidence, some with the title's terms added, and one for each relation: the terms that
    stand there themselves or in an alternative of this or an earlier relation, ``… near`` in neighbours too. Those of
    the last are ``at all`` and ``at all near``.
    """
    weighings = _weighings(query)
    layers = dict(_layers(found, evidence, others))
    different = {id(layer): layer for layer in layers.values()}
    place = {number: place for place, number in enumerate(different)}
    weights = np.array(list(weighings.values()))
    stacked = np.concatenate(list(different.values()), dtype=np.float64)
    shares = (weights @ stacked.T).reshape(len(weights), len(different), len(found))
    return Coverage(
        {name: place[id(layer)] for name, layer in layers.items()},
        {name: number for number, name in enumerate(weighings)},
        shares,
        weights.sum(axis=1),
    )


def _weighings(query: Query) -> dict[str, Floats]:
    """Return the weights of the terms, each shape (n,): of all, of the names, of the numbers, of the others."""
    idf, background = query.weights / query.weights.sum(), query.background / query.background.sum()
    is_other = ~(query.is_name | query.is_number)
    return {
        "idf": idf,
        "background": background,
        "names": idf * query.is_name,
        "numbers": idf * query.is_number,
        "others": idf * is_other,
        "background of others": background * is_other,
        "count": np.full(len(idf), 1 / len(idf)),
    }


def _layers(found: Candidates, evidence: Evidence, others: Alternatives) -> Iterator[tuple[str, Flags]]:
    yield "here", evidence.present
    yield "near", evidence.near
    yield "around", evidence.around
    yield "before", evidence.before
    yield "title", evidence.title
    yield "here or title", evidence.present | evidence.title
    yield "near or title", evidence.near | evidence.title
    yield "around or title", evidence.around | evidence.title
    here, near = evidence.present, evidence.near
    for relation in Relation:
        present = others.present[relation]
        if present.any():
            here, near = here | present, near | found.nearby(present)
        yield relation.name, here
        yield f"{relation.name} near", near
    yield "at all", here
    yield "at all near", near
