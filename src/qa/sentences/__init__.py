"""Sentences of a text, by rules: where each starts and ends, to the code point.

First lines are joined to stretches, then stops are judged inside each stretch. A blank line always ends
a stretch; a single newline ends it when the next line is a list item or a heading, or when the line
breaks off early (see ``_breaks_off``) and the next one opens with a capital or a figure. Any other
newline is white space, so hard-wrapped prose reads on.

A stop ends a sentence when white space and something that can open a sentence follow, unless it belongs
to the word before it (an initial, a title, a list number …). Words in brackets or quotes that hang on a
word before them are passed over whole. Sentences inside a longer quotation are told apart.
Every pattern is free of nested repeats, and looks a bounded way back and ahead: time is linear.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from qa.model import Span
from qa.sentences.full_stops import full_stop, is_last, words, words_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = ".!?…‽؟।۔"
_CLOSERS = "\"'”’“‘»«)\\]}*_"
_OPENING_QUOTES = frozenset("“‘«„")
_CLOSING_QUOTES = frozenset("\"'”’»")
_OPENERS = " ([{“‘«„`"
_QUOTE_REACH = 2000

_STOP = re.compile(
    rf"""[{_ENDS}(\["“](?:
      (?<=[^\W_⁰¹²³⁴-⁹][ ]\()[^()]{{1,300}}\)               # an aside in brackets
    | (?<=[^\W_⁰¹²³⁴-⁹][ ]\[)[^\[\]]{{1,300}}\]
    | (?<=[^\W_⁰¹²³⁴-⁹][ ]“)[^“”]{{1,80}}[^\s.!?,…“”]”      # a phrase or a title in quotes
    | (?<=[^\W_⁰¹²³⁴-⁹][ ]")(?=\w)[^"]{{1,80}}[\w)]"
    | (?<=[{_ENDS}])(?P<tail>
        [{_ENDS}{_CLOSERS}]*
        (?:[⁰¹²³⁴-⁹]|\[[^\[\]]{{1,40}}\])*                  # footnote marks
        (?:[ ](?:''|'(?!\S)|[”’»)\]}}]|\[[ ]?\d{{1,3}}[ ]?\]))*
      )
    )""",
    re.VERBOSE,
)
_NEXT = re.compile(
    r"(?P<space>\s*)(?P<lead>[\s\"'“‘«‹„‚`(\[{*_¿¡–—•-]*)(?P<word>[^\W_]{0,40})(?P<after>.?)", re.DOTALL
)
_CANNOT_OPEN = frozenset(_ENDS + ",;:%&=/+)]}”’»<>")
_LONE_QUOTE = re.compile(r' "(?!\S)')
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_SPEAKER = re.compile(r"(?:[^\W\d_a-z][\w'’-]{0,30}\.? ){1,4}(?P<verb>[a-z]+)")
_BRACKETED_FIGURE = re.compile(r"\([ ]?\d[\d.,– -]{0,20}\)")
_ITEM = re.compile(r"[-•*▪◦●‣·]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s|#{1,6}\s")
_HEADING = re.compile(r"#{1,6}\s")
_LOOSE_END = re.compile(
    r"(?:[,(–—-]|\b(?:a|an|and|as|at|but|by|for|from|in|into|of|on|or|than|that|the|to|which|who|with))$"
)


def sentence_spans(text: str) -> list[Span]:
    """Return the sentences of a text, in order.

    The spans do not overlap, hold every code point that is not white space, neither start nor end with
    white space, and never reach across a blank line.
    """
    return [span for stretch in _stretches(text) for span in _sentences(text, stretch)]


def _stretches(text: str) -> Iterator[Span]:
    for blank, lines in groupby(_lines(text), key=lambda line: line.start == line.end):
        if not blank:
            yield from _joined(text, list(lines))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        yield Span(start + indent, start + max(indent, len(line.rstrip())))
        start += len(line)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    start = lines[0].start
    width = max(line.end - line.start for line in lines)
    for above, below in pairwise(lines):
        if _parts(text[above.start : above.end], text[below.start : below.end], width):
            yield Span(start, above.end)
            start = below.start
    yield Span(start, lines[-1].end)


def _parts(above: str, below: str, width: int) -> bool:
    """Tell whether the newline between two lines of one paragraph ends a sentence whatever stands there."""
    if _ITEM.match(below) or _HEADING.match(above):
        return True
    if _LOOSE_END.search(above[-8:]) or not _opens(_next(below, 0, len(below))):
        return False
    return _breaks_off(above, below, width)


def _breaks_off(above: str, below: str, width: int) -> bool:
    """Tell whether the line above had room for the next word, or the lines are not wrapped at all.

    A paragraph whose longest line has under 40 characters is a list, one with over 160 has a line for
    each paragraph. A quarter of the width is left for ragged lines.
    """
    return not 40 <= width <= 160 or len(above) + 1 + len(below.split(None, 1)[0]) <= 0.75 * width


def _sentences(text: str, stretch: Span) -> Iterator[Span]:
    start = stretch.start
    for stop in _STOP.finditer(text, stretch.start, stretch.end):
        if stop.end() == stretch.end:
            break
        end = _past_closing_quote(text, stretch, stop.end())
        following = _next(text, end, stretch.end)
        if _is_end(text, start, stop, following):
            yield Span(start, end)
            start = following.end("space")
    yield Span(start, stretch.end)


def _past_closing_quote(text: str, stretch: Span, end: int) -> int:
    """Take in a straight quotation mark between two spaces when it closes what an earlier one opened."""
    if not _LONE_QUOTE.match(text, end, stretch.end):
        return end
    opened = text.count('"', max(stretch.start, end - _QUOTE_REACH), end) % 2
    return end + 2 * opened


def _next(text: str, start: int, limit: int) -> re.Match[str]:
    """Return the white space, the marks and the word that follow; the pattern matches everywhere."""
    return next(_NEXT.finditer(text, start, limit))


def _opens(following: re.Match[str]) -> bool:
    """Tell whether what follows can be the start of a sentence."""
    word = following["word"]
    if not word:
        quoted = following["lead"][-1:] in _OPENING_QUOTES and following["after"] in ".…"
        return following["after"] != "" and (quoted or following["after"] not in _CANNOT_OPEN)
    if word[0].isdigit():
        return not _BRACKETED_FIGURE.match(following.string, following.end("space"))
    return not word[0].islower() or "•" in following["lead"] or _CAMEL.match(word) is not None


def _is_end(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    if stop["tail"] is None:
        return stop.group().endswith(".)") and following["word"] in words("starter")
    if not following["space"]:
        return _is_glued(text, stop, following)
    if stop.group() == ".":
        return is_last(full_stop(text, start, stop.start(), following), opens=_opens(following))
    return _opens(following) and not _is_inside(text, start, stop, following)


def _is_glued(text: str, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether the space between two sentences was forgotten, as in ``left.The``."""
    before = text[max(stop.start() - 2, 0) : stop.start()]
    word = following["word"]
    opens = len(word) > 1 and word in words("starter") and following["after"].isspace()
    closes = before[-1:].isdigit() or (before.isalpha() and before.islower())
    return opens and closes and stop.group()[-1] not in _OPENING_QUOTES


def _is_inside(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether a stop other than a lone full stop stands within a sentence."""
    marks = stop.group()
    if not text[max(start, stop.start() - 3) : stop.start()].strip(_OPENERS):
        return True
    if marks[0] != "." and not _CLOSING_QUOTES.isdisjoint(marks):
        return _is_attributed(text, following)
    return marks == "!" and words_before(text, start, stop.start())[1] in words("cry")


def _is_attributed(text: str, following: re.Match[str]) -> bool:
    """Tell whether a quotation is followed by who said it, as in ``“Why?” Smith asked``."""
    if following["word"] in words("starter"):
        return False
    speaker = _SPEAKER.match(text, following.start("word"))
    return speaker is not None and speaker["verb"] in words("speech")
