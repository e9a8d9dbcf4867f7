"""Discourse: sentences ranked for a follow-up, and what its answer is held to.

What the reader says now weighs most. What was carried over speaks for a sentence when it stands around it, since an
article does not name its subject in every sentence either. The answer is likely to come soon after the last quote.
A follow-up is answered for its own words or for the kind of answer it wants, never for carried words alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qa.confidence import ANSWERED, CLOSEST
from qa.features import WANTED
from qa.ranking import LinearModel, probabilities
from qa.utterance import Manner

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qa.dialogue import Standing
    from qa.model import Quote
    from qa.query import Query
    from qa.retrieval import Ranked

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Signs = dict[str, Floats]

# Learnt on dialogues by a listwise softmax: in eight-fold cross-validation the sentence put first answers 66 follow-ups
# of 100 where the ranking alone puts the right one first for 58. Then softened by 0.7: the less sure the sentence, the
# more of its neighbours are quoted with it, and the more quotes hold the answer.
_WEIGHTS = {
    "ranking": 0.39,
    "own": 0.56,
    "around": 0.39,
    "evidence": 0.91,
    "same article": 1.4,
    "next": 0.28,
    "later in paragraph": 0.7,
    "goes on": 0.74,
    "same, for a bare question": 0.81,
}

# Carried words weigh at most so much as the reader's own, each and all together.
_CARRIED_EACH, _CARRIED_ALL = 0.5, 0.8

# Shares of own words in a sentence and of carried words around it without which it is no more than the closest.
_LEAST_OWN, _LEAST_AROUND = 0.5, 0.25
_UNSURE, _NONE = (CLOSEST + ANSWERED) / 2, CLOSEST / 2

# Code points of white space that may part a sentence from the next.
_GAP = 4


def emphasise(query: Query, standing: Standing) -> Query:
    """Return the query with its carried words weighing less than the reader's own."""
    own = _is_own(query, standing)
    weights, background = (_emphasised(column, own) for column in (query.weights, query.background))
    return replace(query, weights=weights, background=background)


def _emphasised(weights: Floats, own: Flags) -> Floats:
    if own.all() or not own.any():
        return weights
    factor = _CARRIED_ALL * weights[own].sum() / max(float(weights[~own].sum()), 1e-9)
    return np.where(own, weights, weights * min(_CARRIED_EACH, float(factor)))


def _is_own(query: Query, standing: Standing) -> Flags:
    return np.array([token.term in standing.own for token in query.question.terms], np.bool_)


def in_discourse(ranked: Ranked, standing: Standing) -> Ranked:
    """Return the candidates for a follow-up, ranked as the conversation has it."""
    scores = LinearModel.of(_WEIGHTS).scores(_signs(ranked, standing))
    return replace(ranked, scores=scores, chances=probabilities(scores))


def held(probability: float, ranked: Ranked, key: int, standing: Standing) -> float:
    """Return the confidence in a key sentence, held to the evidence for it if the question leans on others.

    Without evidence it is that of no answer. With some it is enough for the closest at least, since the conversation
    vouches for the topic, unless nothing of that is in the articles; and for more only if the sentence holds what the
    reader asks now.
    """
    if not standing.leans:
        return probability
    signs = _signs(ranked, standing)
    if standing.own and not signs["evidence"][key]:
        return min(probability, _NONE)
    told = signs["own"][key] >= _LEAST_OWN and not ranked.columns["focus missing"][key]
    answers = told if standing.own else signs["wanted"][key] > 0
    on_topic = signs["around"][key] >= _LEAST_AROUND
    least = CLOSEST if standing.place or signs["around"][key] else 0.0
    return min(max(probability, least), 1.0 if answers and on_topic else _UNSURE)


def _signs(ranked: Ranked, standing: Standing) -> Signs:
    """Return what speaks for each candidate, by name, each of shape (C,)."""
    words, place = _words_found(ranked, standing), _place(ranked, standing.place)
    wanted = _wanted(ranked)
    near = np.maximum.reduce([place["same"], place["next"], place["later in paragraph"]])
    return {
        **words,
        **place,
        "ranking": ranked.scores,
        "wanted": wanted,
        "evidence": np.maximum(wanted * (standing.manner is not Manner.ELLIPTIC), words["own near"] > 0),
        "goes on": ranked.columns["pronoun first"] * near,
        "same, for a bare question": place["same"] * (standing.manner is Manner.BARE),
    }


def _words_found(ranked: Ranked, standing: Standing) -> Signs:
    """Return the shares of the question's words in and around each candidate.

    The reader's own words, or others for them, count in the sentence and near it, the carried ones around it.
    """
    scene, query = ranked.scene, ranked.scene.query
    own = _is_own(query, standing)
    weights = np.array([scene.collection.weight(token.term) for token in query.question.terms])
    here = scene.evidence.present.copy()
    for others in scene.others.present.values():
        here |= others
    near = scene.found.nearby(here)
    around = scene.evidence.around | scene.evidence.title
    return {
        "own": _share(here, weights * own),
        "own near": _share(near, weights * own),
        "around": _share(around, weights * ~own),
    }


def _share(present: Flags, weights: Floats) -> Floats:
    shares: Floats = present @ (weights / max(float(weights.sum()), 1e-9))
    return shares


def _wanted(ranked: Ranked) -> Floats:
    """Return which candidates hold what the question wants and does not hold itself: a date, a sum."""
    types = ranked.scene.query.question.types
    columns = [f"{name}: {kind.name}" for name in WANTED if name in types for kind in WANTED[name]]
    found: Floats = np.max(
        [np.zeros(len(ranked.scores)), *(ranked.columns[name] for name in columns)], axis=0
    )
    return found


def _place(ranked: Ranked, quote: Quote | None) -> Signs:
    """Return where each candidate stands, seen from the last key sentence."""
    found, collection = ranked.scene.found, ranked.scene.collection
    names = ("same article", "same", "next", "later in paragraph")
    if quote is None:
        return {name: np.zeros(len(found)) for name in names}
    articles = np.array([article.id == quote.article.id for article in collection.articles])
    here, starts = articles[found.articles], collection.forward.starts[found.sentences]
    text, key = quote.article.text, quote.sentence
    paragraph_end = end if (end := text.find("\n", key.end)) >= 0 else len(text)
    after = here & (starts >= key.end)
    columns = (
        here,
        here & (starts == key.start),
        after & (starts < key.end + _GAP),
        after & (starts < paragraph_end),
    )
    return {name: column.astype(float) for name, column in zip(names, columns, strict=True)}
