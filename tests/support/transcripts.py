"""Chats as README shows them: what people do is played to the bot, and what it answers is written down.

    Aziza: Who visited Ankara?          a message; lines indented under it belong to it
    Timur, to Aziza: /check             a reply to the latest message of somebody
    Harbour News posts: The ferry …     a post of a channel, with the group as its discussion group
    Aziza taps [More]                   a button of the latest message that has it

@your_bot is the name of the bot, whatever it is.

What it says has a bar before quotations, its buttons in brackets, and ** around what is bold, ~~ around what
is struck through, __ around what is underlined; ✎ stands before a message that it changed.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot_api.entities import piece, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot_api.chats import Message
    from bot_api.people import Group, Person
    from offline import OfflineTelegram

WIDTH = 100
INDENT = "    "
BAR = "┃ "
QUOTATIONS = ("blockquote", "expandable_blockquote")
SET_OFF = {"bold": "**", "strikethrough": "~~", "underline": "__"}

_STEP = re.compile(
    r"(?P<tapper>\w+) taps \[(?P<label>.*)\]"
    r"|(?P<name>[^:,\n]+?)(?:, to (?P<to>[^:\n]+)| (?P<posts>posts))?: (?P<words>.*)",
    re.DOTALL,
)


@dataclass(slots=True)
class Stage:
    """Where a transcript is played: a private chat, or a group with a channel.

    Args:
        telegram: The bot and all around it.
        in_group: Whether it is a group.
    """

    telegram: OfflineTelegram
    in_group: bool
    _group: Group = field(init=False)
    _latest: dict[str, Message] = field(init=False, default_factory=dict)
    _seen: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._group = self.telegram.group("News club")

    async def play(self, transcript: str) -> str:
        """Do what the people of a transcript do, and return it with what the bot answers now."""
        played = []
        for step in steps(transcript):
            self._seen = len(self.telegram.account.sent)
            self._do(_STEP.fullmatch(step.replace("\n" + INDENT, "\n")))
            await self.telegram.account.deliver()
            played += ["", step, *map(self._told, self.telegram.account.sent[self._seen :])]
        return "\n".join(played).lstrip("\n") + "\n"

    def _do(self, step: re.Match[str]) -> None:
        name, me = step["name"] or step["tapper"], self.telegram.account.me
        words = (step["words"] or "").replace("@your_bot", f"@{me.username}")
        if step["label"]:
            self._person(name).presses(step["label"])
        elif step["posts"]:
            channel = self.telegram.channel(name, group=self._group)
            self._latest[name] = channel.posts(words).forward
        else:
            self._latest[name] = self._person(name).posts(words, reply_to=self._latest.get(step["to"]))

    def _person(self, name: str) -> Person:
        return self._group.person(name) if self.in_group else self.telegram.private(name)

    def _told(self, message: Message) -> str:
        """Write down what the bot says, and remember it to be replied to."""
        bot = message.sender.name
        self._latest[bot] = message
        return "\n".join([self._head(message), *_lines(message)])

    def _head(self, message: Message) -> str:
        bot, to = message.sender.name, message.reply_to
        name = next((name for name, latest in self._latest.items() if latest is to), "") if to else ""
        head = f"✎ {bot}" if message.edits else bot
        head += f", to {name}" if name else ""
        quoted = textwrap.wrap(f"“{message.quote}”", WIDTH - len(INDENT)) if message.quote else []
        return "\n".join(
            [f"{head}, at the words" if quoted else f"{head}:", *(INDENT + line for line in quoted)]
        )


def steps(transcript: str) -> list[str]:
    """Return what people do, one by one; the bot's own lines are left out."""
    parts = re.split(r"\n(?! )", transcript.strip("\n"))
    return [part for part in map(str.strip, parts) if part and not re.match(r"(✎ )?Verbatim\b", part)]


def _lines(message: Message) -> list[str]:
    rows = (message.markup or {}).get("inline_keyboard", [])
    labels = (" ".join(f"[{button['text']}]" for button in row) for row in rows)
    return [shown for line in (*_marked(message).split("\n"), *labels) for shown in _wrapped(line)]


def _marked(message: Message) -> str:
    """Return the words of a message with marks put in, the last first: they move what follows."""
    text = message.text.encode("utf-16-le")
    for place, mark in sorted(_marks(message), key=_inner_first, reverse=True):
        text = text[: 2 * place] + mark.encode("utf-16-le") + text[2 * place :]
    return text.decode("utf-16-le")


def _marks(message: Message) -> Iterator[tuple[int, str]]:
    """Yield marks with their places, in UTF-16 units."""
    for entity in message.entities:
        start, kind = entity["offset"], entity["type"]
        if kind in QUOTATIONS:
            lines = piece(message.text, entity).split("\n")
            yield from ((start + sum(units(line) + 1 for line in lines[:n]), BAR) for n in range(len(lines)))
        if kind in SET_OFF:
            yield from ((start, SET_OFF[kind]), (start + entity["length"], SET_OFF[kind]))


def _inner_first(mark: tuple[int, str]) -> tuple[int, bool]:
    """Sort marks from the last to the first; a bar comes before what else stands in its place."""
    return mark[0], mark[1] != BAR


def _wrapped(line: str) -> list[str]:
    bar = BAR if line.startswith(BAR) else ""
    indent = INDENT + bar
    lines = textwrap.wrap(line.removeprefix(bar), WIDTH, initial_indent=indent, subsequent_indent=indent)
    return lines or [indent.rstrip()] * bool(bar)
