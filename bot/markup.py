"""The HTML of Telegram's messages: what it allows, and how long the reader sees it.

Every function takes text of any kind and returns markup that Telegram accepts.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from bot import utf16

LONGEST_ADDRESS = 2048  # characters; what browsers and Telegram's clients are sure to open

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TAG = re.compile(r"<[^>]*>")


def clean(text: str) -> str:
    """Replace, one for one, the characters that Telegram does not take: controls and lone surrogates."""
    return _LONE_SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def escape(text: str) -> str:
    """Return markup that shows the text as it is."""
    return html.escape(clean(text), quote=False)


def bold(text: str) -> str:
    """Return the text in bold, or nothing for no text."""
    return f"<b>{escape(text)}</b>" if text else ""


def italic(text: str) -> str:
    """Return the text in italics, or nothing for no text."""
    return f"<i>{escape(text)}</i>" if text else ""


def link(markup: str, address: str) -> str:
    """Let markup lead to a web address; if the address is none, it leads nowhere."""
    return f'<a href="{html.escape(address)}">{markup}</a>' if is_web_address(address) else markup


def blockquote(markup: str, *, expandable: bool = False) -> str:
    """Set markup apart as a quotation; an expandable one shows three lines until it is tapped."""
    return f"<blockquote{' expandable' if expandable else ''}>{markup}</blockquote>"


def length(markup: str) -> int:
    """Count what the reader sees, in the UTF-16 units of Telegram's limits: tags do not count."""
    return utf16.length(html.unescape(_TAG.sub("", markup)))


def is_web_address(address: str) -> bool:
    """Tell whether an address leads to the web, for Telegram and its readers' browsers alike."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and " " not in address and len(address) <= LONGEST_ADDRESS
    return plain and parts.scheme in {"http", "https"} and bool(parts.hostname)
