import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation import Gold, measures
from qa.model import Article, Quote, Span

RIVERS = Article(id="rivers", title="Rivers", text="The Ural is long. The Ili is shorter. Both are cold.")
LAKES = Article(id="lakes", title="Lakes", text="The Ural is long. The Ili is shorter. Both are cold.")
ILI_IS_SHORTER = Gold("rivers", Span(18, 37))

confidences = st.lists(st.sampled_from([0.0, 0.1, 0.35, 0.5, 0.8, 1.0]), min_size=1, max_size=30).map(
    np.array
)


def quote(article, start, end, sentence=None):
    return Quote(article=article, span=Span(start, end), sentence=Span(*(sentence or (start, end))))


def test_a_hit_is_the_first_quote_that_wholly_holds_a_gold_span():
    quotes = [quote(RIVERS, 0, 17), quote(RIVERS, 0, 30), quote(RIVERS, 18, 52)]
    assert measures.first_hit(quotes, [ILI_IS_SHORTER]) == 3
    assert measures.first_hit(quotes[:2], [ILI_IS_SHORTER]) == 0


def test_the_same_words_in_another_article_are_no_hit():
    assert measures.first_hit([quote(LAKES, 0, 52)], [ILI_IS_SHORTER]) == 0
    assert not measures.in_key_sentence([quote(LAKES, 18, 37)], [ILI_IS_SHORTER])


def test_any_of_several_gold_spans_makes_a_hit():
    assert measures.first_hit([quote(RIVERS, 0, 17)], [ILI_IS_SHORTER, Gold("rivers", Span(4, 8))]) == 1


def test_only_the_first_key_sentence_counts_as_right():
    wrong, right = quote(RIVERS, 0, 37, sentence=(0, 17)), quote(RIVERS, 0, 37, sentence=(18, 37))
    assert measures.in_key_sentence([right, wrong], [ILI_IS_SHORTER])
    assert not measures.in_key_sentence([wrong, right], [ILI_IS_SHORTER])
    assert not measures.in_key_sentence([], [ILI_IS_SHORTER])


def test_hits_and_reciprocal_ranks_follow_the_rank_of_the_first_hit():
    ranks = np.array([1.0, 3.0, 0.0, 4.0])
    assert measures.hit(ranks, 1).tolist() == [1, 0, 0, 0]
    assert measures.hit(ranks, 3).tolist() == [1, 1, 0, 0]
    assert measures.reciprocal(ranks).tolist() == [1, pytest.approx(1 / 3), 0, 0.25]


def test_false_answers_are_counted_at_the_confidence_that_answers_95_in_100():
    answerable = np.arange(1, 101) / 100
    others = np.array([0.04, 0.05, 0.06, 0.5])
    # Five of the hundred may be refused, .01 to .05, so the threshold is .06.
    assert measures.false_answers(answerable, others) == 0.5


def test_with_few_answerable_questions_none_may_be_refused():
    assert measures.false_answers(np.array([0.3, 0.9]), np.array([0.1, 0.29, 0.3, 0.4])) == 0.5


def test_one_in_twenty_answerable_questions_may_be_refused():
    answerable = np.array([0.1] + [0.9] * 19)
    assert measures.false_answers(answerable, np.array([0.5, 0.95])) == 0.5


def test_the_area_under_the_curve_counts_ordered_pairs_and_half_of_ties():
    # Of six pairs .9 wins three; .4 wins one, ties one, loses one.
    assert measures.auroc(np.array([0.9, 0.4]), np.array([0.1, 0.4, 0.6])) == pytest.approx(4.5 / 6)


def test_the_calibration_error_weighs_each_bin_by_its_questions():
    sure, unsure = [0.9, 0.9, 0.9, 0.9], [0.25]
    right = np.array([1, 1, 1, 0, 1])
    # Bin [.9, 1]: .9 promised, .75 kept, four questions; bin [.2, .3): .25 promised, 1 kept, one question.
    expected = (4 * 0.15 + 0.75) / 5
    assert measures.calibration_error(np.array(sure + unsure), right) == pytest.approx(expected)


def test_full_confidence_falls_into_the_last_bin():
    assert measures.calibration_error(np.array([1.0, 0.9]), np.array([1.0, 0.0])) == pytest.approx(0.45)


def test_an_interval_holds_the_mean_and_is_the_same_at_every_run():
    values = np.array([0.0, 1.0] * 50)
    low, high = measures.interval(measures.mean, (values,))
    # The standard error is .05, so the normal interval is .5 ± .098.
    assert low == pytest.approx(0.4, abs=0.02)
    assert high == pytest.approx(0.6, abs=0.02)
    assert measures.interval(measures.mean, (values,)) == (low, high)


def test_values_of_one_question_are_drawn_together_and_groups_apart():
    values = np.linspace(0, 1, 40)
    together = measures.interval(lambda a, b: float(np.abs(a - b).max()), (values, values))
    apart = measures.interval(lambda a, b: float(np.abs(a - b).max()), (values,), (values,))
    assert together == (0, 0)
    assert apart[0] > 0


@given(answerable=confidences, others=confidences)
def test_the_area_under_the_curve_is_the_share_of_pairs_in_order(answerable, others):
    pairs = [(a > o) + 0.5 * (a == o) for a in answerable for o in others]
    assert measures.auroc(answerable, others) == pytest.approx(sum(pairs) / len(pairs))


@given(answerable=confidences, others=confidences)
def test_the_threshold_of_false_answers_is_the_highest_that_answers_95_in_100(answerable, others):
    reached = [
        t for t in answerable if np.count_nonzero(answerable >= t) >= math.ceil(0.95 * len(answerable))
    ]
    expected = float(np.mean(others >= max(reached)))
    assert measures.false_answers(answerable, others) == expected


@given(data=st.data(), promised=confidences)
def test_the_calibration_error_is_the_textbook_sum_over_bins(data, promised):
    right = np.array(data.draw(st.lists(st.integers(0, 1), min_size=len(promised), max_size=len(promised))))
    expected = 0.0
    for low in range(10):
        inside = (promised * 10 >= low) & ((promised * 10 < low + 1) | (low == 9))
        if inside.any():
            expected += inside.mean() * abs(promised[inside].mean() - right[inside].mean())
    assert measures.calibration_error(promised, right) == pytest.approx(expected)
