from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.model import Answer, Article, Briefing, Quote, Span, Verdict

ARTICLE = Article(id="ferry", title="A ferry", text="It came. It cost $4 million. It left.")
SPANS = st.tuples(st.integers(0, 12), st.integers(1, 12)).map(lambda pair: Span(pair[0], sum(pair)))


def points(span):
    return set(range(span.start, span.end))


@given(SPANS, SPANS)
def test_a_span_contains_another_when_it_has_all_its_code_points(one, other):
    assert (other in one) == (points(other) <= points(one))


@given(SPANS, SPANS)
def test_spans_overlap_when_they_share_a_code_point(one, other):
    assert one.overlaps(other) == other.overlaps(one) == bool(points(one) & points(other))


@given(st.lists(SPANS))
def test_spans_are_in_the_order_in_which_they_are_read(spans):
    assert sorted(spans) == sorted(spans, key=lambda span: (span.start, span.end))


def test_a_span_contains_itself_and_does_not_overlap_the_next_one():
    assert Span(3, 5) in Span(3, 5)
    assert not Span(3, 5).overlaps(Span(5, 7))


def test_a_quote_has_the_words_that_stand_at_its_place():
    quote = Quote(ARTICLE, Span(0, 28), Span(9, 28))
    assert quote.text == "It came. It cost $4 million."
    assert quote.key_sentence == "It cost $4 million."


def test_a_quote_keeps_no_text_beside_the_article():
    kept = {field.name: field.type for field in fields(Quote)}
    assert "text" not in kept
    assert not [name for name, kind in kept.items() if "str" in str(kind)]


def test_id_title_and_text_are_all_that_an_article_needs():
    assert (ARTICLE.author, ARTICLE.source_name, ARTICLE.url, ARTICLE.published) == ("", "", "", None)
    assert ARTICLE.language == "en"


def test_an_article_is_shown_without_its_text():
    assert "million" not in repr(ARTICLE)


def test_verdicts_are_written_as_the_words_of_the_interface():
    assert [str(verdict) for verdict in Verdict] == ["answered", "closest", "not_found"]
    assert Verdict("closest") is Verdict.CLOSEST


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Span(0, 1), "start"),
        (ARTICLE, "text"),
        (Quote(ARTICLE, Span(0, 8), Span(0, 8)), "span"),
        (Answer("Why?", Verdict.NOT_FOUND, 0.0), "verdict"),
        (Briefing(()), "quotes"),
    ],
)
def test_values_are_frozen(value, name):
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)
