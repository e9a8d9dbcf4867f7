"""Digests as Telegram messages: what is new, how a chat is subscribed, and whose clocks count. Pure."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup

from bot import briefings, digests, markup, rendering, zones
from bot.channel_digests import DAYS
from bot.rendering import LIMIT, Reply, lines
from bot.store.kinds import Rhythm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.subscriptions import Subscription
    from bot.texts import Texts
    from qa import Article, Quote

MOST = 12  # articles that one digest shows
HOURS = (7, 8, 9, 12, 18, 20)
QUIET = (time(22), time(7))
PATTERN = r"^digest:((daily|weekly|zones|city|end):|at:([01]\d|2[0-3])[0-5]\d|day:[0-6]|quiet:[01]|zone:[\w/+-]{1,40})$"

_RHYTHMS = {Rhythm.DAILY: "every-day", Rhythm.WEEKLY: "every-week"}
_LAST_LINES_ROOM = 160  # UTF-16 units for what is left and how to end it
_CLOCK = "%H:%M"


def digest(
    texts: Texts,
    briefs: Sequence[tuple[Article, Sequence[Quote]]],
    count: int,
    username: str,
    *,
    is_endable: bool,
) -> Reply:
    """Tell what is new: of each article its title, its source and its first key sentences.

    Args:
        texts: The bot's own words in the subscriber's language.
        briefs: Articles with sentences of each.
        count: How many articles are new, told here or not.
        username: Our own, for the links behind the places.
        is_endable: Whether a command ends these digests.
    """
    kept = [markup.bold(texts.say("digest-head"))]
    for article, quotes in briefs:
        block = _block(texts, article, quotes, username)
        if rendering.is_too_long(lines(*kept, block), LIMIT - _LAST_LINES_ROOM):
            break
        kept.append(block)
    left = count - (len(kept) - 1)
    more = texts.say("more-articles", count=left) if left else ""
    return Reply(lines(*kept, more, markup.italic(texts.say("digest-end")) if is_endable else ""))


def panel(texts: Texts, subscription: Subscription) -> Reply:
    """Show how a chat is subscribed, with buttons to change each part of it."""
    city = markup.escape(zones.city_of(subscription.time_zone, texts.language))
    is_weekly = subscription.rhythm is Rhythm.WEEKLY
    day = texts.say(DAYS[subscription.weekday or 0]) if is_weekly else ""
    parts = (texts.say(_RHYTHMS[subscription.rhythm]), day, subscription.at.strftime(_CLOCK), city)
    due = digests.local(subscription, subscription.next_run)
    told = texts.say("digest-next", date=due.date(), time=due.strftime(_CLOCK))
    head = markup.bold(texts.say("digest-panel"))
    html = lines(head, " · ".join(part for part in parts if part), told, _quiet(texts, subscription))
    return Reply(html, _buttons(texts, subscription))


def zone_choice(texts: Texts, *, is_private: bool) -> Reply:
    """Ask by whose clocks a digest is to come; in private any other city can be asked for."""
    names = zones.common(texts.language)
    buttons = [_button(zones.city_of(zone, texts.language), f"zone:{zone}") for zone in names]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    other = [[_button(texts.say("other-city"), "city:")]] if is_private else []
    return Reply(texts.say("subscribe-zone"), InlineKeyboardMarkup([*rows, *other]))


def city_question(texts: Texts) -> tuple[str, ForceReply]:
    """Return what asks for the name of a city, to be written as a reply to it."""
    return texts.say("subscribe-city"), ForceReply()


def _block(texts: Texts, article: Article, quotes: Sequence[Quote], username: str) -> str:
    quoted = (line.quoted for line in briefings.quoted(texts, quotes, username))
    return lines(rendering.heading(texts, article, article.url), *quoted)


def _quiet(texts: Texts, subscription: Subscription) -> str:
    begin, end = subscription.quiet_from, subscription.quiet_until
    if begin is None or end is None:
        return texts.say("digest-loud")
    return texts.say("digest-quiet", begin=begin.strftime(_CLOCK), end=end.strftime(_CLOCK))


def _buttons(texts: Texts, subscription: Subscription) -> InlineKeyboardMarkup:
    is_weekly = subscription.rhythm is Rhythm.WEEKLY
    rhythms = [
        _choice(texts.say(_RHYTHMS[each]), f"{each}:", is_chosen=each is subscription.rhythm)
        for each in Rhythm
    ]
    days = [
        _choice(texts.say(name), f"day:{number}", is_chosen=number == subscription.weekday)
        for number, name in enumerate(DAYS)
    ]
    hours = [
        _choice(f"{hour:02}:00", f"at:{hour:02}00", is_chosen=subscription.at == time(hour)) for hour in HOURS
    ]
    quiet = subscription.quiet_from is not None
    last = [
        [_choice(texts.say("quiet-hours"), f"quiet:{int(not quiet)}", is_chosen=quiet)],
        [_button(texts.say("time-zone"), "zones:"), _button(texts.say("unsubscribe"), "end:")],
    ]
    weekly = [days[:4], days[4:]] if is_weekly else []
    return InlineKeyboardMarkup([rhythms, *weekly, hours[:3], hours[3:], *last])


def _choice(label: str, data: str, *, is_chosen: bool) -> InlineKeyboardButton:
    return _button(f"✓ {label}" if is_chosen else label, data)


def _button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"digest:{data}")
