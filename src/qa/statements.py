"""Statements: who said what, in the article's words.

A statement is a sentence that tells whom its words come from, with the rest of a quotation that begins or goes on in
it. "He added that …" is given to the one who spoke before where nobody else can be meant, and is left out elsewhere.
For English; precision goes before completeness.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qa.body import open_quotations, paragraphs
from qa.model import Quote, Span, Statement
from qa.speech import HE_OR_SHE, QUOTATION, People, attribution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.model import Article
    from qa.speech import Attribution


class _Passage(NamedTuple):
    """Sentences that share a quotation; most often a single one."""

    sentences: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].start, self.sentences[-1].end)


def statements(article: Article) -> tuple[Statement, ...]:
    """Return the statements in an article that tell whose they are, in document order."""
    body = [list(_passages(article.text, paragraph)) for paragraph in paragraphs(article.text)]
    people = People(article.text, [passage.span for paragraph in body for passage in paragraph])
    listener = _Listener(article, people)
    return tuple(statement for paragraph in body for statement in listener.hear(paragraph))


def _passages(text: str, paragraph: Sequence[Span]) -> Iterator[_Passage]:
    """Yield the passages of a paragraph; what follows a quotation that is never closed is left out."""
    sentences: list[Span] = []
    for span, is_open in zip(paragraph, open_quotations(text, paragraph), strict=True):
        sentences.append(span)
        if not is_open:
            yield _Passage(tuple(sentences))
            sentences = []


class _Listener:
    """Follows an article from one statement to the next."""

    def __init__(self, article: Article, people: People) -> None:
        self._article, self._people = article, people
        self._before: tuple[Span, _Passage] | None = None  # who spoke in the passage before, and it

    def hear(self, paragraph: Sequence[_Passage]) -> Iterator[Statement]:
        """Yield the statements of a paragraph."""
        statement: Statement | None = None
        for place, passage in enumerate(paragraph):
            if statement and statement.quote.highlights and self._is_quotation(passage.span):
                statement = self._longer(statement, passage.span)
                continue
            if statement:
                yield statement
            statement = self._statement(passage, paragraph[:place])
            self._before = (statement.speaker_span, passage) if statement else None
        if statement:
            yield statement

    def _is_quotation(self, span: Span) -> bool:
        return QUOTATION.fullmatch(self._article.text, span.start, span.end) is not None

    def _longer(self, statement: Statement, more: Span) -> Statement:
        span = Span(statement.quote.span.start, more.end)
        return replace(statement, quote=replace(statement.quote, span=span, highlights=self._spoken(span)))

    def _spoken(self, span: Span) -> tuple[Span, ...]:
        """Return the words between quotation marks."""
        matches = QUOTATION.finditer(self._article.text, span.start, span.end)
        return tuple(
            Span(match.start() + 1, match.end() - 1) for match in matches if len(match[0]) > len('""')
        )

    def _statement(self, passage: _Passage, so_far: Sequence[_Passage]) -> Statement | None:
        text, span = self._article.text, passage.span
        found = attribution(text, span)
        if found is None:
            return None
        speaker = self._meant(found, passage, so_far) if found.speaker.is_pronoun else found.speaker.span
        sentence = next((each for each in passage.sentences if found.verb in each), None)
        if speaker is None or sentence is None:
            return None
        quote = Quote(self._article, span, sentence, self._spoken(span))
        return Statement(text[speaker.start : speaker.end], speaker, quote)

    def _meant(self, found: Attribution, passage: _Passage, so_far: Sequence[_Passage]) -> Span | None:
        """Return whom a pronoun means, where that is safe: the speaker before, or the only person named."""
        span = found.speaker.span
        pronoun = self._article.text[span.start : span.end].lower()
        if self._named(Span(passage.span.start, span.start)):
            return None
        if self._before is not None:
            return self._still_speaking(pronoun, found, *self._before, is_first=not so_far)
        if pronoun not in HE_OR_SHE or not so_far:
            return None
        return self._only_one(pronoun, so_far[-1:]) or self._only_one(pronoun, so_far)

    def _still_speaking(
        self, pronoun: str, found: Attribution, speaker: Span, passage: _Passage, *, is_first: bool
    ) -> Span | None:
        """Return the speaker of the passage before if the pronoun can mean nobody else."""
        if pronoun not in self._people.pronouns(speaker) or (is_first and pronoun not in HE_OR_SHE):
            return None
        others = self._named(passage.span) - self._named(speaker)
        return speaker if found.goes_on or not others or pronoun not in HE_OR_SHE else None

    def _only_one(self, pronoun: str, passages: Sequence[_Passage]) -> Span | None:
        """Return the only person whom the passages name, if it is certain that it is a person."""
        mentions = self._people.mentions(Span(passages[0].span.start, passages[-1].span.end))
        if len({mention.key for mention in mentions}) != 1 or mentions[-1].key not in self._people.certain:
            return None
        return mentions[-1].span if pronoun in self._people.pronouns(mentions[-1].span) else None

    def _named(self, span: Span) -> frozenset[str]:
        return frozenset(mention.key for mention in self._people.mentions(span))
