"""YAML front matter of a Markdown article: what is known about it, between two lines of ``---``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from qa.errors import UnreadableFile
from qa.loading.dates import find_date
from qa.loading.paragraphs import normalise

if TYPE_CHECKING:
    from datetime import date

# Code points; a block is a dozen lines, and reading hostile ones takes long.
MAX_SIZE = 20_000

_BLOCK = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
# Of two keys for one field the upper wins.
_FIELDS = {
    "title": "title",
    "author": "author",
    "published": "published",
    "date": "published",
    "language": "language",
    "lang": "language",
    "source": "source_name",
    "url": "url",
}
_NOTHING = ("", "~", "null")
_TIME = re.compile(r"[T ]\d{1,2}:[\d:.]+ ?(?:Z|[+-][\d:]+)?")
_WEB = ("https://", "http://")


def take_front_matter(content: str) -> tuple[dict[str, Any], str]:
    """Part a document from its front matter.

    Keys: title, author (one or a list), published or date, language or lang, source, url; all may be
    missing, and others are passed over.

    Returns:
        Fields of ``Article`` by name, and the document without the block.

    Raises:
        UnreadableFile: The block is no YAML, or the value of a key is not what it should be.
    """
    block = _BLOCK.match(content)
    known = _parse(block[1] or "") if block else None
    if block is None or known is None:
        return {}, content
    fields = {_FIELDS[key]: _value(key, known[key]) for key in reversed(_FIELDS) if key in known}
    return {name: value for name, value in fields.items() if value}, content[block.end() :]


def _parse(block: str) -> dict[Any, Any] | None:
    """Return the mapping that a block holds; None when it is prose between two rules."""
    if len(block) > MAX_SIZE:
        raise UnreadableFile(f"has front matter of over {MAX_SIZE} characters; shorten it")
    try:
        # The base loader makes every value a string: "no" is Norwegian, and a bad date is ours to name.
        # Its twin in C is faster but ends the process on deeply nested brackets.
        known = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 -- builds strings, lists, dicts only
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        raise UnreadableFile(_complaint(block, problem)) from None
    return {} if known in (None, "") else known if isinstance(known, dict) else None


def _complaint(block: str, problem: Exception) -> str:
    # A bracket never closed is noticed past the last line; the context says where it opened.
    marks = (getattr(problem, name, None) for name in ("problem_mark", "context_mark"))
    lines = dict(enumerate(block.splitlines()))
    number = next((mark.line for mark in marks if mark and lines.get(mark.line)), 0)
    key = lines.get(number, "").partition(":")[0].strip()[:40]
    return f"has front matter that is no YAML, on line {number + 2} ({key!r}); put the value in quotes"


def _value(key: str, value: object) -> object:
    text = _line(key, value)
    if text and _FIELDS[key] == "published":
        return _date(key, text)
    if text and key == "url" and not text.startswith(_WEB):
        raise UnreadableFile(
            f"has no web address as 'url' in its front matter ({text[:40]!r}); begin it with https://"
        )
    return text


def _line(key: str, value: object) -> str:
    """Return a value as one line of text; a list of texts is joined by commas."""
    values = value if isinstance(value, list) else [value]
    texts = [text for text in values if isinstance(text, str)]
    if len(texts) < len(values):
        raise UnreadableFile(f"has no plain text as {key!r} in its front matter; write it on one line")
    return ", ".join(" ".join(normalise(text).split()) for text in texts if text not in _NOTHING)


def _date(key: str, text: str) -> date:
    dated = find_date(text)
    if dated is None or _TIME.sub("", dated[1]).strip():
        raise UnreadableFile(
            f"has no date as {key!r} in its front matter ({text[:40]!r}); write it as 2025-08-04"
        )
    return dated[0]
