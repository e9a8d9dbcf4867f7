"""Long text made to fit: cut between sentences or words, and marked where it was cut."""

from __future__ import annotations

import re

from bot import utf16

MARK = "[…]"

_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*(?=\s)""")


def first_of(text: str, room: int) -> str:
    """Return a text, or as much of its start as fits with a mark after it.

    Args:
        text: What is to be shown.
        room: Most UTF-16 units the result may take; with no room for one character and the mark, it is "".
    """
    if utf16.length(text) <= room:
        return text
    kept = _up_to_a_border(utf16.prefix(text, room - len(MARK) - 1))
    return f"{kept} {MARK}" if kept else ""


def last_of(text: str, room: int) -> str:
    """Return a text, or as much of its end as fits with a mark before it; see `first_of`."""
    if utf16.length(text) <= room:
        return text
    kept = _from_a_border(utf16.suffix(text, room - len(MARK) - 1))
    return f"{MARK} {kept}" if kept else ""


def around(before: str, after: str, room: int) -> tuple[str, str]:
    """Cut what stands before and after something to fit in the room, farthest words first.

    Each may take half of the room and what the other leaves of its half.
    """
    after = first_of(after, max(room // 2, room - utf16.length(before)))
    return last_of(before, room - utf16.length(after)), after


def line_of(text: str, room: int) -> str:
    """Return a text on one line, cut between words and ended by an ellipsis if it is too long."""
    line = " ".join(text.split())
    if utf16.length(line) <= room:
        return line
    return _up_to_a_word(utf16.prefix(line, room - 1)) + "…"


def _up_to_a_border(text: str) -> str:
    """Cut back to the end of a sentence, if that keeps half of the text, else of a word."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, len(text) // 2)]
    return text[: ends[-1]] if ends else _up_to_a_word(text)


def _from_a_border(text: str) -> str:
    """Start at a sentence, if that keeps half of the text, else at a word."""
    end = _SENTENCE_END.search(text, 0, len(text) // 2)
    return text[end.end() :].lstrip() if end else (text.split(maxsplit=1) or [""])[-1]


def _up_to_a_word(text: str) -> str:
    return (text.rsplit(maxsplit=1) or [""])[0]
