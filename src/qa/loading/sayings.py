"""What page furniture says: whole short paragraphs that are the same on every page of a site.

Each pattern opens with words that no report opens with, or holds an address and a call to write to it.
Labels are known in English, and in the languages of the region in part.
"""

from __future__ import annotations

import re

from qa.loading.notes import is_editors_note

# Code points. A bound on the line is a bound on every pattern's work.
MAX_SAYING = 600

_PICTURE = (
    r"(?:(?:photo|photograph|image|picture|video|illustration|graphic|infographic)s?(?: (?:credit|source)s?)?"
    r"|foto|fotoğraf|görsel|şəkil|фото|видео)"
)
_SOURCE = r"(?:sources?|credits?|kaynak|mənbə|источник|quelle|fuente)\s*:"
_SITE = r"(?:we|(?:this|our) (?:web ?)?site)(?: and (?:our|its) (?:\S+ )?partners)?"
_NETWORKS = (
    r"facebook|instagram|linkedin|messenger|pinterest|reddit|telegram|threads|tiktok|twitter|viber|vk|"
    r"whatsapp|x|youtube"
)
_FILLERS = r"share|tweet|article|by|copy|e|email|in|link|mail|on|post|print|story|this|to|via"

_CREDITS = (
    rf"{_PICTURE}\s*(?::|©).*",
    r"(?:file|stock|archive) (?:photo|image|picture)(?:\W*|\s*[:(/|–—-].*)",
    r"(?:copyright\s*)?(?:©|\(c\)\s*\d{4}).*",
    r"copyright \d{4}.*",
    r"all rights reserved\W*",
)
_LINKS = (
    r"(?:read (?:more|also|next)|also read|see also|related|tags|читайте также)\s*[:»>→].*",
    r"read more (?:about|on|at|here)\b.*",
)
_CALLS = (
    r"(?:please )?(?:follow|like|find|watch) (?:us|@\S+)(?: also)? (?:on|at)\b.*",
    r"(?:please )?(?:follow|join|download|get|install) our (?:\S+ )?(?:channel|page|group|app)\b.*",
    r"(?:please )?(?:subscribe (?:to|now|here)|sign up (?:to|for|now|here))\b.*",
    r"click here\b.*",
)
_NOTICES = (
    rf"{_SITE}(?: may)? uses? (?:\S+ ){{0,3}}cookies\b.*",
    r"by (?:continuing|clicking|using|browsing|accessing)\b.*\byou (?:agree|accept|consent)\b.*",
)
_BUTTONS = (
    r"(?:read (?:more|also|next)|also read|related (?:articles|news|stories|topics)|most read)\W*",
    r"(?:you (?:may|might) also like|don['’]t miss)\W*",
    r"(?:accept|reject|manage|allow)(?: all)? cookies\W*",
    r"cookie (?:policy|settings|preferences|notice)\W*",
    r"(?:story continues below )?advertisement\W*",
)
# The longest that each may be, in words, and what it says.
_SAYINGS = tuple(
    (words, re.compile(rf"[(\[/\s]*(?:{'|'.join(patterns)})", re.IGNORECASE))
    for words, patterns in (
        (90, _NOTICES),
        (45, _CREDITS),
        (40, _CALLS),
        (30, _LINKS),
        (10, (r"(?:photo by|(?:photo )?courtesy of)\b.*[^.!?]",)),
        (8, (rf"{_SOURCE}.*[^.!?]",)),
        (4, (rf"{_SOURCE}.*",)),
        (5, _BUTTONS),
    )
)
_MAX_INVITATION = 70  # words
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_CALL = re.compile(
    r"\b(?:please|if you|you can|do you have|contact us|write to us|reach (?:out to )?us|e-?mail us|send us|"
    r"get in touch|your (?:stor(?:y|ies)|tips?|letters?|opinions?|feedback))\b",
    re.IGNORECASE,
)
_SHARE_BAR = re.compile(rf"\W*(?:(?:{_NETWORKS}|{_FILLERS})\b\W*)+", re.IGNORECASE)
_SHARE = re.compile(r"\W*(?:share|tweet)\b", re.IGNORECASE)
_NETWORK = re.compile(rf"\b(?:{_NETWORKS})\b", re.IGNORECASE)


def is_saying(paragraph: str) -> bool:
    """Tell whether a paragraph is furniture by its words alone, wherever it stands."""
    if len(paragraph) > MAX_SAYING or is_editors_note(paragraph):
        return False
    line = " ".join(paragraph.split())
    return _is_known(line) or _is_invitation(line) or _is_share_bar(line)


def _is_known(line: str) -> bool:
    length = _words(line)
    return any(length <= words and pattern.fullmatch(line) for words, pattern in _SAYINGS)


def _is_invitation(line: str) -> bool:
    return _words(line) <= _MAX_INVITATION and bool(_ADDRESS.search(line) and _CALL.search(line))


def _is_share_bar(line: str) -> bool:
    """Tell a row of buttons from a heading: it opens with "Share", or names two networks or more."""
    if not _SHARE_BAR.fullmatch(line):
        return False
    return _SHARE.match(line) is not None or len(_NETWORK.findall(line)) > 1


def _words(line: str) -> int:
    return line.count(" ") + 1
