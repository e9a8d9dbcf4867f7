"""/brief: an article or a topic in key sentences, figures or statements; buttons turn the same message."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, cast

from telegram import Message

from bot import briefings, sending
from bot.addressing import thread_of
from bot.briefings import Page, View
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update

    from bot.briefings import Line
    from bot.context import Context
    from qa import Archive, Article

WORDS = {View.SHORT: 75, View.LONG: 300}  # read in 30 seconds and in 2 minutes, at 150 words a minute

_NUMBER = re.compile(r"-?\d+", re.ASCII)


async def brief(update: Update, context: Context) -> None:
    """Brief the latest article, the one of the number given, or what the words name; without words, the post above."""
    words = briefings.topic_of(" ".join(context.args or []))
    message = sending.message_of(update)
    await sending.answer(update, await off_the_loop(_first, context, words, message))


async def turn(update: Update, context: Context) -> None:
    """Show what the pressed button of a briefing asks for, in the place of what it showed."""
    query = cast("CallbackQuery", update.callback_query)
    page, message = Page.read(query.data or ""), query.message
    if page is None or message is None:
        await sending.acknowledge(query, context.texts.say("briefing-expired"))
    elif page.asker not in {0, query.from_user.id}:
        await sending.acknowledge(query, context.texts.say("card-of-another"))
    else:
        await _turn(query, message, page, context)


async def _turn(
    query: CallbackQuery, message: MaybeInaccessibleMessage, page: Page, context: Context
) -> None:
    topic = "" if page.article else _topic_of(message)
    archive = await off_the_loop(_archive, context, message, page)
    reply = await off_the_loop(_shown, context, archive, page, topic)
    await sending.acknowledge(query, "" if reply else context.texts.say("briefing-expired"))
    if reply and not _is_shown(message, reply):
        await sending.edit(context.bot, reply, message.chat.id, message.message_id)


def _first(context: Context, words: str, message: Message) -> Reply:
    """Return the first page of a briefing, or why there is none."""
    archive, asker = context.archive if words else _archive(context, message), _asker(message)
    articles = archive.articles
    if not articles:
        return Reply(context.texts.say("no-articles"))
    if article := _numbered(articles, words or "1") or _titled(archive, words):
        return _reply(context, archive, Page(View.SHORT, asker, briefings.code_of(article.id)), [article])
    about = _about(archive, words)
    if about:
        return _reply(context, archive, Page(View.SHORT, asker), about, words)
    return Reply(context.texts.say("no-such-article" if _NUMBER.fullmatch(words) else "not-found"))


def _archive(context: Context, message: MaybeInaccessibleMessage, page: Page | None = None) -> Archive:
    """Return the archive of the post that a message stands under, if the page is of that; else that of all articles."""
    thread = thread_of(message) if isinstance(message, Message) else None
    threads = context.bot_data.threads
    post = threads.post_over(message.chat.id, thread)
    is_of_post = post and (page is None or page.article == briefings.code_of(post.article.id))
    return threads.archive(post) if post and is_of_post else context.archive


def _shown(context: Context, archive: Archive, page: Page, topic: str) -> Reply | None:
    """Return the page that a button asks for; None if its articles are there no more."""
    of_code = (article for article in archive.articles if briefings.code_of(article.id) == page.article)
    articles = list(of_code) if page.article else _about(archive, topic)
    return _reply(context, archive, page, articles, topic) if articles else None


def _reply(
    context: Context, archive: Archive, page: Page, articles: Sequence[Article], topic: str = ""
) -> Reply:
    return briefings.reply(context.texts, page, topic, _lines(context, archive, page, articles, topic))


def _lines(
    context: Context, archive: Archive, page: Page, articles: Sequence[Article], topic: str
) -> Iterable[Line]:
    texts, username = context.texts, context.bot.username
    if page.view is View.STATEMENTS:
        statements = chain.from_iterable(archive.statements(article.id) for article in articles)
        return briefings.said(texts, statements, username)
    if page.view is View.FIGURES:
        briefs = [archive.figures(article.id) for article in articles]
    else:
        words = WORDS[page.view]
        briefs = [archive.brief_on(topic, words) if topic else archive.brief(articles[0].id, words)]
    return briefings.quoted(texts, chain.from_iterable(brief.quotes for brief in briefs), username)


def _numbered(articles: Sequence[Article], number: str) -> Article | None:
    """Return the article that /articles lists by a number."""
    return next((article for place, article in enumerate(articles, 1) if str(place) == number), None)


def _titled(archive: Archive, words: str) -> Article | None:
    """Return the article whose title the words are: it is briefed as if no words had been given."""
    about = _about(archive, words)
    length = WORDS[View.LONG]
    is_one = len(about) == 1 and archive.brief_on(words, length) == archive.brief(about[0].id, length)
    return about[0] if is_one else None


def _about(archive: Archive, topic: str) -> list[Article]:
    """Return the articles that a topic is briefed from, latest first."""
    quotes = archive.brief_on(topic, WORDS[View.LONG]).quotes
    return list({quote.article.id: quote.article for quote in quotes}.values())


def _asker(message: Message) -> int:
    """Return whose buttons they are; what an anonymous person asked may be anybody's to turn."""
    return message.from_user.id if message.from_user and not message.sender_chat else 0


def _topic_of(message: MaybeInaccessibleMessage) -> str:
    return briefings.topic_in(message.text or "") if isinstance(message, Message) else ""


def _is_shown(message: MaybeInaccessibleMessage, reply: Reply) -> bool:
    """Tell whether a message shows the same page already; its buttons say which it is."""
    return isinstance(message, Message) and message.reply_markup == reply.keyboard
