"""Questions that were edited: the message that answered is changed, and no second one is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from telegram import Chat

from bot import sending
from bot.addressing import question_in
from bot.concurrency import off_the_loop
from bot.handlers import asking, telling

if TYPE_CHECKING:
    from telegram import Message, Update

    from bot.context import Context
    from bot.store.turns import Turn

FRESH = timedelta(days=1)  # of what was written earlier only what we answered in private is answered again


async def ask_again(update: Update, context: Context) -> None:
    """Answer an edited message anew, if what it asks is not what it asked before."""
    message = sending.message_of(update)
    question = question_in(message, context.bot.bot)
    if question is None or not question.text or not context.archive.articles:
        return
    turn = await off_the_loop(context.store.turns.of_question, message.chat.id, message.message_id)
    if turn is None and _is_fresh(message):
        await asking.answer(context, telling.inquiry_of(message, question.text, context), message)
    elif (
        turn and turn.question != question.text and (_is_fresh(message) or message.chat.type == Chat.PRIVATE)
    ):
        await _change(context, turn, message, question.text)


async def _change(context: Context, turn: Turn, message: Message, text: str) -> None:
    """Change the answer of a turn to that of other words, which go on from where the first ones did."""
    inquiry = replace(
        telling.inquiry_of(message, text, context),
        asked_at=turn.asked_at,
        replied_to=turn.follows,
        goes_on=False,
    )
    tell = telling.conversation(context).tell
    reply, changed = await off_the_loop(telling.drawn, context, lambda: tell(inquiry))
    if await sending.edit(context.bot, reply, turn.chat_id, turn.message_id):
        await telling.remember(context, replace(changed, message_id=turn.message_id))


def _is_fresh(message: Message) -> bool:
    return message.edit_date is None or message.edit_date - message.date <= FRESH
