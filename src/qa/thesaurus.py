"""Words that may stand for the words of a question: other forms of the same word, and synonyms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import fold
from qa.synonyms import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.analysis import Analyzer
    from qa.synonyms import Synonyms

# Stemming a whole lexicon costs more than a process that answers one question may spend on starting, so that only
# phrases which begin like a word of the question are ever stemmed. Stems keep this many letters of their word, but for
# a y that becomes an i.
_BEGINNING = 3


class Relation(Enum):
    """How another word stands to the question's."""

    VARIANT = auto()
    BEGINNING = auto()
    SYNONYM = auto()


class Alternative(NamedTuple):
    """A term that may stand for a term of the question.

    Attributes:
        place: Which of the question's terms.
        term: The other term.
        relation: How they are related.
    """

    place: int
    term: str
    relation: Relation


class Phrase(NamedTuple):
    """Terms that together may stand for a term of the question.

    Attributes:
        place: Which of the question's terms.
        terms: The other terms, several.
        relation: How they are related.
    """

    place: int
    terms: tuple[str, ...]
    relation: Relation


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: str
    targets: tuple[str, ...]
    relation: Relation


class Thesaurus:
    """Looks up the alternatives of a question's terms."""

    def __init__(self, lists: Mapping[Relation, Iterable[Synonyms]], analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._terms_of: dict[str, tuple[str, ...]] = {}
        self._stemmed: dict[str, dict[str, list[tuple[tuple[str, ...], _Entry]]]] = {}
        self._entries: defaultdict[str, list[_Entry]] = defaultdict(list)
        for relation, synonyms in lists.items():
            for entry in (entry for each in synonyms for entry in _entries(each, relation)):
                self._entries[_beginning(self._first_word(entry.phrase))].append(entry)

    def alternatives(self, terms: Sequence[str]) -> list[Alternative]:
        """Return the single terms that may stand for the terms of a question, or for several in a row."""
        found = (
            Alternative(p.place, p.terms[0], p.relation) for p in self._found(terms) if len(p.terms) == 1
        )
        return list(dict.fromkeys(found))

    def phrases(self, terms: Sequence[str]) -> list[Phrase]:
        """Return the variants of several terms, such as the long name of an acronym, that may stand for the same."""
        found = (p for p in self._found(terms) if len(p.terms) > 1 and p.relation is Relation.VARIANT)
        return list(dict.fromkeys(found))

    def _found(self, terms: Sequence[str]) -> Iterator[Phrase]:
        for place in range(len(terms)):
            for phrase, entry in self._phrases_like(terms[place]).get(terms[place], ()):
                if tuple(terms[place : place + len(phrase)]) == phrase:
                    yield from self._targets(entry, place, len(phrase))

    def _first_word(self, phrase: str) -> str:
        """Return the first word of a phrase; its term, where that has fewer letters than phrases are looked up by."""
        word = phrase.partition(" ")[0]
        is_cut = "." in word or (len(word) <= _BEGINNING and word[-1] in "sS")
        return self._analyzer.term(word) if is_cut else word

    def _phrases_like(self, term: str) -> dict[str, list[tuple[tuple[str, ...], _Entry]]]:
        beginning = _beginning(term)
        if beginning not in self._stemmed:
            by_first: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
            for entry in self._entries.get(beginning, ()):
                if phrase := self._terms(entry.phrase):
                    by_first.setdefault(phrase[0], []).append((phrase, entry))
            self._stemmed[beginning] = by_first
        return self._stemmed[beginning]

    def _targets(self, entry: _Entry, place: int, length: int) -> Iterator[Phrase]:
        others = (target for target in entry.targets if target != entry.phrase)
        for target in map(self._terms, others):
            for i in range(place, place + length):
                yield Phrase(i, target, entry.relation)

    def _terms(self, phrase: str) -> tuple[str, ...]:
        terms = self._terms_of.get(phrase)
        if terms is None:
            terms = self._terms_of[phrase] = tuple(token.term for token in self._analyzer.tokens(phrase))
        return terms


def _beginning(word: str) -> str:
    letters = word[:_BEGINNING]
    return (letters.lower() if letters.isascii() else fold(letters)).replace("y", "i")


def _entries(synonyms: Synonyms, relation: Relation) -> Iterator[_Entry]:
    for rule in synonyms.rules:
        for source in rule.sources:
            yield _Entry(source, rule.targets, relation)


def packaged_thesaurus(analyzer: Analyzer, *learnt: Synonyms) -> Thesaurus:
    """Return the thesaurus of the word lists that come with the package, and of variants learnt from articles."""
    forms = [*learnt, *(lexicon(name) for name in ("irregular", "derivations", "nations"))]
    return Thesaurus({Relation.VARIANT: forms, Relation.SYNONYM: [lexicon("synonyms")]}, analyzer)
