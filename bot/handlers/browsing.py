"""/articles: what can be quoted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import rendering, sending
from bot.concurrency import off_the_loop

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context
    from bot.rendering import Reply
    from qa import Archive


async def browse(update: Update, context: Context) -> None:
    """List the articles, the latest first."""
    await sending.answer(update, await off_the_loop(_listing, context.archive))


def _listing(archive: Archive) -> Reply:
    return rendering.articles(archive.articles)
