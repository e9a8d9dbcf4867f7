"""Pieces of an alignment to matches: spans into the text and into the article."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from qa.checking.alignment import NOTHING, Pair
from qa.checking.findings import Edit, Match, Step
from qa.model import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.checking.passages import Column
    from qa.checking.wording import Word
    from qa.model import Article

    Piece = list[Pair]

_CORRECTED = 3  # words at an end of a quote that someone may have replaced; more are a text of their own
_SCRAP = 3  # words in a row that any two texts may share


class Beside(NamedTuple):
    """The words of a text beside the columns that they were aligned with.

    Attributes:
        words: The words of the text.
        marked: For each of them, whether the words before are visibly set apart from it.
        columns: The columns.
    """

    words: Sequence[Word]
    marked: Sequence[bool]
    columns: Sequence[Column]

    def is_kept(self, pair: Pair) -> bool:
        """Tell whether a word of the text is the article's."""
        return NOTHING not in pair and self.words[pair.word].key == self.columns[pair.column].word.key


def without_scraps(pieces: list[Piece], beside: Beside) -> list[Piece]:
    """Take words that only happen to stand somewhere else for words added to the piece before, or after."""
    found: list[Piece] = []
    added: Piece = []
    for piece in pieces:
        if len(pieces) > 1 and _is_scrap(piece, pieces, beside):
            (found[-1] if found else added).extend(Pair(word, NOTHING) for word in _words(piece))
        else:
            found.append(piece)
    return [[*added, *found[0]], *found[1:]] if found else []


def matches(pieces: list[Piece], beside: Beside, articles: Sequence[Article]) -> list[Match]:
    """Return pieces as spans."""
    if not pieces:
        return []
    pieces = [_corrected(pieces[0], beside, -1), *pieces[1:]]
    pieces = [*pieces[:-1], _corrected(pieces[-1][::-1], beside, 1)[::-1]]
    return [_match(piece, beside, articles) for piece in pieces]


def _is_scrap(piece: Piece, pieces: list[Piece], beside: Beside) -> bool:
    is_last = piece is pieces[-1]
    following = _words(piece)[-1] + 1
    is_marked = beside.marked[_words(piece)[0]] or (not is_last and beside.marked[following])
    return not is_marked and sum(map(beside.is_kept, piece)) <= _SCRAP


def _words(piece: Piece) -> list[int]:
    return [pair.word for pair in piece if pair.word != NOTHING]


def _corrected(piece: Piece, beside: Beside, outward: int) -> Piece:
    """Take words added before a piece for replaced ones, if the article's sentence goes on there as far.

    An alignment ends where the last word agrees; whoever changes the last word of a quote has replaced it.

    Args:
        piece: The piece; turned round to judge its end.
        beside: What was aligned.
        outward: Which way the columns go on: -1 at the start of a piece, 1 at its end.
    """
    run = next(n for n, pair in enumerate(piece) if pair.column != NOTHING)
    anchor = piece[run]
    replaced = [Pair(pair.word, anchor.column + outward * (run - n)) for n, pair in enumerate(piece[:run])]
    first, last = sorted((piece[0].word, anchor.word))
    sentence = beside.columns[anchor.column].sentence
    if run > _CORRECTED or any(beside.marked[first + 1 : last + 1]):
        return piece
    reaches = all(_sentence(beside, pair.column) == sentence for pair in replaced)
    return replaced + piece[run:] if reaches else piece


def _sentence(beside: Beside, column: int) -> int | None:
    return beside.columns[column].sentence if column < len(beside.columns) else None


def _match(piece: Piece, beside: Beside, articles: Sequence[Article]) -> Match:
    columns = [beside.columns[pair.column] for pair in piece if pair.column != NOTHING]
    span = Span(columns[0].word.start, columns[-1].word.end)
    steps = tuple(_steps(piece, beside, span))
    quote = Quote(articles[columns[0].article], span, span)
    return Match(quote, Span(steps[0].text.start, steps[-1].text.end), steps)


def _steps(piece: Piece, beside: Beside, span: Span) -> Iterator[Step]:
    text, article = Span(0, beside.words[_words(piece)[0]].start), Span(0, span.start)
    for is_kept, group in _runs(piece, beside):
        words = [beside.words[pair.word] for pair in group if pair.word != NOTHING]
        columns = [beside.columns[pair.column].word for pair in group if pair.column != NOTHING]
        text, article = _span(words, text.end), _span(columns, article.end)
        yield Step(_edit(words, columns, is_kept=is_kept), text, article)


def _runs(piece: Piece, beside: Beside) -> Iterator[tuple[bool, list[Pair]]]:
    """Yield kept and changed pairs in turn; changed ones on two sides of a mark are two runs."""
    is_kept = list(map(beside.is_kept, piece))
    marks = accumulate(
        p.word != NOTHING and beside.marked[p.word] and not k for p, k in zip(piece, is_kept, strict=True)
    )
    for (kept, _), group in groupby(zip(piece, is_kept, marks, strict=True), key=lambda each: each[1:]):
        yield kept, [pair for pair, *_ in group]


def _span(words: Sequence[Word], at: int) -> Span:
    return Span(words[0].start, words[-1].end) if words else Span(at, at)


def _edit(words: Sequence[Word], columns: Sequence[Word], *, is_kept: bool) -> Edit:
    if is_kept:
        return Edit.KEPT
    if words and columns:
        return Edit.REPLACED
    return Edit.ADDED if words else Edit.LEFT_OUT
