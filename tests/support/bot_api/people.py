"""People who talk to the bot: tests read as what they do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from bot_api.entities import units, with_found
from bot_api.queries import sent_by
from bot_api.texts import checked_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot_api.account import Account
    from bot_api.chats import Chat, Message, User
    from bot_api.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one place: a private chat, a group, or a topic of a group."""

    account: Account
    user: User
    chat: Chat
    thread: int | None = None

    def posts(self, text: str, *, reply_to: Message | None = None, quote: str = "") -> Message:
        """Write, and wait for nothing."""
        entities = with_found(checked_length(text), [])
        position = units(reply_to.text[: reply_to.text.index(quote)]) if reply_to and quote else 0
        details = {"entities": entities, "reply_to": reply_to, "quote": quote, "quote_position": position}
        message = self.chat.add(self.user, text, self.thread, **details)
        self.account.updates.put("message", message.json())
        return message

    async def says(self, text: str, *, reply_to: Message | None = None, quote: str = "") -> Message:
        """Write, and wait for the bot's answer: its next message here that replies to this or to nothing.

        Raises:
            AssertionError: The bot did not answer in time.
        """
        sent = _Watch(self.account.sent)
        said = self.posts(text, reply_to=reply_to, quote=quote)
        answer = partial(sent.first, lambda message: self._is_answer(message, said))
        return await self.account.until(answer, f"an answer to {text[:60]!r}")

    def edits(self, message: Message, text: str, *, later: int = 0) -> Message:
        """Change a message of one's own, so many seconds after it was written."""
        message.text, message.entities = text, with_found(text, [])
        message.edits, message.edited_later = message.edits + 1, later
        self.account.updates.put("edited_message", message.json())
        return message

    def presses(self, label: str, on: Message | None = None) -> str:
        """Press a button that calls back, wait for nothing, and return the id of the query."""
        message = on or self._latest_with(label)
        query = self.account.open_query()
        tap = {"id": query, "from": self.user.json(), "chat_instance": str(self.chat.id)}
        where = {"inline_message_id": message.inline_id} if message.inline_id else {"message": message.json()}
        data = message.button(label)["callback_data"]
        self.account.updates.put("callback_query", {**tap, **where, "data": data})
        return query

    async def taps(self, label: str, on: Message | None = None) -> Message:
        """Press a button, and wait for what it brings: a new message here, or a changed one.

        Raises:
            AssertionError: Nothing came in time.
        """
        sent = _Watch(self.account.sent)
        self.presses(label, on)
        return await self.account.until(
            partial(sent.first, self._is_here), f"what the button {label!r} brings"
        )

    async def is_told(self, query: str) -> str:
        """Wait for the answer to a pressed button, and return the notice shown, "" for none."""
        await self.account.until(lambda: query in self.account.answers, "the button to stop spinning")
        return self.account.answers[query].text("text")

    async def asks_inline(self, text: str, offset: str = "") -> list[dict[str, Any]]:
        """Type after the bot's name in some other chat, wait for the results and return them."""
        results: list[dict[str, Any]] = json.loads((await self.types_inline(text, offset))["results"])
        return results

    async def types_inline(self, text: str, offset: str = "") -> Parameters:
        """Type after the bot's name in some other chat, and wait for all that comes back.

        Raises:
            AssertionError: No results came in time.
        """
        query = self.account.open_query()
        asked = {"id": query, "from": self.user.json(), "query": text, "offset": offset}
        self.account.updates.put("inline_query", asked)
        await self.account.until(lambda: query in self.account.answers, f"inline results for {text!r}")
        return self.account.answers[query]

    def sends(self, result: dict[str, Any]) -> Message:
        """Pick one of the results of an inline query, which sends it here."""
        message = self.chat.add(self.user, thread=self.thread, **sent_by(result))
        self.account.keep_inline(message)
        if self.chat.bot_status in ("member", "administrator"):
            self.account.updates.put("message", message.json() | {"via_bot": self.account.me.json()})
        return message

    async def summons(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Call the bot in a chat where it is no member, and wait for its answer.

        Raises:
            AssertionError: The bot did not answer in time.
        """
        sent = _Watch(self.account.sent)
        said = self.chat.add(self.user, text, self.thread, entities=with_found(text, []), reply_to=reply_to)
        query = self.account.open_guest_query(said)
        self.account.updates.put("guest_message", said.json() | {"guest_query_id": query})
        answer = partial(sent.first, lambda message: message.reply_to is said)
        return await self.account.until(answer, f"an answer to {text[:60]!r}")

    def removes_bot(self) -> None:
        """Remove the bot from the group; it learns of it and can write no more."""
        self._set_bot_status("left")

    def blocks_bot(self) -> None:
        """Block the bot; it learns of it and can write no more."""
        self._set_bot_status("kicked")

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self._set_bot_status("member")

    @property
    def received(self) -> list[Message]:
        """Messages of the bot that stand here, oldest first."""
        shown = (message for message in self.chat.messages.values() if not message.service)
        return [message for message in shown if message.sender == self.account.me and self._is_here(message)]

    def _is_answer(self, message: Message, said: Message) -> bool:
        """Every message of a topic replies to the one that opened it, if to no other."""
        opening = message.reply_to is not None and bool(message.reply_to.service)
        fits = message.reply_to in (None, said) or opening
        return fits and not message.edits and self._is_here(message)

    def _is_here(self, message: Message) -> bool:
        in_thread = not self.chat.is_forum or message.thread == self.thread
        return message.chat is self.chat and in_thread

    def _latest_with(self, label: str) -> Message:
        found = [message for message in self.received if label in message.buttons]
        if not found:
            shown = [label for message in self.received for label in message.buttons]
            raise LookupError(f"no button {label!r} here; there are {shown}")
        return found[-1]

    def _set_bot_status(self, status: str) -> None:
        before, self.chat.bot_status = self.chat.bot_status, status
        change = {"chat": self.chat.json(), "from": self.user.json(), "date": 1_700_000_000}
        statuses = {
            "old_chat_member": _bot_member(self, before),
            "new_chat_member": _bot_member(self, status),
        }
        self.account.updates.put("my_chat_member", change | statuses)


@dataclass(frozen=True, slots=True)
class Group:
    """A group, or one topic of it."""

    account: Account
    chat: Chat
    thread: int | None = None

    def person(self, name: str, status: str = "member", language: str = "en") -> Person:
        """Somebody who is in the group, and uses Telegram in a language."""
        user = self.account.user(name, language)
        self.chat.members.setdefault(user, status)
        return Person(self.account, user, self.chat, self.thread)

    def topic(self, title: str, opened_by: User | None = None) -> Group:
        """A new topic of a forum, opened by somebody or, unheard of by it, by the bot itself."""
        opening = self.chat.open_topic(title, opened_by or self.account.me)
        if opened_by:
            self.account.updates.put("message", opening.json())
        return Group(self.account, self.chat, opening.id)

    def becomes_supergroup(self, by: Person) -> Group:
        """The supergroup that the group becomes at somebody's wish; both tell of it, and the group is closed."""
        chat = self.account.open_group(self.chat.title, "supergroup", members=self.chat.members)
        self.chat.moved_to = chat.id
        for place, notice in (
            (self.chat, {"migrate_to_chat_id": chat.id}),
            (chat, {"migrate_from_chat_id": self.chat.id}),
        ):
            self.account.updates.put("message", place.add(by.user, "", service=notice).json())
        return Group(self.account, chat)

    @property
    def received(self) -> list[Message]:
        """Messages of the bot that stand here, oldest first."""
        return Person(self.account, self.account.me, self.chat, self.thread).received


class _Watch:
    """Looks at each message once, from the moment it is made."""

    def __init__(self, sent: list[Message]) -> None:
        self._sent, self._seen = sent, len(sent)

    def first(self, fits: Callable[[Message], bool]) -> Message | None:
        """The first new message that fits, if one came since the last look."""
        new, self._seen = self._sent[self._seen :], len(self._sent)
        return next(filter(fits, new), None)


def _bot_member(person: Person, status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": person.account.me.json(), "status": status, **until}
