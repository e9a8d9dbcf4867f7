"""The card of an answer: one of its quotes, and the buttons by which the same message shows more. Pure.

What a button carries is what it shows; which answer it belongs to, the store knows by the message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote as encoded

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import fragments, markup, rendering, trimming
from bot.rendering import LIMIT, Reply, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.texts import Texts
    from qa import Answer, Article, Quote, Span

# Most that a part of a card may take, in UTF-16 units.
SHARED_ROOM = 160
AGREEING_TITLE_ROOM = 80
DIFFERING_ROOM = 300

AGREEING = 3  # most that are named
DIFFERING = 2  # most that are shown

# A button's address has to be right, or Telegram refuses the whole message.
_HOST = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:[1-9]\d{0,3})?([/?#].*)?", re.ASCII | re.IGNORECASE)


class Action(StrEnum):
    """What a button of a card does."""

    SHOW = "show"
    CONTEXT = "context"
    ALONE = "alone"
    EVERYWHERE = "everywhere"


PATTERN = rf"^card:({'|'.join(Action)}):(\d{{1,3}})$"


@dataclass(frozen=True, slots=True)
class View:
    """What a card shows of its answer.

    Attributes:
        around: The paragraphs around the quote shown.
        permalink: The address that shows this passage again, or "".
        number: Which quote, counted from 0.
        in_context: Whether all that stands around it is shown.
        asked: The question, to be shown above when it stands nowhere in the chat.
        is_short: Whether of the quote only the key sentence is shown, and agreeing articles are not named.
        scope: The articles that alone were asked, None for all.
    """

    around: Span
    permalink: str = ""
    number: int = 0
    in_context: bool = False
    asked: str = ""
    is_short: bool = False
    scope: Sequence[Article] | None = None


def card(texts: Texts, answer: Answer, view: View) -> Reply:
    """Show one quote of an answer.

    Args:
        texts: The bot's own words in the reader's language.
        answer: An answer that has a quote of the view's number.
        view: What to show of it.
    """
    quote = answer.quotes[view.number]
    head = lines(*rendering.opening(texts, answer, view.asked), *_only(texts, view.scope))
    head = lines(
        head, *_position(texts, answer, view), rendering.heading(texts, quote.article, _source(quote))
    )
    tail = lines(*_others(texts, answer, is_short=view.is_short)) if not view.number else ""
    text = lines(head, _words(quote, view, head + tail), tail)
    if rendering.is_too_long(text, LIMIT):
        text = lines(head, _words(quote, view, head))
    return Reply(text, InlineKeyboardMarkup(list(_rows(texts, answer, view))))


def standalone(texts: Texts, answer: Answer, view: View) -> Reply:
    """Show one quote of an answer where the store knows no message: what stands around is in the text itself."""
    text = rendering.card(texts, answer, view.around, view.asked).html
    longer = lines(text, *_others(texts, answer))
    row = leading(texts, answer.quotes[0], view.permalink)
    return Reply(
        text if rendering.is_too_long(longer, LIMIT) else longer, InlineKeyboardMarkup([row]) if row else None
    )


def beside_post(texts: Texts, answer: Answer, view: View, asker: str) -> Reply:
    """Show the key sentence of the first quote, in a reply that itself quotes the passage out of its post.

    Args:
        texts: The bot's own words in the reader's language.
        answer: An answer that has a quote.
        view: What to show of it, the question among it, for it is not to the question that this replies.
        asker: Markup that names who asked and so tells them, or "".
    """
    quote = answer.quotes[0]
    question = markup.italic(trimming.line_of(view.asked, rendering.QUESTION_ROOM))
    head = lines(f"{asker}: {question}" if asker else question, *rendering.opening(texts, answer))
    words = rendering.quoted(replace(quote, span=quote.sentence), LIMIT - markup.length(head) - 1)
    return Reply(lines(head, words), InlineKeyboardMarkup(list(_rows(texts, answer, view))))


def nothing(
    texts: Texts,
    answer: Answer,
    instead: Sequence[str],
    asked: str = "",
    scope: Sequence[Article] | None = None,
) -> Reply:
    """Say that the articles do not say, and offer questions that they answer; for the rest see `View`."""
    sentence = texts.say("not-found-but" if instead else "not-found")
    rows = [*rendering.offers(instead[: rendering.ALTERNATIVES]), *_dropping(texts, answer, scope)]
    html = lines(*rendering.opening(texts, answer, asked), *_only(texts, scope), sentence)
    return Reply(html, InlineKeyboardMarkup(rows) if rows else None)


def asking_anew(texts: Texts) -> InlineKeyboardMarkup:
    """Return the button under a message that leads to an earlier answer."""
    return InlineKeyboardMarkup([[_button(texts.say("anew"), Action.ALONE, 0)]])


def tapped(data: str) -> tuple[Action, int]:
    """Return what a button of a card does, and with which quote; its data has to match `PATTERN`."""
    _, action, number = data.split(":")
    return Action(action), int(number)


def leading(texts: Texts, quote: Quote, permalink: str) -> list[InlineKeyboardButton]:
    """Return the buttons that lead elsewhere: to the publisher, and to a chat to share the passage with.

    Args:
        texts: The bot's own words in the reader's language.
        quote: The passage.
        permalink: The address that shows it again, or "".
    """
    source = next((each for each in (_source(quote), quote.article.url) if _is_for_buttons(each)), "")
    buttons = [InlineKeyboardButton(texts.say("source"), source)] if source else []
    if permalink:
        buttons.append(InlineKeyboardButton(texts.say("share"), _sharing(quote, permalink)))
    return buttons


def _words(quote: Quote, view: View, beside: str) -> str:
    """Show the words quoted, or with all around them, in the room that is left beside other lines."""
    least = quote.sentence if view.is_short else quote.span
    shown = replace(quote, span=view.around if view.in_context else least)
    return rendering.quoted(shown, LIMIT - markup.length(beside) - 2, expandable=view.in_context)


def _position(texts: Texts, answer: Answer, view: View) -> Iterator[str]:
    if view.number:
        yield markup.italic(texts.say("quote-number", number=view.number + 1, count=len(answer.quotes)))


def _only(texts: Texts, scope: Sequence[Article] | None) -> Iterator[str]:
    if scope is not None:
        yield rendering.only_in(texts, scope)


def _others(texts: Texts, answer: Answer, *, is_short: bool = False) -> Iterator[str]:
    """Name the articles that say the same, unless it is to be short, and show those that give another figure."""
    if answer.agreeing and not is_short:
        titles = (_named(quote) for quote in answer.agreeing[:AGREEING])
        yield texts.say("agreeing", titles=", ".join(titles))
    if answer.differing:
        yield texts.say("differing")
    for quote in answer.differing[:DIFFERING]:
        yield rendering.heading(texts, quote.article, _source(quote))
        yield markup.blockquote(
            markup.escape(trimming.first_of(markup.clean(quote.key_sentence), DIFFERING_ROOM))
        )


def _named(quote: Quote) -> str:
    return markup.link(rendering.title(quote.article, AGREEING_TITLE_ROOM), _source(quote))


def _source(quote: Quote) -> str:
    return fragments.source_url(quote.article.url, quote.article.text, quote.sentence)


def _rows(texts: Texts, answer: Answer, view: View) -> Iterator[list[InlineKeyboardButton]]:
    for row in (_leafing(texts, answer, view), leading(texts, answer.quotes[view.number], view.permalink)):
        if row:
            yield row
    yield from _dropping(texts, answer, view.scope)


def _leafing(texts: Texts, answer: Answer, view: View) -> list[InlineKeyboardButton]:
    """Return the buttons that show other words."""
    number, quote = view.number, answer.quotes[view.number]
    buttons = []
    if number:
        buttons.append(_button(texts.say("back"), Action.SHOW, number - 1))
    if number + 1 < len(answer.quotes):
        buttons.append(_button(texts.say("more"), Action.SHOW, number + 1))
    if view.in_context:
        buttons.append(_button(texts.say("only-quote"), Action.SHOW, number))
    elif view.around != quote.span:
        buttons.append(_button(texts.say("in-context"), Action.CONTEXT, number))
    return buttons


def _dropping(
    texts: Texts, answer: Answer, scope: Sequence[Article] | None
) -> Iterator[list[InlineKeyboardButton]]:
    """Yield the buttons that ask without what narrows the question."""
    if answer.carried:
        yield [_button(texts.say("alone"), Action.ALONE, 0)]
    if scope is not None:
        yield [_button(texts.say("everywhere"), Action.EVERYWHERE, 0)]


def _button(label: str, action: Action, number: int) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"card:{action}:{number}")


def _sharing(quote: Quote, permalink: str) -> str:
    """Return the address at which Telegram asks whom to send the link, with the key sentence; it has no limits."""
    words = trimming.line_of(markup.clean(quote.key_sentence), SHARED_ROOM)
    return f"https://t.me/share/url?url={encoded(permalink, safe='')}&text={encoded(words, safe='')}"


def _is_for_buttons(address: str) -> bool:
    return markup.is_web_address(address) and bool(_HOST.fullmatch(address))
