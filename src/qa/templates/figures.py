"""Questions for a figure: how many, how much."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from qa.templates.words import (
    CAPITAL,
    NAME,
    NOUN,
    SUBJECT,
    first_clause,
    is_subject,
    lowered,
    points_back,
    without_adverbs,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ABOUT = (
    r"(?:(?:a total of|about|almost|approximately|around|as many as|at least|at most|just over|just under"
    r"|less than|more than|nearly|only|over|roughly|some|under|up to) )?"
)
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9}|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?: (?:hundred|thousand|million|billion))?"
)
_UNIT = r"(?: (?:thousand|million|billion|trillion))?"
_CURRENCY = (
    r"(?:crowns|dollars|euros|francs|kroner|kronor|lira|manat|marks|pesos|pounds|rou?bles|rupees|tenge|yen"
    r"|yuan)"
)
_MONEY = rf"{_ABOUT}(?:[$€£¥₹₸₽₺₼] ?\d[\d.,]{{0,20}}{_UNIT}|\d[\d.,]{{0,20}}{_UNIT} {_CURRENCY})"
_CLAUSE = r"[^,;:.?!()“”\"—–]{0,60}"
_WORD = r"[^\W\d_][\w’'-]{0,20}"

_COUNTED = re.compile(
    rf"(?:^|; )(?:{CAPITAL}\w{{1,15}}, )?{_ABOUT}{_NUMBER} (?P<things>{_WORD}(?: {_WORD}){{0,3}}?) (?P<verb>"
    r"(?:are|were|have|had|will|would|can|could|must|may|attend|attended|came|died|joined|left|live|lived"
    r"|signed|stayed|study|studied|take|took|use|used|visited|voted|work|worked)\b)"
    rf"(?P<rest>{_CLAUSE})",
    re.IGNORECASE,
)
_THERE = re.compile(
    rf"^There (?P<verb>are|were) {_ABOUT}{_NUMBER} (?P<things>[a-z][\w’'-]{{0,20}}(?: [a-z][\w’'-]{{0,20}})?)"
    rf"(?P<rest>(?: (?:in|on|at) {_CLAUSE})?)(?=[,;.])"
)
_PRICED = re.compile(
    r"(?:^|; )(?P<what>(?:the|an?) [a-z][\w-]{0,20}(?: [a-z][\w-]{0,20}){0,2}?)"
    rf" (?:(?P<modal>will|would|is (?:expected |meant |set )?to) )?(?P<verb>costs?) {_MONEY}",
    re.IGNORECASE,
)
_SPENT = re.compile(
    rf"{SUBJECT}(?P<who>{NAME}|[Tt]he {NOUN}|[a-z]{{3,15}}s)"
    r" (?P<verb>borrowed|donated|earned|gave|invested|lost|owed|paid|raised|received|saved|spent|won)"
    rf" {_MONEY}(?P<rest>(?: (?:in|on|for) {_CLAUSE})?)"
)
_CHANGED = re.compile(
    r"(?:^|; )(?P<what>[A-Z]?[a-z][\w-]{0,20}(?: [\w-]{1,20}){0,4}?) (?P<verb>fell|rose|dropped|grew|increased"
    r"|declined|sank|(?:have|has) (?:fallen|risen|dropped|grown|increased|declined|sunk))(?: by)?"
    r"(?: (?:about|almost|around|more than|nearly|over|some))? \d[\d.,]{0,10}(?: percent| per cent|%)"
)

_INFINITIVES = MappingProxyType(
    {
        "borrowed": "borrow", "donated": "donate", "earned": "earn", "gave": "give", "invested": "invest",
        "lost": "lose", "owed": "owe", "paid": "pay", "raised": "raise", "received": "receive",
        "saved": "save", "spent": "spend", "won": "win",
        "fell": "fall", "rose": "rise", "dropped": "drop", "grew": "grow", "increased": "increase",
        "declined": "decline", "sank": "sink",
    }
)  # fmt: skip
_AUXILIARY = re.compile(r"are|were|have|had|will|would|can|could|must|may", re.IGNORECASE)
_BELONGING = re.compile(r" (?:of|from|in|on|at|with|for) ")
_PLURAL = re.compile(r".*[^su]s|people|children|men|women|police", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"(?:cent|per|percent|of|and|or|to|more|times?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|dollars"
    r"|euros|crowns|marks|pounds|tenths|others|kilomet(?:re|er)s|met(?:re|er)s|tonnes|miles|degrees|hectares)\b",
    re.IGNORECASE,
)


def counted(sentence: str, _known: Collection[str]) -> Iterator[str]:
    """Ask how many there are that do or are something."""
    if there := _THERE.match(sentence):
        yield from _how_many(there["things"], f"{there['verb']} there", there["rest"])
    for match in _COUNTED.finditer(sentence):
        yield from _how_many(match["things"], match["verb"], match["rest"])


def _how_many(things: str, verb: str, rest: str) -> Iterator[str]:
    things, rest = without_adverbs(things), first_clause(rest)
    says_something = rest or not _AUXILIARY.fullmatch(verb)
    if says_something and _is_countable(things) and not points_back(f"{things} {rest}"):
        yield f"How many {things} {verb}{rest}?"


def _is_countable(things: str) -> bool:
    head = _BELONGING.split(things)[0].rpartition(" ")[2]
    return bool(_PLURAL.fullmatch(head)) and not _UNCOUNTED.match(things)


def priced(sentence: str, _known: Collection[str]) -> Iterator[str]:
    """Ask what something costs."""
    for match in _PRICED.finditer(sentence):
        yield f"How much {_helper(match['modal'], match['verb'])} {lowered(match['what'])} cost?"


def _helper(modal: str | None, verb: str) -> str:
    if modal:
        return "would" if modal == "would" else "will"
    return "does" if verb == "costs" else "did"


def spent(sentence: str, known: Collection[str]) -> Iterator[str]:
    """Ask what somebody paid, lost or put in."""
    for match in _SPENT.finditer(sentence):
        rest = first_clause(match["rest"])
        if is_subject(match["who"], known) and not points_back(rest):
            yield f"How much did {lowered(match['who'])} {_INFINITIVES[match['verb']]}{rest}?"


def changed(sentence: str, _known: Collection[str]) -> Iterator[str]:
    """Ask by how much something rose or fell."""
    for match in _CHANGED.finditer(sentence):
        what = match["what"][0].lower() + match["what"][1:]
        helper, _, participle = match["verb"].partition(" ")
        if not points_back(what) and what == first_clause(what):
            asked = f"{helper} {what} {participle}" if participle else f"did {what} {_INFINITIVES[helper]}"
            yield f"How much {asked}?"
