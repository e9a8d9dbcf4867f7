import anything
from hypothesis import given
from hypothesis import strategies as st

from bot import utf16

units = st.integers(-2, 40)


def test_an_emoji_counts_for_two():
    assert utf16.length("ok 😀") == 5


@given(anything.text, units)
def test_a_prefix_starts_the_text_within_its_units(text, most):
    text = text.encode(errors="replace").decode()
    prefix = utf16.prefix(text, most)
    assert text.startswith(prefix)
    assert utf16.length(prefix) <= max(0, most)


@given(anything.text, units)
def test_a_suffix_ends_the_text_within_its_units(text, most):
    text = text.encode(errors="replace").decode()
    suffix = utf16.suffix(text, most)
    assert text.endswith(suffix)
    assert utf16.length(suffix) <= max(0, most)


def test_no_character_is_cut_in_two():
    assert utf16.prefix("a😀", 2) == "a"
    assert utf16.suffix("😀a", 2) == "a"


@given(anything.text, anything.text, anything.text)
def test_a_part_is_found_and_taken_out_by_its_offset(before, part, after):
    offset, length = utf16.length(before), utf16.length(part)
    whole = before + part + after
    assert utf16.length(utf16.part(whole, offset, length)) == length
    if not any("\ud800" <= character <= "\udfff" for character in whole):
        assert utf16.part(whole, offset, length) == part
        assert utf16.without(whole, [(offset, length)]) == before + after


def test_several_stretches_are_taken_out_at_once():
    assert utf16.without("😀 @bot, hi @bot", [(3, 4), (12, 4)]) == "😀 , hi "
