"""Questions that a group has asked already today: its members are led to the answer that is there."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Chat
from telegram.error import BadRequest

from bot import cards, sending
from bot.handlers import telling
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import Message

    from bot.context import Context
    from bot.inquiries import Inquiry
    from bot.store.turns import Turn

_LOST = "message to be replied not found"


async def point(context: Context, inquiry: Inquiry, earlier: Turn, message: Message) -> bool:
    """Lead a message to an earlier answer, by a link where the chat has links, else by a reply to that answer.

    Returns:
        Whether that was done; not if the answer is known to be deleted.
    """
    address = address_of(message.chat, earlier)
    texts = context.texts
    said = (
        texts.say("asked-before", address=html.escape(address)) if address else texts.say("asked-before-here")
    )
    reply = Reply(said, cards.asking_anew(texts))
    try:
        sent = await sending.send(reply, message, tied_to=None if address else earlier.message_id)
    except BadRequest as error:
        if error.message.lower() != _LOST:
            raise
        return False
    await telling.remember(context, _turn(inquiry, earlier, sent))
    return True


def address_of(chat: Chat, turn: Turn) -> str:
    """Return the address of an answer of ours, for those who are in its chat; "" where a chat has none."""
    if chat.type != Chat.SUPERGROUP:
        return ""
    parts = ["https://t.me/c", str(chat.id).removeprefix("-100"), turn.topic_id, turn.message_id]
    return "/".join(str(part) for part in parts if part)


def _turn(inquiry: Inquiry, earlier: Turn, sent: Message) -> Turn:
    """Return the turn of a message that only points at an answer: it has no quotes, and follows that answer."""
    return replace(
        earlier,
        chat_id=sent.chat.id,
        message_id=sent.message_id,
        asked_at=inquiry.asked_at,
        question=inquiry.text,
        question_id=inquiry.question_id,
        asker_id=inquiry.asker_id,
        follows=earlier.message_id,
        places=(),
        agreeing=(),
        differing=(),
    )
