"""The articles that can be asked now, read anew while the earlier ones go on answering. Reading blocks."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from qa import Archive, QAError

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_KEPT = 0.5  # share of the articles below which a folder is not believed to be whole

# Of every file its path, its size in bytes and its time of change in nanoseconds.
Snapshot: TypeAlias = tuple[tuple[str, int, int], ...]

logger = logging.getLogger(__name__)


class Library:
    """An archive, and another in its place when its folder changes.

    Args:
        archive: What can be asked.
        folder: Where it is read from.
        snapshot: The folder as it was before that; as it is now, when not given.

    Attributes:
        archive: What can be asked now; replaced whole, so that whoever has taken it goes on with it.
    """

    def __init__(self, archive: Archive, folder: Path, snapshot: Snapshot | None = None) -> None:
        self.archive = archive
        self._folder = folder
        self._read = self._seen = snapshot_of(folder) if snapshot is None else snapshot
        self._reading = threading.Lock()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read the articles of a folder.

        Raises:
            QAError: See `Archive.from_folder`.
        """
        snapshot = snapshot_of(folder)
        return cls(Archive.from_folder(folder), folder, snapshot)

    def reload(self) -> Archive:
        """Read the folder, and have its articles answer from now on, whatever they are.

        Raises:
            QAError: The folder cannot be read, or holds no article; then those that were there go on answering.
        """
        with self._reading:
            snapshot = snapshot_of(self._folder)
            archive = _opened(self._folder)
            self._read = self._seen = snapshot
            self.archive = archive
        return archive

    def look(self) -> None:
        """Take up what has changed in the folder, once it has stopped changing: when two looks see the same.

        What cannot be read, or has lost most of its articles, is told in the log and not taken up; it is
        looked at again when the folder changes again.
        """
        seen, self._seen = self._seen, snapshot_of(self._folder)
        if self._seen == seen != self._read:
            with self._reading:
                self._take_up(seen)

    def _take_up(self, snapshot: Snapshot) -> None:
        try:
            archive = _opened(self._folder)
        except QAError as error:
            self._read = snapshot
            logger.warning("the articles stay as they were: %s", error)
            return
        if snapshot_of(self._folder) != snapshot:
            return  # it goes on changing, so that the next look will tell
        self._read = snapshot
        self._replace(archive)

    def _replace(self, archive: Archive) -> None:
        before, after = len(self.archive.articles), len(archive.articles)
        if after < LEAST_KEPT * before:
            logger.warning(
                "the articles stay as they were: %s holds %d of %d; send /reload if that is meant",
                self._folder,
                after,
                before,
            )
            return
        self.archive = archive
        logger.info("read %s anew: %d articles, %d before", self._folder, after, before)
        for problem in archive.problems:
            logger.warning("%s", problem)


def snapshot_of(folder: Path) -> Snapshot:
    """Return what a look at a folder tells of its files; hidden ones are left out, and those that go meanwhile."""
    return tuple(sorted(_files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(parent, name) for name in names if not name.startswith(".")):
            try:
                status = path.stat()
            except OSError:
                continue
            yield str(path), status.st_size, status.st_mtime_ns


def _opened(folder: Path) -> Archive:
    """Read an archive, and have it do ahead what it does at the first need."""
    archive = Archive.from_folder(folder)
    archive.suggestions(1)
    return archive
