"""/check: is a text a quote from the articles?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import checks, sending
from bot.addressing import text_to_check
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context

CAPTION = r"^/check(@\w+)?(\s|$)"


async def check(update: Update, context: Context) -> None:
    """Check the text that a message gives or points at; in a group anyone may, whoever wrote that text."""
    message = sending.message_of(update)
    text = text_to_check(message, context.bot.bot)
    if text is None:
        return
    if not context.archive.articles:
        await sending.send(Reply(context.texts.say("no-articles")), message)
    elif not text.strip():
        await sending.send(Reply(context.texts.say("no-check")), message)
    else:
        async with sending.typing(message):
            reply = await off_the_loop(_checked, context, text)
        await sending.send(reply, message)


def _checked(context: Context, text: str) -> Reply:
    archive = context.archive
    found = archive.check(text)
    around = [archive.surroundings(match.quote) for match in found.matches]
    nearest = None if found.matches else next(iter(archive.ask(text, k=1).quotes), None)
    return checks.reply(context.texts, found, around, context.bot.username, nearest)
