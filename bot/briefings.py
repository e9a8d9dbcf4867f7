"""Briefings as Telegram messages: pages of quotes, and the buttons that turn them. Pure: values in, a reply out.

A button carries what it shows and for whom. Only the words of a topic do not fit into it; they stand in the
message itself, as its first line, so that its buttons work after any restart and nothing is to be kept.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Self

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import markup, rendering, trimming, utf16
from bot.rendering import LIMIT, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.texts import Texts
    from qa import Quote, Statement

LINE_ROOM = 1000  # UTF-16 units that a line may take
SPEAKER_ROOM = 100
TOPIC_ROOM = 200
MOST_ENTITIES = 90  # Telegram shows 100, and finds some by itself

PATTERN = r"^brief:([slfw]):(\d{1,3}):(\d{1,20}):([0-9a-f]{12})?$"

_DIGEST = 6  # bytes


class View(StrEnum):
    """What a briefing shows: key sentences that are read in 30 seconds or in 2 minutes, figures, statements."""

    SHORT = "s"
    LONG = "l"
    FIGURES = "f"
    STATEMENTS = "w"


_LABELS = {
    View.SHORT: "brief-short",
    View.LONG: "brief-long",
    View.FIGURES: "brief-figures",
    View.STATEMENTS: "brief-statements",
}
_NOTHING = {
    View.SHORT: "nothing-to-brief",
    View.LONG: "nothing-to-brief",
    View.FIGURES: "no-figures",
    View.STATEMENTS: "no-statements",
}
_ROWS = ((View.SHORT, View.LONG), (View.FIGURES, View.STATEMENTS))


@dataclass(frozen=True, slots=True)
class Page:
    """What a button of a briefing asks for.

    Attributes:
        view: What to show.
        asker: Id of the only user who may ask, 0 for anybody.
        article: Code of the article, see `code_of`; "" for a topic.
        number: Which page, from 0.
    """

    view: View
    asker: int
    article: str = ""
    number: int = 0

    @classmethod
    def read(cls, data: str) -> Self | None:
        """Read the data of a button; None if they are of no briefing."""
        found = re.fullmatch(PATTERN, data)
        return cls(View(found[1]), int(found[3]), found[4] or "", int(found[2])) if found else None

    def data(self, view: View, number: int = 0) -> str:
        """Return the data of a button that shows something else of the same."""
        return f"brief:{view}:{min(number, 999)}:{self.asker}:{self.article}"


class Line(NamedTuple):
    """A quote, and the lines that it stands under: its article, and who speaks."""

    under: tuple[str, ...]
    quoted: str


def code_of(article_id: str) -> str:
    """Return what stands for an article in a button."""
    return hashlib.blake2b(article_id.encode(errors="surrogatepass"), digest_size=_DIGEST).hexdigest()


def topic_of(words: str) -> str:
    """Return the words of a topic as a message shows them in its first line."""
    return utf16.prefix(" ".join(markup.clean(words).split()), TOPIC_ROOM).strip()


def topic_in(shown: str) -> str:
    """Find the topic in the text of a message that briefs on one."""
    return shown.partition("\n")[0]


def quoted(texts: Texts, quotes: Iterable[Quote], username: str) -> Iterator[Line]:
    """Show quotes under their articles, their highlights bold.

    Args:
        texts: The bot's own words in the reader's language.
        quotes: Those of an article next to each other.
        username: Our own, for the links behind the places.
    """
    for quote in quotes:
        heading = rendering.heading(texts, quote.article, quote.article.url)
        yield Line((heading,), _line(texts, quote, username))


def said(texts: Texts, statements: Iterable[Statement], username: str) -> Iterator[Line]:
    """Show statements under their articles and speakers; see `quoted`."""
    for statement in statements:
        quote = statement.quote
        heading = rendering.heading(texts, quote.article, quote.article.url)
        speaker = markup.bold(trimming.line_of(markup.clean(statement.speaker), SPEAKER_ROOM))
        yield Line((heading, speaker), _line(texts, quote, username, is_marked=False))


def reply(texts: Texts, page: Page, topic: str, lines: Iterable[Line]) -> Reply:
    """Show a page of a briefing, the last if there are fewer, with the buttons for all others.

    Args:
        texts: The bot's own words in the reader's language.
        page: What is asked for.
        topic: The words it is about, as `topic_of` gives them; "" for an article.
        lines: All that there is to show, on whatever page.
    """
    head = markup.italic(topic)
    pages = _pages(head, lines) or [rendering.lines(head, texts.say(_NOTHING[page.view]))]
    number = min(page.number, len(pages) - 1)
    return Reply(pages[number], _keyboard(texts, page, number, len(pages)))


def still(texts: Texts, quotes: Iterable[Quote], username: str) -> Reply:
    """Show the first page of a briefing without buttons, where there is nobody to turn it."""
    pages = _pages("", quoted(texts, quotes, username)) or [texts.say("nothing-to-brief")]
    return Reply(pages[0])


def _line(texts: Texts, quote: Quote, username: str, *, is_marked: bool = True) -> str:
    """Show a quote with its place, which leads to the passage in its context."""
    place = rendering.paragraph(texts, quote, username)
    words = markup.clean(quote.text)
    shown = trimming.first_of(words, LINE_ROOM)
    is_whole = is_marked and shown == words
    return markup.blockquote(f"{_marked(quote, words) if is_whole else markup.escape(shown)} {place}")


def _marked(quote: Quote, words: str) -> str:
    """Set the highlights of a quote in bold."""
    parts, at = [], 0
    for highlight in quote.highlights:
        start, end = highlight.start - quote.span.start, highlight.end - quote.span.start
        parts += [markup.escape(words[at:start]), markup.bold(words[start:end])]
        at = end
    return "".join([*parts, markup.escape(words[at:])])


def _pages(head: str, lines: Iterable[Line]) -> list[str]:
    """Lay lines out, each page beginning with what its first line stands under."""
    pages: list[str] = []
    page, before = "", tuple[str, ...]()
    for line in lines:
        longer = rendering.lines(page, *_new(line.under, before), line.quoted)
        if not page or _is_too_much(longer):
            pages += [page] if page else []
            longer = rendering.lines(head, *line.under, line.quoted)
        page, before = longer, line.under
    return [*pages, page] if page else pages


def _new(under: Sequence[str], before: Sequence[str]) -> Sequence[str]:
    """Return what a line stands under and the line before it does not."""
    same = 0
    while same < min(len(under), len(before)) and under[same] == before[same]:
        same += 1
    return under[same:]


def _is_too_much(html: str) -> bool:
    return rendering.is_too_long(html, LIMIT) or html.count("<") - html.count("</") > MOST_ENTITIES


def _keyboard(texts: Texts, page: Page, number: int, pages: int) -> InlineKeyboardMarkup:
    """Return the buttons: the views, the one shown marked, and the pages before and after."""
    views = [[_view_button(texts, page, view) for view in row] for row in _ROWS]
    turning = []
    if number > 0:
        turning.append(_button(f"‹ {number}/{pages}", page.data(page.view, number - 1)))
    if number < pages - 1:
        turning.append(_button(f"{number + 2}/{pages} ›", page.data(page.view, number + 1)))
    return InlineKeyboardMarkup([*views, turning] if turning else views)


def _view_button(texts: Texts, page: Page, view: View) -> InlineKeyboardButton:
    label = texts.say(_LABELS[view])
    return _button(f"✓ {label}" if view is page.view else label, page.data(view))


def _button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=data)
