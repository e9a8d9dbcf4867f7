"""When something fails: the operator gets one line in the log, the reader one kind sentence."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import Chat, Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot import sending
from bot.rendering import Reply

if TYPE_CHECKING:
    from bot.context import Context
    from bot.settings import Settings
    from bot.texts import Texts

logger = logging.getLogger(__name__)

# Least levels: below them httpx logs addresses that hold the token, and telegram what readers write.
LEAST_LEVELS = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.INFO}

_TOKEN = re.compile(r"\d{6,}:[\w-]{30,}", re.ASCII)  # as Telegram makes them


def set_up_logging(settings: Settings) -> logging.Handler:
    """Log to standard error at the level of the settings, and return the handler that does it."""
    level = logging.getLevelNamesMapping()[settings.log_level]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Discretion(settings.token, tracebacks=level <= logging.DEBUG))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(level)
    for name, least in LEAST_LEVELS.items():
        logging.getLogger(name).setLevel(max(level, least))
    return handler


class Discretion(logging.Filter):
    """Rewrites what is logged: tokens are hidden, and an error is told in one line.

    It belongs on handlers: a logger's own filter does not see what other loggers pass on to it.

    Args:
        token: The token to hide; whatever looks like one is hidden too.
        tracebacks: Whether errors keep their tracebacks, for an operator who looks for a fault.
    """

    def __init__(self, token: str, *, tracebacks: bool) -> None:
        super().__init__()
        self._token = token
        self._tracebacks = tracebacks

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a record; none is dropped."""
        error = record.exc_info[1] if record.exc_info else None
        told = f"{record.getMessage()} {describe(error)}" if error else record.getMessage()
        record.msg, record.args = self._redacted(told), None
        record.exc_info = None
        record.exc_text = self._redacted(_traceback(error)) if error and self._tracebacks else None
        return True

    def _redacted(self, text: str) -> str:
        known = text.replace(self._token, "<token>") if self._token else text
        return _TOKEN.sub("<token>", known)


def describe(error: BaseException) -> str:
    """Tell an error in one line: what it is, what it says, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return " ".join(f"{type(error).__name__}: {error}".split()) + place


async def handle(update: object, context: Context) -> None:
    """Log that an update could not be handled, and tell its reader if that can get through."""
    error = context.error
    if error is None:
        return
    number = f"update {update.update_id}" if isinstance(update, Update) else "polling"
    logger.log(_level(error), "%s: %s", number, describe(error))
    logger.debug("%s:", number, exc_info=error)
    if isinstance(update, Update) and _is_by_a_reader(update) and _may_be_told(error):
        await context.refresh_data()
        await _tell(update, context.texts)


def _is_by_a_reader(update: Update) -> bool:
    """Tell whether somebody waits for an answer, who would be told in a chat: in a channel nobody is."""
    message = update.effective_message
    if message is None or message.chat.type == Chat.CHANNEL:
        return False
    return update.callback_query is not None or not message.is_automatic_forward


async def _tell(update: Update, texts: Texts) -> None:
    try:
        await sending.answer(update, Reply(texts.say("failure")))
    except TelegramError as error:
        logger.warning("update %s: nor could the reader be told: %s", update.update_id, describe(error))


def _level(error: Exception) -> int:
    """Weigh an error: a reader who blocked the bot or a closed topic is none, and the network comes back by itself."""
    if isinstance(error, Forbidden) or _is_closed(error):
        return logging.INFO
    is_network = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    return logging.WARNING if is_network else logging.ERROR


def _may_be_told(error: Exception) -> bool:
    """Tell whether another message can get through; it cannot when Telegram itself was the trouble."""
    return not _is_closed(error) and (isinstance(error, BadRequest) or not isinstance(error, TelegramError))


def _is_closed(error: Exception) -> bool:
    """Tell whether the topic is closed that was to be written to."""
    return isinstance(error, BadRequest) and error.message.lower() == "topic_closed"


def _traceback(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
