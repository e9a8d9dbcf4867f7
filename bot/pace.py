"""Telegram's flood limits, kept before Telegram has to: messages wait for their turn here, and none is dropped.

The figures are those of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.
Messages and edits count: in their chat, all its topics together, and overall. Answers to buttons and to
inline queries, and all that asks or sets something, do not. Those of a chat leave one after another, as they
came. Each counts from the moment at which Telegram has answered, so that no two come closer on a slow way.
"""

from __future__ import annotations

import asyncio
import logging
import re
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.allowances import Burst, Window
from bot.lanes import Lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.allowances import Allowance
    from bot.lanes import Lane, Ticket

    Result: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
    Request: TypeAlias = Callable[[], Coroutine[Any, Any, Result]]

Place: TypeAlias = int | str
"""A chat, by its id or its name; a message sent in line; or a method, if it is called for neither."""

OVERALL = 30  # messages in a second
PATIENCE = 600.0  # seconds that a message may wait
MARGIN = 0.01  # seconds by which our clock and Telegram's may differ

_COUNTED = re.compile(r"send(?!ChatAction$)|copyMessage|forwardMessage|editMessage|stopPoll")
_NUMBER = re.compile(r"-?\d+", re.ASCII)

logger = logging.getLogger(__name__)


class Priority(IntEnum):
    """Who goes first when messages wait; given to a method of the bot as ``rate_limit_args``."""

    ANSWER = 0
    DIGEST = 1


class Overdue(TelegramError):
    """A message was not sent, because its turn would come too late; it says where, and how late."""

    def __init__(self, place: Place, seconds: float) -> None:
        super().__init__(
            f"a message to {place} is not sent: Telegram's flood limits would let it wait {seconds:.0f} s"
        )


class Pace(BaseRateLimiter[Priority]):
    """Lets requests through at the pace that Telegram allows, on the clock of the event loop.

    Where Telegram refuses all the same, because its limits are lower than it says, that chat waits for as
    long as Telegram asks for, and no other.
    """

    __slots__ = ("_lanes",)

    def __init__(self) -> None:
        self._lanes: Lanes[Place] = Lanes(OVERALL, 1 + MARGIN, _allowances)

    async def initialize(self) -> None:
        """Need nothing to begin with."""

    async def shutdown(self) -> None:
        """Give no more turns."""
        self._lanes.close()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Priority | None,
    ) -> Result:
        """Make a request when its turn comes, and again after a refusal for which Telegram asks for patience.

        Raises:
            Overdue: It would wait longer than `PATIENCE`, or has.
        """
        place = _place_of(endpoint, data)
        ticket = self._lanes.ticket(place, rate_limit_args or Priority.ANSWER)
        make = self._make_in_turn if _COUNTED.match(endpoint) else self._make_aside
        deadline = asyncio.get_running_loop().time() + PATIENCE
        _expect_by(deadline, ticket.lane, place)
        while True:
            try:
                return await make(partial(callback, *args, **kwargs), ticket, deadline)
            except RetryAfter as refusal:
                _expect_by(deadline, ticket.lane, place)
                logger.warning("%s to %s: %s", endpoint, place, refusal.message)
            except TimeoutError:
                raise Overdue(place, PATIENCE) from None

    async def _make_in_turn(self, request: Request, ticket: Ticket, deadline: float) -> Result:
        await self._lanes.enter(ticket, deadline)
        try:
            return await self._make(request, ticket.lane)
        finally:
            self._lanes.leave(ticket)

    async def _make_aside(self, request: Request, ticket: Ticket, _: float) -> Result:
        """Make a request that needs no turn, but is held as messages are after a refusal."""
        await asyncio.sleep(ticket.lane.held_until - asyncio.get_running_loop().time())
        return await self._make(request, ticket.lane)

    async def _make(self, request: Request, lane: Lane) -> Result:
        try:
            return await request()
        except RetryAfter as refusal:
            # The public attribute warns that it will be of another type; this one is of that type already.
            self._lanes.hold(lane, refusal._retry_after.total_seconds())
            raise


def _expect_by(deadline: float, lane: Lane, place: Place) -> None:
    now = asyncio.get_running_loop().time()
    if lane.expected_at(now) > deadline:
        raise Overdue(place, lane.expected_at(now) - now)


def _place_of(endpoint: str, data: dict[str, Any]) -> Place:
    chat, inline = str(data.get("chat_id", "")), data.get("inline_message_id")
    if chat:
        return int(chat) if _NUMBER.fullmatch(chat) else chat.lower()
    return f"message {inline}" if inline else endpoint


def _allowances(place: Place) -> tuple[Allowance, ...]:
    """Return what a chat allows: one with a person more than a group or a channel; what is no chat, anything."""
    is_person = isinstance(place, int) and place > 0
    is_chat = isinstance(place, int) or place.startswith("@")
    one_by_one, a_minute = Burst(3, 1 + MARGIN), Window(20, 60 + MARGIN)
    return (one_by_one,) if is_person else (one_by_one, a_minute) if is_chat else ()
