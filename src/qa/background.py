"""How common a term is in general English, whatever the archive holds.

One article is too small a sample to tell common words from telling ones: a word met once there may be "however" or
"Gaziantep".
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

_OCCURRENCES = 1e9
_WORDS_IN_PASSAGE = 100


def weight(term: str) -> float:
    """Return the information of the term's presence in a passage, in nats; the highest for a term not listed.

    ``log(1 + 1 / p)`` where p is the expected number of the term's occurrences in a passage of 100 words.
    """
    return _weights().get(term, _UNLISTED)


def is_listed(term: str) -> bool:
    """Tell whether general English knows the term."""
    return term in _weights()


def _weight(zipf: float) -> float:
    return math.log1p(_OCCURRENCES / (10**zipf * _WORDS_IN_PASSAGE))


_UNLISTED = _weight(1.0)


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in (files("qa") / "lexicon" / "background.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            zipf, *terms = line.split()
            found.update(dict.fromkeys(terms, _weight(float(zipf))))
    return found
