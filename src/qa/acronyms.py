"""Acronyms that articles explain: "Organization of Turkic States (OTS)", "CICA, the Conference on Interaction and …".

The letters have to be the initials of the long name, in order. Words such as "of" may be passed over, and so may two
others in a proper name: CICA is the Conference on Interaction and Confidence Building Measures in Asia. Where initials
do not do, letters may come from inside a word (Schwartz, Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text", 2003): EAEU is the Eurasian Economic Union.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import fold
from qa.synonyms import Rule, Synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.model import Article

_BETWEEN = re.compile(r"\(|, (?:the|or) |stands for ")
_SHORT_FIRST = re.compile(r"(?:the )?((?:[^\W\d_]\.){2,9}|[^\W\d_][\w&-]{1,11})(?![\w&-])")
_SHORT_LAST = re.compile(r"(?<!\w)((?:[^\W\d_]\.){2,9}|[^\W\d_][\w&-]{1,11})\s?$")
_BORDER = re.compile(r"[!?;:()\[\]\n\t]|(?<=[^\W_]{2})\.")
_WORD = re.compile(r"(-?)([^\W\d_]+)(?:['’][^\W\d_]+)*")
_THE = re.compile(r"\s*the\s+", re.IGNORECASE)
_REACH, _LONGEST_SHORT = 200, 20  # code points of a long name and of an acronym
_LEAST_LETTERS_INSIDE = 3  # of an acronym whose letters may come from inside a word
_MOST_PASSED_OVER = 2
_SMALL = "a an and at by de del des di du et for from in la le of on or the to und van von with"
_SMALL_WORDS = frozenset(_SMALL.split())


def acronyms(articles: Iterable[Article]) -> Synonyms:
    """Return the acronyms that the articles explain, each a rule of its short and its long name."""
    found = dict.fromkeys(pair for article in articles for pair in explained(article.text))
    return Synonyms("acronyms", tuple(_rule(short, long) for short, long in found))


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Yield the acronyms that a text explains, with their long names."""
    for match in _BETWEEN.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        after = text[match.end() : match.end() + _REACH]
        if pair := _explained(before, after):
            yield pair


def _explained(before: str, after: str) -> tuple[str, str] | None:
    first, last = _SHORT_FIRST.match(after), _SHORT_LAST.search(before[-_LONGEST_SHORT:])
    if first and (long := _name_at_end(before, _letters(first[1]))):
        return first[1], long
    if last and (long := _name_at_start(after, _letters(last[1]))):
        return last[1], long
    return None


def _rule(short: str, long: str) -> Rule:
    capitals = _letters(short).upper()
    ways = dict.fromkeys((short, capitals, ".".join(capitals) + ".", long))
    return Rule(tuple(ways), (short, long))


def _letters(short: str) -> str:
    """Return the folded letters of an acronym, without the s of several; none if it is a word like others."""
    written = [c for c in short.removesuffix("s") if c.isalpha()]
    capitals = sum(map(str.isupper, written))
    return fold("".join(written)) if capitals >= 2 and capitals * 2 > len(written) else ""


def _name_at_end(text: str, letters: str) -> str:
    """Return the name at the end of the text that the letters stand for, the shortest of several, or nothing."""
    text = _BORDER.split(text)[-1] if letters else ""
    parts = _parts(text)[-_most_parts(letters) :]
    for inside in (False, True)[: 1 + (len(letters) >= _LEAST_LETTERS_INSIDE)]:
        for first in reversed(range(len(parts))):
            if _stand_for(letters, parts[first:], inside=inside):
                return text[parts[first].start : parts[-1].end]
    return ""


def _name_at_start(text: str, letters: str) -> str:
    """Return the name at the start of the text that the letters stand for, the shortest of several, or nothing."""
    text = _BORDER.split(_THE.sub("", text, count=1), maxsplit=1)[0] if letters else ""
    parts = _parts(text)[: _most_parts(letters)]
    for last in range(1, len(parts) + 1):
        if _stand_for(letters, parts[:last], inside=False):
            return text[parts[0].start : parts[last - 1].end]
    return ""


def _most_parts(letters: str) -> int:
    return 2 * len(letters) + 2 * _MOST_PASSED_OVER


class _Part(NamedTuple):
    """A word of a name, or a piece of one, as there are three in KazMunayGas and two in Co-operation.

    Attributes:
        letters: Folded.
        is_capital: Whether it begins with a capital.
        is_joined: Whether a piece of the same word stands before it.
        start: Where it stands in the text.
        end: One past its last code point.
    """

    letters: str
    is_capital: bool
    is_joined: bool
    start: int
    end: int

    @property
    def is_small(self) -> bool:
        """Whether it is a word that acronyms do without."""
        return self.letters in _SMALL_WORDS


def _parts(text: str) -> list[_Part]:
    return [part for match in _WORD.finditer(text) for part in _parts_of_word(match)]


def _parts_of_word(match: re.Match[str]) -> Iterator[_Part]:
    start, word = match.start(2), match[2]
    borders = [0, *(i for i in range(1, len(word)) if word[i].isupper()), len(word)]
    for first, last in itertools.pairwise(borders):
        piece, is_joined = word[first:last], first > 0 or bool(match[1])
        yield _Part(fold(piece), piece[0].isupper(), is_joined, start + first, start + last)


class _State(NamedTuple):
    """How far a name has been read: the letters not met yet, and how many words may still be passed over."""

    letters: str
    left: int


def _stand_for(letters: str, parts: Sequence[_Part], *, inside: bool) -> bool:
    """Tell whether the letters stand for all these parts of a name.

    Args:
        letters: Those of an acronym, folded.
        parts: At least one.
        inside: Whether other letters of a part may be met than its first.
    """
    if parts[0].is_joined or parts[0].is_small or parts[-1].is_small:
        return False
    states = {_State(letters, _MOST_PASSED_OVER)}
    for place, part in enumerate(parts):
        next_states = {after for state in states for after in _taken(state, part.letters, inside=inside)}
        if place > 0 and (part.is_joined or place < len(parts) - 1):
            next_states |= {after for state in states for after in _passed(state, part)}
        states = next_states
    return any(not state.letters for state in states)


def _taken(state: _State, letters: str, *, inside: bool) -> Iterator[_State]:
    rest = state.letters
    for letter in letters if inside else letters[:1]:
        if rest.startswith(letter):
            rest = rest[1:]
            yield _State(rest, state.left)
        elif rest == state.letters:
            return


def _passed(state: _State, part: _Part) -> Iterator[_State]:
    if part.is_small or part.is_joined:
        yield state
    elif part.is_capital and state.left:
        yield _State(state.letters, state.left - 1)
