"""How many messages may be sent in how long: pure, on a clock of seconds that is given."""

from __future__ import annotations

from collections import deque
from typing import Protocol


class Allowance(Protocol):
    """Tells when the next message may be sent, and is told when one was."""

    @property
    def interval(self) -> float:
        """Seconds for each message in the long run."""

    def next_at(self) -> float:
        """Return the moment from which another message may be sent; it may be past."""

    def take(self, now: float) -> None:
        """Note that a message was sent."""

    def is_whole(self, now: float) -> bool:
        """Tell whether it is as if nothing had been sent."""


class Burst:
    """So many messages at once, and then one in every interval: never more than both together in any time.

    Args:
        count: Messages at once, at least 1.
        interval: Seconds.
    """

    __slots__ = ("_slack", "_whole_at", "interval")

    def __init__(self, count: int, interval: float) -> None:
        self.interval = interval
        self._slack = (count - 1) * interval
        self._whole_at = float("-inf")

    def next_at(self) -> float:
        """Return the moment from which another message may be sent; it may be past."""
        return self._whole_at - self._slack

    def take(self, now: float) -> None:
        """Note that a message was sent."""
        self._whole_at = max(self._whole_at, now) + self.interval

    def is_whole(self, now: float) -> bool:
        """Tell whether it is as if nothing had been sent."""
        return self._whole_at <= now


class Window:
    """So many messages in any stretch of so many seconds, whenever it begins.

    Args:
        count: Messages, at least 1.
        seconds: Length of the stretch.
    """

    __slots__ = ("_seconds", "_sent", "interval")

    def __init__(self, count: int, seconds: float) -> None:
        self.interval = seconds / count
        self._seconds = seconds
        self._sent = deque([float("-inf")] * count, maxlen=count)

    def next_at(self) -> float:
        """Return the moment from which another message may be sent; it may be past."""
        return self._sent[0] + self._seconds

    def take(self, now: float) -> None:
        """Note that a message was sent."""
        self._sent.append(now)

    def is_whole(self, now: float) -> bool:
        """Tell whether it is as if nothing had been sent."""
        return self._sent[-1] + self._seconds <= now
