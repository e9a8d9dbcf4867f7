"""Answers that we sent: what they answered, and where their quotes stand, so that buttons go on working.

A question's words are kept for `WORDS_KEPT`, as long as a conversation needs them; the places of the quotes,
which are no words of a reader, for `TURNS_KEPT`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select, update

from bot.store import schema
from bot.store.statements import put, values_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select

    from bot.store.database import Database
    from bot.store.places import Place
    from qa import Verdict

WORDS_KEPT = timedelta(hours=24)
TURNS_KEPT = timedelta(days=30)

_TURNS = schema.turns.c


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer that we sent.

    Attributes:
        chat_id: The chat it stands in.
        message_id: Our message.
        asked_at: When it was asked.
        question: The reader's words; "" when they are kept no longer.
        verdict: What the answer claims.
        topic_id: The topic it stands in, or None.
        question_id: The reader's message, or None when there is none, as with a button.
        follows: Our message that the question leaned on, or None.
        asker_id: Who asked, or None when Telegram does not tell.
        corrected: The question as it was read, or ""; goes with the question.
        carried: Words carried over from the conversation; go with the question.
        scope: Ids of the articles that were asked; all if there are none.
        places: Where the quotes stand, best first, shown or not.
        agreeing: Where quotes of other articles stand that say the same as the first.
        differing: Where those stand that say another figure.
    """

    chat_id: int
    message_id: int
    asked_at: datetime
    question: str = field(repr=False)  # no log is to hold it
    verdict: Verdict
    topic_id: int | None = None
    question_id: int | None = None
    follows: int | None = None
    asker_id: int | None = None
    corrected: str = field(default="", repr=False)
    carried: tuple[str, ...] = field(default=(), repr=False)
    scope: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    agreeing: tuple[Place, ...] = ()
    differing: tuple[Place, ...] = ()


class Turns:
    """The answers that we sent."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, turn: Turn) -> None:
        """Keep a turn in the place of an earlier one of the same message, if there is one."""
        with self._database.writing() as connection:
            values = values_of(turn) | {"digest": digest_of(turn.question)}
            connection.execute(put(schema.turns, values))

    def at(self, chat_id: int, message_id: int) -> Turn | None:
        """Return the turn of a message of ours."""
        return self._latest(_TURNS.chat_id == chat_id, _TURNS.message_id == message_id)

    def of_question(self, chat_id: int, question_id: int) -> Turn | None:
        """Return the latest turn that answers a message of a reader."""
        return self._latest(_TURNS.chat_id == chat_id, _TURNS.question_id == question_id)

    def repeated(self, chat_id: int, topic_id: int | None, question: str, now: datetime) -> Turn | None:
        """Return the latest turn of the last 24 hours in a chat and a topic that answers the same words.

        Case, punctuation and spacing make no difference; a question without words repeats none.
        """
        digest = digest_of(question)
        same = (*_in(chat_id, topic_id), _TURNS.digest == digest, _TURNS.asked_at > now - WORDS_KEPT)
        return self._latest(*same) if digest else None

    def conversation(
        self, chat_id: int, topic_id: int | None, now: datetime, *, count: int, within: timedelta
    ) -> tuple[Turn, ...]:
        """Return the last turns of a chat and a topic whose questions are still kept, the oldest first.

        Args:
            chat_id: The chat.
            topic_id: The topic, or None.
            now: This moment.
            count: How many at most.
            within: How long ago at most.
        """
        recent = (*_in(chat_id, topic_id), _TURNS.question != "", _TURNS.asked_at > now - within)
        with self._database.reading() as connection:
            rows = connection.execute(_newest_first(*recent).limit(count)).all()
            return tuple(Turn(*row) for row in reversed(rows))

    def thread(self, chat_id: int, message_id: int, *, count: int) -> tuple[Turn, ...]:
        """Return the turn of a message of ours and those that it follows, the oldest first.

        It ends where a question is kept no longer.
        """
        turns: list[Turn] = []
        turn = self.at(chat_id, message_id)
        while turn and turn.question and len(turns) < count:
            turns.append(turn)
            turn = self.at(chat_id, turn.follows) if turn.follows else None
        return tuple(reversed(turns))

    def blank_questions(self, now: datetime) -> int:
        """Forget readers' words that are kept no longer, and return the number of turns concerned."""
        over = (_TURNS.digest != "") | (_TURNS.question != ""), _is_over(now, WORDS_KEPT)
        blank = {"question": "", "corrected": "", "carried": (), "digest": ""}
        with self._database.writing() as connection:
            return connection.execute(update(schema.turns).where(*over).values(blank)).rowcount

    def forget_older_than(self, now: datetime) -> int:
        """Forget turns that are kept no longer, whole, and return their number."""
        with self._database.writing() as connection:
            return connection.execute(delete(schema.turns).where(_is_over(now, TURNS_KEPT))).rowcount

    def _latest(self, *conditions: ColumnElement[bool]) -> Turn | None:
        with self._database.reading() as connection:
            row = connection.execute(_newest_first(*conditions).limit(1)).one_or_none()
            return Turn(*row) if row else None


def digest_of(question: str) -> str:
    """Return a digest of a question's words, the same for the same words; "" when there are none."""
    plain = unicodedata.normalize("NFKC", question).casefold()
    words = "".join(" " if unicodedata.category(character)[0] in "CPZ" else character for character in plain)
    return blake2b(" ".join(words.split()).encode(), digest_size=16).hexdigest() if words.strip() else ""


def _in(chat_id: int, topic_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return _TURNS.chat_id == chat_id, _TURNS.topic_id == (topic_id or 0)


def _is_over(now: datetime, kept: timedelta) -> ColumnElement[bool]:
    """Ask for a time that is too long ago; one as far ahead was noted by a clock that went wrong."""
    return or_(_TURNS.asked_at <= now - kept, _TURNS.asked_at > now + kept)


def _newest_first(*conditions: ColumnElement[bool]) -> Select[Any]:
    columns = [_TURNS[name] for name in Turn.__slots__]
    return select(*columns).where(*conditions).order_by(_TURNS.asked_at.desc(), _TURNS.message_id.desc())
