"""Messages on their way: shown to be coming when they take long."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from bot_api.account import TOKEN, Account
from bot_api.errors import bad_request
from bot_api.faults import Fault
from offline import OfflineRequest, OfflineTelegram
from telegram import Bot, Chat, Message
from telegram.constants import ChatAction
from virtual_time import run

from bot import sending
from qa import Archive

QUESTION = "Who retires after 41 years?"
SECONDS = 30  # until a test that waits for what never comes gives up


class SlowArchive(Archive):
    """An archive that answers only once it is told to."""

    def __init__(self, articles):
        super().__init__(articles)
        self.may_answer = threading.Event()

    def ask(self, question, k=3, history=(), scope=None):
        assert self.may_answer.wait(SECONDS)
        return super().ask(question, k, history, scope)


@pytest.fixture
def slow_archive(archive):
    return SlowArchive(archive.articles)


@pytest.fixture
async def slow(slow_archive, store, monkeypatch):
    """A bot whose readers lose patience at once."""
    monkeypatch.setattr(sending, "PATIENCE", 0.0)
    async with OfflineTelegram(slow_archive, store) as telegram:
        yield telegram


def actions(telegram):
    return [call.parameters for call in telegram.account.calls if call.method == "sendChatAction"]


async def waits(person, telegram, archive, text):
    """Ask, wait to be shown something, and only then let the archive answer; return what was shown."""
    person.posts(text)
    delivery = asyncio.create_task(telegram.account.deliver())
    [action] = await Account.until(telegram.account, lambda: actions(telegram), "typing")
    archive.may_answer.set()
    await delivery
    return action


async def test_a_reader_who_waits_is_shown_that_the_bot_is_typing(slow, slow_archive):
    reader = slow.private("Aziza")
    action = await waits(reader, slow, slow_archive, QUESTION)
    assert (action.text("action"), action.number("chat_id")) == (ChatAction.TYPING, reader.chat.id)
    assert "Tom Brandt" in reader.received[0].text
    assert len(actions(slow)) == 1


async def test_typing_is_shown_in_the_topic_of_the_question(slow, slow_archive):
    topic = slow.group("Forum", is_forum=True).topic("Bridges")
    action = await waits(topic.person("Aziza"), slow, slow_archive, f"/ask {QUESTION}")
    assert action.number("message_thread_id") == topic.thread


async def test_that_typing_cannot_be_shown_does_no_harm(slow, slow_archive):
    slow.account.faults.add("sendChatAction", Fault(refusal=bad_request("TOPIC_CLOSED")))
    reader = slow.private("Aziza")
    slow_archive.may_answer.set()
    assert "Tom Brandt" in (await reader.says(QUESTION)).text


def test_nothing_is_shown_for_half_a_second():
    assert run(shown_at(0.49, 0.51, 4.9, 5.1)) == [0, 1, 1, 2]


async def shown_at(*moments):
    """How often typing was shown by moments of something that takes longer."""
    account = Account()
    chat = account.private_chat(account.user("Aziza"))
    bot = Bot(TOKEN, request=OfflineRequest(account), get_updates_request=OfflineRequest(account))
    message = Message(1, datetime.now(UTC), Chat(chat.id, Chat.PRIVATE))
    message.set_bot(bot)
    async with sending.typing(message):
        return [await calls_by(moment, account) for moment in moments]


async def calls_by(moment, account):
    await asyncio.sleep(moment - asyncio.get_running_loop().time())
    return len(account.calls)


async def test_a_quick_answer_shows_no_typing(reader, telegram, monkeypatch):
    monkeypatch.setattr(sending, "PATIENCE", SECONDS)
    await reader.says(QUESTION)
    assert actions(telegram) == []
