"""Flood limits, off unless a test turns them on.

The figures are those of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this:
one message a second in a chat with short bursts, 20 a minute in a group, 30 a second overall.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot_api.errors import too_many_requests

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot_api.chats import Chat


@dataclass(slots=True)
class Allowance:
    """A bucket of ``burst`` messages that fills at ``rate`` messages a second."""

    burst: float
    rate: float
    left: float = field(init=False)
    looked_at: float = 0.0

    def __post_init__(self) -> None:
        self.left = self.burst

    def wait(self, now: float) -> float:
        """Seconds until the next message fits; 0 when it fits now."""
        self.left = min(self.burst, self.left + (now - self.looked_at) * self.rate)
        self.looked_at = now
        return max(0.0, (1 - self.left) / self.rate)


@dataclass(slots=True)
class Limits:
    """How much the bot may send.

    Attributes:
        on: Whether anything is limited.
        clock: Seconds, for tests that make time pass.
    """

    on: bool = False
    clock: Callable[[], float] = time.monotonic
    per_chat: tuple[float, float] = (3, 1)
    per_group: tuple[float, float] = (20, 20 / 60)
    overall: tuple[float, float] = (30, 30)
    _allowances: dict[int, list[Allowance]] = field(default_factory=dict)

    def spend(self, chat: Chat) -> None:
        """Count a message to the chat.

        Raises:
            BotApiError: It is one too many; says after how many seconds to try again.
        """
        if not self.on:
            return
        allowances = [*self._of(chat.id, chat), *self._of(0, None)]
        wait = max(allowance.wait(self.clock()) for allowance in allowances)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for allowance in allowances:
            allowance.left -= 1

    def _of(self, key: int, chat: Chat | None) -> list[Allowance]:
        shapes = [self.overall] if chat is None else [self.per_chat]
        shapes += [self.per_group] if chat and not chat.is_private else []
        return self._allowances.setdefault(key, [Allowance(*shape) for shape in shapes])
