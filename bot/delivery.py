"""Digests on their way: sent when they are due, each at most once, behind everything that answers a reader.

A digest is claimed in the store before it is sent. Whatever may have reached its chat is not sent again; its
articles, if it did not, are new in the next one. What surely did not leave is tried again.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot import digest_panels, digests, enrolment, failures
from bot.clocks import SystemClock
from bot.concurrency import off_the_loop
from bot.pace import Overdue, Priority
from bot.texts import texts_in

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clocks import Clock
    from bot.context import BotApplication, Resources
    from bot.rendering import Reply
    from bot.store.subscriptions import Subscription
    from qa import Archive

LOOK_EVERY = 30.0  # seconds
APART = 0.05  # seconds between two digests: at most 20 a second, of the 30 that Telegram allows in all
ENDING = 5.0  # seconds that the bot's end waits for a digest on its way
AGAIN_IN = timedelta(minutes=2)  # after the network was away
BROKEN_FOR = timedelta(days=1)
KEY_WORDS = 50  # of an article's key sentences
KEY_SENTENCES = 2

_NEVER_LEFT = {"ConnectError", "ConnectTimeout", "PoolTimeout"}  # of httpx, when nothing was sent yet
_NOWHERE = (
    "chat not found",
    "message thread not found",
    "topic_deleted",
    "user is deactivated",
    "peer_id_invalid",
)

logger = logging.getLogger(__name__)


class Delivery:
    """Sends digests while the bot runs.

    Args:
        clock: Tells the time; the machine's when not given.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._one = asyncio.Lock()  # held from a claim until what came of it is noted
        self._task: asyncio.Task[None] | None = None

    async def begin(self, application: BotApplication) -> None:
        """Begin, and wait for nothing."""
        self._task = asyncio.create_task(self._serve(application), name=__name__)

    async def end(self, _: BotApplication) -> None:
        """Finish the digest in hand, unless it waits for its turn, and send no other."""
        task, self._task = self._task, None  # told twice when the bot was started and stopped
        if task:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._one.acquire(), ENDING)
            task.cancel()
            await asyncio.wait([task])

    async def _serve(self, application: BotApplication) -> None:
        await self._enrol(application)
        while True:
            await self._clock.sleep(LOOK_EVERY)
            try:
                await self._send_due(application)
            except Exception:
                logger.exception("digests:")

    async def _enrol(self, application: BotApplication) -> None:
        try:
            await enrolment.enrol(application, self._clock.now())
        except Exception:
            logger.exception("digests of channels:")

    async def _send_due(self, application: BotApplication) -> None:
        resources = application.bot_data
        for subscription in await off_the_loop(resources.store.subscriptions.due, self._clock.now()):
            async with self._one:
                await self._try(application, subscription)
            await self._clock.sleep(APART)

    async def _try(self, application: BotApplication, subscription: Subscription) -> None:
        """Send a digest; one that cannot be written is put off by a day, and stops no other."""
        try:
            await self._send(application, subscription)
        except Exception:
            logger.exception("digest for chat %s:", subscription.chat_id)
            put_off = application.bot_data.store.subscriptions.postpone
            await off_the_loop(put_off, subscription, self._clock.now() + BROKEN_FOR)

    async def _send(self, application: BotApplication, subscription: Subscription) -> None:
        """Send a digest if there is one."""
        resources, now = application.bot_data, self._clock.now()
        archive = resources.library.archive
        claimed = await off_the_loop(_claim, resources, subscription, archive, now)
        if not claimed:
            return
        try:
            reply = await off_the_loop(_reply, archive, subscription, application.bot.username)
            await _post(application, subscription, reply)
        except TelegramError as error:
            await off_the_loop(_settle, resources, subscription, error, now)
            return
        told = digests.told_with(subscription, archive.articles)
        place = subscription.chat_id, subscription.topic_id
        await off_the_loop(resources.store.subscriptions.record, *place, told=told, at=now)


def _claim(resources: Resources, subscription: Subscription, archive: Archive, now: datetime) -> bool:
    """Take a digest in hand; leave out one that is too late or empty, and put one off until quiet hours end."""
    subscriptions = resources.store.subscriptions
    next_run, quiet_end = digests.next_run(subscription, now), digests.after_quiet(subscription, now)
    if digests.is_too_late(subscription, now) or not digests.new_articles(subscription, archive.articles):
        subscriptions.postpone(subscription, next_run)
        return False
    if quiet_end > now:
        subscriptions.postpone(subscription, quiet_end)
        return False
    place = subscription.chat_id, subscription.topic_id
    return subscriptions.claim(*place, digests.key_of(subscription), now=now, next_run=next_run)


def _reply(archive: Archive, subscription: Subscription, username: str) -> Reply:
    """Write a digest: of each new article its first key sentences."""
    fresh = digests.new_articles(subscription, archive.articles)
    quotes = [
        archive.brief(article.id, KEY_WORDS).quotes[:KEY_SENTENCES] for article in fresh[: digest_panels.MOST]
    ]
    briefs = list(zip(fresh, quotes, strict=False))
    texts = texts_in(subscription.language)
    return digest_panels.digest(texts, briefs, len(fresh), username, is_endable=not subscription.by_operator)


async def _post(application: BotApplication, subscription: Subscription, reply: Reply) -> None:
    await application.bot.send_message(
        subscription.chat_id,
        reply.html,
        reply_markup=reply.keyboard,
        message_thread_id=subscription.topic_id,
        rate_limit_args=Priority.DIGEST,
    )


def _settle(resources: Resources, subscription: Subscription, error: TelegramError, now: datetime) -> None:
    """Decide what becomes of a digest that was not taken."""
    subscriptions = resources.store.subscriptions
    place, key = (subscription.chat_id, subscription.topic_id), digests.key_of(subscription)
    logger.log(_level(error), "digest for chat %s: %s", place[0], failures.describe(error))
    if isinstance(error, ChatMigrated):
        resources.store.migrate_chat(place[0], error.new_chat_id)
        subscriptions.release(error.new_chat_id, place[1], key, next_run=now)
    elif _is_nowhere(error) and not subscription.by_operator:
        subscriptions.remove(*place)
    elif _never_left(error):
        subscriptions.release(*place, key, next_run=now + AGAIN_IN)


def _is_nowhere(error: TelegramError) -> bool:
    """Tell whether the chat or the topic takes nothing from us any more: blocked, left, deleted."""
    is_gone = isinstance(error, BadRequest) and error.message.lower().startswith(_NOWHERE)
    return is_gone or isinstance(error, Forbidden)


def _never_left(error: TelegramError) -> bool:
    """Tell whether a message is surely not sent, because its turn or its way to Telegram never came."""
    return isinstance(error, Overdue) or type(error.__cause__).__name__ in _NEVER_LEFT


def _level(error: TelegramError) -> int:
    return logging.INFO if _is_nowhere(error) else logging.WARNING
