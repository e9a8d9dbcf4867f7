"""/privacy says what is kept, and /forget deletes it."""

from datetime import timedelta

import pytest
from bot_api.account import TOKEN
from memories import GROUP, subscription, turn
from offline import OfflineTelegram
from sqlalchemy import select

from bot.settings import Settings
from bot.store import CLAIMS_KEPT, schema
from bot.store.preferences import GroupPreferences, Preferences
from bot.store.turns import TURNS_KEPT, WORDS_KEPT
from bot.texts import LANGUAGES, texts_in

QUESTION = "Who retires after 41 years?"


def rows(store, table):
    with store.database.reading() as connection:
        return connection.execute(select(table)).all()


async def test_readers_are_told_what_is_kept_and_for_how_long(reader):
    text = (await reader.says("/privacy")).text
    assert ("24 hours" in text, "30 days" in text, "/forget" in text) == (True, True, True)
    assert "Those who run me" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_of_messages_that_wait_of_words_of_places_of_choices_and_of_counts(language):
    assert texts_in(language).say("privacy").count("\n• ") == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_times_told_are_those_that_are_kept(language):
    assert (timedelta(hours=24), timedelta(days=30), timedelta(days=30)) == (
        WORDS_KEPT,
        TURNS_KEPT,
        CLAIMS_KEPT,
    )
    told = texts_in(language).say("privacy")
    assert ("24" in told, "30" in told) == (True, True)


async def test_who_keeps_unanswered_questions_says_so(archive, store):
    async with OfflineTelegram(archive, store, Settings(TOKEN, keep_unanswered=True)) as telegram:
        text = (await telegram.private("Aziza").says("/privacy")).text
        assert texts_in("en").say("privacy-unanswered") in text


async def test_privacy_is_told_in_groups_when_called_by_name(group, telegram):
    answer = await group.person("Aziza").says(f"/privacy@{telegram.account.me.username}")
    assert answer.text.startswith("What I keep")


async def test_everything_of_a_reader_is_deleted_after_a_confirmation(reader, store):
    await reader.says(QUESTION)
    mine = reader.user.id
    store.readers.put(mine, Preferences("en", "Asia/Baku"))
    store.turns.put(turn(chat_id=GROUP, asker_id=mine))
    store.scopes.put(mine, None, ["bridge"])
    store.subscriptions.put(subscription(chat_id=mine))
    offer = await reader.says("/forget")
    assert offer.buttons == ["Delete it all", "Keep it"]
    assert rows(store, schema.turns) != []
    done = await reader.taps("Delete it all")
    assert (done is offer, done.text, done.buttons) == (True, "I have deleted it all.", [])
    for table in (schema.readers, schema.turns, schema.scopes, schema.subscriptions):
        assert rows(store, table) == []


async def test_others_are_not_forgotten(reader, telegram, store):
    other = telegram.private("Timur")
    kept = await other.says(QUESTION)
    store.groups.put(GROUP, GroupPreferences("kk"))
    await reader.says(QUESTION)
    await reader.says("/forget")
    await reader.taps("Delete it all")
    assert [row.message_id for row in rows(store, schema.turns)] == [kept.id]
    assert store.groups.get(GROUP) == GroupPreferences("kk")


async def test_a_change_of_mind_deletes_nothing(reader, store):
    await reader.says(QUESTION)
    offer = await reader.says("/forget")
    await reader.taps("Keep it")
    assert (offer.text, offer.buttons) == ("I have deleted nothing.", [])
    assert len(rows(store, schema.turns)) == 1


async def test_who_is_forgotten_may_begin_anew(reader):
    await reader.says("/forget")
    await reader.taps("Delete it all")
    assert "Tom Brandt" in (await reader.says(QUESTION)).text


async def test_in_a_group_a_reader_is_sent_to_the_private_chat(group, telegram, store):
    aziza = group.person("Aziza")
    await aziza.says(f"/ask {QUESTION}")
    answer = await aziza.says(f"/forget@{telegram.account.me.username}")
    assert (answer.buttons, "private" in answer.text) == ([], True)
    assert len(rows(store, schema.turns)) == 1
