"""By-lines of plain text: "By Jane Doe", "By Ana de Souza and Li Wei"."""

from __future__ import annotations

import re

from qa.loading.paragraphs import join, split, without

# By-lines stand below the headline, the summary line and an editor's note at the latest.
MAX_HEAD = 4

_PARTICLE = re.compile(r"al|bin|da|de[lnr]?|della|di|d[ou]s?|el|ibn|l[ae]|oğlu|qızı|ten|v[ao]n")
_BETWEEN_NAMES = re.compile(r",? (?:and|&) |, ")


def take_byline(text: str) -> tuple[str, str]:
    """Part a text from the line near its top that names the author.

    Returns:
        The author, or "", and the text without the line.
    """
    paragraphs = split(text)
    for number, paragraph in enumerate(paragraphs[:MAX_HEAD]):
        if author := _author(paragraph.text):
            return author, join(without(paragraphs, {number}))
    return "", text


def _author(line: str) -> str:
    by, _, names = line.strip().partition(" ")
    if by.lower() != "by" or "\n" in names or not all(map(_is_name, _BETWEEN_NAMES.split(names))):
        return ""
    return names


def _is_name(words: str) -> bool:
    parts = [part for part in words.split() if not _PARTICLE.fullmatch(part)]
    return 2 <= len(parts) <= 4 and all(part[0].isupper() and not part[-1].isdecimal() for part in parts)
