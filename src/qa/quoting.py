"""Sentences to quotes: the best window around a key sentence, and which quotes stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from qa.chunking import PASSAGE_WORDS


def best_window(words: Sequence[int], scores: Sequence[float], key: int, most: int = PASSAGE_WORDS) -> tuple[int, int]:
    """Return the window of sentences around the key sentence that fits the question best.

    Grows from the key sentence by the better of its two neighbours as long as the words fit.

    Args:
        words: Words of each sentence of one stretch of an article.
        scores: Score of each of these sentences.
        key: The key sentence's place among them.
        most: Words the window may hold; a longer key sentence stands alone.

    Returns:
        The first sentence of the window, and one past its last.
    """
    first, last, total = key, key + 1, words[key]
    while True:
        room = most - total
        choices = [i for i in (first - 1, last) if 0 <= i < len(words) and words[i] <= room]
        if not choices:
            return first, last
        chosen = max(choices, key=lambda i: scores[i])
        first, last, total = min(first, chosen), max(last, chosen + 1), total + words[chosen]
