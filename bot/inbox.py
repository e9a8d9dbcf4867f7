"""Updates on their way from Telegram to their answers: on the disk all along, handled in the order of their chats.

An update is done when its handler has ended: the answer is sent, or refused for good. Trouble on the way to
Telegram is neither. So nothing is lost at whatever moment the process dies. What was answered is answered
again if the process dies, or Telegram's reply is lost, between Telegram's taking the answer and our noting
that it did; then, and only then, there are two.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import InvalidToken

from bot import failures
from bot.clocks import SystemClock
from bot.concurrency import place_of, promptly
from bot.errors import StoreError
from bot.handling import Handling
from bot.store.arrivals import Arrival

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.clocks import Clock
    from bot.context import BotApplication

PLACES = 1024  # chats that are in memory at once; the others wait on the disk
PIECE = 8  # updates of a chat that are in memory at once
DISK_PAUSE = 5.0  # seconds before a disk is tried again that did not let us read

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Line:
    """The updates of one place, waiting for each other.

    Attributes:
        letters: The first of them.
        last: The number of the last that was in memory.
        has_more: Whether others may be on the disk.
        is_reading: Whether these are being looked for.
        is_handling: Whether one is in hand.
        task: Handles them.
    """

    letters: deque[Arrival] = field(default_factory=deque)
    last: int = 0
    has_more: bool = False
    is_reading: bool = False
    is_handling: bool = False
    task: asyncio.Task[None] | None = None


class Inbox:
    """Takes updates, and sees to it that each is handled.

    Args:
        application: Handles them.
        clock: Tells the time; the machine's when not given.
    """

    def __init__(self, application: BotApplication, clock: Clock | None = None) -> None:
        self._application = application
        self._arrivals = application.bot_data.store.arrivals
        self._clock = clock or SystemClock()
        self._handling = Handling(application, self._clock)
        self._lines: dict[int, Line] = {}
        self._is_behind = True  # places may wait on the disk that have no line
        self._is_left_out = False  # such a place was met since that was last looked for
        self._refilling: asyncio.Task[None] | None = None
        self._is_ending = False
        self._handled: list[int] = []
        self._early: set[int] = (
            set()
        )  # handled since the last were kept, some perhaps before we heard of them
        self._noting = asyncio.Lock()

    async def begin(self) -> None:
        """Go on with what was not done when the process ended."""
        waiting = await promptly(self._arrivals.count)
        if waiting:
            logger.info("%d updates wait since before the start", waiting)
        await self._refill()

    async def take(self, contents: Sequence[dict[str, Any]], is_backlog: bool = True) -> None:  # noqa: FBT001, FBT002
        """Keep updates, as Telegram wrote them; they are on the disk when this returns, and will be handled.

        Args:
            contents: The updates.
            is_backlog: Whether they may have waited for us, so that those written long ago are too old to be answered.

        Raises:
            StoreError: They could not be kept; none of them is.
        """
        arrivals = [arrival for content in contents if (arrival := self._arrival(content))]
        if arrivals:
            self._early.clear()
            if is_backlog:
                self._handling.expect_old(arrival.update_id for arrival in arrivals)
            for arrival in await promptly(self._arrivals.keep, arrivals):
                self._queue(arrival)

    async def drain(self, seconds: float) -> None:
        """Begin with no other update, and give those in hand some time; what is not done then waits on the disk."""
        self._is_ending = True
        self._handling.end()
        lines = list(self._lines.values())
        _cancel(line.task for line in lines if not line.is_handling)
        tasks = [line.task for line in lines if line.task]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            _cancel(late)
            await asyncio.gather(*tasks, return_exceptions=True)
        await self._note_handled()

    async def handled(self) -> None:
        """Wait until nothing waits in memory."""
        while tasks := [line.task for line in self._lines.values() if line.task]:
            await asyncio.wait(tasks)

    def _arrival(self, content: dict[str, Any]) -> Arrival | None:
        """Read what is needed to keep an update; one that cannot be read now would never be."""
        try:
            place = place_of(Update.de_json(content, self._application.bot))
        except Exception as error:  # noqa: BLE001 - what Telegram sends may be of a later version
            logger.error("an update cannot be read: %s", failures.describe(error))  # noqa: TRY400
            return None
        return Arrival(
            content["update_id"], place or 0, json.dumps(content, sort_keys=True), self._clock.now()
        )

    def _queue(self, arrival: Arrival) -> None:
        """Put an update at the end of its line, or leave it on the disk where it waits behind others."""
        is_early = arrival.number in self._early
        line = None if is_early else self._lines.get(arrival.place) or self._open(arrival.place)
        if line is None:
            return
        if line.has_more or line.is_reading or len(line.letters) >= PIECE:
            line.has_more = True
        elif arrival.number > line.last:
            line.letters.append(arrival)
            line.last = arrival.number

    def _open(self, place: int) -> Line | None:
        """Begin a line, if there is room; where others may wait on the disk already, it begins with those."""
        if self._is_ending or len(self._lines) >= PLACES:
            self._is_behind = self._is_left_out = True
            return None
        line = self._lines[place] = Line(has_more=self._is_behind)
        line.task = asyncio.create_task(self._serve(place, line), name=f"{__name__} {place}")
        return line

    async def _serve(self, place: int, line: Line) -> None:
        """Handle the updates of a line one after another, until there is none."""
        try:
            while not self._is_ending and (arrival := await self._next(place, line)):
                line.is_handling = True
                await self._handling.handle(arrival)
                self._early.add(arrival.number)
                self._handled.append(arrival.number)
                await self._note_handled()
                line.is_handling = False
        except InvalidToken:
            logger.error("place %s waits: Telegram refuses the token", place)  # noqa: TRY400
        except StoreError as error:
            logger.error("place %s waits: %s", place, error)  # noqa: TRY400
            self._is_behind = True
            await self._clock.sleep(DISK_PAUSE)
        finally:
            del self._lines[place]
            self._look_behind()

    async def _next(self, place: int, line: Line) -> Arrival | None:
        while line.has_more and not line.letters:
            line.has_more, line.is_reading = False, True
            read = await promptly(self._arrivals.next_of, place, line.last, PIECE)
            line.is_reading = False
            line.has_more |= len(read) == PIECE
            line.letters.extend(read)
            line.last = read[-1].number if read else line.last
        return line.letters.popleft() if line.letters else None

    def _look_behind(self) -> None:
        is_refilling = self._refilling is not None and not self._refilling.done()
        if self._is_behind and not self._is_ending and not is_refilling and len(self._lines) <= PLACES // 2:
            self._refilling = asyncio.create_task(self._refill(), name=f"{__name__} behind")

    async def _refill(self) -> None:
        """Begin lines for places that have none, those first that wait longest."""
        self._is_behind, self._is_left_out = True, False
        try:
            places = await promptly(self._arrivals.places, 2 * PLACES)
        except StoreError as error:
            logger.error("what waits is not known: %s", failures.describe(error))  # noqa: TRY400
            return
        for place in places:
            if place not in self._lines:
                self._open(place)
        self._is_behind = self._is_left_out or len(places) == 2 * PLACES

    async def _note_handled(self) -> None:
        """Note what is handled; whoever comes first does so for all who wait for it."""
        async with self._noting:
            numbers, self._handled = self._handled, []
            if not numbers:
                return
            try:
                await promptly(self._arrivals.mark_handled, numbers, self._clock.now())
            except StoreError as error:
                self._handled += numbers  # until the disk takes it, with the next one
                logger.error("%d answers are not noted: %s", len(numbers), failures.describe(error))  # noqa: TRY400


def _cancel(tasks: Iterable[asyncio.Task[None] | None]) -> None:
    for task in filter(None, tasks):
        task.cancel()
