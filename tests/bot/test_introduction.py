"""What Telegram shows of the bot before it is spoken to."""

import asyncio

import pytest
from bot_api import faults
from bot_api.account import TOKEN
from bot_api.errors import bad_request, too_many_requests
from bot_api.faults import Fault
from offline import OfflineTelegram

from bot import introduction
from bot.settings import Settings
from bot.texts import LANGUAGES, texts_in

DIGESTS = ("subscribe", "unsubscribe")
QUESTION = "Who retires after 41 years?"


def profile(telegram, *key):
    return telegram.account.profile[key]


def setting_calls(telegram):
    return [call.method for call in telegram.account.calls if call.method.startswith("setMy")]


def menu(telegram, code, **scope):
    key = tuple(f"{name}={value}" for name, value in sorted(scope.items()))
    return [command["command"] for command in profile(telegram, "commands", *key, code)]


@pytest.mark.parametrize("code", ["", "ru", "tr", "az", "kk"])
async def test_menus_show_commands_by_the_kind_of_chat(telegram, code):
    in_private = menu(telegram, code, type="all_private_chats")
    assert in_private == [
        "ask",
        "check",
        "brief",
        "articles",
        *DIGESTS,
        "language",
        "privacy",
        "forget",
        "help",
    ]
    assert menu(telegram, code, type="all_group_chats") == ["ask", "check"]
    decided = ["ask", "check", *DIGESTS, "settings", "remove"]
    assert menu(telegram, code, type="all_chat_administrators") == decided


async def test_operators_find_their_commands_on_the_menu(archive, store):
    async with OfflineTelegram(archive, store, Settings(TOKEN, admins=frozenset([77]))) as telegram:
        commands = menu(telegram, "kk", type="chat", chat_id=77)
        assert commands[-3:] == ["reload", "stats", "unanswered"]
        assert commands[:-3] == menu(telegram, "kk", type="all_private_chats")


async def test_an_operator_who_never_wrote_to_the_bot_has_no_menu_yet(telegram, caplog):
    bot, refusal = telegram.application.bot, Fault(refusal=bad_request("chat not found"))
    telegram.account.profile.clear()
    telegram.account.faults.add("getMyCommands", faults.NO_FAULT, times=3)
    telegram.account.faults.add("getMyCommands", refusal)
    await introduction.introduce(bot, [77])
    assert profile(telegram, "description", "kk") == texts_in("kk").say("description")
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


@pytest.mark.parametrize(("code", "language"), [("", "en"), *((code, code) for code in LANGUAGES[1:])])
async def test_menus_and_descriptions_speak_each_language_and_english_to_the_rest(telegram, code, language):
    texts = texts_in(language)
    [first, *_] = profile(telegram, "commands", "type=all_private_chats", code)
    assert first == {"command": "ask", "description": texts.say("menu-ask")}
    assert profile(telegram, "short_description", code) == texts.say("short-description")
    assert profile(telegram, "description", code) == texts.say("description")


async def test_a_restart_sets_nothing_anew(telegram):
    telegram.account.calls.clear()
    await introduction.introduce(telegram.application.bot)
    assert setting_calls(telegram) == []
    assert telegram.account.calls != []


async def test_a_restart_sets_what_was_changed(telegram):
    telegram.account.profile["description", "tr"] = "Something else"
    telegram.account.calls.clear()
    await introduction.introduce(telegram.application.bot)
    assert setting_calls(telegram) == ["setMyDescription"]
    assert profile(telegram, "description", "tr") == texts_in("tr").say("description")


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize(
    ("fault", "reason"),
    [(faults.BAD_GATEWAY, "NetworkError"), (Fault(refusal=too_many_requests(3000)), "RetryAfter")],
)
async def test_a_start_that_telegram_slows_is_still_a_start(archive, store, caplog, fault, reason):
    telegram = OfflineTelegram(archive, store)
    telegram.account.faults.add("setMyShortDescription", fault)
    async with telegram:
        [warning] = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
        assert warning.startswith(f"the menus and descriptions are not all set: {reason}: ")
        assert "Tom Brandt" in (await telegram.private("Aziza").says(QUESTION)).text


async def test_readers_are_served_while_telegram_takes_its_time(archive, store):
    telegram = OfflineTelegram(archive, store)
    telegram.account.faults.add("getMyCommands", Fault(delay=3600))
    bot = telegram.application
    await bot.initialize()
    await bot.post_init(bot)
    assert "Tom Brandt" in (await telegram.private("Aziza").says(QUESTION)).text
    assert telegram.account.profile == {}
    for end in (bot.post_stop, bot.post_shutdown):
        await end(bot)
    await bot.shutdown()
    assert introduction.__name__ not in [task.get_name() for task in asyncio.all_tasks()]
