"""Periods: the days that words such as "3 May 2025", "last week", "since May" or "today" mean, seen from a day.

A day or month without a year is the last one that has begun; "last week" is the one from Monday to Sunday before this,
"the last week" the seven days that end today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:1[5-9]|20)\d\d"
_FORMS = (
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)",
    rf"(?:the\s+)?(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
    rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})\b(?:,?\s+(?P<year>{_YEAR}))?",
    rf"(?:last\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
    rf"(?P<year>{_YEAR})",
    rf"(?:last\s+)?(?P<weekday>{_WEEKDAY})",
    r"(?P<named>today|yesterday)",
    rf"the\s+(?:last|past)\s+(?:(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+)?(?P<unit>day|week|month|year)s?",
    r"(?P<which>this|last)\s+(?P<unit>week|month|year)",
)
_READERS = tuple(re.compile(rf"\s*{form}\s*", re.IGNORECASE) for form in _FORMS)
_DAYS_OF = {"day": 1, "week": 7, "month": 30, "year": 365}

WHEN = rf"(?:{re.sub('[?]P<[a-z]+>', '?:', '|'.join(_FORMS))})(?!\w)"
"""A regular expression, without groups, for the words that ``period`` reads; case is to be ignored."""

RELATIVE = rf"(?:{re.sub('[?]P<[a-z]+>', '?:', '|'.join(_FORMS[-3:]))})(?!\w)"
"""The same for those words alone that mean another period every day."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether the day is one of them."""
        return self.first <= day <= self.last


def period(words: str, today: date, relation: str = "") -> Period | None:
    """Return the days that the words mean.

    Args:
        words: "3 May 2025", "May", "last week", …; see ``WHEN``.
        today: The day on which they are said.
        relation: What stands before them: "since", "after", "before", "until", or else for the days themselves.

    Returns:
        The days; None when the words name none, as "31 June" does.
    """
    matches = (reader.fullmatch(words) for reader in _READERS)
    found = next((match for match in matches if match), None)
    try:
        days = _days(found.groupdict(), today) if found else None
        return days and _related(days, relation.casefold())
    except (ValueError, OverflowError):
        return None


def _related(days: Period, relation: str) -> Period:
    if relation == "since":
        return Period(days.first, date.max)
    if relation == "after":
        return Period(days.last + timedelta(1), date.max)
    if relation == "before":
        return Period(date.min, days.first - timedelta(1))
    return Period(date.min, days.last) if relation in ("until", "till") else days


def _days(said: dict[str, str | None], today: date) -> Period:
    if month := said.get("month"):
        return _dated(_MONTHS.index(month[:3].lower()) + 1, said.get("day"), said.get("year"), today)
    if weekday := said.get("weekday"):
        back = (today.weekday() - _WEEKDAYS.index(weekday[:3].lower())) % 7
        return _day(today - timedelta(back))
    if year := said.get("year"):
        return Period(date(int(year), 1, 1), date(int(year), 12, 31))
    if iso := said.get("iso"):
        return _day(date.fromisoformat(iso))
    if unit := said.get("unit"):
        return _span_of(unit.lower(), said, today)
    return _day(today - timedelta(str(said["named"]).lower() == "yesterday"))


def _day(day: date) -> Period:
    return Period(day, day)


def _dated(month: int, day: str | None, year: str | None, today: date) -> Period:
    number = int(re.sub(r"\D", "", day)) if day else 1
    first = date(int(year) if year else today.year, month, number)
    if not year and first > today:
        first = first.replace(year=today.year - 1)
    return _day(first) if day else Period(first, _month_end(first))


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def _span_of(unit: str, said: dict[str, str | None], today: date) -> Period:
    if which := said.get("which"):
        this = _current(unit, today)
        return this if which.lower() == "this" else _current(unit, this.first - timedelta(1))
    count = (said.get("count") or "one").lower()
    number = int(count) if count.isdecimal() else _NUMBERS.index(count) + 1
    return Period(today - timedelta(number * _DAYS_OF[unit] - 1), today)


def _current(unit: str, day: date) -> Period:
    """Return the week, month or year that holds the day."""
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(6))
    if unit == "month":
        first = day.replace(day=1)
        return Period(first, _month_end(first))
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))
