"""What is published names nothing of the machine that it was made on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MACHINE = re.compile(
    rb"(?<![\w.:/-])/(?:home|mnt|opt|private|root|tmp|Users|work)/\w|[A-Z]:\\Users"  # folders of a machine
    rb"|--(?:extra-)?index-url|--find-links|/simple\b|files\.python"
    rb"hosted"  # where packages come from
)
THIS_FILE = Path(__file__).relative_to(ROOT)


@pytest.fixture(scope="module")
def tracked():
    """The files that git knows, links left out."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("no git here to ask which files are published")
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, encoding="utf-8").split("\0")
    names = [Path(name) for name in listed if name]
    return [name for name in names if (ROOT / name).is_file() and not (ROOT / name).is_symlink()]


def test_no_file_names_a_folder_of_a_machine_or_an_index_of_packages(tracked):
    found = {str(name): MACHINE.findall((ROOT / name).read_bytes()) for name in tracked if name != THIS_FILE}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_file_is_there_that_is_made_anew(tracked):
    made = {".env", ".coverage", "build", "dist", "__pycache__", ".venv"}
    assert [str(name) for name in tracked if made & set(name.parts)] == []


def test_every_text_ends_in_a_line_and_no_line_in_white_space(tracked):
    texts = {
        name: (ROOT / name).read_bytes() for name in tracked if name.suffix in {".md", ".py", ".toml", ".txt"}
    }
    ragged = [str(name) for name, text in texts.items() if re.search(rb"[ \t\r]$", text, re.MULTILINE)]
    endless = [str(name) for name, text in texts.items() if text and not text.endswith(b"\n")]
    assert (ragged, endless) == ([], [])
