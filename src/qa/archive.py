"""The front door: build an archive of articles, ask it, search it, be briefed."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from qa.acronyms import acronyms
from qa.analysis import Analyzer
from qa.briefing import brief
from qa.catalogue import Catalogue
from qa.citation import quote, windows_of
from qa.collection import Collection, collect
from qa.confidence import confidence, verdict
from qa.dialogue import Dialogue, Standing
from qa.discourse import emphasise, held, in_discourse
from qa.errors import DuplicateArticle, UnknownArticle
from qa.loading import load_folder
from qa.model import Answer, Article, Briefing, Quote, Span, Verdict
from qa.query import Query, query_for
from qa.questions import Question, read_question
from qa.retrieval import Ranked, rank
from qa.spelling import Spelling
from qa.statements import Statement, statements
from qa.surroundings import paragraphs_around
from qa.thesaurus import packaged_thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qa.errors import QAError
    from qa.quoting import Window
    from qa.scope import Scope
    from qa.synonyms import Synonyms

    Flags = NDArray[np.bool_]

_SUGGESTIONS = 12

# A further quote that is so much less likely to answer than the first only costs the reader time.
_WORTH_SHOWING = 0.05


class Archive:
    """Articles that can be asked; never changes once built, so that threads may share it.

    Attributes:
        articles: The articles, latest first.
        problems: What was wrong with files that are no articles but should be, and with lines of the folder's synonyms.
    """

    def __init__(
        self, articles: Iterable[Article], problems: Iterable[QAError] = (), synonyms: Synonyms | None = None
    ) -> None:
        given = tuple(articles)
        self._by_id = _by_id(given)
        self._ordinals = {article_id: ordinal for ordinal, article_id in enumerate(self._by_id)}
        self.articles = tuple(sorted(given, key=lambda a: a.published or date.min, reverse=True))
        self.problems = tuple(problems)
        self._analyzer = Analyzer()
        self._thesaurus = packaged_thesaurus(self._analyzer, acronyms(given), own=synonyms)
        self._collection: Collection = collect(given, self._analyzer)
        self._spelling = Spelling(self._collection, self._analyzer)
        self._dialogue = Dialogue(self._collection, self._analyzer)
        self._catalogue = Catalogue(self._collection, self._analyzer)

    @classmethod
    def build(cls, articles: Iterable[Article]) -> Self:
        """Return an archive of the articles.

        Raises:
            DuplicateArticle: Two of them have one id.
        """
        return cls(articles)

    @classmethod
    def from_folder(cls, folder: Path | str) -> Self:
        """Return an archive of the articles in a folder, with the synonyms in its ``synonyms.txt``, if there is one.

        Files and lines that cannot be read are told in ``problems``.

        Raises:
            CorpusError: The folder cannot be read, or there is no article in it.
        """
        shelf = load_folder(Path(folder))
        return cls(shelf.articles, shelf.problems, shelf.synonyms)

    def article(self, article_id: str) -> Article:
        """Return the article of that id.

        Raises:
            UnknownArticle: There is none.
        """
        try:
            return self._by_id[article_id]
        except KeyError:
            raise UnknownArticle(f"{article_id}: no article has this id; `qa articles` lists them") from None

    def search(self, question: str, k: int = 10, scope: Iterable[str] | None = None) -> tuple[Quote, ...]:
        """Return at most k quotes that fit the question best, best first, whatever the verdict would be.

        Args:
            question: The reader's words.
            k: The most quotes to give.
            scope: Ids of the articles to quote from; all when missing.

        Raises:
            UnknownArticle: The scope names an article that there is not.
        """
        allowed = self._allowed(scope)
        read, _ = self._read(question)
        ranked = self._rank(read, allowed)
        return self._quotes(ranked, islice(windows_of(ranked), max(k, 0))) if ranked else ()

    def ask(
        self,
        question: str,
        k: int = 3,
        history: Sequence[tuple[str, Answer]] = (),
        scope: Iterable[str] | None = None,
    ) -> Answer:
        """Return what the articles say to the question, in at most k quotes, or that they do not.

        Args:
            question: The reader's words.
            k: The most quotes to give.
            history: The conversation so far: questions and their answers, oldest first.
            scope: Ids of the articles to quote from; all when missing.

        Raises:
            UnknownArticle: The scope names an article that there is not.
        """
        allowed = self._allowed(scope)
        read, corrected = self._read(question)
        standing = self._dialogue.follow(read.text, history)
        ranked = self._rank_standing(standing, allowed) if standing.leans else self._rank(read, allowed)
        if not ranked:
            return Answer(question, Verdict.NOT_FOUND, 0.0, (), corrected, standing.carried)
        windows = windows_of(ranked)
        best = next(windows)
        probability = held(confidence(ranked, best), ranked, best.key, standing)
        found = verdict(probability)
        if found is Verdict.NOT_FOUND:
            return Answer(question, found, probability, (), corrected, standing.carried)
        others = takewhile(lambda other: other.chance >= _WORTH_SHOWING * best.chance, windows)
        shown = islice(chain((best,), others), max(k, 0))
        return Answer(question, found, probability, self._quotes(ranked, shown), corrected, standing.carried)

    def brief(self, article_id: str | None = None, words: int = 150) -> Briefing:
        """Return the key sentences of an article, the latest if none is named, in at most so many words.

        Raises:
            UnknownArticle: No article has this id, or there is none at all.
        """
        return brief([self._named(article_id)], words)

    def figures(self, article_id: str | None = None) -> Briefing:
        """Return every sentence of an article, the latest if none is named, that holds a figure, in order.

        Raises:
            UnknownArticle: No article has this id, or there is none at all.
        """
        # Imported here because an answer never needs it: its patterns cost every start 8 ms.
        from qa.figures import figures  # noqa: PLC0415

        return figures(self._named(article_id))

    def statements(self, article_id: str | None = None) -> tuple[Statement, ...]:
        """Return who said what in an article, the latest if none is named, in document order.

        Raises:
            UnknownArticle: No article has this id, or there is none at all.
        """
        return statements(self._named(article_id))

    def scope_in(self, question: str, today: date) -> Scope | None:
        """Return the articles that the question itself says it is about, or None if it names none.

        Args:
            question: The reader's words: "In the article about herons, how many nests are there?"
            today: The reader's day, from which "last week" is counted.
        """
        # Imported here because few questions name a scope: its patterns cost every start 20 ms.
        from qa.scope import scope_in  # noqa: PLC0415

        return scope_in(question, self._catalogue, today)

    def surroundings(self, quote: Quote) -> Span:
        """Return the paragraphs that the quote touches."""
        return paragraphs_around(quote.article.text, quote.span)

    def suggestions(self, n: int = 3) -> tuple[str, ...]:
        """Return at most n questions, and never more than 12, that the articles do answer."""
        return self._suggestions[:n]

    @cached_property
    def _suggestions(self) -> tuple[str, ...]:
        # Imported here because an answer seldom needs it: its patterns cost every start 20 ms.
        from qa.suggestions import suggestions  # noqa: PLC0415

        candidates = suggestions(self.articles, 4 * _SUGGESTIONS)
        answered = (question for question in candidates if self.ask(question, 1).verdict is Verdict.ANSWERED)
        return tuple(islice(answered, _SUGGESTIONS))

    def _named(self, article_id: str | None) -> Article:
        """Return the article of that id, the latest for none."""
        if article_id is not None:
            return self.article(article_id)
        if not self.articles:
            raise UnknownArticle("the archive holds no article; add one and open it again")
        return self.articles[0]

    def _read(self, text: str) -> tuple[Question, str]:
        """Return the question as it is understood, and its text if words of it were corrected, else ""."""
        question = read_question(text, self._analyzer)
        corrected = self._spelling.correct(question)
        if corrected == question.text:
            return question, ""
        return read_question(corrected, self._analyzer), corrected

    def _allowed(self, scope: Iterable[str] | None) -> Flags | None:
        """Return which passages are of the articles named; None for all."""
        if scope is None:
            return None
        return self._collection.passages_of(self._ordinals[self.article(each).id] for each in scope)

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


def _by_id(articles: Iterable[Article]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for article in articles:
        if article.id in found:
            raise DuplicateArticle(f"{article.id}: two articles have this id; give each its own")
        found[article.id] = article
    return found
