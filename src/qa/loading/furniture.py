"""Page furniture: what a scraped page has around an article, taken away once.

A paragraph goes when it is, whole and short, one of these; no paragraph is shortened or changed:

- controls: a line of nothing but a date and the knobs beside it ("2025-08-04 + − 16 px"), above the
  first prose; its date is the day of publication. Of bare dates only a single one goes: several are
  the headings of a chronicle;
- credit: "Source: …", "Photo: …", "File photo", "© …", "All rights reserved" (for this and the next
  four see ``sayings``);
- invitation: "… please reach out to us at name@example.org", "Follow us on …", "Subscribe to …";
- link: "Read more: …", "Read also: …", "Related articles";
- share bar: "Share on Facebook", "Facebook Twitter WhatsApp";
- notice: cookies, advertisement;
- caption: see ``captions``; only between two longer paragraphs that end as sentences;
- sign-off: a last line that is only a name ("News.Az", "— Reuters"), below the end of a sentence.

An editor's note is no furniture, for it says who speaks; nor is a sub-heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from qa.loading.captions import is_caption
from qa.loading.dates import find_date
from qa.loading.paragraphs import join, normalise, split, without
from qa.loading.sayings import is_saying

if TYPE_CHECKING:
    from datetime import date

    from qa.loading.paragraphs import Paragraph

# Code points: a line of controls has at most so many, a paragraph of prose at least.
MAX_CONTROLS = 60
MIN_PROSE = 60
# Paragraphs above the first prose: title, summary line, by-line, date, knobs.
MAX_HEAD = 6

_CONTROL_WORD = re.compile(
    r"\d{1,2}|a|am|at|date|font|gmt|last|modified|on|pm|posted|print|pt|published|px|size|text|time|updated|utc"
)
_WORD = re.compile(r"[^\W\d]+|\d+")
_KNOB = re.compile(r"\b(?:font|pt|px)\b")
_DASHES = "—–-()[] "
_SITE = re.compile(r"(?:[\w-]{1,64}\.){1,4}[^\W\d_]{2,10}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's own text, and what its furniture told.

    Attributes:
        text: The paragraphs left, unchanged.
        published: The date that stood among the controls, if any.
        site: The web site that signed ("News.Az"), or "".
    """

    text: str
    published: date | None = None
    site: str = ""


def clean(text: str) -> Cleaned:
    """Take the page furniture away; cleaning a clean text changes nothing."""
    published, site = None, ""
    paragraphs = split(normalise(text))
    # What is left may stand differently, so it is looked at until nothing more goes.
    while dropped := _furniture(paragraphs):
        published = published or _first_date(paragraphs)
        site = site or _signature(paragraphs)
        paragraphs = split(join(without(paragraphs, dropped)))
    return Cleaned(join(paragraphs), published, site)


def _furniture(paragraphs: list[Paragraph]) -> set[int]:
    """Return the numbers of the paragraphs that are furniture where they stand."""
    sayings = {number for number, p in enumerate(paragraphs) if is_saying(p.text)}
    return sayings | _controls(paragraphs) | _captions(paragraphs) | _sign_off(paragraphs)


def _controls(paragraphs: list[Paragraph]) -> set[int]:
    """Find the lines of dates and knobs above the first prose."""
    head = list(takewhile(lambda p: not _is_prose(p), paragraphs[:MAX_HEAD]))
    bare = {number for number, p in enumerate(paragraphs) if _is_bare_date(p)}
    found = {number for number, p in enumerate(head) if _is_controls(p)}
    return found - bare if len(bare) > 1 else found


def _is_prose(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= MIN_PROSE and paragraph.closed


def _is_controls(paragraph: Paragraph) -> bool:
    if len(paragraph.text) > MAX_CONTROLS:
        return False
    dated = find_date(paragraph.line)
    rest = (dated[1] if dated else paragraph.line).lower()
    return all(map(_CONTROL_WORD.fullmatch, _WORD.findall(rest))) and bool(dated or _KNOB.search(rest))


def _is_bare_date(paragraph: Paragraph) -> bool:
    dated = find_date(paragraph.line) if len(paragraph.text) <= MAX_CONTROLS else None
    return dated is not None and not dated[1].strip(" .,|")


def _captions(paragraphs: list[Paragraph]) -> set[int]:
    """Find the lines between two longer paragraphs, each ending as a sentence, that read as captions."""
    triples = zip(paragraphs, paragraphs[1:], paragraphs[2:], strict=False)
    return {
        n
        for n, (above, p, below) in enumerate(triples, 1)
        if _is_between(above, p, below) and is_caption(p.line)
    }


def _is_between(above: Paragraph, paragraph: Paragraph, below: Paragraph) -> bool:
    return (
        not paragraph.closed
        and all(p.closed and len(p.text) > len(paragraph.text) for p in (above, below))
        and not below.text[0].islower()
    )


def _sign_off(paragraphs: list[Paragraph]) -> set[int]:
    """Find the last line, if it is only a name below the end of a sentence."""
    if len(paragraphs) < 2 or not paragraphs[-2].closed or not _is_name(paragraphs[-1]):
        return set()
    return {len(paragraphs) - 1}


def _is_name(paragraph: Paragraph) -> bool:
    words = paragraph.text.strip(_DASHES).split()
    return 1 <= len(words) <= 4 and not paragraph.closed and all(word[0].isupper() for word in words)


def _first_date(paragraphs: list[Paragraph]) -> date | None:
    lines = (paragraphs[number].line for number in sorted(_controls(paragraphs)))
    return next((dated[0] for dated in map(find_date, lines) if dated), None)


def _signature(paragraphs: list[Paragraph]) -> str:
    names = (paragraphs[number].text.strip(_DASHES) for number in _sign_off(paragraphs))
    return next(filter(_SITE.fullmatch, names), "")
