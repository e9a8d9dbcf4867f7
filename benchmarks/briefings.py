"""How many of an article's key facts a briefing covers, beside the summarisers that people usually take.

    python benchmarks/briefings.py [--words 150]

Each method briefs every article of tests/quality within the same budget of words, from the same sentences. A
fact is covered when a line holds one of the strings that are its evidence (tests/quality/key_facts.json).
Lead takes the first sentences; TextRank, LexRank and Luhn are those of sumy, with its stop words and stemmer,
and take their best sentences as long as they fit. Needs sumy, a development dependency.
"""

from __future__ import annotations

import argparse
import json
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from qa.analysis import Analyzer, fold
from qa.briefing import brief
from qa.loading import load_file
from qa.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sumy.summarizers._summarizer import AbstractSummarizer, SentenceInfo

    from qa.model import Article

    Method = Callable[[Article, int], Sequence[str]]

QUALITY = Path(__file__).parent.parent / "tests" / "quality"


class Words:
    """Our words in place of sumy's tokenizer, which wants a download."""

    def __init__(self) -> None:
        self._analyzer = Analyzer()

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence, stop words included."""
        return tuple(fold(sentence[t.start : t.end]) for t in self._analyzer.words(sentence))


def sentences(article: Article) -> list[str]:
    """Return the sentences of an article."""
    return [article.text[span.start : span.end] for span in sentence_spans(article.text)]


def ours(article: Article, words: int, analyzer: Analyzer) -> list[str]:
    """Brief by the engine."""
    return [quote.text for quote in brief([article], words, analyzer).quotes]


def lead(article: Article, words: int) -> list[str]:
    """Take the first sentences."""
    return within(words, sentences(article))


def summarised(article: Article, words: int, kind: type[AbstractSummarizer], tokenizer: Words) -> list[str]:
    """Brief by a summariser of sumy."""
    document = ObjectDocumentModel([Paragraph([Sentence(s, tokenizer) for s in sentences(article)])])
    summarizer = kind(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return [str(sentence) for sentence in summarizer(document, partial(best_within, words))]


def best_within(words: int, ranked: Sequence[SentenceInfo]) -> list[SentenceInfo]:
    """Choose among sumy's sentences, best first, as ``within`` does."""
    fitting = set(within(words, [str(info.sentence) for info in ranked]))
    return [info for info in ranked if str(info.sentence) in fitting]


def within(words: int, ranked: Iterable[str]) -> list[str]:
    """Take sentences in the given order, passing over those that no longer fit."""
    taken = []
    for sentence in ranked:
        length = len(sentence.split())
        if length <= words:
            taken.append(sentence)
            words -= length
    return taken


def covered(lines: Sequence[str], facts: Iterable[dict[str, list[str]]]) -> int:
    """Count the facts that the lines tell."""
    return sum(any(proof in line for proof in fact["evidence"] for line in lines) for fact in facts)


def methods() -> dict[str, Method]:
    """Return the methods by name; ours last."""
    tokenizer = Words()
    kinds = {"TextRank": TextRankSummarizer, "LexRank": LexRankSummarizer, "Luhn": LuhnSummarizer}
    theirs = {name: partial(summarised, kind=kind, tokenizer=tokenizer) for name, kind in kinds.items()}
    return {"Lead": lead, **theirs, "Verbatim": partial(ours, analyzer=Analyzer())}


def row(name: str, method: Method, articles: Sequence[Article], words: int) -> str:
    """Measure one method and return its line of the table."""
    key_facts = json.loads((QUALITY / "key_facts.json").read_text(encoding="utf-8"))
    start = time.perf_counter()
    briefings = [method(article, words) for article in articles]
    elapsed = (time.perf_counter() - start) / len(articles)
    counts = [covered(lines, key_facts[a.id]) for a, lines in zip(articles, briefings, strict=True)]
    share = sum(counts) / sum(len(key_facts[a.id]) for a in articles)
    return f"{name:10} {share:6.1%} {' '.join(f'{n:2}' for n in counts)} {elapsed * 1000:9.1f}"


def main() -> None:
    """Print the table: share of all facts covered, facts of each article, milliseconds an article."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--words", type=int, default=150, help="budget of a briefing")
    words = parser.parse_args().words
    folder = QUALITY / "articles"
    articles = [load_file(path, root=folder) for path in sorted(folder.glob("*.md"))]
    print(f"{len(articles)} articles, briefings of {words} words")
    print(f"{'method':10} {'facts':>6} {'of each article':{3 * len(articles) - 1}} {'ms':>9}")
    for name, method in methods().items():
        print(row(name, method, articles, words))


if __name__ == "__main__":
    main()
