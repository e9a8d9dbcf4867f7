"""What the operator decides: the only reader of the environment."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot import channel_digests
from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.channel_digests import ChannelDigest

DEFAULT_API_URL = "https://api.telegram.org"
DEFAULT_CORPUS_DIR = "corpus"
DEFAULT_DATA_DIR = "data"
DEFAULT_LOG_LEVEL = "INFO"
NAMES = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL",
    "QA_CORPUS_DIR",
    "QA_DATA_DIR",
    "LOG_LEVEL",
    "QA_ADMINS",
    "QA_KEEP_UNANSWERED",
    "QA_CHANNELS",
    "QA_DIGEST_CHANNELS",
)

_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_IDS = re.compile(r"(\s*\d{1,18}\s*(,|$))*", re.ASCII)  # of users; they are below 2**52
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_CHANNEL = re.compile(r"-100\d{1,16}|@[a-z]\w{3,31}", re.ASCII)  # as they are named in small letters
_CHOICES = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """The operator's decisions.

    Attributes:
        token: What Telegram knows the bot by, or "" when there is none; never shown.
        api_url: Root of the Bot API server, without a slash at its end.
        corpus_dir: Folder of the articles.
        data_dir: Folder of what the bot must remember.
        log_level: Least level of what is logged, one of `LEVELS`.
        admins: Ids of the people who may give the operator's commands.
        keep_unanswered: Whether questions that the articles do not answer are kept.
        channels: Ids and @names, in small letters, of the channels in which questions are answered.
        digest_channels: Channels that are told what is new, and when.
    """

    token: str = field(default="", repr=False)
    api_url: str = DEFAULT_API_URL
    corpus_dir: Path = Path(DEFAULT_CORPUS_DIR)
    data_dir: Path = Path(DEFAULT_DATA_DIR)
    log_level: str = DEFAULT_LOG_LEVEL
    admins: frozenset[int] = frozenset()
    keep_unanswered: bool = False
    channels: frozenset[str] = frozenset()
    digest_channels: tuple[ChannelDigest, ...] = ()


def read_settings(environment: Mapping[str, str] = os.environ, env_file: Path = Path(".env")) -> Settings:
    """Read the settings from the environment, and what it does not set from a file.

    Args:
        environment: Variables by name; an empty one means the default, whatever the file says.
        env_file: Lines of ``NAME=value``; it need not exist.

    Raises:
        SettingsError: A value cannot be used, or the file cannot be read.
    """
    given = {**_read_file(env_file), **environment}
    values = (given.get(name, "").strip() for name in NAMES)
    token, api_url, corpus_dir, data_dir, log_level, admins, keep_unanswered, channels, told = values
    return Settings(
        _checked_token(token),
        _checked_api_url(api_url or DEFAULT_API_URL),
        Path(corpus_dir or DEFAULT_CORPUS_DIR),
        Path(data_dir or DEFAULT_DATA_DIR),
        _checked_log_level(log_level or DEFAULT_LOG_LEVEL),
        _checked_admins(admins),
        _checked_choice("QA_KEEP_UNANSWERED", keep_unanswered or "false"),
        _checked_channels(channels),
        channel_digests.read("QA_DIGEST_CHANNELS", told),
    )


def _read_file(env_file: Path) -> dict[str, str]:
    """Read a file of settings; ``utf-8-sig`` because editors on Windows put a mark at its start."""
    try:
        values = dotenv_values(env_file, encoding="utf-8-sig", interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file} cannot be read ({error}): make it a text file in UTF-8") from error
    return {name: value for name, value in values.items() if value is not None}


def _checked_token(value: str) -> str:
    if value and not _TOKEN.fullmatch(value):
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is no token: it must be digits, a colon, and letters, digits, _ or -, "
            "as @BotFather gave it"
        )
    return value


def _checked_api_url(value: str) -> str:
    if not _is_server(value):
        raise SettingsError(f"TELEGRAM_API_URL is {value!r}: it must be like {DEFAULT_API_URL}")
    return value.rstrip("/")


def _is_server(address: str) -> bool:
    try:
        parts = urlsplit(address)
        is_reachable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_root = not (parts.query or parts.fragment or any(map(str.isspace, address)))
    return parts.scheme in {"http", "https"} and is_reachable and is_root


def _checked_log_level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise SettingsError(f"LOG_LEVEL is {value!r}: it must be one of {', '.join(LEVELS)}")
    return value.upper()


def _checked_admins(value: str) -> frozenset[int]:
    if not _IDS.fullmatch(value):
        raise SettingsError(
            f"QA_ADMINS is {value!r}: it must be ids of Telegram's users, such as 1234567,7654321"
        )
    return frozenset(int(number) for number in value.split(",") if number.strip())


def _checked_choice(name: str, value: str) -> bool:
    if value.lower() not in _CHOICES:
        raise SettingsError(f"{name} is {value!r}: it must be true or false")
    return _CHOICES[value.lower()]


def _checked_channels(value: str) -> frozenset[str]:
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    if not all(map(_CHANNEL.fullmatch, names)):
        raise SettingsError(
            f"QA_CHANNELS is {value!r}: it must be @names or ids of channels, such as @news,-1001234567890"
        )
    return frozenset(names)
