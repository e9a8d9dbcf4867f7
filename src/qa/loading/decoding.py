"""Bytes -> characters: UTF-8, or UTF-16 that says so; binary data is refused."""

from __future__ import annotations

import codecs
import re

from qa.errors import UnreadableFile

# One in a hundred: a stray control character is a slip of an editor's tool, more is no text.
MAX_CONTROL_SHARE = 0.01

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY = "is not a text file; convert it to .txt, .md or .html, or take it away"
_ENCODING = "is not in UTF-8; save it as UTF-8"


def decode(data: bytes) -> str:
    """Return the characters of a text file.

    Raises:
        UnreadableFile: The bytes are binary data, or text in another encoding. The message is
            without the file's name, which is not known here.
    """
    codec = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        raise UnreadableFile(_BINARY if _is_binary(data, codec) else _ENCODING) from None
    if len(_CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise UnreadableFile(_BINARY)
    return text


def _is_binary(data: bytes, codec: str) -> bool:
    """Tell data from text in a wrong encoding: only UTF-16 has NULs in its text."""
    return codec != "utf-16" and b"\0" in data
