"""The queue of updates: kept until confirmed by an offset, handed out one reader at a time."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot_api.errors import conflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ON_REQUEST_ONLY = {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_READER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True)
class UpdateQueue:
    """Updates that wait for the bot.

    Attributes:
        pending: Not confirmed yet, oldest first.
        allowed: Kinds that the bot asked for; None stands for Telegram's default.
    """

    pending: list[dict[str, Any]] = field(default_factory=list)
    allowed: frozenset[str] | None = None
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(870_000_001))
    _reader: asyncio.Future[None] | None = None
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, kind: str, content: dict[str, Any]) -> int:
        """Queue an update, unless the bot does not want its kind, and return its id."""
        number = next(self._ids)
        if self._wanted(kind):
            self.pending.append({"update_id": number, kind: content})
            self._wake()
        return number

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Set the kinds to keep from now on: an empty list means the default, None no change."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    async def read(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:  # noqa: ASYNC109
        """Confirm what is before the offset; wait for and return what comes after.

        Raises:
            BotApiError: Another reader came while this one waited.
        """
        self.confirm(offset)
        if not self.pending and timeout > 0:
            await self._wait(timeout)
        return self.pending[:limit]

    async def ready(self) -> None:
        """Wait until there is something to hand out."""
        while not self.pending:
            self._arrived.clear()
            await self._arrived.wait()

    def confirm(self, offset: int) -> None:
        """Forget the updates before the offset; a negative one keeps only so many of the last."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    def interrupt(self, reason: str = OTHER_READER) -> None:
        """Send the waiting reader away with a conflict."""
        if self._reader and not self._reader.done():
            self._reader.set_exception(conflict(reason))

    async def _wait(self, seconds: float) -> None:
        self.interrupt()
        reader = self._reader = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await reader
        except TimeoutError:
            return
        finally:
            reader.cancel()

    def _wake(self) -> None:
        self._arrived.set()
        if self._reader and not self._reader.done():
            self._reader.set_result(None)

    def _wanted(self, kind: str) -> bool:
        return kind not in ON_REQUEST_ONLY if self.allowed is None else kind in self.allowed
