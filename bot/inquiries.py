"""What was asked and where, and the answer to it with the turn that is remembered. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.store.places import Place
from bot.store.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.pointing import Pointed
    from qa import Answer, Quote


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question where and when it was asked.

    Attributes:
        text: The reader's words.
        chat_id: The chat it was asked in.
        asked_at: When.
        topic_id: The topic, or the thread of comments on a post, or None.
        question_id: The reader's message, or None when a button asked.
        asker_id: Who asked, or None when Telegram does not tell.
        replied_to: Our message that it replies to, or None.
        goes_on: Whether it goes on with the last questions of the chat, as in private.
        pointed: The words of that message that it points at, if any.
        thread_id: The message from which its chain of replies starts, which may be a post, or None.
    """

    text: str = field(repr=False)
    chat_id: int
    asked_at: datetime
    topic_id: int | None = None
    question_id: int | None = None
    asker_id: int | None = None
    replied_to: int | None = None
    goes_on: bool = False
    pointed: Pointed | None = None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and the turn to remember it by; the turn's message is 0 until it is sent.

    Attributes:
        answer: What the articles say.
        turn: What is to be remembered.
        scope: Ids of the articles that alone were asked, None for all.
    """

    answer: Answer
    turn: Turn
    scope: tuple[str, ...] | None = None


def turn_of(
    inquiry: Inquiry, answer: Answer, follows: int | None = None, scope: tuple[str, ...] = ()
) -> Turn:
    """Return the turn to remember an answer by; its message is 0 until it is sent."""
    return Turn(
        inquiry.chat_id,
        0,
        inquiry.asked_at,
        inquiry.text,
        answer.verdict,
        inquiry.topic_id,
        inquiry.question_id,
        follows,
        inquiry.asker_id,
        answer.corrected,
        answer.carried,
        scope,
        places=_places(answer.quotes),
        agreeing=_places(answer.agreeing),
        differing=_places(answer.differing),
    )


def inquiry_behind(turn: Turn) -> Inquiry:
    """Return the question of a turn, asked anew."""
    return Inquiry(turn.question, turn.chat_id, turn.asked_at, turn.topic_id, turn.question_id, turn.asker_id)


def _places(quotes: Iterable[Quote]) -> tuple[Place, ...]:
    return tuple(map(Place.of, quotes))
