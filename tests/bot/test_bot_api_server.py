"""The loopback Bot API server hands out updates, waits, limits and fails as Telegram does."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest
import telegram
from bot_api import faults
from bot_api.limits import Limits
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

pytest_plugins = ["bot_api.fixtures"]

KEYBOARD = {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]}


async def test_ptb_is_told_who_it_is(server):
    async with telegram.Bot(server.account.token, base_url=f"{server.url}/bot") as bot:
        assert (bot.username, bot.id) == ("verbatim_test_bot", server.account.me.id)


async def test_ptb_reads_updates_and_sends_html(server, aziza):
    aziza.posts("Who visited Ankara?")
    async with telegram.Bot(server.account.token, base_url=f"{server.url}/bot") as bot:
        (update,) = await bot.get_updates(timeout=5)
        await update.message.reply_html("<blockquote>He <b>flew</b></blockquote>", do_quote=True)
        chat = await bot.get_chat(aziza.chat.id)
    assert (update.message.text, chat.first_name) == ("Who visited Ankara?", "Aziza")
    assert [(m.text, m.marked("bold"), m.reply_to.text) for m in aziza.received] == [
        ("He flew", ["flew"], "Who visited Ankara?")
    ]


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME"])
async def test_method_names_are_taken_in_any_case(client, method):
    assert (await client.gets(method))["is_bot"]


@pytest.mark.parametrize("encoding", ["params", "data", "files", "json"])
async def test_parameters_come_as_query_form_multipart_or_json(client, aziza, encoding):
    fields = {"chat_id": str(aziza.chat.id), "text": "Hello"}
    body = {name: (None, value) for name, value in fields.items()} if encoding == "files" else fields
    answer = await client.http.post(f"{client.root}/sendMessage", **{encoding: body})
    assert answer.json()["result"]["text"] == "Hello"


@pytest.mark.parametrize(
    ("path", "refusal"),
    [
        ("/bot1:wrong/getMe", (401, "Unauthorized")),
        ("/bot{token}/getMoon", (404, "Not Found: method not found")),
        ("/", (404, "Not Found")),
    ],
)
async def test_strangers_and_strange_methods_are_turned_away(server, client, path, refusal):
    answer = await client.http.get(server.url + path.format(token=server.account.token))
    assert (answer.status_code, answer.json()["description"]) == refusal
    assert answer.json()["error_code"] == answer.status_code


async def test_updates_stay_until_an_offset_confirms_them(client, aziza):
    for text in ("one", "two", "three"):
        aziza.posts(text)
    first, second = await client.gets("getUpdates", limit=2)
    assert [first, second] == (await client.gets("getUpdates"))[:2]
    (third,) = await client.gets("getUpdates", offset=second["update_id"] + 1)
    assert third["message"]["text"] == "three"
    assert await client.gets("getUpdates", offset=third["update_id"] + 1) == []


async def test_a_long_poll_ends_when_an_update_comes(client, aziza):
    poll = asyncio.create_task(client.gets("getUpdates", timeout=30))
    await client.gets("getMe")
    aziza.posts("Hello")
    assert [update["message"]["text"] for update in await poll] == ["Hello"]


async def test_of_two_who_poll_one_meets_a_conflict(client, aziza):
    polls = {asyncio.create_task(client.asks("getUpdates", timeout=30)) for _ in range(2)}
    (refused,), (other,) = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    assert refused.result() == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    aziza.posts("Hello")
    assert len((await other)["result"]) == 1


async def test_only_the_kinds_asked_for_are_kept(client, aziza):
    await client.gets("getUpdates", allowed_updates=["callback_query"])
    aziza.posts("Hello")
    await client.gets("sendMessage", chat_id=aziza.chat.id, text="Hi", reply_markup=KEYBOARD)
    aziza.presses("More")
    (update,) = await client.gets("getUpdates")
    assert update["callback_query"]["data"] == "m"


async def test_a_webhook_gets_the_secret_and_the_update_until_it_takes_it(client, aziza):
    taken: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    statuses = iter([500, 200, 200])

    class Hook(RequestHandler):
        def post(self):
            self.set_status(next(statuses))
            secret = self.request.headers["X-Telegram-Bot-Api-Secret-Token"]
            taken.put_nowait((secret, json.loads(self.request.body)["message"]["text"]))

    (socket,) = bind_sockets(0, "127.0.0.1")
    hook = HTTPServer(Application([("/hook", Hook)], log_function=lambda _: None))
    hook.add_socket(socket)
    url = f"http://127.0.0.1:{socket.getsockname()[1]}/hook"
    await client.gets("setWebhook", url=url, secret_token="s3cret")
    aziza.posts("Hello")
    assert [await taken.get(), await taken.get()] == [("s3cret", "Hello")] * 2
    aziza.posts("Bye")
    assert await taken.get() == ("s3cret", "Bye")
    assert (await client.gets("getWebhookInfo"))["url"] == url
    assert (await client.is_refused("getUpdates"))[0] == 409
    await client.gets("deleteWebhook")
    hook.stop()
    await hook.close_all_connections()


async def test_a_reader_waits_for_the_answer_to_the_own_question(server, client):
    group = server.group("News")
    asking = [asyncio.create_task(group.person(name).says(f"I am {name}")) for name in ("Aziza", "Timur")]
    await client.gets("getMe")
    first, second = await client.gets("getUpdates", timeout=20)
    for update, name in ((second, "Timur"), (first, "Aziza")):
        reply = {"message_id": update["message"]["message_id"]}
        await client.gets("sendMessage", chat_id=group.chat.id, text=f"Hello {name}", reply_parameters=reply)
    assert [message.text for message in await asyncio.gather(*asking)] == ["Hello Aziza", "Hello Timur"]


async def test_a_reader_whom_nobody_answers_says_what_the_bot_did_instead(server, client, aziza):
    server.account.patience = 0.05
    await client.is_refused("sendMessage", chat_id=aziza.chat.id, text="")
    with pytest.raises(
        AssertionError, match=r"an answer to 'Hello'.*sendMessage Bad Request: message text is empty"
    ):
        await aziza.says("Hello")


async def test_flood_limits_hold_when_they_are_on(server, client, aziza):
    now = [0.0]
    server.account.limits = Limits(on=True, clock=lambda: now[0])
    message = {"chat_id": aziza.chat.id, "text": "Hi"}
    for _ in range(3):
        await client.gets("sendMessage", **message)
    refused = await client.asks("sendMessage", **message)
    assert (refused["error_code"], refused["description"]) == (429, "Too Many Requests: retry after 1")
    assert refused["parameters"] == {"retry_after": 1}
    now[0] += 1
    assert await client.gets("sendMessage", **message)


async def test_a_group_takes_twenty_messages_a_minute_when_limits_are_on(server, client):
    now = [0.0]
    server.account.limits = Limits(on=True, clock=lambda: now[0], per_chat=(100, 100))
    message = {"chat_id": server.group("News").chat.id, "text": "Hi"}
    for _ in range(20):
        await client.gets("sendMessage", **message)
    assert (await client.asks("sendMessage", **message))["parameters"] == {"retry_after": 3}


@pytest.mark.parametrize(("fault", "arrives"), [(faults.LOST_REQUEST, 0), (faults.LOST_ANSWER, 1)])
async def test_a_connection_can_be_lost_before_or_after_the_message_arrives(
    server, client, aziza, fault, arrives
):
    server.account.faults.add("sendMessage", fault)
    with pytest.raises(httpx.TransportError):
        await client.asks("sendMessage", chat_id=aziza.chat.id, text="Hi")
    assert len(aziza.received) == arrives
    assert await client.gets("sendMessage", chat_id=aziza.chat.id, text="Hi")


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (faults.SERVER_ERROR, 500, "<html>"),
        (faults.BAD_GATEWAY, 502, "<html>"),
        (faults.NOT_JSON, 200, "ok, but"),
    ],
)
async def test_a_fault_can_stand_in_for_the_answer(server, client, fault, status, body):
    server.account.faults.add("getMe", fault)
    answer = await client.http.get(f"{client.root}/getMe")
    assert (answer.status_code, answer.text[: len(body)]) == (status, body)
    assert [call.method for call in server.account.calls if call.met_fault] == ["getMe"]
    assert await client.gets("getMe")


async def test_every_request_is_noted_with_what_came_of_it(server, client, aziza):
    await client.gets("sendMessage", chat_id=aziza.chat.id, text="Hi")
    await client.is_refused("sendMessage", chat_id=1, text="Hi")
    assert [call.parameters["text"] for call in server.account.calls] == ["Hi", "Hi"]
    assert server.account.refused == ["sendMessage: Bad Request: chat not found"]
