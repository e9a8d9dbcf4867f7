"""Where quotes stand: enough to show them again after a restart, and to notice that they are gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from qa import Article, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a quote.

    Attributes:
        article_id: Id of the article.
        span: All the words quoted, in code points of the article's text.
        sentence: The key sentence, inside ``span``.
        score: How well the quote fits the question.
        digest: Digest of the words quoted, by which a changed article is noticed.
    """

    article_id: str
    span: Span
    sentence: Span
    score: float
    digest: str

    @classmethod
    def of(cls, quote: Quote) -> Place:
        """Return the place of a quote."""
        return cls(quote.article.id, quote.span, quote.sentence, quote.score, _digest(quote.text))

    def quote_in(self, article: Article) -> Quote | None:
        """Return the quote that stands here, without highlights; None if the article now says other words."""
        quote = Quote(article, self.span, self.sentence, score=self.score)
        return quote if article.id == self.article_id and _digest(quote.text) == self.digest else None


def write_places(places: Iterable[Place]) -> str:
    """Write places as a list in JSON, each ``[id, start, end, start, end, score, digest]``."""
    return json.dumps([_packed(place) for place in places])


def read_places(written: str) -> tuple[Place, ...]:
    """Read places that `write_places` wrote.

    Raises:
        ValueError: It never wrote that.
    """
    try:
        return tuple(_unpacked(*packed) for packed in json.loads(written))
    except TypeError as error:
        raise ValueError("the places of quotes are written in a way that is not ours") from error


def _packed(place: Place) -> tuple[str | int | float, ...]:
    span, sentence = place.span, place.sentence
    return place.article_id, span.start, span.end, sentence.start, sentence.end, place.score, place.digest


def _unpacked(
    article_id: str, start: int, end: int, sentence_start: int, sentence_end: int, score: float, digest: str
) -> Place:
    return Place(article_id, Span(start, end), Span(sentence_start, sentence_end), score, digest)


def _digest(words: str) -> str:
    return blake2b(words.encode(errors="surrogatepass"), digest_size=8).hexdigest()
