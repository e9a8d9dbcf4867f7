"""The loopback Bot API server treats taps, inline queries and commands as Telegram does."""

from __future__ import annotations

import asyncio

import pytest

pytest_plugins = ["bot_api.fixtures"]
GONE_QUERY = "query is too old and response timeout expired or query ID is invalid"


def a_keyboard(**button) -> dict:
    return {"inline_keyboard": [[{"text": "More", **button}]]}


async def test_a_tap_is_answered_once_and_only_while_it_is_fresh(client, aziza):
    await client.gets(
        "sendMessage", chat_id=aziza.chat.id, text="Hi", reply_markup=a_keyboard(callback_data="m")
    )
    query = aziza.presses("More")
    assert await client.gets("answerCallbackQuery", callback_query_id=query, text="Here")
    assert await aziza.is_told(query) == "Here"
    assert await client.is_refused("answerCallbackQuery", callback_query_id=query) == (
        400,
        f"Bad Request: {GONE_QUERY}",
    )


async def test_a_button_that_is_not_there_cannot_be_tapped(aziza):
    with pytest.raises(LookupError, match="no button 'More' here"):
        aziza.presses("More")


def an_article(number: int, text: str = "words") -> dict:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": str(number), "title": "A title", "input_message_content": content}


async def test_an_inline_query_gets_its_results(client, aziza):
    asking = asyncio.create_task(aziza.asks_inline("Ankara"))
    (update,) = await client.gets("getUpdates", timeout=20)
    query = update["inline_query"]
    await client.gets("answerInlineQuery", inline_query_id=query["id"], results=[an_article(1)])
    assert [result["title"] for result in await asking] == ["A title"]


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        ([an_article(1), an_article(1)], "RESULT_ID_DUPLICATE"),
        ([an_article(n) for n in range(51)], "too many inline query results specified"),
        ([an_article(1, "<b>")], "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ([], GONE_QUERY),
    ],
)
async def test_bad_inline_results_are_refused(client, results, refusal):
    answer = await client.is_refused("answerInlineQuery", inline_query_id="1", results=results)
    assert answer == (400, f"Bad Request: {refusal}")


async def test_commands_are_kept_per_scope_and_language(client):
    groups = {"scope": {"type": "all_group_chats"}, "language_code": "tr"}
    command = {"command": "ask", "description": "Ask the articles"}
    await client.gets("setMyCommands", commands=[command], **groups)
    assert await client.gets("getMyCommands") == []
    assert await client.gets("getMyCommands", **groups) == [command]
    await client.gets("deleteMyCommands", **groups)
    assert await client.gets("getMyCommands", **groups) == []


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        ({"command": "Ask", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "ask", "description": " "}, "command description must be non-empty"),
        ({"command": "a" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "ask"}, "can't parse BotCommand: Can't find field \"description\""),
    ],
)
async def test_commands_that_telegram_would_refuse_are_refused(client, command, refusal):
    assert await client.is_refused("setMyCommands", commands=[command]) == (400, f"Bad Request: {refusal}")


async def test_descriptions_are_kept_within_their_lengths(client):
    await client.gets("setMyDescription", description="Quotes articles")
    await client.gets("setMyShortDescription", short_description="Quotes")
    assert await client.gets("getMyDescription") == {"description": "Quotes articles"}
    assert (await client.is_refused("setMyShortDescription", short_description="x" * 121))[0] == 400
