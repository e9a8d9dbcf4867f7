"""The forward index: which terms stand in which sentence, where the sentence stands in which article."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qa.chunking import windows
from qa.model import Article, Span
from qa.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.analysis import Analyzer
    from qa.index.vocabulary import Vocabulary

Ints = NDArray[np.int32]
Offsets = NDArray[np.int64]

_CLOSING = ".!?…\"”'’)]»"


@dataclass(frozen=True, slots=True)
class ForwardIndex:
    """Sentences and passages of all articles, as columns; ordinals count from 0 over the whole archive.

    Attributes:
        terms: Term ids of every word of all sentences, stop words among them, one sentence after the other.
        capitals: Whether each of these words begins with a capital letter.
        sentence_terms: Where each sentence's terms begin in ``terms``; one more at the end.
        starts: First code point of each sentence in its article.
        ends: One past its last code point.
        words: Number of words of each sentence, counted at white space.
        articles: Ordinal of the article of each sentence.
        article_sentences: Where each article's sentences begin; one more at the end.
        is_question: Whether each sentence ends with a question mark.
        has_no_stop: Whether each sentence ends without any mark, as headings do.
        passages: First sentence of each passage, and one past its last: shape (passages, 2).
    """

    terms: Ints
    capitals: NDArray[np.bool_]
    sentence_terms: Offsets
    starts: Ints
    ends: Ints
    words: Ints
    articles: Ints
    article_sentences: Offsets
    is_question: NDArray[np.bool_]
    has_no_stop: NDArray[np.bool_]
    passages: Ints

    def span(self, sentence: int) -> Span:
        """Return where the sentence stands in its article."""
        return Span(int(self.starts[sentence]), int(self.ends[sentence]))

    def passage_terms(self, is_stopword: NDArray[np.bool_]) -> tuple[Ints, Offsets]:
        """Return the terms of all passages, stop words left out, one passage after the other, and the number of each.

        Args:
            is_stopword: For each term id, whether it is a stop word's.
        """
        kept = ~is_stopword[self.terms]
        place = np.concatenate(([0], np.cumsum(kept, dtype=np.int32)), dtype=np.int32)[self.sentence_terms]
        firsts, lasts = place[self.passages[:, 0]], place[self.passages[:, 1]]
        terms = self.terms[kept]
        stretches = [terms[first:last] for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]
        return np.concatenate(stretches) if stretches else terms, lasts - firsts


def ranges(firsts: Offsets, lengths: Offsets) -> Offsets:
    """Return ``first, first + 1, …`` of every range, one range after the other."""
    ends: Offsets = lengths.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(firsts - ends + lengths, lengths)


class ForwardIndexer:
    """Reads articles one by one into columns."""

    def __init__(self, analyzer: Analyzer, vocabulary: Vocabulary) -> None:
        self._analyzer, self._vocabulary = analyzer, vocabulary
        self._terms, self._words, self._starts, self._ends = array("i"), array("i"), array("i"), array("i")
        self._articles, self._passages, self._capitals = array("i"), array("i"), array("b")
        self._is_question, self._has_no_stop = array("b"), array("b")
        self._sentence_terms, self._article_sentences = array("q", [0]), array("q", [0])

    def add(self, article: Article) -> None:
        """Read one more article."""
        spans = sentence_spans(article.text)
        counts = [self._add_sentence(article.text[span.start : span.end], span) for span in spans]
        first = self._article_sentences[-1]
        for window in windows(counts):
            self._passages.extend((first + window.first, first + window.last))
        self._articles.extend([len(self._article_sentences) - 1] * len(spans))
        self._article_sentences.append(first + len(spans))

    def _add_sentence(self, text: str, span: Span) -> int:
        self._starts.append(span.start)
        self._ends.append(span.end)
        tokens = self._analyzer.words(text)
        self._terms.extend(self._vocabulary.add(token.term for token in tokens))
        self._capitals.extend([text[token.start].isupper() for token in tokens])
        self._sentence_terms.append(len(self._terms))
        self._is_question.append(text[-1] == "?")
        self._has_no_stop.append(text[-1] not in _CLOSING)
        self._words.append(len(text.split()))
        return self._words[-1]

    def finish(self) -> ForwardIndex:
        """Return what has been read."""
        return ForwardIndex(
            terms=_ints(self._terms),
            capitals=np.array(self._capitals, np.bool_),
            sentence_terms=np.array(self._sentence_terms, np.int64),
            starts=_ints(self._starts),
            ends=_ints(self._ends),
            words=_ints(self._words),
            articles=_ints(self._articles),
            article_sentences=np.array(self._article_sentences, np.int64),
            is_question=np.array(self._is_question, np.bool_),
            has_no_stop=np.array(self._has_no_stop, np.bool_),
            passages=_ints(self._passages).reshape(-1, 2),
        )


def index_articles(articles: Iterable[Article], analyzer: Analyzer, vocabulary: Vocabulary) -> ForwardIndex:
    """Read the articles, in order, into a forward index."""
    indexer = ForwardIndexer(analyzer, vocabulary)
    for article in articles:
        indexer.add(article)
    return indexer.finish()


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int32)
