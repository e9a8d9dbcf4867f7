"""Channels, and the discussion groups into which Telegram forwards their posts by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot_api import texts
from bot_api.chats import Message, User

if TYPE_CHECKING:
    from bot_api.account import Account
    from bot_api.chats import Chat

TELEGRAM = User(777000, "Telegram")  # who forwards, to a bot
PHOTO = {"photo": [{"file_id": "photo-1", "file_unique_id": "1", "width": 90, "height": 60}]}


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, seen by whoever writes its posts."""

    account: Account
    chat: Chat

    def posts(self, html: str = "", *, with_photo: bool = False, album: str = "") -> Message:
        """Publish a post; what forwards it is its ``forward``.

        Args:
            html: Its words, of a photo the caption.
            with_photo: Whether it shows one.
            album: What it has in common with the other posts of an album.
        """
        text, entities = texts.read(html, "HTML") if html else ("", [])
        media = PHOTO if with_photo else {}
        media = media | {"media_group_id": album} if album else media
        post = self.chat.add(TELEGRAM, text, entities=entities, media=media)
        self._tells("channel_post", post)
        forward(self.account, post)
        return post

    def edits(self, post: Message, html: str) -> None:
        """Change the words of a post, which changes those of its forward."""
        text, entities = texts.read(html, "HTML")
        for message, kind in ((post, "edited_channel_post"), (post.forward, "edited_message")):
            if message:
                message.text, message.entities, message.edits = text, entities, message.edits + 1
                self._tells(kind, message)

    def deletes(self, post: Message) -> None:
        """Delete a post and with it its forward; bots are not told."""
        for message in filter(None, (post, post.forward)):
            del message.chat.messages[message.id]

    @property
    def received(self) -> list[Message]:
        """Messages of the bot that stand here, oldest first."""
        return [message for message in self.chat.messages.values() if message.sender == self.account.me]

    def _tells(self, kind: str, message: Message) -> None:
        if message.chat.bot_status in ("member", "administrator"):
            self.account.updates.put(kind, message.json())


def open_channel(account: Account, title: str, username: str, discussion: Chat | None, bot: str) -> Channel:
    """A new channel, with or without a discussion group and the bot as an administrator."""
    return Channel(
        account,
        account.open_group(title, "channel", username=username, discussion=discussion, bot_status=bot),
    )


def forward(account: Account, post: Message) -> None:
    """Forward a post into the discussion group of its channel, if there is one."""
    group = post.chat.discussion
    if group is None:
        return
    origin = {"type": "channel", "date": post.date, "chat": post.chat.json(), "message_id": post.id}
    service: dict[str, Any] = {"is_automatic_forward": True, "sender_chat": post.chat.json()}
    details = {
        "entities": post.entities,
        "media": post.media,
        "service": service | {"forward_origin": origin},
    }
    post.forward = group.add(TELEGRAM, post.text, **details)
    post.forward.thread = _first_of_album(post.forward)
    if group.bot_status in ("member", "administrator"):
        account.updates.put("message", post.forward.json())


def _first_of_album(message: Message) -> int | None:
    """The message under which the comments on an album are, if it is another."""
    album = message.media.get("media_group_id")
    messages = message.chat.messages.values()
    same = [each.id for each in messages if album and each.media.get("media_group_id") == album]
    return same[0] if same and same[0] != message.id else None
