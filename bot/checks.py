"""A check as a Telegram message: what was found, where it stands, and every changed word. Pure: values in, a reply out.

Changes are told apart by how they are drawn, not by colour: struck through what the article says, underlined
what the text says in its stead.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from telegram import InlineKeyboardMarkup

from bot import cards, fragments, links, markup, rendering, trimming, utf16
from bot.comment_threads import is_post
from bot.rendering import LIMIT, Reply, lines
from qa import Edit, Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.texts import Texts
    from qa import Article, Check, Match, Quote, Step

SHOWN = 6  # most parts of a text whose places are shown
ELSEWHERE = 3  # most further places that are named
MOST_ENTITIES = 90  # Telegram shows 100, and finds some by itself
FEW_WORDS = 3  # fewer are hardly a quote

# Most that a part of a message may take, in UTF-16 units.
TITLE_ROOM = 100
WORDS_ROOM = 300  # of one change, in a text that is too long
KEPT_ROOM = 60  # of unchanged words before and after a change, in such a text
NEAREST_ROOM = 1000
HEAD_ROOM = 1000  # what stands above and below the parts

_FINDINGS = {
    Finding.VERBATIM: "check-verbatim",
    Finding.ALTERED: "check-altered",
    Finding.STITCHED: "check-stitched",
    Finding.NOT_FOUND: "check-not-found",
}
_TAGS = {"": ("", ""), "s": ("<s>", "</s>"), "u": ("<u>", "</u>")}


class Piece(NamedTuple):
    """Words that are drawn in one way.

    Attributes:
        tag: "s" for an article's own words, "u" for another's, "" for those of both.
        words: The words.
    """

    tag: str
    words: str


def reply(
    texts: Texts, check: Check, around: Sequence[Span], username: str, nearest: Quote | None = None
) -> Reply:
    """Show what a check found.

    Args:
        texts: The bot's own words in the reader's language.
        check: What was found.
        around: For every match, the paragraphs it stands in.
        username: Our own, for the links behind the places.
        nearest: What the articles say on the same subject, shown if nothing was found.
    """
    head = lines(texts.say(_FINDINGS[check.verdict]), *_notes(texts, check))
    if not check.matches:
        return _reply(texts, lines(head, *_nearest(texts, nearest, username)), nearest, username)
    parts = _parts(texts, check, around, username)
    more = [trimming.MARK] if len(check.matches) > SHOWN else []
    text = lines(head, *parts, *more, *_elsewhere(texts, check, username))
    return _reply(texts, text, check.matches[0].quote, username)


def _reply(texts: Texts, html: str, quote: Quote | None, username: str) -> Reply:
    link = links.permalink(username, quote) if quote and not is_post(quote.article) else ""
    row = cards.leading(texts, quote, link) if quote else []
    return Reply(html, InlineKeyboardMarkup([row]) if row else None)


def _notes(texts: Texts, check: Check) -> Iterator[str]:
    """Yield what keeps the finding from saying more than it does."""
    if _has_words(_outside(check.text, check.claims)):
        yield texts.say("check-quoted")
    if check.matches and len(check.text.split()) < FEW_WORDS:
        yield texts.say("check-few-words")


def _nearest(texts: Texts, quote: Quote | None, username: str) -> Iterator[str]:
    if quote:
        yield texts.say("check-nearest")
        yield _place(texts, quote, username)
        yield rendering.quoted(quote, NEAREST_ROOM)


def _parts(texts: Texts, check: Check, around: Sequence[Span], username: str) -> Iterator[str]:
    """Show each part of the text under its place; the room is shared out among them."""
    matches = check.matches[:SHOWN]
    places = list(_places(texts, [match.quote for match in matches], username))
    room = (LIMIT - HEAD_ROOM - sum(map(markup.length, places))) // len(matches)
    changes = (MOST_ENTITIES - _entities(places) - len(matches)) // len(matches)
    own = _own(check)
    for number, (match, place) in enumerate(zip(matches, places, strict=True)):
        yield place
        if check.verdict is Finding.ALTERED:
            pieces = [*own[number], *_pieces(match, check.text)]
            pieces += own[-1] if number + 1 == len(check.matches) else []
            yield markup.blockquote(_drawn(pieces, room, changes))
        else:
            passage = replace(match.quote, span=around[number])
            yield rendering.quoted(passage, room, expandable=passage.span != match.quote.span)


def _places(texts: Texts, quotes: Iterable[Quote], username: str) -> Iterator[str]:
    """Name the place of every quote, the article only where another begins."""
    shown: Article | None = None
    for quote in quotes:
        is_same = quote.article is shown
        yield rendering.paragraph(texts, quote, username) if is_same else _place(texts, quote, username)
        shown = quote.article


def _place(texts: Texts, quote: Quote, username: str) -> str:
    address = fragments.source_url(quote.article.url, quote.article.text, quote.sentence)
    heading = rendering.heading(texts, quote.article, address)
    return f"{heading} · {rendering.paragraph(texts, quote, username)}"


def _elsewhere(texts: Texts, check: Check, username: str) -> Iterator[str]:
    named = [
        f"{rendering.title(quote.article, TITLE_ROOM)} {rendering.paragraph(texts, quote, username)}"
        for quote in check.elsewhere[:ELSEWHERE]
    ]
    if named:
        more = " …" * (len(check.elsewhere) > ELSEWHERE)
        yield texts.say("check-elsewhere", titles=", ".join(named) + more)


def _pieces(match: Match, text: str) -> Iterator[Piece]:
    """Yield the words of a match as they are drawn, with what stands between them."""
    article = match.quote.article.text
    yield from _step(match.steps[0], text, article)
    for step, following in pairwise(match.steps):
        yield Piece("", _between(step, following, text, article))
        yield from _step(following, text, article)


def _step(step: Step, text: str, article: str) -> Iterator[Piece]:
    if step.edit is Edit.KEPT:
        yield Piece("", _words(text, step.text))
        return
    if step.edit is not Edit.ADDED:
        yield Piece("s", _words(article, step.article))
    if step.edit is Edit.REPLACED:
        yield Piece("", " ")
    if step.edit is not Edit.LEFT_OUT:
        yield Piece("u", _words(text, step.text))


def _between(step: Step, following: Step, text: str, article: str) -> str:
    """Return what stands between two steps: in the text, or where it has no words, in the article."""
    if Edit.LEFT_OUT not in (step.edit, following.edit):
        return _spaced(text[step.text.end : following.text.start])
    if Edit.ADDED not in (step.edit, following.edit):
        return _spaced(article[step.article.end : following.article.start])
    return " "


def _own(check: Check) -> list[list[Piece]]:
    """Return the words that no match accounts for: before each match, and after the last."""
    ends = [0, *(match.text.end for match in check.matches)]
    starts = [*(match.text.start for match in check.matches), len(check.text)]
    gaps = [Span(end, max(start, end)) for end, start in zip(ends, starts, strict=True)]
    return [list(_claimed(check, gap)) for gap in gaps]


def _claimed(check: Check, gap: Span) -> Iterator[Piece]:
    for claim in check.claims:
        words = _words(check.text, Span(max(gap.start, claim.start), min(gap.end, claim.end)))
        if _has_words(words):
            yield from (Piece("", " "), Piece("u", words), Piece("", " "))


def _drawn(pieces: Sequence[Piece], room: int, changes: int) -> str:
    """Draw pieces with so many changes at most, in so much room; unchanged words are left out first."""
    room -= len(trimming.MARK) + 1
    if sum(utf16.length(piece.words) for piece in pieces) > room:
        pieces = [_shortened(piece) for piece in pieces]
    drawn = ""
    for piece in pieces:
        longer = drawn + _markup(piece)
        if markup.length(longer) > room or _entities([longer]) > changes:
            return f"{drawn} {trimming.MARK}"
        drawn = longer
    return drawn.strip()


def _shortened(piece: Piece) -> Piece:
    if piece.tag:
        return Piece(piece.tag, trimming.first_of(piece.words, WORDS_ROOM))
    if utf16.length(piece.words) <= 3 * KEPT_ROOM:
        return piece
    start, end = trimming.first_of(piece.words, KEPT_ROOM), trimming.last_of(piece.words, KEPT_ROOM)
    return Piece("", f"{start} {end.removeprefix(trimming.MARK).lstrip()}")


def _markup(piece: Piece) -> str:
    opening, closing = _TAGS[piece.tag]
    return f"{opening}{markup.escape(piece.words)}{closing}"


def _entities(drawn: Iterable[str]) -> int:
    return sum(html.count("</") for html in drawn)


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _spaced(gap: str) -> str:
    """Return what stands between words, with no more than one space at a time."""
    words = " ".join(gap.split())
    return " " * gap[:1].isspace() + words + " " * (bool(words) and gap[-1:].isspace())


def _outside(text: str, claims: Iterable[Span]) -> str:
    """Return what was not checked, if anything was."""
    for claim in sorted(claims, reverse=True):
        text = text[: claim.start] + " " + text[claim.end :]
    return text if claims else ""


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
