"""Answering: from a reader's words to quotes and a verdict."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from qa.citation import elsewhere, quote, sketch, windows_of, without
from qa.confidence import confidence, verdict
from qa.dialogue import Dialogue, Standing
from qa.discourse import emphasise, held, in_discourse
from qa.model import Answer, Verdict
from qa.query import Query, query_for
from qa.questions import Question, read_question
from qa.retrieval import Ranked, rank
from qa.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qa.analysis import Analyzer
    from qa.collection import Collection
    from qa.likeness import Comparison
    from qa.model import Quote
    from qa.quoting import Window
    from qa.thesaurus import Thesaurus

    Flags = NDArray[np.bool_]

# A further quote that is so much less likely to answer than the first only costs the reader time.
_WORTH_SHOWING = 0.05
# Quotes behind those shown that are looked at for what agrees or differs.
_FURTHER = 4
# Key sentences with a smaller share of their words in common are not compared.
_LEAST_COMMON = 0.5


class _Compared(NamedTuple):
    """What came of comparing quotes.

    Attributes:
        told: The quotes to show; behind them, if any, those that agree with the first and those that differ from it.
        copies: The windows of those that agree.
    """

    told: tuple[tuple[Quote, ...], ...]
    copies: tuple[Window, ...]


class Answering:
    """Answers questions from one collection. Which passages may be quoted is a mask over them; None allows all."""

    def __init__(self, collection: Collection, analyzer: Analyzer, thesaurus: Thesaurus) -> None:
        self._collection, self._analyzer, self._thesaurus = collection, analyzer, thesaurus
        self._spelling = Spelling(collection, analyzer)
        self._dialogue = Dialogue(collection, analyzer)

    def search(self, question: str, k: int, allowed: Flags | None) -> tuple[Quote, ...]:
        """Return quotes as ``Archive.search`` does."""
        read, _ = self._read(question)
        ranked = self._rank(read, allowed)
        return self._quotes(ranked, islice(windows_of(ranked), max(k, 0))) if ranked else ()

    def rank(self, words: str) -> Ranked | None:
        """Return the candidates for a question or a topic, corrected if misspelt; nothing if no passage fits."""
        return self._rank(self._read(words)[0], None)

    def ask(
        self, question: str, k: int, history: Sequence[tuple[str, Answer]], allowed: Flags | None
    ) -> Answer:
        """Return an answer as ``Archive.ask`` does."""
        read, corrected = self._read(question)
        standing = self._dialogue.follow(read.text, history)
        ranked = self._rank_standing(standing, allowed) if standing.leans else self._rank(read, allowed)
        if not ranked:
            return Answer(question, Verdict.NOT_FOUND, 0.0, (), corrected, standing.carried)
        windows = windows_of(ranked)
        best = next(windows)
        least = _WORTH_SHOWING * best.chance
        shown = chain((best,), takewhile(lambda other: other.chance >= least, windows))
        compared = self._compared(ranked, shown, k) if k > 0 and elsewhere(ranked, best, least) else None
        judged = without(ranked, compared.copies) if compared and compared.copies else ranked
        sure = confidence(judged, next(windows_of(judged)) if judged is not ranked else best)
        probability = held(sure, ranked, best.key, standing)
        found = verdict(probability)
        if found is Verdict.NOT_FOUND:
            return Answer(question, found, probability, (), corrected, standing.carried)
        told = compared.told if compared else (self._quotes(ranked, islice(shown, max(k, 0))),)
        return Answer(question, found, probability, told[0], corrected, standing.carried, *told[1:])

    def _compared(self, ranked: Ranked, windows: Iterable[Window], k: int) -> _Compared:
        """Compare the best quote with those of other articles that stand close behind it."""
        best, *others = islice(windows, k + _FURTHER)
        if not any(_is_alike(ranked, best, other) for other in others):
            return _Compared((self._quotes(ranked, [best, *others[: k - 1]]),), ())
        from qa.agreement import sort  # noqa: PLC0415 - as below

        quotes = self._quotes(ranked, [best, *others])
        told = sort(quotes, k, self._comparison)
        copies = (other for other, quote in zip(others, quotes[1:], strict=True) if quote in told.agreeing)
        return _Compared(told, tuple(copies))

    @cached_property
    def _comparison(self) -> Comparison:
        # Imported here because a single article has nothing to compare: its patterns cost every start 10 ms.
        from qa.likeness import Comparison  # noqa: PLC0415

        return Comparison(self._collection, self._analyzer, self._thesaurus)

    def _read(self, text: str) -> tuple[Question, str]:
        """Return the question as it is understood, and its text if words of it were corrected, else ""."""
        question = read_question(text, self._analyzer)
        corrected = self._spelling.correct(question)
        if corrected == question.text:
            return question, ""
        return read_question(corrected, self._analyzer), corrected

    def _rank(self, question: Question, allowed: Flags | None) -> Ranked | None:
        return rank(self._collection, self._query(question), allowed)

    def _rank_standing(self, standing: Standing, allowed: Flags | None) -> Ranked | None:
        query = self._query(read_question(standing.text, self._analyzer))
        ranked = rank(self._collection, emphasise(query, standing), allowed)
        return ranked and in_discourse(ranked, standing)

    def _query(self, question: Question) -> Query:
        return query_for(question, self._collection, self._thesaurus)

    def _quotes(self, ranked: Ranked, windows: Iterable[Window]) -> tuple[Quote, ...]:
        return tuple(quote(ranked, window, self._analyzer) for window in windows)


def _is_alike(ranked: Ranked, best: Window, other: Window) -> bool:
    """Tell whether the key sentence of a quote from another article may be worth comparing."""
    articles = ranked.scene.found.articles
    if articles[other.key] == articles[best.key]:
        return False
    one, two = sketch(ranked, best), sketch(ranked, other)
    return len(one & two) >= _LEAST_COMMON * max(min(len(one), len(two)), 1)
