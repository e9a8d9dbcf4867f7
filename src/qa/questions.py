"""Reading a question: what it is about, and what kind of answer it wants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.analysis import STOP, Analyzer, Token, is_shouted

if TYPE_CHECKING:
    from collections.abc import Sequence

_AUXILIARY = (
    r"(am|is|are|was|were|be|been|do|does|did|has|have|had|will|would|shall|should|can|could|may|might|must)"
    r"(n['’]?t)?\b"
)
# What follows "what" or "which" where that stands for a thing, not before the name of its kind: "what happened".
_NO_KIND = (
    rf"({_AUXILIARY}|(a|an|the|this|that|these|those|i|we|you|he|she|it|they|his|her|its|their|my|our|your|about|if"
    r"|else|not|happen(s|ed)?|cause[sd]?|made|makes?|led|leads?|follow(s|ed)?|became|comes|came|went|goes|exactly)\b)"
)
# What no name of a thing holds, so that "What is it called in Selm?" asks for no definition.
_JOINING = "about after at before between by called during for from in into like most on that to when where while with"
_BEYOND_NAME = rf"({'|'.join(_JOINING.split())})\b"
_TYPES = {
    name: re.compile(pattern)
    for name, pattern in {
        "who": r"\b(who|whom|whose)\b",
        "when": r"\b(when|(what|which) (year|date|day|month|time|century|decade)|how long ago)\b",
        "where": r"\b(where|(what|which) (city|country|state|county|place|location|town|region|continent|province))\b",
        "how much": r"\bhow much\b|\b(cost|price)\b",
        "percent": r"\b(per ?cent|percentage|proportion|share of|what fraction)\b|%",
        "how long": r"\bhow (long|old)\b|what age",
        "measure": r"\bhow (far|tall|high|big|large|deep|wide|heavy|fast|hot|cold|often)\b",
        "how many": r"\bhow many\b|\bwhat (is|was) the (number|population|total)",
        "why": r"\bwhy\b|\bfor what reason\b|what caused|what (is|was|were|are) the (reason|cause|purpose)",
        "how": r"^(and )?how\b(?! (many|much|long|old|far|tall|high|big|large|deep|wide|often))",
        "definition": rf"^what (is|are|was|were) (?!.* {_BEYOND_NAME})(a |an |the )?[\w' -]+\??$|meaning"
        r"|\bmean\b|stand for|definition|refer to|short for",
        "which": rf"\b(which|what) (?!{_NO_KIND})[^\W\d_]",
    }.items()
}
# Not wanted by "Did the price rise?", which wants yes or no; wanted by "Do you know what the price was?".
_INCIDENTAL = frozenset(("how much", "percent"))
_YES_OR_NO = re.compile(rf"{_AUXILIARY}(?!.*\b(how|what|which)\b)", re.DOTALL)
_HEALTH_ORGANIZATION = re.compile(r"\bWHO\b")
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
    lowered = _HEALTH_ORGANIZATION.sub("W.H.O.", text).lower().strip()
    types = frozenset(name for name, pattern in _TYPES.items() if pattern.search(lowered))
    if types & _INCIDENTAL and _YES_OR_NO.match(lowered):
        types -= _INCIDENTAL
    return Question(text, words, terms, types, _focus(text, terms))


def _focus(text: str, terms: Sequence[Token]) -> int | None:
    match = _FOCUS.search(text)
    if not match:
        return None
    start, end = match.span(1)
    return next((i for i, term in enumerate(terms) if start <= term.start < end), None)
