"""Message entities: places in a text in UTF-16 units, as Telegram counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Entity: TypeAlias = dict[str, Any]

# Telegram finds these by itself in every text, whoever wrote it.
FOUND = {
    "url": re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]"),
    "bot_command": re.compile(r"(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?(?![\w/])", re.ASCII),
    "mention": re.compile(r"(?<!\w)@\w{3,32}(?!\w)", re.ASCII),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d]\w*"),
}
UNBROKEN = {"code", "pre", "text_link", "text_mention", "custom_emoji", "url", "bot_command", "mention"}


def units(text: str) -> int:
    """Length of the text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def piece(text: str, entity: Entity) -> str:
    """The words that an entity covers."""
    start, end = 2 * entity["offset"], 2 * end_of(entity)
    return text.encode("utf-16-le", "surrogatepass")[start:end].decode("utf-16-le", "surrogatepass")


def end_of(entity: Entity) -> int:
    """Where an entity ends, in UTF-16 units."""
    return int(entity["offset"] + entity["length"])


def with_found(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """Add the commands, mentions, hashtags and addresses that Telegram finds by itself."""
    known = list(entities)
    for entity in _found(text):
        if not any(_overlap(entity, other) for other in known if other["type"] in UNBROKEN):
            known.append(entity)
    return in_order(known)


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """By place, the outer one first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _found(text: str) -> Iterator[Entity]:
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(text):
            yield {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < end_of(other) and other["offset"] < end_of(one))
