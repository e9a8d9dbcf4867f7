"""What readers and administrators choose by buttons: the language, the settings of a group. Pure.

A button says what is to be, not what is to change, so that tapping it twice is tapping it once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.rendering import Reply
from bot.store.kinds import Cards
from bot.texts import LANGUAGES

if TYPE_CHECKING:
    from bot.store.preferences import GroupPreferences
    from bot.texts import Texts

NAMES = {"en": "English", "ru": "Русский", "tr": "Türkçe", "az": "Azərbaycanca", "kk": "Қазақша"}

SETTINGS = "choose:settings"
LANGUAGE = "choose:languages"
PATTERN = r"^choose:(settings|languages|language=\w*|cards=\w+|quiet=\w+)$"

_CHOSEN = "✓ "


def languages(texts: Texts, chosen: str, *, in_group: bool) -> Reply:
    """Offer the languages by their own names, and that of the reader's Telegram.

    Args:
        texts: The bot's own words in the reader's language; so everywhere here.
        chosen: The language chosen, or "".
        in_group: Whether it is one of the settings of a group.
    """
    rows = [[_language(NAMES[code], code, chosen)] for code in LANGUAGES]
    rows += [[_language(texts.say("language-automatic"), "", chosen)]]
    rows += [[InlineKeyboardButton(texts.say("back"), callback_data=SETTINGS)]] if in_group else []
    return Reply(texts.say("choose-language"), InlineKeyboardMarkup(rows))


def settings(texts: Texts, group: GroupPreferences) -> Reply:
    """Show the settings of a group; each button changes one."""
    language = NAMES.get(group.language) or texts.say("language-automatic")
    is_long = group.cards is Cards.LONG
    buttons = (
        (texts.say("settings-language", language=language), LANGUAGE),
        (
            texts.say("cards-long" if is_long else "cards-short"),
            f"choose:cards={Cards.SHORT if is_long else Cards.LONG}",
        ),
        (
            texts.say("not-found-quiet" if group.quiet else "not-found-told"),
            f"choose:quiet={'no' if group.quiet else 'yes'}",
        ),
    )
    rows = [[InlineKeyboardButton(label, callback_data=data)] for label, data in buttons]
    return Reply(texts.say("settings"), InlineKeyboardMarkup(rows))


def language_of(data: str) -> str | None:
    """Return the language that a button chooses, "" for that of the reader's Telegram; None if it chooses none."""
    _, chooses, language = data.partition("choose:language=")
    return language if chooses and language in ("", *LANGUAGES) else None


def changed(group: GroupPreferences, data: str) -> GroupPreferences:
    """Return the settings of a group as a button wants them."""
    language = language_of(data)
    if language is not None:
        return replace(group, language=language)
    setting, _, value = data.removeprefix("choose:").partition("=")
    if setting == "cards" and value in set(Cards):
        return replace(group, cards=Cards(value))
    return replace(group, quiet=value == "yes") if setting == "quiet" else group


def _language(name: str, code: str, chosen: str) -> InlineKeyboardButton:
    mark = _CHOSEN if code == chosen else ""
    return InlineKeyboardButton(f"{mark}{name}", callback_data=f"choose:language={code}")
