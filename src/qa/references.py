"""References: which words of a question point to what was said before it.

Rules for English over plain words, without a tagger. A pronoun finds its noun in an earlier clause of the question
("What did Tokayev say when he returned?"), a possessive also in its own ("Did the mayor keep his seat?"); a pronoun
that finds none points out of the question. Within its clause no other pronoun can mean what the clause names: this is
principle B of the theory of binding (Chomsky, "Lectures on Government and Binding", 1981).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import STOP, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa.analysis import Analyzer, Token

_VERBS = (
    "am is are was were be been being do does did has have had will would shall should can could may might must"
    " ca wo"
)
_ASKING = "who whom whose what which when where why how"
_JOINING = "after although because before but if since that though until when where whether which while who"
AUXILIARIES, QUESTION_WORDS = frozenset(_VERBS.split()), frozenset(_ASKING.split())
_CONJUNCTIONS = frozenset(_JOINING.split())
_SUBJECTS = frozenset(("he", "she", "it", "they"))
_POSSESSIVES = frozenset(("his", "her", "hers", "its", "their", "theirs"))
_PRONOUNS = _SUBJECTS | _POSSESSIVES | {"him", "them"}
_PERSONS = frozenset(("he", "him", "his", "she", "her", "hers"))
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_TIMES = frozenset(("time", "day", "night", "week", "month", "summer", "winter", "year", "decade"))
_SAYING = frozenset(("say", "says", "said", "tell", "told", "show", "know"))
_EXPLETIVE = re.compile(
    r"\b(?:is|was|isn['’]t|wasn['’]t|will|would)\s+it\s+(?:be\s+)?(?:(?:not|now|really|so|still|too)\s+)?"
    r"(?:allowed|bad|better|certain|cheap|clear|dangerous|difficult|easy|expensive|free|good|hard|illegal|important"
    r"|impossible|known|legal|likely that|necessary|possible|safe|said that|true|worth)\b"
    r"|\bit\s+(?:(?:takes?|took)\b.{1,80}\bto|means?\s+(?:for|that|to|when)|matters?\s+(?:if|that|to|whether))\b"
    r"|\bwhat\s+time\s+is\s+it\b",
    re.IGNORECASE,
)
_AT_HAND = re.compile(
    r"\b(?:this|these)\s+(?:articles?|page|piece|report|story|text"
    r"|morning|afternoon|evening|week|weekend|month|spring|summer|autumn|fall|winter|year|decade|century|days)\b",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word of a question.

    Attributes:
        form: The word folded, without a possessive or a contracted verb.
        token: Its place and term.
        asks_verb: Whether it is an auxiliary, or one is contracted into it ("what's").
        tells: Whether it carries meaning.
        is_name: Whether it is a name, by its capital or as the archive knows it.
    """

    form: str
    token: Token
    asks_verb: bool
    tells: bool
    is_name: bool


def read_words(text: str, analyzer: Analyzer, is_name: Callable[[str], bool]) -> list[Word]:
    """Return the words of a question; ``is_name`` tells whether the archive knows a term as a name."""
    return [_word(text, token, is_name) for token in analyzer.words(text)]


def _word(text: str, token: Token, is_name: Callable[[str], bool]) -> Word:
    surface = text[token.start : token.end]
    form, _, ending = fold(surface).removesuffix("n't").partition("'")
    tells = token.term[0] != STOP
    named = tells and (is_name(token.term) or (surface[0].isupper() and token.start > 0))
    contracted = bool(ending) and form in QUESTION_WORDS | _PRONOUNS | {"that", "there"}
    return Word(form, token, form in AUXILIARIES or contracted, tells, named)


def references(text: str, words: Sequence[Word]) -> list[Word]:
    """Return the words that point out of the question, in order."""
    clauses = _clauses(text, words)
    at_hand = {match.start() for match in _AT_HAND.finditer(text)}
    expletive = bool(_EXPLETIVE.search(text))
    return [
        word
        for place, word in enumerate(words)
        if (
            word.form in _PRONOUNS
            and not (word.form == "it" and expletive)
            and not _bound(words, clauses, place)
        )
        or (word.form in _DEMONSTRATIVES and word.token.start not in at_hand and _demonstrates(words, place))
        or (word.form == "there" and _is_place(words, place))
    ]


def _clauses(text: str, words: Sequence[Word]) -> list[int]:
    """Return the number of the clause that each word stands in."""
    numbers, since = [0] * len(words), 0
    for place in range(1, len(words)):
        begins = place - since > 1 and _begins_clause(text, words, place)
        since = place if begins else since
        numbers[place] = numbers[place - 1] + begins
    return numbers


def _begins_clause(text: str, words: Sequence[Word], place: int) -> bool:
    gap = text[words[place - 1].token.end : words[place].token.start]
    if words[place].form in _CONJUNCTIONS or "," in gap or ";" in gap:
        return True
    if words[place].form in _SUBJECTS and words[place - 1].form in _SAYING:
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    return (
        words[place].form in ("and", "or")
        and following is not None
        and (following.asks_verb or following.form in QUESTION_WORDS | _SUBJECTS)
    )


def _bound(words: Sequence[Word], clauses: Sequence[int], place: int) -> bool:
    """Tell whether the pronoun at this place finds its noun in the question."""
    form, inverted = words[place].form, place > 0 and words[place - 1].asks_verb
    person = form in _PERSONS
    nouns = [i for i, word in enumerate(words) if word.tells]
    fitting = [i for i in nouns if words[i].is_name] if person else nouns
    subordinate = form in _SUBJECTS and not inverted
    if any(clauses[i] < clauses[place] for i in (nouns if subordinate else fitting)):
        return True
    if place == 1 and words[0].form in _CONJUNCTIONS:
        return any(clauses[i] > 0 and words[i].is_name for i in nouns)
    return _owns(words, place) and not inverted and any(i < place for i in fitting)


def _owns(words: Sequence[Word], place: int) -> bool:
    """Tell a possessive from the pronoun "her"."""
    if words[place].form == "her":
        return place + 1 < len(words) and words[place + 1].tells
    return words[place].form in _POSSESSIVES


def _demonstrates(words: Sequence[Word], place: int) -> bool:
    """Tell a demonstrative from "those who …", "those with …" and from "said that …", "the school that …"."""
    is_last = place + 1 == len(words)
    if words[place].form == "those" and not is_last:
        return words[place + 1].tells or words[place + 1].asks_verb
    if words[place].form != "that" or place == 0 or is_last or words[place + 1].form in _TIMES:
        return True
    return not (words[place - 1].tells or words[place - 1].form in _SAYING)


def _is_place(words: Sequence[Word], place: int) -> bool:
    """Tell the place from "there is", "are there any"."""
    is_last = place + 1 == len(words)
    after_verb = place > 0 and words[place - 1].asks_verb
    return not words[place].asks_verb and (is_last or not (after_verb or words[place + 1].asks_verb))
