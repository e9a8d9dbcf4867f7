from datetime import date

import anything
import pytest
from bot_api import keyboards, texts
from bot_api.entities import piece, units
from hypothesis import given
from hypothesis import strategies as st

from bot import rendering
from bot.markup import clean
from bot.texts import texts_in
from qa import Answer, Article, Quote, Span, Verdict

ENGLISH = texts_in("en")
LIMIT = 4096
STORY = Article(
    id="bridge",
    title="The bridge opens",
    text="Rain fell. Boats waited. The bridge opened on Monday. It cost 84 million. Then <all> & co crossed.",
    source_name="River Courier",
    url="https://courier.example/bridge",
    published=date(2025, 8, 4),
)


class Shown:
    """A reply as a reader sees it, if Telegram takes it."""

    def __init__(self, reply):
        self.text, self.entities = texts.read(reply.html, "HTML")
        texts.checked_length(self.text)
        keyboard = reply.keyboard.to_dict() if reply.keyboard else None
        rows = (keyboards.check(keyboard) or {"inline_keyboard": []})["inline_keyboard"]
        self.buttons = [button["text"] for row in rows for button in row]

    def marked(self, *kinds):
        return [piece(self.text, entity) for entity in self.entities if entity["type"] in kinds]


def span_of(words, text=STORY.text):
    return Span(text.index(words), text.index(words) + len(words))


def quote_of(article, words, key):
    return Quote(article, span_of(words, article.text), span_of(key, article.text))


def card(quote, around=None, verdict=Verdict.ANSWERED, asked=""):
    answer = Answer("When did it open?", verdict, 0.9, (quote,))
    return Shown(rendering.card(ENGLISH, answer, around or quote.span, asked))


STORY_QUOTE = quote_of(STORY, "Boats waited. The bridge opened on Monday.", "The bridge opened on Monday.")


def test_a_card_names_its_source_and_shows_the_key_sentence_in_bold():
    shown = card(STORY_QUOTE)
    assert shown.text == (
        "The bridge opens · River Courier · 4 August 2025\nBoats waited. The bridge opened on Monday."
    )
    assert shown.marked("bold") == ["The bridge opens", "The bridge opened on Monday."]
    assert shown.marked("blockquote") == ["Boats waited. The bridge opened on Monday."]


def test_the_title_leads_to_the_key_sentence_in_the_article():
    [link] = [entity for entity in card(STORY_QUOTE).entities if entity["type"] == "text_link"]
    assert link["url"] == f"{STORY.url}#:~:text=The%20bridge%20opened%20on%20Monday."


def test_what_stands_around_the_quote_can_be_opened():
    shown = card(STORY_QUOTE, Span(0, len(STORY.text)))
    around = "Rain fell. […] It cost 84 million. Then <all> & co crossed."
    assert shown.marked("expandable_blockquote") == [around]
    assert shown.text.endswith(f"\nIn context\n{around}")


@pytest.mark.parametrize(
    ("around", "shown"),
    [("Rain fell. Boats waited. The bridge", "Rain fell. […]"), ("Boats", "[…] It cost 84 million.")],
)
def test_the_mark_stands_where_the_quote_does(around, shown):
    start = STORY.text.index(around)
    end = STORY_QUOTE.span.end if around != "Boats" else span_of("It cost 84 million.").end
    assert card(STORY_QUOTE, Span(start, end)).marked("expandable_blockquote") == [shown]


def test_nothing_around_shows_nothing():
    assert card(STORY_QUOTE).marked("expandable_blockquote") == []


def test_an_article_may_lack_all_but_its_words():
    for title in ("", " ", "\x00"):
        shown = card(quote_of(Article("notes/7", title, "It rained."), "It rained.", "It rained."))
        assert shown.text == "notes/7\nIt rained."


def test_the_author_stands_in_for_the_source():
    article = Article("a", "Rain", "It rained.", author="Lena Holt")
    assert card(quote_of(article, "It rained.", "It rained.")).text.startswith("Rain · Lena Holt\n")


def test_the_closest_words_say_that_they_may_not_answer():
    first, heading, _ = card(STORY_QUOTE, verdict=Verdict.CLOSEST).text.split("\n")
    assert "may not answer" in first
    assert heading.startswith("The bridge opens")


def test_a_card_tells_what_was_corrected_and_what_was_carried_over():
    answer = Answer("wen?", Verdict.ANSWERED, 0.9, (STORY_QUOTE,), "when <is> it?", ("the bridge", "Monday"))
    first, second, heading, _ = Shown(rendering.card(ENGLISH, answer, STORY_QUOTE.span)).text.split("\n")
    assert first == "Showing results for “when <is> it?”."
    assert second == "Still about: the bridge, Monday."
    assert heading.startswith("The bridge opens")


def test_a_question_that_nobody_wrote_is_shown_above():
    shown = card(STORY_QUOTE, asked="When did <it> open?")
    assert shown.text.startswith("When did <it> open?\nThe bridge opens")
    assert shown.marked("italic") == ["When did <it> open?"]


def test_a_greeting_is_two_lines_and_the_examples():
    shown = Shown(rendering.greeting(ENGLISH, ["Who?", "When?", "Where?"]))
    assert len(shown.text.splitlines()) == 2
    assert shown.buttons == ["Who?", "When?", "Where?"]


def test_a_long_question_is_cut_on_its_button_only():
    [label] = Shown(rendering.greeting(ENGLISH, [f"Why {'so ' * 40}long?"])).buttons
    assert label.startswith("Why so so")
    assert label.endswith("…")


def test_too_many_words_around_are_cut_farthest_first():
    sentences = [f"This is sentence number {number}." for number in range(1000)]
    text = " ".join(sentences)
    article = Article("long", "Long", text)
    shown = card(quote_of(article, sentences[500], sentences[500]), Span(0, len(text)))
    [around] = shown.marked("expandable_blockquote")
    assert "number 499. […] This is sentence number 501." in around
    assert around.startswith("[…] This is")
    assert around.endswith(". […]")
    assert units(around) <= 1500


def test_too_many_words_quoted_are_cut_around_the_key_sentence():
    before, after = "Long before that. " * 400, " Much later on." * 400
    article = Article("long", "Long", f"{before}It happened.{after}")
    shown = card(quote_of(article, article.text, "It happened."), Span(0, len(article.text)))
    assert "[…] Long before that. " in shown.text
    assert "Long before that. It happened. Much later on." in shown.text
    assert shown.text.endswith("Much later on. […]")
    assert units(shown.text) > LIMIT - 50


def test_a_key_sentence_longer_than_a_message_is_cut_and_marked():
    key = f"It was {'very, ' * 2000}long."
    shown = card(quote_of(Article("long", "Long", f"No. {key} Yes."), f"No. {key} Yes.", key))
    assert shown.marked("bold")[1].startswith("It was very, very,")
    assert shown.text.endswith(" […]")


@st.composite
def quotes(draw):
    """A quote anywhere in any article, with what stands around it."""
    parts = [draw(anything.long_text), draw(anything.text), draw(anything.long_text)]
    text = f"{parts[0]} Key {parts[1]} {parts[2]}"
    key = Span(len(parts[0]) + 1, len(parts[0]) + 4 + len(parts[1]))
    starts = draw(st.tuples(st.integers(0, key.start), st.integers(0, key.start)))
    ends = draw(st.tuples(st.integers(key.end, len(text)), st.integers(key.end, len(text))))
    names = {name: draw(anything.long_text) for name in ("title", "source_name", "author")}
    address = draw(anything.text.map("https://news.example/{}".format) | anything.text)
    published = draw(st.none() | st.dates())
    article = Article("any", text=text, url=address, published=published, **names)
    return Quote(article, Span(max(starts), min(ends)), key), Span(min(starts), max(ends))


@given(quotes(), st.sampled_from(Verdict), anything.long_text)
def test_a_card_of_any_article_is_taken_by_telegram(quote_and_around, verdict, asked):
    quote, around = quote_and_around
    shown = card(quote, around, verdict, asked)
    assert "Key" in shown.text


@given(quotes())
def test_a_quote_that_fits_is_shown_whole_and_in_order(quote_and_around):
    quote, _ = quote_and_around
    shown = anything.letters(card(quote).text)
    if units(quote.text) < LIMIT - 500:
        assert anything.letters(clean(quote.text)) in shown


@given(quotes())
def test_a_quote_that_does_not_fit_is_cut_but_never_reworded(quote_and_around):
    quote, _ = quote_and_around
    text = card(quote).text
    shown = text[text.index("\n") + 1 :].strip().removeprefix("[…]").removesuffix("[…]")
    assert anything.letters(shown) in anything.letters(clean(quote.text))


@given(st.lists(anything.long_text, max_size=4))
def test_any_question_can_be_offered(offered):
    assert len(Shown(rendering.greeting(ENGLISH, offered)).buttons) <= len(offered)
