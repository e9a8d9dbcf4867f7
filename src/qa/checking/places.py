"""Places: where runs of words stand in the archive, read from positional postings over the forward index."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from qa.analysis import STOP
from qa.checking.wording import without_invisible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qa.analysis import Analyzer
    from qa.collection import Collection

_UNKNOWN = -1
_SEED = 3  # words of a run that speaks for a sentence
_TOO_COMMON = 20_000  # places of the rarest word of a seed; "one of the" tells nothing
# Words of all candidates together, at least, at most, and for each word of the text; aligned with it in a moment.
_LEAST_WORDS, _MOST_WORDS, _WORDS_FOR_EACH = 400, 4000, 12
_PORTION, _PASSAGES = 40, 2  # telling words of the text for which so many passages are looked up


class Places:
    """Where every term stands, in words counted over the whole archive, stop words among them.

    Terms are the index's, but without regard to case: the analyzer takes WHO for a name and who for a stop word.
    """

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection, self._analyzer = collection, analyzer
        self._ids: dict[str, int] = {}
        terms = collection.vocabulary.terms()
        ids = [self._ids.setdefault(self._caseless(term), len(self._ids)) for term in terms]
        self._terms = np.array(ids, np.int32)[collection.forward.terms]
        self._order = np.argsort(self._terms, kind="stable").astype(np.int32)
        self._bounds = np.concatenate(([0], np.cumsum(np.bincount(self._terms, minlength=len(self._ids)))))

    def phrase(self, text: str, most: int) -> list[range]:
        """Return runs of sentences in which the words of the text may stand as they are, at most so many."""
        ids = self._read(text)
        starts = self._starts(ids)[:most]
        firsts, lasts = self._sentences(starts), self._sentences(starts + len(ids) - 1)
        found = zip(firsts.tolist(), lasts.tolist(), strict=True)
        return list(dict.fromkeys(range(first, last + 1) for first, last in found))

    def alike(self, text: str) -> list[range]:
        """Return runs of sentences that share words with the text, each within one article, in their order."""
        ids = self._read(text)
        budget = min(max(_LEAST_WORDS, _WORDS_FOR_EACH * len(ids)), _MOST_WORDS)
        seeded = self._best(self._seeded(ids), budget)
        chosen = np.unique(np.concatenate([*self._passages(text), seeded]))
        articles = self._collection.forward.articles[chosen]
        cuts = np.flatnonzero((np.diff(chosen) > 1) | (np.diff(articles) > 0)) + 1
        runs = np.split(chosen, cuts) if len(chosen) else []
        return [range(int(run[0]), int(run[-1]) + 1) for run in runs]

    def _caseless(self, term: str) -> str:
        return self._analyzer.term(term[1:].upper()) if term[0] == STOP else term

    def _read(self, text: str) -> list[int]:
        words = self._analyzer.words(without_invisible(text).lower())
        return [self._ids.get(self._caseless(word.term), _UNKNOWN) for word in words]

    def _count(self, term: int) -> int:
        return 0 if term == _UNKNOWN else int(self._bounds[term + 1] - self._bounds[term])

    def _starts(self, ids: Sequence[int]) -> NDArray[np.int32]:
        """Return where all these terms stand one after the other."""
        counts = list(map(self._count, ids))
        if not ids or not min(counts):
            return np.empty(0, np.int32)
        rarest = counts.index(min(counts))
        found = self._order[self._bounds[ids[rarest]] : self._bounds[ids[rarest] + 1]] - rarest
        found = found[(found >= 0) & (found <= len(self._terms) - len(ids))]
        for place, term in enumerate(ids):
            found = found[self._terms[found + place] == term]
        return found

    def _seeded(self, ids: Sequence[int]) -> NDArray[np.int64]:
        """Return the sentence of every place at which a few words of the text stand in a row."""
        seeds = (ids[place : place + _SEED] for place in range(len(ids) - _SEED + 1))
        telling = [seed for seed in seeds if min(map(self._count, seed)) <= _TOO_COMMON]
        return np.concatenate([np.empty(0, np.int64), *(self._sentences(self._starts(s)) for s in telling)])

    def _best(self, sentences: NDArray[np.int64], budget: int) -> NDArray[np.int64]:
        """Return the sentences named most often, with their neighbours, up to so many words."""
        named, times = np.unique(sentences, return_counts=True)
        named = named[np.argsort(-times, kind="stable")]
        words = self._collection.forward.words
        wide = (named[:, None] + np.arange(-1, 2)).clip(0, len(words) - 1)
        fits = np.cumsum(words[wide].sum(axis=1)) <= budget
        fits[:1] = True
        return wide[fits].ravel()

    def _passages(self, text: str) -> list[NDArray[np.int64]]:
        """Return the sentences of the passages that the index likes best for each portion of the text."""
        tokens = self._analyzer.tokens(without_invisible(text))
        terms = self._collection.vocabulary.known(token.term for token in tokens)
        portions = (terms[first : first + _PORTION] for first in range(0, len(terms), _PORTION))
        found = [self._collection.index.search(list(dict.fromkeys(each)), _PASSAGES) for each in portions]
        return [np.arange(*self._collection.forward.passages[hit.ordinal]) for hit in chain(*found)]

    def _sentences(self, places: NDArray[np.int32]) -> NDArray[np.int64]:
        found: NDArray[np.int64] = (
            np.searchsorted(self._collection.forward.sentence_terms, places, "right") - 1
        )
        return found
