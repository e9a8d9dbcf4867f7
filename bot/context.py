"""What every handler is given: the archive and the settings, by type and not by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from telegram.ext import Application, CallbackContext, ExtBot

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
    """The context of one update."""

    @property
    def archive(self) -> Archive:
        """The articles that can be asked."""
        return self.bot_data.archive

    @property
    def store(self) -> Store:
        """What the bot must remember; off the event loop, as the archive is asked."""
        return self.bot_data.store


BotApplication: TypeAlias = Application[ExtBot[None], Context, Data, Data, Resources, None]
