"""The checker: from a text to what was found of it in the articles."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import chain
from typing import TYPE_CHECKING

from qa.checking.alignment import align
from qa.checking.claim import Break, quoted_claim, verdict, whole_claim
from qa.checking.findings import QUOTE_WORDS, Check, Edit, Finding, Match, Step
from qa.checking.matches import Beside, matches, without_scraps
from qa.checking.passages import articles_numbered, numbered, passage, side_by_side
from qa.checking.places import Places
from qa.checking.wording import Word, has_negation, words_of
from qa.model import Quote, Span
from qa.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.analysis import Analyzer
    from qa.checking.claim import Claim
    from qa.checking.passages import Column
    from qa.collection import Collection

_MOST_PLACES = 100
_ALIGNED_AT_ONCE = 1000  # words, more than a message holds; a table of them takes 40 MB at most
_SKIPPED = 8  # words between two parts of a long text that were left out rather than passed over


class Checker:
    """Finds out whether texts are quotes from the articles of a collection."""

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection, self._analyzer = collection, analyzer

    @cached_property
    def _places(self) -> Places:
        return Places(self._collection, self._analyzer)

    def check(self, text: str) -> Check:
        """Return whether the text is a quote, as ``Archive.check`` does."""
        words = words_of(text, self._analyzer)
        if not words:
            return Check(text, Finding.NOT_FOUND)
        whole, quoted = whole_claim(text, words), quoted_claim(text, words)
        found = self._check(whole, words)
        if quoted is None or found.verdict is Finding.VERBATIM or _goes_on(whole, quoted, found):
            return found
        of_quoted = self._check(quoted, words)
        return found if of_quoted.verdict is Finding.NOT_FOUND else of_quoted

    def _check(self, claim: Claim, words: Sequence[Word]) -> Check:
        places = self._verbatim(claim)
        if places:
            found, *elsewhere = places
            [span] = claim.spans
            match = Match(found, span, (Step(Edit.KEPT, span, found.span),))
            return _report(claim, words, Finding.VERBATIM, [match], elsewhere)
        parts = self._matches(claim) if len(claim.words) >= QUOTE_WORDS else []
        if not parts or not claim.is_recognised(parts, self._analyzer):
            return _report(claim, words, Finding.NOT_FOUND)
        return _report(claim, words, verdict(claim, parts), parts)

    def _verbatim(self, claim: Claim) -> list[Quote]:
        """Return every place where the words of an undivided claim stand as they are."""
        if len(claim.spans) > 1:
            return []
        text, keys = _slice(claim.text, claim.spans[0]), [word.key for word in claim.words]
        runs = self._places.phrase(text, _MOST_PLACES)
        quotes = (
            quote
            for run in runs
            for quote in self._standing(keys, passage(self._collection, self._analyzer, run))
        )
        return list(dict.fromkeys(quotes))[:_MOST_PLACES]

    def _standing(self, keys: list[str], columns: list[Column]) -> Iterator[Quote]:
        size, beside = len(keys), [column.word.key for column in columns]
        for first in range(len(columns) - size + 1):
            if beside[first] == keys[0] and beside[first : first + size] == keys:
                span = Span(columns[first].word.start, columns[first + size - 1].word.end)
                yield Quote(self._collection.articles[columns[first].article], span, span)

    def _matches(self, claim: Claim) -> list[Match]:
        """Return where the parts of a claim come from."""
        firsts = range(0, len(claim.words), _ALIGNED_AT_ONCE)
        parts = [self._aligned(claim.part(first, first + _ALIGNED_AT_ONCE)) for first in firsts]
        borders = {claim.words[first].start for first in firsts}
        every, none = chain.from_iterable(parts), list[Match]()
        return reduce(lambda found, match: self._appended(claim, found, match, borders), every, none)

    def _aligned(self, claim: Claim) -> list[Match]:
        runs = self._places.alike(_slice(claim.text, claim.spans[0]))
        columns = side_by_side(passage(self._collection, self._analyzer, run) for run in runs)
        if not columns:
            return []
        beside = Beside(claim.words, [each is not Break.NONE for each in claim.breaks], columns)
        ids = numbered(claim.words, columns)
        pieces = align(*ids, articles_numbered(columns), beside.marked)
        return matches(without_scraps(pieces, beside), beside, self._collection.articles)

    def _appended(self, claim: Claim, found: list[Match], match: Match, borders: set[int]) -> list[Match]:
        """Append a match; make one of it and the last where nothing but left-out words parts them."""
        if not found or not _follows(found[-1], match):
            return [*found, match]
        skipped = self._between(found[-1].quote, match.quote)
        if match.text.start in borders:
            is_one = len(skipped) <= _SKIPPED
        else:
            is_omission = claim.break_before(match) is Break.OMISSION and has_negation(skipped)
            is_one = is_omission and _is_one_sentence(found[-1].quote, match.quote)
        return [*found[:-1], _joined(found[-1], match, skipped)] if is_one else [*found, match]

    def _between(self, quote: Quote, following: Quote) -> list[Word]:
        """Return the words of an article between two quotes."""
        offset = quote.span.end
        words = words_of(quote.article.text[offset : following.span.start], self._analyzer)
        return [Word(key, start + offset, end + offset) for key, start, end in words]


def _goes_on(whole: Claim, quoted: Claim, found: Check) -> bool:
    """Tell whether the words around those in quotation marks are mostly an article's too."""
    inside = set(quoted.words)
    around = [
        kept for word, kept in zip(whole.words, whole.kept(found.matches), strict=True) if word not in inside
    ]
    return sum(around) * 2 >= len(around) > 0


def _report(
    claim: Claim,
    words: Sequence[Word],
    finding: Finding,
    parts: Sequence[Match] = (),
    elsewhere: Sequence[Quote] = (),
) -> Check:
    coverage = sum(claim.kept(parts)) / len(words)
    return Check(claim.text, finding, claim.spans, tuple(parts), tuple(elsewhere), coverage)


def _follows(match: Match, following: Match) -> bool:
    is_same = match.quote.article is following.quote.article
    return is_same and match.quote.span.end <= following.quote.span.start


def _joined(match: Match, following: Match, skipped: Sequence[Word]) -> Match:
    """Return two matches of one article as one, and the words between them as left out."""
    span = Span(match.quote.span.start, following.quote.span.end)
    quote = Quote(match.quote.article, span, span)
    steps = _steps_joined(match.steps, following.steps, skipped)
    return Match(quote, Span(match.text.start, following.text.end), steps)


def _steps_joined(
    steps: tuple[Step, ...], following: tuple[Step, ...], skipped: Sequence[Word]
) -> tuple[Step, ...]:
    last, first = steps[-1], following[0]
    if skipped:
        missing = Span(last.text.end, last.text.end)
        left_out = Step(Edit.LEFT_OUT, missing, Span(skipped[0].start, skipped[-1].end))
        return (*steps, left_out, *following)
    if last.edit is not Edit.KEPT or first.edit is not Edit.KEPT:
        return (*steps, *following)
    text, article = Span(last.text.start, first.text.end), Span(last.article.start, first.article.end)
    return (*steps[:-1], Step(Edit.KEPT, text, article), *following[1:])


def _is_one_sentence(quote: Quote, following: Quote) -> bool:
    between = Span(quote.span.end - quote.span.start, following.span.start - quote.span.start)
    sentences = sentence_spans(quote.article.text[quote.span.start : following.span.end])
    return any(between in sentence for sentence in sentences)


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]
