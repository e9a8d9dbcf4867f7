"""Words that may stand for the words of a question: other forms of the same word, and synonyms."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import STOP, fold, stopwords
from qa.synonyms import Synonyms, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.analysis import Analyzer

# Stemming a whole lexicon costs more than a process that answers one question may spend on starting, so that only
# phrases which begin like a word of the question are ever stemmed. Stems keep this many letters of their word, but for
# a y that becomes an i.
_BEGINNING = 3
_STEMMED_SHORT = re.compile(r".{0,2}(?:s|ed|ing)$")


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
        terms: The other terms, several; stop words where the phrase says nothing without them, as "not guilty".
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


class _Pattern(NamedTuple):
    """A phrase as a question may hold it.

    Attributes:
        terms: As of ``Phrase``.
        is_whole: Whether there are stop words among them, and a single other.
        before: How many stop words open it.
    """

    terms: tuple[str, ...]
    is_whole: bool
    before: int


class Thesaurus:
    """Looks up the alternatives of a question's terms.

    A question is given as the terms of its words, in order; a place counts the different terms that are no stop words.
    """

    def __init__(self, lists: Mapping[Relation, Iterable[Synonyms]], analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._terms_of: dict[str, tuple[str, ...]] = {}
        self._stemmed: dict[str, dict[str, list[tuple[_Pattern, _Entry]]]] = {}
        self._entries: defaultdict[str, list[_Entry]] = defaultdict(list)
        for relation, synonyms in lists.items():
            for entry in (entry for each in synonyms for entry in _entries(each, relation)):
                self._entries[_beginning(self._first_word(entry.phrase))].append(entry)

    def alternatives(self, words: Sequence[str]) -> list[Alternative]:
        """Return the single terms that may stand for the terms of a question, or for several in a row."""
        found = (
            Alternative(p.place, p.terms[0], p.relation) for p in self._found(words) if len(p.terms) == 1
        )
        return list(dict.fromkeys(found))

    def phrases(self, words: Sequence[str]) -> list[Phrase]:
        """Return the phrases of several terms, such as the long name of an acronym, that may stand for the same."""
        return list(dict.fromkeys(p for p in self._found(words) if len(p.terms) > 1))

    def _found(self, words: Sequence[str]) -> Iterator[Phrase]:
        told = [i for i, word in enumerate(words) if word[0] != STOP]
        terms = [words[i] for i in told]
        places = {term: place for place, term in enumerate(dict.fromkeys(terms))}
        for first, (at, term) in enumerate(zip(told, terms, strict=True)):
            for pattern, entry in self._phrases_like(term).get(term, ()):
                if pattern.is_whole:
                    begin, size = at - pattern.before, 1
                    matches = begin >= 0 and tuple(words[begin : begin + len(pattern.terms)]) == pattern.terms
                else:
                    size = len(pattern.terms)
                    matches = tuple(terms[first : first + size]) == pattern.terms
                if matches:
                    yield from self._targets(entry, [places[met] for met in terms[first : first + size]])

    def _first_word(self, phrase: str) -> str:
        """Return the first word that is no stop word; its term, where the word begins otherwise than that."""
        for word in phrase.split():
            lowered = word.lower()
            is_cut = not word.isalpha() or len(word) == 1 or _STEMMED_SHORT.match(lowered)
            if not is_cut and (word.isupper() or lowered not in stopwords()):
                return word
            if tokens := self._analyzer.tokens(word):
                return tokens[0].term
        return ""

    def _phrases_like(self, term: str) -> dict[str, list[tuple[_Pattern, _Entry]]]:
        beginning = _beginning(term)
        if beginning not in self._stemmed:
            by_first: dict[str, list[tuple[_Pattern, _Entry]]] = {}
            for entry in self._entries.get(beginning, ()):
                if terms := self._terms(entry.phrase):
                    before = next(i for i, other in enumerate(terms) if other[0] != STOP)
                    pattern = _Pattern(terms, any(other[0] == STOP for other in terms), before)
                    by_first.setdefault(terms[before], []).append((pattern, entry))
            self._stemmed[beginning] = by_first
        return self._stemmed[beginning]

    def _targets(self, entry: _Entry, places: Sequence[int]) -> Iterator[Phrase]:
        others = (target for target in entry.targets if target != entry.phrase)
        for target in filter(None, map(self._terms, others)):
            for place in places:
                yield Phrase(place, target, entry.relation)

    def _terms(self, phrase: str) -> tuple[str, ...]:
        """Return the terms of a phrase; with its stop words, where it opens with one or is a figure but for them.

        Other single words go without: who asks "Where did he travel?" means the "travel to" of the list.
        """
        terms = self._terms_of.get(phrase)
        if terms is None:
            words = tuple(token.term for token in self._analyzer.words(phrase))
            terms = tuple(word for word in words if word[0] != STOP)
            if len(terms) == 1 and (words[0] != terms[0] or terms[0].isdigit()):
                terms = words
            self._terms_of[phrase] = terms
        return terms


def _beginning(word: str) -> str:
    letters = word[:_BEGINNING]
    return (letters.lower() if letters.isascii() else fold(letters)).replace("y", "i")


def _entries(synonyms: Synonyms, relation: Relation) -> Iterator[_Entry]:
    for rule in synonyms.rules:
        for source in rule.sources:
            yield _Entry(source, rule.targets, relation)


def packaged_thesaurus(analyzer: Analyzer, *learnt: Synonyms, own: Synonyms | None = None) -> Thesaurus:
    """Return the thesaurus of the word lists that come with the package, and of what comes with the articles.

    Args:
        analyzer: Reads the lists as it reads articles.
        learnt: Variants found in the articles.
        own: The operator's synonyms; what the package has too is not counted twice.
    """
    forms = [*learnt, *(lexicon(name) for name in ("irregular", "derivations", "nations"))]
    synonyms = [lexicon("synonyms")]
    if own is not None:
        packaged = frozenset(synonyms[0].rules)
        synonyms.append(Synonyms(own.name, tuple(rule for rule in own.rules if rule not in packaged)))
    return Thesaurus({Relation.VARIANT: forms, Relation.SYNONYM: synonyms}, analyzer)
