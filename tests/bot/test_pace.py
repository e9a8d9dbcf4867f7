"""The pace at which messages leave, on a clock that jumps: hours pass in no time."""

import asyncio
import random

import pytest
from bot_api.account import Account
from bot_api.errors import BotApiError
from bot_api.limits import Limits
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, NetworkError, RetryAfter
from virtual_time import run

from bot.pace import Overdue, Pace, Priority

READER, GROUP = 7, -100_7
SECOND, MINUTE = 1.0, 60.0

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")


def now():
    return asyncio.get_running_loop().time()


class Telegram:
    """Notes when it was asked for what; answers after a while, and refuses when it was told to."""

    def __init__(self, latency=0.0):
        self.pace = Pace()
        self.latency = latency
        self.taken = []
        self.refusals = {}

    async def take(self, endpoint, data):
        place = data.get("chat_id", endpoint)
        if self.refusals.get(place):
            raise self.refusals[place].pop(0)
        self.taken.append((now(), place, data.get("text")))
        await asyncio.sleep(self.latency)
        return True

    async def asked(self, endpoint="sendMessage", priority=None, **data):
        return await self.pace.process_request(self.take, (endpoint, data), {}, endpoint, data, priority)

    def times(self, *places):
        return [time for time, place, _ in self.taken if place in places or not places]

    def texts(self, place=READER):
        return [text for _, where, text in self.taken if where == place]


def most_within(times, seconds):
    """The most moments that lie in any stretch of so many seconds."""
    return max(sum(start <= time < start + seconds for time in times) for start in times)


async def all_at_once(telegram, places):
    for number, place in enumerate(places):
        asyncio.create_task(telegram.asked(chat_id=place, text=number))  # noqa: RUF006 - awaited below
        await asyncio.sleep(0)
    await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})


def sent(places, latency=0.0):
    async def send():
        telegram = Telegram(latency)
        await all_at_once(telegram, places)
        return telegram

    return run(send())


PLACES = st.lists(st.sampled_from([1, 2, 3, -1, -2, "@channel"]), min_size=1, max_size=120)
LATENCY = st.sampled_from([0.0, 0.05, 0.4, 3.0])


@given(PLACES, LATENCY)
def test_no_limit_is_ever_passed_and_nothing_lost(places, latency):
    telegram = sent(places, latency)
    assert sorted(text for _, _, text in telegram.taken) == list(range(len(places)))
    assert most_within(telegram.times(), SECOND) <= 30
    for place in set(places):
        times = telegram.times(place)
        for seconds in (1, 2, 5, 10, 60):
            assert most_within(times, seconds) <= 3 + seconds
        if place in (-1, -2, "@channel"):
            assert most_within(times, MINUTE) <= 20


@given(PLACES, LATENCY)
def test_messages_of_a_chat_keep_their_order(places, latency):
    telegram = sent(places, latency)
    for place in set(places):
        texts = telegram.texts(place)
        assert texts == sorted(texts)


@given(PLACES)
def test_a_server_that_counts_refuses_nothing(places):
    async def send():
        account, telegram = Account(limits=Limits(on=True, clock=now)), Telegram(0.02)
        chats = {place: account.open_group("Group", "supergroup") for place in set(places)}
        for place, chat in chats.items():
            chat.kind = "private" if place in (1, 2, 3) else chat.kind

        async def take(endpoint, data):  # noqa: ARG001
            account.limits.spend(chats[data["chat_id"]])

        telegram.take = take
        await all_at_once(telegram, places)

    try:
        run(send())
    except BotApiError as error:
        pytest.fail(str(error))


@pytest.mark.parametrize("seed", range(5))
def test_200_answers_over_50_chats_and_3_groups_take_little_longer_than_they_must(seed):
    places = [*range(1, 51)] * 3 + [-1, -2, -3] * 16 + [-1, -2]
    random.Random(seed).shuffle(places)
    least = max((200 - 30) / 30, 17 - 3)  # overall, and in a group: a second each after three at once
    telegram = sent(places, latency=0.05)
    assert len(telegram.taken) == 200
    assert telegram.times()[-1] <= 1.2 * least


def test_200_answers_to_50_chats_take_little_longer_than_they_must():
    telegram = sent([*range(1, 51)] * 4, latency=0.05)
    assert telegram.times()[-1] <= 1.2 * (200 - 30) / 30


def test_a_chat_may_have_a_few_messages_at_once():
    assert sent([READER] * 5).times() == pytest.approx([0, 0, 0, 1, 2], abs=0.05)


def test_a_group_has_20_a_minute_in_all_its_topics():
    async def send():
        telegram = Telegram()
        wishes = (telegram.asked(chat_id=GROUP, message_thread_id=number) for number in range(21))
        await asyncio.gather(*wishes)
        return telegram.times()

    *_, last_but_one, last = run(send())
    assert last_but_one < 20
    assert last == pytest.approx(60, abs=0.1)


def test_edits_count_in_their_chat_and_an_id_may_be_text():
    async def send():
        telegram = Telegram()
        wishes = ("sendMessage", READER), ("editMessageText", str(READER)), ("editMessageReplyMarkup", READER)
        await asyncio.gather(*(telegram.asked(endpoint, chat_id=chat) for endpoint, chat in wishes * 2))
        return telegram.times()

    assert run(send())[-1] == pytest.approx(3, abs=0.1)


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "answerInlineQuery", "getMe", "sendChatAction"])
def test_what_is_no_message_waits_for_nothing(endpoint):
    async def send():
        telegram = Telegram()
        chat = {"chat_id": READER} if endpoint == "sendChatAction" else {}
        await asyncio.gather(*(telegram.asked(endpoint, **chat) for _ in range(100)))
        return telegram.times()

    assert set(run(send())) == {0.0}


def test_messages_sent_in_line_count_overall():
    async def send():
        telegram = Telegram()
        wishes = (telegram.asked("editMessageText", inline_message_id=f"a{n}") for n in range(31))
        await asyncio.gather(*wishes)
        return telegram.times()

    assert run(send())[-2:] == pytest.approx([0, 1], abs=0.05)


def test_a_refusal_holds_its_chat_and_no_other_and_keeps_the_order():
    async def send():
        telegram = Telegram()
        telegram.refusals[READER] = [RetryAfter(40)]
        wishes = [*((READER, n) for n in range(3)), (8, "other"), (GROUP, "group")]
        await asyncio.gather(*(telegram.asked(chat_id=chat, text=text) for chat, text in wishes))
        return telegram

    telegram = run(send())
    assert telegram.texts() == [0, 1, 2]
    assert telegram.times(READER)[0] == pytest.approx(40, abs=0.1)
    assert telegram.times(8, GROUP) == [0, 0]


def test_a_refusal_without_a_chat_holds_only_what_was_refused():
    async def send():
        telegram = Telegram()
        telegram.refusals["setMyCommands"] = [RetryAfter(500)]
        wishes = ("setMyCommands", {}), ("answerInlineQuery", {}), ("sendMessage", {"chat_id": READER})
        await asyncio.gather(*(telegram.asked(endpoint, **data) for endpoint, data in wishes))
        return {place: time for time, place, _ in telegram.taken}

    times = run(send())
    assert times == {"answerInlineQuery": 0, READER: 0, "setMyCommands": pytest.approx(500, abs=0.1)}


def test_a_refusal_of_typing_holds_the_answer_too():
    async def send():
        telegram = Telegram()
        telegram.refusals[READER] = [RetryAfter(5)]
        typing = asyncio.create_task(telegram.asked("sendChatAction", chat_id=READER))
        await asyncio.sleep(1)
        await asyncio.gather(typing, telegram.asked(chat_id=READER))
        return telegram.times()

    assert min(run(send())) == pytest.approx(5, abs=0.1)


@pytest.mark.parametrize("error", [BadRequest("can't parse entities"), NetworkError("down")])
def test_other_errors_are_handed_on_and_the_next_message_goes(error):
    async def send():
        telegram = Telegram()
        telegram.refusals[READER] = [error]
        with pytest.raises(type(error)):
            await telegram.asked(chat_id=READER, text="first")
        await telegram.asked(chat_id=READER, text="second")
        return telegram.texts()

    assert run(send()) == ["second"]


@pytest.mark.parametrize(("chats", "at_once"), [([READER], 1), ([*range(1, 91)], 30)])
def test_answers_go_before_digests(chats, at_once):
    async def send():
        telegram = Telegram()
        digests = [
            telegram.asked(chat_id=chat, text="digest", priority=Priority.DIGEST) for chat in chats * 4
        ]
        answers = [telegram.asked(chat_id=chat, text="answer") for chat in chats]
        await asyncio.gather(*digests, *answers)
        return [text for _, _, text in telegram.taken]

    assert run(send())[at_once : at_once + len(chats)] == ["answer"] * len(chats)


def test_what_would_wait_too_long_is_told_at_once():
    async def send():
        telegram = Telegram()
        tasks = [asyncio.create_task(telegram.asked(chat_id=GROUP)) for _ in range(250)]
        await asyncio.sleep(0.1)
        late = [task for task in tasks if task.done() and task.exception()]
        with pytest.raises(
            Overdue, match=rf"^a message to {GROUP} is not sent: .* would let it wait 60\d s$"
        ):
            await late[0]
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        return len(late), sum(isinstance(outcome, Overdue) for outcome in outcomes), now()

    at_once, refused, ended = run(send())
    assert at_once <= refused <= at_once + 2
    assert 30 <= refused <= 60
    assert ended <= 600


def test_a_refusal_for_longer_than_anybody_waits_is_an_error():
    async def send():
        telegram = Telegram()
        telegram.refusals[READER] = [RetryAfter(3600)]
        with pytest.raises(Overdue):
            await telegram.asked(chat_id=READER)
        return now()

    assert run(send()) == 0


def test_a_digest_that_answers_never_let_through_is_given_up():
    async def send():
        telegram = Telegram()
        answers = [asyncio.create_task(telegram.asked(chat_id=chat)) for chat in range(1, 1000)]
        await asyncio.sleep(0)
        digest = asyncio.create_task(telegram.asked(chat_id=50_000, priority=Priority.DIGEST))
        for chat in range(1000, 21_000):
            answers.append(asyncio.create_task(telegram.asked(chat_id=chat)))
            await asyncio.sleep(0.03)
        with pytest.raises(Overdue):
            await digest
        ended = now()
        await asyncio.gather(*answers, return_exceptions=True)
        return ended

    assert run(send()) == pytest.approx(600, abs=5)


@pytest.mark.parametrize("after", [0.0, 0.5, 1.0])
def test_who_gives_up_leaves_the_turn_to_the_next(after):
    async def send():
        telegram = Telegram(latency=0.2)
        tasks = [asyncio.create_task(telegram.asked(chat_id=READER, text=n)) for n in range(6)]
        await asyncio.sleep(after)
        tasks[3].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return telegram.texts()

    assert run(send()) == [0, 1, 2, 4, 5]


@given(st.lists(st.tuples(st.integers(0, 39), st.floats(0, 20)), max_size=12))
def test_however_many_give_up_the_others_are_served(leaving):
    async def send():
        telegram = Telegram(latency=0.1)
        tasks = [asyncio.create_task(telegram.asked(chat_id=n % 4 - 2, text=n)) for n in range(40)]
        for number, moment in leaving:
            asyncio.get_running_loop().call_later(moment, tasks[number].cancel)
        await asyncio.gather(*tasks, return_exceptions=True)
        return telegram, {n for n in range(40) if not tasks[n].cancelled()}

    telegram, served = run(send())
    assert served <= {text for _, _, text in telegram.taken}
    assert most_within(telegram.times(), SECOND) <= 30


def test_chats_at_rest_are_forgotten():
    async def send():
        telegram = Telegram()
        for chat in range(1, 5001):
            await telegram.asked(chat_id=chat)
        return len(telegram.pace._lanes._lanes)

    assert run(send()) <= 1100


async def test_it_begins_and_ends_with_nothing_to_do():
    pace = Pace()
    await pace.initialize()
    await pace.shutdown()
