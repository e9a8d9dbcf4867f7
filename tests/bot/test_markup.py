import anything
import pytest
from bot_api import html, texts
from bot_api.entities import piece, units
from hypothesis import given

from bot import markup


@given(anything.text)
def test_any_text_is_shown_as_it_is(text):
    shown, entities = html.parse(markup.escape(text))
    assert (shown, entities) == (markup.clean(text), [])


@given(anything.text)
def test_cleaning_keeps_every_place(text):
    assert len(markup.clean(text)) == len(text)
    assert markup.clean(markup.clean(text)) == markup.clean(text)


def test_letters_of_every_script_and_emoji_stay():
    assert markup.clean("Қазақ Türkiyə 日本 👨‍👩‍👧\n\tשלום") == "Қазақ Türkiyə 日本 👨‍👩‍👧\n\tשלום"


def test_controls_become_spaces_and_lone_surrogates_a_sign():
    assert markup.clean("a\x00b\ud800c") == "a b\ufffdc"


@given(anything.text)
def test_length_counts_what_the_reader_sees(text):
    shown = markup.blockquote(markup.bold(text) + markup.italic(text), expandable=True)
    assert markup.length(shown) == units(html.parse(shown)[0])


def test_nothing_is_neither_bold_nor_in_italics():
    assert markup.bold("") == markup.italic("") == ""


def test_a_title_leads_to_its_address():
    linked = markup.link(markup.bold("Title"), "https://news.example/?a=1&b='\"<2>")
    text, [bold, link] = html.parse(linked)
    assert (piece(text, link), link["url"]) == ("Title", "https://news.example/?a=1&b='\"<2>")
    assert bold["type"] == "bold"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "news.example",
        "ftp://news.example/",
        "javascript:alert(1)",
        "tg://user?id=1",
        "https://",
        "https://[broken",
        "https://news.example/a b",
        "https://news.example/\x00",
        "https://news.example/\ud800",
        "https://news.example/" + "a" * 2100,
    ],
)
def test_what_is_no_web_address_is_no_link(address):
    assert markup.link("Title", address) == "Title"


def test_a_blockquote_is_plain_or_expandable():
    def kind(shown):
        return texts.read(shown, "HTML")[1][0]["type"]

    assert kind(markup.blockquote("a")) == "blockquote"
    assert kind(markup.blockquote("a", expandable=True)) == "expandable_blockquote"
