"""A Bot API server of our own on the loopback interface, strict as Telegram's.

It runs in the event loop of the test:

    async with BotApiServer() as server:
        reader = server.private("Aziza")
        answer = await reader.says("Who visited Ankara?")

What it refuses and how follows https://core.telegram.org/bots/api and the public Bot API server.
It speaks HTML only, keeps everything in memory, and has no limits or faults unless told to.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Self

from bot_api.account import Account, Call
from bot_api.channels import Channel, open_channel
from bot_api.dispatch import NOT_FOUND, answer
from bot_api.errors import BotApiError
from bot_api.people import Group, Person
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

if TYPE_CHECKING:
    from types import TracebackType

    from bot_api.faults import Fault


class BotApiServer:
    """The server, and the people and chats on the other side of the bot.

    Attributes:
        account: All that is known of the bot and all it did.
        url: Root of the server, as ``TELEGRAM_API_URL`` wants it.
    """

    def __init__(self, **details: Any) -> None:
        self.account = Account(**details)
        self.url = ""

    async def __aenter__(self) -> Self:
        sockets = bind_sockets(0, "127.0.0.1")
        self.url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        self._http = HTTPServer(_application(self.account))
        self._http.add_sockets(sockets)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.account.stop_delivery()
        self._http.stop()
        await self._http.close_all_connections()

    def private(self, name: str) -> Person:
        """A reader in a private chat with the bot; the same chat every time."""
        user = self.account.user(name)
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


def _application(account: Account) -> Application:
    method = (r"/bot([^/]+)/(\w+)/?", _MethodHandler, {"account": account})
    return Application([method], default_handler_class=_NotFoundHandler, log_function=lambda _: None)


class _MethodHandler(RequestHandler):
    def initialize(self, account: Account) -> None:
        self.account = account
        self._work: asyncio.Task[None] | None = None

    async def get(self, token: str, method: str) -> None:
        fault = self.account.faults.take(method)
        self._work = asyncio.create_task(self._serve(fault, token, method))
        await asyncio.wait([self._work])
        if self._work.cancelled() or fault.drop:
            self.detach().close()
        else:
            self._work.result()

    post = get

    def on_connection_close(self) -> None:
        """A bot that hung up waits for no updates any more."""
        if self._work:
            self._work.cancel()

    async def _serve(self, fault: Fault, token: str, method: str) -> None:
        await asyncio.sleep(fault.delay)
        if fault.prevents:
            self.account.record(Call(method, met_fault=True))
        if fault.drop == "before":
            return
        status, body = await self._outcome(fault, token, method)
        if not fault.drop:
            kind = "application/json" if body.startswith("{") else "text/html"
            self.set_status(status)
            self.set_header("Content-Type", kind)
            self.write(body)

    async def _outcome(self, fault: Fault, token: str, method: str) -> tuple[int, str]:
        if fault.body:
            return fault.status, fault.body
        try:
            if fault.refusal:
                raise fault.refusal
            result = await answer(self.account, token, method, self.request)
        except BotApiError as error:
            return error.code, json.dumps(error.body)
        return 200, json.dumps({"ok": True, "result": result})


class _NotFoundHandler(RequestHandler):
    def prepare(self) -> None:
        self.set_status(NOT_FOUND.code)
        self.finish(NOT_FOUND.body)
