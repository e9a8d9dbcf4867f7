"""The bot of the tests: a few small articles, and Telegram without a network."""

import logging
from contextlib import closing
from datetime import date

import pytest
from offline import OfflineTelegram

from bot import failures
from bot.store import Store
from qa import Archive, Article

BRIDGE = Article(
    id="bridge",
    title="Bridge over the Orsa opens",
    text=(
        "The new bridge over the Orsa opened on Monday. It cost 84 million crowns, less than planned. "
        "Mayor Lena Holt cut the ribbon before 3,000 people.\n\n"
        "The old ferry will stop in October. Its captain, Tom Brandt, retires after 41 years. "
        "The harbour becomes a museum of river trade. The head of the museum, Ada Sund, asks for old boats."
    ),
    source_name="River Courier",
    url="https://courier.example/bridge?a=1&b=2",
    published=date(2025, 8, 4),
)
HERONS = Article(
    id="herons",
    title="Herons return to the marsh",
    text="Forty herons nest in the marsh again. Volunteers planted reeds for six years.",
    published=date(2024, 4, 1),
)


@pytest.fixture(scope="session")
def archive():
    return Archive.build([HERONS, BRIDGE])


@pytest.fixture
def store():
    with closing(Store.in_memory()) as store:
        yield store


@pytest.fixture
async def telegram(archive, store):
    async with OfflineTelegram(archive, store) as telegram:
        yield telegram
        assert telegram.account.refused == []


@pytest.fixture
def reader(telegram):
    return telegram.private("Aziza")


@pytest.fixture
def group(telegram):
    return telegram.group("News club")


@pytest.fixture
def log(capsys):
    """What is written to standard error; loggers that a test sets up are put back."""
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in (None, *failures.LEAST_LEVELS)}
    handlers = list(root.handlers)
    yield lambda: capsys.readouterr().err
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
