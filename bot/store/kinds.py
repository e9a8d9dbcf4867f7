"""What a group or a subscriber can choose between."""

from __future__ import annotations

from enum import StrEnum


class Cards(StrEnum):
    """How long the cards of answers in a group are."""

    SHORT = "short"
    LONG = "long"


class Rhythm(StrEnum):
    """How often a digest comes."""

    DAILY = "daily"
    WEEKLY = "weekly"
