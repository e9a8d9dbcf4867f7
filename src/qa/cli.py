"""The terminal front: ``qa ask | check | chat | brief | articles | eval``.

Exit status: 0 answered or closest, 1 not found, 2 an error (one line on standard error); of several
questions 0 if any is found. Of a check 0 verbatim, 1 anything else.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qa.archive import Archive
from qa.briefing import WORDS
from qa.errors import QAError
from qa.screen import BLANK, Screen, complain, write_json
from qa.session import Session, converse, prompted
from qa.terminal import report_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.evaluation import Outcome, Report

FOUND, NOT_FOUND, FAILED = 0, 1, 2
INTERRUPTED, READER_GONE = 130, 141  # as a shell reports SIGINT and SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    _speak_utf8()
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except QAError as error:
        complain(error)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still buffered must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--corpus",
        type=Path,
        default=Path("corpus"),
        metavar="DIR",
        help="folder of articles (default: corpus)",
    )
    common.add_argument("--json", action="store_true", help="print JSON, one object a line")
    parser = argparse.ArgumentParser(
        prog="qa", description="Ask the articles; be answered in their own words."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: object, summary: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, parents=[common], help=summary, description=summary)
        command.set_defaults(run=run)
        return command

    ask = add("ask", _ask, "answer a question in quotes")
    ask.add_argument(
        "question", nargs="+", metavar="QUESTION", help="the question, or - for one a line from stdin"
    )
    ask.add_argument(
        "--article", action="append", metavar="ID", help="ask this article only; may be given several times"
    )
    check = add("check", _check, "tell whether a text is a quote from the articles")
    check.add_argument("text", nargs="+", metavar="TEXT", help="the text, or - to read it from stdin")
    add("chat", _chat, "ask one question after another")
    _add_brief_arguments(add("brief", _brief, "show the key sentences of an article or about a topic"))
    add("articles", _articles, "list the articles")
    _add_eval_arguments(add("eval", _eval, "measure the answers on question sets"))
    return parser


def _add_brief_arguments(command: argparse.ArgumentParser) -> None:
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "article",
        nargs="?",
        metavar="ARTICLE",
        help="its id, as `qa articles` lists it (default: the latest)",
    )
    what.add_argument("--on", metavar="TOPIC", help="the key sentences about it, over several articles")
    command.add_argument(
        "--words", type=int, default=WORDS, metavar="N", help=f"the most words to show (default: {WORDS})"
    )
    instead = command.add_mutually_exclusive_group()
    instead.add_argument(
        "--figures", action="store_true", help="every figure of the article with its sentence"
    )
    instead.add_argument(
        "--who-said-what", action="store_true", help="what is said in the article, and by whom"
    )


def _add_eval_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="question set: .json or .jsonl, or either with .gz",
    )
    command.add_argument(
        "--setting",
        choices=("closed", "open"),
        help="an archive per article, or one of all (default: closed for .json, open for .jsonl)",
    )
    command.add_argument(
        "--off-topic", type=Path, metavar="FILE", help="question set whose questions no article here answers"
    )


def _ask(options: argparse.Namespace) -> int:
    session = replace(_open(options), scope=options.article)
    if options.question != ["-"]:
        return FOUND if session.ask(" ".join(options.question)) else NOT_FOUND
    found = [session.ask_aloud(words) for words in map(str.strip, sys.stdin) if words]
    return FOUND if any(found) else NOT_FOUND


def _check(options: argparse.Namespace) -> int:
    text = sys.stdin.read() if options.text == ["-"] else " ".join(options.text)
    return FOUND if _open(options).check(text) else NOT_FOUND


def _chat(options: argparse.Namespace) -> int:
    session = _open(options)
    live = sys.stdin.isatty() and sys.stdout.isatty()
    found = list(converse(session, prompted(session) if live else sys.stdin, live=live))
    return FOUND if live or any(found) or not found else NOT_FOUND


def _brief(options: argparse.Namespace) -> int:
    if options.on is not None and (options.figures or options.who_said_what):
        complain("--figures and --who-said-what look at one article; name it instead of --on")
        return FAILED
    return FOUND if _briefed(_open(options), options) else NOT_FOUND


def _briefed(session: Session, options: argparse.Namespace) -> bool:
    archive = session.archive
    if options.figures:
        return session.show_briefing(archive.figures(options.article), "There is no figure in the article.")
    if options.who_said_what:
        return session.show_statements(
            archive.statements(options.article), "Nobody is quoted in the article."
        )
    if options.on is not None:
        return session.show_briefing(archive.brief_on(options.on, options.words), "The articles do not say.")
    return session.brief(options.article, options.words)


def _articles(options: argparse.Namespace) -> int:
    archive = Archive.from_folder(options.corpus)
    Session(archive, Screen(sys.stdout), options.json).list_articles()
    return FOUND


def _open(options: argparse.Namespace) -> Session:
    archive = Archive.from_folder(options.corpus)
    for problem in archive.problems:
        complain(f"skipped: {problem}")
    return Session(archive, Screen(sys.stdout), options.json)


def _eval(options: argparse.Namespace) -> int:
    from qa.evaluation import load_words  # noqa: PLC0415 - questions are answered without it

    off_topic = load_words(options.off_topic) if options.off_topic else ()
    screen = Screen(sys.stdout)
    for path in options.files:
        report = _measure(path, options, off_topic)
        if options.json:
            write_json(asdict(report))
        else:
            screen.write([*report_lines(report), BLANK])
    return FOUND


def _measure(path: Path, options: argparse.Namespace, off_topic: tuple[str, ...]) -> Report:
    from qa import evaluation  # noqa: PLC0415 - as above

    corpus = Archive.from_folder(options.corpus) if evaluation.needs_corpus(path) else None
    questions = evaluation.load(path, corpus.articles if corpus else ())
    setting = evaluation.Setting(options.setting or ("open" if corpus else "closed"))
    plan = evaluation.rounds(questions, setting, off_topic)
    outcomes = evaluation.run(plan, lambda articles: corpus or Archive.build(articles))
    total = sum(len(each.trials) for each in plan)
    return evaluation.summarise(questions.name, setting, _watched(outcomes, total, questions.name))


def _watched(outcomes: Iterator[Outcome], total: int, name: str) -> Iterable[Outcome]:
    if not sys.stderr.isatty():
        return outcomes
    from rich.console import Console  # noqa: PLC0415 - costs as much as a hundred questions
    from rich.progress import track  # noqa: PLC0415

    return track(outcomes, name, total, console=Console(stderr=True), transient=True)


def _speak_utf8() -> None:
    """Read and write UTF-8 through pipes, whatever the locale; a byte order mark is not a question's."""
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
