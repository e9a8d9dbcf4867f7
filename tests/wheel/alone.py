"""The built wheel, alone in the environment whose folder is in ALONE; `make wheel` runs this."""

import os
import subprocess
from pathlib import Path

import pytest

BIN = Path(os.environ["ALONE"]).absolute() / "bin"
QUESTION = "How long did the dredging take?"
ARTICLE = """\
Lindel deepens its harbour

The harbour of Lindel was dredged in March. The dredging took nine weeks and cost 12 million crowns.
"""
SENTENCE = "The dredging took nine weeks and cost 12 million crowns."


@pytest.fixture
def run(tmp_path):
    """Run a program of the environment, far from the sources and with no settings."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "harbour.txt").write_text(ARTICLE, encoding="utf-8")

    def run(program, *arguments, typed="", **environment):
        return subprocess.run(
            [BIN / program, *arguments],
            input=typed,
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


def test_the_terminal_program_says_what_it_can_do(run):
    told = run("qa", "--help")
    assert told.returncode == 0
    assert all(command in told.stdout for command in ("ask", "chat", "brief", "articles", "eval"))


def test_a_question_is_answered_from_any_folder_of_articles(run):
    answered = run("qa", "ask", "--corpus", "articles", QUESTION)
    assert (answered.returncode, answered.stderr) == (0, "")
    assert SENTENCE in answered.stdout


def test_the_bot_without_a_token_chats(run):
    answered = run("python", "-m", "bot", typed=f"{QUESTION}\n", QA_CORPUS_DIR="articles")
    assert answered.returncode == 0
    assert SENTENCE in answered.stdout


def test_both_packages_come_from_the_wheel_with_their_types(run):
    code = "import bot, qa; print(bot.__file__, qa.__file__, sep='\\n')"
    modules = [Path(line) for line in run("python", "-c", code).stdout.splitlines()]
    assert [module.parent.name for module in modules] == ["bot", "qa"]
    assert all(module.is_relative_to(BIN.parent) for module in modules)
    assert all(module.with_name("py.typed").is_file() for module in modules)


def test_the_bot_speaks_every_language_from_the_wheel(run):
    code = "from bot import texts; print(*(texts.texts_in(code).language for code in texts.LANGUAGES))"
    told = run("python", "-c", code)
    assert (told.stderr, told.stdout) == ("", "en ru tr az kk\n")
