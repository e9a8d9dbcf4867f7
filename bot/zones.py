"""Time zones by the cities that people name, in any of the languages spoken here.

Names of cities come from CLDR, through Babel; those that no zone is named after stand in ``cities.txt``.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from babel import Locale
from babel.dates import get_timezone_location

from bot.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Where readers of each language mostly live; a button for each.
COMMON = {
    "en": ("Europe/London", "America/New_York", "America/Chicago", "America/Los_Angeles"),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "tr": ("Europe/Istanbul", "Europe/Berlin"),
    "az": ("Asia/Baku", "Europe/Istanbul"),
    "kk": ("Asia/Almaty", "Asia/Tashkent"),
}

_DOTLESS = str.maketrans("ı", "i")


def common(language: str) -> tuple[str, ...]:
    """Return the names of the zones to choose between: those of a language first, one of each other after them."""
    others = (COMMON[other][0] for other in LANGUAGES if other != language)
    return tuple(dict.fromkeys((*COMMON[language], *others)))


def city_of(zone: str, language: str) -> str:
    """Return the city that a zone is known by, in a language."""
    if "/" not in zone or zone.startswith("Etc/"):
        return zone.removeprefix("Etc/")
    return get_timezone_location(zone, locale=language, return_city=True)


def find(words: str) -> str | None:
    """Find the name of a zone by a city or by the name itself, such as "Baku", "москва" or "europe/berlin"."""
    return _zones().get(_folded(words))


@cache
def _zones() -> Mapping[str, str]:
    """Return zones by folded names; of a name given twice, what CLDR says counts."""
    known = available_timezones()
    found: dict[str, str] = {}
    for name, zone in (
        *((zone, zone) for zone in sorted(known)),
        *_by_city(),
        *_by_list(),
        *_by_last_part(known),
    ):
        if zone in known:
            found.setdefault(_folded(name), zone)
    return found


def _by_last_part(known: set[str]) -> Iterator[tuple[str, str]]:
    for zone in sorted(zone for zone in known if "/" in zone and not zone.startswith("Etc/")):
        yield zone.rpartition("/")[2], zone


def _by_city() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            if "city" in names:
                yield names["city"], zone


def _by_list() -> Iterator[tuple[str, str]]:
    for line in (resources.files("bot") / "cities.txt").read_text(encoding="utf-8").splitlines():
        names, is_entry, zone = line.partition("=")
        if is_entry and not line.startswith("#"):
            yield from ((name, zone.strip()) for name in names.split(","))


def _folded(words: str) -> str:
    """Return letters and digits without case, accents and what stands between words."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("_", " ").replace("-", " ")).translate(
        _DOTLESS
    )
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.split())
