"""Articles of invented words, as many as are wanted, shaped like news: always the same for the same seed.

Words are drawn by Zipf's law as amended by Mandelbrot ("An informational theory of the statistical structure of
language", 1953), four in ten of them stop words, and each article has words of its own that recur.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from qa import Article
from qa.analysis import stopwords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator
    from numpy.typing import NDArray

SEED = 20261122
VOCABULARY = 60_000
SENTENCES = 30  # of an article, about 20 words each
WORDS_PER_PASSAGE = 59  # new ones: a passage of at most 100 overlaps the next by about half
TOPIC = 50  # words of an article's own
STOPWORD_SHARE, TOPIC_SHARE, NAME_SHARE, NUMBER_SHARE = 0.42, 0.15, 0.1, 0.02


@dataclass(frozen=True, slots=True)
class Language:
    """Words, the most frequent first, and how often one is drawn up to each."""

    words: NDArray[np.str_]
    cumulated: NDArray[np.float64]

    def draw(self, rng: Generator, size: int) -> NDArray[np.str_]:
        """Return so many words."""
        return self.words[np.searchsorted(self.cumulated, rng.random(size))]


def articles(passages: int, seed: int = SEED) -> Iterator[Article]:
    """Yield articles that make about so many passages."""
    rng = np.random.default_rng(seed)
    content, function = _content_words(rng), _function_words()
    count = passages * WORDS_PER_PASSAGE // (SENTENCES * 20)
    for number in range(max(count, 1)):
        yield _article(f"article-{number}", rng, content, function)


def questions(found: list[Article], count: int, seed: int = SEED) -> list[str]:
    """Return questions of three to five words that stand in one sentence."""
    rng = np.random.default_rng(seed)
    return [_question(found[rng.integers(len(found))], rng) for _ in range(count)]


def _question(article: Article, rng: Generator) -> str:
    sentences = article.text.replace("\n\n", " ").rstrip(".").split(". ")
    words = sentences[rng.integers(len(sentences))].split()
    telling = [word for word in dict.fromkeys(words) if word.lower() not in stopwords()]
    asked = rng.permutation(telling)[: rng.integers(3, 6)]
    return f"What did the {' '.join(asked)}?"


def _article(name: str, rng: Generator, content: Language, function: Language) -> Article:
    topic = content.draw(rng, TOPIC)
    lengths = np.clip(rng.normal(20, 8, SENTENCES), 5, 45).astype(int)
    sentences = [_sentence(rng, length, content, function, topic) for length in lengths]
    paragraphs = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    return Article(name, title=" ".join(topic[:6]).capitalize(), text="\n\n".join(paragraphs))


def _sentence(
    rng: Generator, length: int, content: Language, function: Language, topic: NDArray[np.str_]
) -> str:
    chance = rng.random(length)
    words = np.where(chance < STOPWORD_SHARE, function.draw(rng, length), content.draw(rng, length))
    words = np.where(chance > 1 - TOPIC_SHARE, rng.choice(topic, length), words)
    words = np.where(rng.random(length) < NUMBER_SHARE, rng.integers(2, 3000, length).astype(str), words)
    text = " ".join(words.tolist())
    return text[0].upper() + text[1:] + "."


def _content_words(rng: Generator) -> Language:
    syllables = [a + b for a, b in product("bcdfgklmnprstvz", "aeiou")]
    words = rng.permutation(["".join(parts) for parts in product(syllables, repeat=3)])[:VOCABULARY]
    return _zipf(np.where(rng.random(VOCABULARY) < NAME_SHARE, np.char.capitalize(words), words), 50)


def _function_words() -> Language:
    words = (word for word in stopwords() if len(word) > 1)
    return _zipf(np.array(sorted(words, key=lambda word: (len(word), word))), 3)


def _zipf(words: NDArray[np.str_], flatness: int) -> Language:
    """Let the words occur by 1 / (rank + flatness): the flatter, the less do the first ones prevail."""
    shares = 1 / (np.arange(1, len(words) + 1) + flatness)
    return Language(words, np.cumsum(shares) / shares.sum())
