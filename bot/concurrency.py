"""Many chats at once, each in its own order, and the event loop never blocked."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

P = ParamSpec("P")
T = TypeVar("T")


async def off_the_loop(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do blocking work in a thread: the one door through which the archive is asked."""
    return await asyncio.to_thread(work, *args, **kwargs)


async def promptly(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Write to the disk in a thread that waits behind no question: what is answered is to be noted at once."""
    return await asyncio.get_running_loop().run_in_executor(_writers(), partial(work, *args, **kwargs))


@cache
def _writers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, "writer")


class InOrderByChat(BaseUpdateProcessor):
    """Handles updates concurrently, but those of one chat one after another, as they came."""

    __slots__ = ("_turns",)

    def __init__(self, max_concurrent_updates: int) -> None:
        super().__init__(max_concurrent_updates)
        self._turns: WeakValueDictionary[int | None, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait until the earlier updates of the same chat are handled, and handle this one."""
        turn = self._turns.setdefault(place_of(update), asyncio.Lock())
        async with turn:
            await coroutine

    async def initialize(self) -> None:
        """Need nothing to begin with."""

    async def shutdown(self) -> None:
        """Leave nothing behind."""


def place_of(update: object) -> int | None:
    """Return the id of the chat an update comes from, or of the user where there is no chat."""
    place = (update.effective_chat or update.effective_user) if isinstance(update, Update) else None
    return place.id if place else None
