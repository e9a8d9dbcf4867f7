"""Everything that is remembered together: forgotten, moved, dropped, kept tidy."""

from contextlib import closing
from datetime import timedelta

import pytest
from memories import ASKED_AT, GROUP, READER, TOPIC, post, subscription, turn

from bot.store import Store
from bot.store.preferences import GroupPreferences, Preferences
from bot.store.schema import metadata
from bot.store.unanswered import UnansweredQuestion
from qa import Verdict

OTHER = READER + 1
DAY = timedelta(days=1)


def fill(store, chat, asker):
    """Remember something of every kind that belongs to a chat."""
    store.groups.put(chat, GroupPreferences("tr", quiet=True))
    store.turns.put(turn(chat_id=chat, asker_id=asker))
    store.scopes.put(chat, None, ["bridge"])
    store.posts.put(post(chat_id=chat))
    store.subscriptions.put(subscription(chat_id=chat))
    assert store.subscriptions.claim(chat, None, "2026-03-29", now=ASKED_AT, next_run=ASKED_AT + DAY)


def rows(store):
    """How many rows every table holds."""
    with store.database.reading() as connection:
        return {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()
            for name in metadata.tables
        }


def holding(store, number):
    """The tables that hold a chat or a reader in any column."""
    with store.database.reading() as connection:
        found = {name: connection.execute(table.select()).all() for name, table in metadata.tables.items()}
    return {name for name, rows in found.items() if any(number in row for row in rows)}


def test_a_reader_is_forgotten_everywhere_and_nobody_else(store):
    for reader in (READER, OTHER):
        fill(store, reader, reader)
        store.readers.put(reader, Preferences("tr", "Asia/Baku"))
        store.turns.put(turn(chat_id=GROUP, message_id=reader, asker_id=reader))
    before = rows(store)
    store.forget(READER)
    assert holding(store, READER) == set()
    assert {name: (count + 1) // 2 for name, count in before.items()} == rows(store)
    assert store.turns.at(GROUP, OTHER)


def test_a_forgotten_question_is_in_no_file(folder):
    with closing(Store.open(folder)) as store:
        store.turns.put(turn(question="Where is the unmistakable xylophone?"))
        assert any(b"xylophone" in file.read_bytes() for file in folder.iterdir())
        store.forget(READER)
        assert [file.name for file in folder.iterdir() if b"xylophone" in file.read_bytes()] == []


def test_after_a_day_a_question_is_in_no_file(folder):
    with closing(Store.open(folder)) as store:
        for number in range(50):
            store.turns.put(turn(message_id=number, question="Where is the xylophone? " * 100))
        store.tidy(ASKED_AT + DAY)
        assert [file.name for file in folder.iterdir() if b"xylophone" in file.read_bytes()] == []
        assert store.turns.at(READER, 7).places


def test_a_chat_that_is_left_is_dropped_and_no_other(store):
    for chat in (GROUP, GROUP - 1):
        fill(store, chat, READER)
    store.drop_chat(GROUP)
    assert holding(store, GROUP) == set()
    assert holding(store, GROUP - 1) == {
        "group_preferences", "turns", "scopes", "posts", "subscriptions", "claims",
    }  # fmt: skip


def test_who_blocks_the_bot_keeps_the_language(store):
    fill(store, READER, READER)
    store.readers.put(READER, Preferences("kk"))
    store.drop_chat(READER)
    assert store.readers.get(READER) == Preferences("kk")


def test_a_group_that_became_a_supergroup_keeps_its_ways(store):
    fill(store, GROUP, READER)
    claim = {"now": ASKED_AT, "next_run": ASKED_AT + DAY}
    store.migrate_chat(GROUP, GROUP - 1)
    assert store.groups.get(GROUP - 1) == GroupPreferences("tr", quiet=True)
    assert store.scopes.get(GROUP - 1, None) == ("bridge",)
    assert store.subscriptions.get(GROUP - 1, None).told == subscription().told
    assert not store.subscriptions.claim(GROUP - 1, None, "2026-03-29", **claim)
    assert store.subscriptions.get(GROUP, None) is None


def test_the_answers_of_a_group_are_not_taken_for_those_of_its_supergroup(store):
    fill(store, GROUP, READER)
    store.migrate_chat(GROUP, GROUP - 1)
    assert store.turns.at(GROUP - 1, 101) is None
    assert store.turns.at(GROUP, 101)


def test_a_migration_that_is_told_twice_changes_nothing_more(store):
    store.groups.put(GROUP, GroupPreferences("tr"))
    store.groups.put(GROUP - 1, GroupPreferences("az"))
    store.scopes.put(GROUP, TOPIC, ["bridge"])
    for _ in range(2):
        store.migrate_chat(GROUP, GROUP - 1)
        assert store.groups.get(GROUP - 1) == GroupPreferences("az")
        assert store.scopes.get(GROUP - 1, TOPIC) == ("bridge",)
        assert holding(store, GROUP) == set()


@pytest.mark.parametrize(("days", "left"), [(0, (1, 1)), (1, (1, 1)), (29, (1, 1)), (30, (0, 0))])
def test_what_is_kept_no_longer_goes_by_itself(store, days, left):
    store.subscriptions.put(subscription())
    assert store.subscriptions.claim(READER, None, "2026-03-28", now=ASKED_AT, next_run=ASKED_AT + DAY)
    store.turns.put(turn())
    store.unanswered.add(UnansweredQuestion("Why?", ASKED_AT, Verdict.NOT_FOUND))
    store.tidy(ASKED_AT + days * DAY)
    counted = rows(store)
    assert (counted["turns"], counted["claims"]) == left
    assert (counted["subscriptions"], counted["unanswered"]) == (1, 1)
    words = [found.question for found in [store.turns.at(READER, 101)] if found]
    assert words in ([], [turn().question if days < 1 else ""])
