"""Words that may stand for one another, read from files in Solr's synonym format.

A line is a rule: ``a, b, c`` lets each phrase stand for the others, ``x, y => z`` lets z stand for
x and y but not the other way round (Apache Solr Reference Guide, "Synonym Graph Filter"). Lines that
begin with ``#`` are comments. Solr's backslash escapes are not understood: no phrase holds a comma.
Phrases stay as they are written; turning them into terms is the analyzer's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from qa.errors import QAError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

_ARROW = "=>"
_FORMAT = 'write "a, b, c" or "x, y => z"'


class SynonymsError(QAError):
    """A file of synonyms cannot be read, or a line of it does not follow the format."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: what stands in the question, and what may stand for it in an article.

    Attributes:
        sources: Phrases of a question.
        targets: Phrases that may answer any of them; the same as ``sources`` where the line has no arrow.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The rules of one file.

    Attributes:
        name: Where they were read from, for messages.
        rules: In the order of the file.
    """

    name: str
    rules: tuple[Rule, ...]


def parse_synonyms(lines: Iterable[str], name: str) -> Synonyms:
    """Read rules from the lines of a file that goes by ``name``.

    Raises:
        SynonymsError: A line has an empty phrase, two arrows, or a phrase alone; the message
            names file and line.
    """
    return Synonyms(name, tuple(_rule(line, place) for place, line in _lines(lines, name)))


def sift_synonyms(lines: Iterable[str], name: str) -> tuple[Synonyms, tuple[SynonymsError, ...]]:
    """Read the lines that follow the format, of a file that goes by ``name``; tell what is wrong with each other."""
    rules, problems = [], []
    for place, line in _lines(lines, name):
        try:
            rules.append(_rule(line, place))
        except SynonymsError as problem:
            problems.append(problem)
    return Synonyms(name, tuple(rules)), tuple(problems)


def read_synonyms(path: Path) -> Synonyms:
    """Read a file of rules, UTF-8 with or without a byte order mark.

    Raises:
        SynonymsError: The file cannot be read, is not UTF-8, or has a malformed line.
    """
    return _read(path, str(path))


def is_packaged(text: str) -> bool:
    """Tell whether a text is the list "synonyms" that comes with the package, so that reading it adds nothing."""
    return text == (files("qa") / "lexicon" / "synonyms.txt").read_text(encoding="utf-8")


def lexicon(name: str) -> Synonyms:
    """Read a list that comes with the package: "synonyms", "nations", "irregular" or "derivations".

    Raises:
        SynonymsError: The package has no such list.
    """
    return _read(files("qa") / "lexicon" / f"{name}.txt", f"{name}.txt")


def _read(source: Path | Traversable, name: str) -> Synonyms:
    try:
        text = source.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SynonymsError(f"{name}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise SynonymsError(f"{name}: is not UTF-8; save it as UTF-8 text") from error
    return parse_synonyms(text.splitlines(), name)


def _lines(lines: Iterable[str], name: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that hold rules, each with its place for messages."""
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield f"{name}, line {number}", line


def _rule(line: str, place: str) -> Rule:
    sides = [_phrases(side, place) for side in line.split(_ARROW)]
    if len(sides) > 2:
        raise SynonymsError(f'{place}: more than one "{_ARROW}"; {_FORMAT}')
    if len(sides) == 1 and len(sides[0]) == 1:
        raise SynonymsError(f'{place}: "{sides[0][0]}" stands alone; {_FORMAT}')
    return Rule(sides[0], sides[-1])


def _phrases(side: str, place: str) -> tuple[str, ...]:
    phrases = tuple(" ".join(phrase.split()) for phrase in side.split(","))
    if "" in phrases:
        raise SynonymsError(f"{place}: a phrase is missing beside a comma or an arrow; {_FORMAT}")
    return phrases
