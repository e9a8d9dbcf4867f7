"""Questions: written in private, put to us in a group, or asked by a button."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from telegram.error import BadRequest

from bot import links, rendering, sending
from bot.addressing import question_in
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from bot.context import Context
    from bot.texts import Texts
    from qa import Archive


async def ask(update: Update, context: Context) -> None:
    """Answer a message, if it puts a question to us."""
    question = question_in(sending.message_of(update), context.bot.bot)
    if question:
        reply = await off_the_loop(_reply, context.texts, context.archive, question.text)
        await sending.answer(update, reply)


async def press(update: Update, context: Context) -> None:
    """Ask the question of the button that was pressed, if it is still on offer."""
    query = cast("CallbackQuery", update.callback_query)
    offered = await off_the_loop(context.archive.suggestions, links.OFFERED)
    question = links.question_of(query.data or "", offered)
    await _acknowledge(query, "" if question else context.texts.say("expired"))
    if question and query.message:
        reply = await off_the_loop(_answer, context.texts, context.archive, question, question)
        await sending.send(reply, query.message)


async def _acknowledge(query: CallbackQuery, notice: str) -> None:
    """Stop the button's spinning; one that was pressed long ago, while we were away, spins no more."""
    with suppress(BadRequest):
        await query.answer(notice or None)


def _reply(texts: Texts, archive: Archive, question: str) -> Reply:
    if not archive.articles:
        return Reply(texts.say("no-articles"))
    return _answer(texts, archive, question) if question else Reply(texts.say("no-words"))


def _answer(texts: Texts, archive: Archive, question: str, shown: str = "") -> Reply:
    answer = archive.ask(question)
    if answer.quotes:
        return rendering.card(texts, answer, archive.surroundings(answer.quotes[0]), shown)
    return rendering.not_found(texts, archive.suggestions(links.OFFERED), shown)
