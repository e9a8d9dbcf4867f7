"""The real process ``python -m bot``, in a folder of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import bot
import qa

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

SECONDS_TO_END = 15
SHOWN = 5000  # characters of the log that are printed for a failed test


class Process:
    """``python -m bot`` with a folder of articles, an input and a log.

    Args:
        folder: An empty folder to run in.
        articles: Text of the articles by file name.
        read: What the process finds on its standard input.
        settings: Environment variables; proxies are left out.
    """

    def __init__(self, folder: Path, articles: Mapping[str, str], read: str = "", **settings: str) -> None:
        self.folder, self.settings, self.log = folder, settings, folder / "bot.log"
        (folder / "articles").mkdir(exist_ok=True)
        for name, text in articles.items():
            (folder / "articles" / name).write_text(text, encoding="utf-8")
        (folder / "input").write_text(read, encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What the process finds in its environment."""
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        packages = os.pathsep.join(str(Path(str(package.__file__)).parents[1]) for package in (bot, qa))
        return kept | {"PYTHONPATH": packages, "QA_CORPUS_DIR": "articles", **self.settings}

    async def start(self) -> None:
        """Start the process."""
        with self.log.open("ab") as log, (self.folder / "input").open("rb") as read:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=self.folder,
                env=self.environment,
                stdin=read,
                stdout=log,
                stderr=log,
            )

    async def ends(self) -> int:
        """Return the exit status, once the process has ended by itself.

        Raises:
            TimeoutError: It did not end.
        """
        async with asyncio.timeout(SECONDS_TO_END):
            return await self.process.wait()

    async def is_told_to_end(self) -> int:
        """Send SIGTERM and return the exit status; see ``ends``."""
        self.process.send_signal(signal.SIGTERM)
        return await self.ends()

    async def kill(self) -> None:
        """End a process that has not ended, whatever it is doing."""
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()


@contextlib.asynccontextmanager
async def running(process: Process) -> AsyncIterator[Process]:
    """Let the process run inside a block, and print the end of its log for pytest to show with a failure."""
    await process.start()
    try:
        yield process
    finally:
        await process.kill()
        print(process.log.read_text(encoding="utf-8")[-SHOWN:])  # noqa: T201
