"""Addresses that open an article at quoted words."""

import anything
import browser
import pytest
from bot_api import links as telegram_links
from hypothesis import assume, given
from hypothesis import strategies as st

from bot import fragments
from qa import Span

URL = "https://courier.example/bridge"
LONG = (
    "The new bridge over the Orsa, which took the town four years and 84 million crowns to build, was opened by "
    "Mayor Lena Holt on Monday before some 3,000 people."
)
TEXT = (
    f"Rain fell. Boats waited.\n\n{LONG} It rained again. Rain fell. The ferry stopped - at last, & for good."
)


def address(words, text=TEXT, url=URL, place=0):
    start = [at for at in range(len(text)) if text.startswith(words, at)][place]
    return fragments.source_url(url, text, Span(start, start + len(words)))


def test_a_page_opens_at_a_sentence():
    assert address("Boats waited.") == f"{URL}#:~:text=Boats%20waited."


def test_what_has_a_meaning_in_the_address_is_encoded():
    opened = address("The ferry stopped - at last, & for good.")
    assert opened == f"{URL}#:~:text=The%20ferry%20stopped%20%2D%20at%20last%2C%20%26%20for%20good."


def test_a_long_sentence_is_given_by_its_first_and_last_words():
    assert address(LONG) == f"{URL}#:~:text=The%20new%20bridge%20over,before%20some%203%2C000%20people."


def test_last_words_that_come_earlier_in_the_sentence_are_told_apart():
    sentence = f"{LONG} And then another bridge, also before some 3,000 people."
    opened = address(sentence, sentence)
    assert opened.endswith(",also%20before%20some%203%2C000%20people.")


def test_words_that_stand_earlier_too_are_told_apart_by_those_before_them():
    assert address("Rain fell.") == f"{URL}#:~:text=Rain%20fell."
    assert address("Rain fell.", place=1) == f"{URL}#:~:text=It%20rained%20again.-,Rain%20fell."


def test_words_that_nothing_tells_apart_are_not_marked():
    text = "\n\n".join(["Rain fell."] * 3)
    assert address("Rain fell.", text) == f"{URL}#:~:text=Rain%20fell."
    assert address("Rain fell.", text, place=2) == URL


def test_words_of_two_paragraphs_are_given_by_the_first_and_the_last():
    assert (
        address("Boats waited.\n\nThe new bridge", TEXT)
        == f"{URL}#:~:text=Boats%20waited.,The%20new%20bridge"
    )


def test_words_broken_into_lines_are_found_on_the_page():
    assert address("Boats\n waited.", "Rain fell. Boats\n waited.") == f"{URL}#:~:text=Boats%20waited."


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        (f"{URL}?a=1&b=2", f"{URL}?a=1&b=2#:~:text=Boats%20waited."),
        (f"{URL}#comments", f"{URL}#comments:~:text=Boats%20waited."),
        (f"{URL}#", f"{URL}#:~:text=Boats%20waited."),
        (f"{URL}#:~:text=rain", f"{URL}#:~:text=Boats%20waited."),
        (f"{URL}#a:~:text=rain&text=b", f"{URL}#a:~:text=Boats%20waited."),
    ],
)
def test_a_fragment_of_the_address_is_kept_and_other_words_are_not(url, opened):
    assert address("Boats waited.", url=url) == opened


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://courier.example/a",
        "courier.example",
        "https://",
        "https://a b/",
        "file:///etc/a",
        "https://[",
    ],
)
def test_an_address_that_is_none_of_the_web_stays_as_it_is(url):
    assert address("Boats waited.", url=url) == url


@pytest.mark.parametrize("words", ["", " \n ", "\x00", "Rain \ud800 fell."])
def test_nothing_to_find_leaves_the_address_as_it_is(words):
    assert fragments.source_url(URL, words, Span(0, len(words))) == URL


def test_an_address_that_opens_in_telegram_stays_as_it_is():
    post = "https://t.me/harbour_news/5"
    assert fragments.source_url(post, "The ferry stops. Buses run.", Span(0, 16)) == post


def test_an_address_that_would_be_too_long_stays_as_it_is():
    url = f"{URL}/{'a' * 2000}"
    assert address("Boats waited.", url=url) == url
    assert address("ж" * 600, "ж" * 600) == URL


WORDS = [
    "Rain",
    "fell",
    "on",
    "the",
    "Old",
    "bridge,",
    "é",
    "É",
    "ß",
    "co-op",
    "&",
    "3,000",
    "\u201cand\u201d",
]
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), min_size=1, max_size=8)


@given(SENTENCES, st.data())
def test_a_browser_marks_exactly_the_words_meant_or_none(sentences, data):
    ends = st.sampled_from([". ", ".\n", ".\n\n"])
    written = [" ".join(words) + data.draw(ends) for words in sentences]
    chosen = data.draw(st.integers(0, len(written) - 1))
    before, key, text = "".join(written[:chosen]), written[chosen].rstrip(), "".join(written)
    opened = fragments.source_url(URL, text, Span(len(before), len(before) + len(key)))
    assume(opened != URL)
    end = len(browser.page_of(before + key))
    assert browser.marked(opened, text) == (end - len(browser.page_of(key)), end)


@given(anything.long_text, st.data())
def test_any_words_make_an_address_that_telegram_takes(text, data):
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    opened = fragments.source_url(URL, text, Span(start, end))
    assert telegram_links.checked(opened) == opened
    assert opened.startswith(URL)
    assert len(opened) <= 2048
