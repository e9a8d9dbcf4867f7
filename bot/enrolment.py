"""The operator's channels enrolled for their digests when the bot starts; those named no more are let go."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot import digests, failures
from bot.concurrency import off_the_loop
from bot.store.kinds import Rhythm
from bot.store.subscriptions import Subscription

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from telegram import Bot

    from bot.channel_digests import ChannelDigest
    from bot.context import BotApplication, Resources

_SCHEDULE = ("rhythm", "at", "time_zone", "weekday", "language")

logger = logging.getLogger(__name__)


async def enrol(application: BotApplication, now: datetime) -> None:
    """Bring the subscriptions of channels to what the settings say; one that cannot be found is told in the log."""
    resources = application.bot_data
    found = {
        digest: await _id_of(application.bot, digest.channel) for digest in resources.settings.digest_channels
    }
    await off_the_loop(_keep, resources, found, now)


async def _id_of(bot: Bot, channel: str) -> int | None:
    if not channel.startswith("@"):
        return int(channel)
    try:
        return (await bot.get_chat(channel)).id
    except TelegramError as error:
        logger.warning("no digests for %s until the next start: %s", channel, failures.describe(error))
        return None


def _keep(resources: Resources, found: Mapping[ChannelDigest, int | None], now: datetime) -> None:
    subscriptions = resources.store.subscriptions
    if None not in found.values():
        for each in subscriptions.all():
            if each.by_operator and each.chat_id not in found.values():
                subscriptions.remove(each.chat_id, each.topic_id)
    for digest, chat_id in found.items():
        if chat_id is not None:
            _enrol(resources, digest, chat_id, now)


def _enrol(resources: Resources, digest: ChannelDigest, chat_id: int, now: datetime) -> None:
    """Subscribe a channel; one that is enrolled and not changed keeps the moment that it is due at."""
    current = resources.store.subscriptions.get(chat_id, None)
    wanted = _wanted(resources, digest, chat_id, now)
    if current is None or any(getattr(current, part) != getattr(wanted, part) for part in _SCHEDULE):
        resources.store.subscriptions.put(replace(wanted, next_run=digests.next_run(wanted, now)))


def _wanted(resources: Resources, digest: ChannelDigest, chat_id: int, now: datetime) -> Subscription:
    rhythm = Rhythm.DAILY if digest.weekday is None else Rhythm.WEEKLY
    told = tuple(article.id for article in resources.library.archive.articles)
    place = (chat_id, None, rhythm, digest.at, digest.time_zone, now)
    return Subscription(*place, weekday=digest.weekday, language=digest.language, told=told, by_operator=True)
