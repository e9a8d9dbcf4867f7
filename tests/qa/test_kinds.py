import pytest
from anything import text as any_text
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import numbered

from qa.analysis import STOP, Analyzer
from qa.index.forward import index_articles
from qa.index.vocabulary import Vocabulary
from qa.kinds import Kind, kinds_of_terms

ANALYZER = Analyzer()
STORY = """\
Yesterday the mayor met Ada Brook in Selm. Because it rained, they met at the harbour for 90 minutes.

Ferries cost $4,000 in 2019 and 7,000 euro now. She called the U.S. visit by Ada a success. Brook and Selm agreed.

May it stay? It may. On 3 May about 12 percent stayed.
Harbour fees rose 1985 times; the harbour of Selm is 3 km long, known as the Old Harbour.
"""


def kinds(*texts):
    vocabulary = Vocabulary()
    forward = index_articles(numbered(texts), ANALYZER, vocabulary)
    found = kinds_of_terms(vocabulary.terms(), forward)
    return dict(zip(vocabulary.terms(), map(Kind, found.tolist()), strict=True))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("the", Kind.STOPWORD),
        ("Ada", Kind.NAME),
        ("Brook", Kind.NAME),
        ("Selm", Kind.NAME),
        ("U.S.", Kind.NAME),
        ("2019", Kind.YEAR),
        ("2019", Kind.NUMBER),
        ("2019", Kind.DATE),
        ("90", Kind.NUMBER),
        ("4,000", Kind.NUMBER),
        ("yesterday", Kind.DATE),
        ("$", Kind.MONEY),
        ("euro", Kind.MONEY),
        ("cost", Kind.MONEY),
        ("percent", Kind.PERCENT),
        ("minutes", Kind.DURATION),
        ("in", Kind.PLACE),
        ("because", Kind.CAUSE),
        ("by", Kind.MANNER),
        ("she", Kind.PRONOUN),
        ("is", Kind.BE),
        ("called", Kind.DEFINE),
        ("known", Kind.DEFINE),
        ("km", Kind.MEASURE),
        ("May", Kind.DATE),
    ],
)
def test_a_word_shows_what_its_sentence_tells(word, kind):
    assert kinds(STORY)[ANALYZER.term(word)] & kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("mayor", Kind.NAME),
        ("harbour", Kind.NAME),  # twice small, once inside a name
        ("Ferries", Kind.NAME),  # only where a sentence begins
        ("7,000", Kind.YEAR),
        ("90", Kind.NAME),
        ("90", Kind.YEAR),
        ("she", Kind.NAME),
        ("Selm", Kind.STOPWORD),
        ("may", Kind.DATE),
    ],
)
def test_a_word_shows_no_more_than_that(word, kind):
    assert not kinds(STORY)[ANALYZER.term(word)] & kind


@pytest.mark.parametrize(
    ("number", "is_year"), [("999", 0), ("1000", 1), ("2100", 1), ("2101", 0), ("3.14", 0)]
)
def test_a_year_is_a_number_of_four_figures_near_our_time(number, is_year):
    assert bool(kinds(f"It has {number} of them.")[number] & Kind.YEAR) == is_year


def test_a_word_listed_under_several_kinds_is_of_all_of_them():
    year = kinds("It took a year.")["year"]
    assert year & Kind.DATE
    assert year & Kind.DURATION


@pytest.mark.parametrize("texts", [(), ("",), ("…", "!!!"), ("One.", "")])
def test_articles_with_few_words_or_none_are_read(texts):
    assert len(kinds(*texts)) <= 1


@settings(max_examples=50)
@given(st.lists(any_text, max_size=3))
def test_stop_words_and_numbers_are_never_names(texts):
    for term, kind in kinds(*texts).items():
        assert bool(kind & Kind.STOPWORD) == term.startswith(STOP)
        assert not (kind & Kind.NAME and (kind & Kind.STOPWORD or kind & Kind.NUMBER))
        assert not (kind & Kind.YEAR and not kind & Kind.NUMBER)
