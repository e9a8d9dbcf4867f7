import pytest

from qa.analysis import Analyzer
from qa.salience import salience

ANALYZER = Analyzer()


def terms(words):
    return frozenset(token.term for token in ANALYZER.tokens(words))


def scores(*sentences, title=""):
    return salience(sentences, [terms(sentence) for sentence in sentences], terms(title))


@pytest.mark.parametrize(
    ("news", "plain"),
    [
        ("The mill has 640 workers near town.", "The mill has its workers near town."),
        ("The mill has $640 workers near town.", "The mill has 640 workers near town."),
        ("The mill has 640 million workers near town.", "The mill has 640 old red workers near town."),
        ("The mill stood here in 1908 near town.", "The mill stood here in spring near town."),
        ("The mill stood here on May 3 near town.", "The mill stood here on stilts near town."),
        ("The mill is larger than any town.", "The mill is larger near any town."),
        ("The mill sold boats near town.", "The mill saw boats near town."),
        ("The mill has old workers near town.", "“The mill has old workers near town.”"),
        ("The mill has workers, boats and barns near town.", "The mill has workers near town."),
    ],
)
def test_news_goes_before_what_is_plain(news, plain):
    better, worse = scores(news, plain)
    assert better > worse


@pytest.mark.parametrize(
    "words",
    [
        "at 9:30 near town",
        "at 9 a.m. near town",
        "of page No. 9 near town",
        "of a 9-year-old near town",
        "the 9th near town",
    ],
)
def test_a_clock_a_label_an_age_or_a_rank_is_no_figure(words):
    clock, nine = scores(f"The mill {words}.", f"The mill {words.replace('9', '9 9', 1)}.")
    assert clock < nine


def test_the_subject_of_the_article_goes_before_what_stands_beside_it():
    score = scores("The mill burns.", "The mill floods.", "The mill crumbles.", "A heron sleeps.")
    assert score[0] > score[3]


def test_an_opening_that_says_what_the_headline_says_is_lifted():
    sentences = ["A mill burns in Selm.", "A barn stands on Orra."]
    lifted, beside = scores(*sentences, title="Mill burns down")
    assert lifted > beside
    assert (
        scores(*sentences, title="Ferry opens") == scores(*sentences) == scores(*sentences, title="Old mill")
    )


def test_the_closing_counts_less():
    score = scores(*["The mill burns."] * 30)
    assert score[0] == score[27] > score[28] == score[29]


def test_the_longer_the_article_the_less_is_each_sentence():
    assert scores(*["The mill."] * 5)[0] < 0.5
    several = [f"Mill {number} x{number}." for number in range(400)]
    assert scores(*several)[0] < scores(*several[:100])[0]


def test_every_score_is_a_probability_and_a_sentence_without_terms_has_none():
    assert scores("…", "It is.", "The mill paid $9 million in 2020.")[:2] == [0.0, 0.0]
    assert all(0 <= score < 1 for score in scores("$1 2020 won than " * 500, "The mill."))
    assert scores() == []
