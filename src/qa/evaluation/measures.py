"""The measures of an evaluation: pure functions of arrays, each with its formula.

Shares are in [0, 1]; a confidence is in [0, 1]; arrays have one entry per question and are never empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa.evaluation.question_sets import Gold
    from qa.model import Quote

Values = npt.NDArray[np.float64]

RECALL = 0.95
"""Share of the answerable questions that the threshold of FA95 still answers."""

BINS = 10
"""Equal-width bins of confidence in the calibration error."""

DRAWS = 1000
"""Bootstrap samples of an interval."""

SEED = 20251122
"""Seed of every sample, so that two runs on the same data print the same figures."""


def first_hit(quotes: Sequence[Quote], gold: Sequence[Gold]) -> int:
    """Return the rank, from 1, of the first quote that wholly holds a gold span; 0 if none does."""
    for rank, quote in enumerate(quotes, start=1):
        if any(g.article_id == quote.article.id and g.span in quote.span for g in gold):
            return rank
    return 0


def in_key_sentence(quotes: Sequence[Quote], gold: Sequence[Gold]) -> bool:
    """Tell whether a gold span lies wholly inside the key sentence of the first quote."""
    return any(g.article_id == q.article.id and g.span in q.sentence for q in quotes[:1] for g in gold)


def mean(values: Values) -> float:
    """Return the arithmetic mean."""
    return float(np.mean(values))


def median(values: Values) -> float:
    """Return the middle value (p50)."""
    return float(np.median(values))


def hit(ranks: Values, k: int) -> Values:
    """Return 1 where the first hit is among the first k quotes, else 0; rank 0 is no hit."""
    return ((ranks > 0) & (ranks <= k)).astype(np.float64)


def reciprocal(ranks: Values) -> Values:
    """Return 1 / rank, and 0 for rank 0: their mean is the mean reciprocal rank (MRR)."""
    return np.divide(1.0, ranks, out=np.zeros_like(ranks, dtype=np.float64), where=ranks > 0)


def false_answers(answerable: Values, others: Values) -> float:
    """Return FA95: the share of the others answered where 95 % of the answerable are.

    The threshold is the highest confidence that at least 95 % of the answerable questions reach.

    Args:
        answerable: Confidences of the questions that have an answer.
        others: Confidences of the questions that have none.
    """
    dropped = int(np.floor(round((1 - RECALL) * len(answerable), 9)))
    threshold = np.partition(answerable, dropped)[dropped]
    return float(np.mean(others >= threshold))


def auroc(answerable: Values, others: Values) -> float:
    """Return the area under the ROC curve of a confidence.

    It is the probability that an answerable question is given a higher confidence than another one, a tie
    counting half (the Mann-Whitney U statistic over the number of pairs).
    """
    ordered = np.sort(others)
    below = np.searchsorted(ordered, answerable, side="left")
    at_most = np.searchsorted(ordered, answerable, side="right")
    return float(np.mean(below + at_most) / (2 * len(others)))


def calibration_error(confidences: Values, right: Values) -> float:
    """Return ECE: how far confidence stands from the share of right answers, over 10 bins.

    Bins are [0, .1), [.1, .2), … [.9, 1]; each weighs as many questions as it holds (Naeini et al., 2015).

    Args:
        confidences: Confidence of each answer.
        right: 1 where the answer is right, else 0.
    """
    bins = np.minimum((confidences * BINS).astype(np.intp), BINS - 1)
    gaps = np.bincount(bins, weights=confidences - right, minlength=BINS)
    return float(np.abs(gaps).sum() / len(confidences))


def interval(
    measure: Callable[..., float], *groups: tuple[Values, ...], draws: int = DRAWS, seed: int = SEED
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a measure (percentiles 2.5 and 97.5).

    Args:
        measure: Takes the arrays of all the groups, in order.
        groups: Arrays in one group belong to the same questions and are drawn together; groups are drawn
            apart from each other.
        draws: Bootstrap samples to take.
        seed: Seed of the samples.
    """
    random = np.random.default_rng(seed)
    samples = [measure(*_resample(groups, random)) for _ in range(draws)]
    low, high = np.percentile(samples, [2.5, 97.5])
    return float(low), float(high)


def _resample(groups: Sequence[tuple[Values, ...]], random: np.random.Generator) -> list[Values]:
    drawn = []
    for group in groups:
        chosen = random.integers(len(group[0]), size=len(group[0]))
        drawn += [values[chosen] for values in group]
    return drawn
