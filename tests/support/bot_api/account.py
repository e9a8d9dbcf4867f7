"""What Telegram knows of one bot: its token, chats, people, updates, and all it did."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from bot_api.chats import Chat, Message, User
from bot_api.errors import bad_request, forbidden, upgraded
from bot_api.faults import Faults
from bot_api.limits import Limits
from bot_api.parameters import Parameters
from bot_api.updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Outcome = TypeVar("Outcome")
# Made up; of the length and alphabet of real ones, so that filters of logs meet what they are for.
TOKEN = "7013982465:AAloopback_Server-for_tests-0123456"
BOT = User(int(TOKEN.partition(":")[0]), "Verbatim", "verbatim_test_bot", is_bot=True)


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot: the method, what it was given, and what came of it.

    A request that met a fault and so had no effect is told by ``met_fault`` alone.
    """

    method: str
    parameters: Parameters = field(default_factory=Parameters)
    result: Any = None
    refusal: str = ""
    met_fault: bool = False


@dataclass(slots=True)
class Account:
    """The bot's side of Telegram.

    Attributes:
        queries: Callback and inline queries that wait for an answer, by id.
        guest_queries: Messages that call the bot from chats where it is a guest and wait for an answer.
        inline_messages: Messages that came through the bot, or from it as a guest.
        answers: What the bot answered them with.
        profile: Commands and descriptions that the bot set.
        webhook: What setWebhook was given last, with the task that delivers to it.
        sent: Every message of the bot's, at the moment it was sent or edited, in order.
        calls: Every request, in order.
        limits: Flood limits; off unless set.
        patience: Seconds that a waiting test gives the bot.
    """

    token: str = TOKEN
    me: User = BOT
    chats: dict[int, Chat] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    queries: set[str] = field(default_factory=set)
    guest_queries: dict[str, Message] = field(default_factory=dict)
    inline_messages: dict[str, Message] = field(default_factory=dict)
    answers: dict[str, Parameters] = field(default_factory=dict)
    profile: dict[tuple[str, ...], Any] = field(default_factory=dict)
    webhook: Parameters = field(default_factory=Parameters)
    delivery: asyncio.Task[None] | None = None
    sent: list[Message] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    faults: Faults = field(default_factory=Faults)
    patience: float = 20.0
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1001))
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def number(self) -> int:
        """A number not used yet."""
        return next(self._numbers)

    def user(self, name: str, language: str = "en") -> User:
        """The person of this name; the same one every time."""
        return self.users.setdefault(name, User(self.number(), name, language=language))

    def private_chat(self, user: User) -> Chat:
        """The chat of a person with the bot; it bears the person's id."""
        chat = Chat(user.id, "private", user.name, user.username, members={user: "member"})
        return self.chats.setdefault(chat.id, chat)

    def open_group(self, title: str, kind: str, **details: Any) -> Chat:
        """A new group or channel, with an id of the kind that Telegram gives."""
        base = -4_000_000 if kind == "group" else -1_001_000_000_000
        chat = Chat(base - self.number(), kind, title, **details)
        self.chats[chat.id] = chat
        return chat

    def stop_delivery(self) -> None:
        """Post no more updates to the webhook."""
        if self.delivery:
            self.delivery.cancel()

    def open_query(self) -> str:
        """A new callback or inline query that waits for its answer."""
        query = str(4_000_000_000_000 + self.number())
        self.queries.add(query)
        return query

    def open_guest_query(self, message: Message) -> str:
        """A message that calls the bot as a guest and waits for its answer."""
        query = str(5_000_000_000_000 + self.number())
        self.guest_queries[query] = message
        return query

    def keep_inline(self, message: Message) -> str:
        """Let the bot know a message by an id of its own."""
        message.inline_id = f"inline-{self.number()}"
        self.inline_messages[message.inline_id] = message
        return message.inline_id

    def record(self, call: Call) -> None:
        """Note a request and wake the tests that wait."""
        self.calls.append(call)
        self._changed.set()

    @property
    def refused(self) -> list[str]:
        """The requests that were refused, with the reasons."""
        return [f"{call.method}: {call.refusal}" for call in self.calls if call.refusal]

    async def until(self, condition: Callable[[], Outcome | None], wish: str) -> Outcome:
        """Wait until the condition gives something true, looked at after every request, and return that.

        Raises:
            AssertionError: The bot's time is up; the message holds the wish and the last requests.
        """
        try:
            async with asyncio.timeout(self.patience):
                while not (outcome := condition()):
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"waited {self.patience} s for {wish}; {self._lately()}") from None
        return outcome

    def chat_of(self, parameters: Parameters) -> Chat:
        """The chat that a request names, if the bot may act in it.

        Raises:
            BotApiError: No such chat, or the bot is not in it.
        """
        named = parameters.text("chat_id")
        if not named:
            raise bad_request("chat_id is empty")
        chat = next(
            (chat for chat in self.chats.values() if named in (str(chat.id), f"@{chat.username}")), None
        )
        if chat is None:
            raise bad_request("chat not found")
        return self._entered(chat)

    def _entered(self, chat: Chat) -> Chat:
        where = f"the {chat.kind} chat"
        if chat.moved_to:
            raise upgraded(chat.moved_to)
        if chat.is_private and chat.bot_status == "kicked":
            raise forbidden("bot was blocked by the user")
        if chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from {where}")
        if chat.bot_status == "left":
            raise forbidden(f"bot is not a member of {where}")
        return chat

    def _lately(self) -> str:
        recent = [f"{call.method} {call.refusal or 'ok'}" for call in self.calls[-8:]]
        return f"the last of {len(self.calls)} requests: {', '.join(recent) or 'none at all'}"
