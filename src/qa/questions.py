"""Reading a question: what it is about, and what kind of answer it wants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.analysis import STOP, Analyzer, Token, is_shouted

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPES = {
    name: re.compile(pattern)
    for name, pattern in {
        "who": r"\b(who|whom|whose)\b",
        "when": r"\b(when|(what|which) (year|date|day|month|time|century|decade)|how long ago)\b",
        "where": r"\b(where|(what|which) (city|country|state|county|place|location|town|region|continent|province))\b",
        "how much": r"\bhow much\b|\b(cost|price)\b",
        "percent": r"\b(percent|percentage|proportion|share of|what fraction)\b|%",
        "how long": r"\bhow (long|old)\b|what age",
        "measure": r"\bhow (far|tall|high|big|large|deep|wide|heavy|fast|hot|cold|often)\b",
        "how many": r"\bhow many\b|\bwhat (is|was) the (number|population|total)",
        "why": r"\bwhy\b|\bfor what reason\b|what caused|what (is|was|were|are) the (reason|cause|purpose)",
        "how": r"^(and )?how\b(?! (many|much|long|old|far|tall|high|big|large|deep|wide|often))",
        "definition": r"^what (is|are|was|were) (a |an |the )?[\w' -]+\??$|meaning|\bmean\b|stand for|definition"
        r"|refer to",
        "which": r"\b(which|what) [a-z]+",
    }.items()
}
_FOCUS = re.compile(r"\b(?:which|what|how many|how much|whose)\s+((?:[\w'’-]+\s*){1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the archive reads it.

    Attributes:
        text: The reader's words; in small letters if they were all in capitals.
        words: All words.
        terms: The words that carry meaning, each term once, in order.
        types: The kinds of answer it wants; see ``_TYPES``.
        focus: Which of ``terms`` names the kind of thing asked for ("which *company* …"), if any.
    """

    text: str
    words: tuple[Token, ...]
    terms: tuple[Token, ...]
    types: frozenset[str]
    focus: int | None

    def surface(self, token: Token) -> str:
        """Return the word as the reader wrote it."""
        return self.text[token.start : token.end]


def read_question(text: str, analyzer: Analyzer) -> Question:
    """Read the question with the analyzer of the archive."""
    if is_shouted(text):
        text = text.lower()
    words = tuple(analyzer.words(text))
    first: dict[str, Token] = {}
    for word in words:
        if word.term[0] != STOP:
            first.setdefault(word.term, word)
    terms = tuple(first.values())
    lowered = text.lower().strip()
    types = frozenset(name for name, pattern in _TYPES.items() if pattern.search(lowered))
    return Question(text, words, terms, types, _focus(text, terms))


def _focus(text: str, terms: Sequence[Token]) -> int | None:
    match = _FOCUS.search(text)
    if not match:
        return None
    start, end = match.span(1)
    return next((i for i, term in enumerate(terms) if start <= term.start < end), None)
