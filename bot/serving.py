"""The bot's life: from the first word with Telegram to the signal that ends it."""

from __future__ import annotations

import asyncio
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from bot import polling
from bot.inbox import Inbox
from bot.recovery import insist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram.request import BaseRequest

    from bot.context import BotApplication

ASKING = 3  # threads that look for answers; with more of them everything else waits for the interpreter
DRAIN = 7.0  # seconds that answers in hand are given at the end


async def serve(application: BotApplication, request: BaseRequest, kinds: Sequence[str]) -> None:
    """Serve Telegram by polling, until SIGTERM or SIGINT.

    Args:
        application: The bot, with no updater.
        request: The way by which updates are fetched.
        kinds: Those that are wanted.

    Raises:
        InvalidToken: Telegram does not know the token, or no more.
    """
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(ASKING))
    told, inbox = _told_to_end(), Inbox(application)
    work = asyncio.create_task(_work(application, inbox, request, kinds))
    try:
        await asyncio.wait([work, told], return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            work.result()
    finally:
        told.cancel()
        await _end(application, inbox, work)
        await request.shutdown()


async def _work(
    application: BotApplication, inbox: Inbox, request: BaseRequest, kinds: Sequence[str]
) -> None:
    await insist(application.initialize, "getMe")
    if application.post_init:
        await application.post_init(application)
    await application.start()
    await inbox.begin()
    await request.initialize()
    await polling.poll(application.bot, request, inbox.take, kinds)


async def _end(application: BotApplication, inbox: Inbox, work: asyncio.Task[None]) -> None:
    """Stop in the order of the way that updates take: those who bring them, who answer, who send."""
    work.cancel()
    await asyncio.wait([work])
    await inbox.drain(DRAIN)
    if application.running:
        await application.stop()
        if application.post_stop:
            await application.post_stop(application)
    await application.shutdown()
    if application.post_shutdown:
        await application.post_shutdown(application)


def _told_to_end() -> asyncio.Task[bool]:
    """Return what is done when a signal to end comes; where there are no such signals, Ctrl-C cancels everything."""
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    with suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, told.set)
    return loop.create_task(told.wait())
