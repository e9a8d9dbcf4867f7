"""Briefings cover the key facts of articles as well as they did: a floor, with the digest of its data.

Measured: 5.25 facts of 10 in 150 words, where sumy's TextRank covers 3.6, LexRank 3.1, Luhn 2.8 and the
first sentences 2.1 (benchmarks/briefings.py). Only raise the floor; when articles or facts change, so must
the digest.
"""

import json
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from qa.analysis import Analyzer
from qa.briefing import brief
from qa.loading import load_file
from qa.sentences import sentence_spans

HERE = Path(__file__).parent
FLOOR = 5.2
DIGEST = "722ead0da6ea8792a8c053f65547e5c5267afc2584f68bd3d1eeb1054e3cd162"

ANALYZER = Analyzer()
PATHS = sorted((HERE / "articles").glob("*.md"))
FACTS = HERE / "key_facts.json"


def digest():
    return sha256(b"".join(path.read_bytes() for path in (*PATHS, FACTS))).hexdigest()


def covered(lines, facts):
    return sum(any(proof in line for proof in fact["evidence"] for line in lines) for fact in facts)


def lead(article):
    """The first sentences of an article, as many as fit into 150 words."""
    sentences = [article.text[span.start : span.end] for span in sentence_spans(article.text)]
    ends = accumulate(len(sentence.split()) for sentence in sentences)
    return [sentence for sentence, end in zip(sentences, ends, strict=True) if end <= 150]


def facts_per_article(method):
    key_facts = json.loads(FACTS.read_text("utf-8"))
    articles = [load_file(path, root=HERE / "articles") for path in PATHS]
    return [covered(method(article), key_facts[article.id]) for article in articles]


def briefed(article):
    return [quote.text for quote in brief([article], 150, ANALYZER).quotes]


def test_the_floor_was_measured_on_these_articles_and_facts():
    assert digest() == DIGEST


def test_a_briefing_of_150_words_tells_more_than_half_of_the_key_facts():
    counts = facts_per_article(briefed)
    assert sum(counts) / len(counts) >= FLOOR
    assert min(counts) >= 4


def test_a_briefing_tells_more_than_twice_what_the_first_150_words_tell():
    assert sum(facts_per_article(briefed)) > 2 * sum(facts_per_article(lead))
