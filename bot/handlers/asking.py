"""Questions: written in private, put to us in a group, or asked by a button."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from bot import links, sending
from bot.addressing import question_in, stands_under_post
from bot.concurrency import off_the_loop
from bot.handlers import commenting, guests, posts, repeating, telling
from bot.inquiries import Inquiry
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, Update

    from bot.context import Context


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
        await answer(context, telling.inquiry_of(message, question.text, context), message)


async def answer(context: Context, inquiry: Inquiry, message: Message) -> None:
    """Answer a message that asks something, or point at the answer that stands in its group already."""
    if stands_under_post(message):
        await off_the_loop(posts.learn, context, message)
    asked = telling.conversation(context)
    earlier = None if inquiry.goes_on else await off_the_loop(asked.repeated, inquiry)
    if earlier is None or not await repeating.point(context, inquiry, earlier, message):
        await commenting.deliver(context, inquiry, message)


async def press(update: Update, context: Context) -> None:
    """Ask the question of the button that was pressed, if it is still on offer."""
    query = cast("CallbackQuery", update.callback_query)
    offered = await off_the_loop(context.archive.suggestions, links.OFFERED)
    question = links.question_of(query.data or "", offered)
    await sending.acknowledge(query, "" if question else context.texts.say("expired"))
    if question and query.message:
        place = query.message.chat.id, datetime.now(UTC), sending.topic_of(query.message)
        inquiry = Inquiry(question, *place, asker_id=query.from_user.id)
        await telling.deliver(
            context, lambda: telling.conversation(context).tell(inquiry), query.message, question
        )
    elif question and query.inline_message_id:
        await guests.answer_button(query, question, context)
