"""A check at the terminal: the text beside the article, changed words marked."""

import io
import json

import pytest
from window import Window

from qa import cli

FERRY = """\
---
title: A second ferry
source: The Harbour Gazette
published: 2025-08-04
---

The port of Selm opened a second ferry line. The ship carries 40 lorries to Orra,
every night of the week.

No family will lose its berth, said the mayor.
"""
ORRA = "Orra waits\n\nThe port of Selm opened a second ferry line. Orra did not.\n"
HEADING = "A second ferry · The Harbour Gazette · 4 August 2025"


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    (folder / "orra.txt").write_text(ORRA, encoding="utf-8")
    return str(folder)


@pytest.fixture
def check(corpus, capsys):
    """Check a text; return the status and what is printed."""

    def run(*arguments):
        status = cli.main(["check", "--corpus", corpus, *arguments])
        return status, capsys.readouterr().out

    return run


def test_a_quote_is_shown_with_its_place(check):
    assert check("The ship carries 40 lorries to Orra") == (
        0,
        f"Verbatim: word for word in the articles.\n\n{HEADING}\n> The ship carries 40 lorries to Orra\n",
    )


def test_other_places_of_a_quote_are_told(check):
    status, out = check("the port of Selm opened a second ferry line")
    assert status == 0
    assert out.endswith("\nAlso in 1 other place: Orra waits\n")


def test_one_word_is_hardly_a_quote(check):
    status, out = check("lorries")
    assert status == 0
    assert "One or two words are hardly a quote; they stand there, no more.\n" in out


def test_changed_words_are_marked(check):
    status, out = check("The ship carries 50 lorries to Orra every single night of the week")
    assert status == 1
    assert out.splitlines()[0] == "Altered: [-words of the article-] {+words of the text+}."
    assert out.endswith(
        "> The ship carries [-40-]{+50+} lorries to Orra every {+single+} night of the week\n"
    )


def test_words_left_out_are_marked_where_they_are_missing(check):
    status, out = check("The ship carries lorries to Orra, every night")
    assert status == 1
    assert out.endswith("> The ship carries [-40-] lorries to Orra, every night\n")


def test_what_is_somebodys_own_is_told(check):
    status, out = check("He wrote “no family will lose its berth”, and nobody believed him")
    assert status == 0
    assert "50% of the words of the text are the articles’.\n" in out
    assert out.endswith("> no family will lose its berth\n")


def test_stitched_passages_are_shown_one_by_one(check):
    status, out = check("No family will lose its berth, the ship carries 40 lorries")
    assert status == 1
    assert out == (
        "Stitched: put together from passages that stand apart.\n\n"
        f"{HEADING}\n> No family will lose its berth\n> the ship carries 40 lorries\n"
    )


def test_what_is_not_there_is_one_line(check):
    assert check("Who won the chess championship?") == (1, "Not found: the articles have no such passage.\n")


def test_a_text_is_read_from_standard_input_as_a_whole(check, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("The ship carries 40 lorries\nto Orra, every\nnight\n"))
    assert check("-")[0] == 0


def test_a_folder_that_is_not_there_is_an_error(capsys):
    assert cli.main(["check", "--corpus", "nowhere", "words"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_json_holds_every_offset(check):
    text = "The ship carries 50 lorries to Orra"
    status, out = check("--json", text)
    record = json.loads(out)
    assert status == 1
    assert record.keys() == {"text", "verdict", "coverage", "claims", "matches", "elsewhere"}
    assert (record["text"], record["verdict"], record["claims"]) == (text, "altered", [[0, len(text)]])
    [match] = record["matches"]
    assert (match["quote"]["article_id"], match["text"]) == ("ferry", [0, len(text)])
    assert [(step["edit"], text[slice(*step["text"])]) for step in match["steps"]] == [
        ("kept", "The ship carries"),
        ("replaced", "50"),
        ("kept", "lorries to Orra"),
    ]
    start = match["quote"]["start"]
    first, last = match["steps"][1]["article"]
    assert match["quote"]["text"][first - start : last - start] == "40"


def test_changes_are_coloured_in_a_terminal(corpus, monkeypatch):
    window = Window()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout", window)
    cli.main(["check", "--corpus", corpus, "The ship carries 50 lorries to Orra"])
    assert "\x1b[31m[-40-]\x1b[0m\x1b[32m{+50+}\x1b[0m" in window.getvalue()


def test_a_chat_checks_texts_too(corpus, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("/check The ship carries 40 lorries\n"))
    assert cli.main(["chat", "--corpus", corpus]) == 0
    assert capsys.readouterr().out.startswith("Verbatim")
