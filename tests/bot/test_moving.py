"""Chats that end or move, and readers who delete and block: handled quietly."""

import logging

import pytest
from memories import subscription, turn

QUESTION = "Who retires after 41 years?"


@pytest.fixture
def logged(caplog):
    caplog.set_level(logging.INFO, "bot")
    return lambda: {(record.name, record.levelname) for record in caplog.records}


@pytest.fixture
def family(telegram):
    return telegram.group("Family", kind="group")


async def test_a_group_that_removes_the_bot_is_forgotten(group, telegram, store, logged):
    answer = await group.person("Aziza").says(f"/ask {QUESTION}")
    group.person("Timur", status="administrator").removes_bot()
    await telegram.account.deliver()
    assert store.turns.at(group.chat.id, answer.id) is None
    assert logged() == {("bot.handlers.moving", "INFO")}


async def test_a_reader_who_blocks_the_bot_is_forgotten(reader, telegram, store):
    answer = await reader.says(QUESTION)
    store.subscriptions.put(subscription(chat_id=reader.chat.id))
    reader.blocks_bot()
    await telegram.account.deliver()
    assert store.turns.at(reader.chat.id, answer.id) is None
    assert store.subscriptions.get(reader.chat.id, None) is None


async def test_who_unblocks_the_bot_is_not_forgotten(reader, telegram, store):
    reader.blocks_bot()
    reader.unblocks_bot()
    await telegram.account.deliver()
    answer = await reader.says(QUESTION)
    assert store.turns.at(reader.chat.id, answer.id)


async def test_a_group_that_becomes_a_supergroup_keeps_what_is_its_own(family, telegram, store, logged):
    store.scopes.put(family.chat.id, None, ["bridge"])
    moved = family.becomes_supergroup(family.person("Aziza"))
    await telegram.account.deliver()
    assert store.scopes.get(moved.chat.id, None) == ("bridge",)
    assert moved.received == []
    assert logged() == {("bot.handlers.moving", "INFO")}


async def test_a_question_asked_just_before_is_answered_in_the_supergroup(family, telegram, store, logged):
    family.person("Aziza").posts(f"/ask {QUESTION}")
    moved = family.becomes_supergroup(family.person("Aziza"))
    await telegram.account.deliver()
    [answer] = moved.received
    assert "Tom Brandt" in answer.text
    assert store.turns.at(moved.chat.id, answer.id)
    assert {level for _, level in logged()} == {"INFO"}
    assert len(telegram.account.refused) == 1
    telegram.account.calls.clear()


async def test_a_button_of_a_chat_that_removed_the_bot_is_quiet(group, telegram, logged):
    aziza = group.person("Aziza")
    await aziza.says(f"/ask {QUESTION}")
    aziza.presses("In context")
    group.chat.bot_status = "kicked"
    await telegram.account.deliver()
    assert {level for _, level in logged()} == {"INFO"}
    telegram.account.calls.clear()


async def test_a_button_in_a_group_that_became_a_supergroup_is_quiet(family, telegram, logged):
    aziza = family.person("Aziza")
    answer = await aziza.says(f"/ask {QUESTION}")
    family.becomes_supergroup(aziza)
    aziza.presses("In context", on=answer)
    await telegram.account.deliver()
    assert answer.edits == 0
    assert {level for _, level in logged()} == {"INFO"}
    telegram.account.calls.clear()


async def test_a_turn_of_another_chat_stays(reader, telegram, store):
    store.turns.put(turn(chat_id=1))
    reader.blocks_bot()
    await telegram.account.deliver()
    assert store.turns.at(1, 101)
