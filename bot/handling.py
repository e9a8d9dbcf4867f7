"""One update, handled as often as it takes: again after trouble with Telegram, not at all if it came too long ago."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import InvalidToken

from bot import failures
from bot.concurrency import place_of, promptly
from bot.errors import StoreError
from bot.handlers import excusing
from bot.recovery import Recovery, is_passing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.clocks import Clock
    from bot.context import BotApplication, Context
    from bot.store.arrivals import Arrival

TOO_OLD = timedelta(hours=1)  # to be answered
GIVEN_UP = timedelta(days=1)
ONE_EXCUSE = timedelta(hours=1)  # a chat is asked once in so long to ask again
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 5.0  # seconds, while Telegram answers but does not take this
EXCUSES = 10_000  # chats that are remembered to have been asked

logger = logging.getLogger(__name__)


class Handling:
    """Handles updates by the handlers of an application.

    Args:
        application: The bot.
        clock: Tells the time.
    """

    def __init__(self, application: BotApplication, clock: Clock) -> None:
        self._application = application
        self._turns = application.bot_data.store.turns
        self._clock = clock
        self._began = clock.now()
        self._recovery = Recovery(application.bot)
        self._troubled: set[int] = set()
        self._backlog: set[int] = set()
        self._excused: dict[int, datetime] = {}
        application.add_error_handler(self._note_trouble)

    def expect_old(self, update_ids: Iterable[int]) -> None:
        """Look when these updates were written, for they may have waited for us; others are as old as their arrival."""
        self._backlog.update(update_ids)

    async def handle(self, arrival: Arrival) -> None:
        """Handle an update until that is done: answered, excused, or refused for good.

        Raises:
            InvalidToken: Telegram does not know the token; the update is not done.
        """
        try:
            update = Update.de_json(json.loads(arrival.content), self._application.bot)
            if arrival.arrived_at >= self._began or not await self._is_answered(update):
                await self._insist(arrival, update)
        except InvalidToken:
            raise
        except Exception:
            logger.exception("an update is left out, for it could not be handled:")
        self._backlog.discard(arrival.update_id)

    async def _insist(self, arrival: Arrival, update: Update) -> None:
        pause = FIRST_PAUSE
        while not await self._is_done(arrival, update):
            await self._recovery.wait()
            await self._clock.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def end(self) -> None:
        """Wait for Telegram's return no more."""
        self._recovery.end()

    async def _is_done(self, arrival: Arrival, update: Update) -> bool:
        """Handle an update once, and tell whether that was enough."""
        now = self._clock.now()
        if now - arrival.arrived_at > GIVEN_UP:
            logger.error("update %s is given up: it could not be answered for a day", update.update_id)
            return True
        self._troubled.discard(update.update_id)
        has_waited = arrival.arrived_at < self._began or update.update_id in self._backlog
        told_at = (has_waited and _written_at(update)) or arrival.arrived_at
        is_too_old = now - told_at > TOO_OLD
        if is_too_old and excusing.is_waited_for(update, self._application.bot.bot):
            await self._excuse(update, now)
        else:
            await self._application.process_update(update)
        return update.update_id not in self._troubled

    async def _excuse(self, update: Update, now: datetime) -> None:
        """Ask a chat, once for all that is too old in it, to ask again."""
        place = place_of(update) or 0
        if now - self._excused.get(place, datetime.min.replace(tzinfo=UTC)) < ONE_EXCUSE:
            return
        context = self._application.context_types.context.from_update(update, self._application)
        try:
            await context.refresh_data()
            await excusing.excuse(update, context)
        except Exception as error:  # noqa: BLE001 - as the application does with those of handlers
            await self._application.process_error(update, error)
        else:
            self._excused[place] = now
            if len(self._excused) > EXCUSES:
                del self._excused[next(iter(self._excused))]

    async def _is_answered(self, update: Update) -> bool:
        """Tell whether a message of before the start has its answer, which was sent but not noted here."""
        message = update.message
        if message is None:
            return False
        try:
            turn = await promptly(self._turns.of_question, message.chat.id, message.message_id)
        except StoreError as error:
            logger.error("whether an update is answered is not known: %s", failures.describe(error))  # noqa: TRY400
            return False
        return turn is not None

    async def _note_trouble(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and is_passing(context.error):
            self._troubled.add(update.update_id)


def _written_at(update: Update) -> datetime | None:
    message = update.message or update.edited_message
    return (message.edit_date or message.date) if message else None
