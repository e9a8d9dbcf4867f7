"""Agreement: which quotes of other articles say the same as the best one, and which say another figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.likeness import Comparison, Likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.model import Quote


class Sorted(NamedTuple):
    """Quotes of an answer: those to show, best first, those that agree with the first, those with another figure."""

    shown: tuple[Quote, ...]
    agreeing: tuple[Quote, ...] = ()
    differing: tuple[Quote, ...] = ()


def sort(quotes: Sequence[Quote], k: int, comparison: Comparison) -> Sorted:
    """Sort the quotes of an answer, best first, of which at most k are to be shown."""
    best, *others = quotes
    said = comparison.statement(best)
    likeness = [
        (other, comparison.compare(said, comparison.statement(other)))
        for other in others
        if other.article.id != best.article.id
    ]
    agreeing, differing = (
        tuple(other for other, found in likeness if found is wanted)
        for wanted in (Likeness.SAME, Likeness.OTHER_FIGURE)
    )
    return Sorted(tuple(each for each in quotes if each not in agreeing)[:k], agreeing, differing)
