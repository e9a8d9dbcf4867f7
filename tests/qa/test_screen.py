import io
import json

import pytest
from window import Window

from qa import screen
from qa.screen import BLANK, Line, Piece, Screen, line

KEY = Line(
    (Piece("It carries 40 ", "bold"), Piece("lorries", "bold green"), Piece(" to Baku.", "bold")), "› "
)


@pytest.fixture(autouse=True)
def forty_columns(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")


def piped(*lines):
    stream = io.StringIO()
    Screen(stream).write(lines)
    return stream.getvalue()


def displayed(*lines):
    window = Window()
    Screen(window).write(lines)
    return window.getvalue()


def rows(*lines, gutter=""):
    shown = displayed(*(Line((Piece(words),), gutter) for words in lines))
    return shown.replace("\x1b[36m", "").replace("\x1b[0m", "").splitlines()


def test_a_pipe_is_given_one_plain_line():
    assert piped(KEY) == "› It carries 40 lorries to Baku.\n"
    assert piped(line("word " * 100, "bold")) == "word " * 100 + "\n"


def test_a_terminal_is_spoken_to_in_colour():
    shown = displayed(KEY)
    assert "\x1b[1m" in shown
    assert "\x1b[1;32mlorries\x1b[0m" in shown


def test_no_color_leaves_the_words_and_the_marks(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    shown = displayed(KEY)
    assert "\x1b[3" not in shown
    assert ";3" not in shown
    assert shown.startswith("› ")


def test_a_dumb_terminal_is_given_what_a_pipe_is(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    assert displayed(KEY) == piped(KEY)


def test_a_terminal_wraps_at_its_width_and_repeats_the_gutter():
    assert rows("one two three four five six seven eight nine ten", gutter="> ") == [
        "> one two three four five six seven",
        "> eight nine ten",
    ]


def test_a_row_may_fill_the_width_and_no_more():
    assert rows("a" * 19 + " " + "b" * 20) == ["a" * 19 + " " + "b" * 20]
    assert rows("a" * 20 + " " + "b" * 20) == ["a" * 20, "b" * 20]


def test_wide_letters_count_twice():
    assert rows("漢" * 10 + " " + "字" * 10) == ["漢" * 10, "字" * 10]


def test_a_word_wider_than_the_terminal_stays_whole():
    assert rows("see " + "x" * 90 + " there") == ["see", "x" * 90, "there"]


def test_a_wide_window_is_not_filled(monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, rows("word " * 100))) <= screen.WIDTH


def test_an_article_cannot_send_commands_to_the_terminal():
    assert displayed(line("red \x1b[2Jalert\x07 \x9b31m[bold]")) == "red [2Jalert 31m[bold]\n"


def test_a_blank_line_is_blank_everywhere():
    assert displayed(BLANK) == piped(BLANK) == "\n"


def test_a_complaint_is_one_line(capsys):
    screen.complain("two\nlines")
    assert capsys.readouterr().err == "qa: two lines\n"


def test_a_record_is_one_line_of_json_with_its_letters_as_they_are(capsys):
    screen.write_json({"title": "Türkiye\n"})
    out = capsys.readouterr().out
    assert out == '{"title": "Türkiye\\n"}\n'
    assert json.loads(out) == {"title": "Türkiye\n"}
