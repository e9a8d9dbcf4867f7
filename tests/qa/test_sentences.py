"""Where sentences start and end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.model import Span
from qa.sentences import sentence_spans

TRICKY = Path(__file__).with_name("tricky_sentences.txt")
RIGHT_SHARE = 0.97


def sentences(text):
    return [text[span.start : span.end] for span in sentence_spans(text)]


def tricky_cases():
    lines = TRICKY.read_text(encoding="utf-8").splitlines()
    return [line.replace("↵", "\n") for line in lines if line and not line.startswith("//")]


def joined(case):
    return case.replace(" | ", " ").replace("|", "")


def is_right(case):
    return sentences(joined(case)) == [part.strip() for part in case.split("|")]


def test_nearly_all_tricky_cases_are_split_right():
    cases = tricky_cases()
    wrong = [case for case in cases if not is_right(case)]
    listed = [f"wanted {case!r}\n   got {' | '.join(sentences(joined(case)))!r}" for case in wrong]
    assert len(cases) >= 150
    assert 1 - len(wrong) / len(cases) >= RIGHT_SHARE, "\n".join(listed)


FRAGMENTS = st.sampled_from(
    [
        *("He", "left", "the", "The", "U.S.", "Dr.", "Inc.", "No.", "5", "3.5", "p.m.", "e.g.", "J.", "IV."),
        *(
            ".",
            "!",
            "?",
            "...",
            "…",
            "“",
            "”",
            '"',
            "''",
            "``",
            "'",
            "(",
            ")",
            "[1]",
            "[",
            "]",
            "–",
            "•",
            "1.",
            "¹",
        ),
        *("Şimdi", "Его", "ınce", "全国", "😀", "\x00", ",", ":", ";", "www.a.az", "Yahoo!"),
    ]
)
GLUE = st.sampled_from([" ", " ", " ", "", "  ", "\u00a0"])
BREAKS = st.sampled_from([" ", " ", "", "\n", "\r\n", "\n\n", "\n \n", "\u2028", "\f", "\t", "\n- "])
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def woven(gaps):
    """Texts of fragments that matter to the rules, with what stands between them."""
    return st.lists(st.tuples(FRAGMENTS, gaps)).map(lambda pairs: "".join(a + b for a, b in pairs))


TEXTS = ANY_TEXT | woven(BREAKS)


@given(TEXTS)
def test_sentences_come_in_order_and_do_not_overlap(text):
    ends = [0, *(end for span in sentence_spans(text) for end in (span.start, span.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)


@given(TEXTS)
def test_every_sign_that_is_not_white_space_is_in_a_sentence(text):
    left_out = list(text)
    for span in sentence_spans(text):
        left_out[span.start : span.end] = [""] * (span.end - span.start)
    assert "".join(left_out).strip() == ""


@given(TEXTS)
def test_sentences_are_trimmed_and_never_empty(text):
    assert all(sentence and sentence == sentence.strip() for sentence in sentences(text))


@given(TEXTS)
def test_no_sentence_reaches_across_a_blank_line(text):
    for sentence in sentences(text):
        assert all(line.strip() for line in sentence.splitlines())


@given(woven(GLUE))
def test_a_sentence_on_its_own_is_one_sentence(text):
    for sentence in sentences(text):
        assert sentence_spans(sentence) == [Span(0, len(sentence))]


@given(TEXTS, TEXTS)
def test_paragraphs_do_not_change_one_another(first, second):
    assert sentences(f"{first}\n\n{second}") == sentences(first) + sentences(second)


def test_a_stop_that_opens_a_paragraph_is_the_same_below_another():
    assert sentences("\n\n. aa") == sentences(". aa") == [". aa"]


def test_a_text_without_words_has_no_sentences():
    assert sentence_spans("") == sentence_spans(" \n\n\t\u2028 ") == []


def test_an_offset_counts_code_points():
    text = "😀 İlk cümle. Second one."
    assert sentence_spans(text) == [Span(0, 12), Span(13, 24)]


def test_hard_wrapped_prose_reads_on():
    wrapped = "The delegation was received at the airport by the minister and by\nMayor Kaya of Izmir."
    assert sentences(wrapped) == [wrapped]


def test_a_short_line_without_a_stop_is_a_heading():
    assert sentences("Trade\nExports grew by a tenth last year.") == [
        "Trade",
        "Exports grew by a tenth last year.",
    ]


def test_a_line_in_small_letters_belongs_to_the_line_above():
    assert sentences("Exports\ngrew by a tenth.") == ["Exports\ngrew by a tenth."]


def test_every_list_item_stands_alone():
    assert sentences("- wheat\n- barley and\n  oats\n- rye") == ["- wheat", "- barley and\n  oats", "- rye"]


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        ". ",
        '"',
        '. "',
        "A",
        "A. ",
        "(",
        "a (b. ",
        "a [1",
        ".)]",
        "``",
        ".''",
        "a\n",
        "1. ",
        "?” Aa ",
        " ",
    ],
)
def test_a_long_monotonous_text_is_covered_like_any_other(unit):
    text = "Start " + unit * (100_000 // len(unit))
    spans = sentence_spans(text)
    assert spans[0].start == 0
    assert spans[-1].end == len(text.rstrip())
