"""One process a folder: two bots on one memory would answer everything twice."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, BinaryIO

from bot.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK = "lock"  # name of the file

_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}  # what a lock that another process holds gives


def hold(folder: Path) -> BinaryIO:
    """Hold a folder, made if it is not there, until the file returned is closed or this process ends.

    Raises:
        StoreError: Another process holds it, or it cannot be written.
    """
    file = _lock_of(folder)
    try:
        _seize(file)
    except OSError as error:
        file.close()
        raise StoreError(_refusal(folder, error)) from error
    return file


def _lock_of(folder: Path) -> BinaryIO:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # what readers asked is nobody else's business
        return (folder / LOCK).open("ab")
    except OSError as error:
        raise StoreError(_unwritable(folder, error)) from error


def _refusal(folder: Path, error: OSError) -> str:
    if error.errno not in _HELD:
        return _unwritable(folder, error)
    return f"{folder} is in use by another bot: stop that one, or set QA_DATA_DIR to another folder"


def _unwritable(folder: Path, error: OSError) -> str:
    return (
        f"{folder} cannot be written ({error.strerror}): let the bot's user write there, "
        "or set QA_DATA_DIR to another folder"
    )
