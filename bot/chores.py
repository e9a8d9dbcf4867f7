"""What the bot does by itself, again and again, beside its answers."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import failures
from bot.concurrency import off_the_loop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.context import BotApplication

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """Work to be done again and again.

    Attributes:
        name: What it is called in the log.
        work: Does it once; it may block.
        every: Seconds from the end of one time to the next.
        first: Seconds from the start to the first time.
    """

    name: str
    work: Callable[[], object]
    every: float
    first: float


class Chores:
    """Does chores while the bot runs; one that fails is told in one line, and done again when it is time.

    Args:
        chores: What is to be done.
        pause: Waits so many seconds.
    """

    def __init__(self, *chores: Chore, pause: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._chores = chores
        self._pause = pause
        self._tasks: list[asyncio.Task[None]] = []

    async def begin(self, _: BotApplication) -> None:
        """Begin, and wait for nothing."""
        self._tasks = [asyncio.create_task(self._repeat(chore), name=chore.name) for chore in self._chores]

    async def end(self, _: BotApplication) -> None:
        """Begin nothing more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _repeat(self, chore: Chore) -> None:
        await self._pause(chore.first)
        while True:
            await _do(chore)
            await self._pause(chore.every)


async def _do(chore: Chore) -> None:
    try:
        await off_the_loop(chore.work)
    except Exception as error:  # noqa: BLE001 - whatever it was, the chore is to be done again
        logger.error("%s: %s", chore.name, failures.describe(error))  # noqa: TRY400
