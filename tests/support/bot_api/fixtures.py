"""Fixtures of a running server; a test module asks for them with ``pytest_plugins``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from bot_api.client import Client
from bot_api.server import BotApiServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot_api.people import Person


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A server that runs for one test."""
    async with BotApiServer() as server:
        yield server


@pytest.fixture
async def client(server: BotApiServer) -> AsyncIterator[Client]:
    """A bare client that holds the token."""
    async with httpx.AsyncClient(timeout=20) as http:
        yield Client(f"{server.url}/bot{server.account.token}", http)


@pytest.fixture
def aziza(server: BotApiServer) -> Person:
    """Somebody in a private chat with the bot."""
    return server.private("Aziza")
