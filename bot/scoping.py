"""Which articles a question is asked of: those its own words name, or its conversation did, or its chat has chosen.

The words win; a conversation wins over what was chosen for its chat, as long as it goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa import QAError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.inquiries import Inquiry
    from bot.store.scopes import Scopes
    from bot.store.turns import Turn
    from qa import Answer, Archive, Article

    History = Sequence[tuple[str, Answer]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """An answer of some of the articles.

    Attributes:
        answer: What they say.
        scope: Their ids, the latest first; there may be none, when nothing was published on the days asked for.
    """

    answer: Answer
    scope: tuple[str, ...]


class Scoping:
    """Asks questions of the articles that they are about.

    Args:
        archive: All articles.
        scopes: What was chosen for chats.
    """

    def __init__(self, archive: Archive, scopes: Scopes) -> None:
        self._archive, self._scopes = archive, scopes

    def ask(self, inquiry: Inquiry, history: History, earlier: Sequence[Turn]) -> Narrowed | None:
        """Ask the articles that a question is about; None if that is all of them.

        Args:
            inquiry: The question.
            history: What was said before it.
            earlier: The turns of that, the oldest first.
        """
        if named := self._named(inquiry.text, inquiry.asked_at):
            question, scope = named
            return self._narrowed(question, scope, history)
        chosen, kept = self._there(self._scopes.get(inquiry.chat_id, inquiry.topic_id)), self._kept(earlier)
        if kept and kept != chosen:
            narrowed = self._narrowed(inquiry.text, kept, history)
            if narrowed.answer.carried or inquiry.replied_to:
                return narrowed
        return self._narrowed(inquiry.text, chosen, history) if chosen else None

    def again(self, turn: Turn) -> Narrowed | None:
        """Ask the question of a turn in its scope, as if nothing had been said before it; None for no scope."""
        scope = self._there(turn.scope)
        return self._narrowed(self.question_of(turn), scope, ()) if scope else None

    def drop(self, turn: Turn) -> None:
        """Choose no articles any more for the chat of a turn, if they are those that it asked."""
        place = turn.chat_id, turn.topic_id
        if turn.scope and turn.scope == self._there(self._scopes.get(*place)):
            self._scopes.put(*place, ())

    def named(self, inquiry: Inquiry) -> tuple[str, ...]:
        """Return the scope that a question names itself, if it does."""
        return self._scope_named(inquiry.text, inquiry.asked_at)

    def question_of(self, turn: Turn) -> str:
        """Return the question of a turn without the words that named its scope."""
        named = self._named(turn.question, turn.asked_at) if turn.scope else None
        return named[0] if named else turn.question

    def _kept(self, earlier: Sequence[Turn]) -> tuple[str, ...]:
        """Return the scope that a conversation named; what was only chosen may be chosen otherwise by now."""
        scope = earlier[-1].scope if earlier else ()
        is_named = scope and any(scope == self._scope_named(turn.question, turn.asked_at) for turn in earlier)
        return self._there(scope) if is_named else ()

    def _scope_named(self, question: str, when: datetime) -> tuple[str, ...]:
        named = self._named(question, when)
        return named[1] if named else ()

    def _named(self, question: str, when: datetime) -> tuple[str, tuple[str, ...]] | None:
        """Return what a question asks, and of which articles, if it names some."""
        found = self._archive.scope_in(question, when.date())
        if found is None:
            return None
        scope = tuple(article.id for article in self._archive.articles if article.id in found.articles)
        return found.question or question, scope

    def _narrowed(self, question: str, scope: tuple[str, ...], history: History) -> Narrowed:
        return Narrowed(self._archive.ask(question, history=history, scope=scope), scope)

    def _there(self, scope: Iterable[str]) -> tuple[str, ...]:
        return tuple(article.id for article in articles_of(self._archive, scope))


def articles_of(archive: Archive, scope: Iterable[str]) -> tuple[Article, ...]:
    """Return the articles of a scope that are still there."""
    return tuple(article for each in scope if (article := _article(archive, each)))


def _article(archive: Archive, article_id: str) -> Article | None:
    try:
        return archive.article(article_id)
    except QAError:
        return None
