"""Faults on the way to Telegram, for tests to inject: each is met by the next requests of a method."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot_api.errors import BotApiError


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one request.

    Attributes:
        delay: Seconds before the request is looked at.
        refusal: Given instead of an answer; the request has no effect.
        body: Given instead of an answer, with ``status``; the request has no effect.
        drop: Close the connection: "before" the request has its effect, or "after".
    """

    delay: float = 0.0
    refusal: BotApiError | None = None
    status: int = 200
    body: str = ""
    drop: str = ""

    @property
    def prevents(self) -> bool:
        """Whether the request has no effect."""
        return self.refusal is not None or bool(self.body) or self.drop == "before"


LOST_REQUEST = Fault(drop="before")
LOST_ANSWER = Fault(drop="after")
BAD_GATEWAY = Fault(status=502, body="<html><head><title>502 Bad Gateway</title></head></html>")
SERVER_ERROR = Fault(status=500, body="<html><body><h1>500 Internal Server Error</h1></body></html>")
NOT_JSON = Fault(body="ok, but this is no JSON")
NO_FAULT = Fault()


@dataclass(slots=True)
class Faults:
    """Faults that wait for their requests."""

    _waiting: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next requests of a method meet a fault; the method "" stands for any."""
        self._waiting[method.lower()].extend([fault] * times)

    def take(self, method: str) -> Fault:
        """The fault that this request meets."""
        waiting = self._waiting[method.lower()] or self._waiting[""]
        return waiting.popleft() if waiting else NO_FAULT
