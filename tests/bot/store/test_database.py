"""The file: what is in it stays, and what is wrong with it is said in one line."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
from memories import GROUP, READER, post, subscription, turn

import bot
import qa
from bot.errors import StoreError
from bot.store import Store, database
from bot.store.database import FILE, Database
from bot.store.migrations import STEPS
from bot.store.preferences import GroupPreferences, Preferences

SUPPORT = Path(__file__).parents[2] / "support"
PACKAGES = os.pathsep.join([*(str(Path(package.__file__).parents[1]) for package in (bot, qa)), str(SUPPORT)])


def started(code, folder):
    """A process that runs some code on the store of a folder."""
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys\nfrom pathlib import Path\n{code}", folder],
        env={**os.environ, "PYTHONPATH": PACKAGES},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def told(folder):
    """What is said of a store that cannot be opened: one line that names its place."""
    with pytest.raises(StoreError) as refused, closing(Store.open(folder)):
        pass
    assert "\n" not in str(refused.value)
    assert str(folder) in str(refused.value)
    return str(refused.value)


@pytest.fixture
def file(folder):
    """The file of a store that remembers something of many kinds."""
    with closing(Store.open(folder)) as store:
        for number in range(40):
            store.turns.put(turn(message_id=number))
        store.posts.put(post())
        store.subscriptions.put(subscription())
        store.readers.put(READER, Preferences("tr"))
        store.groups.put(GROUP, GroupPreferences("az"))
        store.scopes.put(READER, None, ["bridge"])
    return folder / FILE


def test_the_folder_is_made_and_is_for_the_bots_user_alone(folder):
    with closing(Store.open(folder / "deep" / "down")):
        assert (folder / "deep" / "down").stat().st_mode & 0o777 == 0o700


def test_what_is_written_is_on_the_disk_when_it_is_done(folder):
    with closing(Store.open(folder)) as store, store.database.reading() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}


def test_what_a_killed_process_wrote_is_there(folder):
    code = """
from bot.store import Store
from memories import turn
store = Store.open(Path(sys.argv[1]))
for number in range(100_000):
    store.turns.put(turn(message_id=number))
    print(number, flush=True)
"""
    with started(code, folder) as writer:
        done = [int(writer.stdout.readline()) for _ in range(30)]
        writer.send_signal(signal.SIGKILL)
        done += map(int, writer.stdout.read().split())
    with closing(Store.open(folder)) as store:
        assert [store.turns.at(READER, number) for number in done] == [turn(message_id=n) for n in done]


def test_a_folder_serves_one_process_at_a_time(folder):
    code = "from bot.store import Store\nStore.open(Path(sys.argv[1]))\nprint('open', flush=True)\ninput()"
    with closing(Store.open(folder)) as store:
        with started(code, folder) as second:
            *_, last = second.communicate()[1].strip().splitlines()
        assert f"{folder} is in use by another bot: stop that one, or set QA_DATA_DIR" in last
        assert told(folder) == last.partition(": ")[2]
        store.readers.put(READER, Preferences("tr"))
    with closing(Store.open(folder)) as store:
        assert store.readers.get(READER) == Preferences("tr")


def test_a_folder_is_free_after_an_opening_that_failed(file):
    content = file.read_bytes()
    file.write_bytes(b"")
    told(file.parent)
    file.write_bytes(content)
    with closing(Store.open(file.parent)) as store:
        assert store.turns.at(READER, 7)


def test_an_empty_file_is_not_taken_for_a_new_one(file):
    file.write_bytes(b"")
    assert told(file.parent).endswith("put a copy of it back, or move it away to begin with nothing")
    assert file.read_bytes() == b""


@pytest.mark.parametrize("share", [0.001, 0.01, 0.3, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_told(file, share):
    os.truncate(file, int(file.stat().st_size * share))
    assert "put a copy of it back" in told(file.parent)


@pytest.mark.parametrize("content", [b"hello", b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_told(file, content):
    file.write_bytes(content)
    assert "put a copy of it back" in told(file.parent)
    assert file.read_bytes() == content


def test_a_flipped_bit_is_told_or_changes_a_value_but_empties_nothing(file):
    content = file.read_bytes()
    for position in [*range(100), *range(100, len(content), 997)]:
        flipped = bytearray(content)
        flipped[position] ^= 1 << position % 8
        remains_are_removed(file.parent)
        file.write_bytes(flipped)
        with suppress(StoreError), closing(Store.open(file.parent)) as store:
            assert remembers_everything(store), position


def remains_are_removed(folder):
    for name in (f"{FILE}-wal", f"{FILE}-shm"):
        (folder / name).unlink(missing_ok=True)


def remembers_everything(store):
    with store.database.reading() as connection:
        tables = {"turns": 40, "posts": 1, "subscriptions": 1, "reader_preferences": 1, "scopes": 1}
        counted = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in tables
        }
    for number in range(40):
        store.turns.at(READER, number)
    store.posts.all()
    store.subscriptions.all()
    return counted == tables


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("turns", "verdict", "answerer"),
        ("turns", "places", "[[1]]"),
        ("turns", "carried", "{}"),
        ("turns", "question", b"\xff"),
        ("turns", "asked_at", 2**62),
        ("subscriptions", "at", "8 o'clock"),
    ],
)
def test_a_value_that_makes_no_sense_is_told_without_the_value(file, table, column, value):
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", [value])
    with closing(Store.open(file.parent)) as store, pytest.raises(StoreError, match="damaged") as refused:
        [store.turns.at(READER, 7), store.subscriptions.all()]
    assert "put a copy of it back" in str(refused.value)
    assert turn().question not in str(refused.value)


def test_a_file_of_a_newer_version_is_left_as_it_is(file):
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    assert "made by another version (its schema is 99" in told(file.parent)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM turns").fetchone() == (40,)


def test_a_database_of_another_program_is_left_as_it_is(folder):
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    assert "does not hold what this bot keeps" in told(folder)


def test_a_file_that_is_missing_while_its_log_is_there_is_told(file):
    shutil.copy(file, file.with_name(f"{FILE}-wal"))
    file.unlink()
    assert f"it is missing, and {FILE}-wal is there" in told(file.parent)
    assert not file.exists()


def test_a_file_that_was_half_made_is_made_anew(folder):
    folder.mkdir()
    for name in (f"{FILE}.new", f"{FILE}.new-wal"):
        (folder / name).write_bytes(b"half")
    with closing(Store.open(folder)) as store:
        assert store.readers.get(READER) == Preferences()
    assert {file.name for file in folder.iterdir()} == {FILE, "lock"}


def test_beginning_with_nothing_is_logged(folder, caplog):
    caplog.set_level("INFO")
    for _ in range(2):
        with closing(Store.open(folder)):
            pass
    assert [record.getMessage() for record in caplog.records] == [
        f"beginning with nothing in {folder / FILE}"
    ]


def test_a_folder_that_is_a_file_is_told(folder):
    folder.write_text("not a folder")
    assert "cannot be written" in told(folder)
    assert "cannot be written" in told(folder / "deeper")


@pytest.mark.usefixtures("ordinary_user")
def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    assert "cannot be written (Permission denied)" in told(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_told(folder):
    (folder / FILE).mkdir(parents=True)
    assert "let the bot's user read and write it" in told(folder)


def test_a_file_that_may_only_be_read_is_told(file, monkeypatch):
    monkeypatch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "query_only = ON"))
    assert "let the bot's user write it" in told(file.parent)


def test_a_file_that_another_program_keeps_locked_is_told(file, monkeypatch):
    monkeypatch.setattr(database, "BUSY", 0.01)
    with closing(Store.open(file.parent)) as store, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="close the other program that has it open"):
            store.readers.put(READER, Preferences("ru"))
        assert store.readers.get(READER) == Preferences("tr")
        other.rollback()
        store.readers.put(READER, Preferences("ru"))
        assert store.readers.get(READER) == Preferences("ru")


def test_a_lock_that_ends_in_time_is_waited_for(file):
    with closing(Store.open(file.parent)) as store, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer = threading.Thread(target=store.readers.put, args=(READER, Preferences("ru")))
        writer.start()
        assert store.readers.get(READER) == Preferences("tr")
        other.rollback()
        writer.join()
        assert store.readers.get(READER) == Preferences("ru")


def test_a_full_disk_is_told_and_costs_only_what_did_not_fit():
    with closing(Store.in_memory()) as store:
        store.turns.put(turn())
        with store.database.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # no more than there are
        with pytest.raises(StoreError, match="make room on the disk") as refused:
            store.turns.put(turn(message_id=102, question="secret " * 9999))
        assert "secret" not in str(refused.value)
        assert "secret" not in str(refused.value.__cause__)
        assert store.turns.at(READER, 101) == turn()
        assert store.turns.at(READER, 102) is None


def test_threads_that_write_at_once_lose_nothing(store):
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda number: store.turns.put(turn(message_id=number)), range(160)))
        found = threads.map(lambda number: store.turns.at(READER, number), range(160))
    assert list(found) == [turn(message_id=number) for number in range(160)]


def test_a_change_that_fails_in_the_middle_is_not_made(store):
    def fail():
        with store.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM turns")
            raise KeyError("in the middle")

    store.turns.put(turn())
    with pytest.raises(KeyError):
        fail()
    assert store.turns.at(READER, 101) == turn()


def test_a_fault_of_ours_is_not_taken_for_damage(store):
    with pytest.raises(Exception, match="NOT NULL") as failed:
        store.turns.put(turn(verdict=None))
    assert not isinstance(failed.value, StoreError)


def test_two_databases_in_memory_are_two():
    with closing(Store.in_memory()) as one, closing(Store.in_memory()) as other:
        one.turns.put(turn())
        assert other.turns.at(READER, 101) is None


def test_a_database_that_is_opened_is_of_this_version(folder):
    with closing(Database.open(folder)) as opened, opened.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(STEPS)


def test_a_database_is_closed_behind_whoever_uses_it():
    database = Database.in_memory()
    begun, ended = threading.Event(), threading.Event()

    def close():
        begun.set()
        database.close()
        ended.set()

    with database.reading() as connection:
        closing = threading.Thread(target=close)
        closing.start()
        begun.wait()
        assert connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() == "ok"
        assert not ended.is_set()
    closing.join()
    assert ended.is_set()
