"""Words that a reader picks out of a quotation stand where the reader saw them."""

import anything
import pytest
from bot_api import texts
from bot_api.entities import piece, units
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message

from bot import markup, rendering
from bot.pointing import place_in, pointed_at
from qa import Article, Quote, Span

CHAT = {"id": 7, "type": "private"}
TEXT = "Rain fell. The ferry 🙂 stopped. The ferry sank. Nobody was hurt."


def reply_to(shown, entities, position, words, **details):
    """A message that picks words out of another."""
    earlier = {"message_id": 4, "date": 0, "chat": CHAT, "text": shown, "entities": entities}
    quote = {"text": words, "position": position, "is_manual": True, **details}
    reply = {"message_id": 5, "date": 0, "chat": CHAT, "text": "Why?", "reply_to_message": earlier}
    return Message.de_json({**reply, "quote": quote}, None)


def pointed_in(html, words, after=""):
    """What is pointed at by picking words out of a message, the first behind others."""
    shown, entities = texts.read(html, "HTML")
    start = shown.index(words, shown.index(after))
    return pointed_at(reply_to(shown, entities, units(shown[:start]), words))


def words_at(text, pointed):
    place = place_in(text, Span(0, len(text)), pointed)
    return place and text[place.start : place.end], place


@pytest.mark.parametrize("quotation", ["blockquote", "blockquote expandable"])
def test_words_picked_out_of_a_quotation_are_found_in_the_article(quotation):
    html = f"<b>The ferry</b>\n<{quotation}>{TEXT}</{quotation.split()[0]}>"
    found, place = words_at(TEXT, pointed_in(html, "The ferry", after="stopped"))
    assert found == "The ferry"
    assert place.start == TEXT.index("The ferry sank")


def test_half_words_are_found_whole():
    assert (
        words_at(TEXT, pointed_in(f"<blockquote>{TEXT}</blockquote>", "erry 🙂 stop"))[0]
        == "ferry 🙂 stopped"
    )


def test_words_behind_a_mark_that_others_were_left_out_are_found():
    pointed = pointed_in("<blockquote>[…] The ferry sank. Nobody […]</blockquote>", "sank")
    assert words_at(TEXT, pointed)[0] == "sank"


@pytest.mark.parametrize("words", ["fell. […] The", "[…]", " "])
def test_words_on_both_sides_of_such_a_mark_are_in_no_place(words):
    assert pointed_in("<blockquote>Rain fell. […] The ferry sank.</blockquote>", words) is None


@pytest.mark.parametrize("words", ["Title", "Title\nThe ferry", "sank.\nEnd", "End"])
def test_words_outside_a_quotation_are_not_pointed_at(words):
    assert pointed_in("Title\n<blockquote>The ferry sank.</blockquote>\nEnd", words) is None


def test_what_telegram_picks_out_by_itself_is_not_pointed_at():
    entity = {"type": "blockquote", "offset": 0, "length": units(TEXT)}
    assert pointed_at(reply_to(TEXT, [entity], 0, "Rain", is_manual=None)) is None
    assert pointed_at(reply_to(TEXT, [entity], 0, "Rain")) is not None


def test_words_that_the_article_does_not_hold_any_more_are_in_no_place():
    assert words_at("It shone.", pointed_in(f"<blockquote>{TEXT}</blockquote>", "ferry"))[0] is None


@given(anything.long_text, anything.text, anything.long_text, st.data())
def test_whatever_is_picked_out_of_any_quotation_is_found_or_nothing_is(before, key, after, data):
    text = f"{before} Key {key} {after}"
    sentence = Span(len(before) + 1, len(before) + 5 + len(key))
    quote = Quote(Article("any", "Any", text), Span(0, len(text)), sentence)
    shown, entities = texts.read(rendering.quoted(quote, 1000), "HTML")
    start = data.draw(st.integers(0, len(shown) - 1))
    end = data.draw(st.integers(start + 1, len(shown)))
    picked = shown[start:end]
    pointed = pointed_at(reply_to(shown, entities, units(shown[:start]), picked))
    place = pointed and place_in(text, Span(0, len(text)), pointed)
    if place:
        assert picked.strip() in markup.clean(text[place.start : place.end])
        assert any(piece(shown, entity) for entity in entities)
