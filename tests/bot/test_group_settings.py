"""/settings: what the administrators of a group decide for it."""

import pytest

from bot.administrators import KEPT
from bot.store.kinds import Cards
from bot.store.preferences import GroupPreferences
from bot.texts import texts_in

QUESTION = "Who retires after 41 years?"
UNANSWERED = "Who won the 2022 World Cup?"
ONLY = texts_in("en").say("for-administrators")
START = ["Language: As in Telegram", "Answers: the whole quote", "Not in the articles: I say so"]


@pytest.fixture
def me(telegram):
    return f"@{telegram.account.me.username}"


@pytest.fixture
def timur(group):
    return group.person("Timur", "administrator")


@pytest.fixture
def aziza(group):
    return group.person("Aziza")


@pytest.fixture
def clock(telegram):
    """A clock that is set by hand, for the time that administrators are known for."""
    hand = [1000.0]
    telegram.application.bot_data.administrators.clock = lambda: hand[0]
    return hand


def asked_for_administrators(telegram):
    return [call.method for call in telegram.account.calls].count("getChatAdministrators")


async def test_an_administrator_changes_every_setting_in_one_message(timur, group, store, me):
    panel = await timur.says(f"/settings{me}")
    assert panel.buttons == START
    for label in START[1:]:
        assert await timur.taps(label) is panel
    assert panel.buttons == [START[0], "Answers: only the key sentence", "Not in the articles: I stay silent"]
    await timur.taps(START[0])
    assert "✓ As in Telegram" in panel.buttons
    await timur.taps("Türkçe")
    assert panel.buttons[0] == "Dil: Türkçe"
    assert store.groups.get(group.chat.id) == GroupPreferences("tr", Cards.SHORT, quiet=True)
    assert group.received == [panel]


async def test_every_setting_can_be_taken_back(timur, group, store, me):
    store.groups.put(group.chat.id, GroupPreferences("en", Cards.SHORT, quiet=True))
    panel = await timur.says(f"/settings{me}")
    for label in (
        "Answers: only the key sentence",
        "Not in the articles: I stay silent",
        "Language: English",
    ):
        await timur.taps(label, on=panel)
    await timur.taps("As in Telegram", on=panel)
    assert panel.buttons == START
    assert store.groups.get(group.chat.id) == GroupPreferences()


async def test_the_languages_lead_back_to_the_settings(timur, me):
    panel = await timur.says(f"/settings{me}")
    await timur.taps(START[0])
    await timur.taps("Back")
    assert panel.buttons == START


async def test_a_tap_that_comes_twice_changes_once(timur, group, store, me, telegram):
    panel = await timur.says(f"/settings{me}")
    queries = [timur.presses(START[2], on=panel) for _ in range(2)]
    assert [await timur.is_told(query) for query in queries] == ["", ""]
    await telegram.account.deliver()
    assert store.groups.get(group.chat.id).quiet
    telegram.account.calls.clear()  # the second edit changed nothing, and was refused as such


async def test_members_are_refused_in_one_line(timur, aziza, group, store, me):
    assert (await aziza.says(f"/settings{me}")).text == ONLY
    panel = await timur.says(f"/settings{me}")
    assert await aziza.is_told(aziza.presses(START[2], on=panel)) == ONLY
    assert panel.buttons == START
    assert store.groups.get(group.chat.id) == GroupPreferences()


async def test_the_owner_is_an_administrator(group, me):
    assert (await group.person("Ilham", "creator").says(f"/settings{me}")).buttons == START


async def test_an_anonymous_administrator_speaks_as_the_group(group, telegram, me):
    group.person("Timur", "administrator")
    said = group.chat.add(group.person("GroupAnonymousBot").user, f"/settings{me}")
    entity = {"type": "bot_command", "offset": 0, "length": len(said.text)}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    as_group = {"from": anonymous, "sender_chat": group.chat.json(), "entities": [entity]}
    await telegram.brings("message", said.json() | as_group)
    assert group.received[-1].buttons == START


async def test_who_speaks_as_a_channel_is_no_administrator(group, telegram, me):
    said = group.chat.add(group.person("Channel_Bot").user, f"/settings{me}")
    entity = {"type": "bot_command", "offset": 0, "length": len(said.text)}
    channel = {"id": -1001, "type": "channel", "title": "News"}
    await telegram.brings("message", said.json() | {"sender_chat": channel, "entities": [entity]})
    assert group.received[-1].text == ONLY


async def test_telegram_is_asked_for_administrators_every_few_minutes_at_most(timur, telegram, me, clock):
    for _ in range(3):
        await timur.says(f"/settings{me}")
    assert asked_for_administrators(telegram) == 1
    clock[0] += KEPT + 1
    await timur.says(f"/settings{me}")
    assert asked_for_administrators(telegram) == 2


async def test_a_former_administrator_is_refused(timur, group, store, me, clock):
    panel = await timur.says(f"/settings{me}")
    group.chat.members[timur.user] = "member"
    clock[0] += KEPT + 1
    assert await timur.is_told(timur.presses(START[2], on=panel)) == ONLY
    assert (await timur.says(f"/settings{me}")).text == ONLY
    assert store.groups.get(group.chat.id) == GroupPreferences()


async def test_the_administrators_of_one_group_decide_nothing_in_another(telegram, timur, me):
    await timur.says(f"/settings{me}")
    other = telegram.group("Other club")
    assert (await other.person("Timur").says(f"/settings{me}")).text == ONLY


async def test_a_command_without_our_name_is_left_alone(timur, group, telegram):
    timur.posts("/settings")
    timur.posts("/language")
    await telegram.account.deliver()
    assert group.received == []


async def test_short_answers_are_the_key_sentence_and_still_lead_on(aziza, group, store):
    asked = "/ask What becomes of the harbour museum?"
    [long] = (await aziza.says(asked)).marked("blockquote")
    store.groups.put(group.chat.id, GroupPreferences(cards=Cards.SHORT))
    card = await aziza.says(f"{asked[:-1]} now?")
    assert card.marked("blockquote") == ["The harbour becomes a museum of river trade."]
    assert len(long) > len("The harbour becomes a museum of river trade.")
    await aziza.taps("In context", on=card)
    assert "Its captain, Tom Brandt" in card.text


async def test_a_quiet_group_hears_nothing_when_the_articles_do_not_say(aziza, group, store, telegram):
    store.groups.put(group.chat.id, GroupPreferences(quiet=True))
    aziza.posts(f"/ask {UNANSWERED}")
    await telegram.account.deliver()
    assert group.received == []
    assert "Tom Brandt" in (await aziza.says(f"/ask {QUESTION}")).text


async def test_a_group_that_is_not_quiet_is_told(aziza):
    assert (await aziza.says(f"/ask {UNANSWERED}")).text.startswith("The articles do not say.")
