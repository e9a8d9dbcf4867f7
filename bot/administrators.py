"""Who may decide for a group: its administrators, asked of Telegram every few minutes at most."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Bot, Message

KEPT = 180.0  # seconds


class Administrators:
    """The administrators of groups.

    Attributes:
        clock: Tells seconds that only go on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._known: dict[int, tuple[float, frozenset[int]]] = {}

    async def include(self, user_id: int, chat_id: int, bot: Bot) -> bool:
        """Tell whether somebody is an administrator of a group.

        Raises:
            telegram.error.TelegramError: Telegram does not tell.
        """
        asked_at, members = self._known.get(chat_id, (0.0, frozenset()))
        if chat_id not in self._known or self.clock() - asked_at > KEPT:
            found = await bot.get_chat_administrators(chat_id)
            members = frozenset(member.user.id for member in found)
            self._drop_old()
            self._known[chat_id] = self.clock(), members
        return user_id in members

    async def wrote(self, message: Message) -> bool:
        """Tell whether an administrator wrote a message; an anonymous one speaks as the group itself.

        Raises:
            telegram.error.TelegramError: Telegram does not tell.
        """
        if message.sender_chat:
            return message.sender_chat.id == message.chat.id
        writer = message.from_user
        return writer is not None and await self.include(writer.id, message.chat.id, message.get_bot())

    def forget(self, chat_id: int) -> None:
        """Ask Telegram anew the next time."""
        self._known.pop(chat_id, None)

    def _drop_old(self) -> None:
        now = self.clock()
        self._known = {chat: known for chat, known in self._known.items() if now - known[0] <= KEPT}
