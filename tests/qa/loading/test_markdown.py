"""Markdown: front matter, and the words a reader sees."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import ArticleError, UnreadableFile
from qa.loading.front_matter import MAX_SIZE
from qa.loading.markdown import parse_markdown
from qa.model import Article

BODY = "The ferry is coming."


def text_of(markdown: str) -> str:
    return parse_markdown(markdown, "x").text


def test_front_matter_tells_what_is_known():
    article = parse_markdown(
        "---\n"
        'title: "Harbour: a second line"\n'
        "author: [Ana Lima, Rui Costa]\n"
        "published: 2025-08-04\n"
        "language: pt\n"
        "source: Harbour Gazette\n"
        "url: https://example.org/ferry\n"
        "weather: {wind: 3}\n"
        "---\n"
        "\n" + BODY,
        "ferry",
    )
    assert article == Article(
        "ferry",
        "Harbour: a second line",
        BODY,
        author="Ana Lima, Rui Costa",
        source_name="Harbour Gazette",
        url="https://example.org/ferry",
        published=date(2025, 8, 4),
        language="pt",
    )


@pytest.mark.parametrize(
    "front_matter",
    ["---\r\ndate: 4 August 2025\r\nlang: no\r\n---\r\n", "---\nlang: no\ndate: 2025-08-04T10:30:00Z\n---\n"],
)
def test_the_short_keys_serve_too(front_matter):
    article = parse_markdown(front_matter + BODY, "x")
    assert (article.published, article.language, article.text) == (date(2025, 8, 4), "no", BODY)


def test_the_day_of_publication_goes_before_another_date():
    article = parse_markdown(f"---\npublished: 2025-08-04\ndate: 2025-01-01\n---\n{BODY}", "x")
    assert article.published == date(2025, 8, 4)


def test_values_left_out_are_as_if_the_key_were_missing():
    article = parse_markdown(f"---\ntitle:\nauthor: ~\npublished: null\nlanguage: ''\n---\n{BODY}", "x")
    assert article == Article("x", "", BODY)


@pytest.mark.parametrize("opening", ["", "---\n---\n", "---\n# a comment\n---\n"])
def test_front_matter_may_be_missing_or_empty(opening):
    assert parse_markdown(opening + BODY, "x") == Article("x", "", BODY)


def test_prose_between_two_rules_is_no_front_matter():
    assert text_of(f"---\nIt rained.\n\n---\n{BODY}") == f"It rained.\n\n{BODY}"


def test_a_rule_that_is_never_closed_is_no_front_matter():
    assert text_of(f"---\n{BODY}") == BODY


@pytest.mark.parametrize(
    ("front_matter", "key"),
    [
        ("title: Harbour: a second line", "title"),
        ("author: Ana\ntitle: [Ferry", "title"),
        ("published: yesterday", "published"),
        ("published: 2025-02-30", "published"),
        ("date: 2025-08-04 or so", "date"),
        ("date: [2025, 8]", "date"),
        ("title: {a: b}", "title"),
        ("author: [[Ana]]", "author"),
        ("author: Ana\n- title", "- title"),
        ("url: javascript:alert(1)", "url"),
        ("a: &a [x, x]\ntitle: [*a, *a, *a]", "title"),
    ],
)
def test_front_matter_that_cannot_be_used_is_an_error_that_names_the_key(front_matter, key):
    with pytest.raises(UnreadableFile, match=f"'{key}'") as caught:
        parse_markdown(f"---\n{front_matter}\n---\n{BODY}", "x")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("hostile", ["[" * 600, "{a: " * 600, "- " * 600])
def test_front_matter_nested_without_end_is_an_error(hostile):
    with pytest.raises(UnreadableFile, match="no YAML"):
        parse_markdown(f"---\n{hostile}\n---\n{BODY}", "x")


def test_front_matter_without_end_is_refused():
    with pytest.raises(UnreadableFile, match="shorten"):
        parse_markdown(f"---\ntitle: {'a' * MAX_SIZE}\n---\n{BODY}", "x")


def test_the_first_heading_gives_the_title_and_leaves_the_text():
    article = parse_markdown(
        f"# Harbour *opens* a second line\n\n{BODY}\n\n## What it costs\n\nNine million.", "x"
    )
    assert article.title == "Harbour opens a second line"
    assert article.text == f"{BODY}\n\nWhat it costs\n\nNine million."


def test_a_heading_that_repeats_the_title_leaves_the_text_and_another_stays():
    assert text_of(f"---\ntitle: Ferry\n---\n# Ferry\n\n{BODY}") == BODY
    assert text_of(f"---\ntitle: Ferry\n---\n# Boats\n\n{BODY}") == f"Boats\n\n{BODY}"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a *b* __c__ ~~d~~ `e`", "a b c d e"),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("[the port](https://example.org 'x') and <https://example.org>", "the port and https://example.org"),
        ("[the port][p]\n\n[p]: https://example.org", "the port"),
        ("before ![a picture](ferry.png) after", "before after"),
        ("wrapped\nby hand\nthrice", "wrapped by hand thrice"),
        ("broken  \nby two spaces\\\nor a stroke", "broken by two spaces or a stroke"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
        ("- one\n  and a half\n- two\n  1. three", "one and a half\n\ntwo\n\nthree"),
        ("> quoted\n> words", "quoted words"),
        ("above\n\n***\n\nbelow", "above\n\nbelow"),
        ("above\n\n```python\ncode\n```\n\nbelow", "above\n\nbelow"),
        ("above\n\n    indented verse", "above\n\nindented verse"),
        ("above <!-- unseen --> below", "above below"),
        ("above\n\n<!-- unseen\n\nover lines -->\n\nbelow", "above\n\nbelow"),
        ("<div class=x>\nA &amp; B\n</div>\n\nbelow", "A & B\n\nbelow"),
        ("<script>\nlet a = 1\n</script>\n\nbelow", "below"),
        ("a <b>bold</b> word<br>below", "a bold word below"),
        ("AT&amp;T &copy; 2025", "AT&T © 2025"),
        ("\\*plain\\* stars", "*plain* stars"),
        ("| year | cost |\n|---|---|\n| 2021 | *ten* |\n| 2022 | |", "year | cost\n\n2021 | ten\n\n2022"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_only_the_words_a_reader_sees_are_left(markdown, text):
    assert text_of(markdown) == text


def test_lists_inside_lists_are_read_to_the_end():
    markdown = "".join(f"{'  ' * depth}- item {depth}\n" for depth in range(15))
    assert text_of(markdown).split("\n\n") == [f"item {depth}" for depth in range(15)]


@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{0,9}( [a-z]{1,9}){0,3}\.", fullmatch=True), min_size=1, max_size=5)
)
def test_plain_paragraphs_come_through_unchanged(paragraphs):
    text = "\n\n".join(paragraphs)
    assert text_of(text) == text


@given(st.text(alphabet="-:# \n[]*_`<>!|&;abc1\t\r\x00\\'\"{}", max_size=200))
def test_any_markdown_gives_an_article_or_a_named_error(markdown):
    try:
        article = parse_markdown(markdown, "x")
    except ArticleError:
        return
    assert article.text == article.text.strip("\n")
