import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa.index.okapi import OkapiIndex
from qa.index.vocabulary import Vocabulary

CORPORA = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=9), max_size=12)


@given(CORPORA, st.integers(0, 3))
def test_a_terms_document_frequency_is_the_number_of_passages_that_hold_it(passages, unknown):
    vocabulary = Vocabulary()
    ids = [vocabulary.add(passage) for passage in passages]
    flat = np.array([term for passage in ids for term in passage], np.int32)
    index = OkapiIndex(flat, np.array([len(passage) for passage in ids], np.int64))
    frequencies = index.document_frequencies(len(vocabulary) + unknown)
    expected = [sum(term in passage for passage in passages) for term in vocabulary.terms()]
    assert frequencies.tolist() == expected + [0] * unknown


def test_ids_that_no_passage_holds_may_lie_between_those_of_the_passages():
    index = OkapiIndex(np.array([0, 4, 4], np.int32), np.array([1, 2, 0, 0, 0], np.int64))
    assert index.document_frequencies(6).tolist() == [1, 0, 0, 0, 1, 0]
    assert [hit.ordinal for hit in index.search([2, 4], 3)] == [1]
    assert index.search([3], 3) == []
