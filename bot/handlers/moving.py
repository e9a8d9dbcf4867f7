"""Chats that we are no longer in, and groups that became supergroups: what is remembered goes, or goes along."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from telegram import ChatMember

from bot import sending
from bot.concurrency import off_the_loop

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Update

    from bot.context import Context

logger = logging.getLogger(__name__)


async def leave(update: Update, context: Context) -> None:
    """Forget a chat that we were removed from, or whose reader blocked us."""
    change = cast("ChatMemberUpdated", update.my_chat_member)
    if change.new_chat_member.status in (ChatMember.LEFT, ChatMember.BANNED):
        await off_the_loop(context.store.drop_chat, change.chat.id)
        logger.info("no longer in chat %s", change.chat.id)


async def follow(update: Update, context: Context) -> None:
    """Take along what is remembered of a group that became a supergroup, whichever of the two tells of it."""
    message = sending.message_of(update)
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    await off_the_loop(context.store.migrate_chat, old, new)
    logger.info("chat %s is now %s", old, new)
