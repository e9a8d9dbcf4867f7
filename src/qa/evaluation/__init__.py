"""Evaluation: question sets put to an engine, and how often it is right.

question_sets  files -> questions with the places of their answers
trials         questions -> outcomes, one archive at a time
measures       arrays -> hit@k, MRR, FA95, AUROC, ECE, intervals
report         outcomes -> every measure with its interval
"""

from qa.evaluation.question_sets import Gold, Question, QuestionSet, load, load_words, needs_corpus
from qa.evaluation.report import Figure, Report, summarise
from qa.evaluation.trials import Build, Engine, Kind, Outcome, Round, Setting, Trial, rounds, run

__all__ = [
    "Build",
    "Engine",
    "Figure",
    "Gold",
    "Kind",
    "Outcome",
    "Question",
    "QuestionSet",
    "Report",
    "Round",
    "Setting",
    "Trial",
    "evaluate",
    "load",
    "load_words",
    "needs_corpus",
    "rounds",
    "run",
    "summarise",
]


def evaluate(
    questions: QuestionSet, build: Build, setting: Setting = Setting.CLOSED, off_topic: tuple[str, ...] = ()
) -> Report:
    """Put a question set to the engines that ``build`` makes, and measure them.

    Raises:
        QuestionSetError: The setting is closed and a question does not name its article.
    """
    return summarise(questions.name, setting, run(rounds(questions, setting, off_topic), build))
