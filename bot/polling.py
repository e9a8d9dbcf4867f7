"""Asking Telegram for updates, again and again: those that came are on the disk before the next are asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from bot.recovery import Trouble, insist, is_refused_token

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from telegram import Bot
    from telegram.request import BaseRequest

    Take = Callable[[list[dict[str, Any]], bool], Awaitable[None]]

MOST = 100  # updates that Telegram gives at once
WAIT = 5  # seconds that Telegram waits for an update to come; a way that died meanwhile is noticed as soon
SLACK = 4.0  # seconds that its reply may take beyond that


async def poll(bot: Bot, request: BaseRequest, take: Take, kinds: Sequence[str]) -> None:
    """Take updates until cancelled.

    They are taken as JSON: one that cannot be read holds up no other.

    Args:
        bot: Whose updates.
        request: The way by which they are fetched.
        take: Has updates on the disk when it returns; what it raises keeps them at Telegram. It is told whether they
            waited for us: they did if they are there at once when we come or come back.
        kinds: Those that are wanted.

    Raises:
        InvalidToken: Telegram does not know the token, or no more.
    """
    await insist(bot.delete_webhook, "deleteWebhook")
    trouble, offset, is_behind = Trouble("getUpdates"), 0, True
    while True:
        try:
            updates = await _fetch(bot, request, offset, kinds, 0 if is_behind else WAIT)
            await take(updates, is_behind)
            is_behind = is_behind and len(updates) >= MOST
            offset = max((update["update_id"] + 1 for update in updates), default=offset)
        except Exception as error:  # whatever it was, readers are waiting
            if is_refused_token(error):
                raise
            is_behind = True
            await trouble.endure(error)
        else:
            trouble.end()


async def _fetch(
    bot: Bot, request: BaseRequest, offset: int, kinds: Sequence[str], wait: int
) -> list[dict[str, Any]]:
    """Return the updates from an offset on, and let Telegram forget those before it."""
    wish = {"offset": offset, "limit": MOST, "timeout": wait, "allowed_updates": json.dumps(kinds)}
    found: Any = await request.post(f"{bot.base_url}/getUpdates?{urlencode(wish)}", read_timeout=WAIT + SLACK)
    return [update for update in found if isinstance(update["update_id"], int)]
