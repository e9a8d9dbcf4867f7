"""Turns: in a lane one after another, as often as its allowances let it, and over all lanes only so many at once.

Of the lanes that wait only for others, the one goes first that has done so for longest: a lane in which many
wait holds up no other. It is all in one event loop, on its clock; whoever waits is woken, and nobody looks
at the clock in between.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.allowances import Allowance

K = TypeVar("K", bound="Hashable")

SPARE = 1024  # lanes that are kept before those at rest are forgotten


@dataclass(slots=True)
class Lane:
    """What is taken in turns, such as the way to one chat.

    Attributes:
        allowances: All of them have to let a turn begin.
        waiting: Heap of those who wait.
        held_until: Moment before which no turn begins, whatever the allowances say.
        is_taken: Whether it is somebody's turn.
    """

    allowances: tuple[Allowance, ...]
    waiting: list[Ticket] = field(default_factory=list)
    held_until: float = float("-inf")
    is_taken: bool = False

    def next_at(self) -> float:
        """Return the moment from which a turn may begin; it may be past."""
        return max(self.held_until, *(allowance.next_at() for allowance in self.allowances), float("-inf"))

    def expected_at(self, now: float) -> float:
        """Return the moment at which a turn would begin, if everybody who waits goes first."""
        interval = max((allowance.interval for allowance in self.allowances), default=0.0)
        return max(now, self.next_at()) + len(self.waiting) * interval

    def is_at_rest(self, now: float) -> bool:
        """Tell whether nothing would be lost if it were forgotten."""
        is_free = not self.is_taken and not self.waiting and self.held_until <= now
        return is_free and all(allowance.is_whole(now) for allowance in self.allowances)


@dataclass(order=True, slots=True)
class Ticket:
    """A place in a lane: lower priorities first, then lower numbers; the same after a turn that has to be repeated."""

    priority: int
    number: int
    lane: Lane = field(compare=False)
    turn: asyncio.Future[None] = field(
        compare=False, default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Lanes(Generic[K]):
    """The lanes, by key.

    Args:
        at_once: Turns that may be had at once over all lanes.
        rest: Seconds from the end of a turn until another may be had for it.
        allowances: Gives those of a new lane.
    """

    def __init__(self, at_once: int, rest: float, allowances: Callable[[K], tuple[Allowance, ...]]) -> None:
        self._free = at_once
        self._rest = rest
        self._allowances = allowances
        self._lanes: dict[K, Lane] = {}
        self._spare = SPARE
        self._numbers = itertools.count()
        self._later: list[tuple[float, Ticket]] = []  # firsts of lanes, and when their turn may begin
        self._ready: list[tuple[int, float, Ticket]] = []  # those whose turn may begin, and since when
        self._alarm: asyncio.TimerHandle | None = None

    def ticket(self, key: K, priority: int) -> Ticket:
        """Return a ticket for the lane of a key, behind all others of its priority."""
        if key not in self._lanes:
            self._make_room()
            self._lanes[key] = Lane(self._allowances(key))
        return Ticket(priority, next(self._numbers), self._lanes[key])

    async def enter(self, ticket: Ticket, deadline: float) -> None:
        """Wait for a turn, which lasts until `leave`.

        Raises:
            TimeoutError: It did not come before the deadline.
        """
        ticket.turn = asyncio.get_running_loop().create_future()
        heapq.heappush(ticket.lane.waiting, ticket)
        if ticket.lane.waiting[0] is ticket:
            self._look_at(ticket.lane)
        try:
            async with asyncio.timeout_at(deadline):
                await ticket.turn
        except (asyncio.CancelledError, TimeoutError):
            self._withdraw(ticket)
            raise

    def leave(self, ticket: Ticket) -> None:
        """End a turn: it counts from now."""
        loop = asyncio.get_running_loop()
        for allowance in ticket.lane.allowances:
            allowance.take(loop.time())
        loop.call_later(self._rest, self._set_free)
        ticket.lane.is_taken = False
        self._look_at(ticket.lane)

    def hold(self, lane: Lane, seconds: float) -> None:
        """Let no turn begin in a lane for so long."""
        lane.held_until = max(lane.held_until, asyncio.get_running_loop().time() + seconds)

    def close(self) -> None:
        """Give no more turns."""
        if self._alarm:
            self._alarm.cancel()

    def _look_at(self, lane: Lane) -> None:
        if lane.waiting and not lane.is_taken:
            now = asyncio.get_running_loop().time()
            heapq.heappush(self._later, (max(now, lane.next_at()), lane.waiting[0]))
        self._give_turns()

    def _give_turns(self) -> None:
        now = asyncio.get_running_loop().time()
        while self._later and self._later[0][0] <= now:
            since, ticket = heapq.heappop(self._later)
            heapq.heappush(self._ready, (ticket.priority, since, ticket))
        while self._ready and self._free:
            self._give(heapq.heappop(self._ready)[-1], now)
        self._set_alarm()

    def _give(self, ticket: Ticket, now: float) -> None:
        """Give a turn, unless the ticket is not the first of a free lane any more."""
        lane = ticket.lane
        if lane.is_taken or not lane.waiting or lane.waiting[0] is not ticket:
            return
        if lane.next_at() > now:
            heapq.heappush(self._later, (lane.next_at(), ticket))
            return
        heapq.heappop(lane.waiting)
        lane.is_taken = True
        self._free -= 1
        ticket.turn.set_result(None)

    def _withdraw(self, ticket: Ticket) -> None:
        """Take back a ticket of somebody who waits no longer, or the turn that came at that very moment."""
        lane = ticket.lane
        if ticket in lane.waiting:
            lane.waiting.remove(ticket)
            heapq.heapify(lane.waiting)
        else:
            lane.is_taken = False
            self._free += 1
        self._look_at(lane)

    def _set_free(self) -> None:
        self._free += 1
        self._give_turns()

    def _set_alarm(self) -> None:
        """Wake up when the first lane may be ready; who waits for a free turn is woken by whoever frees one."""
        self.close()
        if self._later:
            self._alarm = asyncio.get_running_loop().call_at(self._later[0][0], self._give_turns)

    def _make_room(self) -> None:
        if len(self._lanes) < self._spare:
            return
        now = asyncio.get_running_loop().time()
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_at_rest(now)}
        self._spare = max(SPARE, 2 * len(self._lanes))
