"""The report of an evaluation: every measure with its 95 % interval."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.evaluation import measures
from qa.evaluation.trials import Kind, Outcome
from qa.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qa.evaluation.measures import Values


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and the ends of its 95 % bootstrap interval; shares are in [0, 1]."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Report:
    """What an engine reached on a question set.

    Attributes:
        name: Name of the set.
        setting: Closed or open.
        questions: How many questions of each kind were asked.
        figures: hit@1, hit@3, sent@1, mrr, words, fa95, auroc, fa95_unanswerable, auroc_unanswerable, ece,
            ece_all, ms; one is absent where the set has no questions to measure it on. ``ece`` is over the
            answerable questions, ``ece_all`` over all, where no sentence is right for the others.
        verdicts: How many questions of each kind were answered, closest and not found.
    """

    name: str
    setting: str
    questions: dict[str, int]
    figures: dict[str, Figure]
    verdicts: dict[str, dict[str, int]]


def summarise(name: str, setting: str, outcomes: Iterable[Outcome]) -> Report:
    """Measure the outcomes of an evaluation."""
    kinds: dict[Kind, list[Outcome]] = {kind: [] for kind in Kind}
    everything = list(outcomes)
    for outcome in everything:
        kinds[outcome.trial.kind].append(outcome)
    answerable = kinds[Kind.ANSWERABLE]
    figures = _retrieval(answerable) | _abstention(kinds) | _calibration(answerable, everything)
    figures["ms"] = _figure(measures.median, (_values(o.milliseconds for o in everything),))
    return Report(
        name,
        setting,
        questions={kind.value: len(members) for kind, members in kinds.items()},
        figures=figures,
        verdicts={kind.value: _verdicts(members) for kind, members in kinds.items()},
    )


def _values(numbers: Iterable[float]) -> Values:
    return np.array(list(numbers), dtype=np.float64)


def _figure(measure: Callable[..., float], *groups: tuple[Values, ...]) -> Figure:
    value = measure(*(values for group in groups for values in group))
    return Figure(value, *measures.interval(measure, *groups))


def _retrieval(answerable: Sequence[Outcome]) -> dict[str, Figure]:
    if not answerable:
        return {}
    ranks = _values(o.rank for o in answerable)
    columns = {
        "hit@1": measures.hit(ranks, 1),
        "hit@3": measures.hit(ranks, 3),
        "sent@1": _values(o.sentence_right for o in answerable),
        "mrr": measures.reciprocal(ranks),
        "words": _values(o.words for o in answerable if o.words),
    }
    return {name: _figure(measures.mean, (column,)) for name, column in columns.items() if len(column)}


def _abstention(kinds: dict[Kind, list[Outcome]]) -> dict[str, Figure]:
    confidences = {kind: _values(o.answer.confidence for o in members) for kind, members in kinds.items()}
    figures: dict[str, Figure] = {}
    for kind, suffix in ((Kind.OFF_TOPIC, ""), (Kind.UNANSWERABLE, "_unanswerable")):
        groups = (confidences[Kind.ANSWERABLE],), (confidences[kind],)
        if all(len(group[0]) for group in groups):
            figures["fa95" + suffix] = _figure(measures.false_answers, *groups)
            figures["auroc" + suffix] = _figure(measures.auroc, *groups)
    return figures


def _calibration(answerable: Sequence[Outcome], everything: Sequence[Outcome]) -> dict[str, Figure]:
    figures = {}
    for name, outcomes in (("ece", answerable), ("ece_all", everything)):
        if outcomes:
            confidences = _values(o.answer.confidence for o in outcomes)
            right = _values(o.sentence_right for o in outcomes)
            figures[name] = _figure(measures.calibration_error, (confidences, right))
    return figures


def _verdicts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    counts = Counter(o.answer.verdict for o in outcomes)
    return {verdict.value: counts[verdict] for verdict in Verdict}
