"""Features of candidate sentences: cheap signs that a sentence answers the question.

Each group is one function from the evidence to named columns of shape (C,). Shares are weighted by the terms' idf and
relative to the whole question, so that they mean the same for every question.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from qa.kinds import Kind
from qa.thesaurus import Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from qa.query import Query
    from qa.scene import Scene

    Floats = NDArray[np.float64]
    Columns = dict[str, Floats]

# Customary for short texts: Robertson, Zaragoza, "The Probabilistic Relevance Framework", 2009.
K1, B = 1.2, 0.75
_REACH = 8  # words on either side that are "near" a word
_CLOSE = 3  # words apart that make two terms a pair
_OPENING = 5  # words that open a sentence
_STOP_WORD = 0.3  # idf that a stop word counts for


def features(scene: Scene) -> Columns:
    """Return every feature of every candidate, by name."""
    columns: Columns = {}
    for group in _GROUPS:
        columns |= group(scene)
    return columns


def _coverage(scene: Scene) -> Columns:
    share, missing, present = scene.coverage.of, scene.coverage.missing, scene.evidence.present
    return {
        "covered": share("here"),
        "covered near": share("near"),
        "covered around": share("around"),
        "covered before": share("before"),
        "covered with title": share("here or title"),
        "covered near with title": share("near or title"),
        "covered by title": share("title"),
        "covered terms": share("here", "count"),
        "background covered": share("here", "background"),
        "background covered near": share("near", "background"),
        "background covered around": share("around", "background"),
        "background covered with title": share("here or title", "background"),
        "names covered": share("here", "names"),
        "names missing": missing("here or title", "names"),
        "names missing around": missing("around or title", "names"),
        "numbers covered": share("here", "numbers"),
        "numbers missing near": missing("near", "numbers"),
        "others covered": share("here", "others"),
        "last term": present[:, -1].astype(float),
        "first term": present[:, 0].astype(float),
    }


def _retrieval(scene: Scene) -> Columns:
    counts, lengths = scene.evidence.counts, scene.words.counts / max(float(scene.words.counts.mean()), 1.0)
    saturated = counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths)[:, None])
    bm25 = saturated @ scene.shares
    passages, which = scene.found.passage_scores, scene.found.which
    best = np.zeros(int(which[-1]) + 1)
    np.maximum.at(best, which, passages)
    top = max(float(passages.max()), 1e-9)
    most = float(bm25.max())
    return {
        "bm25": bm25,
        "bm25 to best": bm25 / max(most, 1e-9),
        "background bm25": saturated @ (scene.query.background / scene.query.background.sum()),
        "passage": passages / top,
        "article's best passage": best[which] / top,
    }


def _pairs(scene: Scene) -> Columns:
    words, shares = scene.words, scene.shares
    terms, sentences = words.asked[words.matched], words.sentence[words.matched]
    together = sentences[1:] == sentences[:-1]
    apart, order = words.matched[1:] - words.matched[:-1], terms[1:] - terms[:-1]
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
    words, query, spoken = scene.words, scene.query, scene.words.spoken
    firsts = ((spoken[:-1] >= 0) & (spoken[1:] >= 0)).nonzero()[0]
    firsts = firsts[words.sentence[firsts] == words.sentence[firsts + 1]]
    totals = np.bincount(
        words.sentence[firsts],
        weights=_bigrams(query)[spoken[firsts], spoken[firsts + 1]],
        minlength=len(scene.found),
    )
    return {"phrases": np.minimum(totals, 2.0), "phrases to best": totals / max(float(totals.max()), 1e-9)}


def _bigrams(query: Query) -> Floats:
    """Return the weight of each two words in a row in the question, 0 where they are not, shape (words, words)."""
    places = query.first_places
    weight_of = dict(zip(query.ids, query.weights.tolist(), strict=True))
    weights = np.zeros((len(query.words), len(query.words)))
    for pair in itertools.pairwise(query.words):
        if min(pair) >= 0:
            weight = sum(weight_of.get(term, _STOP_WORD) for term in pair)
            weights[places[pair[0]], places[pair[1]]] = weight / query.weights.sum()
    return weights


def _places(scene: Scene) -> Columns:
    words, forward = scene.words, scene.collection.forward
    opening = words.matched[words.matched - words.firsts[words.matched] < _OPENING]
    opened = np.bincount(words.sentence[opening], scene.matched[opening], len(words.counts))
    position = scene.found.sentences - forward.article_sentences[scene.found.articles]
    first = (position == 0).astype(float)
    return {
        "opening": np.minimum(opened, 1.0),
        "dense": words.highest(np.minimum(words.nearby(scene.matched, _OPENING), 1.5)),
        "position": 1 / (1 + position),
        "log position": np.log1p(position) / 5,
        "first sentence": first,
        "first sentence by title": first * scene.coverage.of("title"),
    }


def _shape(scene: Scene) -> Columns:
    words = scene.words
    pronoun = np.zeros(len(scene.found))
    filled = np.flatnonzero(words.counts > 0)
    pronoun[filled] = words.of_kind(Kind.PRONOUN)[words.begins[filled]]
    return {
        "pronoun first": pronoun,
        "pronoun first, covered before": pronoun * scene.coverage.of("before"),
        "is a question": scene.collection.forward.is_question[scene.found.sentences].astype(float),
        "has no stop": scene.collection.forward.has_no_stop[scene.found.sentences].astype(float),
    }


def _alternatives(scene: Scene) -> Columns:
    share, missing = scene.coverage.of, scene.coverage.missing
    columns: Columns = {}
    before = "here", "near"
    for relation in Relation:
        layers = relation.name, f"{relation.name} near"
        for layer, less in zip(layers, before, strict=True):
            columns[layer.lower()] = share(layer) - share(less)
        before = layers
    spelt_out: Floats = (scene.others.phrases & scene.evidence.present).any(axis=1).astype(float)
    return columns | {
        "definition: spelt out": spelt_out * float("definition" in scene.query.question.types),
        "others missing at all": missing("at all", "background of others"),
        "others missing at all near": missing("at all near", "background of others"),
        "covered at all": share("at all"),
        "covered at all near": share("at all near"),
        "background covered at all": share("at all", "background"),
        "background covered at all near": share("at all near", "background"),
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
        best = words.highest(np.where(new, 1.0 + nearby, 0.0))
        columns[name] = np.minimum(best, 1.0)
        columns[f"{name} near"] = np.maximum(best - 1.0, 0.0)
    return columns


def _focus(scene: Scene) -> Columns:
    focus, absent = scene.query.question.focus, np.zeros(len(scene.found))
    if focus is None:
        return {"focus": absent, "focus missing": absent}
    present = scene.evidence.present[:, focus]
    return {"focus": present.astype(float), "focus missing": ~present * scene.shares[focus]}


_GROUPS: tuple[Callable[[Scene], Columns], ...] = (
    _coverage,
    _retrieval,
    _pairs,
    _phrases,
    _places,
    _shape,
    _alternatives,
    _answer_types,
    _focus,
)
