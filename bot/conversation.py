"""Questions in the course of a conversation, answered and told again later. Blocks: to be used off the event loop."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bot import pointing
from bot.inquiries import Inquiry, Told, inquiry_behind, turn_of
from qa import Answer, QAError, Quote, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.store import Store
    from bot.store.places import Place
    from bot.store.turns import Turn
    from qa import Archive

TURNS = 6  # most that a conversation is followed back
WITHIN = timedelta(hours=3)  # how long a conversation in private goes on by itself


class Conversation:
    """Answers questions in the course of conversations.

    Args:
        archive: What is asked.
        store: What was said before.
    """

    def __init__(self, archive: Archive, store: Store) -> None:
        self._archive, self._store = archive, store

    def tell(self, inquiry: Inquiry) -> Told:
        """Answer a question, about the words it points at or with what was said before it."""
        quote = self._quote_pointed_at(inquiry) if inquiry.pointed else None
        answer = self._about(quote, inquiry.text) if quote else None
        if answer:
            return Told(answer, turn_of(inquiry, answer, inquiry.replied_to))
        earlier = self._earlier(inquiry)
        answer = self._archive.ask(inquiry.text, history=self._history(earlier))
        return Told(answer, turn_of(inquiry, answer, earlier[-1].message_id if earlier else None))

    def repeated(self, inquiry: Inquiry) -> Turn | None:
        """Return the turn that answered the same question here within a day, if it would be told the same now.

        A question that goes on from another is never the same, whatever its words.
        """
        if inquiry.goes_on or inquiry.replied_to:
            return None
        where = inquiry.chat_id, inquiry.topic_id
        turn = self._store.turns.repeated(*where, inquiry.text, inquiry.asked_at)
        if turn and not turn.places and turn.follows:  # it only pointed at the answer
            turn = self._store.turns.at(inquiry.chat_id, turn.follows)
        return turn if turn and turn.places and not turn.carried and self.again(turn) else None

    def alone(self, turn: Turn) -> Told:
        """Answer the question of a turn again, as if nothing had been said before it."""
        answer = self._archive.ask(turn.question)
        return Told(answer, turn_of(inquiry_behind(turn), answer))

    def passage(self, inquiry: Inquiry, quote: Quote) -> Told:
        """Tell a quote that was asked for by its place."""
        answer = Answer(inquiry.text, Verdict.ANSWERED, 1.0, (quote,))
        return Told(answer, turn_of(inquiry, answer))

    def again(self, turn: Turn) -> Answer | None:
        """Return the answer of a turn; None when an article it quotes has changed since, or is gone."""
        quotes, agreeing, differing = map(self._quotes, (turn.places, turn.agreeing, turn.differing))
        if len(quotes) < len(turn.places):
            return None
        said = turn.question, turn.verdict, 1.0, quotes, turn.corrected, turn.carried
        return Answer(*said, agreeing, differing)

    def _earlier(self, inquiry: Inquiry) -> tuple[Turn, ...]:
        """Return the turns that a question goes on from, the oldest first."""
        turns, chat = self._store.turns, inquiry.chat_id
        if inquiry.replied_to:
            return turns.thread(chat, inquiry.replied_to, count=TURNS)
        if inquiry.goes_on:
            return turns.conversation(chat, inquiry.topic_id, inquiry.asked_at, count=TURNS, within=WITHIN)
        return ()

    def _quote_pointed_at(self, inquiry: Inquiry) -> Quote | None:
        """Return the words that a reader points at in an answer, as the highlight of the sentence they stand in."""
        turn = self._store.turns.at(inquiry.chat_id, inquiry.replied_to or 0)
        for quote in self._quotes((*turn.places, *turn.differing)) if turn else ():
            around = self._archive.surroundings(quote)
            place = inquiry.pointed and pointing.place_in(quote.article.text, around, inquiry.pointed)
            if place:
                sentence = self._sentence_at(quote, place)
                span = Span(sentence.start, max(sentence.end, place.end))
                return Quote(quote.article, span, sentence, (place,))
        return None

    def _sentence_at(self, quote: Quote, place: Span) -> Span:
        words = quote.article.text[place.start : place.end]
        found = self._archive.search(words, scope=[quote.article.id])
        sentences = (each.sentence for each in chain((quote,), found))
        return next((each for each in sentences if each.start <= place.start < each.end), place)

    def _about(self, quote: Quote, question: str) -> Answer | None:
        """Look for the answer around words of an article, then everywhere.

        The engine is told that these words were asked for, and that their sentence was the answer.
        """
        place = quote.highlights[0]
        words = quote.article.text[place.start : place.end]
        said = Answer(words, Verdict.ANSWERED, 1.0, (quote,))
        for scope in ([quote.article.id], None):
            answer = self._archive.ask(question, history=[(words, said)], scope=scope)
            if answer.quotes:
                return answer
        return None

    def _history(self, earlier: Iterable[Turn]) -> list[tuple[str, Answer]]:
        told = [(turn.question, self.again(turn)) for turn in earlier]
        return [(question, answer) for question, answer in told if answer]

    def _quotes(self, places: Sequence[Place]) -> tuple[Quote, ...]:
        """Return the quotes that still stand in their places."""
        return tuple(quote for place in places if (quote := self._quote(place)))

    def _quote(self, place: Place) -> Quote | None:
        try:
            return place.quote_in(self._archive.article(place.article_id))
        except QAError:
            return None
