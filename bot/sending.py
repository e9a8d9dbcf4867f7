"""Replies on their way to a chat: where they belong, tied to what they answer, and changed in place later.

What is nobody's fault ends quietly here: messages that were deleted meanwhile, groups that became supergroups.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, cast

from telegram import Chat, MaybeInaccessibleMessage, Message, ReplyParameters, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot import results

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram import Bot, CallbackQuery

    from bot.rendering import Reply

PATIENCE = 0.5  # seconds that a reader waits without being shown that we are at it
GENERAL_TOPIC = 1
SHOWN = 4.5  # seconds; Telegram shows it for 5

_UNCHANGED = "message is not modified"
_GONE = ("message to edit not found", "message can't be edited")

logger = logging.getLogger(__name__)


async def answer(update: Update, reply: Reply) -> None:
    """Send a reply to the message of an update; see `send`.

    In a chat that we are no member of, it is the one message that Telegram lets a guest answer with.
    """
    message = message_of(update)
    if message.guest_query_id:
        await message.answer_guest_query(results.of_reply(reply))
    else:
        await send(reply, message)


async def send(
    reply: Reply, to: MaybeInaccessibleMessage, tied_to: ReplyParameters | int | None = None
) -> Message:
    """Send a reply to where a message stands: its chat, its topic, and in groups as a reply to it.

    Args:
        reply: What to send.
        to: The message that is answered; it may be deleted meanwhile.
        tied_to: The message of that chat to reply to in its stead, and what to quote of it; it has to be there.

    Returns:
        Our message; in the supergroup, if the group has become one.

    Raises:
        telegram.error.TelegramError: Telegram did not take it.
    """
    bot = to.get_bot()
    try:
        return await bot.send_message(
            to.chat.id,
            reply.html,
            reply_markup=reply.keyboard,
            reply_parameters=ReplyParameters(tied_to) if isinstance(tied_to, int) else tied_to or _tie(to),
            message_thread_id=topic_of(to),
        )
    except ChatMigrated as moved:  # messages have other numbers there
        logger.info("chat %s is now %s", to.chat.id, moved.new_chat_id)
        return await bot.send_message(moved.new_chat_id, reply.html, reply_markup=reply.keyboard)


async def edit(
    bot: Bot,
    reply: Reply,
    chat_id: int | None = None,
    message_id: int | None = None,
    inline_message_id: str | None = None,
) -> bool:
    """Change a message of ours, named by its chat and number or as an inline one, and tell whether it now says that.

    Raises:
        telegram.error.TelegramError: Telegram did not take it.
    """
    try:
        await bot.edit_message_text(
            reply.html, chat_id, message_id, inline_message_id, reply_markup=reply.keyboard
        )
    except BadRequest as error:
        said = error.message.lower()
        if said.startswith(_UNCHANGED):
            return True
        if not said.startswith(_GONE):
            raise
        logger.info("message %s of chat %s is no more: %s", message_id or "in line", chat_id, error.message)
        return False
    except ChatMigrated as moved:  # it stays behind, where nothing can be changed
        logger.info("chat %s is now %s", chat_id, moved.new_chat_id)
        return False
    return True


async def acknowledge(query: CallbackQuery, notice: str = "") -> None:
    """Stop the button's spinning; one that was pressed long ago, while we were away, spins no more."""
    with suppress(BadRequest):
        await query.answer(notice or None)


@asynccontextmanager
async def typing(to: MaybeInaccessibleMessage, patience: float | None = None) -> AsyncIterator[None]:
    """Show that we are at it for as long as something takes, if it takes longer than a moment.

    Args:
        to: The message that is being answered.
        patience: Seconds before it is shown; `PATIENCE` when not given.
    """
    task = asyncio.create_task(_type(to, PATIENCE if patience is None else patience))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


def message_of(update: Update) -> Message:
    """Return the message of an update that was wired to a handler of messages, so that there is one."""
    return cast("Message", update.effective_message)


def topic_of(message: MaybeInaccessibleMessage) -> int | None:
    """Return the topic of a message; a chain of replies is a thread too, but none that can be sent to.

    Nor can the General topic of a forum be, by its number; what names no topic goes there.
    """
    if not isinstance(message, Message) or not message.is_topic_message:
        return None
    return message.message_thread_id if message.message_thread_id != GENERAL_TOPIC else None


async def _type(to: MaybeInaccessibleMessage, patience: float) -> None:
    await asyncio.sleep(patience)
    with suppress(TelegramError):  # the answer will meet the same trouble, and tell of it
        while True:
            await to.get_bot().send_chat_action(to.chat.id, ChatAction.TYPING, topic_of(to))
            await asyncio.sleep(SHOWN)


def _tie(message: MaybeInaccessibleMessage) -> ReplyParameters | None:
    if message.chat.type == Chat.PRIVATE:
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)
