"""A browser that opens an article's address at the words of its text fragment, as the specification has it.

See "find a range from a text directive" in https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECTIVE = re.compile(r"#[^#]*:~:text=(?:([^,]+)-,)?([^,&-]+)(?:,([^,&-]+))?")


def page_of(text: str) -> str:
    """An article as a page shows it and a search of it compares: one line a paragraph, no case, no accents."""
    lines = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return _plain("\n".join(line for line in lines if line))


def marked(address: str, text: str) -> tuple[int, int] | None:
    """Where the words that are marked start and end on the page, None if none are."""
    directive = DIRECTIVE.search(address)
    if not directive:
        return None
    page = page_of(text)
    prefix, start, end = (_plain(unquote(part or "")) for part in directive.groups())
    for begin in _places(page, prefix, start):
        if not end:
            return begin, begin + len(start)
        ends = _found(page, end, begin + len(start))
        return next(((begin, place + len(end)) for place in ends), None)
    return None


def _places(page: str, prefix: str, start: str) -> Iterator[int]:
    """Where the start begins, right behind the prefix if there is one."""
    if not prefix:
        yield from _found(page, start)
    for place in _found(page, prefix, bounded_end=False) if prefix else ():
        rest = page[place + len(prefix) :]
        begin = place + len(prefix) + len(rest) - len(rest.lstrip())
        if page.startswith(start, begin) and _is_boundary(page, begin + len(start)):
            yield begin


def _found(page: str, words: str, least: int = 0, *, bounded_end: bool = True) -> Iterator[int]:
    for match in re.compile(f"(?={re.escape(words)})").finditer(page, least):
        place = match.start()
        if _is_boundary(page, place) and (not bounded_end or _is_boundary(page, place + len(words))):
            yield place


def _is_boundary(page: str, place: int) -> bool:
    return not (page[:place][-1:].isalnum() and page[place : place + 1].isalnum())


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
