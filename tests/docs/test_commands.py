"""Documents show commands that exist, and transcripts that are what the program prints."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from dotenv import dotenv_values
from readme import blocks, rows
from window import Window

from bot import introduction, settings
from qa import cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "corpus/README.md",
    "docs/design.md",
    "docs/reliability.md",
    "docs/telegram.md",
]
COLUMNS = "88"  # of the terminal in transcripts
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def transcripts():
    """Every command in README with the lines that are shown under it."""
    parts = [part for body in blocks("console") for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]]
    return [tuple(part.split("\n", 1)) for part in parts]


def commands(program):
    """The word behind a program's name wherever a document shows it as code."""
    shown = rf"(?:`|^\$ ){program} ([a-z]+)"
    return {word for name in DOCUMENTS for word in re.findall(shown, read(name), re.MULTILINE)}


def targets():
    return dict(re.findall(r"^([a-z]+):.*?(?:## (.*))?$", read("Makefile"), re.MULTILINE))


@pytest.fixture
def printed(monkeypatch):
    """What a command prints in a terminal, started in the project's folder."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", COLUMNS)
    monkeypatch.setenv("TERM", "xterm")

    def printed(command):
        window = Window()
        monkeypatch.setattr("sys.stdout", window)
        cli.main(shlex.split(command)[1:])
        return COLOUR.sub("", window.getvalue())

    return printed


ANSWERS = [shown for shown in transcripts() if shown[0].startswith("qa ")]


@pytest.mark.parametrize(("command", "output"), ANSWERS, ids=[command for command, _ in ANSWERS])
def test_a_transcript_is_what_the_program_prints(printed, command, output):
    assert printed(command) == output


def test_the_first_screen_is_a_sentence_a_transcript_and_the_two_commands():
    first_screen = read("README.md").splitlines()[:40]
    assert first_screen[2] == "Ask the articles; be answered only in their own words."
    shown = [line.removeprefix("$ ").split(" ", 2)[:2] for line in first_screen if line.startswith("$ ")]
    assert shown == [["qa", "ask"], ["make", "run"], ["make", "test"]]


def test_the_example_in_python_prints_what_is_shown(monkeypatch):
    monkeypatch.chdir(ROOT)
    [example], [shown] = blocks("python"), blocks("text")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})
    assert printed.getvalue() == shown


def test_every_command_of_the_terminal_exists_and_is_in_the_readme(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    known = set(re.findall(r"^ {4}([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    assert known == commands("qa")


def test_every_target_that_is_named_exists_and_every_target_says_what_it_does():
    assert {"run", "test"} <= commands("make") <= set(targets())
    assert all(targets().values())


def test_every_command_of_the_bot_is_told_and_those_that_are_named_are_on_its_menus():
    known = set(introduction.OPERATORS | introduction.DECIDED)
    told = [re.match(r"`/([a-z]+)`", command)[1] for command, _, _ in rows("Commands")]
    assert sorted(told) == sorted(known)
    assert {word for name in DOCUMENTS for word in re.findall(r"`/([a-z]+)`", read(name))} <= known


def test_every_setting_is_told_with_its_default():
    example = dotenv_values(ROOT / ".env.example")
    told = {name.strip("`"): default.strip("`") for name, _, default in rows("Settings")}
    assert list(told) == list(settings.NAMES)
    assert told == {name: default or "none" for name, default in example.items()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(name):
    links = re.findall(r"\]\((?!https?://)([^)#]+)", read(name))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []
