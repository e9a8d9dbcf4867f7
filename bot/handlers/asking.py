"""Questions: written in private, put to us in a group, or asked by a button."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from telegram import Chat, Message

from bot import cards, failures, links, sending
from bot.addressing import question_in
from bot.concurrency import off_the_loop
from bot.conversation import Conversation, Inquiry, Told
from bot.errors import StoreError
from bot.rendering import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update

    from bot.context import Context
    from bot.store.turns import Turn
    from qa import Answer

logger = logging.getLogger(__name__)


async def ask(update: Update, context: Context) -> None:
    """Answer a message, if it puts a question to us."""
    message = sending.message_of(update)
    question = question_in(message, context.bot.bot)
    if question is None:
        return
    if not context.archive.articles:
        await sending.send(Reply(context.texts.say("no-articles")), message)
    elif not question.text:
        await sending.send(Reply(context.texts.say("no-words")), message)
    else:
        inquiry = inquiry_of(message, question.text, context)
        await deliver(context, lambda: conversation(context).tell(inquiry), message)


async def press(update: Update, context: Context) -> None:
    """Ask the question of the button that was pressed, if it is still on offer."""
    query = cast("CallbackQuery", update.callback_query)
    offered = await off_the_loop(context.archive.suggestions, links.OFFERED)
    question = links.question_of(query.data or "", offered)
    await sending.acknowledge(query, "" if question else context.texts.say("expired"))
    if question and query.message:
        place = query.message.chat.id, datetime.now(UTC), sending.topic_of(query.message)
        inquiry = Inquiry(question, *place, asker_id=query.from_user.id)
        await deliver(context, lambda: conversation(context).tell(inquiry), query.message, question)


async def deliver(
    context: Context, tell: Callable[[], Told], to: MaybeInaccessibleMessage, asked: str = ""
) -> None:
    """Send an answer to where a message stands, and remember it, so that it can be gone on from.

    Args:
        context: The context of the update.
        tell: Gives the answer; it may block.
        to: What is answered.
        asked: The question, to be shown when it stands nowhere in the chat.
    """
    async with sending.typing(to):
        reply, turn = await off_the_loop(drawn, context, tell, asked)
    sent = await sending.send(reply, to)
    await remember(context, replace(turn, chat_id=sent.chat.id, message_id=sent.message_id))


async def remember(context: Context, turn: Turn) -> None:
    """Keep the turn of an answer that stands in its chat already; a reader is not told of trouble with that."""
    try:
        await off_the_loop(context.store.turns.put, turn)
    except StoreError as error:
        logger.error("an answer is not remembered: %s", failures.describe(error))  # noqa: TRY400


def drawn(context: Context, tell: Callable[[], Told], asked: str = "") -> tuple[Reply, Turn]:
    """Return the card of an answer, and its turn; it blocks."""
    told = tell()
    return draw(context, told.answer, asked=asked), told.turn


def draw(
    context: Context, answer: Answer, number: int = 0, *, in_context: bool = False, asked: str = ""
) -> Reply:
    """Return the card of an answer, showing one of its quotes; it blocks."""
    if not answer.quotes:
        return cards.nothing(context.texts, answer, context.archive.suggestions(links.OFFERED), asked)
    quote = answer.quotes[number]
    link = links.permalink(context.bot.username, quote)
    view = cards.View(context.archive.surroundings(quote), link, number, in_context, asked)
    return cards.card(context.texts, answer, view)


def conversation(context: Context) -> Conversation:
    """Return the conversation that a question goes on with."""
    return Conversation(context.archive, context.store)


def inquiry_of(message: Message, text: str, context: Context) -> Inquiry:
    """Return the question that a message asks in these words."""
    earlier = message.reply_to_message
    is_ours = earlier is not None and earlier.from_user == context.bot.bot
    return Inquiry(
        text,
        message.chat.id,
        datetime.now(UTC),
        sending.topic_of(message),
        message.message_id,
        message.from_user.id if message.from_user and not message.sender_chat else None,
        replied_to=earlier.message_id if earlier and is_ours else None,
        goes_on=message.chat.type == Chat.PRIVATE,
    )
