import re

import anything
import pytest
from bot_api.keyboards import DATA_BYTES
from hypothesis import given
from hypothesis import strategies as st

from bot import links
from qa import Article, Quote, Span


@given(st.lists(anything.text, min_size=1, unique=True), st.data())
def test_a_button_finds_its_question_again(offered, data):
    question = data.draw(st.sampled_from(offered))
    assert links.question_of(links.data_of(question), offered) == question


@given(anything.long_text)
def test_the_data_of_any_question_fit_in_a_button(question):
    assert 0 < len(links.data_of(question).encode()) <= DATA_BYTES


@given(anything.text)
def test_data_of_another_make_find_nothing(data):
    assert links.question_of(data, ["How long is the bridge?"]) is None


def test_a_question_off_the_offer_is_not_found():
    assert links.question_of(links.data_of("Who built it?"), ["Who paid for it?"]) is None
    assert links.question_of(links.data_of("Who built it?"), []) is None


def test_the_data_do_not_change_from_one_start_to_the_next():
    assert links.data_of("How many herons nest in the marsh?") == "ask:9bff9c634a10671f"


STORY = Article("bridge", "The bridge opens", "Rain fell. The bridge opened on Monday. It cost 84 million.")
QUOTE = Quote(STORY, Span(11, len(STORY.text)), Span(11, 39))
LONGEST = 2**31  # code points of a text
CHARACTERS = re.compile(r"[A-Za-z0-9_-]+")


@st.composite
def quotes(draw):
    """A quote of some article; the words of the key sentence lie inside."""
    text = draw(anything.text.filter(bool))
    places = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    article = Article(draw(anything.text), "", text)
    return Quote(article, Span(places[0], places[3]), Span(places[1], places[2]))


@st.composite
def far_quotes(draw):
    """A quote of an article as long as can be; what it is made of does not matter."""
    places = sorted(draw(st.lists(st.integers(0, LONGEST), min_size=4, max_size=4)))
    return Quote(STORY, Span(places[0], places[3]), Span(places[1], places[2]))


@given(quotes(), st.lists(anything.text))
def test_a_place_leads_back_to_its_quote(quote, other_ids):
    others = [Article(each, "", quote.article.text) for each in other_ids if each != quote.article.id]
    assert links.quote_of(links.place_code(quote), [*others, quote.article]) == quote


@given(far_quotes())
def test_a_place_fits_in_a_link_and_in_a_button_wherever_it_is(quote):
    code = links.place_code(quote)
    assert CHARACTERS.fullmatch(code)
    assert len(code) <= links.PLACE_CHARACTERS
    assert len(f"{links.PASSAGE}{code}") <= 64
    assert links.quote_of(code, [STORY]) in (quote, links.Lost.CHANGED)


@given(far_quotes(), far_quotes())
def test_two_places_have_two_codes(one, other):
    same = (one.span, one.sentence) == (other.span, other.sentence)
    assert (links.place_code(one) == links.place_code(other)) == same


@given(quotes(), st.data())
def test_a_code_that_was_damaged_is_refused(quote, data):
    code = links.place_code(quote)
    place = data.draw(st.integers(0, len(code) - 1))
    damage = data.draw(st.text(st.sampled_from("".join(map(chr, range(33, 127))) + "é\ud800"), max_size=5))
    damaged = code[:place] + damage + code[place + len(damage) or 1 :]
    if damaged != code:
        assert links.quote_of(damaged, [quote.article]) is links.Lost.DAMAGED


@given(anything.text)
def test_a_code_of_another_make_is_no_place(code):
    assert links.quote_of(code, [STORY]) is links.Lost.DAMAGED


def test_a_code_that_puts_the_key_sentence_outside_is_refused():
    astray = links.place_code(Quote(STORY, Span(11, 39), Span(11, 40)))
    assert links.quote_of(astray, [STORY]) is links.Lost.DAMAGED


def test_a_place_in_an_article_that_is_gone_is_lost():
    assert links.quote_of(links.place_code(QUOTE), []) is links.Lost.GONE


@pytest.mark.parametrize(
    "text",
    [
        STORY.text.replace("84", "85"),
        STORY.text.replace("Rain", "Snow-rain"),
        STORY.text[:-1],
        "",
    ],
)
def test_a_place_whose_words_changed_shows_no_others(text):
    changed = Article(STORY.id, STORY.title, text)
    assert links.quote_of(links.place_code(QUOTE), [changed]) is links.Lost.CHANGED


def test_a_place_stays_when_words_elsewhere_or_the_title_change():
    changed = Article(STORY.id, "Open at last", STORY.text.replace("Rain", "Snow") + " More follows.")
    assert links.quote_of(links.place_code(QUOTE), [changed]) == Quote(changed, QUOTE.span, QUOTE.sentence)


def test_a_permalink_opens_the_bot_and_does_not_change_from_one_start_to_the_next():
    address = links.permalink("verbatim_bot", QUOTE)
    assert address == "https://t.me/verbatim_bot?start=pThfa-LjHqu0nPQswAByraM4o"
