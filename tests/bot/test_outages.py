"""The real process while Telegram is in trouble: it comes back by itself, or says in one line why it cannot."""

from contextlib import asynccontextmanager

import httpx
import pytest
from bot_api import faults
from bot_api.process import Process, running
from bot_api.server import BotApiServer

QUESTION = "What did the bridge cost?"
BRIDGE = "A bridge\n\nThe new bridge over the Orsa opened on Monday. It cost 84 million crowns.\n"
ALL = [faults.BAD_GATEWAY, faults.SERVER_ERROR, faults.NOT_JSON, faults.LOST_REQUEST, faults.LOST_ANSWER]


@asynccontextmanager
async def serving(folder, *at_start):
    async with BotApiServer() as server:
        for fault in at_start:
            server.account.faults.add("", fault)
        server.account.patience = 10  # seconds in which the bot is to be back
        settings = {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": server.account.token}
        async with running(Process(folder, {"bridge.txt": BRIDGE}, LOG_LEVEL="INFO", **settings)) as process:
            yield server, process


async def test_telegram_may_be_away_when_the_bot_starts(tmp_path):
    async with serving(tmp_path, *ALL[:4]) as (server, process):
        assert "84 million" in (await server.private("Aziza").says(QUESTION)).text
        assert await process.is_told_to_end() == 0


@pytest.mark.parametrize("fault", ALL)
async def test_the_bot_is_back_soon_after_telegram_is(tmp_path, fault):
    async with serving(tmp_path) as (server, process):
        reader = server.private("Aziza")
        await reader.says(QUESTION)
        server.account.faults.add("", fault, times=5)
        assert "84 million" in (await reader.says(QUESTION)).text
        assert await process.is_told_to_end() == 0


async def test_a_bot_that_waits_for_telegram_can_be_told_to_end(tmp_path):
    async with serving(tmp_path, *[faults.BAD_GATEWAY] * 99) as (server, process):
        await server.account.until(lambda: len(server.account.calls) > 2, "a few tries")
        assert await process.is_told_to_end() == 0


async def test_a_second_bot_with_the_same_token_is_named_and_does_no_harm(tmp_path):
    async with serving(tmp_path) as (server, process):
        reader = server.private("Aziza")
        await reader.says(QUESTION)
        async with httpx.AsyncClient(trust_env=False) as other:
            await other.post(f"{server.url}/bot{server.account.token}/getUpdates", json={"timeout": 1})
        assert "84 million" in (await reader.says(QUESTION)).text
        assert await process.is_told_to_end() == 0
    assert process.log.read_text().count("somebody else takes this bot's updates: stop that one") == 1


async def test_a_token_that_is_revoked_ends_the_bot_in_one_line(tmp_path):
    async with serving(tmp_path) as (server, process):
        await server.private("Aziza").says(QUESTION)
        server.account.token = "7013982465:AAanother_one-for_tests-01234567890"
        assert await process.ends() == 2
    assert "refuses TELEGRAM_BOT_TOKEN" in process.log.read_text().splitlines()[-1]
    assert "Traceback" not in process.log.read_text()
