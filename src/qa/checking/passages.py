"""Passages of articles laid side by side, one word a column, to be aligned with a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa.checking.alignment import BARRIER
from qa.checking.wording import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.analysis import Analyzer
    from qa.checking.alignment import Ints
    from qa.collection import Collection

_UNKNOWN = -2
_NO_WORD = Word("", 0, 0)


class Column(NamedTuple):
    """A word of an article.

    Attributes:
        word: The word; its offsets count from the start of the article.
        article: Ordinal of the article.
        sentence: Ordinal of the sentence; ``BARRIER`` where a passage begins and there is no word.
    """

    word: Word
    article: int
    sentence: int


def passage(collection: Collection, analyzer: Analyzer, run: range) -> list[Column]:
    """Return the words of neighbouring sentences of one article."""
    forward = collection.forward
    article, offset = int(forward.articles[run[0]]), int(forward.starts[run[0]])
    text = collection.articles[article].text[offset : forward.ends[run[-1]]]
    words = [Word(key, start + offset, end + offset) for key, start, end in words_of(text, analyzer)]
    starts = forward.starts[run[0] : run[-1] + 1]
    nth = np.searchsorted(starts, [word.start for word in words], "right") - 1
    return [Column(word, article, run[0] + n) for word, n in zip(words, nth.tolist(), strict=True)]


def side_by_side(passages: Iterable[list[Column]]) -> list[Column]:
    """Return the columns of all passages that have any, each after a column that is no word."""
    return [
        column
        for columns in passages
        if columns
        for column in (Column(_NO_WORD, columns[0].article, BARRIER), *columns)
    ]


def numbered(words: Sequence[Word], columns: Sequence[Column]) -> tuple[Ints, Ints]:
    """Return what words and columns are compared by, as numbers."""
    numbers: dict[str, int] = {}
    beside = [
        BARRIER if column.sentence == BARRIER else numbers.setdefault(column.word.key, len(numbers))
        for column in columns
    ]
    ids = [numbers.get(word.key, _UNKNOWN) for word in words]
    return np.array(ids, np.int32), np.array(beside, np.int32)


def articles_numbered(columns: Sequence[Column]) -> Ints:
    """Return for each column which article it belongs to, counted from 0 among those that are here."""
    numbers = np.unique([column.article for column in columns], return_inverse=True)[1]
    return numbers.astype(np.int32)
