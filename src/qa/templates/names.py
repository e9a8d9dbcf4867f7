"""Questions for a name that a sentence introduces: who is it, how old, what do the letters mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.templates.words import CAPITAL, FULL_NAME, NAME, SUBJECT, is_subject

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ROLE = (
    r"\b(?:CEO|CFO|MP|minister|president|chancellor|king|queen|prince|princess|senator|governor|mayor|councillor"
    r"|ambassador|director|chairman|chairwoman|chair|executive|head|leader|secretary|spokesman|spokeswoman"
    r"|manager|founder|owner|officer|surgeon|doctor|professor|historian|scientist|researcher|lawyer|judge"
    r"|teacher|schoolteacher|journalist|writer|author|artist|singer|actor|actress|player|runner|coach|trainer"
    r"|pilot|engineer|economist|biologist|analyst|farmer|grower|collector|curator|trustee|conservator"
    r"|publicist|critic|adviser|inspector|photographer|deputy|neighbour|chemist|physicist|philosopher|poet"
    r"|composer|emperor|general|bishop|pope)\b"
)
_PEOPLE = (
    re.compile(
        rf"\b(?P<name>{FULL_NAME}), (?:\d\d,|who\b"
        rf"|(?:an?|the|its|his|her|their) (?:[\w-]{{1,20}} ){{0,4}}{_ROLE})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ROLE}(?: \([A-Z]{{2,5}}\))?(?: of [^,.;]{{1,40}},|,| named)? (?:(?:Dr|Prof)\.? )?(?P<name>{FULL_NAME})",
        re.IGNORECASE,
    ),
)
_LEADING_ROLE = re.compile(rf"(?:(?:{_ROLE}|Dr|Prof|Mr|Mrs|Ms|Prime|Foreign|Chief)\.? )+", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:The|A|An|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Agency|Airlines|Alliance|Association|Authority"
    r"|Bank|Bridge|Chamber|Church|City|Club|Committee|Company|Corp|Corporation|Council|Court|Cup|Energy"
    r"|Federation|Foundation|Group|Hall|Holdings?|House|Inc|Institute|International|Kingdom|League|Lords|Ltd"
    r"|Media|Ministry|Motors|Museum|National|Office|Park|Parliament|Party|Plaza|Rail|Railways|Republic|Road"
    r"|Senate|Society|States|Street|Team|Union|University|World)\b"
)
_AGED = re.compile(rf"{SUBJECT}(?P<who>{NAME}), \d\d,")
_ACRONYM = re.compile(rf"\b(?P<words>(?:[\w’'-]{{1,20}} ){{2,10}})\((?P<acronym>{CAPITAL}{{2,6}})\)")
_PART = re.compile(r"[ -]")


def people(sentence: str, _known: Collection[str]) -> Iterator[str]:
    """Ask who somebody is whom the sentence introduces by an office, a trade or an age."""
    for match in (match for pattern in _PEOPLE for match in pattern.finditer(sentence)):
        name = _LEADING_ROLE.sub("", match["name"])
        if " " in name and not _NO_PERSON.search(name):
            yield f"Who is {name}?"


def ages(sentence: str, known: Collection[str]) -> Iterator[str]:
    """Ask how old somebody is."""
    for match in _AGED.finditer(sentence):
        if is_subject(match["who"], known):
            yield f"How old is {_LEADING_ROLE.sub('', match['who'])}?"


def acronyms(sentence: str, _known: Collection[str]) -> Iterator[str]:
    """Ask for the words behind an acronym that stands in brackets after them."""
    for match in _ACRONYM.finditer(sentence):
        initials = [word[0] for word in _PART.split(match["words"]) if word[:1].isupper()]
        if "".join(initials).endswith(match["acronym"]):
            yield f"What does {match['acronym']} stand for?"
