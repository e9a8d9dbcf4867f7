"""The loopback Bot API server takes and refuses messages as Telegram does."""

from __future__ import annotations

import pytest

pytest_plugins = ["bot_api.fixtures"]
UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def a_keyboard(**button) -> dict:
    return {"inline_keyboard": [[{"text": "More", **button}]]}


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "\u200b \n"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "🙂" * 2049}, "message is too long"),
        ({"parse_mode": "TeX"}, "unsupported parse_mode"),
        ({"chat_id": 42}, "chat not found"),
        ({"chat_id": ""}, "chat_id is empty"),
        ({"message_thread_id": 7}, "message thread not found"),
        ({"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"reply_parameters": {"message_id": 2, "quote": "moon"}}, "QUOTE_TEXT_INVALID"),
        ({"reply_markup": a_keyboard(callback_data="x" * 65)}, "BUTTON_DATA_INVALID"),
        (
            {"reply_markup": a_keyboard(url="http://localhost/")},
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
        (
            {"reply_markup": a_keyboard(url="ftp://a.bc")},
            "inline keyboard button URL 'ftp://a.bc' is invalid: Unsupported URL protocol",
        ),
        (
            {"reply_markup": a_keyboard()},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_a_message_that_telegram_would_refuse_is_refused(client, aziza, parameters, refusal):
    aziza.posts("sun and rain")
    message = {"chat_id": aziza.chat.id, "text": "Hi"} | parameters
    assert await client.is_refused("sendMessage", **message) == (400, f"Bad Request: {refusal}")
    assert aziza.received == []


async def test_a_reply_may_quote_the_words_it_replies_to(client, aziza):
    said = aziza.posts("🙂 sun and rain")
    reply = {"message_id": said.id, "quote": "and rain"}
    await client.gets("sendMessage", chat_id=aziza.chat.id, text="Yes", reply_parameters=reply)
    (message,) = aziza.received
    assert (message.reply_to, message.quote, message.quote_position) == (said, "and rain", 7)


async def test_a_quote_of_words_said_twice_is_of_those_nearest_to_its_place(client, aziza):
    said = aziza.posts("🙂 rain, rain, rain")
    for wish, place in ((0, 3), (8, 9), (15, 15), (99, 15)):
        reply = {"message_id": said.id, "quote": "rain", "quote_position": wish}
        await client.gets("sendMessage", chat_id=aziza.chat.id, text="Yes", reply_parameters=reply)
        assert aziza.received[-1].quote_position == place


async def test_a_quote_has_to_repeat_how_the_words_are_set(client, server):
    group = server.group("News club")
    post = server.channel("News", group=group).posts("The <b>sun</b> shines")
    reply = {"message_id": post.forward.id, "quote": "sun shines"}
    message = {"chat_id": group.chat.id, "text": "Yes"}
    refusal = await client.is_refused("sendMessage", **message, reply_parameters=reply)
    assert refusal == (400, "Bad Request: QUOTE_TEXT_INVALID")
    reply["quote_entities"] = [{"type": "bold", "offset": 0, "length": 3}]
    await client.gets("sendMessage", **message, reply_parameters=reply)
    assert [each.quote for each in group.received] == ["sun shines"]


async def test_a_post_comes_from_its_channel_and_once_more_into_its_discussion_group(client, server):
    group = server.group("News club")
    channel = server.channel("News", "news_today", group=group)
    post = channel.posts("The sun shines", with_photo=True)
    in_channel, in_group = await client.gets("getUpdates")
    posted, forwarded = in_channel["channel_post"], in_group["message"]
    assert "from" not in posted
    assert posted["sender_chat"] == forwarded["sender_chat"] == forwarded["forward_origin"]["chat"]
    assert (forwarded["from"]["id"], forwarded["is_automatic_forward"]) == (777000, True)
    assert forwarded["forward_origin"]["message_id"] == post.id
    assert forwarded["caption"] == posted["caption"] == "The sun shines"
    comment = group.person("Aziza").posts("Yes", reply_to=post.forward)
    assert comment.json()["message_thread_id"] == post.forward.id


async def test_a_reply_to_what_is_gone_is_sent_when_that_is_allowed(client, aziza):
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    await client.gets("sendMessage", chat_id=aziza.chat.id, text="Yes", reply_parameters=reply)
    assert aziza.received[0].reply_to is None


async def test_a_reader_who_blocked_the_bot_gets_nothing(client, aziza):
    aziza.blocks_bot()
    refusal = await client.is_refused("sendMessage", chat_id=aziza.chat.id, text="Hi")
    assert refusal == (403, "Forbidden: bot was blocked by the user")
    (update,) = await client.gets("getUpdates")
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    aziza.unblocks_bot()
    assert await client.gets("sendMessage", chat_id=aziza.chat.id, text="Hi")


async def test_edits_change_own_messages_and_only_if_something_changes(client, aziza):
    sent = await client.gets(
        "sendMessage", chat_id=aziza.chat.id, text="one", reply_markup=a_keyboard(callback_data="m")
    )
    place = {"chat_id": aziza.chat.id, "message_id": sent["message_id"]}
    assert "edit_date" in await client.gets("editMessageText", **place, text="<b>two</b>", parse_mode="HTML")
    assert (aziza.received[0].marked("bold"), aziza.received[0].buttons) == (["two"], [])
    assert await client.is_refused("editMessageReplyMarkup", **place) == (400, UNCHANGED)
    strange = place | {"message_id": aziza.posts("mine").id, "text": "ours"}
    assert await client.is_refused("editMessageText", **strange) == (
        400,
        "Bad Request: message can't be edited",
    )
    long = await client.is_refused("editMessageText", **place, text="x" * 4097)
    assert long == (400, "Bad Request: MESSAGE_TOO_LONG")


async def test_a_deleted_message_is_gone(client, aziza):
    sent = await client.gets("sendMessage", chat_id=aziza.chat.id, text="one")
    place = {"chat_id": aziza.chat.id, "message_id": sent["message_id"]}
    assert await client.gets("deleteMessage", **place)
    assert aziza.received == []
    assert await client.is_refused("deleteMessage", **place) == (
        400,
        "Bad Request: message to delete not found",
    )


async def test_a_left_group_is_closed_to_the_bot(server, client):
    group = server.group("News")
    editor = group.person("Timur", status="administrator")
    (leader,) = await client.gets("getChatAdministrators", chat_id=group.chat.id)
    assert leader["user"]["id"] == editor.user.id
    member = await client.gets("getChatMember", chat_id=group.chat.id, user_id=editor.user.id)
    assert member["status"] == "administrator"
    assert await client.gets("sendChatAction", chat_id=group.chat.id, action="typing")
    assert await client.gets("leaveChat", chat_id=group.chat.id)
    refusal = await client.is_refused("sendMessage", chat_id=group.chat.id, text="Hi")
    assert refusal == (403, "Forbidden: bot is not a member of the supergroup chat")


async def test_talk_in_a_topic_carries_the_topic(server, client):
    group = server.group("News", is_forum=True)
    energy = group.topic("Energy", opened_by=group.person("Aziza").user)
    said = energy.person("Timur").posts("Hello")
    opening, update = (update["message"] for update in await client.gets("getUpdates"))
    assert opening["forum_topic_created"]["name"] == "Energy"
    assert (update["is_topic_message"], update["message_thread_id"]) == (True, opening["message_id"])
    assert update["reply_to_message"]["message_id"] == opening["message_id"]
    await client.gets("sendMessage", chat_id=energy.chat.id, text="Hi", message_thread_id=said.thread)
    await client.gets("sendMessage", chat_id=energy.chat.id, text="In general")
    assert [message.text for message in energy.received] == ["Hi"]
    refusal = await client.is_refused("sendMessage", chat_id=energy.chat.id, text="Hi", message_thread_id=1)
    assert refusal == (400, "Bad Request: message thread not found")


async def test_a_plain_reply_in_a_supergroup_has_a_thread_but_no_topic(server, client):
    timur = server.group("News").person("Timur")
    first = timur.posts("Hello")
    timur.posts("And?", reply_to=first)
    _, reply = (update["message"] for update in await client.gets("getUpdates"))
    assert reply["message_thread_id"] == reply["reply_to_message"]["message_id"] == first.id
    assert "is_topic_message" not in reply
