"""Citation: windows of ranked sentences become quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qa.kinds import Kind
from qa.model import Quote, Span
from qa.quoting import Window, best_windows
from qa.ranking import probabilities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.analysis import Analyzer
    from qa.model import Article
    from qa.retrieval import Ranked


def windows_of(ranked: Ranked) -> Iterator[Window]:
    """Yield the windows to quote, the likeliest to hold the answer first."""
    found = ranked.scene.found
    words = ranked.scene.collection.forward.words[found.sentences]
    return best_windows(ranked.chances, words, found.run_ends)


def without(ranked: Ranked, windows: Iterable[Window]) -> Ranked:
    """Return the candidates as if what stands in the windows did not, for what agrees is no rival."""
    scores = ranked.scores.copy()
    for window in windows:
        scores[window.first : window.last] = -np.inf
    return replace(ranked, scores=scores, chances=probabilities(scores))


def elsewhere(ranked: Ranked, best: Window, least: float) -> bool:
    """Tell whether a quote of another article may be as likely as that; cheap, for mostly there is none."""
    found = ranked.scene.found
    if found.which[-1] == 0:
        return False
    others = found.articles != found.articles[best.key]
    return bool(ranked.chances[others].sum() >= least)


def sketch(ranked: Ranked, window: Window) -> frozenset[int]:
    """Return the ids of the terms of a window's key sentence, stop words left out."""
    collection = ranked.scene.collection
    sentence = int(ranked.scene.found.sentences[window.key])
    terms = collection.forward.terms[slice(*collection.forward.sentence_terms[sentence : sentence + 2])]
    return frozenset(terms[collection.kinds[terms] & Kind.STOPWORD == 0].tolist())


def quote(ranked: Ranked, window: Window, analyzer: Analyzer) -> Quote:
    """Return the quote of a window, the words of the question marked in it."""
    collection, found = ranked.scene.collection, ranked.scene.found
    first, last, key = (
        collection.forward.span(int(found.sentences[i])) for i in (window.first, window.last - 1, window.key)
    )
    article = collection.articles[int(found.articles[window.key])]
    highlights = tuple(_highlights(ranked, window, article, analyzer))
    return Quote(article, Span(first.start, last.end), key, highlights, window.chance)


def _highlights(ranked: Ranked, window: Window, article: Article, analyzer: Analyzer) -> Iterator[Span]:
    """Yield where the question's words stand; most sentences hold none, and need not be read again."""
    scene = ranked.scene
    asked = {token.term for token in scene.query.question.terms}
    present = scene.evidence.present[window.first : window.last]
    holding = np.flatnonzero(present.any(axis=1))
    for sentence in scene.found.sentences[window.first + holding].tolist():
        span = scene.collection.forward.span(sentence)
        found = analyzer.occurrences(asked, article.text, span.start, span.end)
        yield from (Span(start, end) for start, end in found)
