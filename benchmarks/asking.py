"""How long an answer takes: on the article that comes with the project, and on 10,000 passages."""

from __future__ import annotations

import json
import statistics
from functools import partial
from pathlib import Path

import invented
from measuring import heading, medians, seconds, tell_time

from qa import Archive

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "tests" / "quality" / "corpus.jsonl"
REPETITIONS = 5
TARGET = 0.001
LARGE, LARGE_TARGET = 10_000, 0.006


def main() -> None:
    """Print the medians."""
    heading("Answers")
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    own = [json.loads(line)["question"] for line in lines]
    tell_time("archive.ask, one article, p50", p50(Archive.from_folder(ROOT / "corpus"), own), TARGET)
    articles = list(invented.articles(LARGE))
    asked = invented.questions(articles, 200)
    tell_time(f"archive.ask, {LARGE:,} passages, p50", p50(Archive.build(articles), asked), LARGE_TARGET)


def p50(archive: Archive, questions: list[str]) -> float:
    """Return the median over the questions of each one's median time, in seconds."""
    seconds(partial(archive.ask, questions[0]))  # what is read once is no part of an answer
    return statistics.median(medians(REPETITIONS, *(partial(archive.ask, asked) for asked in questions)))


if __name__ == "__main__":
    main()
