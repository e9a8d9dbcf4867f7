"""What every handler is given: the archive, the settings and what its reader has chosen, by type and not by key."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from telegram import Chat, Update, User
from telegram.ext import Application, CallbackContext, ExtBot

from bot.administrators import Administrators
from bot.concurrency import off_the_loop
from bot.errors import StoreError
from bot.pace import Priority
from bot.store.preferences import GroupPreferences
from bot.texts import Texts, texts_in

if TYPE_CHECKING:
    from bot.comment_threads import CommentThreads
    from bot.library import Library
    from bot.settings import Settings
    from bot.store import Store
    from qa import Archive

Data: TypeAlias = dict[Any, Any]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Resources:
    """What lives as long as the bot runs."""

    library: Library
    settings: Settings
    store: Store
    threads: CommentThreads
    administrators: Administrators = field(default_factory=Administrators)


class Context(CallbackContext[ExtBot[Priority], Data, Data, Resources]):
    """The context of one update.

    Attributes:
        reader: Who caused the update: asked in a private chat or a group, pressed a button; if anyone is known.
        chat: Where it was caused, if in a chat.
        group: What is chosen for that chat, if it is a group.
    """

    reader: User | None = None
    chat: Chat | None = None
    group: GroupPreferences = GroupPreferences()
    _chosen_language: str = ""

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Self, Any, Any, Any, Any]) -> Self:
        """Take a context for an update, whether it is to be handled or failed to be."""
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.reader, context.chat = update.effective_user, update.effective_chat
        return context

    async def refresh_data(self) -> None:
        """Learn what is chosen, by one look at the store or none; telegram does so before an update is handled."""
        await super().refresh_data()
        try:
            await self._learn()
        except StoreError as error:
            logger.error("what is chosen for a chat is not known: %s", error)  # noqa: TRY400

    async def _learn(self) -> None:
        readers, groups = self.store.readers, self.store.groups
        if self.chat and self.chat.type in (Chat.GROUP, Chat.SUPERGROUP):
            group = groups.cache.peek(self.chat.id)
            self.group = await off_the_loop(groups.get, self.chat.id) if group is None else group
            self._chosen_language = self.group.language
        elif self.reader:
            chosen = readers.cache.peek(self.reader.id)
            known = await off_the_loop(readers.get, self.reader.id) if chosen is None else chosen
            self._chosen_language = known.language

    @property
    def archive(self) -> Archive:
        """The articles that can be asked."""
        return self.bot_data.library.archive

    @property
    def texts(self) -> Texts:
        """The bot's own words, in the reader's language."""
        return texts_in(self.language)

    @property
    def language(self) -> str:
        """The language to speak in, as a tag of Telegram's: the one chosen, or that of the reader's Telegram."""
        return self._chosen_language or (self.reader.language_code if self.reader else None) or ""

    @property
    def store(self) -> Store:
        """What the bot must remember; off the event loop, as the archive is asked."""
        return self.bot_data.store


BotApplication: TypeAlias = Application[ExtBot[Priority], Context, Data, Data, Resources, None]
