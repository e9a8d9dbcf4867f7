"""Figures: every number of an article with its sentence.

A figure is an amount, a count, a share or a measure: "$5 billion", "34 kinds", "4.5 percent", "two schools", "a
third of". What only looks like one is put out of sight first, at its place: dates, times of day, numbers of lists and
notes, addresses. Bare years, ordinals and names that hold a number ("Ariane 5", "COVID-19", "item 4") do not count.
For English; figures in digits are found in any language.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from qa.body import paragraphs
from qa.model import Briefing, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.model import Article

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,]\d)"
_DAYS = rf"{_DAY}(?: ?(?:[-–—,]|and|or|to) ?{_DAY}){{0,5}}"
_AGO = (
    r"(?:second|minute|hour|day|night|week|weekend|month|year|decade|generation|century|centurie)s?,? ago\b"
)
_SPELT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine)\b)?)\b(?!-(?:first|second|third|\w{2,5}th\b))"
)

_ADDRESS = r"https?://\S{1,300}|\bwww\.\S{1,300}|\b[\w.+-]{1,64}@\S{1,64}"
_LISTED = r"^\W*(?:\d{1,3}[.)]|[ivx]{1,5}\))(?=\s)|\[\d{1,3}\]"
_TELEPHONE = (
    r"\+\d[\d ()-]{6,20}|\b0\d{2,4}(?:[ -]\d{2,4}){1,4}\b|(?<![\w-])\d{1,5}(?:-\d{1,5}){2,5}(?![\w-])"
)
_DATE = (
    rf"\b{_DAYS}(?: of)? {_MONTH}(?:,? \d{{4}}\b)?|\b{_MONTH},? \d{{4}}\b|\b{_MONTH} {_DAYS}(?:,? \d{{4}}\b)?"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b|\b(?:9/11|24/7)\b"
    r"|(?<![\w.,])(?:1\d|20)\d\d[-–/](?:(?:1\d|20)\d\d|\d\d)\b(?![.,]\d)|(?<!\w)(?:\d{4}|['’]?\d0)s\b"
)
_CLOCK = (
    r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|(?<![:\d])\d{1,2}:\d\d(?![:\d])|\b(?:\d{1,2}|[a-z]{3,6}) o['’]clock\b"
    rf"|\b(?i:at|by|since|until|past|before|after) {_SPELT}(?=[,;.!?)]|$| (?:in|on) )"
    rf"|\b(?i:{_SPELT}|quarter|half) past {_SPELT}|\b(?i:{_SPELT}) in the (?:morning|afternoon|evening)\b"
)
_PAST = (
    rf"\b(?:(?i:a|one|{_SPELT})(?: (?:dozen|hundred|thousand|million|billion))?|\d[\d,.]{{0,12}})"
    rf"(?: (?:million|billion))? {_AGO}"
)
_NUMBERED = (
    r"(?i:№|#|\b(?:(?:no|nos|fig|vol)\.|article|category|chapter|channel|figure|gate|item|level|number|page|phase"
    r"|platform|room|round|section|stage|step|version)) ?\d{1,4}\b(?![.,]\d)"
)
_NO_FIGURES = tuple(map(re.compile, (_ADDRESS, _LISTED, _TELEPHONE, _DATE, _CLOCK, _PAST, _NUMBERED)))

_SCALE = (
    r"(?:hundred|thousand|million|billion|trillion|dozen|bn|mn|tn|[mk]|ml[nr]d?|milyon|milyard?|млн|млрд"
    r"|(?:милли(?:он|ард)|тысяч)[а-я]{0,3})\b"
)
_SCALES = rf"(?:[ -]?{_SCALE}){{0,3}}"
_SIGN = r"(?:(?:US|A|C|NZ)?[$€£¥₹₸₽₺₼₾₴₩] ?|\b(?:USD|EUR|GBP|TRY|KZT|AZN|RUB|CNY|JPY|CHF) )"
_CURRENCY = (
    r"(?:(?:U\.?S\.? )?(?:cent|crown|dirham|dollar|euro|franc|hryvnia|kron[aeu]r?|lira|manat|peso|pound|rial|riyal"
    r"|rou?ble|rupee|tenge|yen|yuan|zloty)s?|USD|EUR|GBP|TRY|KZT|AZN|RUB|CNY|JPY|CHF)\b"
)
_SHARE = r"(?:%|per ?cent(?:age points?)?\b)"
_MEASURE = (
    r"(?:(?:kilo|centi|milli)?met(?:re|er)|kilogram|ton(?:ne)?|lit(?:re|er)|mile|acre|hectare|degree|barrel|megawatt"
    r"|gigawatt)s?\b|feet\b|(?:km|cm|mm|kg|[kMG]Wh?|[MGT]B)\b[²³]?|(?:square|cubic) |°"
)
_DIGITS = (
    r"(?<!\w)(?<![^\W\d][-–/.#])(?>\d{1,3}(?:[ \u00a0\u202f’']\d{3}){1,4}(?![\d,]\d)|\d+(?:[.,:]\d+){0,5})"
)
_TIMES = r"(?:hundred|thousand|million|billion|trillion|dozen)\b"
_OF_WHOLE = r"(?= of\b| the\b|[,.;!?]|$| (?:more|less|fewer|since|than)\b)"
_PART = r"(?:hal(?:f|ves)|(?:third|quarter|fifth|sixth|tenth)s?)\b"
_FIGURE = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<digits>{_DIGITS})(?!(?:st|nd|rd|th)\b)(?P<unit>{_SCALES}(?: ?{_SHARE}| {_CURRENCY})?)"
    rf"(?![^\W\d_])"
    rf"|\b(?:(?:half )?[Aa]|[Oo]ne|(?i:{_SPELT}))(?:[ -]{_TIMES}){{1,3}}(?: {_SHARE}| {_CURRENCY})?"
    rf"|\b(?:[Aa]|[Oo]ne|(?i:{_SPELT}))[ -]{_PART}{_OF_WHOLE}|\bhalf(?= of\b| the\b)"
    rf"|\b[Oo]ne(?: {_SHARE}|(?= (?:in|out of) (?:\d|{_SPELT})))"
    rf"|\b(?P<spelt>(?i:{_SPELT}))(?: {_SHARE}| {_CURRENCY})?"
)

_LOOK = 80  # code points on either side of a number
_YEAR = re.compile(r"1\d{3}|20\d\d|2100")
_COUNTS_MANY = re.compile(
    r"\b(?:nearly|almost|over|than|least|most|some|only|total of|many as|up to|about|around|roughly|approximately) $",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"[- ](?:[a-z’'-]{3,20} )?(?:[a-z][a-z’'-]{1,20}s|people|men|women|children|police|staff|troops)\b"
)
_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"«])(?P<word>[^\W\d_a-z][\w’'.-]*) $")
_IN_A_PLACE = re.compile(
    r"\b(?:[Aa]cross|[Ii]n|[Oo]utside|[Tt]hroughout) (?:the )?(?:[^\W\d_a-z][\w-]* ){1,3}$"
)
_OPENING_WORDS = (
    "a about above across after all almost altogether among an and another approximately around as at barely before"
    " below between but by currently down during each every exactly for from her his in inside its just last less"
    " meanwhile more nearly no now of on only or our outside over perhaps roughly since so some still than that the"
    " their then there these this those through to today under until up upon with within yet"
)
_OPENINGS = frozenset(_OPENING_WORDS.split())
_KNOWN_NUMBER = re.compile(
    r"\b(?:the|these|those|his|her|its|their|our|your|my|both|other|last|next|first|one or|or) $",
    re.IGNORECASE,
)
_ITS_HALF = re.compile(r"\b(?:first|second|other|latter|better) $", re.IGNORECASE)


def figures(article: Article) -> Briefing:
    """Return every sentence that holds a figure, in document order; its highlights are the figures.

    Editors' notes, page furniture and headings are left out.
    """
    text = article.text
    quotes = (
        Quote(article, span, span, found)
        for span in chain.from_iterable(paragraphs(text))
        if (found := tuple(_in_sentence(text, span)))
    )
    return Briefing(tuple(quotes))


def _in_sentence(text: str, span: Span) -> Iterator[Span]:
    sentence = _without_dates(text[span.start : span.end])
    if sentence.startswith("#"):
        return
    for match in _FIGURE.finditer(sentence):
        if _counts(sentence, match):
            yield Span(span.start + match.start(), span.start + match.end())


def _without_dates(sentence: str) -> str:
    """Return the sentence with blanks in the place of what only looks like a figure."""
    for pattern in _NO_FIGURES:
        sentence = pattern.sub(_blank, sentence)
    return sentence


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _counts(sentence: str, match: re.Match[str]) -> bool:
    """Tell a figure from a year, a name and a number that only points back ("the two")."""
    before = sentence[max(match.start() - _LOOK, 0) : match.start()]
    after = sentence[match.end() : match.end() + _LOOK]
    if not match["digits"]:
        return not (_KNOWN_NUMBER if match["spelt"] else _ITS_HALF).search(before)
    if match["sign"] or match["unit"] or re.match(rf" ?(?:{_MEASURE})", after):
        return True
    if _YEAR.fullmatch(match["digits"]):
        return bool(_COUNTS_MANY.search(before) and _MANY.match(after))
    return not _is_name(before, match, after)


def _is_name(before: str, match: re.Match[str], after: str) -> bool:
    """Tell "Ariane 5 flew" from "About 5 flew" and "In Ankara 5 deals were signed"."""
    name = _NAME_BEFORE.search(before)
    if name is None or not match["digits"].isdecimal():
        return False
    opens = match.start() <= _LOOK and not before[: name.start("word")].strip('"“«(—– ')
    if opens and name["word"].lower() in _OPENINGS:
        return False
    return not (_IN_A_PLACE.search(before) and _MANY.match(after))
