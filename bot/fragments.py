"""Addresses that open a page at quoted words, which the browser marks: text fragments.

The form is ``#:~:text=prefix-,start,end``: only ``start`` must be there, each part lies within one paragraph
of the page, letters match whatever their case and accents, and the first place that fits is taken.
See https://wicg.github.io/scroll-to-text-fragment/ for all of it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from bot import markup

if TYPE_CHECKING:
    from qa import Span

EXACT = 120  # most characters of a sentence that is given whole; a longer one by its first and last words
ENDS = range(4, 13)  # words of each of these: the fewest that will do
PREFIX = range(3, 13)  # words before the sentence, to tell it from the same words earlier: likewise

_TELEGRAM = "t.me"
_DIRECTIVE = ":~:"
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_UNSHOWN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")  # what no page can show


def source_url(article_url: str, text: str, span: Span) -> str:
    """Return the address that opens an article at some of its words.

    Args:
        article_url: Where the publisher shows the article; a fragment of its own is kept.
        text: The whole article.
        span: The words, usually a sentence.

    Returns:
        The address with a text fragment; as it was given if it is no web address, if there are no words to
        find, if it would be longer than browsers are sure to take, or if it leads into Telegram, which shows
        a message and no page.
    """
    directive = _directive(text, span)
    if not directive or not markup.is_web_address(article_url) or urlsplit(article_url).hostname == _TELEGRAM:
        return article_url
    page = article_url.partition(_DIRECTIVE)[0]
    address = f"{page}{'' if '#' in page else '#'}{_DIRECTIVE}text={directive}"
    return address if len(address.encode()) <= markup.LONGEST_ADDRESS else article_url


def _directive(text: str, span: Span) -> str:
    """Return what a browser is to find, percent-encoded; "" if it would find nothing or other words."""
    words = text[span.start : span.end]
    start, end = ("", "") if _UNSHOWN.search(words) else _ends(words)
    prefix = _prefix(text[: span.start], start)
    if not start or prefix is None:
        return ""
    parts = (f"{_encoded(prefix)}-" if prefix else "", _encoded(start), _encoded(end))
    return ",".join(part for part in parts if part)


def _ends(words: str) -> tuple[str, str]:
    """Return what to find: all the words and "", or where they start and end; nothing if neither will do."""
    blocks = _blocks(words)
    whole = " ".join(chain.from_iterable(blocks))
    if len(blocks) < 2 and len(whole) <= EXACT:
        return whole, ""
    ends = ((" ".join(blocks[0][:count]), " ".join(blocks[-1][-count:])) for count in ENDS)
    page = _folded(whole)
    fitting = (each for each in ends if _is_found_last(each[1], page, behind=each[0]))
    return next(fitting, (whole, "") if len(blocks) == 1 else ("", ""))


def _prefix(before: str, start: str) -> str | None:
    """Return the words before the start that tell it from the same words earlier, None if none do."""
    blocks = _blocks(before)
    page = _folded(" ".join([*chain.from_iterable(blocks), start]))
    if _is_found_last(start, page):
        return ""
    prefixes = (" ".join(blocks[-1][-count:]) for count in PREFIX)
    return next((prefix for prefix in prefixes if _is_found_last(f"{prefix} {start}", page)), None)


def _is_found_last(words: str, page: str, behind: str = "") -> bool:
    """Tell whether the first place of some words, behind others that the page starts with, is its end."""
    words = _folded(words)
    return page.find(words, len(_folded(behind))) == len(page) - len(words)


def _blocks(text: str) -> list[list[str]]:
    """Return the words of each paragraph."""
    return [words for block in _PARAGRAPH_BREAK.split(text) if (words := block.split())]


def _folded(text: str) -> str:
    """Return the letters without case and accents, as browsers compare them."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _encoded(words: str) -> str:
    """Percent-encode words, with the hyphen that has a meaning of its own here."""
    return quote(words, safe="").replace("-", "%2D")
