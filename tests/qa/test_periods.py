"""Days as readers name them, seen from a Wednesday."""

import re
from datetime import date, timedelta

import pytest
from anything import text as any_text
from hypothesis import given
from hypothesis import strategies as st

from qa.periods import WHEN, Period, period

TODAY = date(2025, 8, 20)
DAYS = {
    "2025-05-03": ("2025-05-03", "2025-05-03"),
    "3 May 2025": ("2025-05-03", "2025-05-03"),
    "the 3rd of May": ("2025-05-03", "2025-05-03"),
    "May 3, 2024": ("2024-05-03", "2024-05-03"),
    "aug 21": ("2024-08-21", "2024-08-21"),
    "May": ("2025-05-01", "2025-05-31"),
    "last October": ("2024-10-01", "2024-10-31"),
    "Feb. 2024": ("2024-02-01", "2024-02-29"),
    "2019": ("2019-01-01", "2019-12-31"),
    "Monday": ("2025-08-18", "2025-08-18"),
    "last Thursday": ("2025-08-14", "2025-08-14"),
    "today": ("2025-08-20", "2025-08-20"),
    "Yesterday": ("2025-08-19", "2025-08-19"),
    "this week": ("2025-08-18", "2025-08-24"),
    "last week": ("2025-08-11", "2025-08-17"),
    "the last week": ("2025-08-14", "2025-08-20"),
    "the past three days": ("2025-08-18", "2025-08-20"),
    "this month": ("2025-08-01", "2025-08-31"),
    "last month": ("2025-07-01", "2025-07-31"),
    "last year": ("2024-01-01", "2024-12-31"),
}
KINDS = sorted(DAYS)


@pytest.mark.parametrize("words", KINDS)
def test_days_are_read_as_a_person_means_them(words):
    first, last = map(date.fromisoformat, DAYS[words])
    assert period(words, TODAY) == Period(first, last)


def test_a_word_before_them_opens_the_days_to_one_side():
    may = period("May", TODAY)
    assert period("May", TODAY, "Since") == Period(may.first, date.max)
    assert period("May", TODAY, "after") == Period(date(2025, 6, 1), date.max)
    assert period("May", TODAY, "before") == Period(date.min, date(2025, 4, 30))
    assert period("May", TODAY, "until") == Period(date.min, may.last)


@pytest.mark.parametrize(
    "words", ["31 June", "2025-13-01", "29 February 2025", "soon", "week", "", "May 3 4"]
)
def test_what_is_no_day_is_none(words):
    assert period(words, TODAY) is None


@given(st.sampled_from(KINDS), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_the_days_before_and_those_since_are_all_days_and_none_twice(words, today):
    days = period(words, today)
    assert days.first <= days.last
    before, since = period(words, today, "before"), period(words, today, "since")
    assert before.last + timedelta(1) == since.first
    until, after = period(words, today, "until"), period(words, today, "after")
    assert until.last + timedelta(1) == after.first
    assert days.first in days
    assert before.last not in days


@given(any_text, st.dates())
def test_whatever_is_written_is_read_without_an_error(words, today):
    period(words, today)
    assert all(match.group() for match in re.finditer(WHEN, words))
