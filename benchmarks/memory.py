"""Peak memory of an archive of 100,000 passages, next to rank_bm25 on the same passages.

Each is a process of its own that reads lines and answers one question; this one stays small, see `peak_memory`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import heading, peak_memory, tell_ratio

PASSAGES = 100_000
TARGET = 1.0


def main() -> None:
    """Print the ratio."""
    heading(f"Peak memory, {PASSAGES:,} passages")
    with tempfile.TemporaryDirectory() as folder:
        articles, passages = Path(folder, "articles"), Path(folder, "passages")
        subprocess.run([sys.executable, __file__, "write", articles, passages], check=True)
        ours = peak_memory([__file__, "archive", str(articles)])
        theirs = peak_memory([__file__, "library", str(passages)])
    tell_ratio("archive / passages, their tokens and BM25Okapi", ours / theirs, TARGET)


def write(articles: str, passages: str) -> None:
    """Write invented articles, and the passages that they are cut into, one a line."""
    import invented
    from indexing import passages_of

    from qa.analysis import Analyzer
    from qa.collection import collect

    found = list(invented.articles(PASSAGES))
    _write(articles, [(article.id, article.title, article.text) for article in found])
    _write(passages, passages_of(collect(found, Analyzer())))


def archive(articles: str) -> None:
    """Ask an archive of the articles."""
    from qa import Archive, Article

    with Path(articles).open(encoding="utf-8") as lines:
        found = [Article(*json.loads(line)) for line in lines]
    Archive.build(found).ask(found[0].title)


def library(passages: str) -> None:
    """Ask rank_bm25 about the passages."""
    from indexing import search_library, terms
    from rank_bm25 import BM25Okapi

    from qa.analysis import Analyzer

    analyzer = Analyzer()
    with Path(passages).open(encoding="utf-8") as lines:
        shown = [json.loads(line) for line in lines]
    tokens = [terms(analyzer, passage) for passage in shown]
    search_library(BM25Okapi(tokens), tokens[0][:6])


def _write(path: str, records: list) -> None:
    Path(path).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        {"write": write, "archive": archive, "library": library}[sys.argv[1]](*sys.argv[2:])
    else:
        main()
