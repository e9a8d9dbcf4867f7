"""Captions of pictures that a page has lost: told from sub-headings by how they read.

A caption reads as the report of one scene: it names a person or a body in full, says in lower case
what happens ("has met", "are seen", "attends") and where or when ("in Ankara", "on 29 July"), in at
least eight words; or it points into the picture ("(left)", "from left", "pictured"). A sub-heading
is shorter, names a theme, or has capitals throughout. Where the two cannot be told apart the line
stays, so the rule misses captions rather than headings. It knows English only.
"""

from __future__ import annotations

import re
from itertools import pairwise

MIN_WORDS = 8
MAX_WORDS = 45

_AUXILIARY = re.compile(r"are|has|have|is|was|were")
_PARTICIPLE = re.compile(
    r"\w+(?:ed|ing)|been|held|led|left|made|met|paid|seen|sent|shown|spoken|stood|taken|told|won"
)
_SCENE = re.compile(
    r"addresses|arrives|attends?|chairs|cheers?|delivers|gathers?|greets?|holds|inspects|listens|looks|meets?|"
    r"opens|poses?|receives|shakes?|signs?|speaks?|stands?|tours|visits|waits|walks?|waves?|welcomes?"
)
_PLACING = re.compile(r"after|at|before|during|following|in|inside|near|on|outside")
_ARTICLE = re.compile(r"an?|his|her|its|the|their")
_POINTER = re.compile(
    r"\((?:left|right|centre|center|l|r|c)\)|\bfrom (?:left|right)\b|\b(?:pictured|seen here)\b",
    re.IGNORECASE,
)
_QUOTES = "\"'“”‘’«»([,;"


def is_caption(line: str) -> bool:
    """Tell whether a line without a final stop reads as a caption."""
    words = [word.strip(_QUOTES) or word for word in line.split()]
    if (
        not MIN_WORDS <= len(words) <= MAX_WORDS
        or not words[0][0].isupper()
        or line.endswith((":", ",", ";"))
    ):
        return False
    return bool(_POINTER.search(line)) or (_names_in_full(words) and _acts(words) and _places(words))


def _names_in_full(words: list[str]) -> bool:
    return any(_is_capital(one) and _is_capital(other) for one, other in pairwise(words))


def _acts(words: list[str]) -> bool:
    return any(map(_SCENE.fullmatch, words)) or any(
        _AUXILIARY.fullmatch(word) and any(map(_PARTICIPLE.fullmatch, words[number : number + 3]))
        for number, word in enumerate(words, 1)
    )


def _places(words: list[str]) -> bool:
    rest = [word for word in words if not _ARTICLE.fullmatch(word)]
    return any(
        _PLACING.fullmatch(word) and (_is_capital(after) or after[0].isdecimal())
        for word, after in pairwise(rest)
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper()
