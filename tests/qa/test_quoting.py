import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.quoting import best_windows

CANDIDATES = st.lists(
    st.tuples(
        st.sampled_from([0.0, 1e-9, 0.001, 0.1, 0.1, 1.0]) | st.floats(0, 1),
        st.integers(1, 130),
        st.booleans(),
    ),
    max_size=40,
)


class Candidates:
    """Sentences with their chances and words; a break begins a new run."""

    def __init__(self, *sentences):
        self.chances = np.array([chance for chance, _, _ in sentences], np.float64)
        self.words = np.array([words for _, words, _ in sentences], np.int32)
        breaks = [place for place, (_, _, breaks) in enumerate(sentences) if breaks and place]
        self.runs = np.searchsorted(breaks, np.arange(len(sentences)), side="right")
        self.ends = np.array([*breaks, len(sentences)], np.int64)[self.runs]

    def windows(self, most=100):
        return list(best_windows(self.chances, self.words, self.ends, most))


def run(*chances, words=10):
    return Candidates(*((chance, words, False) for chance in chances))


@given(CANDIDATES)
def test_windows_do_not_overlap_and_leave_no_candidate_out(sentences):
    windows = Candidates(*sentences).windows()
    quoted = [place for window in windows for place in range(window.first, window.last)]
    assert sorted(quoted) == list(range(len(sentences)))


@given(CANDIDATES, st.integers(1, 120))
def test_a_window_keeps_to_its_words_unless_it_is_one_sentence(sentences, most):
    found = Candidates(*sentences)
    for window in found.windows(most):
        assert window.last - window.first == 1 or found.words[window.first : window.last].sum() <= most


@given(CANDIDATES)
def test_a_window_holds_neighbours_only(sentences):
    found = Candidates(*sentences)
    for window in found.windows():
        assert len(set(found.runs[window.first : window.last])) == 1


@given(CANDIDATES)
def test_the_key_is_the_likeliest_sentence_of_its_window(sentences):
    found = Candidates(*sentences)
    for window in found.windows():
        assert window.first <= window.key < window.last
        assert found.chances[window.key] == found.chances[window.first : window.last].max()


@given(CANDIDATES)
def test_the_likeliest_window_comes_first(sentences):
    chances = [window.chance for window in Candidates(*sentences).windows()]
    assert chances == sorted(chances, reverse=True)


@given(CANDIDATES.filter(bool))
def test_no_stretch_that_fits_is_likelier_than_the_first_window(sentences):
    found = Candidates(*sentences)
    best = found.windows()[0].chance
    for first in range(len(sentences)):
        for last in range(first + 1, len(sentences) + 1):
            fits = found.words[first:last].sum() <= 100 or last == first + 1
            if fits and len(set(found.runs[first:last])) == 1:
                assert found.chances[first:last].sum() <= best + 1e-9


def test_two_good_neighbours_go_before_a_better_one_that_stands_alone():
    found = Candidates((0.4, 60, False), (0.0, 60, False), (0.3, 50, False), (0.3, 50, False))
    first, second = found.windows()[:2]
    assert (first.first, first.last) == (2, 4)
    assert second.key == 0


def test_sentences_at_the_edge_that_say_nothing_are_left_out():
    first = run(0.0, 0.0, 0.9, 0.0, 0.1, 0.0).windows()[0]
    assert (first.first, first.last, first.key) == (2, 5, 2)


def test_a_sentence_that_is_too_long_is_quoted_alone():
    first = Candidates((0.1, 10, False), (0.9, 500, False), (0.1, 10, False)).windows()[0]
    assert (first.first, first.last) == (1, 2)


def test_a_window_never_reaches_into_another_article():
    first = Candidates((0.5, 10, False), (0.5, 10, True), (0.1, 10, False)).windows()[0]
    assert (first.first, first.last) == (1, 3)


@pytest.mark.parametrize("chances", [(0.25,) * 30, (0.0,) * 30])
def test_of_windows_alike_the_earlier_one_comes_first(chances):
    assert run(*chances).windows()[0].first == 0


def test_without_candidates_there_is_nothing_to_quote():
    assert run().windows() == []


def test_the_ends_of_the_runs_are_not_changed():
    found = run(0.1, 0.5, 0.1)
    found.windows()
    assert found.ends.tolist() == [3, 3, 3]
