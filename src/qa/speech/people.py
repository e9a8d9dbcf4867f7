"""People: which names of an article are persons', and which pronouns can stand for a speaker.

A name is certainly a person's when it has a first name or a title and is no body's, no country's; a single word is one
when it is the last of such a name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa.analysis import fold
from qa.model import Span
from qa.speech.attribution import attribution
from qa.speech.words import Word, listed, names, read_words, singular
from qa.synonyms import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HE_OR_SHE = frozenset(("he", "she"))
_IT, _THEY = frozenset(("it",)), frozenset(("they",))


class Mention(NamedTuple):
    """A person named in a text: the last word of the name, folded, and its place."""

    key: str
    span: Span


class People:
    """The persons that an article names.

    Attributes:
        certain: The last words of names that speak and are persons' beyond doubt.
        possible: The last words of all names that may be persons'.
    """

    def __init__(self, text: str, passages: Sequence[Span]) -> None:
        self._text = text
        named = [name for span in passages for name in names(read_words(text, span)) if may_be_person(name)]
        self.possible = frozenset(key_of(name) for name in named if len(name) > 1)
        self.certain = frozenset(self._speaking(passages)) & self.possible

    def _speaking(self, passages: Sequence[Span]) -> Iterator[str]:
        found = (attribution(self._text, span) for span in passages)
        speakers = (each.speaker for each in found if each and each.speaker.is_name)
        return (key_of(read_words(self._text, speaker.span)) for speaker in speakers)

    def mentions(self, span: Span) -> list[Mention]:
        """Return the persons that may be named in a stretch of text."""
        found = (name for name in names(read_words(self._text, span)) if may_be_person(name))
        keyed = ((key_of(name), name) for name in found)
        return [
            Mention(key, Span(name[0].start, name[-1].end)) for key, name in keyed if key in self.possible
        ]

    def pronouns(self, speaker: Span) -> frozenset[str]:
        """Return the pronouns that can stand for a speaker; none if it is not known what kind of speaker it is."""
        words = read_words(self._text, speaker)
        if words[0].form != "the" and words[-1].is_capital:
            return self._pronouns_of_name(words)
        nouns = [
            word.form
            for word in words
            if singular(word.form) in listed("nouns") or word.form in listed("nouns")
        ]
        return _pronouns_of_noun(nouns[0]) if nouns else frozenset()

    def _pronouns_of_name(self, words: Sequence[Word]) -> frozenset[str]:
        forms = {word.form.rstrip(".") for word in words}
        if not may_be_person(words):
            return _IT
        if key_of(words) not in self.certain:
            return frozenset()
        return _gender(forms)


def key_of(name: Sequence[Word]) -> str:
    """Return the last word of a name, without a possessive."""
    return fold(name[-1].text).removesuffix("'s").removesuffix("'")


def may_be_person(name: Sequence[Word]) -> bool:
    """Tell a person's name from that of a body, of a country or of its people, and from an acronym."""
    forms = [word.form for word in name]
    is_body = any(singular(form) in listed("bodies") or form in listed("bodies") for form in forms)
    return not (is_body or forms[0] == "the" or forms[-1] in _countries() or name[-1].text.isupper())


@cache
def _countries() -> frozenset[str]:
    return frozenset(phrase.lower() for rule in lexicon("nations").rules for phrase in rule.sources)


def _pronouns_of_noun(noun: str) -> frozenset[str]:
    if noun in listed("bodies"):
        return _IT
    return _gender({noun}) if noun in listed("persons") else _THEY


def _gender(forms: set[str]) -> frozenset[str]:
    allowed = frozenset(kind for kind in HE_OR_SHE if forms & listed(kind))
    return allowed or HE_OR_SHE
