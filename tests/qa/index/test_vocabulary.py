from hypothesis import given
from hypothesis import strategies as st

from qa.index.vocabulary import Vocabulary

TERMS = st.lists(st.text("abc", max_size=3))


@given(TERMS, TERMS)
def test_terms_are_numbered_in_the_order_in_which_they_are_first_met(first, second):
    vocabulary = Vocabulary()
    ids = vocabulary.add(first) + vocabulary.add(second)
    met = list(dict.fromkeys(first + second))
    assert ids == [met.index(term) for term in first + second]
    assert vocabulary.terms() == met
    assert len(vocabulary) == len(met)


@given(TERMS, TERMS)
def test_a_term_is_known_once_it_has_been_met(met, asked):
    vocabulary = Vocabulary()
    vocabulary.add(met)
    assert vocabulary.known(asked) == [vocabulary.id(term) for term in asked if term in met]
    assert all((vocabulary.id(term) is not None) == (term in vocabulary) == (term in met) for term in asked)
    assert len(vocabulary) == len(set(met))
