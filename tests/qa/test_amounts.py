"""Figures as values: numbers with their units, and days as far as they are told."""

import pytest
from anything import text as any_text
from hypothesis import given
from hypothesis import strategies as st
from prose import sentences

from qa.amounts import Day, Figure, amounts, contradict, unmatched

NUMBERS = {
    "4,000 bells": (4000, "", ("bells",)),
    "4 thousand bells": (4000, "", ("bells",)),
    "four thousand bells": (4000, "", ("bells",)),
    "twenty-three ships": (23, "", ("ships",)),
    "a million people": (1_000_000, "", ("people",)),
    "$4 million": (4_000_000, "dollar", ()),
    "$4m": (4_000_000, "dollar", ()),
    "4.0 million US dollars": (4_000_000, "dollar", ()),
    "USD is 7 EUR": (7, "euro", ()),
    "8%": (8, "%", ()),
    "eight per cent": (8, "%", ()),
    "520.5 tenge": (520.5, "tenge", ()),
    "4 m of rope": (4, "", ("m", "of")),
}
DAYS = {
    "on 3 May 2025": Day(3, 5, 2025),
    "on May 3": Day(3, 5, None),
    "in August 2024": Day(None, 8, 2024),
    "since May": Day(None, 5, None),
    "in 2019": Day(None, None, 2019),
}


@pytest.mark.parametrize("words", sorted(NUMBERS))
def test_a_number_is_read_with_its_unit_or_with_what_it_counts(words):
    (found,) = amounts(f"There: {words}.")
    assert (found.value, found.unit, found.counted) == NUMBERS[words]


@pytest.mark.parametrize("words", sorted(DAYS))
def test_a_day_is_read_as_far_as_it_is_told(words):
    (found,) = amounts(f"It rained {words}.")
    assert found.value == DAYS[words]


@pytest.mark.parametrize(
    "sentence", ["One of them left.", "COVID-19 came.", "The B12 is late.", "May it rain."]
)
def test_names_and_pronouns_are_no_figures(sentence):
    assert amounts(sentence) == []


@given(sentences | any_text)
def test_figures_stand_apart_in_the_sentence(sentence):
    found = sorted(amounts(sentence), key=lambda each: each.start)
    assert all(0 <= each.start < each.end <= len(sentence) for each in found)


def figure(value, unit="", *counted):
    return Figure(value, unit, frozenset(counted))


def test_figures_are_the_same_when_value_and_kind_are():
    assert figure(4000, "", "bell").is_same(figure(4000.0, "", "old", "bell"))
    assert not figure(4000, "", "bell").is_same(figure(4000, "", "coin"))
    assert not figure(4, "%").is_same(figure(4, "dollar"))
    assert figure(Day(3, 5, None)).is_same(figure(Day(None, 5, 2025)))
    assert not figure(Day(3, 5, None)).is_same(figure(Day(4, 5, 2025)))


def test_round_numbers_contradict_nothing():
    assert contradict([figure(4000, "", "bell")], [figure(3200, "", "bell")])
    assert not contradict([figure(4000, "", "bell")], [figure(3960, "", "bell")])
    assert not contradict([figure(4, "%")], [figure(5, "dollar")])
    assert not contradict(
        [figure(4, "%"), figure(Day(None, 5, None))], [figure(5, "%"), figure(Day(None, 6, None))]
    )


FIGURES = st.builds(
    Figure,
    st.sampled_from([1.0, 4.0, 4000.0, 3960.0, Day(3, 5, None), Day(None, 5, 2025), Day(None, None, 2024)]),
    st.sampled_from(["", "%", "dollar"]),
    st.frozensets(st.sampled_from(["bell", "coin"])),
)


@given(st.lists(FIGURES, max_size=3), st.lists(FIGURES, max_size=3))
def test_it_does_not_matter_whose_figures_come_first(one, other):
    left, right = unmatched(one, other), unmatched(other, one)
    assert contradict(left, right) is contradict(right, left)
    assert unmatched(one, one) == []
