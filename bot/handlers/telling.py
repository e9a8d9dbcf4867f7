"""Answers told in chats: drawn as cards, sent or changed in place, and remembered, so that they can be gone on from."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from telegram import Chat, Message

from bot import addressing, cards, failures, links, pointing, scoping, sending, tally
from bot.comment_threads import is_post
from bot.concurrency import off_the_loop, promptly
from bot.conversation import Conversation
from bot.errors import StoreError
from bot.inquiries import Inquiry, Told
from bot.store.kinds import Cards
from qa import Verdict

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from telegram import MaybeInaccessibleMessage

    from bot.context import Context
    from bot.rendering import Reply
    from bot.store.turns import Turn
    from qa import Answer

logger = logging.getLogger(__name__)


async def deliver(
    context: Context,
    tell: Callable[[], Told],
    to: MaybeInaccessibleMessage,
    asked: str = "",
    send: Callable[[Reply, MaybeInaccessibleMessage], Awaitable[Message]] = sending.send,
) -> None:
    """Send an answer to where a message stands, and remember it, so that it can be gone on from.

    A group that wants it quiet is not told when the articles do not say.

    Args:
        context: The context of the update.
        tell: Gives the answer; it may block.
        to: What is answered.
        asked: The question, to be shown when it stands nowhere in the chat.
        send: Sends a card, or what says the same.
    """
    start = time.perf_counter()
    async with sending.typing(to):
        reply, turn = await off_the_loop(drawn, context, tell, asked)
    if not (context.group.quiet and turn.verdict is Verdict.NOT_FOUND):
        sent = await send(reply, to)
        await remember(context, replace(turn, chat_id=sent.chat.id, message_id=sent.message_id))
    if turn.question:  # there is none when a link asked for its passage
        await count(context, turn, time.perf_counter() - start)


async def count(context: Context, turn: Turn, latency: float) -> None:
    """Count a question that was answered within so many seconds."""
    keep = context.bot_data.settings.keep_unanswered
    asked = turn.question, turn.verdict, turn.asked_at, latency
    await off_the_loop(tally.count, context.store, *asked, keep_unanswered=keep)


async def remember(context: Context, turn: Turn) -> None:
    """Keep the turn of an answer that stands in its chat already; a reader is not told of trouble with that."""
    try:
        await promptly(context.store.turns.put, turn)
    except StoreError as error:
        logger.error("an answer is not remembered: %s", failures.describe(error))  # noqa: TRY400


def drawn(context: Context, tell: Callable[[], Told], asked: str = "") -> tuple[Reply, Turn]:
    """Return the card of an answer, and its turn; it blocks."""
    told = tell()
    return draw(context, told.answer, asked=asked, scope=told.scope), told.turn


def draw(
    context: Context,
    answer: Answer,
    number: int = 0,
    *,
    in_context: bool = False,
    asked: str = "",
    scope: Sequence[str] | None = None,
) -> Reply:
    """Return the card of an answer, showing one of its quotes; it blocks.

    What else may be asked is not offered to who has narrowed the question: other articles answer it.
    """
    within = None if scope is None else scoping.articles_of(context.archive, scope)
    if not answer.quotes:
        instead = context.archive.suggestions(links.OFFERED) if within is None else ()
        return cards.nothing(context.texts, answer, instead, asked, within)
    quote = answer.quotes[number]
    link = "" if is_post(quote.article) else links.permalink(context.bot.username, quote)
    is_short = context.group.cards is Cards.SHORT
    view = cards.View(context.archive.surroundings(quote), link, number, in_context, asked, is_short, within)
    return cards.card(context.texts, answer, view)


def conversation(context: Context) -> Conversation:
    """Return the conversation that a question goes on with."""
    return Conversation(context.archive, context.store, context.bot_data.threads)


def inquiry_of(message: Message, text: str, context: Context) -> Inquiry:
    """Return what a message asks in these words."""
    earlier = message.reply_to_message if addressing.replies_to(message, context.bot.bot) else None
    return Inquiry(
        text,
        message.chat.id,
        datetime.now(UTC),
        sending.topic_of(message),
        message.message_id,
        message.from_user.id if message.from_user and not message.sender_chat else None,
        replied_to=earlier.message_id if earlier else None,
        goes_on=message.chat.type == Chat.PRIVATE,
        pointed=pointing.pointed_at(message) if earlier else None,
        thread_id=addressing.thread_of(message),
    )
