"""Digests: what is new to a subscriber, and when the next one is due. Pure: no clock but the moment given.

Days and hours are those of the subscriber's own zone. An hour that does not exist because clocks go forward
comes as much later; of one that comes twice because they go back, the first counts.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.store.kinds import Rhythm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time, tzinfo

    from bot.store.subscriptions import Subscription
    from qa import Article

LATEST = timedelta(hours=6)  # that a digest may come late; after that it is left out
GONE_KEPT = 500  # ids of articles that are there no more but may come back

_DAY = timedelta(days=1)
_AHEAD = 16  # days in which a digest of every rhythm is due, though quiet hours or the calendar move one


def next_run(subscription: Subscription, after: datetime) -> datetime:
    """Return the moment, in UTC, at which the first digest after another moment is due, quiet hours left out."""
    first = after.astimezone(_zone(subscription)).date() - 2 * _DAY
    days = (first + number * _DAY for number in range(_AHEAD))
    due = (after_quiet(subscription, _moment(subscription, day)) for day in days if _has(subscription, day))
    return min(moment for moment in due if moment > after)


def after_quiet(subscription: Subscription, moment: datetime) -> datetime:
    """Return the moment, or the end of the quiet hours that it falls into, in UTC."""
    begin, end = subscription.quiet_from, subscription.quiet_until
    local = moment.astimezone(_zone(subscription))
    if begin is None or end is None or not _is_within(local.time(), begin, end):
        return moment.astimezone(UTC)
    day = local.date() if local.time() < end else local.date() + _DAY
    return _at(day, end, local.tzinfo)


def is_too_late(subscription: Subscription, now: datetime) -> bool:
    """Tell whether a digest that is due has been due for so long that it is left out."""
    return now - subscription.next_run > LATEST


def is_in_quiet_hours(subscription: Subscription) -> bool:
    """Tell whether the hour of a digest is one of its own quiet hours."""
    begin, end = subscription.quiet_from, subscription.quiet_until
    return begin is not None and end is not None and _is_within(subscription.at, begin, end)


def key_of(subscription: Subscription) -> str:
    """Name the digest that is due, as no other of the same subscriber will be: by its local day."""
    return subscription.next_run.astimezone(_zone(subscription)).date().isoformat()


def new_articles(subscription: Subscription, articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles that the subscriber has not been told of, in the order given."""
    told = set(subscription.told)
    return tuple(article for article in articles if article.id not in told)


def told_with(subscription: Subscription, articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the ids that need not be told once all these articles are: theirs, and those of some that are gone."""
    ids = [article.id for article in articles]
    there = set(ids)
    gone = [article_id for article_id in subscription.told if article_id not in there]
    return (*ids, *gone[:GONE_KEPT])


def local(subscription: Subscription, moment: datetime) -> datetime:
    """Return a moment as the subscriber's clocks show it."""
    return moment.astimezone(_zone(subscription))


def _has(subscription: Subscription, day: date) -> bool:
    return subscription.rhythm is Rhythm.DAILY or day.weekday() == subscription.weekday


def _moment(subscription: Subscription, day: date) -> datetime:
    return _at(day, subscription.at, _zone(subscription))


def _at(day: date, at: time, zone: tzinfo | None) -> datetime:
    """Return a local time of a day in UTC; with no fold given, as PEP 495 has it."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def _is_within(at: time, begin: time, end: time) -> bool:
    """Tell whether a time of day is from one until another, which may be of the next day."""
    return begin <= at < end if begin <= end else at >= begin or at < end


def _zone(subscription: Subscription) -> tzinfo:
    """Return the subscriber's zone; UTC if the zones of this machine do not have it any more."""
    try:
        return ZoneInfo(subscription.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
