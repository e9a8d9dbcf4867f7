"""Plain text: headline, by-line, date and sign-off are told from the words that may be quoted."""

from __future__ import annotations

from datetime import date

import pytest

from qa.loading.text import parse_text
from qa.loading.titles import MAX_MADE, make_headline

BODY = (
    "The second ferry line was approved on Tuesday evening, after a debate of almost five hours.\n\n"
    "It will cost nine million euros."
)


def test_a_page_is_told_apart_into_what_it_says_and_what_is_known_about_it():
    article = parse_text(
        f"Harbour opens a second line\n\nBy Ana Lima\n\n2025-08-04 + − 16 px\n\n{BODY}\n\nGazette.example",
        "ferry",
    )
    assert article.id == "ferry"
    assert article.title == "Harbour opens a second line"
    assert article.author == "Ana Lima"
    assert article.published == date(2025, 8, 4)
    assert article.source_name == "Gazette.example"
    assert article.text == BODY


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour opens a second line",
        "Who pays for the ferry?",
        "“It is about time”",
        "FERRY: NINE MILLION EUROS",
    ],
)
def test_a_first_short_line_above_a_blank_line_is_the_headline(headline):
    article = parse_text(f"{headline}\n\n{BODY}", "x")
    assert (article.title, article.text) == (headline, BODY)


@pytest.mark.parametrize(
    "opening",
    [
        "It rained.",
        "Dear readers,",
        "The council decided:",
        "He said “no.”",
        "Editor's note",
        "A line\nand another",
        "***",
        "word " * 40 + "end",
    ],
)
def test_another_first_paragraph_is_no_headline(opening):
    article = parse_text(f"{opening}\n\n{BODY}", "x")
    assert article.title == ""
    assert article.text.startswith(opening[:9])


def test_a_line_alone_is_text_and_no_headline():
    article = parse_text("Nine million euros for a ferry", "x")
    assert (article.title, article.text) == ("", "Nine million euros for a ferry")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Lima", "Ana Lima"),
        ("BY ANA LIMA", "ANA LIMA"),
        ("By Ana de Souza and Li Wei", "Ana de Souza and Li Wei"),
        ("By Şükrü Öz, Ana Lima & Rui Costa", "Şükrü Öz, Ana Lima & Rui Costa"),
    ],
)
def test_a_byline_names_the_author_and_goes(line, author):
    article = parse_text(f"Harbour opens a second line\n\n{line}\n\n{BODY}", "x")
    assert (article.author, article.text) == (author, BODY)


@pytest.mark.parametrize(
    "line", ["By Tuesday", "By Land and Sea", "By the river", "By Ana Lima, our reporter.", "By August 2025"]
)
def test_another_line_that_begins_with_by_stays(line):
    article = parse_text(
        f"It rained all day on the harbour, and the ferry stayed in.\n\n{line}\n\n{BODY}", "x"
    )
    assert article.author == ""
    assert line in article.text


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("tokayev-visit", "Tokayev visit"),
        ("2025-08-04-harbour_opens.early", "Harbour opens early"),
        ("İzmir-limanı", "İzmir limanı"),
        ("visit 2025", "Visit 2025"),
    ],
)
def test_a_file_name_with_words_makes_a_headline(name, headline):
    assert make_headline(name, BODY) == headline


@pytest.mark.parametrize(
    "name",
    [
        "000_8cf64423a8d4202c",
        "20250804",
        "a",
        "article-12",
        "Untitled document 3",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    ],
)
def test_a_file_name_without_words_leaves_the_headline_to_the_first_sentence(name):
    text = "Editor's note: Ana Lima is a sailor.\n\nThe ferry is coming. It will cost nine million euros."
    assert make_headline(name, text) == "The ferry is coming"


def test_a_long_first_sentence_is_cut_at_a_word():
    headline = make_headline("1", BODY)
    assert headline == "The second ferry line was approved on Tuesday evening, after a debate of almost…"
    assert len(headline) <= MAX_MADE


def test_one_endless_word_is_cut_all_the_same():
    assert make_headline("1", "a" * 200) == "a" * (MAX_MADE - 1) + "…"


def test_an_editors_note_alone_still_makes_a_headline():
    assert make_headline("1", "Editor's note: Ana Lima is a sailor.") == "Editor's note: Ana Lima is a sailor"
