"""Speakers: a name, a pronoun or a noun for someone who speaks, read forwards or backwards from a verb of saying.

For English. "Lena Holt", "The Varne Fishermen's Union", "the chamber's plant doctor, Ilse Brack" (Ilse Brack),
"the owner of a bookshop in York", "scientists", "she".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.model import Span
from qa.speech.words import (
    DAYS,
    LONGEST_NAME,
    PARTICLES,
    POSSESSIVE,
    Word,
    is_noun,
    listed,
    may_begin,
    name_from,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_PRONOUNS = frozenset(("he", "she", "it", "they"))
_BELONGING = frozenset(("of", "for", "from", "at", "in", "with"))
_DETERMINING = "the a an its his her their our both two three four some many several most one"
_DETERMINERS = frozenset(_DETERMINING.split())
_BEHIND_PHRASES = frozenset(("and", "on", "to", "who", "that", "as", "by", "after"))
_LONGEST_ASIDE, _LONGEST_PHRASE = 18, 6  # words


class Speaker(NamedTuple):
    """Who speaks.

    Attributes:
        span: Where the speaker is named.
        first: The first of the speaker's words.
        is_name: Whether it is a name.
        is_pronoun: Whether it has to be told who is meant.
    """

    span: Span
    first: int
    is_name: bool = False
    is_pronoun: bool = False


def speaker_ending(words: Sequence[Word], last: int) -> Speaker | None:
    """Return the speaker whose words, or an aside about them, end here, before a verb."""
    while last >= 0 and words[last].form in listed("between"):
        last -= 1
    if last < 0:
        return None
    if words[last].text not in {",", ")"}:
        return _subject_ending(words, last)
    mark = "," if words[last].text == "," else "("
    firsts = (i for i in range(last - 1, max(last - _LONGEST_ASIDE, 0), -1) if words[i].text == mark)
    for first in firsts:
        if any(word.is_quotation or word.text in ";:" for word in words[first:last]):
            return None
        if subject := _subject_ending(words, first - 1):
            return _called(words, subject, first + 1, last)
    return None


def _called(words: Sequence[Word], subject: Speaker, first: int, last: int) -> Speaker:
    """Return the name that explains a noun ("the mayor, Lena Holt, …"), else the subject."""
    name = name_from(words, first)
    return (
        Speaker(_span(words, first, last), subject.first, is_name=True)
        if name == last and not subject.is_name
        else subject
    )


def _subject_ending(words: Sequence[Word], last: int) -> Speaker | None:
    if words[last].form in _PRONOUNS:
        return Speaker(_span(words, last, last + 1), last, is_pronoun=True) if _opens(words, last) else None
    found = _name_ending(words, last) or _noun_ending(words, last)
    if found and _opens(words, found.first):
        return found
    return _with_belonging(words, last)


def _with_belonging(words: Sequence[Word], last: int) -> Speaker | None:
    """Return the speaker before "of the Labour group", "for Corda"."""
    for place in range(last - 1, max(last - _LONGEST_PHRASE, 0), -1):
        if words[place].is_mark or words[place].form in {"and", "or", "but", "that"}:
            return None
        if words[place].form in _BELONGING:
            found = _subject_ending(words, place - 1)
            if found is None or found.is_pronoun:
                return None
            return found if found.is_name else Speaker(_span(words, found.first, last + 1), found.first)
    return None


def _name_ending(words: Sequence[Word], last: int) -> Speaker | None:
    if not words[last].is_capital or words[last].text.endswith(POSSESSIVE):
        return None
    first = last
    while first > 0 and last - first < LONGEST_NAME and _joins(words, first - 1):
        first -= 1
    while first <= last and not may_begin(words[first]):
        first += 1
    if first > last or (first and words[first - 1].form in _BELONGING | {"to", "on", "by"}):
        return None
    if first and words[first - 1].form == "the":
        first -= 1
    return Speaker(_span(words, first, last + 1), first, is_name=True)


def _joins(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    return word.is_capital or (word.form in PARTICLES - {"the"} and place > 0 and words[place - 1].is_capital)


def _noun_ending(words: Sequence[Word], last: int) -> Speaker | None:
    """Return a noun with what stands before it: "the association's lawyer", "Environmental groups"."""
    form = words[last].form
    if not is_noun(form):
        return None
    for first in range(last - 1, max(last - _LONGEST_PHRASE, -1), -1):
        if words[first].is_mark:
            break
        if words[first].form in _DETERMINERS:
            return Speaker(_span(words, first, last + 1), first)
        if words[first].text.endswith(POSSESSIVE) and _begins_clause(words, first):
            return Speaker(_span(words, first, last + 1), first)
    if not _is_several(form):
        return None
    starts = (place for place in range(last, max(last - 3, -1), -1) if _begins_clause(words, place))
    start = next(starts, None)
    return None if start is None else Speaker(_span(words, start, last + 1), start)


def _begins_clause(words: Sequence[Word], first: int) -> bool:
    return first == 0 or words[first - 1].is_mark


def _opens(words: Sequence[Word], first: int) -> bool:
    """Tell whether the clause begins with the speaker; a noun may stand before the name it explains."""
    if _begins_clause(words, first):
        return True
    before = words[first - 1]
    if before.form in DAYS:
        return True
    return before.form in listed("opening") or (words[first].is_capital and is_noun(before.form))


def speaker_starting(words: Sequence[Word], first: int) -> Speaker | None:
    """Return the speaker whose words start here, behind a verb or behind "according to"."""
    if first >= len(words) or words[first].is_mark:
        return None
    if words[first].form in _PRONOUNS:
        return Speaker(_span(words, first, first + 1), first, is_pronoun=True)
    end = name_from(words, first + (words[first].form == "the"))
    if words[end - 1].text.endswith(POSSESSIVE):
        end = first
    noun = _noun_from(words, first)
    if noun is not None and noun >= end:
        return _noun_starting(words, first, noun)
    return (
        Speaker(_span(words, first, end), first, is_name=True)
        if end > first + (words[first].form == "the")
        else None
    )


def _noun_starting(words: Sequence[Word], first: int, noun: int) -> Speaker:
    """Return the name behind the noun, if there is one, else the noun with what belongs to it."""
    after = noun + 1
    if after < len(words) and words[after].text == "," and name_from(words, after + 1) > after + 1:
        return Speaker(_span(words, after + 1, name_from(words, after + 1)), first, is_name=True)
    if name_from(words, after) > after:
        return Speaker(_span(words, after, name_from(words, after)), first, is_name=True)
    return Speaker(_span(words, first, _belonging_from(words, after)), first)


def _noun_from(words: Sequence[Word], first: int) -> int | None:
    """Return the place of the noun of a phrase that begins here."""
    found = None
    for place in range(first, min(first + _LONGEST_PHRASE + 1, len(words))):
        word = words[place]
        if word.is_mark or word.form in _BELONGING or word.form in _BEHIND_PHRASES:
            break
        if is_noun(word.form) and not word.is_capital:
            found = place
        elif found is not None:
            break
    return found if found is not None and _is_phrase(words, first, found) else None


def _is_phrase(words: Sequence[Word], first: int, noun: int) -> bool:
    """Tell "the ministry", "Selm's mayor", "scientists" and "minister Paul Sand" from a noun that needs an article."""
    is_owned = any(word.text.endswith(POSSESSIVE) for word in words[first:noun])
    has_name = noun + 1 < len(words) and words[noun + 1].is_capital
    return words[first].form in _DETERMINERS or is_owned or has_name or _is_several(words[noun].form)


def _is_several(form: str) -> bool:
    return form not in listed("nouns") or form.endswith("men") or form in {"people", "police"}


def _belonging_from(words: Sequence[Word], place: int) -> int:
    """Return where "of a bookshop in York" ends."""
    end = place
    while end < len(words) and words[end].form in _BELONGING:
        stop = end + 1
        while stop < len(words) and words[stop].form in _DETERMINERS:
            stop += 1
        while (
            stop < len(words)
            and stop - end < _LONGEST_PHRASE
            and words[stop].is_capital
            and words[stop].form not in DAYS
        ):
            stop += 1
        if not words[stop - 1].is_capital and stop < len(words) and not words[stop].is_mark:
            stop += 1
        if words[stop - 1].form in _BELONGING | _DETERMINERS:
            return end
        end = stop
    return end


def _span(words: Sequence[Word], first: int, end: int) -> Span:
    return Span(words[first].start, words[end - 1].end)
