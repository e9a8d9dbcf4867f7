"""/privacy and /forget: what is kept of a reader, and an end to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from telegram import Chat, InlineKeyboardButton, InlineKeyboardMarkup

from bot import rendering, sending
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from bot.context import Context
    from bot.texts import Texts

PATTERN = r"^forget:(yes|no)$"

_YES, _NO = "forget:yes", "forget:no"


async def explain(update: Update, context: Context) -> None:
    """Say what is kept, and for how long."""
    texts = context.texts
    unanswered = texts.say("privacy-unanswered") if context.bot_data.settings.keep_unanswered else ""
    said = rendering.lines(texts.say("privacy"), unanswered)
    await sending.answer(update, Reply(f"{said}\n\n{texts.say('privacy-end')}"))


async def offer(update: Update, context: Context) -> None:
    """Ask whether all is to be deleted; only in private, where nobody else can say so."""
    in_private = sending.message_of(update).chat.type == Chat.PRIVATE
    texts = context.texts
    await sending.answer(update, _question(texts) if in_private else Reply(texts.say("forget-in-private")))


async def decide(update: Update, context: Context) -> None:
    """Delete all that is kept of the reader, or not, and say so in the place of the question."""
    query = cast("CallbackQuery", update.callback_query)
    is_to_go = query.data == _YES
    if is_to_go:
        await off_the_loop(context.store.forget, query.from_user.id)
    await sending.acknowledge(query)
    if query.message:
        said = Reply(context.texts.say("forgotten" if is_to_go else "not-forgotten"))
        await sending.edit(context.bot, said, query.message.chat.id, query.message.message_id)


def _question(texts: Texts) -> Reply:
    rows = [
        [InlineKeyboardButton(texts.say("forget-yes"), callback_data=_YES)],
        [InlineKeyboardButton(texts.say("forget-no"), callback_data=_NO)],
    ]
    return Reply(texts.say("forget-question"), InlineKeyboardMarkup(rows))
