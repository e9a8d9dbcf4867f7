"""Utterances: what a reader says in one turn, and how it leans on what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from qa.references import QUESTION_WORDS, Word, references

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = re.compile(
    r"\W*(?:(?:and|but|or|so|ok|okay|then)\b[\s,]*)*(?:(?:what|how) about\b[\s,]*)?", re.IGNORECASE
)
_TAKING_UP = re.compile(r"\b(?:else|others|ones|another)\b|\b(?:one|other|same|so|more)\W*$", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe (?:article|piece|report|story|text)\b", re.IGNORECASE)
_PLACING = (
    "about after against at before between by during for from in into of on over since through to under until"
    " with"
)
PREPOSITIONS = frozenset(_PLACING.split())
_FILLING = "actually anyway approximately exactly precisely really roughly"
_FILLERS = frozenset(_FILLING.split())
_DEFINING = frozenset(("what", "who", "is", "are", "was", "were"))
_SPEAKERS = frozenset(("i", "me", "my", "you", "your"))
_SHORT, _LONGEST = 4, 40  # words of a fragment, of any follow-up


class Manner(Enum):
    """How a question leans on the conversation."""

    ALONE = auto()
    POINTING = auto()
    BARE = auto()
    ELLIPTIC = auto()


@dataclass(frozen=True, slots=True)
class Utterance:
    """A question as the reader put it.

    Attributes:
        text: The reader's words.
        words: All of them, but for an opening such as "and" or "what about".
        rest: The text of these words, without the question mark.
        led: Whether there was such an opening.
        pointing: Those that point out of the question.
    """

    text: str
    words: tuple[Word, ...]
    rest: str
    led: bool
    pointing: tuple[Word, ...]

    @classmethod
    def of(cls, text: str, words: Sequence[Word]) -> Utterance:
        """Read a question's words."""
        lead = match.end() if (match := _LEAD.match(text)) else 0
        rest = text[lead:].rstrip(" ?!.")
        after = tuple(word for word in words if word.token.start >= lead)
        pointing = references(text, words) if len(words) <= _LONGEST else ()
        return cls(text, after, rest, bool(text[:lead].strip()), tuple(pointing))

    @property
    def telling(self) -> list[Word]:
        """The words that say what the question is about."""
        return [word for word in self.words if word.tells and word.form not in _FILLERS]

    @property
    def own(self) -> frozenset[str]:
        """Their terms."""
        return frozenset(word.token.term for word in self.telling)

    @property
    def names(self) -> frozenset[str]:
        """The terms of the names and numbers among them."""
        return frozenset(
            word.token.term for word in self.telling if word.is_name or is_number(self.text, word)
        )

    def manner(self) -> Manner:
        """Return how the question leans on the conversation, as far as its own words show it."""
        if len(self.words) > _LONGEST:
            return Manner.ALONE
        points = bool(self.pointing) or (not self.names and bool(_TAKING_UP.search(self.text)))
        asks = any(word.form in QUESTION_WORDS for word in self.words)
        is_sentence = any(word.asks_verb for word in self.words) or self._opening in ("who", "which")
        vague = len(self.own) < 2 and not self.names
        if self.own and not asks and not is_sentence and (self.led or self._is_fragment()):
            return Manner.ELLIPTIC
        if not points and (not vague or self._stands_alone()):
            return Manner.ALONE
        if not self.own or (vague and asks and not is_sentence and len(self.words) <= _SHORT):
            return Manner.BARE if asks or points or is_sentence else Manner.ALONE
        return Manner.POINTING

    @property
    def _opening(self) -> str:
        return self.words[0].form if self.words else ""

    def _stands_alone(self) -> bool:
        """Tell "What is inflation?", "Who wrote the article?" and "Can you help me?" from "What was the turnout?"."""
        forms = {word.form for word in self.words if not word.tells}
        defines = any(word.asks_verb for word in self.words[:-1]) and forms <= _DEFINING
        return defines or bool(_SPEAKERS & forms) or bool(_ARTICLE.search(self.text))

    def _is_fragment(self) -> bool:
        """Tell "in 2025?" and "the second one?" from a query of key words."""
        return len(self.own) == 1 or self.words[0].form in PREPOSITIONS


def is_number(text: str, word: Word) -> bool:
    """Tell whether the word is written in digits."""
    return text[word.token.start].isdigit()
