"""What the operator and the reader learn when something fails."""

import logging

import pytest
from bot_api import faults
from bot_api.errors import bad_request
from bot_api.faults import Fault
from offline import OfflineTelegram
from telegram.error import Conflict, Forbidden, NetworkError, TelegramError

from bot import failures
from bot.settings import Settings
from bot.texts import texts_in
from qa import Archive

TOKEN = "123456789:AAmade-up_token_of_the_usual_length_0"
QUESTION = "Who retires after 41 years?"
APOLOGY = texts_in("en").say("failure")


class BrokenArchive(Archive):
    """An archive whose index was damaged."""

    def ask(self, question, k=3, history=(), scope=None):  # noqa: ARG002
        raise KeyError(f"no postings\nfor {k} terms")


@pytest.fixture
async def broken(archive, store):
    async with OfflineTelegram(BrokenArchive(archive.articles), store) as telegram:
        yield telegram


async def test_a_reader_is_told_in_one_kind_sentence(broken):
    answer = await broken.private("Aziza").says(QUESTION)
    assert answer.text == APOLOGY


async def test_a_reader_is_told_in_the_own_language(broken):
    answer = await broken.private("Aziza", language="kk").says(QUESTION)
    assert answer.text == texts_in("kk").say("failure")


async def test_a_group_is_told_where_it_asked(broken):
    answer = await broken.group("News club").person("Aziza").says(f"/ask {QUESTION}")
    assert answer.text == APOLOGY
    assert answer.reply_to.text == f"/ask {QUESTION}"


async def test_the_operator_gets_one_line_without_the_question(broken, caplog):
    await broken.private("Aziza").says(QUESTION)
    [record] = [record for record in caplog.records if record.name == "bot.failures"]
    assert record.levelname == "ERROR"
    assert record.getMessage().startswith(
        "update 870000001: KeyError: 'no postings\\nfor 3 terms' (test_failures.py:"
    )
    assert record.exc_info is None
    assert QUESTION not in caplog.text


async def test_the_bot_goes_on_after_a_failure(broken):
    reader = broken.private("Aziza")
    await reader.says(QUESTION)
    assert (await reader.says("/help")).text != APOLOGY


async def test_a_message_that_telegram_refuses_is_apologised_for(telegram, reader):
    telegram.account.faults.add("sendMessage", Fault(refusal=bad_request("can't parse entities")))
    assert (await reader.says(QUESTION)).text == APOLOGY


async def test_a_reader_who_blocked_the_bot_is_left_in_peace(telegram, reader, caplog):
    reader.posts(QUESTION)
    reader.blocks_bot()
    caplog.set_level(logging.INFO)
    await telegram.account.deliver()
    assert telegram.account.refused == ["sendMessage: Forbidden: bot was blocked by the user"]
    telegram.account.calls.clear()
    [record] = [record for record in caplog.records if record.name == "bot.failures"]
    assert record.levelname == "INFO"


@pytest.mark.parametrize("fault", [faults.LOST_ANSWER, faults.BAD_GATEWAY])
async def test_nothing_more_is_sent_while_telegram_is_the_trouble(telegram, reader, caplog, fault):
    telegram.account.faults.add("sendMessage", fault)
    reader.posts(QUESTION)
    await telegram.account.deliver()
    assert reader.received == []
    [record] = [record for record in caplog.records if record.name == "bot.failures"]
    assert record.levelname in {"WARNING", "ERROR"}


async def test_an_apology_that_is_refused_is_logged(telegram, reader, caplog):
    telegram.account.faults.add("sendMessage", Fault(refusal=bad_request("CHAT_RESTRICTED")), times=2)
    reader.posts(QUESTION)
    await telegram.account.deliver()
    assert [record.getMessage().partition(" (")[0] for record in caplog.records] == [
        "update 870000001: BadRequest: Chat_restricted",
        "update 870000001: nor could the reader be told: BadRequest: Chat_restricted",
    ]


async def test_trouble_with_polling_is_one_line(telegram, caplog):
    for error in (NetworkError("down"), Conflict("terminated by other getUpdates request")):
        await telegram.application.process_error(None, error)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "polling: NetworkError: down"),
        ("ERROR", "polling: Conflict: terminated by other getUpdates request"),
    ]


async def test_no_error_is_no_news(telegram, caplog):
    from bot.context import Context

    await failures.handle(None, Context(telegram.application))
    assert caplog.records == []


def log_a_failure():
    try:
        call_telegram()
    except TelegramError:
        logging.getLogger("anything").exception("It failed:")


def call_telegram():
    raise TelegramError(f"no way to /bot{TOKEN}\nat all")


def test_the_log_hides_tokens(log):
    failures.set_up_logging(Settings("42:short"))
    another = "987654321:" + "A" * 35
    logging.getLogger("anything").warning("GET /bot%s/getMe and /bot%s/getMe", "42:short", another)
    assert log().rstrip().endswith("WARNING anything: GET /bot<token>/getMe and /bot<token>/getMe")


def test_the_log_tells_an_error_in_one_line(log):
    failures.set_up_logging(Settings(TOKEN))
    log_a_failure()
    [line] = log().splitlines()
    assert "ERROR anything: It failed: TelegramError: no way to /bot<token> at all (test_failures.py:" in line


def test_a_debugging_operator_gets_tracebacks_without_tokens(log):
    failures.set_up_logging(Settings(TOKEN, log_level="DEBUG"))
    log_a_failure()
    logged = log()
    assert "Traceback (most recent call last)" in logged
    assert TOKEN not in logged


def test_without_a_token_what_looks_like_one_is_hidden_all_the_same(log):
    failures.set_up_logging(Settings())
    logging.getLogger("anything").warning(TOKEN)
    assert log().rstrip().endswith(": <token>")


def test_the_log_keeps_its_level_and_quiets_those_who_tell_too_much(log):
    failures.set_up_logging(Settings(TOKEN, log_level="DEBUG"))
    logging.getLogger("anything").debug("heard")
    logging.getLogger("httpx").info("POST /bot…/getMe")
    logging.getLogger("telegram.ext.Application").debug("Processing update with what a reader wrote")
    [line] = log().splitlines()
    assert line.endswith("DEBUG anything: heard")


def test_a_strict_level_holds_for_everybody(log):
    failures.set_up_logging(Settings(TOKEN, log_level="ERROR"))
    logging.getLogger("httpx").warning("unheard")
    logging.getLogger("telegram").error("heard")
    assert len(log().splitlines()) == 1


def test_an_error_without_a_place_is_told_without_one():
    assert failures.describe(Forbidden("Blocked")) == "Forbidden: Blocked"
