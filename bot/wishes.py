"""What somebody who subscribes wishes for, in words: "weekly friday 18:30 Baku". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from bot import zones
from bot.channel_digests import DAYS
from bot.store.kinds import Rhythm
from bot.texts import LANGUAGES, texts_in

if TYPE_CHECKING:
    from collections.abc import Mapping

# The words that readers of each language write, in the order of `bot.texts.LANGUAGES`.
_DAILY = ("daily", "ежедневно", "günlük", "gündəlik", "күнделікті")
_WEEKLY = ("weekly", "еженедельно", "haftalık", "həftəlik", "апталық")

_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to be subscribed; what they did not say is None.

    Attributes:
        rhythm: How often.
        weekday: The day of a weekly digest, 0 for Monday.
        at: Local time of day.
        time_zone: Name of the zone.
    """

    rhythm: Rhythm | None = None
    weekday: int | None = None
    at: time | None = None
    time_zone: str | None = None


def read(words: str) -> Wish | None:
    """Read what somebody wrote after /subscribe; None if a part of it means nothing here."""
    rhythm = weekday = at = None
    city = []
    for word in words.casefold().split():
        if word in _RHYTHMS:
            rhythm = _RHYTHMS[word]
        elif (day := _weekdays().get(word)) is not None:
            weekday = day
        elif found := _TIME.fullmatch(word):
            at = time(int(found[1]), int(found[2] or 0))
        else:
            city.append(word)
    zone = zones.find(" ".join(city)) if city else None
    if city and zone is None:
        return None
    return Wish(Rhythm.WEEKLY if weekday is not None else rhythm, weekday, at, zone)


def _weekdays() -> Mapping[str, int]:
    return {
        texts_in(language).say(name).casefold(): number
        for language in LANGUAGES
        for number, name in enumerate(DAYS)
    }


_RHYTHMS = dict.fromkeys(_DAILY, Rhythm.DAILY) | dict.fromkeys(_WEEKLY, Rhythm.WEEKLY)
