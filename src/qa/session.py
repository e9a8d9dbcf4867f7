"""A session at the terminal: an archive, and the way its answers are shown."""

from __future__ import annotations

import contextlib
import importlib
from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from qa import comparison, records, terminal
from qa.briefing import WORDS
from qa.checking import Finding
from qa.errors import QAError
from qa.model import Verdict
from qa.screen import BLANK, Line, Screen, complain, line, write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.archive import Archive
    from qa.model import Answer, Briefing, Statement

    Turn = tuple[str, Answer]

SUGGESTED = 2
REMEMBERED = 8  # turns of a conversation that a question may lean on
PROMPT = "› "
HELP = (
    "Ask a question; the articles answer in their own words.",
    "/check TEXT       whether a text is a quote from the articles",
    "/brief [ARTICLE]  the key sentences of an article",
    "/articles         the articles and their ids",
    "/quit             leave (or Ctrl-D)",
)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and what a conversation that goes on from it needs.

    Attributes:
        answer: What the articles say.
        question: What was asked, without the words that name articles.
        scope: Ids of the articles that were asked; all when missing.
    """

    answer: Answer
    question: str
    scope: Sequence[str] | None

    @property
    def is_found(self) -> bool:
        """Whether the articles say anything."""
        return self.answer.verdict is not Verdict.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Session:
    """An archive, the way it is shown, and the ids of the articles that are asked; all when missing.

    Where no articles were given by their ids, those are asked that a question names in its own words.
    """

    archive: Archive
    screen: Screen
    as_json: bool
    scope: Sequence[str] | None = None

    def ask(self, question: str) -> bool:
        """Answer a question; tell whether anything was found."""
        return self.answer(question).is_found

    def ask_aloud(self, question: str) -> bool:
        """Answer a question of a stream, repeated above its answer."""
        return self.answer_aloud(question).is_found

    def answer(self, question: str, history: Sequence[Turn] = (), kept: Sequence[str] | None = None) -> Told:
        """Answer a question and show the answer.

        Args:
            question: The reader's words.
            history: The conversation so far.
            kept: The articles that it was about, asked again as long as the question leans on it.
        """
        told = self._told(question, history, kept)
        if self.as_json:
            write_json(records.answer_record(replace(told.answer, question=question), told.scope))
        else:
            self._show(told)
        return told

    def answer_aloud(
        self, question: str, history: Sequence[Turn] = (), kept: Sequence[str] | None = None
    ) -> Told:
        """Answer as in `answer`, with the question repeated above."""
        self.say(line(f"? {question}", "bold"))
        told = self.answer(question, history, kept)
        self.say(BLANK)
        return told

    def _told(self, question: str, history: Sequence[Turn], kept: Sequence[str] | None) -> Told:
        today = datetime.now().astimezone().date()
        has_choice = not self.scope and len(self.archive.articles) > 1
        named = self.archive.scope_in(question, today) if has_choice else None
        if named:
            question, kept = named.question or question, sorted(named.articles)
            return Told(self.archive.ask(question, history=history, scope=kept), question, kept)
        leaning = self.archive.ask(question, history=history, scope=kept) if kept else None
        if leaning and leaning.carried:
            return Told(leaning, question, kept)
        return Told(self.archive.ask(question, history=history, scope=self.scope), question, self.scope)

    def _show(self, told: Told) -> None:
        """Show an answer, above it the articles that the question named; those given by their ids are known."""
        if told.scope is not None and told.scope is not self.scope:
            named = [self.archive.article(each) for each in told.scope]
            self.say(terminal.scope_line(named), *terminal.answer_lines(told.answer, ()))
        else:
            instead = () if told.is_found else self.archive.suggestions(SUGGESTED)
            self.say(*terminal.answer_lines(told.answer, instead))

    def check(self, text: str) -> bool:
        """Show where a text comes from, and what was changed; tell whether it is a quote word for word."""
        check = self.archive.check(text)
        if self.as_json:
            write_json(records.check_record(check))
        else:
            self.say(*comparison.check_lines(check))
        return check.verdict is Finding.VERBATIM

    def brief(self, article_id: str | None, words: int = WORDS) -> bool:
        """Show the key sentences of an article in at most so many words; tell whether there are any.

        Raises:
            UnknownArticle: No article goes by that id.
        """
        nothing = f"There is no sentence of at most {words} words."
        return self.show_briefing(self.archive.brief(article_id, words), nothing)

    def show_briefing(self, briefing: Briefing, nothing: str) -> bool:
        """Show a briefing, or that there is nothing; tell whether there is something."""
        if self.as_json:
            write_json(records.briefing_record(briefing))
        else:
            self.say(*(terminal.briefing_lines(briefing) or [line(nothing, "yellow")]))
        return bool(briefing.quotes)

    def show_statements(self, statements: Sequence[Statement], nothing: str) -> bool:
        """Show who said what, or that nobody said anything; tell whether somebody did."""
        if self.as_json:
            write_json(records.statements_record(statements))
        else:
            self.say(*(terminal.statement_lines(statements) or [line(nothing, "yellow")]))
        return bool(statements)

    def list_articles(self) -> None:
        """Show the articles, and the files that had to be left out."""
        if self.as_json:
            write_json(records.articles_record(self.archive.articles, self.archive.problems))
        else:
            self.say(*terminal.article_lines(self.archive.articles, self.archive.problems))

    def say(self, *lines: Line) -> None:
        """Write lines for people; JSON has none."""
        if not self.as_json:
            self.screen.write(lines)


def converse(session: Session, lines: Iterable[str], *, live: bool) -> Iterator[bool]:
    """Do what each line says; yield for every question whether anything was found.

    Questions of one conversation may lean on the ones before: "And in 2025?"
    """
    history: deque[Turn] = deque(maxlen=REMEMBERED)
    kept: Sequence[str] | None = None
    reply = session.answer if live else session.answer_aloud
    for words in map(str.strip, lines):
        if words == "/quit":
            return
        if words.startswith("/"):
            _obey(session, words)
        elif words:
            told = reply(words, tuple(history), kept)
            history.append((told.question, told.answer))
            kept = told.scope
            yield told.is_found


def _obey(session: Session, words: str) -> None:
    command, _, rest = words.partition(" ")
    try:
        if command == "/check":
            session.check(rest)
        elif command == "/brief":
            session.brief(rest.strip() or None)
        elif command == "/articles":
            session.list_articles()
        elif command == "/help":
            session.say(*map(line, HELP))
        else:
            complain(f"{command}: no such command; /help lists them")
    except QAError as error:
        complain(error)


def prompted(session: Session) -> Iterator[str]:
    """Yield what the reader types until they leave with Ctrl-D or Ctrl-C."""
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")  # gives input() arrow keys and a history
    session.say(line("Ask the articles; /help lists what else there is."), BLANK)
    while True:
        try:
            yield input(PROMPT)
        except (EOFError, KeyboardInterrupt):
            session.say(BLANK)
            return
        session.say(BLANK)
