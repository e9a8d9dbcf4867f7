import anything
from hypothesis import given
from hypothesis import strategies as st

from bot import trimming, utf16
from bot.markup import clean

clean_text = anything.long_text.map(clean)
rooms = st.integers(0, 5_000)


def test_what_fits_stays_as_it_is():
    assert trimming.first_of("One. Two.", 9) == "One. Two."
    assert trimming.last_of("One. Two.", 9) == "One. Two."


def test_a_long_text_is_cut_after_a_sentence():
    assert trimming.first_of("It rained all day. It snowed at night.", 32) == "It rained all day. […]"


def test_a_long_text_is_cut_before_a_sentence():
    assert trimming.last_of("It rained all day. It snowed at night.", 32) == "[…] It snowed at night."


def test_a_sentence_that_keeps_too_little_is_cut_between_words():
    assert trimming.first_of("No. It rained all day in the north", 30) == "No. It rained all day in […]"
    assert trimming.last_of("It rained all day in the north. No", 30) == "[…] all day in the north. No"


def test_a_word_without_an_end_is_cut_inside():
    assert trimming.first_of("a" * 20, 10) == "aaaaaa […]"
    assert trimming.last_of("a" * 20, 10) == "[…] aaaaaa"


def test_no_room_gives_nothing():
    assert trimming.first_of("words", 4) == trimming.last_of("words", 4) == ""
    assert trimming.first_of(" " * 20, 10) == trimming.last_of(" " * 20, 10) == ""


@given(clean_text, rooms)
def test_a_cut_text_fits_and_is_a_marked_piece_of_the_whole(text, room):
    first, last = trimming.first_of(text, room), trimming.last_of(text, room)
    assert utf16.length(first) <= room
    assert utf16.length(last) <= room
    if utf16.length(text) > room:
        assert first == "" or first.endswith(" […]")
        assert last == "" or last.startswith("[…] ")
    assert first.removesuffix(" […]") in text
    assert last.removeprefix("[…] ") in text


@given(clean_text, clean_text, rooms)
def test_what_stands_around_shares_the_room(before, after, room):
    cut_before, cut_after = trimming.around(before, after, room)
    assert utf16.length(cut_before) + utf16.length(cut_after) <= room
    if utf16.length(before) + utf16.length(after) <= room:
        assert (cut_before, cut_after) == (before, after)


def test_one_side_takes_the_room_that_the_other_leaves():
    assert trimming.around("", "Ten words", 9) == ("", "Ten words")
    assert trimming.around("Ten words", "", 9) == ("Ten words", "")


@given(clean_text, st.integers(1, 300))
def test_a_line_is_one_line_that_fits(text, room):
    line = trimming.line_of(text, room)
    assert len(line.splitlines()) <= 1
    assert utf16.length(line) <= room


def test_a_long_line_ends_in_an_ellipsis():
    assert trimming.line_of("The bridge\nover the Orsa", 16) == "The bridge…"
