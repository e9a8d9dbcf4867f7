import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import texts

from qa.model import Span
from qa.sentences import sentence_spans
from qa.surroundings import paragraphs_around

TEXT = "One. Two.\n\nThree. Four.\n\n\n  Five. Six.  \n\nSeven.\n"


def around(words):
    start = TEXT.index(words)
    span = paragraphs_around(TEXT, Span(start, start + len(words)))
    return TEXT[span.start : span.end]


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("One.", "One. Two."),
        ("Three.", "Three. Four."),
        ("Four.", "Three. Four."),
        ("Five. Six.", "Five. Six."),
        ("Seven.", "Seven."),
        ("Two.\n\nThree.", "One. Two.\n\nThree. Four."),
    ],
)
def test_a_quote_stands_among_its_whole_paragraphs(words, paragraphs):
    assert around(words) == paragraphs


def test_a_text_of_one_paragraph_surrounds_every_quote_in_it():
    assert paragraphs_around("One. Two.\nThree.", Span(5, 9)) == Span(0, 16)


@given(texts, st.data())
def test_surroundings_hold_the_quote_and_end_where_paragraphs_end(text, data):
    spans = sentence_spans(text)
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, len(spans) - 1))
    quote = Span(spans[first].start, spans[last].end)
    found = paragraphs_around(text, quote)
    assert quote in found
    assert "\n\n" not in text[found.start : quote.start] + "|" + text[quote.end : found.end]
    assert found.start == 0 or text[: found.start].endswith("\n\n")
    assert found.end == len(text) or text[found.end :].startswith("\n\n")
