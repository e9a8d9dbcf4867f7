"""Amounts: the sums, shares, counts and days of an English sentence, as values that can be compared.

Numbers are compared as numbers, with their units: "4,000 bells", "4 thousand bells" and "four thousand bells" are the
same, "$4 million" and "4 million dollars" too. Days are compared as far as they are told: "3 May" fits "May 2025".
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY, _YEAR = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d)",
    r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)",
)
_DATE = re.compile(
    rf"\b(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?"
    rf"|\b(?P<month2>{_MONTH}) (?P<day2>{_DAY})(?:,? (?P<year2>{_YEAR}))?"
    rf"|\b(?P<month3>{_MONTH}),? (?P<year3>{_YEAR})"
    rf"|\b(?:in|since|until|by|from|of|last|this|during|before|after) (?:early |late |mid-?)?(?P<month4>{_MONTH})\b"
    rf"(?:,? (?P<year5>{_YEAR}))?"
    rf"|\b(?:in|since|until|by|from|of|during|before|after) (?:early |late |mid-?)?(?P<year4>{_YEAR})(?! [a-z]+s\b)"
)
_DIGIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_DIGIT_WORDS.split())}
_TEN_OF = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_SCALE_OF = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9,
    "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_SCALES = rf"(?:{'|'.join(scale for scale in _SCALE_OF if len(scale) > 1)})\b"
_SCALES_OF_SUMS = rf"(?:{_SCALES}|(?(sign)[mk]\b|(?!)))"  # "$4m", but "4 m" are metres
_SIGNS = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "₸": "tenge",
    "₽": "rouble",
    "₺": "lira",
    "₼": "manat",
}
_NAMES = {
    "usd": "dollar", "eur": "euro", "gbp": "pound", "kzt": "tenge", "try": "lira", "azn": "manat", "rub": "rouble",
    "ruble": "rouble",
}  # fmt: skip
_CURRENCIES = (
    r"(?:(?:dollar|euro|pound|yen|yuan|tenge|rou?ble|lira|manat|franc|rupee)s?|USD|EUR|GBP|KZT|TRY|AZN|RUB)\b"
)
_ONES, _TENTHS = _DIGIT_WORDS.replace(" ", "|"), _TENS.replace(" ", "|")
_UNIT = rf"(?:(?P<percent> ?%| per ?cent\b)|[ -](?:U\.?S\.? )?(?P<currency>{_CURRENCIES}))?"
_IN_DIGITS = re.compile(
    rf"(?P<sign>[{''.join(_SIGNS)}] ?)?(?<![\w.,])(?<![^\W\d_][-–])(?P<number>\d+(?:[.,]\d+)*)"
    rf"(?:[ -]?(?P<scale>{_SCALES_OF_SUMS}))?(?![^\W_]){_UNIT}",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"\b(?:(?P<number>(?:{_TENTHS})(?:[ -](?:{_ONES}))?|{_ONES})(?:[ -](?P<scale>{_SCALES}))?"
    rf"|(?P<one>an?) (?P<scale1>{_SCALES})){_UNIT}(?!\w)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_COUNTED = re.compile(r"[ -](?:of )?(?:the )?([^\W\d_]+)(?:[ -]([^\W\d_]+))?")


class Day(NamedTuple):
    """A day, month or year, as far as it is told."""

    day: int | None
    month: int | None
    year: int | None

    def fits(self, other: Day) -> bool:
        """Tell whether both may be the same."""
        return all(one is None or two is None or one == two for one, two in zip(self, other, strict=True))


class Amount(NamedTuple):
    """A figure of a sentence.

    Attributes:
        start: First code point in the sentence.
        end: One past its last code point.
        value: The number, or the day.
        unit: "%", a currency, or "" for a count and for a day.
        counted: What is counted: the words that follow, at most two, in small letters.
    """

    start: int
    end: int
    value: float | Day
    unit: str = ""
    counted: tuple[str, ...] = ()


class Figure(NamedTuple):
    """A figure as it is compared; see ``Amount``. What is counted is given as terms."""

    value: float | Day
    unit: str
    counted: frozenset[str]

    @property
    def is_day(self) -> bool:
        """Whether it is a day, month or year."""
        return isinstance(self.value, Day)

    def is_comparable(self, other: Figure) -> bool:
        """Tell whether both are of one kind."""
        if self.is_day or other.is_day:
            return self.is_day and other.is_day
        alike = bool(self.unit) or bool(self.counted & other.counted) or not (self.counted or other.counted)
        return self.unit == other.unit and alike

    def is_same(self, other: Figure) -> bool:
        """Tell whether both are one figure."""
        if isinstance(self.value, Day) and isinstance(other.value, Day):
            return self.value.fits(other.value)
        return self.is_comparable(other) and self.value == other.value

    def is_rounded(self, other: Figure) -> bool:
        """Tell whether one is the other in round numbers."""
        if isinstance(self.value, Day) or isinstance(other.value, Day):
            return False
        return _rounds(self.value, other.value) or _rounds(other.value, self.value)


def _rounds(rough: float, exact: float) -> bool:
    digits = max(len(f"{rough:.12g}".replace(".", "").strip("0")), 1)
    return float(f"{exact:.{digits}g}") == rough


def unmatched(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures that are not among the others."""
    return [figure for figure in figures if not any(map(figure.is_same, others))]


def contradict(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    """Tell whether figures that two sentences do not share are of one kind, and not the same in round numbers."""
    days = [figure.is_day for figure in (*left, *right)]
    of_one_kind = all(
        any(map(figure.is_comparable, others))
        for figures, others in ((left, right), (right, left))
        for figure in figures
    )
    rounded = any(one.is_comparable(two) and one.is_rounded(two) for one in left for two in right)
    return of_one_kind and not rounded and (all(days) or not any(days))


def amounts(sentence: str) -> list[Amount]:
    """Return the figures of a sentence, the days first."""
    days = [Amount(*match.span(), _day(match.groupdict())) for match in _DATE.finditer(sentence)]
    for day in days:
        sentence = sentence[: day.start] + "," * (day.end - day.start) + sentence[day.end :]
    matches = chain(_IN_DIGITS.finditer(sentence), _IN_WORDS.finditer(sentence))
    return days + [found for match in matches if (found := _amount(match, sentence))]


def _day(said: dict[str, str | None]) -> Day:
    day, month, year = (
        next((text for name, text in said.items() if text and name.startswith(part)), None)
        for part in ("day", "month", "year")
    )
    return Day(
        int(re.sub(r"\D", "", day)) if day else None,
        _MONTHS.index(month[:3].lower()) + 1 if month else None,
        int(year) if year else None,
    )


def _amount(match: re.Match[str], sentence: str) -> Amount | None:
    said = match.groupdict()
    number, scale = said["number"] or "one", (said["scale"] or said.get("scale1") or "").lower()
    value = _value(number) * _SCALE_OF.get(scale, 1.0)
    currency = (said["currency"] or "").lower().removesuffix("s")
    unit = (
        "%"
        if said["percent"]
        else _SIGNS.get((said.get("sign") or "").strip(), _NAMES.get(currency, currency))
    )
    if number.lower() == "one" and not (scale or unit):
        return None
    following = None if unit else _COUNTED.match(sentence, match.end())
    counted = tuple(word.lower() for word in following.groups() if word) if following else ()
    return Amount(*match.span(), round(value, 6), unit, counted)


def _value(number: str) -> float:
    """Return the value of a number in digits, or in words up to ninety-nine."""
    if number[0].isdigit():
        plain = _THOUSANDS.sub("", number).replace(",", ".")
        return float(plain) if plain.count(".") < 2 else float(plain.replace(".", ""))
    words = re.split(r"[ -]", number.lower())
    return float(sum(_TEN_OF.get(word, 0) + _SMALL.get(word, 0) for word in words))
