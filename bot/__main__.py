"""``python -m bot``: serve Telegram when there is a token, else chat in the terminal."""

from __future__ import annotations

import asyncio
import sys
from contextlib import closing

from telegram.error import InvalidToken
from telegram.request import HTTPXRequest

from bot.app import UPDATES, build_application
from bot.errors import BotError
from bot.failures import set_up_logging
from bot.library import Library
from bot.serving import serve
from bot.settings import Settings, read_settings
from bot.store import Store
from qa import QAError
from qa.cli import NOT_FOUND
from qa.cli import main as terminal

TERMINAL_NOTE = (
    "TELEGRAM_BOT_TOKEN is not set, so here is the chat in the terminal; see .env.example for Telegram."
)


def main() -> int:
    """Run the bot and return its exit status: 2 for an error, told in one line."""
    try:
        settings = read_settings()
        return _serve(settings) if settings.token else _chat(settings)
    except (BotError, QAError) as error:
        return _complain(str(error))


def _serve(settings: Settings) -> int:
    set_up_logging(settings)
    library = Library.open(settings.corpus_dir)
    try:
        with closing(Store.open(settings.data_dir)) as store:
            application = build_application(settings, library, store)
            polling = HTTPXRequest(connection_pool_size=1)  # apart, so that no answer waits behind it
            asyncio.run(serve(application, polling, UPDATES))
    except InvalidToken:
        return _complain(f"{settings.api_url} refuses TELEGRAM_BOT_TOKEN: take it anew from @BotFather")
    return 0


def _chat(settings: Settings) -> int:
    sys.stderr.write(f"{TERMINAL_NOTE}\n")
    status = terminal(["chat", "--corpus", str(settings.corpus_dir)])
    return 0 if status == NOT_FOUND else status


def _complain(reason: str) -> int:
    sys.stderr.write(f"bot: {reason}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
