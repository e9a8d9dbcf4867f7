"""The screen: lines of styled pieces, and where they are written.

In a terminal lines are wrapped and coloured; elsewhere a line is one line, however long.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.text import Text

WIDTH = 100
"""Columns of the widest line: longer ones tire the eye, however wide the window."""

_CONTROL = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


class Piece(NamedTuple):
    """Words in one style, in rich's terms; no style is the terminal's own."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces in a row, after a gutter that is repeated where the line is wrapped."""

    pieces: tuple[Piece, ...] = ()
    gutter: str = ""


BLANK = Line()


class Screen:
    """Where lines are written: wrapped and in colour in a terminal, as they are elsewhere.

    rich honours NO_COLOR and the window's width; it is loaded only when there is a terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, lines: Iterable[Line]) -> None:
        """Write the lines and see to it that they are out."""
        write = self._write_wrapped if self._stream.isatty() else self._write_plain
        for line in lines:
            write(line)
        self._stream.flush()

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console  # noqa: PLC0415 - costs as much as a hundred questions

        return Console(file=self._stream, highlight=False)

    def _write_plain(self, line: Line) -> None:
        self._stream.write(line.gutter + "".join(piece.text for piece in line.pieces) + "\n")

    def _write_wrapped(self, line: Line) -> None:
        for row in self._rows(line):
            row.rstrip()
            self._console.print(row, soft_wrap=True)

    def _rows(self, line: Line) -> Iterator[Text]:
        from rich.text import Text  # noqa: PLC0415 - as above

        # An article may hold escape sequences; a terminal would obey them.
        text = Text.assemble(*((piece.text.translate(_CONTROL), piece.style) for piece in line.pieces))
        width = max(min(self._console.width, WIDTH) - len(line.gutter), 1)
        for row in text.divide(_breaks(text.plain, width)):
            yield Text.assemble((line.gutter, "cyan"), row)


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield where to break a line; a word that is wider stays whole, which rich does not offer."""
    from rich.cells import cell_len  # noqa: PLC0415 - as above

    used = 0
    for word in re.finditer(r" *([^ ]+)", text):
        fits = not used or used + cell_len(word[0]) <= width
        if not fits:
            yield word.start(1)
        used = used + cell_len(word[0]) if fits else cell_len(word[1])


def line(text: str, style: str = "") -> Line:
    """Return a line in one style."""
    return Line((Piece(text, style),))


def complain(message: object) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"qa: {' '.join(str(message).split())}\n")


def write_json(record: dict[str, Any]) -> None:
    """Write a record as one line of JSON to standard output."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()
