from hypothesis import given
from hypothesis import strategies as st

from qa import background
from qa.analysis import Analyzer

TERM = Analyzer().term


def test_common_words_tell_less_than_rare_ones():
    words = ["people", "government", "harbour", "Gaziantep"]
    weights = [background.weight(TERM(word)) for word in words]
    assert weights == sorted(weights)
    assert len(set(weights)) == len(words)


def test_a_word_that_is_not_listed_tells_most():
    unlisted = background.weight("zzyzxq")
    assert all(background.weight(TERM(word)) <= unlisted for word in ("people", "Ankara", "multimodal", "2"))
    assert background.weight("asdfgh") == unlisted


@given(st.text())
def test_every_term_tells_something(term):
    assert 0 < background.weight(term) < 100
