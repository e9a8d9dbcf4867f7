"""Briefings about what a reader names, as an archive gives them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import Archive, Article
from qa.anaphora import leans
from qa.errors import UnknownArticle
from qa.sentences import sentence_spans

FERRY = Article(
    "ferry",
    "Selm opens a second ferry line",
    "The town of Selm has opened a second ferry line to the island of Orra. It cost $4 million and took two years.\n\n"
    "The mayor Ada Brook stood on the quay and waved for 20 minutes. About 900 people a day will use the ferry line.",
    published=date(2025, 5, 1),
)
TRADE = Article(
    "trade",
    "Trade with the islands grows by a third",
    "Trade between Selm and the islands is now worth $90 million a year. Fish makes up 60 percent of it.\n\n"
    "The ministry expects that commerce with Orra will double by 2030. Rain fell on 300 boats in the old harbour.",
    published=date(2025, 8, 4),
)
PEARS = Article(
    "pears",
    "The valley that pulled up its pears",
    "Growers have felled 310,000 pear trees since 2022. Land prices have fallen by 40 percent in the valley.",
    published=date(2024, 1, 1),
)
NAMES = ["Selm", "ferry", "line", "Orra", "trade", "islands", "pears", "valley", "mayor", "the", "in"]
ARCHIVE = Archive.build([PEARS, FERRY, TRADE])


def told(topic, words=150):
    return [(quote.article.id, quote.text) for quote in ARCHIVE.brief_on(topic, words).quotes]


def lines(topic, words=150):
    return [text for _, text in told(topic, words)]


def test_a_topic_is_told_over_several_articles_the_latest_first():
    assert [article for article, _ in told("Orra")] == ["trade", "ferry", "ferry"]


def test_only_what_is_about_the_topic_is_told_and_what_leans_on_it():
    assert lines("pear trees") == ["Growers have felled 310,000 pear trees since 2022."]
    assert lines("the ferry line") == [
        "The town of Selm has opened a second ferry line to the island of Orra.",
        "It cost $4 million and took two years.",
        "About 900 people a day will use the ferry line.",
    ]


def test_another_word_for_the_topic_and_a_slip_in_it_are_understood():
    assert "The ministry expects that commerce with Orra will double by 2030." in lines("trade")
    assert lines("Ada Brok") == lines("Ada Brook") != []


@pytest.mark.parametrize("title", ["The valley that pulled up its pears", "valley that pulled up pears"])
def test_words_that_name_an_article_brief_it(title):
    assert ARCHIVE.brief_on(title) == ARCHIVE.brief("pears")


@pytest.mark.parametrize("topic", ["chess championship", "the", "", "  ?! ", "a penguin on the moon"])
def test_of_what_no_article_speaks_nothing_is_told(topic):
    assert told(topic) == []


def test_nothing_is_told_from_an_empty_archive():
    assert Archive.build([]).brief_on("ferry").quotes == ()


def test_two_articles_that_say_the_same_are_told_once():
    again = Article("again", "News of the port", FERRY.text.partition("\n")[0], published=date(2025, 6, 1))
    quotes = Archive.build([FERRY, again, PEARS]).brief_on("the island of Orra").quotes
    assert [quote.text for quote in quotes].count("It cost $4 million and took two years.") == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=4), st.integers(-2, 90))
def test_a_topic_keeps_to_its_budget_to_whole_sentences_and_to_what_stands_on_its_own(topic, words):
    quotes = ARCHIVE.brief_on(" ".join(topic), words).quotes
    assert sum(len(quote.text.split()) for quote in quotes) <= max(words, 0)
    order = [article.id for article in ARCHIVE.articles]
    places = [(order.index(quote.article.id), quote.span) for quote in quotes]
    assert places == sorted(places)
    for quote in quotes:
        spans = sentence_spans(quote.article.text)
        assert quote.span in spans
        for before, span in pairwise(spans):
            if span == quote.span and leans(quote.text):
                assert (order.index(quote.article.id), before) in places


def test_figures_and_statements_are_of_the_latest_article_unless_one_is_named():
    assert ARCHIVE.figures() == ARCHIVE.figures("trade")
    assert {quote.article.id for quote in ARCHIVE.figures("pears").quotes} == {"pears"}
    assert [statement.speaker for statement in ARCHIVE.statements()] == ["The ministry"]
    assert ARCHIVE.statements("pears") == ()


def test_an_article_that_there_is_not_has_no_figures_and_no_statements():
    for archive, name in ((ARCHIVE, "penguins"), (Archive.build([]), None)):
        with pytest.raises(UnknownArticle):
            archive.figures(name)
        with pytest.raises(UnknownArticle):
            archive.statements(name)
