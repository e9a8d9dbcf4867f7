"""How to ask: the first words, the help, and what to say to what we cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import links, rendering, sending
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context


async def greet(update: Update, context: Context) -> None:
    """Say what the bot does, with questions to try."""
    examples = await off_the_loop(context.archive.suggestions, links.OFFERED)
    await sending.answer(update, rendering.greeting(context.texts, examples))


async def explain(update: Update, context: Context) -> None:
    """Say how to ask."""
    await sending.answer(update, Reply(context.texts.say("help")))


async def decline_command(update: Update, context: Context) -> None:
    """Say that there is no such command."""
    await sending.answer(update, Reply(context.texts.say("unknown-command")))


async def decline_media(update: Update, context: Context) -> None:
    """Say that only text can be read."""
    await sending.answer(update, Reply(context.texts.say("no-text")))
