"""/brief: an article in its key sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import rendering, sending, texts
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update

    from bot.context import Context
    from qa import Archive, Article


async def brief(update: Update, context: Context) -> None:
    """Brief the latest article, or the one of the number given."""
    await sending.answer(update, await off_the_loop(_briefing, context.archive, " ".join(context.args or [])))


def _briefing(archive: Archive, number: str) -> Reply:
    if not archive.articles:
        return Reply(texts.NO_ARTICLES)
    article = _numbered(archive.articles, number or "1")
    return rendering.briefing(archive.brief(article.id)) if article else Reply(texts.NO_SUCH_ARTICLE)


def _numbered(articles: Sequence[Article], number: str) -> Article | None:
    """Return the article that /articles lists by a number."""
    return next((article for place, article in enumerate(articles, 1) if str(place) == number), None)
