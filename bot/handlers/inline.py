"""Inline queries: @bot words in any chat brings passages, @bot alone the latest articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton
from telegram.error import BadRequest

from bot import briefings, links, markup, results
from bot.concurrency import off_the_loop
from bot.handlers import guests
from qa import Answer, Quote, Span, Verdict

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context
    from qa import Archive, Article

PAGE = 10  # results
MOST = 50  # passages that are looked at for one query
CACHE_TIME = 60  # seconds that Telegram may show the same again; no longer, for articles change

_TOO_OLD = "query is too old"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Results:
    """Some of the results of a query.

    Attributes:
        shown: Best first.
        next_offset: Where the next page begins, "" if there is none.
        button: What the button above them says; it opens the private chat.
    """

    shown: list[InlineQueryResultArticle]
    next_offset: str
    button: str


async def offer(update: Update, context: Context) -> None:
    """Offer what a query finds; who typed on, while we were slow, does not want it any more."""
    query = cast("InlineQuery", update.inline_query)
    words = " ".join(markup.clean(query.query).split())
    page = await off_the_loop(_page, context, words, _start(query.offset))
    try:
        await _answer(query, page)
    except BadRequest as error:
        if _TOO_OLD not in str(error).lower():
            raise


async def _answer(query: InlineQuery, page: Results) -> None:
    """Answer; only for who asked, since the words are in that reader's language."""
    await query.answer(
        page.shown,
        cache_time=CACHE_TIME,
        is_personal=True,
        next_offset=page.next_offset or None,  # python-telegram-bot sends "" as "[]"
        button=InlineQueryResultsButton(page.button, start_parameter=links.FROM_INLINE),
    )


def _start(offset: str) -> int:
    """Read an offset of ours; there is no other, and whatever else it is begins anew."""
    return int(offset) if offset.isascii() and offset.isdecimal() else 0


def _page(context: Context, words: str, start: int) -> Results:
    texts, articles = context.texts, context.archive.articles
    if not articles:
        return Results([], "", texts.say("no-articles"))
    quotes = _found(context.archive, words) if words else ()
    end, total = start + PAGE, len(quotes if words else articles)
    shown = [_passage(context, quote) for quote in quotes[start:end]]
    if not words:
        shown = [_briefing(context, article) for article in articles[start:end]]
    button = texts.say("ask-privately" if total else "nothing-inline")
    return Results(shown, str(end) if end < total else "", button)


def _passage(context: Context, quote: Quote) -> InlineQueryResultArticle:
    """Return a passage as an answer of its own; the question does not stand in the chat it is sent to."""
    reply = guests.card(context, Answer("", Verdict.ANSWERED, 1.0, (quote,)))
    return results.of_quote(context.texts, quote, reply)


def _briefing(context: Context, article: Article) -> InlineQueryResultArticle:
    """Return an article in its key sentences; the buttons of briefings need a chat of ours."""
    texts, quotes = context.texts, context.archive.brief(article.id).quotes
    brief = briefings.still(texts, quotes, context.bot.username)
    first = quotes[0] if quotes else Quote(article, Span(0, 0), Span(0, 0))
    return results.of_quote(texts, first, brief)


def _found(archive: Archive, words: str) -> list[Quote]:
    """Find what answers a question, and then the passages that hold every word of it.

    Few type a question here, so that a search for words finds some even if it asks nothing.
    """
    answered = archive.ask(words, MOST).quotes
    known = {links.place_code(quote) for quote in answered}
    others = (quote for quote in archive.search(words, MOST) if links.place_code(quote) not in known)
    return [*answered, *(quote for quote in others if _holds_all(quote, words))]


def _holds_all(quote: Quote, words: str) -> bool:
    """Tell whether a passage holds all of some words, each as it stands or in another form that is highlighted."""
    asked, said = _words(words), _words(quote.text)
    text = quote.article.text
    forms = {text[span.start : span.end].casefold() for span in quote.highlights} - asked
    return len(asked - said) <= len(forms)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
