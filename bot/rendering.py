"""Answers as Telegram messages. Pure: values in, a reply out.

A card is made for a phone: whose words they are, the words with the key sentence in bold, and behind a
tap what stands around them. Whatever an article holds, the reply is one that Telegram takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot import fragments, links, markup, trimming, utf16
from bot.comment_threads import is_post
from qa import Answer, Article, Quote, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.texts import Texts

LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)  # UTF-16 units, tags not counted
SOURCE_LIMIT = 2**15 - 256  # bytes of a list; the Bot API server reads 2**15 with its head and end

# Most that a part of a message may take, in UTF-16 units.
TITLE_ROOM = 200
SOURCE_ROOM = 80
QUESTION_ROOM = 200
LABEL_ROOM = 60
SCOPE_TITLE_ROOM = 80
CONTEXT_ROOM = 1500
LEAST_CONTEXT = 40  # less explains nothing

ALTERNATIVES = 2
SCOPE_TITLES = 2

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the bot.

    Attributes:
        html: Telegram's HTML, within its limits.
        keyboard: Buttons under it, if any.
    """

    html: str
    keyboard: InlineKeyboardMarkup | None = None


def card(texts: Texts, answer: Answer, around: Span, asked: str = "") -> Reply:
    """Show the first quote of an answer.

    Args:
        texts: The bot's own words in the reader's language; so everywhere here.
        answer: An answer that has a quote.
        around: The sentences around that quote.
        asked: The question, to be shown above when it stands nowhere in the chat.
    """
    return Reply(_card(texts, answer.quotes[0], around, opening(texts, answer, asked)))


def greeting(texts: Texts, examples: Sequence[str]) -> Reply:
    """Say what the bot does, with questions to try."""
    rows = offers(examples)
    return Reply(texts.say("greeting"), InlineKeyboardMarkup(rows) if rows else None)


def opening(texts: Texts, answer: Answer, asked: str = "") -> Iterator[str]:
    """Tell what was asked, for which see `card`, how it was read if not as it stands, and what is not claimed."""
    yield markup.italic(trimming.line_of(asked, QUESTION_ROOM))
    if answer.corrected:
        question = trimming.line_of(answer.corrected, QUESTION_ROOM)
        yield texts.say("corrected", question=markup.escape(question))
    if answer.carried:
        words = trimming.line_of(", ".join(answer.carried), QUESTION_ROOM)
        yield texts.say("carried", words=markup.escape(words))
    if answer.verdict is Verdict.CLOSEST:
        yield texts.say("closest")


def only_in(texts: Texts, scope: Sequence[Article]) -> str:
    """Name the articles that alone are asked, by their number if there are more than a line holds."""
    titles = ", ".join(title(article, SCOPE_TITLE_ROOM) for article in scope)
    if not 0 < len(scope) <= SCOPE_TITLES:
        titles = texts.say("number-of-articles", count=len(scope))
    return texts.say("only-in", titles=titles)


def offers(questions: Sequence[str]) -> list[list[InlineKeyboardButton]]:
    """Return buttons that ask these questions, one a row."""
    labels = [(trimming.line_of(markup.clean(question), LABEL_ROOM), question) for question in questions]
    return [
        [InlineKeyboardButton(label, callback_data=links.data_of(question))]
        for label, question in labels
        if label
    ]


def _card(texts: Texts, quote: Quote, around: Span, opening: Iterable[str]) -> str:
    place = fragments.source_url(quote.article.url, quote.article.text, quote.sentence)
    head = lines(*opening, heading(texts, quote.article, place))
    card = lines(head, quoted(quote, LIMIT - markup.length(head) - 1))
    label = markup.italic(texts.say("in-context"))
    context = _context(quote, around, LIMIT - markup.length(card) - markup.length(label) - 2)
    return lines(card, label, context) if context else card


def heading(texts: Texts, article: Article, address: str) -> str:
    """Name an article: its title, which leads to an address, who published it and when."""
    name = markup.link(title(article, TITLE_ROOM), address)
    source = markup.escape(trimming.line_of(article.source_name or article.author, SOURCE_ROOM))
    published = texts.day(article.published) if article.published else ""
    return " · ".join(part for part in (name, source, published) if part)


def paragraph(texts: Texts, quote: Quote, username: str) -> str:
    """Return the number of the paragraph that a quote begins in; it leads to the passage in its context."""
    number = len(_PARAGRAPH_BREAK.findall(quote.article.text[: quote.span.start])) + 1
    address = quote.article.url if is_post(quote.article) else links.permalink(username, quote)
    return markup.link(texts.say("paragraph", number=number), address)


def quoted(quote: Quote, room: int, *, expandable: bool = False) -> str:
    """Show the words quoted, the key sentence bold; of too many, those around it are cut first."""
    words = markup.clean(quote.article.text)
    key = words[quote.sentence.start : quote.sentence.end]
    before = words[quote.span.start : quote.sentence.start]
    after = words[quote.sentence.end : quote.span.end]
    before, after = trimming.around(before, after, room - utf16.length(key))
    key = trimming.first_of(key, room)
    shown = markup.escape(before) + markup.bold(key) + markup.escape(after)
    return markup.blockquote(shown, expandable=expandable)


def _context(quote: Quote, around: Span, room: int) -> str:
    """Show the sentences around a quote behind a tap, a mark in the quote's place; nothing for none."""
    words = markup.clean(quote.article.text)
    before = words[around.start : quote.span.start].strip()
    after = words[quote.span.end : around.end].strip()
    if not before + after or room < LEAST_CONTEXT:
        return ""
    before, after = trimming.around(before, after, min(room, CONTEXT_ROOM) - len(trimming.MARK) - 2)
    shown = " ".join(part for part in (before, trimming.MARK, after) if part)
    return markup.blockquote(markup.escape(shown), expandable=True)


def title(article: Article, room: int) -> str:
    """Return the title of an article in bold, its id for want of one, in so many UTF-16 units at most."""
    name = markup.clean(article.title).strip() or markup.clean(article.id)
    return markup.bold(trimming.line_of(name, room))


def is_too_long(html: str, room: int) -> bool:
    """Tell whether a message would show more than so many UTF-16 units, or take more bytes than are read."""
    return markup.length(html) > room or len(html.encode()) > SOURCE_LIMIT


def lines(*parts: str) -> str:
    """Join the parts that there are, each on a line of its own."""
    return "\n".join(part for part in parts if part)
