import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import articles as prose_articles
from prose import numbered
from rank_bm25 import BM25Okapi

from qa.analysis import Analyzer
from qa.collection import background_weights, collect
from qa.model import Article

ANALYZER = Analyzer()
HARBOUR = Article(
    id="harbour",
    title="Selm and the 2019 regatta",
    text="The council of Selm educates sailors. Educational boats educate; the council's boats sail. Selm sails.",
)
LETTERS = st.text(st.sampled_from("abc"), min_size=1, max_size=9)


def passages(collection):
    """The terms of every passage, cut from the articles again."""
    forward = collection.forward
    for first, last in forward.passages.tolist():
        text = collection.articles[int(forward.articles[first])].text
        spans = [forward.span(sentence) for sentence in range(first, last)]
        yield [token.term for span in spans for token in ANALYZER.tokens(text[span.start : span.end])]


@settings(max_examples=50)
@given(
    prose_articles, st.lists(st.sampled_from(["ferri", "4000", "selm", "turkiy", "us", "visa"]), max_size=6)
)
def test_articles_are_searched_with_the_scores_of_rank_bm25(articles, query):
    collection = collect(articles, ANALYZER)
    corpus = list(passages(collection))
    holding = [place for place, passage in enumerate(corpus) if set(passage) & set(query)]
    scores = BM25Okapi(corpus).get_scores(query) if holding else []
    expected = [(place, float(scores[place]).hex()) for place in holding]
    hits = collection.index.search(collection.vocabulary.known(query), 1_000)
    assert sorted((hit.ordinal, hit.score.hex()) for hit in hits) == expected


@settings(max_examples=50)
@given(prose_articles)
def test_a_term_weighs_by_the_passages_that_hold_it(articles):
    collection = collect(articles, ANALYZER)
    corpus = [set(passage) for passage in passages(collection)]
    for term in set().union(*corpus):
        frequency = sum(term in passage for passage in corpus)
        expected = math.log(1 + (len(corpus) - frequency + 0.5) / (frequency + 0.5))
        assert math.isclose(collection.weight(term), expected)
        assert 0 < collection.weight(term) < collection.weight("unheard of")


def test_titles_are_known_by_the_words_that_the_articles_have_too():
    collection = collect([HARBOUR, Article(id="empty", title="The Selm council", text="")], ANALYZER)
    known = [{collection.vocabulary.terms()[term] for term in title} for title in collection.titles]
    assert known == [{"selm"}, {"selm", "council"}]


def test_words_that_share_most_of_their_letters_share_a_beginning():
    collection = collect([HARBOUR], ANALYZER)
    assert collection.with_shared_beginning("sailor") == ["sail"]
    assert collection.with_shared_beginning("sail") == ["sailor"]
    assert collection.with_shared_beginning("councillor") == ["council"]


def test_a_much_longer_word_is_another_word():
    collection = collect(numbered(["A sail, a sailor, a sailmakership."]), ANALYZER)
    assert collection.with_shared_beginning("sail") == ["sailor"]


@pytest.mark.parametrize("term", ["sai", "2019", "zzzz", "", "sailorsandmore", "b12"])
def test_short_words_numbers_and_strangers_share_no_beginning(term):
    assert collect([HARBOUR], ANALYZER).with_shared_beginning(term) == []


@given(st.lists(LETTERS, max_size=30), LETTERS)
def test_a_shared_beginning_is_long_and_mutual_in_kind(words, word):
    collection = collect(numbered([" ".join(f"{word}w" for word in words)]), ANALYZER)
    term = ANALYZER.term(f"{word}w")
    for other in collection.with_shared_beginning(term):
        assert other in collection.vocabulary
        assert other != term
        assert other[:4] == term[:4]
        assert abs(len(other) - len(term)) <= 4


@pytest.mark.parametrize("texts", [[], [""], ["", " \n\n "], ["…"]])
def test_articles_without_words_make_a_collection_in_which_nothing_is_found(texts):
    collection = collect(numbered(texts), ANALYZER)
    assert collection.index.search(collection.vocabulary.known(["ferri"]), 5) == []
    assert collection.weight("ferri") == collection.idf_of_unknown > 0
    assert collection.with_shared_beginning("ferri") == []


def test_every_term_of_a_collection_has_a_weight_and_a_kind():
    collection = collect([HARBOUR], ANALYZER)
    assert len(collection.idf) == len(collection.kinds) == len(collection.vocabulary)
    assert np.isfinite(collection.idf).all()


def test_background_weights_come_in_the_order_of_the_terms():
    people, strange = background_weights(["peopl"]), background_weights(["zzyzxq"])
    assert background_weights(["peopl", "zzyzxq"]).tolist() == [*people, *strange]
    assert background_weights([]).tolist() == []
