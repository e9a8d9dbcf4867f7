"""Plain text as paragraphs, and back, without changing a character of any of them.

A blank line ends a paragraph. So does a line end that cannot come from hard wrapping: the line
closes a sentence, or the next line's first word would still have fitted beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

BLANK_LINE = "\n\n"

_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_RUN = re.compile(r"\n{3,}")
_CLOSED = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the line ends that part it from the one before."""

    text: str
    gap: str = BLANK_LINE

    @property
    def line(self) -> str:
        """The words on one line."""
        return " ".join(self.text.split())

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence ends."""
        return is_closed(self.text)


def normalise(text: str) -> str:
    r"""Bring line ends to \n; drop control characters, trailing spaces and more than one blank line."""
    text = _LINE_END.sub("\n", text).replace("\u2029", BLANK_LINE)
    lines = _CONTROLS.sub("", text).split("\n")
    return _LINE_RUN.sub(BLANK_LINE, "\n".join(line.rstrip() for line in lines)).strip("\n")


def split(text: str) -> list[Paragraph]:
    """Cut normalised text into its paragraphs."""
    return [
        Paragraph(piece, "\n" if number else BLANK_LINE)
        for block in text.split(BLANK_LINE)
        for number, piece in enumerate(_pieces(block.split("\n")))
        if piece
    ]


def join(paragraphs: list[Paragraph]) -> str:
    """Put paragraphs together again; the first one's gap does not count."""
    return "".join(p.gap + p.text for p in paragraphs).lstrip("\n")


def without(paragraphs: list[Paragraph], dropped: set[int]) -> list[Paragraph]:
    """Leave paragraphs out by their numbers; what they parted stays parted."""
    kept: list[Paragraph] = []
    gap = ""
    for number, paragraph in enumerate(paragraphs):
        gap = max(gap, paragraph.gap)
        if number not in dropped:
            kept.append(Paragraph(paragraph.text, gap))
            gap = ""
    return kept


def is_closed(text: str) -> bool:
    """Tell whether text ends as a sentence ends, closing quotes and brackets apart."""
    return _CLOSED.search(text[-8:]) is not None


def _pieces(lines: list[str]) -> list[str]:
    width = max(map(len, lines))
    starts = [n for n, (line, after) in enumerate(pairwise(lines), 1) if _breaks(line, after, width)]
    return ["\n".join(lines[a:b]) for a, b in pairwise([0, *starts, len(lines)])]


def _breaks(line: str, after: str, width: int) -> bool:
    first_word = after.split(maxsplit=1)[0]
    return is_closed(line) or len(line) + 1 + len(first_word) <= width
