"""What every index of passages can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Hit(NamedTuple):
    """A passage found: its ordinal, counted from 0 in the order of indexing, and its score."""

    ordinal: int
    score: float


class Index(Protocol):
    """Scores passages against query terms, given as ids of a vocabulary.

    Every engine gives the scores of ``rank_bm25.BM25Okapi``; one contract test holds them all to it.
    """

    def search(self, terms: Sequence[int], k: int, allowed: NDArray[np.bool_] | None = None) -> list[Hit]:
        """Return the k best passages that hold at least one of the terms.

        Best score first; passages of equal score in the order of their ordinals. A term given twice counts twice.

        Args:
            terms: What to look for.
            k: The most passages to return.
            allowed: Which passages may be found, shape (passages,); all when missing. It changes no score.
        """
        ...

    def __len__(self) -> int:
        """The number of passages."""
        ...
