"""Features of candidate sentences: cheap signs that a sentence answers the question.

Each group is one function from the evidence to named columns of shape (C,). Shares are weighted by the terms' idf and
relative to the whole question, so that they mean the same for every question.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from qa.evidence import alternatives_present, phrases_present, running_sums, spread
from qa.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from qa.scene import Scene

    Floats = NDArray[np.float64]
    Columns = dict[str, Floats]

# Customary for short texts: Robertson, Zaragoza, "The Probabilistic Relevance Framework", 2009.
K1, B = 1.2, 0.75
_REACH = 8  # words on either side that are "near" a word
_CLOSE = 3  # words apart that make two terms a pair
_OPENING = 5  # words that open a sentence
_SHORT, _LONG = 5, 25  # words, stop words left out


def features(scene: Scene) -> Columns:
    """Return every feature of every candidate, by name."""
    columns: Columns = {}
    for group in _GROUPS:
        columns |= group(scene)
    return columns


def _coverage(scene: Scene) -> Columns:
    evidence, shares = scene.evidence, scene.shares
    with_title, near_or_title = evidence.present | evidence.title, evidence.near | evidence.title
    return {
        "covered": evidence.present @ shares,
        "covered near": evidence.near @ shares,
        "covered around": evidence.around @ shares,
        "covered before": evidence.before @ shares,
        "covered with title": with_title @ shares,
        "covered near with title": near_or_title @ shares,
        "covered by title": evidence.title @ shares,
        "covered terms": evidence.present.mean(axis=1),
        "rarest term": evidence.present[:, int(np.argmax(shares))].astype(float),
        "last term": evidence.present[:, -1].astype(float),
        "first term": evidence.present[:, 0].astype(float),
    }


def _background(scene: Scene) -> Columns:
    evidence, background = scene.evidence, scene.background
    return {
        "background covered": evidence.present @ background,
        "background covered near": evidence.near @ background,
        "background covered around": evidence.around @ background,
        "background covered with title": (evidence.present | evidence.title) @ background,
        "background bm25": _saturated(scene, evidence.counts) @ background,
    }


def _retrieval(scene: Scene) -> Columns:
    bm25 = _saturated(scene, scene.evidence.counts) @ scene.shares
    passages = scene.found.passage_scores
    which = scene.found.which
    best = np.zeros(int(which[-1]) + 1)
    np.maximum.at(best, which, passages)
    top = max(float(passages.max()), 1e-9)
    return {
        "bm25": bm25,
        "bm25 to best": bm25 / max(float(bm25.max()), 1e-9),
        "best bm25": (bm25 >= bm25.max()).astype(float),
        "passage": passages / top,
        "article's best passage": best[which] / top,
    }


def _saturated(scene: Scene, counts: Floats) -> Floats:
    lengths = scene.words.counts / max(float(scene.words.counts.mean()), 1.0)
    return counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths)[:, None])


def _names_and_numbers(scene: Scene) -> Columns:
    evidence, query, shares = scene.evidence, scene.query, scene.shares
    names, numbers = shares * query.is_name, shares * query.is_number
    others = shares * ~(query.is_name | query.is_number)
    return {
        "names covered": evidence.present @ names,
        "names missing": ~(evidence.present | evidence.title) @ names,
        "names missing around": ~(evidence.around | evidence.title) @ names,
        "numbers covered": evidence.present @ numbers,
        "numbers missing near": ~evidence.near @ numbers,
        "others covered": evidence.present @ others,
    }


def _pairs(scene: Scene) -> Columns:
    words, shares = scene.words, scene.shares
    places = np.flatnonzero(words.asked >= 0)
    terms, sentences = words.asked[places], words.sentence[places]
    together = sentences[1:] == sentences[:-1]
    apart, order = np.diff(places), np.diff(terms)
    weights = (shares[terms[1:]] + shares[terms[:-1]]) / 2

    def total(chosen: NDArray[np.bool_]) -> Floats:
        sums = np.bincount(sentences[1:][chosen], weights=weights[chosen], minlength=len(scene.found))
        return np.minimum(sums, 1.5)

    return {
        "bigrams": total(together & (order == 1) & (apart == 1)),
        "pairs": total(together & (order != 0) & (apart <= _CLOSE)),
    }


def _phrases(scene: Scene) -> Columns:
    """Two words in a row as in the question, stop words among them: "born in", "end of"."""
    collection, words = scene.collection, scene.words
    asked = [collection.vocabulary.id(token.term) for token in scene.query.question.words]
    of_term = dict(zip(scene.query.ids, scene.shares.tolist(), strict=True))
    least = float(0.3 / scene.query.weights.sum())
    totals = np.zeros(len(scene.found))
    same_sentence = words.sentence[1:] == words.sentence[:-1] if len(words.terms) else np.zeros(0, np.bool_)
    for first, second in dict.fromkeys(itertools.pairwise(asked)):
        if first is not None and second is not None:
            at = np.flatnonzero(words.terms[:-1] == first)
            at = at[(words.terms[at + 1] == second) & same_sentence[at]]
            totals[words.sentence[at]] += of_term.get(first, least) + of_term.get(second, least)
    return {"phrases": np.minimum(totals, 2.0), "phrases to best": totals / max(float(totals.max()), 1e-9)}


def _places(scene: Scene) -> Columns:
    words, forward = scene.words, scene.collection.forward
    opening = (np.arange(len(words.terms)) - words.firsts) < _OPENING
    position = scene.found.sentences - forward.article_sentences[scene.found.articles]
    first = (position == 0).astype(float)
    return {
        "opening": np.minimum(words.per_sentence(scene.matched * opening), 1.0),
        "dense": words.highest(np.minimum(words.nearby(scene.matched, _OPENING), 1.5)),
        "position": 1 / (1 + position),
        "log position": np.log1p(position) / 5,
        "first sentence": first,
        "first sentence by title": first * (scene.evidence.title @ scene.shares),
    }


def _shape(scene: Scene) -> Columns:
    words = scene.words
    size = words.per_sentence((~words.of_kind(Kind.STOPWORD)).astype(float))
    pronoun = np.zeros(len(scene.found))
    filled = np.flatnonzero(words.counts > 0)
    pronoun[filled] = words.of_kind(Kind.PRONOUN)[words.begins[filled]]
    return {
        "short": (size < _SHORT).astype(float),
        "long": (size > _LONG).astype(float),
        "pronoun first": pronoun,
        "pronoun first, covered before": pronoun * (scene.evidence.before @ scene.shares),
        "is a question": scene.collection.forward.is_question[scene.found.sentences].astype(float),
        "has no stop": scene.collection.forward.has_no_stop[scene.found.sentences].astype(float),
    }


def _alternatives(scene: Scene) -> Columns:
    here, near = scene.evidence.present, scene.evidence.near
    bounds = scene.found.bounds(1, 1)
    columns: Columns = {}
    for relation, other in alternatives_present(scene.words, scene.query).items():
        name = relation.name.lower()
        if not other.any():
            columns[name] = columns[f"{name} near"] = np.zeros(len(scene.found))
            continue
        other_near = spread(running_sums(other), bounds)
        columns[name] = (other & ~here) @ scene.shares
        columns[f"{name} near"] = (other_near & ~near) @ scene.shares
        here, near = here | other, near | other_near
    others = scene.background * ~(scene.query.is_name | scene.query.is_number)
    spelt_out = (phrases_present(scene.words, scene.query) & scene.evidence.present).any(axis=1).astype(float)
    return columns | {
        "definition: spelt out": spelt_out * ("definition" in scene.query.question.types),
        "others missing at all": ~here @ others,
        "others missing at all near": ~near @ others,
        "covered at all": here @ scene.shares,
        "covered at all near": near @ scene.shares,
        "background covered at all": here @ scene.background,
        "background covered at all near": near @ scene.background,
    }


WANTED = {
    "who": (Kind.NAME, Kind.PERSON),
    "when": (Kind.DATE, Kind.YEAR),
    "where": (Kind.NAME, Kind.PLACE),
    "how many": (Kind.NUMBER,),
    "how much": (Kind.MONEY, Kind.NUMBER),
    "percent": (Kind.PERCENT,),
    "how long": (Kind.DURATION, Kind.NUMBER),
    "measure": (Kind.MEASURE, Kind.NUMBER),
    "why": (Kind.CAUSE,),
    "how": (Kind.MANNER,),
    "definition": (Kind.BE, Kind.DEFINE),
    "which": (Kind.NAME,),
}
_TYPED = [(wanted, kind, f"{wanted}: {kind.name}") for wanted, kinds in WANTED.items() for kind in kinds]


def _answer_types(scene: Scene) -> Columns:
    """Whether the sentence holds what the question wants and does not hold itself, and how near to its terms."""
    words, absent = scene.words, np.zeros(len(scene.found))
    columns = {column: absent for _, _, name in _TYPED for column in (name, f"{name} near")}
    asked = [(kind, name) for wanted, kind, name in _TYPED if wanted in scene.query.question.types]
    if asked:
        nearby = np.minimum(words.nearby(scene.matched, _REACH), 1.2)
    for kind, name in asked:
        new = words.of_kind(kind) & (words.asked < 0)
        columns[name] = (words.per_sentence(new.astype(float)) > 0).astype(float)
        columns[f"{name} near"] = words.highest(np.where(new, nearby, 0.0))
    return columns


def _focus(scene: Scene) -> Columns:
    focus, absent = scene.query.question.focus, np.zeros(len(scene.found))
    if focus is None:
        return {"focus": absent, "focus missing": absent}
    present = scene.evidence.present[:, focus]
    return {"focus": present.astype(float), "focus missing": ~present * scene.shares[focus]}


_GROUPS: tuple[Callable[[Scene], Columns], ...] = (
    _coverage,
    _background,
    _retrieval,
    _names_and_numbers,
    _pairs,
    _phrases,
    _places,
    _shape,
    _alternatives,
    _answer_types,
    _focus,
)
