"""From a query to ranked candidate sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.features import features
from qa.index.base import Hit
from qa.ranking import learnt, probabilities
from qa.scene import Scene, look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qa.collection import Collection
    from qa.query import Query

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]

# Passages whose sentences become candidates: with 40 the right one is among them for 98 questions of 100 in an archive
# of 48 encyclopedia articles; with 100 for 99, at more than twice the time.
PASSAGES = 40
# Passages found by other words than the question's own. They take no part in the passages' scores.
OTHER_PASSAGES = 20


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidate sentences with what speaks for them.

    Attributes:
        scene: The candidates and the evidence in them.
        columns: Every feature of every candidate, by name.
        scores: What the ranking model says of each, shape (C,).
        chances: How likely each is to answer, if any does, shape (C,), sum 1.
    """

    scene: Scene
    columns: Mapping[str, Floats]
    scores: Floats
    chances: Floats


def observe(collection: Collection, query: Query, allowed: Flags | None = None) -> Scene | None:
    """Return the candidates for a query and the evidence in them; nothing if no passage holds a term of it.

    Only the allowed passages are looked at, shape (passages,); all when missing.
    """
    hits = collection.index.search(query.known, PASSAGES, allowed)
    if query.other and len(hits) < len(collection.index):
        # What holds the question's own words is found already, unless that is more than was asked for.
        others = query.other if len(hits) < PASSAGES else query.known + query.other
        hits += _unscored(collection.index.search(others, OTHER_PASSAGES, allowed), hits)
    return look(collection, query, hits) if hits else None


def _unscored(others: Sequence[Hit], hits: Sequence[Hit]) -> list[Hit]:
    found = {hit.ordinal for hit in hits}
    return [Hit(other.ordinal, 0.0) for other in others if other.ordinal not in found]


def rank(collection: Collection, query: Query, allowed: Flags | None = None) -> Ranked | None:
    """Return the candidates for a query, scored; nothing if no allowed passage holds a term of it."""
    scene = observe(collection, query, allowed)
    if scene is None:
        return None
    columns = features(scene)
    scores = learnt().models["ranking"].scores(columns)
    return Ranked(scene, columns, scores, probabilities(scores))
