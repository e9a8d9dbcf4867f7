"""Questions for an event: what did somebody do or say, who did it, when."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from qa.templates.words import CAPITAL, NAME, NOUN, SUBJECT, is_subject, lowered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_DOER = rf"(?P<who>{NAME}|[Tt]he (?:{NOUN} )?{NOUN})(?: also| then)?"
_SAYING = re.compile(
    rf"{SUBJECT}{_DOER} (?P<verb>announced|declared|demanded|disclosed|offered|promised|proposed|revealed"
    r"|suggested|warned)\b"
)
_DEED = re.compile(
    rf"(?:^(?:(?:In|On|Last) \w{{3,9}} )?|(?<=[,;] )){_DOER} (?P<verb>approved|banned|bought|built|cancelled"
    r"|closed|created|discovered|founded|hired|introduced|invented|launched|opened|published|refused|rejected"
    r"|returned|signed|sold)"
    r" (?=(?:an?|the|its|his|her|their|more|about|all|two|three|both)\b|[$€£\d]|\w+s\b)"
)
_MADE = re.compile(
    rf"(?:^|; )(?P<what>[Tt]he [a-z][\w’'-]{{0,20}}(?: [\w’'-]{{1,20}}){{0,3}}?|{NAME}),? (?:was|were)"
    r" (?P<done>won|founded|built|designed|led|discovered|invented|directed|created|established|composed"
    rf"|painted) by (?:the [a-z]+ )?{CAPITAL}"
)
_DAY = (
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:1[5-9]|20)\d\d)\b"
)
_DATED = re.compile(
    rf"{SUBJECT}(?P<what>{NAME}|[Tt]he {NOUN}(?: {NOUN})?),?(?: which)? (?P<was>was|were)(?: first)?"
    r" (?P<done>built|closed|created|discovered|elected|established|founded|introduced|launched|opened"
    rf"|published|released)(?: by [^,.;]{{1,40}})? (?:in|on) {_DAY}"
)
_INFINITIVES = MappingProxyType(
    {
        "announced": "announce", "approved": "approve", "banned": "ban", "bought": "buy", "built": "build",
        "cancelled": "cancel", "closed": "close", "created": "create", "declared": "declare",
        "demanded": "demand", "disclosed": "disclose", "discovered": "discover", "founded": "found",
        "hired": "hire", "introduced": "introduce", "invented": "invent", "launched": "launch",
        "offered": "offer", "opened": "open", "promised": "promise", "proposed": "propose",
        "published": "publish", "refused": "refuse", "rejected": "reject", "returned": "return",
        "revealed": "reveal", "signed": "sign", "sold": "sell", "suggested": "suggest",
        "warned": "warn about",
    }
)  # fmt: skip


def sayings(sentence: str, known: Collection[str]) -> Iterator[str]:
    """Ask what somebody announced, promised, proposed."""
    yield from _what_did(_SAYING, sentence, known)


def deeds(sentence: str, known: Collection[str]) -> Iterator[str]:
    """Ask what somebody bought, closed, signed."""
    yield from _what_did(_DEED, sentence, known)


def _what_did(pattern: re.Pattern[str], sentence: str, known: Collection[str]) -> Iterator[str]:
    for match in pattern.finditer(sentence):
        if is_subject(match["who"], known):
            yield f"What did {lowered(match['who'])} {_INFINITIVES[match['verb']]}?"


def made(sentence: str, known: Collection[str]) -> Iterator[str]:
    """Ask who won, founded, built something."""
    for match in _MADE.finditer(sentence):
        if is_subject(match["what"], known):
            yield f"Who {match['done']} {lowered(match['what'])}?"


def dated(sentence: str, known: Collection[str]) -> Iterator[str]:
    """Ask when something was founded, built, opened."""
    for match in _DATED.finditer(sentence):
        if is_subject(match["what"], known):
            yield f"When {match['was']} {lowered(match['what'])} {match['done']}?"
