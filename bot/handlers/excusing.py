"""Readers whose questions came while the bot was away, too long ago to be answered now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import sending
from bot.addressing import is_from_a_person, question_in
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import Message, Update, User

    from bot.context import Context


def is_waited_for(update: Update, me: User) -> bool:
    """Tell whether somebody wrote this to us and expects an answer; what happens in a group by itself is not."""
    message = update.message or update.edited_message
    return message is not None and is_from_a_person(message) and _is_to_us(message, me)


async def excuse(update: Update, context: Context) -> None:
    """Ask a reader to ask again."""
    await sending.answer(update, Reply(context.texts.say("was-away")))


def _is_to_us(message: Message, me: User) -> bool:
    words = message.text or message.caption or ""
    if message.chat.type == message.chat.PRIVATE:
        return bool(words)
    return question_in(message, me) is not None or f"@{me.username}".lower() in words.lower()
