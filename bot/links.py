"""What a button or a link carries: encoded in the 64 bytes that Telegram allows, and read back after any restart.

A button holds no question but a digest of it: the question is found again among those on offer. A passage
is held by its place, with a digest of its words, so that a link never shows other words than it was made for.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qa import Article, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OFFERED = 3  # questions that the archive is asked for, and whose buttons work
PASSAGE = "p"  # begins the payload of a link that shows a passage; its place follows
FROM_INLINE = "inline"  # payload of who comes from inline results to ask in private
PLACE_CHARACTERS = 46  # most that the code of a place takes

_ASK = "ask:"

# Bytes of what a place is made of.
_ARTICLE = 6
_WORDS = 4
_CHECKSUM = 4
_NUMBERS = 4  # how many numbers it holds, not bytes


class Lost(StrEnum):
    """Why a place cannot be shown; each names the message that says so."""

    DAMAGED = "passage-damaged"
    GONE = "passage-gone"
    CHANGED = "passage-changed"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quote stands, and what it was.

    Attributes:
        article: Digest of the article's id.
        words: Digest of the words quoted.
        span: All the words, and inside it the key sentence.
    """

    article: bytes
    words: bytes
    span: Span
    sentence: Span


def data_of(question: str) -> str:
    """Return the callback data of a button that asks a question; always the same for the same question."""
    return _ASK + _digest(question, 8).hex()


def question_of(data: str, offered: Iterable[str]) -> str | None:
    """Find the question that a button asks, or None if it is not offered any more."""
    return next((question for question in offered if data_of(question) == data), None)


def permalink(username: str, quote: Quote) -> str:
    """Return the address that opens the bot of this name and shows exactly this passage again."""
    return f"https://t.me/{username}?start={PASSAGE}{place_code(quote)}"


def place_code(quote: Quote) -> str:
    """Return the place of a quote in at most `PLACE_CHARACTERS` of ``A-Z a-z 0-9 _ -``, for links and buttons.

    It holds digests of the article's id and of the words, four numbers, and a CRC-32 of all this.
    """
    words = _digest(quote.text, _WORDS)
    return _encoded(_Place(_digest(quote.article.id, _ARTICLE), words, quote.span, quote.sentence))


def quote_of(code: str, articles: Iterable[Article]) -> Quote | Lost:
    """Find the quote of a place.

    Args:
        code: What `place_code` returned once, or anything else.
        articles: Those that there are now.

    Returns:
        The quote, without highlights, or why there is none: the code is none of ours, its article is not
        there any more, or other words stand in its place.
    """
    place = _decoded(code)
    if place is None:
        return Lost.DAMAGED
    article = next((each for each in articles if _digest(each.id, _ARTICLE) == place.article), None)
    if article is None:
        return Lost.GONE
    quote = Quote(article, place.span, place.sentence)
    has_words = place.span.end <= len(article.text) and _digest(quote.text, _WORDS) == place.words
    return quote if has_words else Lost.CHANGED


def _encoded(place: _Place) -> str:
    start, key = place.span.start, place.sentence
    numbers = (start, place.span.end - start, key.start - start, key.end - key.start)
    body = place.article + place.words + b"".join(map(_varint, numbers))
    return base64.urlsafe_b64encode(body + _checksum(body)).decode().rstrip("=")


def _decoded(code: str) -> _Place | None:
    """Read a place; what is not letter for letter the code of the place that it reads as is none."""
    try:
        body = base64.urlsafe_b64decode(code.encode("ascii") + b"=" * (-len(code) % 4))
    except (UnicodeEncodeError, binascii.Error):
        return None
    numbers = list(_numbers(body[_ARTICLE + _WORDS : -_CHECKSUM]))
    if len(numbers) != _NUMBERS:
        return None
    start, length, before, key = numbers
    sentence = Span(start + before, start + before + key)
    place = _Place(body[:_ARTICLE], body[_ARTICLE:][:_WORDS], Span(start, start + length), sentence)
    return place if sentence in place.span and _encoded(place) == code else None


def _varint(number: int) -> bytes:
    """Write a number in seven bits a byte, the lowest first, each byte but the last marked (LEB128)."""
    kept = bytearray()
    while number > 0x7F:
        kept.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*kept, number])


def _numbers(body: bytes) -> Iterator[int]:
    """Read what `_varint` wrote; a number that breaks off is not read."""
    number = shift = 0
    for byte in body:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte <= 0x7F:
            yield number
            number = shift = 0


def _checksum(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECKSUM, "big")


def _digest(text: str, size: int) -> bytes:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=size).digest()
