"""Reporting: the days in a question that say when articles were published, not when things happened.

Mostly days belong to what is asked: "How many houses were built since 2019?" is about houses. They restrict the
articles where they are about reporting ("articles since May", "what was written last week?", "any news since Monday?"),
or stand apart as a tag ("since May: who visited?", "Who visited? (since May)").
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from qa.model import Span
from qa.periods import RELATIVE, WHEN, Period, period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SINCE = r"(?:since|after|before|until|till)"
FROM = r"(?:\b(?:in|from|of|among|according\s+to|based\s+on)\s+)?(?:\b(?:the|all|any|your|our)\s+)?"
_SINCE = rf"(?P<relation>{SINCE})"
_ARTICLES = r"(?:articles?|news(?:\s+(?:articles?|items?|reports?|stories|coverage))?|press\s+coverage)\b"
_PUBLISHED = r"(?:published|reported|written|posted)\b"
_MATTER = r"(?P<matter>[\w'’-]+(?:\s+[\w'’-]+){0,2}?)"
# "in articles published since May", "news about Aktau after 3 May"
_ARTICLES_SINCE = (
    rf"(?P<words>{FROM}\b{_ARTICLES}(?:\s+(?:about|on|from|by)\s+{_MATTER})?"
    rf"(?:\s+(?:that\s+(?:were|was)\s+)?{_PUBLISHED})?\s+(?:{_SINCE}|in|from|on|during)\s+(?P<when>{WHEN})"
    r"(?:\s+onwards?\b)?)"
)
# "in August 2025 articles", "today's news"
_DATED_ARTICLES = rf"(?P<words>{FROM}\b(?P<when>{WHEN})(?:['’]s?)?\s+{_ARTICLES})"
# "What was written about Aktau since May?", "What have the articles reported this week?"
_WRITTEN_SINCE = (
    r"^\W*(?:what|anything)(?:['’]s|\s+(?:was|were|is|has|have|did))?\s+"
    r"(?:(?:you|they|the(?:\s+(?:articles?|papers?|press))?)\s+)?(?:been\s+)?"
    rf"(?:{_PUBLISHED}|(?:publish|report|write)\b)(?!\s+(?:by|to)\b)(?P<matter>[^,:;?]{{0,60}}?)"
    rf"\s(?P<words>{_SINCE}\s+(?P<when>{WHEN})|(?:(?:in|on)\s+)?(?P<now>(?!\d{{4}}\W*$){WHEN}))\W*$"
)
# "What's new in Aktau today?", "Any news since Monday?"
_NEW_SINCE = (
    r"^\W*(?:what(?:['’]?s|\s+(?:is|was))?\s+(?:the\s+)?|(?:(?:is|are)\s+there\s+)?any(?:thing)?\s+)news?"
    r"(?P<matter>(?:\s+(?:about|at|for|from|in|of|on|with)\s[^,:;?]{1,60}?)?)"
    rf"\s(?P<words>(?:{_SINCE}\s+)?(?P<when>{WHEN}))\W*$"
)
_TAG = rf"(?P<words>(?:only\s+)?(?:{_SINCE}\s+(?P<when>{WHEN})|(?P<now>{RELATIVE})))"
_LEADING, _TRAILING = rf"^\W*{_TAG}\s*(?::|\s[-–—]\s)", rf"\?\s*[(\[]?{_TAG}[)\]]?\W*$"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (_WRITTEN_SINCE, _NEW_SINCE, _ARTICLES_SINCE, _DATED_ARTICLES, _LEADING, _TRAILING)
)
# Words behind which a day belongs to them: "houses built since 2019".
_DONE = re.compile(
    r"(?:ed|en|ing|wn|built|cut|held|hit|kept|left|lost|made|met|paid|sold|spent|won)\W*$", re.IGNORECASE
)


def reported(question: str, today: date) -> Iterator[tuple[Span, Period]]:
    """Yield the words of a question that say when articles were published, and the days they mean."""
    read: list[Span] = []
    for match in chain.from_iterable(form.finditer(question) for form in _FORMS):
        said, span = match.groupdict(), Span(*match.span("words"))
        days = period(said["when"] or said.get("now") or "", today, said.get("relation") or "")
        if days and not _DONE.search(said.get("matter") or "") and not any(map(span.overlaps, read)):
            read.append(span)
            yield span, days
