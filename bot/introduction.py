"""What Telegram shows of the bot before it is spoken to: menus of commands, and the words on its page.

Telegram keeps them, so that only what differs is set; it may take its time, or refuse, and readers are
served all the same.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, TelegramError

from bot import failures
from bot.texts import LANGUAGES, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from telegram import Bot

    from bot.context import BotApplication
    from bot.texts import Texts

# Commands with the messages that describe them; to groups only what is answered there without our name, to their
# administrators what they decide, too: Telegram puts our name behind a command that is taken from a menu.
PRIVATE = {
    "ask": "menu-ask",
    "check": "menu-check",
    "brief": "menu-brief",
    "articles": "menu-articles",
    "subscribe": "menu-subscribe",
    "unsubscribe": "menu-unsubscribe",
    "language": "menu-language",
    "privacy": "menu-privacy",
    "forget": "menu-forget",
    "help": "menu-help",
}
IN_GROUPS = {"ask": "menu-ask-in-group", "check": "menu-check"}
DECIDED = {
    "subscribe": "menu-subscribe",
    "unsubscribe": "menu-unsubscribe",
    "settings": "menu-settings",
    "remove": "menu-remove",
}
MENUS = (
    (
        BotCommandScopeAllPrivateChats(),
        PRIVATE,
    ),
    (BotCommandScopeAllGroupChats(), IN_GROUPS),
    (BotCommandScopeAllChatAdministrators(), IN_GROUPS | DECIDED),
)
OPERATORS = PRIVATE | {"reload": "menu-reload", "stats": "menu-stats", "unanswered": "menu-unanswered"}

logger = logging.getLogger(__name__)


class Introduction:
    """Introduces the bot to Telegram while it serves already.

    Args:
        operators: Ids of the people whose menus have the operator's commands, too.
    """

    __slots__ = ("_operators", "_task")

    def __init__(self, operators: Iterable[int]) -> None:
        self._operators = tuple(sorted(operators))
        self._task: asyncio.Task[None] | None = None

    async def begin(self, application: BotApplication) -> None:
        """Begin, and wait for nothing."""
        logger.info("serving Telegram as @%s", application.bot.username)
        self._task = asyncio.create_task(introduce(application.bot, self._operators), name=__name__)

    async def end(self, _: BotApplication) -> None:
        """Leave undone what is not done yet."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])


async def introduce(bot: Bot, operators: Iterable[int] = ()) -> None:
    """Set the commands and the descriptions of the bot in every language, or tell the operator why not."""
    try:
        for language in LANGUAGES:
            await _introduce_in(bot, texts_in(language))
            for operator in operators:
                await _introduce_to(operator, bot, texts_in(language))
    except TelegramError as error:
        logger.warning("the menus and descriptions are not all set: %s", failures.describe(error))


async def _introduce_in(bot: Bot, texts: Texts) -> None:
    """Set what differs; the first language stands for all that the bot does not speak, and has no code."""
    code = _code(texts)
    for scope, menu in MENUS:
        await _set_menu(bot, texts, scope, menu)
    short, full = texts.say("short-description"), texts.say("description")
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)
    if (await bot.get_my_description(code)).description != full:
        await bot.set_my_description(full, code)


async def _introduce_to(operator: int, bot: Bot, texts: Texts) -> None:
    """Set the menu of an operator's private chat; Telegram refuses as long as there is no such chat."""
    try:
        await _set_menu(bot, texts, BotCommandScopeChat(operator), OPERATORS)
    except BadRequest as error:
        logger.info("the menu of operator %s is not set: %s", operator, failures.describe(error))


async def _set_menu(bot: Bot, texts: Texts, scope: BotCommandScope, menu: Mapping[str, str]) -> None:
    commands = tuple(BotCommand(command, texts.say(message)) for command, message in menu.items())
    if await bot.get_my_commands(scope, _code(texts)) != commands:
        await bot.set_my_commands(commands, scope, _code(texts))


def _code(texts: Texts) -> str | None:
    return texts.language if texts.language != LANGUAGES[0] else None
