"""What Telegram shows of the bot before it is spoken to: menus of commands, and the words on its page.

Telegram keeps them, so that only what differs is set; it may take its time, or refuse, and readers are
served all the same.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot import failures
from bot.texts import LANGUAGES, texts_in

if TYPE_CHECKING:
    from telegram import Bot

    from bot.context import BotApplication
    from bot.texts import Texts

# Commands with the messages that describe them; in a group only what is answered there without our name.
MENUS = (
    (
        BotCommandScopeAllPrivateChats(),
        {"ask": "menu-ask", "brief": "menu-brief", "articles": "menu-articles", "help": "menu-help"},
    ),
    (BotCommandScopeAllGroupChats(), {"ask": "menu-ask-in-group"}),
)

logger = logging.getLogger(__name__)


class Introduction:
    """Introduces the bot to Telegram while it serves already."""

    __slots__ = ("_task",)

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    async def begin(self, application: BotApplication) -> None:
        """Begin, and wait for nothing."""
        logger.info("serving Telegram as @%s", application.bot.username)
        self._task = asyncio.create_task(introduce(application.bot), name=__name__)

    async def end(self, _: BotApplication) -> None:
        """Leave undone what is not done yet."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])


async def introduce(bot: Bot) -> None:
    """Set the commands and the descriptions of the bot in every language, or tell the operator why not."""
    try:
        for language in LANGUAGES:
            await _introduce_in(bot, texts_in(language))
    except TelegramError as error:
        logger.warning("the menus and descriptions are not all set: %s", failures.describe(error))


async def _introduce_in(bot: Bot, texts: Texts) -> None:
    """Set what differs; the first language stands for all that the bot does not speak, and has no code."""
    code = texts.language if texts.language != LANGUAGES[0] else None
    for scope, menu in MENUS:
        commands = tuple(BotCommand(command, texts.say(message)) for command, message in menu.items())
        if await bot.get_my_commands(scope, code) != commands:
            await bot.set_my_commands(commands, scope, code)
    short, full = texts.say("short-description"), texts.say("description")
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)
    if (await bot.get_my_description(code)).description != full:
        await bot.set_my_description(full, code)
