"""How words of a message are set: bold, italic and the like, which a reply that quotes them has to repeat."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Style:
    """A style of a stretch of words.

    Attributes:
        kind: The type of Telegram's entity, such as "bold".
        offset: Where it begins, in UTF-16 units.
        length: How long it is, in UTF-16 units.
        emoji_id: Which picture is shown, for a custom emoji.
    """

    kind: str
    offset: int
    length: int
    emoji_id: str = ""


def write_styles(styles: Iterable[Style]) -> str:
    """Write styles as a list in JSON, each ``[kind, offset, length, emoji]``."""
    return json.dumps([astuple(style) for style in styles])


def read_styles(written: str) -> tuple[Style, ...]:
    """Read styles that `write_styles` wrote.

    Raises:
        ValueError: It never wrote that.
    """
    try:
        return tuple(Style(*packed) for packed in json.loads(written))
    except TypeError as error:
        raise ValueError("the styles of a post are written in a way that is not ours") from error
