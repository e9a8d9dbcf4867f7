"""/brief: an article in its key sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import rendering, sending
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update

    from bot.context import Context
    from bot.texts import Texts
    from qa import Archive, Article


async def brief(update: Update, context: Context) -> None:
    """Brief the latest article, or the one of the number given."""
    number = " ".join(context.args or [])
    await sending.answer(update, await off_the_loop(_briefing, context.texts, context.archive, number))


def _briefing(texts: Texts, archive: Archive, number: str) -> Reply:
    if not archive.articles:
        return Reply(texts.say("no-articles"))
    article = _numbered(archive.articles, number or "1")
    if article is None:
        return Reply(texts.say("no-such-article"))
    return rendering.briefing(texts, archive.brief(article.id))


def _numbered(articles: Sequence[Article], number: str) -> Article | None:
    """Return the article that /articles lists by a number."""
    return next((article for place, article in enumerate(articles, 1) if str(place) == number), None)
