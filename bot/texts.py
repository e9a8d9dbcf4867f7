"""What the bot says itself, in the language of its reader.

The sentences stand in ``locales``, a Project Fluent catalog for each language; markup is Telegram's HTML.
Articles are quoted in the language they are written in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from fluent.runtime import FluentBundle, FluentResource

if TYPE_CHECKING:
    from datetime import date

    from fluent.runtime.resolver import Pattern

LANGUAGES = ("en", "ru", "tr", "az", "kk")  # ISO 639-1; the first speaks for all that are not here

_FORMATS = {"en": "en-GB"}  # whose dates and numbers: 4 August 2025, as most of the world has it


@dataclass(frozen=True, slots=True)
class Texts:
    """The bot's own words in one language.

    Attributes:
        language: One of `LANGUAGES`.
    """

    language: str
    _catalog: FluentBundle = field(repr=False, compare=False)

    def say(self, message: str, **arguments: str | int | date) -> str:
        """Return a message of the catalog.

        Args:
            message: Its name.
            arguments: What it speaks of; text already escaped, numbers and days as such.

        Raises:
            LookupError: There is no such message, or an argument that it needs is not given.
        """
        said, errors = self._catalog.format_pattern(self._pattern(message), arguments)
        if errors:
            raise LookupError(f"{self.language}.ftl cannot say {message!r}: {errors[0]}")
        return str(said)

    def day(self, published: date) -> str:
        """Write a day out, so that nobody takes the month for the day."""
        return self.say("date", date=published)

    def _pattern(self, message: str) -> Pattern:
        pattern = self._catalog.get_message(message).value if self._catalog.has_message(message) else None
        if pattern is None:
            raise LookupError(f"{self.language}.ftl has no message {message!r}")
        return pattern


def texts_in(code: str) -> Texts:
    """Return the bot's words in a language.

    Args:
        code: A language tag as Telegram gives it, such as "tr" or "pt-br", or "" when it gives none;
            its region and script are left aside, and a language that is not spoken here is English.
    """
    language = code.lower().partition("-")[0]
    return _texts(language if language in LANGUAGES else LANGUAGES[0])


@cache
def _texts(language: str) -> Texts:
    catalog = FluentBundle([_FORMATS.get(language, language)], use_isolating=False)
    catalog.add_resource(FluentResource(_source(language)))
    return Texts(language, catalog)


def _source(language: str) -> str:
    return (resources.files("bot") / "locales" / f"{language}.ftl").read_text(encoding="utf-8")
