"""Editors' notes: words about an article at its head or foot, not of it."""

from __future__ import annotations

import re

_NOTE = re.compile(
    r"\W*(?:(?:editor|publisher)(?:['’]s|s['’]?)? note|editorial note|note (?:from|by) the editor)s?\b",
    re.IGNORECASE,
)


def is_editors_note(paragraph: str) -> bool:
    """Tell whether a paragraph opens as an editor's note does."""
    return _NOTE.match(paragraph) is not None
