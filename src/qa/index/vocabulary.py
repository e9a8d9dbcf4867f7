"""Terms as small numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Vocabulary:
    """Numbers terms from 0 in the order in which they are first met."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def add(self, terms: Iterable[str]) -> list[int]:
        """Return the id of each term, a new one for each new term."""
        ids = self._ids
        return [ids.setdefault(term, len(ids)) for term in terms]

    def known(self, terms: Iterable[str]) -> list[int]:
        """Return the ids of those of the terms that have been met."""
        return [self._ids[term] for term in terms if term in self._ids]

    def id(self, term: str) -> int | None:
        """Return the term's id, if it has been met."""
        return self._ids.get(term)

    def terms(self) -> list[str]:
        """Return the terms in the order of their ids."""
        return list(self._ids)

    def __contains__(self, term: str) -> bool:
        """Tell whether the term has been met."""
        return term in self._ids

    def __len__(self) -> int:
        """The number of different terms."""
        return len(self._ids)
