"""The list of articles as a Telegram message: pages, and buttons by which one of them is chosen. Pure.

In private a number chooses the article that alone is asked from then on; in a group, where others would
be narrowed with whoever chose, it briefs the article. Buttons carry all they need, so that they work
after any restart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import briefings, markup, rendering
from bot.rendering import LIMIT, Reply, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.texts import Texts
    from qa import Article

PER_PAGE = 10
PER_ROW = 5
TITLE_ROOM = 100  # UTF-16 units


class Action(StrEnum):
    """What a button of the list does: show a page, ask one article only, ask all again."""

    PAGE = "page"
    ONLY = "only"
    ALL = "all"


PATTERN = rf"^articles:({'|'.join(Action)}):(\d{{1,5}}):(\d{{1,20}}):([0-9a-f]{{12}})?$"


@dataclass(frozen=True, slots=True)
class Press:
    """What a button of the list asks for.

    Attributes:
        action: What to do.
        number: The page it stands on or leads to, from 0.
        asker: Id of the only user who may press it, 0 for anybody.
        article: Code of the article, see `bot.briefings.code_of`; "" for none.
    """

    action: Action
    number: int
    asker: int
    article: str = ""

    @classmethod
    def read(cls, data: str) -> Self | None:
        """Read the data of a button; None if they are of no list."""
        found = re.fullmatch(PATTERN, data)
        return cls(Action(found[1]), int(found[2]), int(found[3]), found[4] or "") if found else None

    @property
    def data(self) -> str:
        """The data of the button."""
        return f"articles:{self.action}:{self.number}:{self.asker}:{self.article}"


@dataclass(frozen=True, slots=True)
class View:
    """How the list is shown.

    Attributes:
        asker: Id of the only user who may press its buttons, 0 for anybody.
        is_private: Whether one article can be chosen to be asked alone.
        scope: The articles that alone are asked now; all if there are none.
    """

    asker: int
    is_private: bool
    scope: Sequence[Article] = ()


def page(texts: Texts, articles: Sequence[Article], number: int, view: View) -> Reply:
    """Show a page of the list, the last if there are fewer.

    Args:
        texts: The bot's own words in the reader's language.
        articles: All of them, in their order.
        number: Which page, from 0.
        view: How it is shown.
    """
    if not articles:
        return Reply(texts.say("no-articles"))
    number = min(number, (len(articles) - 1) // PER_PAGE)
    shown = list(enumerate(articles, 1))[number * PER_PAGE :][:PER_PAGE]
    head = markup.bold(texts.say("number-of-articles", count=len(articles)))
    hint = markup.italic(texts.say("list-to-ask" if view.is_private else "list-to-brief"))
    only = rendering.only_in(texts, view.scope) if view.scope else ""
    listed = lines(head, *(_listed(texts, place, article) for place, article in shown), hint, only)
    if rendering.is_too_long(listed, LIMIT):  # by addresses that nobody sees
        listed = lines(head, *(_listed(texts, place, article, "") for place, article in shown), hint, only)
    choices = [_choice(view, number, *each) for each in shown]
    rows = [choices[start : start + PER_ROW] for start in range(0, len(choices), PER_ROW)]
    rows += [row for row in (_turning(view, number, len(articles)), _widening(texts, view, number)) if row]
    return Reply(listed, InlineKeyboardMarkup(rows))


def chosen(texts: Texts, article: Article, number: int, view: View) -> Reply:
    """Say that one article alone is asked from now on; the list's page of that number is a tap away."""
    said = markup.italic(texts.say("asked-alone"))
    brief = _briefing(article, view)
    back = Press(Action.PAGE, number, view.asker).data
    rows = [
        [InlineKeyboardButton(texts.say("key-sentences"), callback_data=brief)],
        [InlineKeyboardButton(f"‹ {texts.say('all-articles')}", callback_data=back)],
        _widening(texts, view, number),
    ]
    return Reply(lines(rendering.only_in(texts, [article]), said), InlineKeyboardMarkup(rows))


def _listed(texts: Texts, place: int, article: Article, address: str | None = None) -> str:
    title = rendering.title(article, TITLE_ROOM)
    name = markup.link(title, article.url if address is None else address)
    return f"{place}. {name}" + (f" · {texts.day(article.published)}" if article.published else "")


def _choice(view: View, number: int, place: int, article: Article) -> InlineKeyboardButton:
    if not view.is_private:
        return InlineKeyboardButton(str(place), callback_data=_briefing(article, view))
    press = Press(Action.ONLY, number, view.asker, briefings.code_of(article.id))
    label = f"✓ {place}" if article in view.scope else str(place)
    return InlineKeyboardButton(label, callback_data=press.data)


def _turning(view: View, number: int, count: int) -> list[InlineKeyboardButton]:
    """Return the buttons for the pages before and after."""
    pages = (count - 1) // PER_PAGE + 1
    turns = ((number - 1, f"‹ {number}/{pages}"), (number + 1, f"{number + 2}/{pages} ›"))
    return [
        InlineKeyboardButton(label, callback_data=Press(Action.PAGE, other, view.asker).data)
        for other, label in turns
        if 0 <= other < pages
    ]


def _widening(texts: Texts, view: View, number: int) -> list[InlineKeyboardButton]:
    if not view.scope:
        return []
    press = Press(Action.ALL, number, view.asker)
    return [InlineKeyboardButton(texts.say("everywhere"), callback_data=press.data)]


def _briefing(article: Article, view: View) -> str:
    """Return the data of a button that briefs an article in the same message."""
    brief = briefings.Page(briefings.View.SHORT, view.asker, briefings.code_of(article.id))
    return brief.data(briefings.View.SHORT)
