"""What every handler is given: the archive, the settings and the reader's language, by type and not by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from telegram import Update, User
from telegram.ext import Application, CallbackContext, ExtBot

from bot.texts import Texts, texts_in

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store import Store
    from qa import Archive

Data: TypeAlias = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Resources:
    """What lives as long as the bot runs."""

    archive: Archive
    settings: Settings
    store: Store


class Context(CallbackContext[ExtBot[None], Data, Data, Resources]):
    """The context of one update.

    Attributes:
        reader: Who caused the update: asked in a private chat or a group, pressed a button; if anyone is known.
    """

    reader: User | None = None

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Self, Any, Any, Any, Any]) -> Self:
        """Take a context for an update, whether it is to be handled or failed to be."""
        context = super().from_update(update, application)
        context.reader = update.effective_user if isinstance(update, Update) else None
        return context

    @property
    def archive(self) -> Archive:
        """The articles that can be asked."""
        return self.bot_data.archive

    @property
    def texts(self) -> Texts:
        """The bot's own words, in the reader's language."""
        return texts_in(self.language)

    @property
    def language(self) -> str:
        """The language to speak in, as a tag of Telegram's: the one that the reader uses Telegram in."""
        return (self.reader.language_code if self.reader else None) or ""

    @property
    def store(self) -> Store:
        """What the bot must remember; off the event loop, as the archive is asked."""
        return self.bot_data.store


BotApplication: TypeAlias = Application[ExtBot[None], Context, Data, Data, Resources, None]
