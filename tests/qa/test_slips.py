import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.slips import ADDED, MISSING, OTHER, SWAPPED, LongWords, Slip, are_within, slips

LETTERS = string.ascii_lowercase
words = st.text(st.sampled_from("abcd"), max_size=8)


def distance(word, other):
    """Slips between two words, each letter changed once at most, by the textbook's table (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(word, start=1):
        rows.append([i])
        for j, b in enumerate(other, start=1):
            costs = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b)]
            if i > 1 and j > 1 and a == other[j - 2] and b == word[i - 2]:
                costs.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(costs))
    return rows[-1][-1]


@pytest.mark.parametrize(
    ("written", "meant", "weight"),
    [
        ("facory", "factory", MISSING),
        ("facotry", "factory", SWAPPED),
        ("facttory", "factory", ADDED),
        ("fagtory", "factory", OTHER),
    ],
)
def test_a_slip_is_told_by_its_kind(written, meant, weight):
    assert set(slips(written, LETTERS, {"factory", "fact", "actor"})) == {Slip(weight, meant)}


def test_a_swap_is_likelier_than_a_missing_letter_and_that_than_one_too_many_or_another():
    assert SWAPPED > MISSING > ADDED > OTHER


@given(words, st.sets(words))
def test_all_words_one_slip_away_are_found_and_no_others(word, known):
    assert {slip.meant for slip in slips(word, "abcd", known - {word})} == {
        other for other in known if distance(word, other) == 1
    }


@given(words, words, st.integers(0, 2))
def test_two_words_are_as_near_as_the_textbook_says(word, other, most):
    assert are_within(most, word, other) == (distance(word, other) <= most)


@given(st.text(max_size=9), st.text(max_size=9))
def test_nearness_goes_both_ways(word, other):
    assert are_within(2, word, other) == are_within(2, other, word)


@given(st.text(st.characters(codec="utf-8"), max_size=9), st.sets(words))
def test_the_words_two_slips_away_are_found_among_many(word, known):
    found = LongWords(sorted(known)).within_two_slips(word)
    assert found == [other for other in sorted(known) if distance(word, other) <= 2]


@given(words, st.sets(words))
def test_letters_that_stand_often_hide_no_word(word, known):
    doubled = {other * 2 for other in known}
    found = set(LongWords(doubled).within_two_slips(word * 2))
    assert found == {other for other in doubled if distance(word * 2, other) <= 2}
