"""Questions asked while the bot is killed, again and again, at moments that nobody chose."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from bot_api.process import Process, running
from bot_api.server import BotApiServer

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

BRIDGE = (
    "The new bridge over the Orsa opened on Monday. It cost 84 million crowns, less than planned. "
    "Mayor Lena Holt cut the ribbon before 3,000 people."
)
QUESTION = "What did the bridge cost?"


async def answers_while_killed(folder: Path, random: Random, questions: int, kills: int) -> Counter[str]:
    """Ask questions while the bot is killed, and count the answers to each reader, who asks one question.

    Raises:
        AssertionError: Not every question was answered in time.
    """
    async with BotApiServer() as server:
        server.account.patience = 60 + questions / 5
        readers = [server.private(f"Reader {number}") for number in range(questions)]
        asking = asyncio.create_task(_ask(readers, 1.2 * kills))
        for _ in range(kills):
            async with running(_process(folder, server)):
                await _some_are_answered(server, random.randrange(1, questions // (2 * kills)))
                await asyncio.sleep(random.random() / 50)
        async with running(_process(folder, server)) as served:
            await asking
            wish = "an answer to every question"
            await server.account.until(lambda: all(reader.received for reader in readers), wish)
            assert await served.is_told_to_end() == 0
        return Counter({reader.user.name: len(reader.received) for reader in readers})


async def _ask(readers, seconds: float) -> None:
    for reader in readers:
        reader.posts(QUESTION)
        await asyncio.sleep(seconds / len(readers))


async def _some_are_answered(server: BotApiServer, count: int) -> None:
    """Wait until so many more answers were sent, unless there is nothing left to be answered."""
    enough = len(server.account.sent) + count
    try:
        async with asyncio.timeout(6):
            await server.account.until(lambda: len(server.account.sent) >= enough, "some answers")
    except TimeoutError:
        return


def _process(folder: Path, server: BotApiServer) -> Process:
    settings = {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": server.account.token}
    return Process(folder, {"bridge.txt": f"A bridge\n\n{BRIDGE}\n"}, LOG_LEVEL="INFO", **settings)
