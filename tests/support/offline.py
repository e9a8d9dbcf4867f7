"""The whole bot without a network: what it sends goes, by a call, to the same strict Telegram as on loopback.

    async with OfflineTelegram(archive, store) as telegram:
        reader = telegram.private("Aziza")
        answer = await reader.says("Who visited Ankara?")

Updates are handled the moment somebody waits for what they bring, at once as the bot would take them;
so nothing here waits, and a bot that stays silent is known to.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from bot_api import dispatch
from bot_api.account import TOKEN, Account
from bot_api.channels import Channel, open_channel
from bot_api.errors import BotApiError
from bot_api.people import Group, Person
from telegram import Update
from telegram.error import NetworkError
from telegram.ext import BaseRateLimiter
from telegram.request import BaseRequest

from bot import introduction
from bot.app import UPDATES, build_application
from bot.library import Library
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot_api.faults import Fault

    from bot.clocks import Clock
    from bot.context import BotApplication
    from bot.store import Store
    from qa import Archive


@dataclass(frozen=True, slots=True)
class Form:
    """A request's body as the server of the loopback tests hands it on."""

    arguments: dict[str, list[bytes]]
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class OfflineRequest(BaseRequest):
    """The bot's way to Telegram: what httpx would send is given to the account."""

    def __init__(self, account: Account) -> None:
        self.account = account

    async def initialize(self) -> None:
        """Need nothing to begin with."""

    async def shutdown(self) -> None:
        """Leave nothing behind."""

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def do_request(self, url, method, request_data=None, *_, **__) -> tuple[int, bytes]:  # noqa: ARG002
        """Send a request and return the status and the body of what comes back."""
        name = url.rsplit("/", maxsplit=1)[-1]
        fields = request_data.json_parameters if request_data else {}
        urlencode(fields)  # fails on what cannot be sent, as it does in httpx
        form = Form({key: [value.encode()] for key, value in fields.items()})
        status, body = await self._outcome(self.account.faults.take(name), name, form)
        return status, body.encode()

    async def _outcome(self, fault: Fault, name: str, form: Form) -> tuple[int, str]:
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.drop:
            raise NetworkError("the connection was closed")
        if fault.body:
            return fault.status, fault.body
        try:
            if fault.refusal:
                raise fault.refusal
            result = await dispatch.answer(self.account, self.account.token, name, form)
        except BotApiError as error:
            return error.code, json.dumps(error.body)
        return 200, json.dumps({"ok": True, "result": result})


@dataclass(slots=True)
class OfflineAccount(Account):
    """What Telegram knows of a bot that is not waiting for updates but is handed them."""

    application: BotApplication | None = None

    async def until(self, condition: Callable[[], Any], wish: str) -> Any:
        """Let the bot handle what it has been sent, and return what came of it.

        Raises:
            AssertionError: It did not do what was wished for.
        """
        await self.deliver()
        outcome = condition()
        assert outcome, f"no {wish}; the bot asked for {[call.method for call in self.calls]}"
        return outcome

    async def deliver(self) -> None:
        """Hand the bot every update that waits, all at once."""
        updates, self.updates.pending = self.updates.pending, []
        await asyncio.gather(*map(self._handle, updates))

    async def _handle(self, content: dict[str, Any]) -> None:
        application = self.application
        update = Update.de_json(content, application.bot)
        await application.update_processor.process_update(update, application.process_update(update))


class Unlimited(BaseRateLimiter[Any]):
    """Lets every request through at once: nobody here counts them."""

    async def initialize(self) -> None:
        """Need nothing."""

    async def shutdown(self) -> None:
        """Leave nothing."""

    async def process_request(self, callback, args, kwargs, **_):
        """Make the request."""
        return await callback(*args, **kwargs)


class OfflineTelegram:
    """The bot, started, and the people and groups it talks to.

    Attributes:
        account: All that Telegram knows of the bot and all it did.
        application: The bot.
        library: The articles that it can be asked about.
    """

    def __init__(
        self,
        archive: Archive,
        store: Store,
        settings: Settings | None = None,
        clock: Clock | None = None,
        limiter: BaseRateLimiter[Any] | None = None,
    ) -> None:
        self.account = OfflineAccount()
        self.account.updates.allow(UPDATES)
        request = OfflineRequest(self.account)
        decided = settings or Settings(TOKEN)
        self.library = Library(archive, decided.corpus_dir)
        self.application = build_application(
            decided, self.library, store, request, clock, limiter or Unlimited()
        )
        self.account.application = self.application

    async def __aenter__(self) -> Self:
        await self.application.initialize()
        await self.application.post_init(self.application)
        await self._introduction()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.application.shutdown()
        await self.application.post_shutdown(self.application)

    def private(self, name: str, language: str = "en") -> Person:
        """A reader in a private chat with the bot, who uses Telegram in a language."""
        user = self.account.user(name, language)
        return Person(self.account, user, self.account.private_chat(user))

    def group(self, title: str, *, kind: str = "supergroup", is_forum: bool = False) -> Group:
        """A new group that the bot is in and whose every message it gets."""
        return Group(self.account, self.account.open_group(title, kind, is_forum=is_forum))

    def channel(
        self, title: str, username: str = "", *, group: Group | None = None, bot: str = "administrator"
    ) -> Channel:
        """A new channel, with a discussion group or without, and what the bot is in it."""
        return open_channel(self.account, title, username, group.chat if group else None, bot)

    def elsewhere(self, title: str) -> Group:
        """A new group that the bot is not in."""
        return Group(self.account, self.account.open_group(title, "supergroup", bot_status="left"))

    async def brings(self, kind: str, content: dict[str, Any]) -> None:
        """Hand the bot an update of any kind, as JSON."""
        self.account.updates.put(kind, content)
        await self.account.deliver()

    async def _introduction(self) -> None:
        """Let the bot introduce itself to the end, before anything else happens."""
        await asyncio.gather(
            *(task for task in asyncio.all_tasks() if task.get_name() == introduction.__name__)
        )
