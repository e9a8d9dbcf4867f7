"""How sure an answer is: the calibrated probability that its key sentence answers the question.

Two logistic models say how likely it is that the articles speak of the matter at all, and that, if they do, the
sentence is the right one; a single model would trade the one for the other. A table learnt from answers of known worth
turns their product into the share of right sentences observed at it (isotonic calibration: Zadrozny, Elkan,
"Transforming Classifier Scores into Accurate Multiclass Probability Estimates", 2002).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qa.features import WANTED
from qa.model import Verdict
from qa.ranking import learnt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qa.coverage import Coverage
    from qa.quoting import Window
    from qa.ranking import LinearModel
    from qa.retrieval import Ranked

    Floats = NDArray[np.float64]
    Signs = Mapping[str, float]

# Chosen on tests/quality: at the first, 88 of 100 plain questions are answered and 37 of 100 that name the article's
# people and firms but ask what it does not tell; below the second lie all off-topic questions.
ANSWERED, CLOSEST = 0.6, 0.25

_LOG_HUGE = 700.0  # exp of more than this is no float

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
    "others missing at all",
    "others missing at all near",
    "focus missing",
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

# Words that may be left out, each group for itself, and where they are looked for.
_APART = ("names", "background of others")
_LAYERS = ("at all", "at all near", "around or title")


def signs(ranked: Ranked, window: Window) -> Signs:
    """Return what the confidence is computed from, by name."""
    key = window.key
    chance = float(ranked.chances[key])
    scene, query = ranked.scene, ranked.scene.query
    unknown, background = np.array(query.ids) < 0, query.background / query.background.sum()
    found = {
        "log odds": math.log((chance + 1e-6) / (1 - chance + 1e-6)),
        "window": window.chance,
        "score": float(ranked.scores[key]),
        "lead": _lead(ranked.scores, key),
        "unknown": float(scene.shares @ unknown),
        "background unknown": float(background @ unknown),
        "names unknown": float(background @ (unknown & query.is_name)),
        "best near": float(scene.coverage.of("near", "background").max()),
        "best around": float(scene.coverage.of("around", "background").max()),
        "answer of wanted type": _has_wanted_type(ranked, key),
        "terms": math.log(len(query.ids)),
        "one term": float(len(query.ids) == 1),
        "candidates": math.log(len(ranked.scores)),
    }
    found |= {name: float(ranked.columns[name][key]) for name in _OF_KEY}
    return found | _left_out(scene.coverage, key)


def _left_out(coverage: Coverage, key: int) -> dict[str, float]:
    """Return which shares of the names, and of the words that are no names, the key sentence leaves out.

    They tell a question about something else from one whose words stand elsewhere: "Who founded the Orzax Group?" is
    not answered by whatever is said of that group.
    """
    found: dict[str, float] = {}
    for weighing in _APART:
        total = float(coverage.totals[coverage.weighings[weighing]])
        found[f"no {weighing}"] = float(not total)
        for layer in _LAYERS:
            missing = float(coverage.missing(layer, weighing)[key])
            found[f"{weighing} not {layer}"] = missing / total if total else 0.0
    return found


def _lead(scores: Floats, key: int) -> float:
    """Return by how much the sentence is better than the best of the others, at most 5."""
    others = max((*scores[:key].tolist(), *scores[key + 1 :].tolist()), default=-math.inf)
    return min(float(scores[key]) - others, 5.0)


def _has_wanted_type(ranked: Ranked, key: int) -> float:
    """Return whether the sentence holds what the question wants; 0.5 for a question that wants nothing special."""
    wanted = [kind for kind in WANTED if kind in ranked.scene.query.question.types]
    kinds = [f"{kind}: {WANTED[kind][0].name}" for kind in wanted]
    return max((float(ranked.columns[name][key]) for name in kinds), default=0.5)


def confidence(ranked: Ranked, window: Window) -> float:
    """Return the probability that the window's key sentence answers the question."""
    seen = signs(ranked, window)
    models = learnt().models
    raw = raw_confidence(chance_of(models["topic"], seen), chance_of(models["sentence"], seen))
    return float(np.interp(raw, *learnt().calibration))


def raw_confidence(topic: float, sentence: float) -> float:
    """Return the confidence before calibration.

    The topic counts twice, so that what the articles do not speak of ends below an unlucky pick in what they do.
    """
    return topic**2 * sentence


def chance_of(model: LinearModel, seen: Signs) -> float:
    """Return what a logistic model says."""
    return 1 / (1 + math.exp(min(-model.score(seen), _LOG_HUGE)))


def verdict(probability: float) -> Verdict:
    """Return what to claim of an answer of this confidence."""
    if probability >= ANSWERED:
        return Verdict.ANSWERED
    return Verdict.CLOSEST if probability >= CLOSEST else Verdict.NOT_FOUND
