"""Updates kept on the disk until they are answered: after a restart, through trouble, in order, not too late."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from bot_api import faults
from bot_api.errors import bad_request
from bot_api.faults import Fault

from bot import inbox as inboxes
from bot.inbox import Inbox
from bot.texts import texts_in

QUESTION = "Who retires after 41 years?"
ANSWER = "Tom Brandt, retires after 41 years."
EXCUSE = texts_in("en").say("was-away")
HOURS = 3600


class Clock:
    """Passes when somebody waits."""

    def __init__(self):
        self.ahead = timedelta()

    def now(self):
        return datetime.now(UTC) + self.ahead

    async def sleep(self, seconds):
        self.ahead += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def inbox(telegram, clock):
    inbox = Inbox(telegram.application, clock)
    await inbox.begin()
    yield inbox
    await inbox.drain(0)
    telegram.account.calls.clear()  # what tests let Telegram refuse


@pytest.fixture
async def stopped(telegram, clock):
    """An inbox that still takes updates, but handles none any more, as when the process dies."""
    inbox = Inbox(telegram.application, clock)
    await inbox.drain(0)
    return inbox


async def deliver(telegram, inbox):
    """Hand the inbox all that Telegram has, and let it do its work."""
    updates, telegram.account.updates.pending = telegram.account.updates.pending, []
    await inbox.take(updates)
    await inbox.handled()
    return updates


async def restarted(telegram, clock):
    clock.ahead += timedelta(seconds=1)
    inbox = Inbox(telegram.application, clock)
    await inbox.begin()
    await inbox.handled()
    return inbox


async def test_a_question_is_answered_and_waits_no_more(telegram, inbox, reader, store):
    reader.posts(QUESTION)
    await deliver(telegram, inbox)
    assert ANSWER in reader.received[0].text
    assert store.arrivals.count() == 0


async def test_an_update_that_comes_twice_is_answered_once(telegram, inbox, reader):
    reader.posts(QUESTION)
    updates = await deliver(telegram, inbox)
    await inbox.take(updates)
    await inbox.handled()
    assert len(reader.received) == 1


async def test_what_waited_when_the_process_died_is_answered_in_order_after_the_start(
    telegram, stopped, clock, store
):
    groups = [telegram.group(f"Group {number}") for number in range(3)]
    for group in groups * 3:
        group.person("Aziza").posts(f"/ask@verbatim_test_bot {QUESTION}")
    await deliver(telegram, stopped)
    assert store.arrivals.count() == 9
    await restarted(telegram, clock)
    assert store.arrivals.count() == 0
    for group in groups:
        answered = [message.reply_to.id for message in group.received]
        assert answered == sorted(answered)
        assert len(answered) == 3


async def test_what_was_answered_but_not_noted_is_not_answered_again(telegram, stopped, clock, reader, store):
    reader.posts(QUESTION)
    updates = telegram.account.updates.pending.copy()
    await telegram.account.deliver()
    await stopped.take(updates)
    await restarted(telegram, clock)
    assert len(reader.received) == 1
    assert store.arrivals.count() == 0


@pytest.mark.parametrize(
    "fault", [faults.LOST_REQUEST, faults.BAD_GATEWAY, faults.SERVER_ERROR, faults.NOT_JSON]
)
async def test_an_answer_that_did_not_get_through_is_sent_when_it_does(telegram, inbox, reader, store, fault):
    telegram.account.faults.add("sendMessage", fault, times=4)
    reader.posts(QUESTION)
    await deliver(telegram, inbox)
    assert [ANSWER in message.text for message in reader.received] == [True]
    assert store.arrivals.count() == 0


async def test_an_answer_that_telegram_refuses_for_good_is_done(telegram, inbox, reader, store):
    telegram.account.faults.add("sendMessage", Fault(refusal=bad_request("chat not found")), times=2)
    reader.posts(QUESTION)
    await deliver(telegram, inbox)
    assert reader.received == []
    assert store.arrivals.count() == 0


async def test_a_chat_in_trouble_keeps_no_other_waiting(telegram, inbox, reader):
    telegram.account.faults.add("sendMessage", Fault(delay=3600))
    reader.posts(QUESTION)
    updates, telegram.account.updates.pending = telegram.account.updates.pending, []
    await inbox.take(updates)
    while telegram.account.faults._waiting["sendmessage"]:  # noqa: ASYNC110 - nobody tells of it
        await asyncio.sleep(0.01)  # until the answer to the first is on its way, and stays there
    other = telegram.private("Bela")
    other.posts(QUESTION)
    updates, telegram.account.updates.pending = telegram.account.updates.pending, []
    await inbox.take(updates)
    async with asyncio.timeout(telegram.account.patience):
        while not other.received:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)
    assert reader.received == []


async def test_a_chat_that_was_away_for_hours_is_told_so_once(telegram, inbox, reader, store):
    group = telegram.group("News club")
    aziza = group.person("Aziza")
    long_ago = int(time.time()) - 2 * HOURS
    for message in [
        *(reader.posts(QUESTION) for _ in range(3)),
        aziza.posts("Just between us."),
        *(aziza.posts(f"/ask {QUESTION}") for _ in range(2)),
    ]:
        message.date = long_ago
    for update in telegram.account.updates.pending:
        update["message"]["date"] = long_ago
    await deliver(telegram, inbox)
    assert [message.text for message in reader.received] == [EXCUSE]
    assert [message.text for message in group.received] == [EXCUSE]
    assert store.arrivals.count() == 0
    reader.posts(QUESTION)
    await deliver(telegram, inbox)
    assert ANSWER in reader.received[-1].text


async def test_memory_holds_a_few_and_the_disk_the_rest(telegram, stopped, clock, store, monkeypatch):
    monkeypatch.setattr(inboxes, "PLACES", 3)
    monkeypatch.setattr(inboxes, "PIECE", 2)
    groups = [telegram.group(f"Group {number}") for number in range(9)]
    for group in groups * 3:
        group.person("Aziza").posts(f"/ask@verbatim_test_bot {QUESTION}")
    await deliver(telegram, stopped)
    inbox = Inbox(telegram.application, clock)
    await inbox.begin()
    while store.arrivals.count():
        assert len(inbox._lines) <= 3
        await asyncio.sleep(0.01)
    for group in groups:
        answered = [message.reply_to.id for message in group.received]
        assert answered == sorted(answered)
        assert len(answered) == 3


async def test_an_update_that_cannot_be_read_holds_up_no_other(telegram, inbox, reader, caplog):
    reader.posts(QUESTION)
    telegram.account.updates.pending.insert(0, {"update_id": 5, "message": {"message_id": 1}})
    await deliver(telegram, inbox)
    assert ANSWER in reader.received[0].text
    assert "an update cannot be read" in caplog.text


async def test_another_update_of_a_number_that_was_there_is_answered(telegram, inbox, reader):
    """A server that was set up anew counts from the beginning."""
    reader.posts(QUESTION)
    [update] = await deliver(telegram, inbox)
    reader.posts(QUESTION)
    [other] = telegram.account.updates.pending
    telegram.account.updates.pending = [other | {"update_id": update["update_id"]}]
    await deliver(telegram, inbox)
    assert len(reader.received) == 2


async def test_what_comes_while_we_listen_is_answered_whatever_its_clock_says(telegram, inbox, reader):
    reader.posts(QUESTION)
    updates, telegram.account.updates.pending = telegram.account.updates.pending, []
    updates[0]["message"]["date"] -= 7200
    await inbox.take(updates, is_backlog=False)
    await inbox.handled()
    assert ANSWER in reader.received[0].text
