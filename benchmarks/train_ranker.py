"""Learn the weights of the ranking and of the confidence, and write them to ``src/qa/weights.json``.

    python benchmarks/train_ranker.py ENCYCLOPEDIA.json.gz REAL.json.gz [--check]

The first set is asked closed (an archive an article) and open (all in one archive), as written and in small letters;
the second, of real search-engine questions, open. Questions are near the matter but not answered where an article has
lost the sentences that answer them. The ranking is a linear model under a listwise softmax loss
(Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", 2007), where the sentences with a gold
answer share the mass; the confidence is a logistic regression on answers of a ranking that has not seen their
questions. ``--check`` only reports two-fold cross-validation over articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from qa.acronyms import acronyms
from qa.analysis import Analyzer
from qa.collection import Collection, collect
from qa.confidence import chance_of, raw_confidence, signs
from qa.evaluation import question_sets
from qa.features import features
from qa.query import query_for
from qa.questions import read_question
from qa.quoting import best_windows
from qa.ranking import LinearModel, probabilities
from qa.retrieval import Ranked, observe
from qa.sentences import sentence_spans
from qa.thesaurus import Relation, packaged_thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qa.confidence import Signs
    from qa.evaluation.question_sets import Question, QuestionSet
    from qa.model import Article
    from qa.scene import Scene
    from qa.thesaurus import Thesaurus

    Floats = NDArray[np.float64]
    Judges = dict[str, LinearModel]
    Calibration = tuple[Sequence[float], Sequence[float]]

TARGET = Path(__file__).parent.parent / "src" / "qa" / "weights.json"
SEED = 20251122
CLOSED_A_ARTICLE, OPEN_AN_ARTICLE, OFF_TOPIC_AN_ARTICLE, REWORDED_AN_ARTICLE = 100, 60, 60, 40
LOWERED_SHARE, REWORDED_WEIGHT = 0.25, 0.5
REAL_WEIGHT = 5.0
RANKING_PENALTY, CONFIDENCE_PENALTY = 1e-2, 1e-3
KNOTS = 16
OFF_TOPIC, FOREIGN_TO_REAL = 0.0, 600
NEAR_AN_ARTICLE, NEAR_WEIGHT = 12, 2.0


@dataclass(slots=True)
class Example:
    """A question put to a collection: its candidates' features and which of them hold a gold answer."""

    fold: int
    setting: str
    weight: float
    scene: Scene
    matrix: NDArray[np.float32]
    right: NDArray[np.bool_]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Put:
    """How a question is put: in which setting and fold, with what weight, in what words if not its own."""

    setting: str
    fold: int
    weight: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """Articles to be asked, and the words that may stand for others in them."""

    collection: Collection
    thesaurus: Thesaurus


class Examples:
    """Puts questions to libraries; remembers the names of the features."""

    def __init__(self) -> None:
        self.analyzer = Analyzer()
        self.names: tuple[str, ...] = ()

    def reworded(self, text: str, chooser: random.Random) -> str:
        """Return the question with two of its words changed for synonyms, where the word lists have any."""
        question = read_question(text, self.analyzer)
        synonyms: dict[int, list[str]] = {}
        thesaurus = packaged_thesaurus(self.analyzer)
        for place, terms, relation in thesaurus.alternatives([token.term for token in question.words]):
            if relation is Relation.SYNONYM and len(terms) == 1:
                synonyms.setdefault(place, []).extend(terms)
        for place in sorted(chooser.sample(sorted(synonyms), min(2, len(synonyms))), reverse=True):
            token = question.terms[place]
            text = text[: token.start] + chooser.choice(synonyms[place]) + text[token.end :]
        return text

    def library(self, articles: Sequence[Article]) -> Library:
        """Return articles to be asked."""
        thesaurus = packaged_thesaurus(self.analyzer, acronyms(articles))
        return Library(collect(articles, self.analyzer), thesaurus)

    def of(self, library: Library, question: Question, put: Put) -> Iterator[Example]:
        """Yield the example, if any passage holds a term of the question."""
        collection = library.collection
        query = query_for(
            read_question(put.text or question.text, self.analyzer), collection, library.thesaurus
        )
        scene = observe(collection, query)
        if scene:
            columns = features(scene)
            self.names = tuple(columns)
            matrix = np.array(list(columns.values()), np.float32).T
            right = _right(collection, scene, question)
            yield Example(put.fold, put.setting, put.weight, scene, matrix, right, put.weight > 0)


def _right(collection: Collection, scene: Scene, question: Question) -> NDArray[np.bool_]:
    found, forward = scene.found, collection.forward
    starts, ends = forward.starts[found.sentences], forward.ends[found.sentences]
    right = np.zeros(len(found), np.bool_)
    ids = [article.id for article in collection.articles]
    for gold in question.gold:
        if gold.article_id in ids:
            same = found.articles == ids.index(gold.article_id)
            right |= same & (starts <= gold.span.start) & (gold.span.end <= ends)
    return right


def examples(encyclopedia: QuestionSet, real: QuestionSet) -> tuple[list[Example], tuple[str, ...]]:
    """Return every example of the three settings, and the names of the features."""
    maker, chooser = Examples(), random.Random(SEED)
    whole = maker.library(encyclopedia.articles)
    found = [
        example
        for number, article in enumerate(encyclopedia.articles)
        for example in _of_article(maker, chooser, encyclopedia, article, whole, number % 2)
    ]
    found.extend(_of_real(maker, chooser, encyclopedia, real, whole))
    return found, maker.names


def _of_article(
    maker: Examples,
    chooser: random.Random,
    asked: QuestionSet,
    article: Article,
    whole: Library,
    fold: int,
) -> Iterator[Example]:
    own = [question for question in asked.questions if question.article_id == article.id]
    foreign = [question for question in asked.questions if question.article_id != article.id]
    alone = maker.library([article])
    for question in _sample(own, CLOSED_A_ARTICLE, chooser):
        text = question.text.lower() if chooser.random() < LOWERED_SHARE else question.text
        yield from maker.of(alone, question, Put("closed", fold, 1.0, text))
    for question in _sample(own, REWORDED_AN_ARTICLE, chooser):
        yield from maker.of(
            alone, question, Put("reworded", fold, REWORDED_WEIGHT, maker.reworded(question.text, chooser))
        )
    for question in _sample(foreign, OFF_TOPIC_AN_ARTICLE, chooser):
        yield from maker.of(alone, question, Put("closed", fold, OFF_TOPIC))
    left_out = _sample(own, NEAR_AN_ARTICLE, chooser)
    cut = maker.library([_without(article, left_out)])
    for question in left_out:
        yield from maker.of(cut, question, Put("near", fold, OFF_TOPIC))
    for question in _sample(own, OPEN_AN_ARTICLE, chooser):
        yield from maker.of(whole, question, Put("open", fold, 1.0))


def _without(article: Article, questions: Sequence[Question]) -> Article:
    """Return the article without the sentences that answer the questions, under another name."""
    gold = [gold.span for question in questions for gold in question.gold]
    kept = [
        article.text[span.start : span.end]
        for span in sentence_spans(article.text)
        if not any(span.start < other.end and other.start < span.end for other in gold)
    ]
    return replace(article, id=f"{article.id}, cut", text=" ".join(kept))


def _of_real(
    maker: Examples, chooser: random.Random, encyclopedia: QuestionSet, real: QuestionSet, whole: Library
) -> Iterator[Example]:
    library = maker.library(real.articles)
    for number, question in enumerate(real.questions):
        if question.gold:
            yield from maker.of(library, question, Put("real", number % 2, REAL_WEIGHT))
            yield from maker.of(whole, question, Put("open", number % 2, OFF_TOPIC))
        else:
            yield from maker.of(library, question, Put("near", number % 2, OFF_TOPIC))
            yield from maker.of(whole, question, Put("open", number % 2, OFF_TOPIC))
    for number, question in enumerate(_sample(encyclopedia.questions, FOREIGN_TO_REAL, chooser)):
        yield from maker.of(library, question, Put("real", number % 2, OFF_TOPIC))


def _sample(questions: Sequence[Question], size: int, chooser: random.Random) -> list[Question]:
    return chooser.sample(questions, min(size, len(questions)))


def fit_ranking(chosen: Sequence[Example], names: Sequence[str]) -> LinearModel:
    """Return the weights under which the right sentences have the most mass."""
    usable = [e for e in chosen if e.weight and e.right.any()]
    matrix = np.concatenate([e.matrix for e in usable])
    right = np.concatenate([e.right for e in usable]).astype(float)
    sizes = np.array([len(e.right) for e in usable])
    importance = np.array([e.weight for e in usable])
    importance /= importance.sum()
    starts, group = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    scale = matrix.std(axis=0) + 1e-6
    matrix = matrix / scale

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = (matrix @ weights.astype(np.float32)).astype(float)
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        every, good = (
            np.add.reduceat(powers, starts),
            np.maximum(np.add.reduceat(powers * right, starts), 1e-300),
        )
        value = importance @ (np.log(every) - np.log(good))
        slope = (powers / every[group] - powers * right / good[group]) * importance[group]
        return value + RANKING_PENALTY * weights @ weights, matrix.T @ slope + 2 * RANKING_PENALTY * weights

    best = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return LinearModel.of(dict(zip(names, (best.x / scale).tolist(), strict=True)))


def fit_logistic(columns: dict[str, Floats], right: Floats, importance: Floats) -> LinearModel:
    """Return a logistic regression on named columns."""
    matrix = np.array(list(columns.values())).T
    scale = matrix.std(axis=0) + 1e-6
    matrix = matrix / scale
    importance = importance / importance.sum()

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = matrix @ weights[1:] + weights[0]
        chance = 1 / (1 + np.exp(-sums))
        value = (
            importance @ (np.logaddexp(0, sums) - right * sums)
            + CONFIDENCE_PENALTY * weights[1:] @ weights[1:]
        )
        slope = (chance - right) * importance
        return value, np.concatenate(([slope.sum()], matrix.T @ slope + 2 * CONFIDENCE_PENALTY * weights[1:]))

    best = minimize(
        loss, np.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    )
    return LinearModel.of(dict(zip(columns, (best.x[1:] / scale).tolist(), strict=True)), float(best.x[0]))


@dataclass(slots=True)
class Answered:
    """What came of an example under a ranking."""

    example: Example
    hit: bool
    right: bool
    signs: Signs


def answer(example: Example, model: LinearModel, names: Sequence[str]) -> Answered:
    """Rank the example's candidates and quote the best window."""
    columns = dict(zip(names, example.matrix.T.astype(float), strict=True))
    scores = model.scores(columns)
    scene = example.scene
    words = scene.collection.forward.words[scene.found.sentences]
    ranked = Ranked(scene, columns, scores, probabilities(scores))
    window = next(best_windows(ranked.chances, words, scene.found.run_ends))
    hit = bool(example.right[window.first : window.last].any())
    return Answered(example, hit, bool(example.right[window.key]), signs(ranked, window))


def fit_confidence(answers: Sequence[Answered]) -> Judges:
    """Return the models of whether the articles speak of the matter, and whether the key sentence is right."""
    # Reworded questions are made with the word lists themselves: confidence in synonyms must be earned elsewhere.
    answers = [a for a in answers if a.example.setting != "reworded"]
    # The articles do speak of the matter of a question whose answer alone is missing.
    told = [a for a in answers if a.example.setting != "near"]
    near = [a for a in answers if a.example.answerable or a.example.setting == "near"]
    return {
        "topic": _fit_judge(told, [a.example.answerable for a in told]),
        "sentence": _fit_judge(near, [a.right for a in near]),
    }


def _fit_judge(answers: Sequence[Answered], truth: Sequence[bool]) -> LinearModel:
    columns = {name: np.array([a.signs[name] for a in answers]) for name in answers[0].signs}
    importance = np.array(
        [NEAR_WEIGHT if a.example.setting == "near" else a.example.weight or 1.0 for a in answers]
    )
    return fit_logistic(columns, np.array(truth, float), importance)


def _raw(judges: Judges, seen: Signs) -> float:
    return raw_confidence(chance_of(judges["topic"], seen), chance_of(judges["sentence"], seen))


def calibrate(raws: Floats, right: Floats) -> Calibration:
    """Return rising raw confidences and the share right at each: bins of equal size, pooled until they rise."""
    pools: list[tuple[float, float, float]] = []
    for places in np.array_split(np.argsort(raws, kind="stable"), KNOTS):
        pools.append((float(raws[places].mean()), float(right[places].mean()), 1.0))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            pools.append(_pooled(pools.pop(), pools.pop()))
    inner = [(raw, share) for raw, share, _ in pools]
    return [0.0, *(r for r, _ in inner), 1.0], [0.0, *(s for _, s in inner), max(inner[-1][1], 0.995)]


def _pooled(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float, float]:
    size = one[2] + other[2]
    raw, share = ((one[i] * one[2] + other[i] * other[2]) / size for i in (0, 1))
    return raw, share, size


def report(
    answers: Sequence[Answered], judges: Judges, calibration: Calibration
) -> dict[str, dict[str, float]]:
    """Return the figures of each setting."""
    return {
        name: _figures([a for a in answers if a.example.setting == name], judges, calibration)
        for name in ("closed", "reworded", "open", "real")
    }


def _figures(answers: Sequence[Answered], judges: Judges, calibration: Calibration) -> dict[str, float]:
    own = [a for a in answers if a.example.answerable]
    chance = {id(a): float(np.interp(_raw(judges, a.signs), *calibration)) for a in answers}
    mine = np.array([chance[id(a)] for a in own])
    others = np.array([chance[id(a)] for a in answers if not a.example.answerable])
    right = np.array([a.right for a in own])
    bins = np.minimum((mine * 10).astype(int), 9)
    gaps = [
        abs(mine[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return {
        "questions": len(own),
        "hit@1": round(100 * np.mean([a.hit for a in own]), 1),
        "sent@1": round(100 * right.mean(), 1),
        "FA95": round(100 * float((others >= np.quantile(mine, 0.05)).mean()), 1) if len(others) else -1,
        "ECE": round(float(sum(gaps)), 3),
    }


def cross_validate(
    found: Sequence[Example], names: Sequence[str]
) -> tuple[list[Answered], dict[str, dict[str, float]]]:
    """Return the answers of rankings that have not seen their questions, and the figures."""
    answers: list[Answered] = []
    for fold in (0, 1):
        model = fit_ranking([e for e in found if e.fold != fold], names)
        answers.extend(answer(e, model, names) for e in found if e.fold == fold)
    judged = []
    for fold in (0, 1):
        seen, unseen = ([a for a in answers if (a.example.fold == fold) is same] for same in (False, True))
        judges = fit_confidence(seen)
        judged.append(report(unseen, judges, _calibration(seen, judges)))
    mean = {
        s: {m: round((judged[0][s][m] + judged[1][s][m]) / 2, 3) for m in judged[0][s]} for s in judged[0]
    }
    return answers, mean


def _calibration(answers: Sequence[Answered], judges: Judges) -> Calibration:
    own = [a for a in answers if a.example.answerable and a.example.setting != "reworded"]
    return calibrate(np.array([_raw(judges, a.signs) for a in own]), np.array([float(a.right) for a in own]))


def main() -> None:
    """Train and write, or only check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("encyclopedia", type=Path)
    parser.add_argument("real", type=Path)
    parser.add_argument("--check", action="store_true", help="report cross-validation, write nothing")
    options = parser.parse_args()
    found, names = examples(question_sets.load(options.encyclopedia), question_sets.load(options.real))
    answers, figures = cross_validate(found, names)
    print(json.dumps(figures, indent=1))
    if options.check:
        return
    judges = fit_confidence(answers)
    learnt = {"ranking": fit_ranking(found, names)} | judges
    raws, shares = _calibration(answers, judges)
    document = {
        "models": {
            n: {"intercept": round(m.intercept, 4), "weights": _rounded(m)} for n, m in learnt.items()
        },
        "calibration": {"raw": np.round(raws, 4).tolist(), "right": np.round(shares, 4).tolist()},
        "trained on": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (options.encyclopedia, options.real)
        },
        "two-fold cross-validation": figures,
    }
    TARGET.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _rounded(model: LinearModel) -> dict[str, float]:
    return dict(zip(model.names, np.round(model.weights, 4).tolist(), strict=True))


if __name__ == "__main__":
    main()
