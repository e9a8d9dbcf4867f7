"""Where quotes stand."""

from dataclasses import replace

import pytest
from memories import BRIDGE, PLACE, QUOTE

from bot.store.places import read_places, write_places


def test_a_quote_is_found_again_at_its_place():
    assert PLACE.quote_in(BRIDGE) == QUOTE


def test_a_quote_is_gone_when_the_article_says_other_words_there():
    for text in (BRIDGE.text.replace("84", "85"), f"Now: {BRIDGE.text}", "Short."):
        assert PLACE.quote_in(replace(BRIDGE, text=text)) is None


def test_a_quote_stays_when_the_article_changes_elsewhere():
    longer = replace(BRIDGE, text=f"{BRIDGE.text} People cheered.")
    assert PLACE.quote_in(longer).text == QUOTE.text


def test_a_quote_is_in_no_other_article():
    assert PLACE.quote_in(replace(BRIDGE, id="copy")) is None


def test_places_are_read_as_they_were_written():
    assert read_places(write_places([PLACE, PLACE])) == (PLACE, PLACE)


@pytest.mark.parametrize("written", ["", "[", "7", "[7]", '[["a", 1, 2]]', '{"a": 1}'])
def test_what_is_no_places_is_refused(written):
    with pytest.raises(ValueError, match=r"\w"):
        read_places(written)
