"""The front door: build an archive of articles, ask it, search it, be briefed."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from qa.acronyms import acronyms
from qa.analysis import Analyzer
from qa.answering import Answering
from qa.briefing import brief
from qa.catalogue import Catalogue
from qa.collection import Collection, collect
from qa.errors import DuplicateArticle, UnknownArticle
from qa.loading import load_folder, read_article
from qa.model import Answer, Article, Briefing, Quote, Span, Statement, Verdict
from qa.surroundings import paragraphs_around
from qa.thesaurus import packaged_thesaurus
from qa.topics import sentences_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qa.checking import Check
    from qa.checking.checker import Checker
    from qa.errors import QAError
    from qa.scope import Scope
    from qa.synonyms import Synonyms

    Flags = NDArray[np.bool_]

_SUGGESTIONS = 12


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
        thesaurus = packaged_thesaurus(self._analyzer, acronyms(given), own=synonyms)
        self._collection: Collection = collect(given, self._analyzer)
        self._answering = Answering(self._collection, self._analyzer, thesaurus)
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

    @staticmethod
    def read(text: str, article_id: str) -> Article:
        """Return plain text as an article, as a file of it would be read; no archive holds it yet.

        Raises:
            EmptyArticle: There is no text to quote from.
        """
        return read_article(text, article_id)

    def article(self, article_id: str) -> Article:
        """Return the article of that id.

        Raises:
            UnknownArticle: There is none.
        """
        try:
            return self._by_id[article_id]
        except KeyError:
            raise UnknownArticle(f"{article_id}: no article has this id; `qa articles` lists them") from None

    @property
    def passage_count(self) -> int:
        """How many passages the articles are cut into."""
        return len(self._collection.index)

    def terms(self, text: str) -> frozenset[str]:
        """Return the terms of a text that carry meaning, as questions and passages are compared by them."""
        return frozenset(token.term for token in self._analyzer.tokens(text))

    def search(self, question: str, k: int = 10, scope: Iterable[str] | None = None) -> tuple[Quote, ...]:
        """Return at most k quotes that fit the question best, best first, whatever the verdict would be.

        Args:
            question: The reader's words.
            k: The most quotes to give.
            scope: Ids of the articles to quote from; all when missing.

        Raises:
            UnknownArticle: The scope names an article that there is not.
        """
        return self._answering.search(question, k, self._allowed(scope))

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
        return self._answering.ask(question, k, history, self._allowed(scope))

    def brief(self, article_id: str | None = None, words: int = 150) -> Briefing:
        """Return the key sentences of an article, the latest if none is named, in at most so many words.

        Raises:
            UnknownArticle: No article has this id, or there is none at all.
        """
        return brief([self._named(article_id)], words)

    def brief_on(self, topic: str, words: int = 150) -> Briefing:
        """Return the key sentences about what the reader names: an article, by its title or most of it, or a topic.

        Those about a topic come out of all articles, the latest first; there are none when the articles do not speak
        of it.
        """
        named = self._catalogue.titled(topic)
        if len(named) == 1:
            return brief([self._collection.articles[ordinal] for ordinal in named], words, self._analyzer)
        ranked = self._answering.rank(topic)
        about = sentences_about(ranked) if ranked else {}
        telling = {article_id for article_id, _ in about}
        articles = [article for article in self.articles if article.id in telling]
        return brief(articles, words, self._analyzer, about)

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
        from qa.statements import statements  # noqa: PLC0415 - its patterns cost every start 10 ms

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

    def check(self, text: str) -> Check:
        """Return whether the text is a quote from the articles, from where, and what was changed of it."""
        return self._checker.check(text)

    @cached_property
    def _checker(self) -> Checker:
        from qa.checking.checker import Checker  # noqa: PLC0415 - answers do without it

        return Checker(self._collection, self._analyzer)

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

    def _allowed(self, scope: Iterable[str] | None) -> Flags | None:
        """Return which passages are of the articles named; None for all."""
        if scope is None:
            return None
        return self._collection.passages_of(self._ordinals[self.article(each).id] for each in scope)


def _by_id(articles: Iterable[Article]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for article in articles:
        if article.id in found:
            raise DuplicateArticle(f"{article.id}: two articles have this id; give each its own")
        found[article.id] = article
    return found
