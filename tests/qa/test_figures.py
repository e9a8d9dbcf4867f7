import re
from itertools import pairwise
from pathlib import Path

import pytest
from anything import long_text
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.figures import figures
from qa.loading import load_file
from qa.model import Article
from qa.sentences import sentence_spans

ARTICLES = Path(__file__).parents[1] / "quality" / "articles"
NUMBER_WORDS = re.compile(
    r"\b(?:hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|tenths?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|\w+ty|dozen|hundred|thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)


def article(text):
    return Article(id="a", title="A", text=text)


def marked(text):
    """The figures of a text, as they are marked."""
    quotes = figures(article(text)).quotes
    return [text[mark.start : mark.end] for quote in quotes for mark in quote.highlights]


def own_articles():
    return [load_file(path, root=ARTICLES) for path in sorted(ARTICLES.glob("*.md"))]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The line cost $4 million.", ["$4 million"]),
        ("It paid US$1.5bn and 900 manat.", ["US$1.5bn", "900 manat"]),
        ("The price rose to 3.50 euros from 3 euros.", ["3.50 euros", "3 euros"]),
        ("Output fell by 9 percent, or 4.5%, not 2 percentage points.", ["9 percent", "4.5%", "2 percentage points"]),
        ("About 4,000 companies employ 1 200 people.", ["4,000", "1 200"]),
        ("Over 12,000 students came.", ["12,000"]),
        ("They signed 18 agreements in three days.", ["18", "three"]),
        ("Revenue was between 16.8 and 17.2 billion crowns.", ["16.8", "17.2 billion crowns"]),
        ("It passed by 17 to 14.", ["17", "14"]),
        ("She crossed the line in 2:18:51.", ["2:18:51"]),
        ("The pilot is 22, the 30-day ban is new.", ["22", "30"]),
        ("A third of the reef is dead.", ["A third"]),
        ("Costs have grown by a third since 2022.", ["a third"]),
        ("It takes three quarters of an hour.", ["three quarters"]),
        ("Half of them left; one in four stayed.", ["one", "four"]),
        ("They lost half of their homes.", ["half"]),
        ("Twenty-five boats and a dozen barges sank.", ["Twenty-five", "a dozen"]),
        ("Two million people live there.", ["Two million"]),
        ("In Ankara 18 agreements were signed.", ["18"]),
        ("Nearly 40 came, some 2000 people left.", ["40", "2000"]),
        ("The water is 18° warm.", ["18"]),
        ("Ціна зросла на 15%.", ["15%"]),
        ("Kömək 5 milyon manat oldu.", ["5 milyon manat"]),
    ],
)  # fmt: skip
def test_amounts_counts_shares_and_measures_are_figures(sentence, found):
    assert marked(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The school will open in 2026.",
        "It was signed on 4 August 2025 and on May 3.",
        "From 3 to 5 May and 2024-25, or 2025-08-04, or 04.08.2025.",
        "It began in the 1990s and the mid-2000s.",
        "At 6:02 p.m. and at 8 a.m. and at 19:30 it rang.",
        "He came at seven, and by ten o'clock he was gone.",
        "They met two years ago, Ten years ago, and 30 years ago.",
        "It was the 5th meeting, in the 20th century, the twenty-first of its kind.",
        "An Ariane 5 and a Boeing 737 flew.",
        "COVID-19, the G20, the T2 and comet 67P are names.",
        "Item No. 4, article 5 and page 12 were read.",
        "It was a storm of category 4.",
        "1. The council met.",
        "The council met.[3]",
        "The two sides and both presidents agreed.",
        "One of the most notable events was this one.",
        "See https://example.org/2024/55 or write to desk24@example.org.",
        "Call +994 12 555 55 55 or 0800 55 74 or 555-12-34.",
        "The shop is open 24/7.",
        "In the first half of the game nobody scored.",
    ],
)
def test_dates_ordinals_lists_and_names_are_no_figures(sentence):
    assert marked(sentence) == []


def test_each_sentence_with_a_figure_is_quoted_once_and_whole():
    text = "Selm has 40 boats. It has 3 ships, 9 barges and 2 tugs. Nobody counts them."
    quotes = figures(article(text)).quotes
    assert [quote.text for quote in quotes] == ["Selm has 40 boats.", "It has 3 ships, 9 barges and 2 tugs."]
    assert all(quote.sentence == quote.span for quote in quotes)
    assert len(quotes[1].highlights) == 3


def test_an_editors_note_a_heading_and_page_furniture_have_no_figures():
    text = (
        "Editor's note: Ann Lee won 12 prizes.\n\n## The 5 reasons\n\nPhoto: 40 boats\n\nThere are 7 piers."
    )
    assert [quote.text for quote in figures(article(text)).quotes] == ["There are 7 piers."]


def test_nothing_to_count_makes_an_empty_briefing():
    assert figures(article("The mayor waved in 2024.")).quotes == ()
    assert figures(article("")).quotes == ()


def test_every_article_of_our_own_has_figures_in_its_order():
    for source in own_articles():
        quotes = figures(source).quotes
        assert len(quotes) > 5
        assert all(one.span.end <= two.span.start for one, two in pairwise(quotes))


def _holds(source):
    spans = set(sentence_spans(source.text))
    for quote in figures(source).quotes:
        assert quote.span in spans
        assert quote.highlights
        assert all(one.end <= two.start for one, two in pairwise(quote.highlights))
        for mark in quote.highlights:
            assert mark in quote.span
            words = source.text[mark.start : mark.end]
            assert words == words.strip()
            assert re.search(r"\d", words) or NUMBER_WORDS.search(words)


def test_highlights_are_digits_or_number_words_inside_their_sentence():
    for source in own_articles():
        _holds(source)


@settings(max_examples=50, deadline=None)
@given(
    text=long_text
    | st.lists(
        st.sampled_from(["5", "$", " ", "two", "1,000", "May ", "a third", " of", ". ", "A", "-", "%"])
    ).map("".join)
)
def test_any_text_has_figures_that_are_slices_of_it(text):
    _holds(article(text))
