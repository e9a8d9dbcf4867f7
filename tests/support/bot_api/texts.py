"""A text on its way into a chat: parsed, cleaned, trimmed, measured."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

from bot_api import html
from bot_api.entities import Entity, end_of, in_order, piece, units, with_found
from bot_api.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MESSAGE_UNITS = 4096  # https://core.telegram.org/bots/api#sendmessage
SOURCE_BYTES = 1 << 15
ENTITIES = 100
REMOVED = {"\r", *map(chr, range(0x2028, 0x202F)), "\u0333", "\u033f", "\u030a"}
INVISIBLE = " \n\u00a0\u200b\u200c\u200d\u200e\u200f\u2800\u3000\ufeff"
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")


def read(source: str, parse_mode: str, entities: str = "") -> tuple[str, list[Entity]]:
    """What a reader will see of a text that a bot sends.

    Args:
        source: ``text`` as the bot gave it.
        parse_mode: "" or "HTML"; the Markdown styles are not spoken here.
        entities: JSON of explicit entities, used without a parse mode.

    Returns:
        The text and its entities, those that Telegram finds by itself included.

    Raises:
        BotApiError: Telegram refuses the text.
    """
    if not source:
        raise bad_request("Message text is empty")
    text, marked = _parsed(source, parse_mode.lower(), entities)
    text, marked = _trimmed(*_cleaned(text, marked))
    return text, with_found(text, _tidied(text, marked))[:ENTITIES]


def checked_length(text: str, refusal: str = "Message is too long") -> str:
    """The text, if it fits a message.

    Raises:
        BotApiError: It is longer than 4096 UTF-16 units.
    """
    if units(text) > MESSAGE_UNITS:
        raise bad_request(refusal)
    return text


def _parsed(source: str, parse_mode: str, entities: str) -> tuple[str, list[Entity]]:
    if len(_utf8(source)) > SOURCE_BYTES:
        raise bad_request("Text is too long")
    if parse_mode == "html":
        return html.parse(source)
    if parse_mode not in ("", "none"):
        raise bad_request("Unsupported parse_mode")
    return source, _explicit(entities)


def _utf8(source: str) -> bytes:
    try:
        return source.encode()
    except UnicodeEncodeError:
        raise bad_request("Strings must be encoded in UTF-8") from None


def _explicit(entities: str) -> list[Entity]:
    given: list[dict[str, Any]] = json.loads(entities) if entities else []
    return [entity for entity in given if entity.get("length", 0) > 0]


def _cleaned(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces, line separators and overlines go; entities follow."""
    kept = [_clean(character) for character in text]
    widths = (units(after) for before, after in zip(text, kept, strict=True) for _ in range(units(before)))
    moved = [0, *itertools.accumulate(_halved(text, widths))]
    return "".join(kept), [
        _placed(entity, moved[entity["offset"]], moved[end_of(entity)]) for entity in entities
    ]


def _halved(text: str, widths: Iterable[int]) -> Iterator[int]:
    """A pair of surrogates has its new width counted once, with its first half."""
    halves = itertools.chain.from_iterable((True, False)[: units(character)] for character in text)
    return (width if first else 0 for width, first in zip(widths, halves, strict=True))


def _clean(character: str) -> str:
    if character in REMOVED:
        return ""
    return " " if character < " " and character != "\n" else character


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    text = text.rstrip(" \n")
    if not text.strip(INVISIBLE):
        raise bad_request("Text must be non-empty")
    leading = len(text) - len(text.lstrip(" \n"))
    cut = min([leading, *(entity["offset"] for entity in entities)])
    ends = ((entity, min(end_of(entity), units(text))) for entity in entities)
    return text[cut:], [_placed(entity, entity["offset"] - cut, end - cut) for entity, end in ends]


def _placed(entity: Entity, start: int, end: int) -> Entity:
    return {**entity, "offset": start, "length": end - start}


def _tidied(text: str, entities: list[Entity]) -> list[Entity]:
    """What Telegram makes of overlaps: no quote in a quote, no style inside code, neighbours merged."""
    shown = [entity for entity in entities if entity["length"] > 0 and piece(text, entity).strip()]
    solid = [entity for entity in shown if entity["type"] not in STYLES]
    code = [entity for entity in solid if entity["type"] in ("code", "pre")]
    styled = itertools.chain.from_iterable(_styled(style, shown, code) for style in STYLES)
    return in_order([*_outermost(solid), *styled])


def _outermost(entities: Iterable[Entity]) -> Iterator[Entity]:
    quoted_until = 0
    for entity in in_order(reversed(list(entities))):
        is_quote = entity["type"] in QUOTES
        if is_quote and entity["offset"] < quoted_until:
            continue
        quoted_until = end_of(entity) if is_quote else quoted_until
        yield entity


def _styled(style: str, entities: Iterable[Entity], code: list[Entity]) -> Iterator[Entity]:
    styled = (entity for entity in entities if entity["type"] == style)
    positions = sorted({place for entity in styled for place in range(entity["offset"], end_of(entity))})
    plain = {place for entity in code for place in range(entity["offset"], end_of(entity))}
    runs = itertools.groupby(
        enumerate(place for place in positions if place not in plain),
        key=lambda numbered: numbered[1] - numbered[0],
    )
    for _, run in runs:
        places = [place for _, place in run]
        yield {"type": style, "offset": places[0], "length": len(places)}
