"""/articles: what can be quoted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import rendering, sending
from bot.concurrency import off_the_loop

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context
    from bot.rendering import Reply
    from bot.texts import Texts
    from qa import Archive


async def browse(update: Update, context: Context) -> None:
    """List the articles, the latest first."""
    await sending.answer(update, await off_the_loop(_listing, context.texts, context.archive))


def _listing(texts: Texts, archive: Archive) -> Reply:
    return rendering.articles(texts, archive.articles)
