"""How good the answers are on our own questions, and the floors under which they may not fall.

python tests/support/floors.py --update                     raises floors to what is measured now
python tests/support/floors.py --update --allow-regression  lowers them, too; say why in the commit
"""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path

from qa import Archive
from qa.model import Verdict

ROOT = Path(__file__).parents[2]
QUALITY = ROOT / "tests" / "quality"
FLOORS = QUALITY / "floors.json"
DATA = (ROOT / "corpus" / "tokayev-visit-ankara.md", QUALITY / "corpus.jsonl", QUALITY / "off_topic.jsonl")


def digest():
    """Return the digest of the article and the questions."""
    return sha256(b"".join(path.read_bytes() for path in DATA)).hexdigest()


def questions():
    """Return every question with its answers and its kind."""
    lines = [line for path in DATA[1:] for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def measured():
    """Return percentages by name; more is better in all of them."""
    archive = Archive.from_folder(ROOT / "corpus")
    shares = {}
    for question in questions():
        for name, right in _judged(archive, question):
            shares.setdefault(name, []).append(right)
    return {name: round(100 * sum(rights) / len(rights), 1) for name, rights in sorted(shares.items())}


def _judged(archive, question):
    kind, answers = question["kind"], question["answers"]
    answer = archive.ask(question["question"])
    if not answers:
        yield f"{kind}: not answered", answer.verdict is not Verdict.ANSWERED
        yield f"{kind}: not found", answer.verdict is Verdict.NOT_FOUND
        return
    first = archive.search(question["question"], 1)
    yield f"{kind}: hit@1", any(right in quote.text for quote in first for right in answers)
    yield f"{kind}: sent@1", any(right in quote.key_sentence for quote in first for right in answers)
    yield f"{kind}: found", answer.verdict is not Verdict.NOT_FOUND


def main():
    """Print what is measured beside the floors, and pin it if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    figures = measured()
    pinned = json.loads(FLOORS.read_text("utf-8"))["floors"] if FLOORS.exists() else {}
    fallen = [name for name, figure in figures.items() if figure < pinned.get(name, 0)]
    for name, figure in figures.items():
        sys.stdout.write(f"{name:32} {figure:5}  floor {pinned.get(name, '-')}\n")
    if fallen and options.update and not options.allow_regression:
        sys.exit(f"fallen: {', '.join(fallen)}; mend that, or say --allow-regression and why")
    if options.update:
        document = {"digest": digest(), "floors": figures}
        FLOORS.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
