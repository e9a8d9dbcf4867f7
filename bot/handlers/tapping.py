"""Buttons of cards: the same message shows other words of its answer, as often as its reader likes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from telegram import Chat, Message

from bot import cards, sending
from bot.addressing import is_bare
from bot.cards import Action
from bot.concurrency import off_the_loop
from bot.handlers import telling

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update, User

    from bot.context import Context
    from bot.rendering import Reply
    from bot.store.turns import Turn


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a tap: a notice, or what the card shows now.

    Attributes:
        notice: What its reader is told, or "".
        reply: What is to be shown, if anything.
        turn: What is to be remembered of it, if it is a new answer.
    """

    notice: str = ""
    reply: Reply | None = None
    turn: Turn | None = None


async def tap(update: Update, context: Context) -> None:
    """Do what a button of a card says, for who asked; others are told to ask."""
    query = cast("CallbackQuery", update.callback_query)
    if query.message is None:
        await sending.acknowledge(query)
        return
    outcome = await off_the_loop(_outcome, context, query, query.message)
    await sending.acknowledge(query, outcome.notice)
    place = query.message.chat.id, query.message.message_id
    if outcome.reply and await sending.edit(context.bot, outcome.reply, *place) and outcome.turn:
        await telling.remember(context, outcome.turn)


def _outcome(context: Context, query: CallbackQuery, message: MaybeInaccessibleMessage) -> Outcome:
    turn = context.store.turns.at(message.chat.id, message.message_id)
    if turn is None:
        return Outcome(context.texts.say("card-expired"))
    if message.chat.type != Chat.PRIVATE and turn.asker_id not in (None, query.from_user.id):
        return Outcome(context.texts.say("card-of-another"))
    action, number = cards.tapped(query.data or "")
    asked = "" if _is_over(message, turn, context.bot.bot) else turn.question
    if action in (Action.ALONE, Action.EVERYWHERE):
        return _asked_again(context, turn, action, asked)
    return _shown(context, turn, action, number, asked)


def _shown(context: Context, turn: Turn, action: Action, number: int, asked: str) -> Outcome:
    answer = telling.conversation(context).again(turn)
    if answer is None or number >= len(answer.quotes):
        return Outcome(context.texts.say("card-changed"))
    in_context = action is Action.CONTEXT
    return Outcome(
        reply=telling.draw(
            context, answer, number, in_context=in_context, asked=asked, scope=turn.scope or None
        )
    )


def _asked_again(context: Context, turn: Turn, action: Action, asked: str) -> Outcome:
    """Ask the question without what narrows it; its words are not kept for ever."""
    if not turn.question:
        return Outcome(context.texts.say("card-expired"))
    conversation = telling.conversation(context)
    told = conversation.alone(turn) if action is Action.ALONE else conversation.everywhere(turn)
    reply = telling.draw(context, told.answer, asked=asked, scope=told.scope)
    return Outcome("", reply, replace(told.turn, message_id=turn.message_id))


def _is_over(message: MaybeInaccessibleMessage, turn: Turn, me: User) -> bool:
    """Tell whether the question of a card stands over it, so that the card need not show it.

    It does not where a button asked, where the card replies to a post, and where it replies to a bare call.
    """
    if not turn.question_id:
        return False
    call = message.reply_to_message if isinstance(message, Message) else None
    return call is None or not (call.is_automatic_forward or is_bare(call, me))
