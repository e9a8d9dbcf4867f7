"""What every index promises: the scores of rank_bm25, bit for bit. A new engine joins ``ENGINES``."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from qa.index.okapi import OkapiIndex
from qa.index.vocabulary import Vocabulary


def okapi(passages):
    ids = np.array([term for passage in passages for term in passage], np.int32)
    return OkapiIndex(ids, np.array([len(passage) for passage in passages], np.int64))


ENGINES = {"okapi": okapi}
LETTERS = st.sampled_from("abcdefghij")
CORPORA = st.lists(st.lists(LETTERS, max_size=12), max_size=25)
QUERIES = st.lists(LETTERS | st.sampled_from(["unknown", "unheard of"]), max_size=8)


@pytest.fixture(params=sorted(ENGINES))
def engine(request):
    return ENGINES[request.param]


class Searched:
    """Passages in an index and in rank_bm25, asked the same."""

    def __init__(self, engine, passages):
        self.passages = [list(passage) for passage in passages]
        self._vocabulary = Vocabulary()
        self.index = engine([self._vocabulary.add(passage) for passage in self.passages])
        self._oracle = BM25Okapi(self.passages) if any(self.passages) else None

    def search(self, terms, k, allowed=None):
        """What the index finds, scores to the last bit; a term that no passage holds has an id past all others."""
        mask = None if allowed is None else np.isin(np.arange(len(self.passages)), list(allowed))
        ids = (self._vocabulary.id(term) for term in terms)
        past = len(self._vocabulary)
        hits = self.index.search([past if term is None else term for term in ids], k, mask)
        return [(hit.ordinal, float(hit.score).hex()) for hit in hits]

    def expected(self, terms, k, allowed=None):
        """What rank_bm25 scores highest among the passages that hold a term, ties by ordinal."""
        holding = [place for place, passage in enumerate(self.passages) if set(passage) & set(terms)]
        scores = self._oracle.get_scores(list(terms)) if holding else []
        best = sorted(
            (place for place in holding if allowed is None or place in allowed),
            key=lambda place: (-scores[place], place),
        )[: max(k, 0)]
        return [(place, float(scores[place]).hex()) for place in best]

    def agrees(self, terms, k, allowed=None):
        return self.search(terms, k, allowed) == self.expected(terms, k, allowed)


@pytest.mark.parametrize("name", sorted(ENGINES))
@given(passages=CORPORA, query=QUERIES, k=st.integers(0, 30))
def test_any_corpus_is_scored_as_rank_bm25_scores_it(name, passages, query, k):
    searched = Searched(ENGINES[name], passages)
    assert len(searched.index) == len(passages)
    assert searched.search(query, k) == searched.expected(query, k)


@pytest.mark.parametrize("name", sorted(ENGINES))
@given(CORPORA, QUERIES, st.integers(0, 30), st.sets(st.integers(0, 24)))
def test_of_some_passages_the_best_are_found_with_the_scores_they_have_among_all(
    name, passages, query, k, allowed
):
    searched = Searched(ENGINES[name], passages)
    assert searched.search(query, k, allowed) == searched.expected(query, k, allowed)


@pytest.mark.parametrize("k", [1, 2, 10, 40, 400, 5_000])
def test_the_best_of_many_passages_are_found_without_missing_one(engine, k):
    random = np.random.default_rng(7)
    lengths = random.integers(0, 60, 1_500)
    searched = Searched(engine, [[f"w{word}" for word in random.zipf(1.3, n) % 3_000] for n in lengths])
    for _ in range(25):
        query = [f"w{word}" for word in random.zipf(1.2, random.integers(1, 9)) % 3_000]
        assert searched.agrees(query, k)
        some = set(random.integers(0, 1_500, random.integers(0, 1_500)).tolist())
        assert searched.agrees(query, k, some)


def test_passages_of_equal_score_come_in_the_order_of_their_ordinals(engine):
    searched = Searched(engine, ["ab", "cd", "ab", "ab", "cd", "ef", "gh", "ij"])
    assert [ordinal for ordinal, _ in searched.search("a", 2)] == [0, 2]
    assert [ordinal for ordinal, _ in searched.search("a", 9)] == [0, 2, 3]
    assert searched.agrees("a", 2)


def test_only_passages_that_hold_a_term_are_found(engine):
    searched = Searched(engine, ["ab", "cd", "ef", "ag", ""])
    assert sorted(ordinal for ordinal, _ in searched.search("ac", 5)) == [0, 1, 3]


def test_a_term_given_twice_counts_twice(engine):
    searched = Searched(engine, ["abb", "cd", "ef", "gh", "ij"])
    ((_, once),), ((_, twice),) = searched.search("a", 5), searched.search("aa", 5)
    assert float.fromhex(twice) == 2 * float.fromhex(once)
    assert searched.agrees("abaca", 5)


def test_the_order_of_the_terms_decides_the_last_bits_as_in_the_library(engine):
    searched = Searched(engine, ["abcdefg", "aabbcde", "gfedc", "hh", "ij", "aceg", "bdf"])
    for query in ("abcdefg", "gfedcba", "dacfbeg", "gagbgc"):
        assert searched.agrees(query, 7)


@pytest.mark.parametrize(
    "passages", [["a"], ["aab"], ["ab", "ab"], ["ab", "ac", "ad"], ["abc", "abd", "abe"]]
)
def test_terms_that_most_passages_hold_may_score_below_zero_and_are_found_all_the_same(engine, passages):
    searched = Searched(engine, passages)
    assert [ordinal for ordinal, _ in searched.search("a", 9)] == list(range(len(passages)))
    assert searched.agrees("a", 9)
    assert searched.agrees("ab", 2)


def test_a_score_below_zero_is_kept(engine):
    ((_, score),) = Searched(engine, ["a"]).search("a", 1)
    assert float.fromhex(score) < 0


@pytest.mark.parametrize("passages", [[], [""], ["", "", ""]])
def test_a_corpus_without_words_is_searched_in_vain(engine, passages):
    searched = Searched(engine, passages)
    assert len(searched.index) == len(passages)
    assert searched.search("ab", 10) == searched.search("", 10) == []


def test_empty_passages_count_and_are_never_found(engine):
    searched = Searched(engine, ["", "ab", "", "b", ""])
    assert [ordinal for ordinal, _ in searched.search("ab", 10)] == [1, 3]
    assert searched.agrees("ab", 10)


@pytest.mark.parametrize("query", ["", ["unknown"], ["unknown", "unknown"]])
def test_a_query_without_a_known_term_finds_nothing(engine, query):
    assert Searched(engine, ["ab", "c"]).search(query, 5) == []


def test_unknown_terms_change_no_score(engine):
    searched = Searched(engine, ["ab", "cd", "ef"])
    assert searched.search(["unknown", "a", "unknown"], 5) == searched.search(["a"], 5) != []


@pytest.mark.parametrize("k", [0, -1])
def test_no_passages_wanted_are_none_found(engine, k):
    assert Searched(engine, ["ab", "c"]).search("a", k) == []


def test_more_passages_wanted_than_there_are_is_no_error(engine):
    searched = Searched(engine, ["ab", "bc", "cd", "d", "e"])
    assert len(searched.search("bc", 1_000_000)) == 3
    assert searched.agrees("bc", 1_000_000)


def test_a_search_does_not_change_the_next_one(engine):
    searched = Searched(engine, ["ab", "bc", "cd", "d", "e"])
    first = searched.search("bcd", 3)
    searched.search("aaae", 5)
    assert searched.search("bcd", 3) == first
