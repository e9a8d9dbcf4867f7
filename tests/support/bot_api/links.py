"""Addresses that Telegram takes in a link or on a button."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

ADDRESS = re.compile(
    r"(?:(?P<scheme>[^:/?#@\[\]]*)://)?(?:[^/?#]*@)?(?P<host>\[[^\]]*\]|[^/?#:@]*)"
    r"(?::(?P<port>[^/?#]*))?(?P<rest>[/?#].*)?",
    re.DOTALL,
)
HOST = re.compile(r"(?:[\w.\-!$,~*'();&+=]|[^\x00-\x7f]|%[0-9a-fA-F]{2})*")
OWN = re.compile(
    r"(?P<scheme>tg|ton|tonsite):(?://)?(?P<host>[\w-]+)(?P<rest>[/?#].*)?", re.ASCII | re.IGNORECASE
)


def checked(address: str) -> str:
    """The address as Telegram stores it: scheme and a path added, host in small letters.

    Raises:
        ValueError: Telegram does not take it; the message is Telegram's reason.
    """
    if own := OWN.fullmatch(address):
        return f"{own['scheme'].lower()}://{own['host'].lower()}{own['rest'] or ''}"
    parts = ADDRESS.fullmatch(address.strip())
    if parts is None:
        raise ValueError("Wrong HTTP URL")
    scheme = "http" if parts["scheme"] is None else parts["scheme"].lower()
    host = _checked_host(scheme, parts["host"].lower())
    rest = parts["rest"] or "/"
    return f"{scheme}://{host}{_checked_port(parts['port'])}{rest if rest[0] == '/' else '/' + rest}"


def mentioned_user(address: str) -> int | None:
    """The user of a ``tg://user?id=1`` link, if it is one."""
    parts = urlsplit(address)
    number = parse_qs(parts.query).get("id", [""])[0]
    is_mention = (parts.scheme, parts.netloc) == ("tg", "user") and number.isdigit()
    return int(number) if is_mention else None


def _checked_host(scheme: str, host: str) -> str:
    if scheme not in ("http", "https"):
        raise ValueError("Unsupported URL protocol")
    if not host:
        raise ValueError("URL host is empty")
    if host[0] != "[" and not HOST.fullmatch(host):
        raise ValueError("Disallowed character in URL host")
    if host[0] != "[" and "." not in host:
        raise ValueError("Wrong HTTP URL")
    return host


def _checked_port(port: str | None) -> str:
    if port is None:
        return ""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError("Wrong port number specified in the URL")
    return f":{int(port)}"
