"""Queries and builds on many passages, next to rank_bm25 on the same passages and questions."""

from __future__ import annotations

import statistics
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import invented
import numpy as np
from measuring import heading, medians, seconds, tell_ratio
from rank_bm25 import BM25Okapi

from qa import Archive
from qa.analysis import Analyzer
from qa.collection import Collection, collect

if TYPE_CHECKING:
    from qa import Article

K = 10


class Size(NamedTuple):
    """How much is measured: passages, questions, and the most that a query may take of rank_bm25's."""

    passages: int
    questions: int
    target: float


SIZES = (Size(10_000, 200, 1 / 50), Size(100_000, 40, 1 / 200))
BUILDS, BUILD_TARGET = 3, 1.5


def main() -> None:
    """Print the ratios for each size."""
    for size in SIZES:
        articles = list(invented.articles(size.passages))
        analyzer = Analyzer()
        collection = collect(articles, analyzer)
        passages = passages_of(collection)
        heading(f"{len(passages):,} passages")
        questions = [terms(analyzer, asked) for asked in invented.questions(articles, size.questions)]
        library = BM25Okapi([terms(analyzer, passage) for passage in passages])
        ratio = compare_queries(collection, library, questions)
        tell_ratio("query / BM25Okapi.get_scores + argsort, p50", ratio, size.target)
        if size is SIZES[0]:
            tell_ratio("build / tokenising + BM25Okapi", compare_builds(articles, passages), BUILD_TARGET)


def terms(analyzer: Analyzer, text: str) -> list[str]:
    """Return what rank_bm25 is given of sentences, one a line."""
    return [token.term for line in text.splitlines() for token in analyzer.tokens(line)]


def passages_of(collection: Collection) -> list[str]:
    """Return the sentences of every passage, one a line."""
    forward = collection.forward
    spans = zip(forward.articles.tolist(), forward.starts.tolist(), forward.ends.tolist(), strict=True)
    sentences = [collection.articles[article].text[start:end] for article, start, end in spans]
    return ["\n".join(sentences[first:last]) for first, last in forward.passages.tolist()]


def compare_queries(collection: Collection, library: BM25Okapi, questions: list[list[str]]) -> float:
    """Return the ratio of the medians, and see to it that both find the same."""
    times = []
    for asked in questions:
        ours = partial(search, collection, asked)
        theirs = partial(search_library, library, asked)
        found = [hit.score for hit in ours()]
        assert found + [0.0] * (K - len(found)) == theirs(), asked
        times.append((seconds(ours), seconds(theirs)))
    own, other = map(statistics.median, zip(*times, strict=True))
    return own / other


def search(collection: Collection, asked: list[str]) -> list:
    """Return our best passages."""
    return collection.index.search(collection.vocabulary.known(asked), K)


def search_library(library: BM25Okapi, asked: list[str]) -> list[float]:
    """Return the best scores of rank_bm25."""
    scores = library.get_scores(asked)
    return scores[np.argsort(scores)[::-1][:K]].tolist()


def compare_builds(articles: list[Article], passages: list[str]) -> float:
    """Return the ratio of the medians; both begin with text."""
    ours, theirs = medians(BUILDS, partial(Archive.build, articles), partial(build_library, passages))
    return ours / theirs


def build_library(passages: list[str]) -> BM25Okapi:
    """Return the index of rank_bm25, with terms as ours."""
    analyzer = Analyzer()
    return BM25Okapi([terms(analyzer, passage) for passage in passages])


if __name__ == "__main__":
    main()
