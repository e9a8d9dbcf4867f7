"""Replies on their way to a chat: where they belong, and tied to what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from telegram import Chat, MaybeInaccessibleMessage, Message, ReplyParameters, Update

if TYPE_CHECKING:
    from bot.rendering import Reply


async def answer(update: Update, reply: Reply) -> None:
    """Send a reply to the message of an update; see `send`."""
    await send(reply, message_of(update))


async def send(reply: Reply, to: MaybeInaccessibleMessage) -> None:
    """Send a reply to where a message stands: its chat, its topic, and in groups as a reply to it.

    Raises:
        telegram.error.TelegramError: Telegram did not take it.
    """
    await to.get_bot().send_message(
        to.chat.id,
        reply.html,
        reply_markup=reply.keyboard,
        reply_parameters=_tie(to),
        message_thread_id=_topic(to),
    )


def message_of(update: Update) -> Message:
    """Return the message of an update that was wired to a handler of messages, so that there is one."""
    return cast("Message", update.effective_message)


def _tie(message: MaybeInaccessibleMessage) -> ReplyParameters | None:
    if message.chat.type == Chat.PRIVATE:
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """Return the topic of a message; a chain of replies is a thread too, but none that can be sent to."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
