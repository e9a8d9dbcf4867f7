"""Question sets: questions with the places of their answers, read from JSON or JSONL, plain or gzipped.

JSON brings its own articles::

    {"name": …, "articles": [{"id", "title", "text"}, …],
     "questions": [{"id", "q", "article_id", "spans": [[start, end], …], "impossible": false}, …]}

JSONL is written in a minute for articles at hand: ``{"question": …, "answers": ["words of an article", …]}``
on every line, with no answers where the articles do not say; every occurrence of the words is an answer.
"""

from __future__ import annotations

import gzip
import json
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.errors import QuestionSetError
from qa.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Gold:
    """The place of a right answer."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose right answers are known.

    Attributes:
        id: Name of the question in its set.
        text: The reader's words.
        article_id: The article it was asked about, or "" if the set does not say.
        gold: Where it is answered; empty when the articles do not answer it.
    """

    id: str
    text: str
    article_id: str = ""
    gold: tuple[Gold, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions and the articles they are asked of."""

    name: str
    articles: tuple[Article, ...]
    questions: tuple[Question, ...]


def needs_corpus(path: Path) -> bool:
    """Tell whether the set is JSONL, whose answers are looked up in articles at hand.

    Raises:
        QuestionSetError: The name says neither JSON nor JSONL.
    """
    suffix = Path(path.name.removesuffix(".gz")).suffix
    if suffix not in {".json", ".jsonl"}:
        raise QuestionSetError(f"{path}: name a question set .json or .jsonl (or either with .gz)")
    return suffix == ".jsonl"


def load(path: Path, articles: Sequence[Article] = ()) -> QuestionSet:
    """Read a question set.

    Args:
        path: A file named .json, .json.gz, .jsonl or .jsonl.gz.
        articles: Where the answers of a JSONL set are looked up.

    Raises:
        QuestionSetError: The file cannot be read or does not follow the format.
    """
    if needs_corpus(path):
        questions = tuple(_question_of_line(place, line, articles) for place, line in _lines(path))
        return _checked(path, QuestionSet(path.name.split(".")[0], tuple(articles), questions))
    return _checked(path, _set_of(path))


def load_words(path: Path) -> tuple[str, ...]:
    """Read only the questions' words, as off-topic questions for another set.

    Raises:
        QuestionSetError: The file cannot be read or does not follow the format.
    """
    if not needs_corpus(path):
        return tuple(question.text for question in load(path).questions)
    words = []
    for place, line in _lines(path):
        with _complaint(place):
            words.append(_text(line["question"]))
    return tuple(words)


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
        return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    except OSError as error:
        raise QuestionSetError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (EOFError, zlib.error, UnicodeDecodeError) as error:
        raise QuestionSetError(f"{path}: is neither UTF-8 text nor a whole gzip file") from error


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if line.strip():
            place = f"{path}, line {number}"
            yield place, _parse(place, line)


def _parse(place: str, text: str) -> dict[str, Any]:
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QuestionSetError(f"{place}: is not JSON ({error})") from error
    if not isinstance(parsed, dict):
        raise QuestionSetError(f"{place}: a JSON object is needed here")
    return parsed


@contextmanager
def _complaint(place: str) -> Iterator[None]:
    """Turn a value that is missing or of the wrong kind into an error that names the place."""
    try:
        yield
    except KeyError as error:
        raise QuestionSetError(f"{place}: {error} is missing") from error
    except (TypeError, ValueError) as error:
        raise QuestionSetError(f"{place}: {error}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text is needed instead of {value!r}")
    return value


def _question_of_line(place: str, line: Mapping[str, Any], articles: Sequence[Article]) -> Question:
    with _complaint(place):
        answers = [_text(answer) for answer in line["answers"]]
        gold = tuple(found for answer in answers for found in _occurrences(answer, articles))
        return Question(place.rsplit(" ", 1)[-1], _text(line["question"]), gold=gold)


def _occurrences(answer: str, articles: Sequence[Article]) -> list[Gold]:
    found = [Gold(a.id, Span(at, at + len(answer))) for a in articles for at in _starts(answer, a.text)]
    if not found:
        raise ValueError(f"no article of the corpus contains the answer {answer!r}; copy its exact words")
    return found


def _starts(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _set_of(path: Path) -> QuestionSet:
    document = _parse(str(path), _read(path))
    with _complaint(str(path)):
        articles = _articles_of(document["articles"])
        entries = list(enumerate(document["questions"], start=1))
        name = _text(document["name"])
    questions = tuple(_question_of(f"{path}, question {n}", entry, articles) for n, entry in entries)
    return QuestionSet(name, tuple(articles.values()), questions)


def _articles_of(entries: Sequence[Mapping[str, Any]]) -> dict[str, Article]:
    articles: dict[str, Article] = {}
    for article in map(_article_of, entries):
        if article.id in articles:
            raise ValueError(f"two articles have the id {article.id!r}")
        articles[article.id] = article
    return articles


def _article_of(entry: Mapping[str, Any]) -> Article:
    return Article(id=_text(entry["id"]), title=_text(entry["title"]), text=_text(entry["text"]))


def _question_of(place: str, entry: Mapping[str, Any], articles: Mapping[str, Article]) -> Question:
    with _complaint(place):
        article = articles.get(entry["article_id"])
        if article is None:
            raise ValueError(f"there is no article {entry['article_id']!r} in the set")
        spans = () if entry.get("impossible") else entry["spans"]
        if not spans and not entry.get("impossible"):
            raise ValueError("it has no spans and is not marked impossible")
        gold = tuple(Gold(article.id, _span_of(pair, article)) for pair in spans)
        return Question(str(entry["id"]), _text(entry["q"]), article.id, gold)


def _span_of(pair: Sequence[int], article: Article) -> Span:
    start, end = pair
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"the span [{start}, {end}] lies outside article {article.id!r}")
    return Span(start, end)


def _checked(path: Path, questions: QuestionSet) -> QuestionSet:
    if not questions.questions:
        raise QuestionSetError(f"{path}: holds no questions")
    return questions
