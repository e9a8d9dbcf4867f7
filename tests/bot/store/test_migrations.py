"""From every version to this one, the tables that are wanted."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine

from bot.errors import StoreError
from bot.store import Store
from bot.store.migrations import STEPS, migrate
from bot.store.schema import metadata


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def shape(connection):
    """What every table has: columns, keys and indexes, in no order."""

    def rows(pragma, name):
        return connection.exec_driver_sql(f"PRAGMA {pragma}({name})").all()

    def index(row):
        columns = tuple(part.name for part in rows("index_info", row.name))
        return (row.name if row.origin == "c" else "", row.unique, columns)

    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {
        name: (
            {(row.name, row.type, row.notnull, row.pk) for row in rows("table_info", name)},
            {index(row) for row in rows("index_list", name)},
        )
        for name in names
    }


def test_the_steps_lead_to_the_tables_that_the_code_knows(connection):
    migrate(connection, "made")
    made = shape(connection)
    engine = create_engine("sqlite://")
    with engine.begin() as other:
        metadata.create_all(other)
        assert made == shape(other)
    engine.dispose()
    assert set(metadata.tables) < set(made)


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
def test_every_version_is_brought_to_this_one(connection, version):
    for step in STEPS[:version]:
        for statement in step:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    migrate(connection, "old")
    assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(STEPS)
    assert set(metadata.tables) <= set(shape(connection))


def test_a_database_of_this_version_is_left_alone(connection):
    migrate(connection, "made")
    before = shape(connection)
    migrate(connection, "made")
    assert shape(connection) == before


@pytest.mark.parametrize("version", [len(STEPS) + 1, 2**31 - 1, -1])
def test_a_version_that_is_not_known_is_named(connection, version):
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    with pytest.raises(StoreError, match=rf"^odd was made by another version \(its schema is {version}, "):
        migrate(connection, "odd")


def test_a_file_with_a_version_and_no_tables_is_none_of_ours(connection):
    connection.exec_driver_sql(f"PRAGMA user_version = {len(STEPS)}")
    with pytest.raises(StoreError, match=r"^odd does not hold what this bot keeps: move it away"):
        migrate(connection, "odd")


def test_a_migration_that_fails_leaves_the_file_as_it_was(folder, monkeypatch):
    with closing(Store.open(folder)):
        pass
    broken = (*STEPS, ("CREATE TABLE more (number INTEGER)", "CREATE TABLE turns (number INTEGER)"))
    monkeypatch.setattr("bot.store.migrations.STEPS", broken)
    with pytest.raises(StoreError, match="table turns already exists"):
        Store.open(folder)
    monkeypatch.undo()
    with closing(Store.open(folder)), closing(sqlite3.connect(folder / "verbatim.db")) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchall()
    assert found == []
