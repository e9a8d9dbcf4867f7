"""Dialogue: a follow-up and the conversation so far become a question that stands alone.

A question leans on the conversation when it points back ("What will it process?"), when it leaves out what was said
("And Orzax?", "How much?", "since when"), or when it names nothing and holds a single telling word ("Who pays?").
It is then given the words it lacks: those of the question before, and the names that answered it where a pronoun asks
for them. Whatever stands alone is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from qa.kinds import Kind
from qa.references import Word, read_words
from qa.utterance import PREPOSITIONS, Manner, Utterance, is_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.analysis import Analyzer
    from qa.collection import Collection
    from qa.model import Answer, Quote

    Turn = tuple[str, Answer]

TURNS = 6
"""How many turns back a conversation is followed."""

_OF_PEOPLE_AND_PLACES = frozenset(
    ("he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "there")
)
_MOST = 12  # phrases carried over
_WANTING_NAMES = frozenset(("who", "whom", "where", "which"))


@dataclass(frozen=True, slots=True)
class Standing:
    """A question that stands alone, and what of it was carried over.

    Attributes:
        text: The question to look for.
        manner: How the reader's words leaned on the conversation.
        own: The terms of the reader's own words.
        topic: The terms that a later follow-up may carry on.
        carried: The words carried over, as a person reads them.
        place: The last quote shown before, where the conversation stands, if any.
        background: The names the conversation was about, behind a question that names nothing and needs none of them.
    """

    text: str
    manner: Manner
    own: frozenset[str]
    topic: frozenset[str]
    carried: tuple[str, ...] = ()
    place: Quote | None = None
    background: tuple[str, ...] = ()

    @property
    def leans(self) -> bool:
        """Whether anything was carried over."""
        return bool(self.carried)


class Dialogue:
    """Follows conversations about the articles of one collection, read with its analyzer."""

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection, self._analyzer = collection, analyzer

    def follow(self, question: str, history: Sequence[Turn]) -> Standing:
        """Return the question with what it needs of the conversation, given oldest turn first."""
        if not history:
            return Standing(question, Manner.ALONE, frozenset(), frozenset())
        standing: Standing | None = None
        answer: Answer | None = None
        for asked, answered in history[-TURNS:]:
            heard = self._next(answered.corrected or asked, standing, answer)
            if heard.own or heard.carried:  # "thanks" changes no subject
                standing, answer = heard, answered
        return self._next(question, standing, answer)

    def _next(self, question: str, before: Standing | None, answer: Answer | None) -> Standing:
        said = Utterance.of(question, self._words(question))
        alone = Standing(question, Manner.ALONE, said.own, said.own)
        manner = said.manner()
        if before is None or answer is None:
            return alone
        if manner is Manner.ALONE:
            return alone if said.names or not said.own else replace(alone, background=self._subject(before))
        place = answer.quotes[0] if answer.quotes else None
        if manner is Manner.ELLIPTIC:
            return self._completed(said, before, place) or alone
        return self._recalled(said, manner, before, place) or alone

    def _completed(self, said: Utterance, before: Standing, place: Quote | None) -> Standing | None:
        """Put the follow-up's words into the question before, in the stead of what is of their kind."""
        words = self._words(before.text)
        displaced = _displaced(said, before.text, words)
        kept = [word for word in words if word.tells and word not in displaced]
        carried = _phrases(before.text, [word for word in kept if word.token.term not in said.own])
        text = _with(said.rest, before.text, displaced)
        topic = said.own | {word.token.term for word in kept}
        return Standing(text, Manner.ELLIPTIC, said.own, topic, carried, place) if carried else None

    def _recalled(
        self, said: Utterance, manner: Manner, before: Standing, place: Quote | None
    ) -> Standing | None:
        """Add the words of the question before to the follow-up's."""
        kept = (before.topic | before.own) - said.own
        recalled = [word for word in self._words(before.text) if word.token.term in kept]
        names = self._names(before, place, said) if place else ()
        carried = tuple(dict.fromkeys((*_phrases(before.text, recalled), *before.background, *names)))
        text = f"{said.rest}, {', '.join(carried)}?"
        terms = {token.term for name in (*names, *before.background) for token in self._analyzer.tokens(name)}
        topic = before.topic | said.names | terms
        return Standing(text, manner, said.own, topic, carried, place) if carried else None

    def _names(self, before: Standing, place: Quote, said: Utterance) -> tuple[str, ...]:
        """Return the names that answered the question before, if it asked for such and a pronoun takes them up."""
        is_about_name = all(self._is_name(term) for term in before.own)
        takes_up = any(word.form in _OF_PEOPLE_AND_PLACES for word in said.pointing)
        if is_about_name or not takes_up or not _wants_name(self._words(before.text)):
            return ()
        known = before.own | before.topic | said.own
        sentence = place.key_sentence
        new = [w for w in self._words(sentence) if w.is_name and w.token.term not in known]
        return _phrases(sentence, [word for word in new if sentence[word.token.start].isupper()])

    def _subject(self, before: Standing) -> tuple[str, ...]:
        """Return the names that the conversation is about."""
        words = [word for word in self._words(before.text) if word.is_name]
        return tuple(dict.fromkeys((*_phrases(before.text, words), *before.background)))[:_MOST]

    def _is_name(self, term: str) -> bool:
        known = self._collection.vocabulary.id(term)
        return known is not None and bool(self._collection.kinds[known] & Kind.NAME)

    def _words(self, text: str) -> list[Word]:
        return read_words(text, self._analyzer, self._is_name)


def _wants_name(words: Sequence[Word]) -> bool:
    """Tell "who", "where" and "what company" from "what did"."""
    of_what = any(word.form == "what" and after.tells for word, after in pairwise(words))
    return of_what or any(word.form in _WANTING_NAMES for word in words)


def _displaced(said: Utterance, text: str, words: Sequence[Word]) -> set[Word]:
    """Return the words of the question before whose place the follow-up's take: numbers, or a name."""
    own_numbers = [word for word in said.telling if is_number(said.text, word)]
    numbers = {word for word in words if word.tells and is_number(text, word)}
    displaced = numbers if own_numbers else set()
    if any(word.is_name for word in said.telling if word not in own_numbers):
        displaced.update(_name_like(said.words[0].form, [word for word in words if word not in numbers]))
    return displaced


def _name_like(preposition: str, words: Sequence[Word]) -> Iterator[Word]:
    """Return the words of the first name, or of the one that follows the same preposition."""
    starts = [
        place
        for place, word in enumerate(words)
        if word.is_name
        and (preposition not in PREPOSITIONS or (place > 0 and words[place - 1].form == preposition))
    ]
    return takewhile(lambda word: word.is_name, words[starts[0] :] if starts else ())


def _phrases(text: str, words: Iterable[Word]) -> tuple[str, ...]:
    """Return the words as phrases, each once: names, or other words, that stand side by side in the text."""
    phrases: list[list[Word]] = []
    for word in words:
        before = phrases[-1][-1] if phrases else None
        gap = text[before.token.end : word.token.start] if before else ""
        if before and before.is_name is word.is_name and gap in (" ", "-"):
            phrases[-1].append(word)
        else:
            phrases.append([word])
    found = dict.fromkeys(text[phrase[0].token.start : phrase[-1].token.end] for phrase in phrases)
    return tuple(found)[:_MOST]


def _with(new: str, text: str, displaced: Iterable[Word]) -> str:
    """Return the text with new words in the stead of the displaced ones, or at the end if there are none."""
    tokens = sorted((word.token for word in displaced), key=lambda token: token.start, reverse=True)
    for token in tokens[:-1]:
        text = text[: token.start] + text[token.end :]
    if tokens:
        return text[: tokens[-1].start] + new + text[tokens[-1].end :]
    return f"{text.rstrip(' ?')}, {new}?"
