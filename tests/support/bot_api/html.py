"""Telegram's HTML: read into text and entities, or refused in Telegram's own words.

The grammar and the refusals follow https://core.telegram.org/bots/api#html-style and what the
public Bot API server does. Offsets in refusals count bytes of the UTF-8 source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot_api.entities import Entity, units
from bot_api.errors import bad_request
from bot_api.links import checked, mentioned_user

TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "tg-emoji": "custom_emoji", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "tg-time": "date_time",
}  # fmt: skip
CHARACTERS = {b"lt": b"<", b"gt": b">", b"amp": b"&", b"quot": b'"'}

REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]+))")
SPACES = re.compile(rb"[ \t\n\r\v]*")
TAG_NAME = re.compile(rb"[^ \t\n\r\v\0>]*")
ATTRIBUTE_NAME = re.compile(rb"[^ \t\n\r\v\0=>/\"']*")
TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
LITERALS = {b'"': re.compile(rb'[^"\0]*'), b"'": re.compile(rb"[^'\0]*")}


def parse(source: str) -> tuple[str, list[Entity]]:
    """Read HTML as Telegram does.

    Args:
        source: Text in Telegram's HTML style.

    Returns:
        The text a reader sees and its entities, the inner before the outer.

    Raises:
        BotApiError: The markup is one that Telegram refuses.
    """
    return _Parser(source.encode()).parse()


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    offset: int
    bytes_before: int


@dataclass(slots=True)
class _Parser:
    source: bytes
    position: int = 0
    text: bytearray = field(default_factory=bytearray)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        while (tag := self.source.find(b"<", self.position)) >= 0:
            self._read_text(tag)
            self._read_end(tag) if self._at(tag + 1) == b"/" else self._read_start(tag)
        self._read_text(len(self.source))
        if self.open:
            raise _refused(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        for entity in self.entities:
            if entity["type"] == "code":  # a language is shown on blocks only
                entity.pop("language", None)
        return self.text.decode(), self.entities

    def _read_text(self, end: int) -> None:
        words = _decoded(self.source[self.position : end])
        self.text += words.encode()
        self.length += units(words)
        self.position = end

    def _read_start(self, tag: int) -> None:
        self.position = tag + 1
        name = self._take(TAG_NAME).decode().lower()
        if self._ended():
            raise _refused(f"Unclosed start tag at byte offset {tag}")
        if name not in TYPES:
            raise _refused(f'Unsupported start tag "{name}" at byte offset {tag}')
        attributes = self._read_attributes(name, tag)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {tag}')
        self.open.append(_Open(name, attributes, self.length, len(self.text)))

    def _read_attributes(self, name: str, tag: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._take(SPACES)
            if self._at() == b">":
                self.position += 1
                return attributes
            attribute = self._take(ATTRIBUTE_NAME).decode()
            if not attribute:
                raise _refused(f'Empty attribute name in the tag "{name}" at byte offset {tag}')
            attributes[attribute] = self._read_value(name, tag)

    def _read_value(self, name: str, tag: int) -> str:
        self._take(SPACES)
        valued = self._at() == b"="
        if valued:
            self.position += 1
            self._take(SPACES)
        if self._ended():
            raise _refused(f'Unclosed start tag "{name}" at byte offset {tag}')
        value = self._read_literal_or_token() if valued else ""
        if self._ended():
            raise _refused(f"Unclosed start tag at byte offset {tag}")
        return value

    def _read_literal_or_token(self) -> str:
        quote = self._at()
        if quote not in LITERALS:
            return self._read_token()
        self.position += 1
        value = _decoded(self._take(LITERALS[quote]))
        self.position += self._at() == quote
        return value

    def _read_token(self) -> str:
        start = self.position
        token = self._take(TOKEN).decode().lower()
        if self._at() not in (b"", b"\0", b">") and not self._at().isspace():
            raise _refused(f"Unexpected end of name token at byte offset {start}")
        return token

    def _read_end(self, tag: int) -> None:
        if not self.open:
            raise _refused(f"Unexpected end tag at byte offset {tag}")
        self.position = tag + 2
        name = self._take(TAG_NAME).decode().lower()
        self._take(SPACES)
        if self._at() != b">":
            raise _refused(f"Unclosed end tag at byte offset {tag}")
        self.position += 1
        expected = self.open[-1].name
        if name and name != expected:
            found = f'expected "</{expected}>", found "</{name}>"'
            raise _refused(f"Unmatched end tag at byte offset {tag}, {found}")
        self._close(self.open.pop())

    def _close(self, opened: _Open) -> None:
        if self.length == opened.offset:
            return
        words = self.text[opened.bytes_before :].decode()
        entity = _entity(opened, words)
        if entity is not None:
            place = {"offset": opened.offset, "length": self.length - opened.offset}
            self._add({"type": TYPES[opened.name], **place, **entity})

    def _add(self, entity: Entity) -> None:
        last = self.entities[-1] if self.entities else {"type": ""}
        language = last.get("language")
        if entity["type"] == "pre" and language and last == {**entity, "type": "code", "language": language}:
            self.entities.pop()
            entity["language"] = language
        self.entities.append(entity)

    def _take(self, pattern: re.Pattern[bytes]) -> bytes:
        match = pattern.match(self.source, self.position)
        taken = match.group() if match else b""
        self.position += len(taken)
        return taken

    def _at(self, place: int | None = None) -> bytes:
        place = self.position if place is None else place
        return self.source[place : place + 1]

    def _ended(self) -> bool:
        return self._at() in (b"", b"\0")


def _entity(opened: _Open, words: str) -> Entity | None:
    """What the tag adds to an entity's type and place; None where Telegram shows plain text."""
    match opened.name:
        case "a":
            return _link(opened.attributes.get("href") or words)
        case "blockquote" if "expandable" in opened.attributes:
            return {"type": "expandable_blockquote"}
        case "code" if opened.attributes.get("class", "").startswith("language-"):
            return {"language": opened.attributes["class"].removeprefix("language-")}
        case "tg-emoji":
            return {"custom_emoji_id": _emoji_id(opened.attributes.get("emoji-id", ""))}
        case "tg-time":
            return {"unix_time": int(opened.attributes.get("unix", 0))}
    return {}


def _link(address: str) -> Entity | None:
    if user := mentioned_user(address):
        return {"type": "text_mention", "user": {"id": user, "is_bot": False, "first_name": ""}}
    try:
        return {"url": checked(address)}
    except ValueError:
        return None


def _emoji_id(value: str) -> str:
    if not value.isdigit() or int(value) == 0:
        raise _refused("Invalid custom emoji identifier specified")
    return value


def _decoded(source: bytes) -> str:
    decoded, position = bytearray(), 0
    for reference in REFERENCE.finditer(source):
        character = _character(reference)
        if character:
            decoded += source[position : reference.start()] + character
            position = reference.end() + (source[reference.end() : reference.end() + 1] == b";")
    try:
        return (decoded + source[position:]).decode()
    except UnicodeDecodeError:
        reason = "Text contains invalid Unicode characters after decoding HTML entities"
        raise _refused(f"{reason}, check for unmatched surrogate code units") from None


def _character(reference: re.Match[bytes]) -> bytes | None:
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        return CHARACTERS.get(name)
    code = int(hexadecimal or b"0", 16) if hexadecimal is not None else int(decimal or b"0")
    if not 0 < code < 0x10FFFF or len(reference.group()) >= 10:
        return None
    return chr(code).encode("utf-8", "surrogatepass")


def _refused(reason: str) -> Exception:
    return bad_request(f"Can't parse entities: {reason}")
