"""Whatever articles say, Telegram takes the card of an answer, with its buttons."""

import re
from dataclasses import replace

import anything
import pytest
from bot_api import keyboards, texts
from bot_api.entities import units
from hypothesis import given
from hypothesis import strategies as st

from bot import cards
from bot.cards import Action, View
from bot.texts import LANGUAGES, texts_in
from qa import Answer, Article, Quote, Span, Verdict

ENGLISH = texts_in("en")
PERMALINK = f"https://t.me/{'verbatim' * 4}?start=p{'x' * 46}"
STORM = Article("storm", "The storm", "Rain fell. The roof flew off. It was found in the lake.")
ROOF = Quote(STORM, Span(11, 29), Span(11, 29))


def shown(reply):
    """A reply's text and the buttons under it by their labels, if Telegram takes them."""
    text, _ = texts.read(reply.html, "HTML")
    markup = keyboards.check(reply.keyboard.to_dict()) if reply.keyboard else None
    rows = (markup or {"inline_keyboard": []})["inline_keyboard"]
    return texts.checked_length(text), {button["text"]: button for row in rows for button in row}


def answer_of(*quotes, **known):
    return Answer("What flew off?", Verdict.ANSWERED, 0.9, quotes, **known)


addresses = (
    anything.text
    | anything.text.map("https://news.example/{}".format)
    | anything.text.map("http://{}.example/".format)
    | st.sampled_from(
        [
            "https://localhost/a",
            "https://news.example:99999/a",
            "https://user@news.example/",
            "https://[::1]/a",
            "https://нью́с.example/статья",
            "http://news.example",
            "HTTPS://NEWS.EXAMPLE/?a=b&c=%zz",
            f"https://news.example/{'&' * 2000}",
        ]
    )
)


@st.composite
def quotes(draw):
    """A quote anywhere in any article."""
    before, key, after = draw(anything.long_text), draw(anything.text), draw(anything.long_text)
    names = {name: draw(anything.text) for name in ("title", "source_name")}
    article = Article(draw(st.uuids()).hex, text=f"{before} Key {key} {after}", url=draw(addresses), **names)
    sentence = Span(len(before) + 1, len(before) + 5 + len(key))
    start, end = draw(st.integers(0, sentence.start)), draw(st.integers(sentence.end, len(article.text)))
    return Quote(article, Span(start, end), sentence)


@given(
    st.lists(quotes(), min_size=1, max_size=3),
    st.lists(quotes(), max_size=5),
    st.lists(quotes(), max_size=4),
    st.lists(anything.long_text, max_size=3),
    st.booleans(),
    st.data(),
)
def test_a_card_of_any_articles_is_taken_by_telegram(found, agreeing, differing, carried, in_context, data):
    answer = answer_of(*found, carried=tuple(carried), agreeing=tuple(agreeing), differing=tuple(differing))
    number = data.draw(st.integers(0, len(found) - 1))
    view = View(Span(0, len(found[number].article.text)), PERMALINK, number, in_context=in_context)
    text, buttons = shown(cards.card(ENGLISH, answer, view))
    assert "Key" in text
    assert "Share" in buttons
    for button in buttons.values():
        carried_by_it = button.get("callback_data", "card:show:0")
        assert re.fullmatch(cards.PATTERN, carried_by_it)


@given(st.lists(anything.long_text, max_size=4), st.lists(anything.long_text, max_size=3), anything.long_text)
def test_any_question_not_found_is_told_with_what_was_made_of_it(offered, carried, asked):
    answer = Answer(asked, Verdict.NOT_FOUND, 0.0, corrected=asked, carried=tuple(carried))
    _, buttons = shown(cards.nothing(ENGLISH, answer, offered, asked))
    assert ("Ask without it" in buttons) == bool(carried)
    assert len(buttons) <= 2 + bool(carried)


def test_nothing_found_is_one_line_and_two_questions_to_ask():
    text, buttons = shown(
        cards.nothing(ENGLISH, Answer("?", Verdict.NOT_FOUND, 0.0), ["Who?", "When?", "Why?"])
    )
    assert text == "The articles do not say. You can ask:"
    assert list(buttons) == ["Who?", "When?"]


def test_nothing_found_and_nothing_to_offer_is_one_line():
    reply = cards.nothing(ENGLISH, Answer("?", Verdict.NOT_FOUND, 0.0), [])
    assert (reply.html, reply.keyboard) == ("The articles do not say.", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_fit_side_by_side_on_a_phone(language):
    quotes_there = answer_of(*[replace(ROOF, article=replace(STORM, url="https://news.example/"))] * 3)
    for in_context in (False, True):
        view = View(Span(0, len(STORM.text)), PERMALINK, 1, in_context=in_context)
        rows = cards.card(texts_in(language), quotes_there, view).keyboard.inline_keyboard
        assert [len(row) for row in rows] == [3, 2]
        assert all(units(button.text) <= 16 for row in rows for button in row)


def test_a_first_card_leads_forward_and_a_last_one_back():
    answer = answer_of(ROOF, ROOF, ROOF)
    labels = [
        {"More", "Back"} & set(shown(cards.card(ENGLISH, answer, View(ROOF.span, number=number)))[1])
        for number in range(3)
    ]
    assert labels == [{"More"}, {"More", "Back"}, {"Back"}]


@pytest.mark.parametrize(
    ("address", "has_source"),
    [
        ("https://news.example/storm", True),
        ("http://news.example:8080/storm?a=1#top", True),
        ("", False),
        ("storm.html", False),
        ("https://localhost/storm", False),
        ("ftp://news.example/", False),
        ("https://user:word@news.example/", False),
    ],
)
def test_only_an_address_that_telegram_takes_is_put_on_a_button(address, has_source):
    quote = replace(ROOF, article=replace(STORM, url=address))
    _, buttons = shown(cards.card(ENGLISH, answer_of(quote), View(quote.span)))
    assert ("Source ↗" in buttons) is has_source


def test_a_long_key_sentence_is_shared_in_its_first_words():
    long = Article("long", "Long", "word " * 500)
    quote = Quote(long, Span(0, 2499), Span(0, 2499))
    _, buttons = shown(cards.card(ENGLISH, answer_of(quote), View(quote.span, PERMALINK)))
    assert len(buttons["Share"]["url"]) < 1024


@pytest.mark.parametrize("action", Action)
def test_what_a_button_carries_is_read_back(action):
    assert re.fullmatch(cards.PATTERN, f"card:{action}:2")
    assert cards.tapped(f"card:{action}:2") == (action, 2)
