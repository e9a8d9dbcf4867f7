"""Posts of a channel that ask us: answered there, in the channels that the operator has named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import cards, sending
from bot.addressing import question_in
from bot.concurrency import off_the_loop
from bot.handlers import guests, telling

if TYPE_CHECKING:
    from telegram import Chat, Update

    from bot.context import Context
    from bot.inquiries import Inquiry
    from bot.rendering import Reply
    from bot.store.turns import Turn

COMMAND = r"^/ask(@\w+)?(\s|$)"  # how a post begins that asks


async def ask(update: Update, context: Context) -> None:
    """Answer a post, in a channel that is named; nothing else is ever put into a channel."""
    message = sending.message_of(update)
    question = question_in(message, context.bot.bot) if _is_named(context, message.chat) else None
    if question and question.text:
        inquiry = telling.inquiry_of(message, question.text, context)
        reply, turn = await off_the_loop(_told, context, replace(inquiry, replied_to=None, pointed=None))
        sent = await sending.send(reply, message)
        await telling.remember(context, replace(turn, message_id=sent.message_id))


def _is_named(context: Context, channel: Chat) -> bool:
    named = context.bot_data.settings.channels
    return str(channel.id) in named or f"@{channel.username or ''}".lower() in named


def _told(context: Context, inquiry: Inquiry) -> tuple[Reply, Turn]:
    """Return an answer without buttons that change it, for there it would change for everybody; it blocks."""
    told = telling.conversation(context).tell(inquiry)
    if told.answer.quotes:
        return guests.card(context, told.answer), told.turn
    return cards.nothing(context.texts, told.answer, ()), told.turn
