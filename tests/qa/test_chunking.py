from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qa.chunking import PASSAGE_WORDS, Window, windows

COUNTS = st.lists(st.integers(1, 130), max_size=60)


def words(counts, window):
    return sum(counts[window.first : window.last])


def test_no_sentences_make_no_windows():
    assert windows([]) == []


def test_a_short_article_is_one_window():
    assert windows([20, 30, 50]) == [Window(0, 3)]


def test_a_sentence_that_is_too_long_is_a_window_by_itself():
    assert windows([500]) == [Window(0, 1)]
    assert windows([10, 500, 10]) == [Window(0, 1), Window(1, 2), Window(2, 3)]


def test_neighbouring_windows_overlap_by_about_half():
    assert windows([10] * 20) == [Window(0, 10), Window(5, 15), Window(10, 20)]


def test_sentences_without_words_belong_to_their_neighbours():
    assert windows([0, 0, 0]) == [Window(0, 3)]


@given(COUNTS)
def test_windows_are_in_order_and_leave_no_sentence_out(counts):
    found = windows(counts)
    assert sorted({place for window in found for place in range(*window)}) == list(range(len(counts)))
    assert all(one.first < other.first and one.last <= other.last for one, other in pairwise(found))


@given(COUNTS, st.integers(1, 120))
def test_a_window_keeps_to_its_words_unless_it_is_one_sentence(counts, most):
    for window in windows(counts, most):
        assert window.first < window.last
        assert words(counts, window) <= most or window.last - window.first == 1


@given(COUNTS)
def test_a_window_takes_as_many_sentences_as_fit(counts):
    for window in windows(counts):
        assert window.last == len(counts) or words(counts, window) + counts[window.last] > PASSAGE_WORDS


@given(COUNTS)
def test_neighbours_that_fit_together_stand_together_in_some_window(counts):
    found = windows(counts)
    for first, pair in enumerate(pairwise(counts)):
        if sum(pair) <= PASSAGE_WORDS:
            assert any(window.first <= first and first + 2 <= window.last for window in found)


@given(COUNTS)
def test_a_sentence_stands_in_few_windows(counts):
    found = windows(counts)
    for place in range(len(counts)):
        assert sum(window.first <= place < window.last for window in found) <= 8  # about log2(100)
