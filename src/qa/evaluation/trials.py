"""Trials: which question is put to which archive, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np

from qa.errors import QuestionSetError
from qa.evaluation.measures import SEED, first_hit, in_key_sentence
from qa.evaluation.question_sets import Question, QuestionSet
from qa.model import Answer, Article, Quote

DEPTH = 10
"""Quotes asked for in a search: the depth of MRR."""

SHOWN = 3
"""Quotes asked for in an answer, as a reader sees them."""

OFF_TOPIC = 2000
"""Off-topic questions of a whole set, spread evenly over its archives: FA95 within about 0.7 points."""


class Setting(StrEnum):
    """What an archive holds: one article, or all of the set."""

    CLOSED = "closed"
    OPEN = "open"


class Kind(StrEnum):
    """Whether the archive can answer: it says, it does not, or it is about something else."""

    ANSWERABLE = "answerable"
    UNANSWERABLE = "unanswerable"
    OFF_TOPIC = "off_topic"


class Engine(Protocol):
    """What is evaluated."""

    def search(self, question: str, k: int = ...) -> tuple[Quote, ...]:
        """Return the best quotes, whatever the verdict."""

    def ask(self, question: str, k: int = ...) -> Answer:
        """Return an answer with its confidence and verdict."""


Build = Callable[[Sequence[Article]], Engine]


@dataclass(frozen=True, slots=True)
class Trial:
    """A question put to an archive."""

    kind: Kind
    question: Question


@dataclass(frozen=True, slots=True)
class Round:
    """The trials of one archive."""

    articles: tuple[Article, ...]
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a trial.

    Attributes:
        trial: What was asked.
        rank: Rank from 1 of the first quote with a gold span, 0 without one.
        sentence_right: Whether the first key sentence holds a gold span.
        words: Words of the first quote, 0 without one.
        answer: What the reader would see.
        milliseconds: How long the answer took.
    """

    trial: Trial
    rank: int
    sentence_right: bool
    words: int
    answer: Answer
    milliseconds: float


def rounds(questions: QuestionSet, setting: Setting, off_topic: Sequence[str] = ()) -> list[Round]:
    """Plan an evaluation.

    Args:
        questions: The set.
        setting: Closed makes an archive of every article and adds questions of the other articles as
            off-topic ones; open makes one archive of all.
        off_topic: Words of questions that no article of the set answers, instead of the other articles'.

    Raises:
        QuestionSetError: The setting is closed and a question does not name its article.
    """
    if setting is Setting.OPEN:
        asked = tuple(_own(question) for question in questions.questions)
        return [Round(questions.articles, asked + _sample(off_topic, OFF_TOPIC, seed=0))]
    return _closed(questions, off_topic)


def run(plan: Sequence[Round], build: Build) -> Iterator[Outcome]:
    """Put every question to its archive, one outcome at a time."""
    for each in plan:
        engine = build(each.articles)
        for trial in each.trials:
            yield _try(engine, trial)


def _closed(questions: QuestionSet, off_topic: Sequence[str]) -> list[Round]:
    asked = _by_article(questions)
    share = -(-OFF_TOPIC // max(len(asked), 1))
    plan = []
    for number, (article, own) in enumerate(asked.items()):
        words = off_topic or [q.text for q in questions.questions if q.article_id != article.id]
        plan.append(Round((article,), tuple(map(_own, own)) + _sample(words, share, seed=number)))
    return plan


def _by_article(questions: QuestionSet) -> dict[Article, list[Question]]:
    articles = {article.id: article for article in questions.articles}
    asked: dict[Article, list[Question]] = {}
    for question in questions.questions:
        if question.article_id not in articles:
            raise QuestionSetError(
                f"{questions.name}: question {question.id} names no article; use --setting open"
            )
        asked.setdefault(articles[question.article_id], []).append(question)
    return asked


def _own(question: Question) -> Trial:
    return Trial(Kind.ANSWERABLE if question.gold else Kind.UNANSWERABLE, question)


def _sample(words: Sequence[str], size: int, seed: int) -> tuple[Trial, ...]:
    random = np.random.default_rng([SEED, seed])
    chosen = random.permutation(len(words))[:size]
    return tuple(Trial(Kind.OFF_TOPIC, Question(f"off-topic {i}", words[i])) for i in chosen)


def _try(engine: Engine, trial: Trial) -> Outcome:
    started = time.perf_counter()
    answer = engine.ask(trial.question.text, k=SHOWN)
    milliseconds = (time.perf_counter() - started) * 1000
    gold = trial.question.gold
    quotes = engine.search(trial.question.text, k=DEPTH) if gold else ()
    words = len(quotes[0].text.split()) if quotes else 0
    return Outcome(trial, first_hit(quotes, gold), in_key_sentence(quotes, gold), words, answer, milliseconds)
