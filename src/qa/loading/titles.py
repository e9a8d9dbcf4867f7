"""Headlines: found at the top of a plain text, or made when there is none."""

from __future__ import annotations

import re

from qa.loading.notes import is_editors_note
from qa.loading.paragraphs import BLANK_LINE, split
from qa.sentences import sentence_spans

MAX_HEADLINE = 160  # code points of a line that may be a headline
MAX_MADE = 80  # code points of a headline that is made

# A name of fewer letters in words than this share of it says nothing: a number, a date, a hash.
_WORD_SHARE = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY_WORD = re.compile(
    r"article|copy|doc|document|draft|file|final|index|new|news|page|post|scan|story|text|txt|untitled",
    re.IGNORECASE,
)
_FINAL = (".", "…", ":", ",", ";", "。")
_QUOTES = "\"'”’»)"


def take_headline(text: str) -> tuple[str, str]:
    """Part a text from its headline: a first short line without a final stop, above a blank line.

    Returns:
        The headline, or "", and the text without it.
    """
    head, blank, rest = text.partition(BLANK_LINE)
    return (head.strip(), rest) if blank and _is_headline(head) else ("", text)


def make_headline(name: str, text: str) -> str:
    """Make a headline from a file's name if it has words, else from the text's first sentence."""
    words = _WORD.findall(name)
    spoken = sum(map(len, words)) >= _WORD_SHARE * sum(map(str.isalnum, name))
    if spoken and not all(map(_EMPTY_WORD.fullmatch, words)):
        return _from_name(name)
    return _shorten(_first_sentence(text))


def _is_headline(head: str) -> bool:
    return (
        len(head) <= MAX_HEADLINE
        and "\n" not in head
        and any(map(str.isalpha, head))
        and not head.rstrip(_QUOTES).endswith(_FINAL)
        and not is_editors_note(head)
    )


def _from_name(name: str) -> str:
    words = re.sub(r"[\W_]+", " ", name).split()
    while not _WORD.search(words[0]):  # "2025-08-04-harbour-opens"
        del words[0]
    line = " ".join(words)
    return _shorten(line[0].upper() + line[1:])


def _first_sentence(text: str) -> str:
    own = (p.text for p in split(text) if not is_editors_note(p.text))
    paragraph = next(own, text)
    first = sentence_spans(paragraph)[0]
    return " ".join(paragraph[first.start : first.end].split())


def _shorten(line: str) -> str:
    """Cut at the end of a word, so that with the ellipsis the line keeps to ``MAX_MADE``."""
    if len(line) <= MAX_MADE:
        return line.removesuffix(".")
    cut, space, _ = line[:MAX_MADE].rpartition(" ")
    return (cut if space else line[: MAX_MADE - 1]).rstrip(",;:–—- ") + "…"
