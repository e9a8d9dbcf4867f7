"""Likeness: whether two sentences say the same, or the same with another figure.

Two sentences say the same when they share most of their words, by weight, and every figure of one is in the other.
They differ when they share most of their words and hold different figures of one kind: "cost $4 million" and "cost $5
million". Words count by how telling they are in general English, since in a small archive the words that two articles
share would be the least telling of all; synonyms are shared words. Of two sentences that name different people or
places, days of the week, or the contrary of one another ("rose", "fell"), nothing is said. Everything is symmetrical.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from qa import background
from qa.amounts import Figure, amounts, contradict, unmatched
from qa.analysis import STOP
from qa.anaphora import leans
from qa.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from qa.analysis import Analyzer
    from qa.collection import Collection
    from qa.model import Quote
    from qa.thesaurus import Thesaurus

    Terms = frozenset[str]

# Shares of the weight of all words: of both sentences together, or of the shorter one where the longer says more.
# Sentences that differ in a figure must be closer, and closer still where the figure is a day: there may have been two.
_SHARED, _CONTAINED, _SHARED_IF_CONTAINED = 0.72, 0.9, 0.5
# A sentence may add to the other, but neither may replace more than the rest of this: "bridge" by "tunnel".
_KEPT = 0.85
# Weights, in nats: of a figure, and the highest of a word, lest a rare name outweigh all that is said of it.
_FIGURE, _HEAVIEST = 5.0, 8.0
_SHARED_BUT_FIGURE, _SHARED_BUT_DAY = 0.75, 0.85
_LEAST_ALIKE, _LEAST_WORDS = 3, 2  # words and figures in common; words in common
_DAYS_APART = 7  # beyond which "on Monday" is not the same Monday

_ATTRIBUTION = frozenset(
    ("say", "said", "tell", "told", "report", "accord", "announc", "ad", "state", "note")
)
_TIMES = frozenset(
    (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tomorrow",
    )
)
_TIME = re.compile(rf"\b(?:{'|'.join(sorted(_TIMES))})\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:this|last|next) (?:week|weekend|month|year|spring|summer|autumn|winter)\b|\bago\b|\bnow\b|\bcurrently\b"
)
_CONTRARIES = (
    "rose,grew,climbed,increased,gained,jumped,soared,up/fell,dropped,declined,decreased,lost,slipped,shrank,down",
    "opened,started,began,launched/closed,shut,ended,finished,stopped",
    "won,beat/lost,defeated",
    "bought,imported/sold,exported",
    "approved,accepted,allowed,agreed,passed/rejected,refused,banned,denied,blocked",
    "arrived,entered,came/left,departed,went",
    "more,most,maximum,highest,largest,best/less,fewer,least,minimum,lowest,smallest,worst",
    "north,northern/south,southern",
    "east,eastern/west,western",
    "first/second,third,last",
    "male,men,man,boys,boy/female,women,woman,girls,girl",
    "born/died",
    "old/new,young",
    "before/after",
    "morning/evening,afternoon",
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|without|hardly|fail(?:ed|s)?)\b|n['’]t\b", re.IGNORECASE
)


class Statement(NamedTuple):
    """A key sentence as it is compared.

    Attributes:
        terms: Its words that carry meaning, without figures and attributions; with those of the title where the
            sentence leans on what stands before it.
        pairs: The terms, each with one that may stand for it.
        names: Those of the terms that are names.
        words: The terms of all its words.
        figures: Its figures.
        times: Days of the week and the like.
        negated: Whether it denies.
        published: When its article was.
        relative: Whether it says when only as seen from then: "on Monday", "last week".
    """

    terms: Terms
    pairs: frozenset[tuple[str, str]]
    names: Terms
    words: Terms
    figures: tuple[Figure, ...]
    times: Terms
    negated: bool
    published: date | None
    relative: bool


class Likeness(Enum):
    """How two statements compare."""

    SAME = auto()
    OTHER_FIGURE = auto()
    NONE = auto()


class Comparison:
    """Compares the key sentences of quotes from one collection."""

    def __init__(self, collection: Collection, analyzer: Analyzer, thesaurus: Thesaurus) -> None:
        self._collection, self._analyzer, self._thesaurus = collection, analyzer, thesaurus
        pairs = (words.partition("/") for words in _CONTRARIES)
        self._contraries = tuple((self._all(one), self._all(other)) for one, _, other in pairs)

    def statement(self, quote: Quote) -> Statement:
        """Return the key sentence of a quote as it is compared."""
        sentence, article = quote.key_sentence, quote.article
        found = amounts(sentence)
        tokens = [
            t for t in self._analyzer.words(sentence) if not any(a.start <= t.start < a.end for a in found)
        ]
        times = frozenset(match.group().lower() for match in _TIME.finditer(sentence))
        telling = [t for t in tokens if t.term[0] != STOP and t.term not in _ATTRIBUTION | _TIMES]
        begun = leans(sentence)
        title = frozenset(t.term for t in self._analyzer.tokens(article.title)) if begun else frozenset()
        terms = frozenset(t.term for t in telling) | title
        ordered = list(dict.fromkeys((*(t.term for t in telling), *sorted(title))))
        capital = {t.term for t in telling if t.start > 0 and sentence[t.start].isupper()}
        return Statement(
            terms=terms,
            pairs=frozenset(
                (ordered[other.place], *other.terms)
                for other in self._thesaurus.alternatives(ordered)
                if len(other.terms) == 1
            ),
            names=frozenset(term for term in terms if term in capital or self._is_name(term)),
            words=frozenset(t.term for t in tokens),
            figures=tuple(Figure(a.value, a.unit, self._telling(a.counted)) for a in found),
            times=times,
            negated=bool(_NEGATION.search(sentence)),
            published=article.published,
            relative=bool(times) or bool(_RELATIVE.search(sentence)),
        )

    def compare(self, one: Statement, two: Statement) -> Likeness:
        """Return how two statements compare; it does not matter which is given first."""
        mine, yours = _matched(one, two), _matched(two, one)
        if len(mine) < _LEAST_WORDS or self._clash(one, two, mine, yours):
            return Likeness.NONE
        left, right = unmatched(one.figures, two.figures), unmatched(two.figures, one.figures)
        words = _Overlap.of((one, mine), (two, yours))
        if left and right:
            are_days = all(figure.is_day for figure in left)
            least = _SHARED_BUT_DAY if are_days else _SHARED_BUT_FIGURE
            differ = contradict(left, right) and words.contained >= _KEPT and words.shared >= least
            return Likeness.OTHER_FIGURE if differ else Likeness.NONE
        common = min(len(one.figures) - len(left), len(two.figures) - len(right))
        alike = min(len(mine), len(yours)) + common >= _LEAST_ALIKE
        return Likeness.SAME if alike and words.with_figures(common, left, right).is_close else Likeness.NONE

    def _clash(self, one: Statement, two: Statement, mine: Terms, yours: Terms) -> bool:
        """Tell whether the statements cannot be about the same."""
        dates = one.published, two.published
        then = dates[0] and dates[1] and abs((dates[0] - dates[1]).days) > _DAYS_APART
        only_one, only_two = one.words - two.words, two.words - one.words
        return (
            one.negated is not two.negated
            or bool(one.names - mine and two.names - yours)
            or (bool(one.times and two.times) and one.times != two.times)
            or bool(then and (one.relative or two.relative))
            or any(
                (only_one & a and only_two & b) or (only_one & b and only_two & a)
                for a, b in self._contraries
            )
        )

    def _is_name(self, term: str) -> bool:
        known = self._collection.vocabulary.id(term)
        return known is not None and bool(self._collection.kinds[known] & Kind.NAME)

    def _all(self, words: str) -> Terms:
        return frozenset(token.term for token in self._analyzer.words(words))

    def _telling(self, words: Iterable[str]) -> Terms:
        return frozenset(term for word in words if (term := self._analyzer.term(word))[0] != STOP)


def _matched(one: Statement, two: Statement) -> Terms:
    """Return the terms of one statement that are in the other, or have a synonym there."""
    rest = two.terms - one.terms
    found = {mine for mine, other in one.pairs if other in rest}
    found |= {other for theirs, other in two.pairs if theirs in rest}
    return one.terms & (two.terms | found)


class _Overlap(NamedTuple):
    """How much of two statements is in the other, by weight: the weights of what is, and of all, of each."""

    in_one: float
    in_two: float
    one: float
    two: float

    @classmethod
    def of(cls, *sides: tuple[Statement, Terms]) -> _Overlap:
        return cls(*(_weight(found) for _, found in sides), *(_weight(each.terms) for each, _ in sides))

    def with_figures(self, common: int, left: Sequence[Figure], right: Sequence[Figure]) -> _Overlap:
        return _Overlap(
            self.in_one + common * _FIGURE,
            self.in_two + common * _FIGURE,
            self.one + (common + len(left)) * _FIGURE,
            self.two + (common + len(right)) * _FIGURE,
        )

    @property
    def shared(self) -> float:
        return (self.in_one + self.in_two) / (self.one + self.two)

    @property
    def contained(self) -> float:
        return max(self.in_one / self.one, self.in_two / self.two)

    @property
    def is_close(self) -> bool:
        if self.contained < _CONTAINED:
            return self.shared >= _SHARED and self.contained >= _KEPT
        return self.shared >= _SHARED_IF_CONTAINED


def _weight(terms: Iterable[str]) -> float:
    return fsum(min(background.weight(term), _HEAVIEST) for term in terms)
