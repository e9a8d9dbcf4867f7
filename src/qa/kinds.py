"""Kinds of terms: what a word shows about the sentence it stands in."""

from __future__ import annotations

from enum import IntFlag, auto
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from qa.analysis import STOP, Analyzer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qa.index.forward import ForwardIndex


class Kind(IntFlag):
    """What a term shows; a term may be of several kinds."""

    STOPWORD = auto()
    NAME = auto()
    YEAR = auto()
    NUMBER = auto()
    DATE = auto()
    MONEY = auto()
    PERCENT = auto()
    DURATION = auto()
    PLACE = auto()
    CAUSE = auto()
    MANNER = auto()
    PERSON = auto()
    BE = auto()
    DEFINE = auto()
    MEASURE = auto()
    PRONOUN = auto()


# A word is a name when it is written with a capital more often than this where no sentence begins.
_NAME_SHARE = 0.6


def kinds_of_terms(terms: Sequence[str], forward: ForwardIndex) -> NDArray[np.int32]:
    """Return for each term id the kinds of its term, as bits of ``Kind``."""
    listed = _listed_kinds()
    kinds = np.array([listed.get(term, 0) | _written_kinds(term) for term in terms], np.int32)
    names = _are_names(len(terms), forward) & (kinds & (Kind.STOPWORD | Kind.NUMBER) == 0)
    kinds[names] |= Kind.NAME
    return kinds


def _written_kinds(term: str) -> Kind:
    if term[0] == STOP:
        return Kind.STOPWORD
    if not term[0].isdigit():
        return Kind(0)
    is_year = len(term) == 4 and term.isdecimal() and 1000 <= int(term) <= 2100
    return Kind.NUMBER | (Kind.YEAR | Kind.DATE if is_year else Kind(0))


def _are_names(count: int, forward: ForwardIndex) -> NDArray[np.bool_]:
    firsts = forward.sentence_terms[:-1]
    opens = np.zeros(len(forward.terms), np.bool_)
    opens[firsts[firsts < len(opens)]] = True
    written = np.bincount(forward.terms, minlength=count) - np.bincount(forward.terms[opens], minlength=count)
    capital = np.bincount(forward.terms[forward.capitals & ~opens], minlength=count)
    return (capital > _NAME_SHARE * written) & (written > 0)


@cache
def _listed_kinds() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    analyzer = Analyzer()
    for line in (files("qa") / "lexicon" / "kinds.txt").read_text(encoding="utf-8").splitlines():
        name, _, words = line.partition(":")
        if words and not line.startswith("#"):
            for token in analyzer.words(words):
                found[token.term] = found.get(token.term, Kind(0)) | Kind[name]
    return found
