"""What the templates share: names, subjects, and what is not fit for a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

CAPITAL = r"(?-i:[^\W\d_a-zß-öø-ÿ])"
_NAME_WORD = rf"{CAPITAL}[^\W\d_]{{1,20}}(?:[’'-]{CAPITAL}[^\W\d_]{{1,20}})?"
NAME = rf"(?:{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})"
FULL_NAME = rf"(?:{_NAME_WORD}(?: {_NAME_WORD}){{1,3}}(?![\w-]))"
SUBJECT = r"(?:^|(?<=[,;] )|(?<=that ))"
"""Where the subject of a clause may begin."""

NOUN = r"(?:(?!(?:also|are|had|has|have|then|was|were)\b)[a-z]{3,15})"

_POINTS_BACK = re.compile(
    r"\b(?:ago|both|each|he|hers?|him|his|I|its?|others?|our|same|she|so|such|that|theirs?|them|then|there|these"
    r"|they|this|those|us|we|you)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r" (?:and|but|or|while|because|although|though|as|since|when|where|which|who|that|if|after|before|until"
    r"|from|between|by|up from|down from|compared|a (?:year|month|week|day))\b.*"
)
_ADVERB = re.compile(r" (?:also|already|currently|now|still|\w{2,15}ly)(?= )")


def points_back(words: str) -> bool:
    """Tell whether a word points to what somebody who sees only the question cannot see."""
    return _POINTS_BACK.search(words) is not None


def first_clause(words: str) -> str:
    """Return the words up to the next clause, without adverbs."""
    return without_adverbs(_NEXT_CLAUSE.sub("", words))


def without_adverbs(words: str) -> str:
    """Leave out "currently", "now" and the like."""
    return _ADVERB.sub("", f"{words} ").rstrip()


def is_subject(words: str, known: Collection[str]) -> bool:
    """Tell a name or a noun from the first word of a sentence, which is capitalised whatever it is."""
    first = words.partition(" ")[0]
    return not points_back(words) and (first.islower() or first == "The" or first in known)


def lowered(words: str) -> str:
    """Give an article that opened a sentence its small letter."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in ("The", "A", "An") else words
