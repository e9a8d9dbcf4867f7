"""The SQLite file: opened with care, read and written from any thread."""

from __future__ import annotations

import logging
import os
import sqlite3
import sys
import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, BinaryIO

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from bot.errors import StoreError
from bot.store import locking
from bot.store.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "verbatim.db"
BUSY = 15.0  # seconds that another program may keep the file locked

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # what is committed is on the disk
    "foreign_keys = ON",
    "secure_delete = ON",  # what is forgotten is overwritten
)
_WRITES = "writes"  # option of an engine whose transactions take the lock for writing at once
_RESTORE = "put a copy of it back, or move it away to begin with nothing"
_ADVICE = {
    sqlite3.SQLITE_BUSY: "close the other program that has it open",
    sqlite3.SQLITE_LOCKED: "close the other program that has it open",
    sqlite3.SQLITE_FULL: "make room on the disk",
    sqlite3.SQLITE_READONLY: "let the bot's user write it",
    sqlite3.SQLITE_CANTOPEN: "let the bot's user read and write it",
    sqlite3.SQLITE_IOERR: "look after the disk it is on",
}

logger = logging.getLogger(__name__)


class Database:
    """A database that several threads may use at once: readers beside a writer, writers in turn.

    Args:
        engine: As `_engine` makes it.
        name: What the database is called in an error.
        is_shared: Whether all threads share one connection, so that readers take turns, too.
        held: A file to close at the end.
    """

    def __init__(self, engine: Engine, name: str, *, is_shared: bool, held: BinaryIO | None = None) -> None:
        self._engine = engine
        self._name = name
        self._held = held
        self._writers = threading.Lock()
        self._readers = self._writers if is_shared else nullcontext()

    @classmethod
    def open(cls, folder: Path) -> Database:
        """Open the database of a data folder; both are made when they are not there.

        Raises:
            StoreError: The file is damaged or made by a newer version, another process holds the folder,
                or it cannot be written. The message names the file and what to do, in one line.
        """
        held = locking.hold(folder)
        try:
            return _opened(folder / FILE, held)
        except BaseException:
            held.close()
            raise

    @classmethod
    def in_memory(cls) -> Database:
        """Open an empty database that is gone when it is closed."""
        database = cls(_engine(None), "the database in memory", is_shared=True)
        database.prepare()
        return database

    def prepare(self) -> None:
        """Look for damage, and bring the tables to this version.

        Raises:
            StoreError: The database is damaged, read-only or made by a newer version.
        """
        with self.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise StoreError(_complaint(self._name, " ".join(found.split()), _RESTORE))
        with self.writing() as connection:
            migrate(connection, self._name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database.

        Raises:
            StoreError: It cannot be read.
        """
        with self._readers, self._in_one_line(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are on the disk at the end, or none of them after an error.

        Raises:
            StoreError: It cannot be written.
        """
        writer = self._engine.execution_options(**{_WRITES: True})
        with self._writers, self._in_one_line(), writer.begin() as connection:
            yield connection

    def empty_log(self) -> None:
        """Leave nothing in the write-ahead log that is gone from the tables."""
        with self._writers, self._in_one_line():
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
            finally:
                connection.close()

    def close(self) -> None:
        """Close the file, after whoever is writing to it, and let go of the folder."""
        with self._writers:
            self._engine.dispose()
        if self._held:
            self._held.close()

    @contextmanager
    def _in_one_line(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise  # the fault is ours, not the file's
        except DatabaseError as error:
            raise StoreError(_told(self._name, error)) from error
        except ValueError as error:
            raise StoreError(_complaint(self._name, f"damaged: {error}", _RESTORE)) from error


def _opened(path: Path, held: BinaryIO) -> Database:
    if not path.exists():
        _create(path)
    elif path.is_file() and not path.stat().st_size:
        raise StoreError(_complaint(str(path), "it is empty", _RESTORE))  # SQLite would take it for new
    database = Database(_engine(path), str(path), is_shared=False, held=held)
    try:
        database.prepare()
    except BaseException:
        database.close()
        raise
    return database


def _create(path: Path) -> None:
    """Make the file under another name first, so that one that is there is never half made."""
    _expect_no_remains(path)
    logger.info("beginning with nothing in %s", path)
    draft = path.with_name(f"{FILE}.new")
    for leftover in path.parent.glob(f"{draft.name}*"):
        leftover.unlink()
    database = Database(_engine(draft), str(draft), is_shared=False)
    try:
        database.prepare()
    finally:
        database.close()
    draft.replace(path)
    _settle(path.parent)


def _expect_no_remains(path: Path) -> None:
    for remains in (path.with_name(f"{FILE}-wal"), path.with_name(f"{FILE}-journal")):
        if remains.exists():
            advice = f"put it back, or move {remains.name} away to begin with nothing"
            raise StoreError(_complaint(str(path), f"it is missing, and {remains.name} is there", advice))


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk; Windows does that by itself, and opens no folders."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _engine(path: Path | None) -> Engine:
    """Return an engine for a file, or for memory; errors of it show no parameters, as these hold questions."""
    url = URL.create("sqlite+pysqlite", database=str(path) if path else ":memory:")
    pool: dict[str, Any] = {"max_overflow": -1} if path else {"poolclass": StaticPool}
    arguments = {"timeout": BUSY, "check_same_thread": False}
    engine = create_engine(url, hide_parameters=True, connect_args=arguments, **pool)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where sqlite3 guesses
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _told(name: str, error: DatabaseError) -> str:
    code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return _complaint(name, str(error.orig), _ADVICE.get(code & 0xFF, _RESTORE))


def _complaint(name: str, reason: str, advice: str) -> str:
    return f"{name} cannot be used ({reason}): {advice}"
