"""README, read by the tests that hold it to what is so."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def text():
    """Return the whole document."""
    return README.read_text(encoding="utf-8")


def blocks(language):
    """Return the code blocks of a language, or of a kind of chat."""
    return [body for found, body in _BLOCK.findall(text()) if found == language]


def rows(heading):
    """Return the rows of the first table under a heading, as lists of cells."""
    section = text().partition(f"# {heading}\n")[2]
    table = re.search(r"^\|.*?\n(?!\|)", section, re.DOTALL | re.MULTILINE)[0]
    lines = table.strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
