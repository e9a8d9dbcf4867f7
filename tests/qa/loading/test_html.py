"""Web pages: the article and what the page says about it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import ArticleError, EmptyArticle, UnreadableFile
from qa.loading.html import MAX_DEPTH, parse_html

FIRST = "The second ferry line was approved on Tuesday evening, after a debate of almost five hours."
SECOND = "It will cost nine million euros, and the first ferry is to sail in the spring of next year."

PAGE = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <title>Harbour opens a second line | Harbour Gazette</title>
  <meta name="author" content="Ana Lima">
  <meta property="og:site_name" content="Harbour Gazette">
  <meta property="article:published_time" content="2025-08-04T10:00:00Z">
  <meta property="article:modified_time" content="2025-09-09T10:00:00Z">
  <link rel="canonical" href="https://example.org/ferry">
</head>
<body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
  <article>
    <h1>Harbour opens a second line</h1>
    <p>{FIRST}</p>
    <h2>What it costs</h2>
    <p>It will cost <b>nine</b> million euros, and the <a href="/x">first</a> ferry is to sail in the
    spring of next year.</p>
    <ul><li>Length of the line: four miles</li><li>Ferries: two</li></ul>
    <table><tr><th>Year</th><th>Cost</th></tr><tr><td>2026</td><td>nine million</td></tr></table>
    <p>Source: Harbour office</p>
    <p>Follow us on Facebook</p>
  </article>
  <footer><p>Copyright 2025</p></footer>
</body>
</html>"""


def test_a_page_is_told_apart_into_its_article_and_what_is_known_about_it():
    article = parse_html(PAGE, "ferry")
    assert article.id == "ferry"
    assert article.title == "Harbour opens a second line"
    assert article.author == "Ana Lima"
    assert article.source_name == "Harbour Gazette"
    assert article.url == "https://example.org/ferry"
    assert article.published == date(2025, 8, 4)
    assert article.language == "en-GB"


def test_the_text_of_a_page_is_its_paragraphs_without_furniture():
    assert parse_html(PAGE, "ferry").text.split("\n\n") == [
        FIRST,
        "What it costs",
        SECOND,
        "Length of the line: four miles",
        "Ferries: two",
        "Year | Cost",
        "2026 | nine million",
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{FIRST}</p>",
        FIRST,
        f"<html><body>{FIRST}</body></html>",
        f'<?xml version="1.0" encoding="utf-8"?>\n<html><body><p>{FIRST}</p></body></html>',
        f"<html><body><div><p>{FIRST}</div>",
    ],
)
def test_a_page_may_be_bare_or_unfinished(page):
    article = parse_html(page, "x")
    assert article.text == FIRST
    assert (article.title, article.author, article.published, article.language) == ("", "", None, "en")


def test_a_date_line_gives_the_day_when_the_page_states_none():
    paragraphs = "".join(f"<p>{text}</p>" for text in ("Published: 4 August 2025", FIRST, SECOND))
    page = f"<html><body><article>{paragraphs}</article></body></html>"
    article = parse_html(page, "x")
    assert article.published == date(2025, 8, 4)
    assert article.text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<html><body><img src=x></body></html>", "<script>let a = 1</script>", "<p> </p>"],
)
def test_a_page_without_words_is_empty(page):
    with pytest.raises(EmptyArticle, match="no article"):
        parse_html(page, "x")


@pytest.mark.parametrize("page", ["<html", "<!--<html>-->", "<svg><html>"])
def test_a_page_that_is_no_page_is_refused(page):
    with pytest.raises(UnreadableFile, match="cannot be parsed"):
        parse_html(page, "x")


@pytest.mark.parametrize(
    ("stated", "language"), [("tr", "tr"), ("en-GB", "en-GB"), ("", "en"), ("&#0;", "en")]
)
def test_the_language_is_the_one_that_the_page_states(stated, language):
    assert parse_html(f"<html lang='{stated}'><body><p>{FIRST}</p></body></html>", "x").language == language


@pytest.mark.parametrize("levels", [MAX_DEPTH, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_a_page_nested_without_end_is_refused_whole(tag, levels):
    page = f"<html><body><p>{FIRST}</p>{f'<{tag}>' * levels}<p>{SECOND}</p></body></html>"
    with pytest.raises(UnreadableFile, match="nested"):
        parse_html(page, "x")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "<div>",
                "</div>",
                "<p>",
                "<",
                ">",
                "<!--",
                "-->",
                "<script>",
                "<table>",
                "<td>",
                "&#0;",
                "&#xD800;",
                "&",
                "<?",
                "<![CDATA[",
                "<html lang=''>",
                "<meta name=author content='",
                "<title>",
                FIRST,
            )
        )
    ).map("".join)
)
def test_any_page_gives_an_article_or_a_named_error(page):
    try:
        article = parse_html(page, "x")
    except ArticleError:
        return
    assert article.text.isprintable() or "\n" in article.text


def test_text_and_markdown_do_not_pay_for_the_web():
    script = "import sys, qa.loading; sys.exit('trafilatura' in sys.modules or 'markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
