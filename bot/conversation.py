"""Questions in the course of a conversation, answered and told again later. Blocks: to be used off the event loop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bot import pointing
from bot.inquiries import Inquiry, Told, inquiry_behind, turn_of
from bot.scoping import Scoping
from qa import Answer, QAError, Quote, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.comment_threads import CommentThreads
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
        threads: The posts over comment threads.
    """

    def __init__(self, archive: Archive, store: Store, threads: CommentThreads) -> None:
        self._archive, self._store, self._threads = archive, store, threads
        self._scoping = Scoping(archive, store.scopes)

    def tell(self, inquiry: Inquiry) -> Told:
        """Answer a question, about the words it points at or with what was said before it.

        Under a post, it is the post that is asked first.
        """
        inquiry = self._placed(inquiry)
        quote = self._quote_pointed_at(inquiry) if inquiry.pointed else None
        answer = self._about(quote, inquiry.text) if quote else None
        if answer:
            return Told(answer, turn_of(inquiry, answer, inquiry.replied_to))
        earlier = self._earlier(inquiry)
        return self._told(inquiry, earlier)

    def repeated(self, inquiry: Inquiry) -> Turn | None:
        """Return the turn that answered the same question here within a day, if it would be told the same now.

        A question that goes on from another is never the same, whatever its words.
        """
        if inquiry.goes_on or inquiry.replied_to:
            return None
        inquiry = self._placed(inquiry)
        where = inquiry.chat_id, inquiry.topic_id
        turn = self._store.turns.repeated(*where, inquiry.text, inquiry.asked_at)
        if turn and not turn.places and turn.follows:  # it only pointed at the answer
            turn = self._store.turns.at(inquiry.chat_id, turn.follows)
        is_same = turn and turn.places and not turn.carried and turn.scope == self._scoping.named(inquiry)
        return turn if turn and is_same and self.again(turn) else None

    def alone(self, turn: Turn) -> Told:
        """Answer the question of a turn again, as if nothing had been said before it, but in its scope."""
        inquiry = inquiry_behind(turn)
        narrowed = self._scoping.again(turn)
        answer = narrowed.answer if narrowed else self._ask(inquiry)
        return Told(answer, turn_of(inquiry, answer, scope=turn.scope), turn.scope or None)

    def everywhere(self, turn: Turn) -> Told:
        """Answer the question of a turn again, asking all articles; what was chosen for its chat is chosen no more."""
        self._scoping.drop(turn)
        inquiry, follows = inquiry_behind(turn), turn.follows if turn.carried else None
        earlier = self._store.turns.thread(turn.chat_id, follows, count=TURNS) if follows else ()
        answer = self._ask(inquiry, self._history(earlier))
        return Told(answer, turn_of(inquiry, answer, follows))

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

    def _told(self, inquiry: Inquiry, earlier: Sequence[Turn]) -> Told:
        """Ask the articles that the question is about, all if it is about none."""
        history, last = self._history(earlier), earlier[-1] if earlier else None
        narrowed = self._scoping.ask(inquiry, history, earlier)
        answer = narrowed.answer if narrowed else self._ask(inquiry, history)
        scope = narrowed.scope if narrowed else None
        return Told(answer, turn_of(inquiry, answer, last.message_id if last else None, scope or ()), scope)

    def _placed(self, inquiry: Inquiry) -> Inquiry:
        """Return an inquiry whose place is the thread that it belongs to, if there is a post over that."""
        if inquiry.topic_id or not self._threads.post_over(inquiry.chat_id, inquiry.thread_id):
            return inquiry
        return replace(inquiry, topic_id=inquiry.thread_id)

    def _ask(self, inquiry: Inquiry, history: Sequence[tuple[str, Answer]] = ()) -> Answer:
        """Ask the post that the question stands under, if any, and if that does not answer, all articles."""
        post = self._threads.post_over(inquiry.chat_id, inquiry.topic_id)
        of_post = self._threads.archive(post).ask(inquiry.text, history=history) if post else None
        if of_post and of_post.verdict is Verdict.ANSWERED:
            return of_post
        answer = self._archive.ask(inquiry.text, history=history)
        return of_post if of_post and of_post.quotes and answer.verdict is not Verdict.ANSWERED else answer

    def _holding(self, article_id: str) -> Archive:
        """Return the archive that an article is in."""
        return self._threads.archive_of(article_id) or self._archive

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
        found = self._holding(quote.article.id).search(words, scope=[quote.article.id])
        sentences = (each.sentence for each in chain((quote,), found))
        return next((each for each in sentences if each.start <= place.start < each.end), place)

    def _about(self, quote: Quote, question: str) -> Answer | None:
        """Look for the answer around words of an article, then everywhere.

        The engine is told that these words were asked for, and that their sentence was the answer.
        """
        place = quote.highlights[0]
        words = quote.article.text[place.start : place.end]
        said = Answer(words, Verdict.ANSWERED, 1.0, (quote,))
        holding = self._holding(quote.article.id)
        for archive, scope in ((holding, [quote.article.id]), (self._archive, None)):
            answer = archive.ask(question, history=[(words, said)], scope=scope)
            if answer.quotes:
                return answer
        return None

    def _history(self, earlier: Iterable[Turn]) -> list[tuple[str, Answer]]:
        told = [(self._scoping.question_of(turn), self.again(turn)) for turn in earlier]
        return [(question, answer) for question, answer in told if answer]

    def _quotes(self, places: Sequence[Place]) -> tuple[Quote, ...]:
        """Return the quotes that still stand in their places."""
        return tuple(quote for place in places if (quote := self._quote(place)))

    def _quote(self, place: Place) -> Quote | None:
        try:
            return place.quote_in(self._holding(place.article_id).article(place.article_id))
        except QAError:
            return None
