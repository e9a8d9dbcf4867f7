"""How long `qa ask` takes as a process, next to the import of its libraries alone."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from measuring import heading, medians, tell_ratio

CORPUS = Path(__file__).parents[1] / "corpus"
REPETITIONS = 15
TARGET = 1.5
LIBRARIES = "import numpy, nltk.stem.snowball, rank_bm25, yaml, markdown_it"
PROGRAM = "import sys; from qa.cli import main; sys.exit(main())"
QUESTION = "How many Turkish companies work in Kazakhstan?"


def main() -> None:
    """Print the ratio."""
    ask = partial(_run, PROGRAM, "ask", "--corpus", str(CORPUS), QUESTION)
    ours, libraries = medians(REPETITIONS, ask, partial(_run, LIBRARIES))
    heading("A process that answers one question of Markdown articles")
    tell_ratio(
        "qa ask / import of numpy, the stemmer, rank_bm25, PyYAML and markdown-it", ours / libraries, TARGET
    )


def _run(code: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
