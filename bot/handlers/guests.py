"""Questions from chats that we are no member of: one card each, and nothing is remembered.

Telegram warns that such a chat may bear the id of another that we know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import cards, links, sending
from bot.addressing import question_in
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from bot.context import Context
    from qa import Answer


async def answer(update: Update, context: Context) -> None:
    """Answer a message that calls us."""
    question = question_in(sending.message_of(update), context.bot.bot)
    if question:
        await sending.answer(update, await off_the_loop(_reply, context, question.text))


async def answer_button(query: CallbackQuery, question: str, context: Context) -> None:
    """Show what a button asks in the place of the message it was pressed on."""
    reply = await off_the_loop(_told, context, question, question)
    await sending.edit(context.bot, reply, inline_message_id=query.inline_message_id)


def card(context: Context, answer: Answer, asked: str = "") -> Reply:
    """Return the card of the first quote of an answer, with no buttons but such as lead elsewhere; it blocks."""
    quote = answer.quotes[0]
    link = links.permalink(context.bot.username, quote)
    view = cards.View(context.archive.surroundings(quote), link, asked=asked)
    return cards.standalone(context.texts, answer, view)


def _reply(context: Context, question: str) -> Reply:
    if not context.archive.articles:
        return Reply(context.texts.say("no-articles"))
    return _told(context, question) if question else Reply(context.texts.say("no-words"))


def _told(context: Context, question: str, asked: str = "") -> Reply:
    answer = context.archive.ask(question)
    if answer.quotes:
        return card(context, answer, asked)
    return cards.nothing(context.texts, answer, context.archive.suggestions(links.OFFERED), asked)
