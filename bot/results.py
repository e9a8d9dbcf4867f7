"""Replies as results: what a reader picks from in any chat, or a chat that we are no member of is answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineQueryResultArticle, InputTextMessageContent

from bot import links, markup, trimming

if TYPE_CHECKING:
    from bot.rendering import Reply
    from bot.texts import Texts
    from qa import Quote

# Most that the parts of a result take, in UTF-16 units; clients show less of them.
TITLE_ROOM = 100
DESCRIPTION_ROOM = 200


def of_quote(texts: Texts, quote: Quote, reply: Reply) -> InlineQueryResultArticle:
    """Offer a reply under the title of a quote's article, with its day and the key sentence.

    Args:
        texts: The bot's own words in the reader's language.
        quote: What the reader sees; the results of one query have different ones.
        reply: What is sent when it is picked.
    """
    article = quote.article
    title = trimming.line_of(markup.clean(article.title), TITLE_ROOM) or "…"
    day = texts.day(article.published) if article.published else ""
    sentence = trimming.line_of(markup.clean(quote.key_sentence), DESCRIPTION_ROOM)
    description = " · ".join(part for part in (day, sentence) if part)
    return _result(links.place_code(quote), title, reply, description)


def of_reply(reply: Reply) -> InlineQueryResultArticle:
    """Make a result of a reply that nobody picks from others; its title is seen by none."""
    return _result("reply", "…", reply)


def _result(
    identifier: str, title: str, reply: Reply, description: str | None = None
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(reply.html)
    return InlineQueryResultArticle(
        identifier, title, content, reply_markup=reply.keyboard, description=description
    )
