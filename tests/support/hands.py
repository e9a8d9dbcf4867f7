"""A clock whose hands a test moves: whoever waits by it waits for the test, and nobody else."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from datetime import datetime, timedelta

SHORT = timedelta(seconds=1)  # that nobody has to be waited for


class Hands:
    """A clock that stands still until it is moved.

    Args:
        moment: What it shows first, in ISO 8601 with a zone.
    """

    def __init__(self, moment: str) -> None:
        self.moment = datetime.fromisoformat(moment)
        self._waiting: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()
        self._asleep = asyncio.Event()

    def now(self) -> datetime:
        """What it shows."""
        return self.moment

    async def sleep(self, seconds: float) -> None:
        """Wait until it shows so much more."""
        over = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self.moment + timedelta(seconds=seconds), next(self._numbers), over))
        self._asleep.set()
        await over

    async def shows(self, moment: str) -> None:
        """Jump to a moment, as for a machine that slept, and let all happen that is due by then."""
        await self._asleep.wait()
        self.moment = datetime.fromisoformat(moment)
        while self._waiting and self._waiting[0][0] <= self.moment + SHORT:
            until, _, over = heapq.heappop(self._waiting)
            self.moment = max(self.moment, until)
            if not over.done():
                self._asleep.clear()
                over.set_result(None)
                await self._asleep.wait()

    async def passes(self, **period: float) -> None:
        """Jump ahead; see `shows`."""
        await self.shows((self.moment + timedelta(**period)).isoformat())
