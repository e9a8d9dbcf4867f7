"""Attribution: whom a sentence says that its words come from.

For English, by rules over the words around a verb of saying: "…," said Lena Holt · Holt, the mayor, said that … ·
…, the ministry announced · according to Holt, …. Only what can be read with certainty is taken: the speaker stands
beside the verb, and is a name, a pronoun or a noun for someone who speaks. The words are in ``lexicon/speech.txt``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.model import Span
from qa.speech.speakers import Speaker, speaker_ending, speaker_starting
from qa.speech.words import QUOTATION, Word, listed, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 80  # code points behind a verb in which "that" or a quotation is looked for
_QUOTED_NEXT = re.compile(r"[^.;:“”()]{0,60}?(?::|,? ?“)")
_CLAUSE_NEXT = re.compile(
    r"(?: (?:again|also|at|in|on|to|then)(?: [^\s.;:,“”()]{1,30}){1,4}?| on [A-Z]\w+day)? (?:that|whether)\b"
)
_TOLD = re.compile(r"(?: [^\s.;:,“”()]{1,30}){1,5}? (?:that|whether)\b")
_ASKED = re.compile(r"(?: [^\s.;:,“”()]{1,30}){0,3}? (?:if|why|how|what|who|when|where)\b")
_NOTHING_SAID = re.compile(
    r" (?:and|as|by|goodbye|hello|her|his|in|little|no|nothing|or|so|their|to|yes)\b(?! [^.;]{0,60}\bthat\b)"
)
_THING_NEXT = re.compile(
    r" (?!(?:after|and|as|at|before|but|by|from|in|is|on|or|than|the same|was|were|when|while)\b)[^\W_]"
)
_SET_APART = re.compile(
    r"\s*(?:[,.!?;]|$| (?:at|in|on|to|last|this)\b[^,.;“”]{0,60}[,.]| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_ACCORDING = "according"


class Attribution(NamedTuple):
    """Who is said to have said it.

    Attributes:
        speaker: Who.
        verb: Where the verb of saying stands, or "according to".
        goes_on: Whether somebody speaks on, as in "added" and "also said".
    """

    speaker: Speaker
    verb: Span
    goes_on: bool


def attribution(text: str, span: Span) -> Attribution | None:
    """Return whom the words of a stretch of text come from, if it says so."""
    words = read_words(text, span)
    for place, word in enumerate(words):
        if word.form in listed("verbs") or word.form == _ACCORDING:
            speaker = _speaker(text, span, words, place)
            if speaker is not None:
                return Attribution(speaker, Span(word.start, word.end), _goes_on(words, place))
    return None


def _goes_on(words: Sequence[Word], place: int) -> bool:
    return words[place].form in listed("on") or (place > 0 and words[place - 1].form == "also")


def _speaker(text: str, span: Span, words: Sequence[Word], place: int) -> Speaker | None:
    """Return whose words they are if this word tells it."""
    if words[place].form == _ACCORDING:
        is_to = place + 2 < len(words) and words[place + 1].form == "to"
        return speaker_starting(words, place + 2) if is_to else None
    before = words[place - 1] if place else None
    if before is not None and _follows_listed(before, words[place], words[:place]):
        after = (
            place + 1 + (words[place + 1 : place + 2] != [] and words[place + 1].form in listed("between"))
        )
        if speaker := speaker_starting(words, after):
            return speaker
    speaker = speaker_ending(words, place - 1)
    return speaker if speaker and _introduces(text, span, words, place, speaker) else None


def _follows_listed(before: Word, verb: Word, so_far: Sequence[Word]) -> bool:
    """Tell "…," said Holt and "Prices will fall, said Holt" from "Holt, said to be ill, …"."""
    if before.is_quotation:
        return True
    return before.text == "," and verb.form in listed("say") and len(so_far) > 3


def _introduces(text: str, span: Span, words: Sequence[Word], place: int, speaker: Speaker) -> bool:
    """Tell whether what is said stands around the verb."""
    verb, first = words[place], speaker.first
    rest = QUOTATION.sub(_hidden, text[verb.end : span.end])[:_REACH]
    set_apart = first > 0 and (words[first - 1].text in {",", "—", "–"} or words[first - 1].is_quotation)
    if set_apart and _SET_APART.match(rest):
        return True
    if _QUOTED_NEXT.match(rest) or _CLAUSE_NEXT.match(rest):
        return True
    if verb.form in listed("tell") and _TOLD.match(rest):
        return True
    if verb.form in listed("for") and rest.startswith(" for "):
        return True
    if verb.form in listed("say"):
        return rest.startswith(" ") and not _NOTHING_SAID.match(rest)
    if verb.form.startswith("ask"):
        return bool(_ASKED.match(rest))
    return verb.form in listed("matter") and bool(_THING_NEXT.match(rest))


def _hidden(match: re.Match[str]) -> str:
    return "“" + "·" * (len(match[0]) - 2) + "”"
