"""Posts of channels: kept as they come into a discussion group, read anew when edited, removed on request."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot import addressing, channels, sending
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import Message, MessageOriginChannel, Update

    from bot.context import Context
    from bot.store.posts import Post

logger = logging.getLogger(__name__)


async def keep(update: Update, context: Context) -> None:
    """Quote from a post in the comments on it, as it came or was edited in the discussion group."""
    await off_the_loop(_keep, context, sending.message_of(update))


async def correct(update: Update, context: Context) -> None:
    """Read a post anew that was edited in its channel, in every group that has it."""
    message = sending.message_of(update)
    await off_the_loop(_correct, context, message)


async def remove(update: Update, context: Context) -> None:
    """Quote no more from the post that an administrator replies to; a bare command may be for another bot."""
    message = sending.message_of(update)
    post = await off_the_loop(_post_replied_to, context, message)
    is_for_us = addressing.calls_by_name(message, context.bot.bot)
    may = (post is not None or is_for_us) and await context.bot_data.administrators.wrote(message)
    if post and may:
        await off_the_loop(context.bot_data.threads.remove, post)
        await sending.answer(update, Reply(context.texts.say("post-removed")))
    elif is_for_us:
        await sending.answer(
            update, Reply(context.texts.say("no-post" if may else "post-for-administrators"))
        )


def learn(context: Context, comment: Message) -> None:
    """Read the post that a comment replies to: it may be older than our being there, or edited since; it blocks."""
    post, root = comment.reply_to_message, addressing.thread_of(comment)
    if post and root:
        _keep_under(context, post, root)


def _keep(context: Context, message: Message) -> None:
    root = context.bot_data.threads.root_of(message.chat.id, message.message_id, message.media_group_id)
    _keep_under(context, message, root)


def _keep_under(context: Context, message: Message, root: int) -> None:
    origin = channels.origin_of(message)
    if origin is None or _is_between_us(context, message, origin):
        return
    threads = context.bot_data.threads
    known = threads.known(message.chat.id, origin.chat.id, origin.message_id)
    if known:
        _replace(context, known, message)
    elif post := channels.post_in(message, origin, root):
        threads.keep(post)
        logger.info(
            "post %s of channel %s can be asked in chat %s", origin.message_id, origin.chat.id, post.chat_id
        )


def _is_between_us(context: Context, message: Message, origin: MessageOriginChannel) -> bool:
    """Tell whether a post is a question put to a bot, or our own answer to one."""
    answered = context.store.turns.at(origin.chat.id, origin.message_id)
    return answered is not None or addressing.begins_with_command(message)


def _correct(context: Context, message: Message) -> None:
    for post in context.store.posts.of_channel(message.chat.id, message.message_id):
        _replace(context, post, message)


def _replace(context: Context, post: Post, message: Message) -> None:
    """Read a post anew; one that was removed stays so, one that has lost its words may get others."""
    if not post.article.text:
        return
    now = channels.corrected(post, message)
    if now == post:
        return
    if now:
        context.bot_data.threads.keep(now)
    else:
        context.store.posts.remove(post.chat_id, post.thread_id)


def _post_replied_to(context: Context, message: Message) -> Post | None:
    if not addressing.stands_under_post(message):
        return None
    return context.bot_data.threads.post_over(message.chat.id, addressing.thread_of(message))
