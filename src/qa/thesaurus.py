"""Words that may stand for the words of a question: other forms of the same word, and synonyms."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import STOP, fold, stopwords
from qa.synonyms import Synonyms, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
    """What may stand for a term of the question.

    Attributes:
        place: Which of the question's terms.
        terms: The other term, or several that do so together.
        relation: How they are related.
    """

    place: int
    terms: tuple[str, ...]
    relation: Relation


class _Entry(NamedTuple):
    phrase: str
    targets: tuple[str, ...]
    relation: Relation


class _Rule:
    """An entry in terms; those of its targets are looked up when a question holds its phrase.

    Args:
        entry: Its words.
        terms: Their terms, the stop words' among them if it counts only as a whole.
        terms_of: Gives the terms of a target.
    """

    def __init__(
        self, entry: _Entry, terms: tuple[str, ...], terms_of: Callable[[str], tuple[str, ...]]
    ) -> None:
        self._entry, self._terms, self._terms_of = entry, terms, terms_of
        self._is_whole = any(term[0] == STOP for term in terms)
        self._before = next(i for i, term in enumerate(terms) if term[0] != STOP)
        self.first, self.relation = terms[self._before], entry.relation

    @cached_property
    def others(self) -> tuple[tuple[str, ...], ...]:
        """The terms of each target that has any."""
        targets = (target for target in self._entry.targets if target != self._entry.phrase)
        return tuple(filter(None, map(self._terms_of, targets)))

    def size_in(self, words: Sequence[str], at: int, terms: Sequence[str], first: int) -> int:
        """Return how many of a question's terms the phrase is, 0 if it is not what stands there.

        Args:
            words: The terms of all words.
            at: Where among them the phrase would have its first word that is no stop word.
            terms: Those of them that are no stop words.
            first: Where that word is among these.
        """
        size = len(self._terms)
        if self._is_whole:
            begin = at - self._before
            return int(begin >= 0 and tuple(words[begin : begin + size]) == self._terms)
        return size if tuple(terms[first : first + size]) == self._terms else 0


class Thesaurus:
    """Looks up the alternatives of a question's terms.

    A question is given as the terms of its words, in order; a place counts the different terms that are no stop words.
    """

    def __init__(self, lists: Mapping[Relation, Iterable[Synonyms]], analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._terms_of: dict[str, tuple[str, ...]] = {}
        self._rules: dict[str, dict[str, list[_Rule]]] = {}
        self._entries: defaultdict[str, list[_Entry]] = defaultdict(list)
        beginnings: dict[str, str] = {}  # most phrases stand in several rules
        for relation, synonyms in lists.items():
            for entry in (entry for each in synonyms for entry in _entries(each, relation)):
                beginning = beginnings.get(entry.phrase)
                if beginning is None:
                    beginning = beginnings[entry.phrase] = _beginning(self._first_word(entry.phrase))
                self._entries[beginning].append(entry)

    def alternatives(self, words: Sequence[str]) -> list[Alternative]:
        """Return what may stand for the terms of a question, or for several of them in a row."""
        told = [i for i, word in enumerate(words) if word[0] != STOP]
        terms = [words[i] for i in told]
        places = {term: place for place, term in enumerate(dict.fromkeys(terms))}
        found: dict[Alternative, None] = {}
        for first, term in enumerate(terms):
            for rule in self._rules_like(term).get(term, ()):
                if size := rule.size_in(words, told[first], terms, first):
                    met = dict.fromkeys(places[other] for other in terms[first : first + size])
                    found |= {
                        Alternative(place, other, rule.relation): None
                        for other in rule.others
                        for place in met
                    }
        return list(found)

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

    def _rules_like(self, term: str) -> dict[str, list[_Rule]]:
        beginning = _beginning(term)
        if beginning not in self._rules:
            by_first: dict[str, list[_Rule]] = {}
            for entry in self._entries.get(beginning, ()):
                if terms := self._terms(entry.phrase):
                    rule = _Rule(entry, terms, self._terms)
                    by_first.setdefault(rule.first, []).append(rule)
            self._rules[beginning] = by_first
        return self._rules[beginning]

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
