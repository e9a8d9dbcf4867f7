"""Made-up prose: sentences of few different words, so that they share many."""

from anything import text as any_text
from hypothesis import strategies as st

from qa.model import Article

WORDS = [
    "mayor", "Turkish", "harbour", "ferry", "Ankara", "4,000", "tons", "the", "of", "because", "in", "2019", "was",
    "Selm", "Orra", "bridge", "cost", "$5", "million", "90-day", "visa", "Türkiye’s", "OTS", "U.S.", "😀", "she",
    "opened", "people", "invested",
]  # fmt: skip


def sentence(first, step, length, mark):
    """A sentence of every step-th word: few draws make many words."""
    return "So " + " ".join(WORDS[(first + step * place) % len(WORDS)] for place in range(length)) + mark


words = st.sampled_from(WORDS)
lengths = st.integers(1, 12) | st.integers(30, 130)
sentences = st.builds(
    sentence, st.integers(0, len(WORDS) - 1), st.integers(0, 4), lengths, st.sampled_from([".", "?", "!"])
)
paragraphs = st.lists(sentences, min_size=1, max_size=6).map(" ".join)
texts = st.lists(paragraphs, min_size=1, max_size=4).map("\n\n".join)
questions = st.lists(words, min_size=1, max_size=8).map(" ".join)


def numbered(bodies):
    """Articles of these texts; the ids are their places."""
    return [Article(id=str(place), title=body[:20], text=body) for place, body in enumerate(bodies)]


articles = st.lists(texts, max_size=3).map(numbered)
some_articles = st.lists(texts, min_size=1, max_size=3).map(numbered)


def with_ferry(bodies, question):
    """Articles and a question that share a word at least."""
    return numbered([*bodies, "The ferry waited."]), f"{question} ferry"


matching = st.builds(with_ferry, st.lists(texts, max_size=2), questions | any_text)
