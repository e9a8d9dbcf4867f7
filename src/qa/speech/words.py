"""The words of a sentence as they are looked at to tell who speaks, and the names among them.

The lists are in ``lexicon/speech.txt``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import stopwords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.model import Span

QUOTATION = re.compile(r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»")

_WORD = re.compile(
    rf"{QUOTATION.pattern}|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Col|Capt|Lt|Maj|Sgt|Rev|Hon|St)\.(?= )"
    r"|\b(?:[^\W\d_a-z]\.){1,4}|\d+(?:[.,]\d+){1,5}|\w[\w’'-]*|[^\w\s]"
)
POSSESSIVE = ("'s", "’s", "s'", "s’")
_JOINING = "al bin da de del della der di du el for ibn la le of the van von & and"
_TELLING_TIME = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december"
)
PARTICLES, DAYS = frozenset(_JOINING.split()), frozenset(_TELLING_TIME.split())
LONGEST_NAME = 8  # words


class Word(NamedTuple):
    """A word, a mark or a whole quotation of a sentence.

    Attributes:
        text: As it is written.
        start: First code point.
        end: One past the last.
    """

    text: str
    start: int
    end: int

    @property
    def form(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_quotation(self) -> bool:
        """Whether it is a whole quotation."""
        return self.text[0] in '"“«' and len(self.text) > 1

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.text[0].isupper()

    @property
    def is_mark(self) -> bool:
        """Whether it is no word."""
        return not self.text[0].isalnum() or self.is_quotation


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the words under a heading of ``lexicon/speech.txt``; under "verbs" and "nouns" those of several."""
    lists = _lexicon()
    if kind == "verbs":
        return lists["say"] | lists["that"] | lists["tell"] | lists["matter"] | lists["for"]
    if kind == "nouns":
        return lists["persons"] | lists["bodies"]
    return lists[kind]


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    text = (files("qa") / "lexicon" / "speech.txt").read_text(encoding="utf-8")
    _, *parts = re.split(r"^\[(\w+)\]$", re.sub(r"#.*", "", text), flags=re.MULTILINE)
    return {kind: frozenset(part.split()) for kind, part in zip(parts[::2], parts[1::2], strict=True)}


def read_words(text: str, span: Span) -> list[Word]:
    """Return the words, marks and quotations of a stretch of text."""
    return [Word(match[0], *match.span()) for match in _WORD.finditer(text, span.start, span.end)]


def is_noun(form: str) -> bool:
    """Tell whether a word stands for someone who speaks."""
    return form in listed("nouns") or singular(form) in listed("nouns")


def singular(form: str) -> str:
    """Return a noun of ``lexicon/speech.txt`` without the s of several."""
    return form[:-3] + "y" if form.endswith("ies") else form.removesuffix("s")


def names(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield the words of each name."""
    place = 0
    while place < len(words):
        end = max(name_from(words, place), place + 1)
        if end > place + 1 or may_begin(words[place]):
            yield words[place:end]
        place = end


def name_from(words: Sequence[Word], first: int) -> int:
    """Return where the name that begins here ends; the same place if there is none."""
    if first >= len(words) or not may_begin(words[first]):
        return first
    end = first + 1
    while end < len(words) and end - first < LONGEST_NAME and _goes_on(words, end):
        end += 1
    return end


def _goes_on(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.form in PARTICLES - {"and"}:
        behind = next((other for other in words[place + 1 : place + 3] if other.form != "the"), None)
        return behind is not None and behind.is_capital and behind.form not in DAYS
    return word.is_capital and word.form not in DAYS


def may_begin(word: Word) -> bool:
    """Tell the first word of a name from others with a capital: "On", "Monday", "Later"."""
    form = word.form
    return word.is_capital and (
        len(form) == 1 or not (form in stopwords() | DAYS | listed("opening") or form.endswith("ly"))
    )
