"""Chats and messages as the server keeps them, and as Telegram shows them to a bot."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot_api.entities import Entity, piece

if TYPE_CHECKING:
    from collections.abc import Iterator

GENERAL_TOPIC = 1


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    name: str
    username: str = ""
    language: str = "en"
    is_bot: bool = False

    def json(self) -> dict[str, Any]:
        """The ``User`` object of the Bot API."""
        shown = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        optional = {"username": self.username, "language_code": "" if self.is_bot else self.language}
        return shown | {name: value for name, value in optional.items() if value}


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now.

    Attributes:
        entities: What is set off in the text, in UTF-16 units.
        thread: The topic it is in, or the message its chain of replies starts from.
        quote: The words of the replied-to message that the sender picked out, or "".
        edits: How many times it was changed.
        edited_later: Seconds from when it was written to its last change.
        inline_id: What the bot knows it by if it came through the bot, or from it as a guest, or "".
        service: Fields of a service message, such as ``forum_topic_created``, or of one that Telegram forwarded.
        media: Fields of what it shows besides its words, which are a caption then.
        forward: What forwards it into a discussion group, if anything does.
    """

    chat: Chat
    id: int
    sender: User
    text: str
    entities: list[Entity] = field(default_factory=list)
    markup: dict[str, Any] | None = None
    reply_to: Message | None = None
    thread: int | None = None
    in_topic: bool = False
    quote: str = ""
    quote_position: int = 0
    edits: int = 0
    edited_later: int = 0
    inline_id: str = ""
    service: dict[str, Any] = field(default_factory=dict)
    media: dict[str, Any] = field(default_factory=dict)
    forward: Message | None = None
    date: int = field(default_factory=lambda: int(time.time()))

    def marked(self, *types: str) -> list[str]:
        """The words that entities of these types cover, in order."""
        return [piece(self.text, entity) for entity in self.entities if entity["type"] in types]

    @property
    def links(self) -> list[str]:
        """Where the words that are links lead."""
        return [entity["url"] for entity in self.entities if entity["type"] == "text_link"]

    @property
    def buttons(self) -> list[str]:
        """Labels of the buttons under the message, row by row."""
        return [button["text"] for button in self._buttons()]

    def button(self, label: str) -> dict[str, Any]:
        """The button with this label.

        Raises:
            LookupError: There is none.
        """
        found = [button for button in self._buttons() if button["text"] == label]
        if not found:
            raise LookupError(f"no button {label!r}; there are {self.buttons}")
        return found[0]

    def json(self, *, with_reply: bool = True) -> dict[str, Any]:
        """The ``Message`` object of the Bot API; the replied-to message shows no reply of its own."""
        shown: dict[str, Any] = {"message_id": self.id, "date": self.date, "chat": self.chat.json()}
        in_channel = self.chat.kind == "channel"
        shown |= {"sender_chat": self.chat.json()} if in_channel else {"from": self.sender.json()}
        shown |= {**self.service, **self.media}
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        shown |= {text: self.text} if self.text else {}
        replied = self.reply_to.json(with_reply=False) if self.reply_to and with_reply else None
        quote = {"text": self.quote, "position": self.quote_position, "is_manual": True}
        optional = {
            entities: self.entities,
            "reply_markup": self.markup,
            "message_thread_id": self.thread,
            "is_topic_message": self.in_topic,
            "reply_to_message": replied,
            "quote": quote if self.quote and with_reply else None,
            "edit_date": self.date + self.edited_later if self.edits else None,
        }
        return shown | {name: value for name, value in optional.items() if value}

    def _buttons(self) -> Iterator[dict[str, Any]]:
        return itertools.chain.from_iterable((self.markup or {}).get("inline_keyboard", []))


@dataclass(slots=True, eq=False)
class Chat:
    """A chat of the bot's.

    Attributes:
        kind: "private", "group", "supergroup" or "channel".
        members: Status of every person who is or was in it.
        moved_to: Id of the supergroup that the group became, or 0.
        bot_status: Status of the bot: "member", "administrator", "left" or "kicked".
        discussion: The group into which Telegram forwards the posts of a channel, if there is one.
        topics: Forum topics by their id, which is that of the message that opened them.
        messages: Everything said, by id; what was deleted is gone.
    """

    id: int
    kind: str
    title: str
    username: str = ""
    is_forum: bool = False
    members: dict[User, str] = field(default_factory=dict)
    moved_to: int = 0
    bot_status: str = "member"
    discussion: Chat | None = None
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(GENERAL_TOPIC + 1))

    @property
    def is_private(self) -> bool:
        """Whether it is a talk with one person."""
        return self.kind == "private"

    def add(self, sender: User, text: str, thread: int | None = None, **details: Any) -> Message:
        """Put a message into the chat, in the thread where Telegram would show it."""
        message = Message(self, next(self._ids), sender, text, **details)
        message.thread, message.in_topic = self._thread(message.reply_to, thread)
        if message.in_topic and message.reply_to is None:
            message.reply_to = self.messages[message.thread or 0]
        self.messages[message.id] = message
        return message

    def open_topic(self, title: str, creator: User) -> Message:
        """Open a forum topic; its service message gives it its id."""
        opening = {"forum_topic_created": {"name": title, "icon_color": 7322096}}
        message = self.add(creator, "", service=opening)
        message.thread, message.in_topic = message.id, True
        self.topics[message.id] = title
        return message

    def json(self) -> dict[str, Any]:
        """The ``Chat`` object of the Bot API."""
        name = "first_name" if self.is_private else "title"
        shown = {"id": self.id, "type": self.kind, name: self.title}
        optional = {"username": self.username, "is_forum": self.is_forum}
        return shown | {name: value for name, value in optional.items() if value}

    def _thread(self, reply_to: Message | None, thread: int | None) -> tuple[int | None, bool]:
        """Topics are for forums; elsewhere in a supergroup a reply belongs to the thread it continues."""
        if self.is_forum:
            thread = thread or (reply_to.thread if reply_to else None)
            return thread, thread is not None
        if reply_to and self.kind == "supergroup":
            return reply_to.thread or reply_to.id, False
        return None, False
