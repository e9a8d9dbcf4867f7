"""Stores: in memory and in a file, so that both are shown to serve."""

import os
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.store import Store


@pytest.fixture
def now():
    return datetime(2026, 3, 29, 0, 59, 59, 999_999, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture(params=["file", "memory"])
def store(request, folder):
    opened = Store.open(folder) if request.param == "file" else Store.in_memory()
    with closing(opened) as store:
        yield store


@pytest.fixture
def remembered(folder):
    """What a store tells after everything it was told is on the disk and it is opened anew."""

    def remembered(tell, ask):
        with closing(Store.open(folder)) as before:
            tell(before)
        with closing(Store.open(folder)) as after:
            return ask(after)

    return remembered


@pytest.fixture
def ordinary_user(tmp_path):
    """Whoever may not write in the folder of the test; root may write anywhere, so becomes another user."""
    tmp_path.chmod(0o500)
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)
