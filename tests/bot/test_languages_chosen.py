"""Readers choose the language that the bot speaks to them, for themselves or for their group."""

import pytest
from offline import OfflineTelegram

from bot.errors import StoreError
from bot.store.preferences import GroupPreferences, Preferences
from bot.texts import LANGUAGES, texts_in
from qa import Archive

QUESTION = "Who won the 2022 World Cup?"
NAMES = ["English", "Русский", "Türkçe", "Azərbaycanca", "Қазақша"]


def say(language, message):
    return texts_in(language).say(message)


@pytest.fixture
def me(telegram):
    return f"@{telegram.account.me.username}"


@pytest.fixture
def reads(store, monkeypatch):
    """Every read of the file, as it is asked for."""
    seen, reading = [], type(store.database).reading

    def noted(database):
        seen.append(database)
        return reading(database)

    monkeypatch.setattr(type(store.database), "reading", noted)
    return seen


async def test_every_language_is_offered_by_its_own_name(reader):
    offer = await reader.says("/language")
    assert offer.text == "In which language shall I speak?"
    assert offer.buttons == [*NAMES, "✓ As in Telegram"]


@pytest.mark.parametrize(("name", "language"), list(zip(NAMES, LANGUAGES, strict=True)))
async def test_the_language_chosen_is_spoken_from_then_on(telegram, name, language):
    reader = telegram.private("Aziza", language="tr")
    offer = await reader.says("/language")
    shown = await reader.taps(name)
    assert (shown is offer, shown.text) == (True, say(language, "choose-language"))
    assert f"✓ {name}" in shown.buttons
    assert (await reader.says("/help")).text.splitlines()[0] == say(language, "help").splitlines()[0]


async def test_the_language_of_telegram_can_be_gone_back_to(telegram, store):
    reader = telegram.private("Aziza", language="tr")
    await reader.says("/language")
    await reader.taps("Қазақша")
    await reader.taps(say("kk", "language-automatic"))
    assert (await reader.says("/language")).text == say("tr", "choose-language")
    assert store.readers.get(reader.user.id) == Preferences()


async def test_a_choice_outlives_a_restart_and_leaves_others_alone(archive, store):
    async with OfflineTelegram(archive, store) as telegram:
        await telegram.private("Aziza").says("/language")
        await telegram.private("Aziza").taps("Русский")
    async with OfflineTelegram(archive, store) as telegram:
        assert (await telegram.private("Aziza").says("/language")).text == say("ru", "choose-language")
        assert (await telegram.private("Timur").says("/language")).text == say("en", "choose-language")


async def test_a_choice_keeps_what_else_is_chosen(reader, store):
    store.readers.put(reader.user.id, Preferences(time_zone="Asia/Baku"))
    await reader.says("/language")
    await reader.taps("Русский")
    assert store.readers.get(reader.user.id) == Preferences("ru", "Asia/Baku")


async def test_settings_in_private_are_the_language(reader):
    assert (await reader.says("/settings")).text == say("en", "choose-language")


async def test_a_group_speaks_the_language_its_administrators_choose(group, store, me):
    timur = group.person("Timur", "administrator")
    offer = await timur.says(f"/language{me}")
    assert offer.buttons == [*NAMES, "✓ As in Telegram", "Back"]
    await timur.taps("Azərbaycanca", on=offer)
    assert store.groups.get(group.chat.id) == GroupPreferences("az")
    answer = await group.person("Ayşe", language="tr").says(f"/help{me}")
    assert answer.text.splitlines()[0] == say("az", "help").splitlines()[0]


async def test_members_cannot_choose_for_their_group(group, store, me):
    aziza, timur = group.person("Aziza", language="kk"), group.person("Timur", "administrator")
    assert (await aziza.says(f"/language{me}")).text == say("kk", "for-administrators")
    offer = await timur.says(f"/language{me}")
    assert await aziza.is_told(aziza.presses("Русский", on=offer)) == say("kk", "for-administrators")
    assert store.groups.get(group.chat.id) == GroupPreferences()


async def test_a_readers_choice_does_not_change_what_a_group_hears(telegram, group, me):
    reader = telegram.private("Aziza")
    await reader.says("/language")
    await reader.taps("Русский")
    assert (await group.person("Aziza").says(f"/help{me}")).text.startswith("Send me a question")


async def test_failures_are_told_in_the_language_chosen(archive, store):
    class Broken(Archive):
        def ask(self, *_, **__):
            raise KeyError("no postings")

    store.readers.put(1001, Preferences("kk"))
    async with OfflineTelegram(Broken(archive.articles), store) as telegram:
        reader = telegram.private("Aziza")
        assert reader.user.id == 1001
        assert (await reader.says(QUESTION)).text == say("kk", "failure")


async def test_what_is_chosen_is_read_once_and_again_after_it_is_written(group, store, me, reads):
    aziza = group.person("Aziza")
    for _ in range(3):
        await aziza.says(f"/help{me}")
    assert len(reads) == 1
    store.groups.put(group.chat.id, GroupPreferences("ru"))
    assert (await aziza.says(f"/help{me}")).text.startswith(say("ru", "help")[:20])
    assert len(reads) == 2


async def test_a_store_that_cannot_be_read_does_not_silence_the_bot(reader, store, caplog, monkeypatch):
    def fail(_):
        raise StoreError("the disk is gone")

    monkeypatch.setattr(store.readers, "get", fail)
    assert (await reader.says("/help")).text.startswith("Send me a question")
    assert [record.getMessage() for record in caplog.records] == [
        "what is chosen for a chat is not known: the disk is gone"
    ]


async def test_what_is_forgotten_or_moved_is_not_remembered_by_heart(store):
    store.readers.put(5, Preferences("ru"))
    store.groups.put(-7, GroupPreferences("kk"))
    assert (store.readers.get(5).language, store.groups.get(-7).language) == ("ru", "kk")
    store.migrate_chat(-7, -1007)
    assert (store.groups.get(-7).language, store.groups.get(-1007).language) == ("", "kk")
    store.drop_chat(-1007)
    store.forget(5)
    assert (store.readers.get(5), store.groups.get(-1007)) == (Preferences(), GroupPreferences())


def test_a_value_that_was_read_before_a_write_is_not_kept():
    from bot.store.caching import Cache

    cache = Cache()

    def read(_):
        cache.drop()  # somebody writes meanwhile
        return "old"

    assert (cache.get(1, read), cache.peek(1)) == ("old", None)
    assert (cache.get(1, lambda _: "new"), cache.peek(1)) == ("new", "new")


def test_what_was_not_used_for_longest_makes_room():
    from bot.store.caching import MOST, Cache

    cache = Cache()
    for key in range(MOST):
        cache.get(key, str)
    cache.peek(0)
    cache.get(MOST, str)
    assert (cache.peek(0), cache.peek(1), cache.peek(MOST)) == ("0", None, str(MOST))
