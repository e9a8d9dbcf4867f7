import io
import json
from pathlib import Path

import pytest
from window import Window

from qa import cli
from qa.session import PROMPT

TEA = (
    "Tea in the hills\n\nFarmers in the Lankaran hills picked 500 tonnes of tea this year. Rain came late.\n"
)
QUESTION = "How much tea did farmers pick?"
OFF_TOPIC = "Who won the chess championship?"


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "tea.txt").write_text(TEA, encoding="utf-8")
    return str(tmp_path)


@pytest.fixture
def chat(corpus, capsys, monkeypatch):
    """Pipe lines into a chat; return its status, output and complaints."""

    def talk(*lines, options=()):
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
        status = cli.main(["chat", "--corpus", corpus, *options])
        return status, *capsys.readouterr()

    return talk


@pytest.fixture
def live_chat(corpus, monkeypatch):
    """Type lines into a chat at a terminal; return its status and the screen."""

    def talk(text):
        window = Window()
        monkeypatch.setenv("TERM", "dumb")
        monkeypatch.setattr("sys.stdin", Window(text))
        monkeypatch.setattr("sys.stdout", window)
        return cli.main(["chat", "--corpus", corpus]), window.getvalue()

    return talk


def test_piped_questions_are_answered_without_a_prompt(chat):
    status, out, err = chat(QUESTION)
    assert status == 0
    assert out.startswith(f"? {QUESTION}\nTea in the hills\n")
    assert "› Farmers in the Lankaran hills picked 500 tonnes of tea this year.\n" in out
    assert PROMPT not in out.replace("› Farmers", "").replace("› Rain", "")
    assert err == ""


@pytest.fixture
def harvests(corpus):
    """Two more articles that say likewise."""
    folder = Path(corpus)
    picked = "Tea in autumn\n\nFarmers picked 900 tonnes of tea in autumn. The pickers went home early.\n"
    (folder / "autumn.txt").write_text(picked, encoding="utf-8")
    sold = "Coffee\n\nA trader sold 70 tonnes of coffee. The pickers stayed for a feast.\n"
    (folder / "coffee.txt").write_text(sold, encoding="utf-8")


@pytest.mark.usefixtures("harvests")
def test_a_question_is_put_to_the_articles_that_it_names(chat):
    status, out, _ = chat("In the article about coffee, what did the pickers do?")
    assert status == 0
    assert out.splitlines()[1:3] == ["Only in: Coffee.", "Coffee"]
    assert "stayed for a feast" in out
    assert "went home" not in out


@pytest.mark.usefixtures("harvests")
def test_a_follow_up_is_put_to_the_articles_named_before_and_a_new_question_to_all(chat):
    first = "In the article about autumn, what did the pickers do?"
    follow_up, other = chat(first, "When did they?", "Who sold 70 tonnes of coffee?")[1].split("? ")[2:]
    assert "Only in: Tea in autumn." in follow_up
    assert "Only in" not in other
    assert "A trader sold" in other


@pytest.mark.usefixtures("harvests")
def test_the_articles_named_are_told_in_json_with_the_whole_question(chat):
    question = "In the article about coffee, what did the pickers do?"
    _, out, _ = chat(question, "Who sold 70 tonnes of coffee?", options=["--json"])
    named, all_articles = map(json.loads, out.splitlines())
    assert (named["question"], named["scope"]) == (question, ["coffee"])
    assert all_articles["scope"] is None


@pytest.mark.usefixtures("harvests")
def test_articles_named_that_do_not_say_are_not_answered_by_others(chat):
    status, out, _ = chat("In the article about coffee, how much tea did farmers pick in autumn?")
    assert status == 1
    assert out.splitlines()[1:] == ["Only in: Coffee.", "The articles do not say.", ""]


def test_a_chat_remembers_what_was_asked_before(chat):
    first, second = "Who picked 500 tonnes of tea?", "Where?"
    assert "Still about:" in chat(first, second)[1]
    assert "Still about:" not in chat(second)[1]


def test_a_piped_chat_has_status_1_when_nothing_was_found(chat):
    assert chat(OFF_TOPIC)[0] == 1
    assert chat(OFF_TOPIC, "", QUESTION)[0] == 0
    assert chat("/articles")[0] == 0


def test_a_chat_answers_in_json_lines(chat):
    _, out, _ = chat(QUESTION, "/help", "/articles", options=["--json"])
    answer, listing = out.splitlines()
    assert answer.startswith('{"question": "How much tea did farmers pick?", "verdict": "answered"')
    assert listing.startswith('{"articles": [{"article_id": "tea"')


def test_a_chat_knows_its_commands(chat):
    _, out, err = chat("/articles", "/brief tea", "/brief", "/help")
    assert out.startswith("tea  Tea in the hills")
    assert out.count("\n> Farmers in the Lankaran hills") == 2
    assert "/quit" in out
    assert err == ""


def test_nothing_is_answered_after_quit(chat):
    status, out, _ = chat("/quit", QUESTION)
    assert (status, out) == (0, "")


@pytest.mark.parametrize(
    ("words", "complaint"), [("/sing", "/sing: no such command"), ("/brief coffee", "coffee")]
)
def test_a_mistake_is_one_line_and_the_chat_goes_on(chat, words, complaint):
    status, out, err = chat(words, QUESTION)
    assert status == 0
    assert complaint in err
    assert err.count("\n") == 1
    assert "500 tonnes" in out


def test_a_terminal_is_greeted_and_prompted_until_it_leaves(live_chat):
    status, screen = live_chat(f"{QUESTION}\n{OFF_TOPIC}\n")
    assert status == 0
    assert screen.startswith("Ask the articles")
    assert screen.count(PROMPT) >= 3
    assert f"? {QUESTION}" not in screen
    assert "500 tonnes" in screen
    assert "The articles do not say." in screen


def test_ctrl_c_at_the_prompt_ends_quietly(live_chat, monkeypatch):
    def interrupted(_prompt):
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    status, screen = live_chat("")
    assert status == 0
    assert screen.endswith("\n")


def test_a_chat_at_a_terminal_goes_on_without_line_editing(live_chat, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "readline", None)
    assert "500 tonnes" in live_chat(f"{QUESTION}\n")[1]
