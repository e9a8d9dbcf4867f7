"""The wording of a text: its words as they are compared, and the marks that set them apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import fold
from qa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.analysis import Analyzer

_INVISIBLE = re.compile("\u00ad(?:\r?\n[ \t]*)?|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = "-\u2010-\u2013\u2212\ufe63\uff0d"  # an em dash is nobody's minus
_SIGNS = "$¢-¥֏؋฿៛₠-⃀﹩＄￠￡￥￦%٪﹪％‰°"
_LETTERS = r"[^\W\d_]++(?:[\u0300-\u036f]++[^\W\d_]*+)*+"
_WORD = re.compile(
    rf"(?<![^\W_])[{_DASHES}](?=[{_SIGNS}]?\d)"  # a minus
    rf"|[{_SIGNS}]"
    r"|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?"  # U.S., U.S
    r"|\d+(?:[.,]\d+)*"
    rf"|{_LETTERS}\d*+(?:['’‘ʼ`]{_LETTERS})*+"
)
_OMISSION = re.compile(r"…|\.\s?\.\s?\.")
_QUOTATION = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\""
    r"|(?<!\w)['‘](?=\S)((?:[^'‘’]|(?<=\w)['’](?=\w))++)(?<=\S)['’](?!\w)"
)
_NEGATIONS = frozenset(
    ("not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "cannot", "without", "hardly")
)


class Word(NamedTuple):
    """A word, a figure or a sign of a text.

    Attributes:
        key: What it is compared by.
        start: First code point in the text.
        end: One past its last code point.
    """

    key: str
    start: int
    end: int


def words_of(text: str, analyzer: Analyzer) -> list[Word]:
    """Return the words of the text, in order."""
    visible = without_invisible(text)
    found = [Word(_key(match[0], analyzer), *match.span()) for match in _WORD.finditer(visible)]
    return found if visible == text else _placed(found, text)


def without_invisible(text: str) -> str:
    """Return the text without soft hyphens and other characters of no width."""
    return _INVISIBLE.sub("", text)


def omissions(text: str, words: Iterable[Word]) -> list[bool]:
    """Return for each word whether a mark of omission stands between it and the word before."""
    pairs = pairwise((Word("", 0, 0), *words))
    return [_OMISSION.search(text, before.end, word.start) is not None for before, word in pairs]


def quotations(text: str) -> list[Span]:
    """Return what stands in quotation marks, without the marks."""
    return [Span(*match.span(match.lastindex or 0)) for match in _QUOTATION.finditer(text)]


def has_negation(words: Sequence[Word]) -> bool:
    """Tell whether one of the words denies."""
    return any(word.key in _NEGATIONS or word.key.endswith("n't") for word in words)


def _key(word: str, analyzer: Analyzer) -> str:
    folded = fold(word)
    if folded[:1].isdigit():
        return analyzer.term(word)
    if len(word) == 1 and not folded.isalnum():
        return folded if re.match(f"[{_SIGNS}]", word) else "-"
    return folded.replace(".", "")


def _placed(words: Iterable[Word], text: str) -> list[Word]:
    """Return words of the text without its invisible characters at their places in the text with them."""
    kept: list[int] = []
    at = 0
    for match in _INVISIBLE.finditer(text):
        kept += range(at, match.start())
        at = match.end()
    kept += range(at, len(text))
    return [Word(word.key, kept[word.start], kept[word.end - 1] + 1) for word in words]
