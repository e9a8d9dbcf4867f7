"""Whether a lone full stop ends a sentence, judged by the words around it.

The words are in ``lexicon/abbreviations.txt``, under a heading for each rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LOOK_BACK = 40
_OPENERS = " ([{“‘«„`\"'"

_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,3}")
_ROMAN = re.compile(r"[IVXLC]{2,8}")
_SECTION = re.compile(r"\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[IVXLC]{2,8}")
_COUNT = re.compile(r"\d|[IVXLC]{2,8}\b")
_ZONE = re.compile(r"\d+|[A-Z]{2,4}")


@dataclass(frozen=True, slots=True)
class FullStop:
    """A lone full stop with the words around it.

    Attributes:
        previous: The word before ``word``, or "" at the start of a sentence.
        word: What the stop follows.
        following: The first word after the stop, with its own full stop if it has one.
        detached: Whether there is white space between the word and the stop.
    """

    previous: str
    word: str
    following: str
    detached: bool


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    text = (files("qa") / "lexicon" / "abbreviations.txt").read_text(encoding="utf-8")
    _, *parts = re.split(r"^\[(\w+)\]$", re.sub(r"#.*", "", text), flags=re.MULTILINE)
    return {kind: frozenset(part.split()) for kind, part in zip(parts[::2], parts[1::2], strict=True)}


def words(kind: str) -> frozenset[str]:
    """Return the words under one heading of ``lexicon/abbreviations.txt``."""
    return _lexicon()[kind]


def words_before(text: str, start: int, stop: int) -> tuple[str, str]:
    """Return the last two words of a sentence so far, without opening quotes and brackets."""
    last = text[max(start, stop - _LOOK_BACK) : stop].rsplit(None, 2)[-2:]
    previous, word = ["", "", *last][-2:]
    return previous, word.lstrip(_OPENERS)


def full_stop(text: str, start: int, stop: int, following: re.Match[str]) -> FullStop:
    """Return the full stop at ``stop`` of the sentence that begins at ``start``."""
    previous, word = words_before(text, start, stop)
    dot = "." if following["after"] == "." else ""
    return FullStop(
        previous, word, following["word"] + dot, detached=text[max(start, stop - 1) : stop].isspace()
    )


def is_last(stop: FullStop, *, opens: bool) -> bool:
    """Tell whether a full stop ends its sentence.

    A full stop between two spaces was set apart by a tokeniser, which does so at the end of a sentence only;
    then even a small letter may follow.
    """
    if not opens:
        return stop.detached and _is_plain_word(stop.following) and not _is_bound(stop)
    return not (_is_bound(stop) or (not stop.detached and _is_short_form(stop)))


def _is_plain_word(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word not in words("web")


def _is_bound(stop: FullStop) -> bool:
    """Tell whether the word before the stop calls for the next one."""
    return _is_list_mark(stop) or _is_title(stop) or _is_joining(stop) or _is_numbered(stop) or _is_date(stop)


def _is_short_form(stop: FullStop) -> bool:
    """Tell whether the stop marks an initial or an abbreviation, and no new sentence follows it."""
    if stop.word.lower() in ("a.m", "p.m"):
        return _is_clock(stop)
    if stop.following in words("starter") or _is_unit(stop):
        return False
    known = stop.word in words("open") or _DOTTED.fullmatch(stop.word) is not None
    return known or _is_initial(stop) or _is_ordinal(stop)


def _is_list_mark(stop: FullStop) -> bool:
    first = stop.previous.endswith(":") and stop.word in ("1", "a", "A")
    return first or (not stop.previous and _SECTION.fullmatch(stop.word) is not None)


def _is_title(stop: FullStop) -> bool:
    return stop.word[:1].isupper() and stop.word.capitalize() in words("title")


def _is_joining(stop: FullStop) -> bool:
    return (stop.word if stop.word.isupper() else stop.word.lower()) in words("joining")


def _is_numbered(stop: FullStop) -> bool:
    lettered = stop.word[:1].isupper() and len(stop.following) == 1 and stop.following.isupper()
    counted = lettered or _COUNT.match(stop.following) is not None
    return counted and stop.word.lower() in words("numbered")


def _is_date(stop: FullStop) -> bool:
    if stop.word in words("short_date"):
        return stop.following[:1].isdigit() or stop.following.rstrip(".") in words("month")
    return len(stop.word) <= 2 and stop.word.isdigit() and stop.following.rstrip(".") in words("month")


def _is_clock(stop: FullStop) -> bool:
    following = stop.following.rstrip(".")
    named = following in words("after_clock") or following in words("month")
    return named or _ZONE.fullmatch(following) is not None


def _is_unit(stop: FullStop) -> bool:
    """Tell a unit after its figure, which may well end a sentence, as in 5 ft and 2024 г."""
    return stop.word.islower() and stop.previous[-1:].isdigit() and not stop.following[:1].isdigit()


def _is_initial(stop: FullStop) -> bool:
    """Tell a person's initial from Vitamin C."""
    letter = len(stop.word) == 1 and stop.word.isupper()
    return letter and stop.previous.lower() not in words("label") and not stop.following[:1].isdigit()


def _is_ordinal(stop: FullStop) -> bool:
    """Tell a ruler's numeral before the name, as in Turkish, from one that ends a sentence."""
    counted = stop.previous.islower() and stop.previous not in words("label")
    return counted and _ROMAN.fullmatch(stop.word) is not None
