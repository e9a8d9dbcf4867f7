"""Alignment of a text with passages, word by word: kept, replaced, added, left out, or from another place.

Local alignment after Smith and Waterman, "Identification of common molecular subsequences" (1981), with one move more:
a jump to any place, so that a text may be put together from several. One row of the table is computed at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Ints = NDArray[np.int32]

NOTHING = -1
BARRIER = -1
"""Id of a column that parts two passages."""

# A word replaced is cheaper than one added and one left out; up to eight words left out in a row are cheaper than a
# jump; three kept words do not pay for one, unless an omission is marked.
_KEPT, _CHANGED = 4, 2
_JUMP, _MARKED_JUMP, _ONWARD = 18, 2, 1
_NEVER, _FAR = -1_000_000_000, 100_000
_STEP, _STAY, _LEAP, _WALK = range(4)


class Pair(NamedTuple):
    """A word of the text beside a column of the passages; either may be ``NOTHING``."""

    word: int
    column: int


class _Table(NamedTuple):
    scores: Ints
    moves: NDArray[np.int8]
    prices: Sequence[int]
    articles: Ints


def align(words: Ints, columns: Ints, articles: Ints, marked: Sequence[bool]) -> list[list[Pair]]:
    """Align the words of a text with passages.

    Args:
        words: Ids of the words.
        columns: Ids of the passages' words; a ``BARRIER`` before each passage. Shape (columns,).
        articles: For each column, which article it belongs to; never falling. Shape (columns,).
        marked: For each word, whether an omission is marked before it.

    Returns:
        The pieces, in the order of the text: words beside columns, rising in both. Together they hold every word;
        none if no word stands in the passages.
    """
    table = _table(words, columns, articles, marked)
    last = int(table.scores[-1].argmax())
    return _pieces(table, last) if table.scores[-1, last] > _NEVER // 2 else []


def _table(words: Ints, columns: Ints, articles: Ints, marked: Sequence[bool]) -> _Table:
    is_barrier = columns == BARRIER
    slope = _CHANGED * np.arange(len(columns)) + _FAR * np.cumsum(is_barrier)
    prices = [_MARKED_JUMP if mark else _JUMP for mark in marked]
    scores = np.full((len(words) + 1, len(columns)), _NEVER, np.int32)
    table = _Table(scores, np.zeros((len(words), len(columns)), np.int8), prices, articles)
    for row in range(len(words)):
        values, moves = _row(table, row, columns == words[row])
        values[is_barrier] = _NEVER
        walked = np.maximum.accumulate(values + slope) - slope
        moves[walked > values] = _WALK
        walked[is_barrier] = _NEVER
        table.scores[row + 1], table.moves[row] = walked, moves
    return table


def _row(table: _Table, row: int, is_kept: NDArray[np.bool_]) -> tuple[Ints, NDArray[np.int8]]:
    """Return the best scores of a row, and the moves to them, before words are left out."""
    before, lift = table.scores[row], _FAR * table.articles
    onward = np.maximum.accumulate(before + lift) - lift - table.prices[row] + _ONWARD
    leap = np.maximum(_shifted(onward), _leap(table, row)) + _KEPT
    moves = np.stack(
        (
            _shifted(before) + np.where(is_kept, _KEPT, -_CHANGED),
            before - _CHANGED,
            np.where(is_kept, leap, _NEVER),
        )
    ).clip(_NEVER)
    best = moves.argmax(axis=0)
    return np.take_along_axis(moves, best[None], axis=0)[0], best.astype(np.int8)


def _leap(table: _Table, row: int) -> int:
    """Return the score before a piece that begins with this word, wherever it is."""
    return max(int(table.scores[row].max()) - table.prices[row], -_CHANGED * row)


def _shifted(row: Ints) -> Ints:
    return np.concatenate(([_NEVER], row[:-1]))


def _pieces(table: _Table, column: int) -> list[list[Pair]]:
    """Walk back through the table."""
    pieces: list[list[Pair]] = [[]]
    row = len(table.moves)
    while row:
        move = table.moves[row - 1, column]
        pieces[-1].append(Pair(NOTHING if move == _WALK else row - 1, NOTHING if move == _STAY else column))
        row -= move != _WALK
        if move == _LEAP:
            column = _origin(table, row, column)
            if column == NOTHING:
                pieces[-1] += [Pair(word, NOTHING) for word in reversed(range(row))]
                break
            pieces.append([])
        else:
            column -= move != _STAY
    return [piece[::-1] for piece in reversed(pieces)]


def _origin(table: _Table, row: int, column: int) -> int:
    """Return the column that a piece was left at, before the one that begins here; ``NOTHING`` if it is the first."""
    scores = table.scores[row]
    first = int(np.searchsorted(table.articles, table.articles[column]))
    nearest = column - 1 - int(scores[first:column][::-1].argmax()) if column > first else NOTHING
    onward = int(scores[nearest]) + _ONWARD - table.prices[row] if nearest != NOTHING else _NEVER
    if max(onward, _leap(table, row)) == -_CHANGED * row:
        return NOTHING
    return nearest if onward >= _leap(table, row) else int(scores.argmax())
