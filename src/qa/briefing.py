"""Briefings: the key sentences of articles, word for word, in their order, within a budget of words.

Of all selections within the budget the one of the greatest total salience is taken, by dynamic programming
(the 0/1 knapsack). A sentence that leans on the one before it is taken only together with it. When two of
the lines chosen say the same, the less salient one goes, and the choice is made again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from math import fsum, inf, log
from typing import TYPE_CHECKING

import numpy as np

from qa.analysis import Analyzer
from qa.anaphora import leans
from qa.body import open_quotations, paragraphs
from qa.model import Briefing, Quote
from qa.salience import salience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from qa.model import Article, Span

WORDS = 150

# Below these a sentence is a line only where another leans on it: "6:02 p.m.", "There is soup."
_FEWEST_WORDS = 5
_LEAST_SALIENCE = 0.1
# Two lines are echoes when they share so much of the one that says less, by idf.
_ECHO = 0.6
# Budgets up to so many words are counted word by word, larger ones in coarser grains: memory stays bounded.
_FINEST = 1000

_WHOLE = re.compile(r"[^#(\[|].*[.!…。।][\"'”’»)\]]*(?:\[\d{1,3}\])*", re.DOTALL)
_SPEAKERLESS = re.compile(r"[\"“«][^\"”»]*[\"”»]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence that may go into a briefing.

    Attributes:
        words: What it costs.
        worth: What it brings; minus infinity when it must not be shown.
        leans: Whether it needs the line before it.
        terms: The different terms in it.
    """

    article: Article
    span: Span
    words: int
    worth: float
    leans: bool
    terms: frozenset[str]


def brief(
    articles: Sequence[Article],
    words: int = WORDS,
    analyzer: Analyzer | None = None,
    about: Mapping[tuple[str, Span], float] | None = None,
) -> Briefing:
    """Return the key sentences of the articles, in document order.

    Each line is a whole sentence that stands on its own or follows the one it leans on. Editors' notes, page
    furniture, headings, bare questions and pieces of quotations are left out. When there is no sentence to
    choose, the first one that fits is the briefing.

    Args:
        articles: What to brief from; they share the budget.
        words: The most words, counted between spaces, that the lines may have together.
        analyzer: The archive's own, which knows its words already; a new one when missing.
        about: By an article's id and a sentence's place, how much the sentence says of the topic, in (0, 1]; others are
            lines only where one of these leans on them. Without a topic all sentences count alike.
    """
    known = analyzer or Analyzer()
    lines = [line for article in articles for line in _lines(article, known)]
    fitting = [line for line in lines if line.words <= words]
    if about is not None:
        lines = list(_of_topic(lines, about))
        fitting = [line for line in fitting if _key(line) in about and line.worth > -inf and not line.leans]
    chosen = _without_echoes(lines, max(words, 0)) or fitting[:1]
    return Briefing(tuple(Quote(line.article, line.span, line.span) for line in chosen))


def _lines(article: Article, analyzer: Analyzer) -> list[_Line]:
    """Return the sentences of an article, without notes and furniture."""
    text = article.text
    body = list(paragraphs(text))
    spans = [span for paragraph in body for span in paragraph]
    closed = [is_closed for paragraph in body for is_closed in _closed(text, paragraph)]
    sentences = [text[span.start : span.end] for span in spans]
    terms = [_terms(sentence, analyzer) for sentence in sentences]
    scores = salience(sentences, terms, _terms(article.title, analyzer))
    return [
        _Line(
            article,
            span,
            len(sentence.split()),
            _worth(sentence, score) if is_closed else -inf,
            place > 0 and leans(sentence),
            has,
        )
        for place, (span, sentence, has, score, is_closed) in enumerate(
            zip(spans, sentences, terms, scores, closed, strict=True)
        )
    ]


def _of_topic(lines: Iterable[_Line], about: Mapping[tuple[str, Span], float]) -> Iterator[_Line]:
    """Yield the lines, worth what they say of the topic; one that leans takes its topic over from the line before."""
    share = 0.0
    for line in lines:
        share = max(about.get(_key(line), 0.0), share * line.leans)
        may_be_shown = line.worth > -inf
        yield replace(line, worth=share * max(line.worth, _LEAST_SALIENCE)) if may_be_shown else line


def _key(line: _Line) -> tuple[str, Span]:
    return line.article.id, line.span


def _terms(words: str, analyzer: Analyzer) -> frozenset[str]:
    return frozenset(token.term for token in analyzer.tokens(words))


def _closed(text: str, paragraph: Sequence[Span]) -> Iterator[bool]:
    """Tell of each sentence whether no quotation is open before it or after it."""
    was_open = False
    for is_open in open_quotations(text, paragraph):
        yield not (was_open or is_open)
        was_open = is_open


def _worth(sentence: str, score: float) -> float:
    if not _WHOLE.fullmatch(sentence) or _SPEAKERLESS.fullmatch(sentence):
        return -inf
    return score if score >= _LEAST_SALIENCE and len(sentence.split()) >= _FEWEST_WORDS else 0.0


def _without_echoes(lines: Sequence[_Line], words: int) -> list[_Line]:
    """Choose lines until no two of them say the same."""
    idf = _idf(lines)
    while True:
        chosen = _most_salient(lines, words)
        echoes = next((pair for pair in combinations(chosen, 2) if _is_echo(*pair, idf)), None)
        if echoes is None:
            return chosen
        kept = max(echoes, key=lambda line: line.worth)
        lines = [
            replace(line, worth=-inf) if line is not kept and _is_echo(line, kept, idf) else line
            for line in lines
        ]


def _idf(lines: Sequence[_Line]) -> Mapping[str, float]:
    """Return the weight of each term: log(1 + lines / lines that hold it)."""
    holding = Counter(term for line in lines for term in line.terms)
    return {term: log(1 + len(lines) / count) for term, count in holding.items()}


def _is_echo(line: _Line, other: _Line, idf: Mapping[str, float]) -> bool:
    shared, one, two = (
        fsum(idf[term] for term in terms) for terms in (line.terms & other.terms, line.terms, other.terms)
    )
    return shared > _ECHO * min(one, two)


def _most_salient(lines: Sequence[_Line], words: int) -> list[_Line]:
    """Return the lines of the greatest total worth within the budget, none without the one it leans on."""
    grain = 1 + words // _FINEST
    room = words // grain
    costs = [-(-line.words // grain) for line in lines]
    resume = _resume(lines)
    # best[i, w]: the most that lines[i:] can bring in w grains when the line before them was taken.
    best = np.zeros((len(lines) + 1, room + 1))
    for i in reversed(range(len(lines))):
        best[i] = best[resume[i]]
        if costs[i] <= room:
            taken = best[i + 1, : room + 1 - costs[i]] + lines[i].worth
            np.maximum(best[i, costs[i] :], taken, out=best[i, costs[i] :])
    return _taken(lines, best, costs, resume)


def _resume(lines: Sequence[_Line]) -> list[int]:
    """Return, for each line, where to go on when it is passed over: the next that does not lean."""
    resume = [len(lines)] * len(lines)
    for i in reversed(range(len(lines) - 1)):
        resume[i] = resume[i + 1] if lines[i + 1].leans else i + 1
    return resume


def _taken(
    lines: Sequence[_Line], best: npt.NDArray[np.float64], costs: Sequence[int], resume: Sequence[int]
) -> list[_Line]:
    """Walk the table of the knapsack forwards and return what it took."""
    taken: list[_Line] = []
    i, room = 0, best.shape[1] - 1
    while i < len(lines):
        if best[i, room] > best[resume[i], room]:
            taken.append(lines[i])
            room -= costs[i]
            i += 1
        else:
            i = resume[i]
    return taken
