"""When the bot is taken into a group, or its rights there change."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from telegram import Chat, ChatMember, ChatMemberRestricted
from telegram.error import BadRequest, Forbidden

from bot import failures

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Update

    from bot.context import Context

logger = logging.getLogger(__name__)


async def change(update: Update, context: Context) -> None:
    """Say in a group that we are new in how to ask there; all else that becomes of us is no reason to speak."""
    member = cast("ChatMemberUpdated", update.my_chat_member)
    context.bot_data.administrators.forget(member.chat.id)
    is_group = member.chat.type in (Chat.GROUP, Chat.SUPERGROUP)
    if is_group and not _is_in(member.old_chat_member) and _is_in(member.new_chat_member):
        await _introduce(context, member.chat.id, member.new_chat_member)


async def _introduce(context: Context, chat_id: int, as_what: ChatMember) -> None:
    """Say how to ask; where we may not write, nothing."""
    me = await context.bot.get_me()  # its privacy may have changed since the start
    sees_mentions = me.can_read_all_group_messages or as_what.status == ChatMember.ADMINISTRATOR
    texts = context.texts
    said = texts.say("joined", name=me.username or "") if sees_mentions else texts.say("joined-unseen")
    try:
        await context.bot.send_message(chat_id, said)
    except (BadRequest, Forbidden) as error:
        logger.info("chat %s is joined without a word: %s", chat_id, failures.describe(error))


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER)
