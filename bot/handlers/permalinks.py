"""Links to a passage: t.me/<bot>?start=… shows it again, or says honestly why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import links, sending
from bot.concurrency import off_the_loop
from bot.handlers import telling
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context

COMMAND = rf"^/start(@\w+)?\s+{links.PASSAGE}"  # what following such a link writes


async def show(update: Update, context: Context) -> None:
    """Show the passage that a link was made for."""
    code = "".join(context.args or []).removeprefix(links.PASSAGE)
    message = sending.message_of(update)
    quote = await off_the_loop(links.quote_of, code, context.archive.articles)
    if isinstance(quote, links.Lost):
        await sending.send(Reply(context.texts.say(quote)), message)
        return
    inquiry = telling.inquiry_of(message, "", context)
    await telling.deliver(context, lambda: telling.conversation(context).passage(inquiry, quote), message)
