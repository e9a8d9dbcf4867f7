"""Questions that are worded alike, brought together. Pure.

Two are alike when they share half of all their terms or more: Jaccard, "The distribution of the flora in the
alpine zone", New Phytologist 11, 1912.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.store.unanswered import UnansweredQuestion

ALIKE = 0.5  # share of all terms of two questions that they have in common


@dataclass(frozen=True, slots=True)
class Wording:
    """Questions that are worded alike.

    Attributes:
        newest: The newest of them.
        count: How many there are.
    """

    newest: UnansweredQuestion
    count: int


def wordings(
    questions: Sequence[UnansweredQuestion], terms_of: Callable[[str], frozenset[str]]
) -> tuple[Wording, ...]:
    """Bring together questions that are alike, those with the newest question first.

    Each question, from the newest to the oldest, joins the wording whose newest question it is most like.

    Args:
        questions: The oldest first.
        terms_of: Returns the terms of a question.
    """
    found: list[Wording] = []
    known: list[frozenset[str]] = []
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for question in reversed(questions):
        terms = terms_of(question.question) or frozenset([question.question.casefold().strip()])
        place = _closest(terms, known, (each for term in terms for each in holding[term]))
        if place is None:
            for term in terms:
                holding[term].append(len(found))
            known.append(terms)
            found.append(Wording(question, 1))
        else:
            found[place] = Wording(found[place].newest, found[place].count + 1)
    return tuple(found)


def _closest(terms: frozenset[str], known: Sequence[frozenset[str]], shared: Iterable[int]) -> int | None:
    """Return the place of the terms that are most like these, the first of equals; None if none are alike.

    Args:
        terms: Those of a question.
        known: Those of each wording.
        shared: The places of wordings, once for each term that they share with the question.
    """
    likeness = {
        place: common / (len(terms) + len(known[place]) - common) for place, common in Counter(shared).items()
    }
    closest = min(likeness, key=lambda place: (-likeness[place], place), default=None)
    return closest if closest is not None and likeness[closest] >= ALIKE else None
