"""Digests that the operator sets up for channels: "@news 08:00 Europe/Istanbul friday tr; …". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from zoneinfo import available_timezones

from bot.errors import SettingsError
from bot.texts import LANGUAGES

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_ENTRY = re.compile(
    r"(?P<channel>-100\d{1,16}|@[a-z]\w{3,31}) (?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d) (?P<zone>[\w/+-]+)"
    rf"(?: (?P<day>{'|'.join(DAYS)}))?(?: (?P<language>{'|'.join(LANGUAGES)}))?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ChannelDigest:
    """A digest of a channel.

    Attributes:
        channel: Its @name, in small letters, or its id.
        at: Local time of day.
        time_zone: IANA name.
        weekday: The day of a weekly one, 0 for Monday; None for a daily one.
        language: Of our own words.
    """

    channel: str
    at: time
    time_zone: str
    weekday: int | None = None
    language: str = LANGUAGES[0]


def read(name: str, value: str) -> tuple[ChannelDigest, ...]:
    """Read the digests of a setting, semicolons between them.

    Args:
        name: What the setting is called.
        value: What is set; "" means none.

    Raises:
        SettingsError: One of them cannot be read; the message says which, and how to write it.
    """
    entries = (" ".join(entry.split()) for entry in value.split(";"))
    return tuple(_digest(name, entry) for entry in entries if entry)


def _digest(name: str, entry: str) -> ChannelDigest:
    found = _ENTRY.fullmatch(entry)
    if found is None or found["zone"] not in available_timezones():
        raise SettingsError(
            f"{name} has {entry!r}: write a channel, a time and a zone, and a weekday or a language if you like, "
            "such as @news 08:00 Europe/Istanbul friday tr"
        )
    return ChannelDigest(
        found["channel"].lower(),
        time(int(found["hour"]), int(found["minute"])),
        found["zone"],
        DAYS.index(found["day"].lower()) if found["day"] else None,
        (found["language"] or LANGUAGES[0]).lower(),
    )
