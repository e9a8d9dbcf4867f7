"""Numbers of questions."""

import statistics
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store import Store
from bot.store.counts import Count

TODAY = date(2026, 3, 29)


def test_a_day_without_questions_counts_none(store):
    assert store.counts.of(TODAY) == Count(0, 0, None)


def test_questions_are_counted_by_day(store):
    for is_found in (True, False, True):
        store.counts.add(TODAY, 0.2, is_found=is_found)
    store.counts.add(TODAY - timedelta(days=1), 0.2, is_found=False)
    today = store.counts.of(TODAY)
    assert (today.questions, today.not_found) == (3, 1)
    assert today.median_latency == pytest.approx(0.2, rel=0.05)


def test_counts_survive_a_restart(remembered):
    def count(store):
        store.counts.add(TODAY, 3.0, is_found=False)

    assert remembered(count, lambda store: store.counts.of(TODAY).not_found) == 1


def test_questions_that_are_counted_at_once_are_all_counted(store):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: store.counts.add(TODAY, 0.1, is_found=number % 4 > 0), range(80)))
    assert (store.counts.of(TODAY).questions, store.counts.of(TODAY).not_found) == (80, 20)


@given(st.lists(st.floats(0.001, 1000), min_size=1, max_size=9))
def test_the_median_is_right_within_a_twentieth(latencies):
    with closing(Store.in_memory()) as store:
        for latency in latencies:
            store.counts.add(TODAY, latency, is_found=True)
        expected = statistics.median_low(latencies)
        assert store.counts.of(TODAY).median_latency == pytest.approx(expected, rel=0.05)


@pytest.mark.parametrize("latency", [-1.0, 0.0, 1e-300, 1e9, float("inf")])
def test_a_latency_that_makes_no_sense_is_counted_all_the_same(store, latency):
    store.counts.add(TODAY, latency, is_found=True)
    assert store.counts.of(TODAY).questions == 1
