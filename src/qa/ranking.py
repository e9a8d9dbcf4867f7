"""A linear model over features; its weights are data, learnt by ``benchmarks/train_ranker.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A weighted sum of named columns.

    Attributes:
        names: The columns it looks at.
        weights: One a column, shape (F,).
        intercept: What is added to every sum.
    """

    names: tuple[str, ...]
    weights: Floats
    intercept: float = 0.0

    @classmethod
    def of(cls, weights: Mapping[str, float], intercept: float = 0.0) -> Self:
        """Return the model of these weights by name."""
        return cls(tuple(weights), np.array(list(weights.values())), intercept)

    def scores(self, columns: Mapping[str, Floats]) -> Floats:
        """Return the weighted sum for each row of the columns, shape (C,)."""
        scores: Floats = self.intercept + self.weights @ np.array([columns[name] for name in self.names])
        return scores

    def score(self, row: Mapping[str, float]) -> float:
        """Return the weighted sum for a single row."""
        return self.intercept + float(self.weights @ np.array([row[name] for name in self.names]))


@dataclass(frozen=True, slots=True)
class Learnt:
    """What training has left: ``weights.json``.

    Attributes:
        models: By name: "ranking", "topic" and "sentence".
        calibration: Raw confidences, rising, and the share of right sentences observed at each.
    """

    models: Mapping[str, LinearModel]
    calibration: tuple[Sequence[float], Sequence[float]]


@cache
def learnt() -> Learnt:
    """Return what comes with the package."""
    document = json.loads((files("qa") / "weights.json").read_text(encoding="utf-8"))
    models = {
        name: LinearModel.of(model["weights"], model["intercept"])
        for name, model in document["models"].items()
    }
    return Learnt(models, (document["calibration"]["raw"], document["calibration"]["right"]))


def probabilities(scores: Floats) -> Floats:
    """Return how likely each candidate is to be the one that answers, if any is: softmax, shape (C,)."""
    powers = np.exp(scores - scores.max())
    chances: Floats = powers / powers.sum()
    return chances
