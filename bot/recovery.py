"""Telegram away for a while: what is nobody's fault is tried again, until it is back."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, TypeVar

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot import failures

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot

T = TypeVar("T")

FIRST, LONGEST = 0.25, 2.0  # seconds between two tries; so few that its return is noticed soon

logger = logging.getLogger(__name__)


def is_passing(error: BaseException | None) -> bool:
    """Tell whether what was asked of Telegram may work later; it may even have worked, and only the reply was lost."""
    is_final = isinstance(error, BadRequest | Forbidden | ChatMigrated)
    return isinstance(error, TelegramError) and not is_final


def is_refused_token(error: BaseException) -> bool:
    """Tell whether Telegram knows the token no more; a page that says "not found" may come from anybody on the way."""
    return isinstance(error, InvalidToken) and "parsing the server response" not in str(error).lower()


class Trouble:
    """Something that fails and is tried again: told to the operator when it begins, changes and ends.

    Args:
        what: What it is, for the log.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._told = ""
        self._pause = FIRST

    async def endure(self, error: Exception) -> None:
        """Tell of an error that is new, and wait a little."""
        told = f"{type(error).__name__}: {error}"
        if told != self._told:
            logger.log(logging.ERROR if isinstance(error, Conflict) else logging.WARNING, *self._line(error))
        self._told = told
        asked = error._retry_after.total_seconds() if isinstance(error, RetryAfter) else 0.0
        await asyncio.sleep(max(self._pause, asked))
        self._pause = min(2 * self._pause, LONGEST)

    def end(self) -> None:
        """Tell that it is over, if it was."""
        if self._told:
            logger.info("%s works again", self._what)
        self._told, self._pause = "", FIRST

    def _line(self, error: Exception) -> tuple[str, str, str]:
        advice = (
            "; somebody else takes this bot's updates: stop that one" if isinstance(error, Conflict) else ""
        )
        return "%s is tried again: %s", self._what, failures.describe(error) + advice


async def insist(action: Callable[[], Awaitable[T]], what: str) -> T:
    """Do something until Telegram lets it happen.

    Raises:
        InvalidToken: Telegram does not know the token.
    """
    trouble = Trouble(what)
    while True:
        try:
            done = await action()
        except TelegramError as error:
            if is_refused_token(error):
                raise
            await trouble.endure(error)
        else:
            trouble.end()
            return done


class Recovery:
    """Waits for Telegram's return, once for all who do."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._return: asyncio.Task[object] | None = None
        self._is_ended = False

    async def wait(self) -> None:
        """Wait until Telegram answers.

        Raises:
            InvalidToken: It does, and does not know the token.
            CancelledError: Nobody is to wait any more.
        """
        if self._is_ended:
            raise asyncio.CancelledError
        if self._return is None or self._return.done():
            self._return = asyncio.create_task(insist(self._bot.get_me, "Telegram"), name=__name__)
        await asyncio.shield(self._return)

    def end(self) -> None:
        """Wait no more."""
        self._is_ended = True
        if self._return:
            self._return.cancel()
