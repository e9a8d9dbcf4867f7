"""Digests as readers, groups and their administrators have them."""

from contextlib import closing
from datetime import datetime, time

import pytest
from bot_api import faults
from bot_api.account import TOKEN
from bot_api.chats import Chat
from bot_api.errors import bad_request, too_many_requests
from bot_api.faults import Fault
from hands import Hands
from offline import OfflineTelegram, Unlimited

from bot import channel_digests, wishes, zones
from bot.pace import Pace
from bot.settings import Settings
from bot.store import Store
from bot.store.kinds import Rhythm
from bot.texts import LANGUAGES, texts_in
from bot.wishes import Wish
from qa import Archive, Article

ENGLISH = texts_in("en")
MORNING = "2026-11-22T07:00+04:00"  # in Baku, a Sunday
OLD = Article(
    "old", "Boats of Varn", "The boats of Varn were painted in May. The paint was blue.", source_name="Post"
)
FERRY = Article(
    "ferry",
    "A ferry for Varn",
    "A new ferry sails from Varn to Lindel twice a day. It carries 80 cars. The fare is 9 crowns for a grown-up.",
    source_name="Varn Courier",
    url="https://courier.example/ferry",
)
BRIDGE = Article(
    "bridge", "Bridge over the Orsa", "The bridge over the Orsa opened on Monday. It cost 84 million."
)
COMMAND = "/subscribe@verbatim_test_bot"


@pytest.fixture
def archive():
    return Archive.build([OLD])


@pytest.fixture
def clock():
    return Hands(MORNING)


@pytest.fixture
def limiter():
    """What keeps the bot to flood limits: nothing, where a test is about something else."""
    return Unlimited()


@pytest.fixture
async def telegram(archive, store, clock, limiter):
    async with OfflineTelegram(archive, store, clock=clock, limiter=limiter) as telegram:
        yield telegram


@pytest.fixture
def publish(telegram):
    """Puts articles on the shelf beside those that are there."""

    def publish(*articles):
        telegram.library.archive = Archive.build([*telegram.library.archive.articles, *articles])

    return publish


def subscription(store, place, thread=None):
    return store.subscriptions.get(place.chat.id, thread)


def digests(place):
    return [message for message in place.received if message.text.startswith(ENGLISH.say("digest-head"))]


async def test_who_subscribes_is_asked_whose_clocks_count_and_taps_a_city(reader, store):
    asked = await reader.says("/subscribe")
    assert asked.text.startswith("By whose clocks shall the digest come?")
    shown = await reader.taps("Baku")
    assert shown is asked
    assert "Every day · 08:00 · Baku" in shown.text
    kept = subscription(store, reader)
    assert (kept.rhythm, kept.at, kept.time_zone) == (Rhythm.DAILY, time(8), "Asia/Baku")
    assert kept.told == ("old",)
    assert store.readers.get(reader.user.id).time_zone == "Asia/Baku"


async def test_the_time_zone_is_asked_once(reader):
    await reader.says("/subscribe")
    await reader.taps("Baku")
    await reader.says("/unsubscribe")
    assert "Every day · 08:00 · Baku" in (await reader.says("/subscribe")).text


async def test_a_city_may_be_written(reader, store):
    await reader.says("/subscribe")
    question = await reader.taps("Another city")
    assert question.text == ENGLISH.say("subscribe-city")
    shown = await reader.says("Алматы", reply_to=question)
    assert "Every day · 08:00 · Almaty" in shown.text
    assert subscription(store, reader).time_zone == "Asia/Almaty"


async def test_a_city_that_is_not_known_is_said(reader, store):
    await reader.says("/subscribe")
    question = await reader.taps("Another city")
    assert "“Nowhere <b>”" in (await reader.says("Nowhere <b>", reply_to=question)).text
    assert subscription(store, reader) is None


async def test_everything_may_be_said_at_once(reader, store):
    shown = await reader.says("/subscribe weekly friday 18:30 New York")
    assert "Every week · Friday · 18:30 · New York" in shown.text
    kept = subscription(store, reader)
    assert (kept.weekday, kept.at, kept.time_zone) == (4, time(18, 30), "America/New_York")


async def test_the_panel_changes_each_part_in_the_same_message(reader, store):
    shown = await reader.says("/subscribe Baku")
    await reader.taps("Every week")
    await reader.taps("Friday")
    await reader.taps("18:00")
    await reader.taps("✓ Quiet hours")
    assert "Every week · Friday · 18:00 · Baku" in shown.text
    assert "No quiet hours" in shown.text
    kept = subscription(store, reader)
    assert (kept.rhythm, kept.weekday, kept.at, kept.quiet_from) == (Rhythm.WEEKLY, 4, time(18), None)
    await reader.taps("Every day")
    await reader.taps("Time zone")
    await reader.taps("Istanbul")
    assert "Every day · 18:00 · Istanbul" in shown.text
    assert reader.received == [shown]


async def test_a_button_that_changes_nothing_does_nothing(reader, telegram):
    await reader.says("/subscribe Baku")
    assert await reader.is_told(reader.presses("✓ Every day")) == ""
    assert telegram.account.refused == []


async def test_unsubscribing_ends_it_by_command_or_button(reader, store):
    await reader.says("/subscribe Baku")
    assert (await reader.says("/unsubscribe")).text == ENGLISH.say("unsubscribed")
    assert (await reader.says("/unsubscribe")).text == ENGLISH.say("not-subscribed")
    panel = await reader.says("/subscribe")
    assert (await reader.taps("Unsubscribe")).text == ENGLISH.say("unsubscribed")
    assert (panel.buttons, subscription(store, reader)) == ([], None)


async def test_the_panel_of_a_digest_that_is_gone_says_so(reader):
    panel = await reader.says("/subscribe Baku")
    await reader.says("/unsubscribe")
    assert await reader.is_told(reader.presses("18:00", on=panel)) == ENGLISH.say("digest-expired")


async def test_an_hour_of_the_night_that_somebody_wishes_for_is_not_quiet(reader, store):
    assert "23:30" in (await reader.says("/subscribe 23:30 Baku")).text
    assert subscription(store, reader).quiet_from is None


async def test_a_digest_tells_what_is_new_in_quotes_with_their_places(reader, clock, publish):
    await reader.says("/subscribe Baku")
    publish(FERRY)
    await clock.shows("2026-11-23T08:00+04:00")
    [digest] = digests(reader)
    assert "A ferry for Varn · Varn Courier" in digest.text
    assert "Boats of Varn" not in digest.text
    quotes = [line.rsplit(" ¶ ", 1)[0] for line in digest.marked("blockquote")]
    assert 1 <= len(quotes) <= 2
    assert all(quote in FERRY.text for quote in quotes)
    passage = next(link for link in digest.links if "?start=" in link)
    shown = await reader.says("/start " + passage.partition("?start=")[2])
    assert quotes[0] in shown.marked("bold")


async def test_nothing_new_and_nothing_is_sent(reader, clock):
    await reader.says("/subscribe Baku")
    for day in (23, 24, 25):
        await clock.shows(f"2026-11-{day}T08:00+04:00")
    assert digests(reader) == []


async def test_each_article_is_told_once(reader, clock, publish):
    await reader.says("/subscribe Baku")
    publish(FERRY)
    await clock.shows("2026-11-23T08:00+04:00")
    publish(BRIDGE)
    await clock.shows("2026-11-24T08:00+04:00")
    await clock.shows("2026-11-25T08:00+04:00")
    first, second = digests(reader)
    assert ("Bridge over" in first.text, "Bridge over" in second.text) == (False, True)
    assert ("ferry for" in first.text, "ferry for" in second.text) == (True, False)


async def test_nothing_comes_before_its_time_and_nothing_twice(reader, clock, publish):
    await reader.says("/subscribe Baku")
    publish(FERRY)
    await clock.shows("2026-11-23T07:59+04:00")
    assert digests(reader) == []
    for minute in range(5):
        await clock.shows(f"2026-11-23T08:0{minute}+04:00")
    assert len(digests(reader)) == 1


async def restarted(store, moment, *articles):
    """What a reader gets from a bot that is started anew at a moment."""
    clock = Hands(moment)
    async with OfflineTelegram(Archive.build([OLD, *articles]), store, clock=clock) as again:
        chat = again.private("Aziza")
        await clock.passes(minutes=1)
        return digests(chat)


@pytest.mark.parametrize(
    ("moment", "count"),
    [("2026-11-23T13:59+04:00", 1), ("2026-11-23T14:05+04:00", 0), ("2026-11-25T13:00+04:00", 0)],
)
async def test_what_was_missed_comes_late_by_six_hours_at_most(reader, store, moment, count):
    await reader.says("/subscribe Baku")
    assert len(await restarted(store, moment, FERRY)) == count
    assert subscription(store, reader).next_run > datetime.fromisoformat(moment)


async def test_a_late_digest_waits_for_the_end_of_quiet_hours(reader, store):
    await reader.says("/subscribe 20:00 Baku")
    assert await restarted(store, "2026-11-23T23:00+04:00", FERRY) == []
    assert subscription(store, reader).next_run == datetime.fromisoformat("2026-11-24T07:00+04:00")
    assert len(await restarted(store, "2026-11-24T07:00+04:00", FERRY)) == 1


async def test_a_bot_killed_after_it_claimed_a_digest_never_sends_it_again(reader, store):
    await reader.says("/subscribe Baku")
    due = subscription(store, reader).next_run
    store.subscriptions.claim(reader.chat.id, None, "2026-11-23", now=due, next_run=due)
    assert await restarted(store, "2026-11-23T08:10+04:00", FERRY) == []
    assert len(await restarted(store, "2026-11-24T08:00+04:00", FERRY)) == 1


async def test_an_answer_that_is_lost_on_the_way_sends_nothing_twice(reader, clock, publish, telegram):
    await reader.says("/subscribe Baku")
    publish(FERRY)
    telegram.account.faults.add("sendMessage", faults.LOST_REQUEST)
    for minute in range(5):
        await clock.shows(f"2026-11-23T08:0{minute}+04:00")
    assert digests(reader) == []
    await clock.shows("2026-11-24T08:00+04:00")
    assert len(digests(reader)) == 1


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("limiter", [Pace()])
async def test_a_digest_that_a_flood_limit_holds_is_tried_again(reader, store, clock, publish, telegram):
    await reader.says("/subscribe Baku")
    publish(FERRY)
    telegram.account.faults.add("sendMessage", Fault(refusal=too_many_requests(3000)))
    await clock.shows("2026-11-23T08:00+04:00")
    assert digests(reader) == []
    assert len(await restarted(store, "2026-11-23T08:05+04:00", FERRY)) == 1


async def test_who_blocks_the_bot_is_subscribed_no_more(reader, store, clock, publish):
    await reader.says("/subscribe Baku")
    publish(FERRY)
    reader.chat.bot_status = "kicked"
    await clock.shows("2026-11-23T08:00+04:00")
    assert subscription(store, reader) is None


async def test_one_who_cannot_be_reached_keeps_nobody_waiting(telegram, clock, publish):
    readers = [telegram.private(name) for name in ("Aziza", "Timur", "Anna")]
    for each in readers:
        await each.says("/subscribe Baku")
    publish(FERRY)
    telegram.account.faults.add("sendMessage", Fault(refusal=bad_request("have no rights to send a message")))
    await clock.shows("2026-11-23T08:00+04:00")
    assert sum(len(digests(each)) for each in readers) == 2


async def test_many_digests_are_spread(telegram, clock, publish):
    for number in range(30):
        await telegram.private(f"Reader {number}").says("/subscribe Baku")
    publish(FERRY)
    before = datetime.fromisoformat("2026-11-23T08:00+04:00")
    await clock.shows(before.isoformat())
    sent = [
        message for message in telegram.account.sent if message.text.startswith(ENGLISH.say("digest-head"))
    ]
    assert len(sent) == 30
    assert (clock.now() - before).total_seconds() >= 30 / 20


async def test_a_digest_that_cannot_be_written_stops_no_other(telegram, store, clock, publish):
    broken, well = telegram.private("Aziza"), telegram.private("Timur")
    for each in (broken, well):
        await each.says("/subscribe Baku")
    with store.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE subscriptions SET weekday = NULL, rhythm = 'weekly' WHERE chat_id = ?", (broken.chat.id,)
        )
    publish(FERRY)
    for minute in range(3):
        await clock.shows(f"2026-11-23T08:0{minute}+04:00")
    assert len(digests(well)) == 1


async def test_a_digest_with_too_many_articles_counts_the_rest(reader, clock, publish):
    await reader.says("/subscribe Baku")
    publish(
        *(
            Article(f"a{n}", f"Village {n}", f"In village number {n} the council counted {n} wells.")
            for n in range(40)
        )
    )
    await clock.shows("2026-11-23T08:00+04:00")
    [digest] = digests(reader)
    assert "… and 28 more" in digest.text
    await clock.shows("2026-11-24T08:00+04:00")
    assert len(digests(reader)) == 1


async def test_a_digest_speaks_the_language_of_who_subscribed(telegram, clock, publish):
    anna = telegram.private("Anna", language="ru")
    shown = await anna.says("/subscribe москва")
    assert "Каждый день · 08:00 · Москва" in shown.text
    publish(FERRY)
    await clock.shows("2026-11-23T08:00+03:00")
    assert anna.received[-1].text.startswith("Новое с прошлого дайджеста\n")


async def test_in_a_group_administrators_decide(group, store):
    aziza, timur = group.person("Aziza"), group.person("Timur", status="administrator")
    only = ENGLISH.say("digest-for-administrators")
    assert (await aziza.says(f"{COMMAND} Baku")).text == only
    panel = await timur.says(f"{COMMAND} Baku")
    assert "Every day · 08:00 · Baku" in panel.text
    assert await aziza.is_told(aziza.presses("18:00", on=panel)) == only
    assert (await aziza.says("/unsubscribe@verbatim_test_bot")).text == only
    await timur.taps("18:00", on=panel)
    assert subscription(store, group).at == time(18)
    assert (await timur.says("/unsubscribe@verbatim_test_bot")).text == ENGLISH.say("unsubscribed")


async def test_an_anonymous_administrator_decides_too(telegram, group, store):
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    message = group.chat.add(telegram.account.me, f"{COMMAND} Baku").json()
    entity = {"type": "bot_command", "offset": 0, "length": len(COMMAND)}
    sender = {"from": anonymous, "sender_chat": group.chat.json(), "entities": [entity]}
    await telegram.brings("message", {**message, **sender})
    assert subscription(store, group).time_zone == "Asia/Baku"


async def test_a_topic_has_its_own_digest(telegram, store, clock, publish):
    topic = telegram.group("Forum", is_forum=True).topic("News")
    await topic.person("Timur", status="creator").says(f"{COMMAND} Baku")
    assert subscription(store, topic, topic.thread) is not None
    publish(FERRY)
    await clock.shows("2026-11-23T08:00+04:00")
    assert topic.received[-1].text.startswith(ENGLISH.say("digest-head"))


async def test_a_digest_survives_a_restart_of_the_store(tmp_path, archive):
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store, clock=Hands(MORNING)) as telegram:
            await telegram.private("Aziza").says("/subscribe Baku")
    with closing(Store.open(tmp_path)) as store:
        [kept] = store.subscriptions.all()
    assert (kept.at, kept.time_zone) == (time(8), "Asia/Baku")


async def served(store, clock, *articles, said="@river_news 08:00 Asia/Baku friday ru", name="river_news"):
    """What stands in a channel after a bot with these settings has run for a minute."""
    settings = Settings(TOKEN, digest_channels=channel_digests.read("QA_DIGEST_CHANNELS", said))
    telegram = OfflineTelegram(Archive.build([OLD, *articles]), store, settings, clock)
    chat = Chat(-1_001_000_000_777, "channel", "River news", name, bot_status="administrator")
    telegram.account.chats[chat.id] = chat
    async with telegram:
        await clock.passes(minutes=1)
        return list(chat.messages.values())


async def test_a_channel_is_told_what_is_new_as_the_operator_says(store):
    assert await served(store, Hands(MORNING), FERRY) == []
    [digest] = await served(store, Hands("2026-11-27T08:00+04:00"), FERRY, BRIDGE)
    assert digest.text.startswith("Новое с прошлого дайджеста\n")
    assert ("Bridge over" in digest.text, "ferry" in digest.text) == (True, False)
    assert "/unsubscribe" not in digest.text
    assert await served(store, Hands("2026-11-27T08:05+04:00"), FERRY, BRIDGE) == []


async def test_a_channel_that_the_operator_names_no_more_is_told_nothing(store):
    await served(store, Hands(MORNING))
    assert len(store.subscriptions.all()) == 1
    assert await served(store, Hands("2026-11-27T08:00+04:00"), FERRY, said="") == []
    assert store.subscriptions.all() == ()


async def test_a_channel_that_cannot_be_found_is_told_in_the_log_and_kept(store, caplog):
    await served(store, Hands(MORNING))
    await served(store, Hands(MORNING), name="renamed")
    assert "no digests for @river_news until the next start: BadRequest: Chat not found" in caplog.text
    assert len(store.subscriptions.all()) == 1


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Baku", "Asia/Baku"),
        ("bakı", "Asia/Baku"),
        ("АСТАНА", "Asia/Almaty"),
        ("istanbul", "Europe/Istanbul"),
        ("İSTANBUL", "Europe/Istanbul"),
        ("Ankara", "Europe/Istanbul"),
        ("новосибирск", "Asia/Novosibirsk"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("europe/berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("UTC", "UTC"),
        ("nowhere", None),
        ("", None),
    ],
)
def test_a_zone_is_found_by_its_city(words, zone):
    assert zones.find(words) == zone


@pytest.mark.parametrize("language", LANGUAGES)
def test_cities_to_choose_from_are_named_in_the_language_and_found_by_that_name(language):
    offered = zones.common(language)
    assert 4 < len(set(offered)) == len(offered) <= 8
    for zone in offered:
        assert zones.find(zones.city_of(zone, language)) == zone


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", Wish()),
        ("weekly", Wish(Rhythm.WEEKLY)),
        ("9", Wish(at=time(9))),
        ("daily 18.30", Wish(Rhythm.DAILY, None, time(18, 30))),
        ("пятница 7:05 Москва", Wish(Rhythm.WEEKLY, 4, time(7, 5), "Europe/Moscow")),
        ("haftalık Ankara", Wish(Rhythm.WEEKLY, None, None, "Europe/Istanbul")),
        ("hourly", None),
        ("25:00", None),
    ],
)
def test_a_wish_is_read_from_words(words, wish):
    assert wishes.read(words) == wish
