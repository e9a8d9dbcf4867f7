"""Questions: written in private, put to us in a group, or asked by a button."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from telegram.error import BadRequest

from bot import links, rendering, sending, texts
from bot.addressing import question_in
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from bot.context import Context
    from qa import Archive


async def ask(update: Update, context: Context) -> None:
    """Answer a message, if it puts a question to us."""
    question = question_in(sending.message_of(update), context.bot.bot)
    if question:
        await sending.answer(update, await off_the_loop(_reply, context.archive, question.text))


async def press(update: Update, context: Context) -> None:
    """Ask the question of the button that was pressed, if it is still on offer."""
    query = cast("CallbackQuery", update.callback_query)
    offered = await off_the_loop(context.archive.suggestions, links.OFFERED)
    question = links.question_of(query.data or "", offered)
    await _acknowledge(query, "" if question else texts.EXPIRED)
    if question and query.message:
        await sending.send(await off_the_loop(_answer, context.archive, question, question), query.message)


async def _acknowledge(query: CallbackQuery, notice: str) -> None:
    """Stop the button's spinning; one that was pressed long ago, while we were away, spins no more."""
    with suppress(BadRequest):
        await query.answer(notice or None)


def _reply(archive: Archive, question: str) -> Reply:
    if not archive.articles:
        return Reply(texts.NO_ARTICLES)
    return _answer(archive, question) if question else Reply(texts.NO_WORDS)


def _answer(archive: Archive, question: str, shown: str = "") -> Reply:
    answer = archive.ask(question)
    if answer.quotes:
        return rendering.card(answer, archive.surroundings(answer.quotes[0]), shown)
    return rendering.not_found(archive.suggestions(links.OFFERED), shown)
