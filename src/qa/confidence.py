"""How sure an answer is: the calibrated probability that its key sentence answers the question.

It is the product of two: that the articles speak of the matter at all, and that, if they do, the sentence is the right
one. A single model has to trade the one for the other: an unlucky pick among good sentences looks to it like the best
of a bad lot.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qa.model import Verdict
from qa.ranking import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qa.quoting import Window
    from qa.retrieval import Ranked

ANSWERED, CLOSEST = 0.5, 0.2

# Features of the key sentence that tell a good answer from the best of bad ones.
_OF_KEY = (
    "covered",
    "covered near",
    "covered around",
    "covered with title",
    "covered near with title",
    "covered at all",
    "covered at all near",
    "background covered",
    "background covered near",
    "background covered at all",
    "background covered at all near",
    "names missing around",
    "names missing",
    "numbers missing near",
    "bm25",
    "background bm25",
    "passage",
    "phrases",
    "pairs",
    "dense",
    "opening",
    "first sentence by title",
)


def signs(ranked: Ranked, window: Window) -> dict[str, NDArray[np.float64]]:
    """Return what the confidence is computed from, by name, each of shape (1,)."""
    key = window.key
    chance = float(ranked.chances[key])
    scene, query = ranked.scene, ranked.scene.query
    unknown = np.array(query.ids) < 0
    others = np.delete(ranked.scores, key)
    found = {
        "log odds": math.log((chance + 1e-6) / (1 - chance + 1e-6)),
        "window": float(ranked.chances[window.first : window.last].sum()),
        "score": float(ranked.scores[key]),
        "lead": min(float(ranked.scores[key] - others.max()), 5.0) if len(others) else 5.0,
        "unknown": float(scene.shares @ unknown),
        "background unknown": float(scene.background @ unknown),
        "names unknown": float(scene.background @ (unknown & query.is_name)),
        "best near": float((scene.evidence.near @ scene.background).max()),
        "best around": float((scene.evidence.around @ scene.background).max()),
        "terms": math.log(len(query.ids)),
        "one term": float(len(query.ids) == 1),
        "candidates": math.log(len(ranked.scores)),
    }
    found |= {name: float(ranked.columns[name][key]) for name in _OF_KEY}
    return {name: np.array([value]) for name, value in found.items()}


def confidence(ranked: Ranked, window: Window) -> float:
    """Return the probability that the window's key sentence answers the question."""
    seen = signs(ranked, window)
    return _probability("topic", seen) * _probability("sentence", seen)


def _probability(model: str, seen: Mapping[str, NDArray[np.float64]]) -> float:
    return float(1 / (1 + np.exp(-models()[model].scores(seen)[0])))


def verdict(probability: float) -> Verdict:
    """Return what to claim of an answer of this confidence."""
    if probability >= ANSWERED:
        return Verdict.ANSWERED
    return Verdict.CLOSEST if probability >= CLOSEST else Verdict.NOT_FOUND
