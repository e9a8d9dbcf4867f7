"""The bot in a group: spoken to, it answers; otherwise it is not there."""

import pytest
from offline import OfflineTelegram

QUESTION = "who retires after 41 years?"


@pytest.fixture
def me(telegram):
    return f"@{telegram.account.me.username}"


@pytest.fixture
def aziza(group):
    return group.person("Aziza")


async def is_left_alone(group, telegram):
    await telegram.account.deliver()
    return group.received == []


async def test_a_command_is_answered_as_a_reply(aziza):
    answer = await aziza.says(f"/ask {QUESTION}")
    assert "Tom Brandt" in answer.text
    assert answer.reply_to.text == f"/ask {QUESTION}"


async def test_every_question_gets_one_message(aziza, group, telegram):
    first = await aziza.says(f"/ask {QUESTION}")
    for question in (
        "/ask Who won the chess olympiad?",
        "/ask",
        f"/ask How many herons nest? {'Well? ' * 600}",
    ):
        aziza.posts(question)
    aziza.posts("How many herons nest in the marsh?", reply_to=first)
    await telegram.account.deliver()
    questions = [message for message in group.chat.messages.values() if message.sender == aziza.user]
    assert [answer.reply_to for answer in group.received] == questions


async def test_a_command_by_name_and_a_mention_are_answered(telegram, me):
    for call in (f"/ask{me} {QUESTION}", f"{me} {QUESTION}", f"{QUESTION} {me.upper()}"):
        assert "Tom Brandt" in (await telegram.group("News club").person("Aziza").says(call)).text


async def test_a_reply_to_the_bot_is_answered(aziza):
    first = await aziza.says(f"/ask {QUESTION}")
    second = await aziza.says("How many herons nest in the marsh?", reply_to=first)
    assert "Forty herons" in second.text
    assert second.reply_to.text == "How many herons nest in the marsh?"


@pytest.mark.parametrize(
    "words", [QUESTION, "/brief", "/start", "/help", "/articles", "/ask@quiz_bot who?", "@quiz_bot who?"]
)
async def test_talk_among_people_is_left_alone(aziza, group, telegram, words):
    aziza.posts(words)
    assert await is_left_alone(group, telegram)


async def test_a_reply_to_a_person_is_left_alone(aziza, group, telegram):
    said = group.person("Timur").posts("The bridge is open")
    aziza.posts(QUESTION, reply_to=said)
    assert await is_left_alone(group, telegram)


async def test_a_picture_is_left_alone_even_as_a_reply(aziza, group, telegram):
    first = await aziza.says(f"/ask {QUESTION}")
    message = group.chat.add(aziza.user, "", reply_to=first).json()
    await telegram.brings("message", {**message, "location": {"longitude": 1, "latitude": 2}})
    assert group.received == [first]


@pytest.mark.parametrize("command", ["/help", "/start", "/brief", "/articles"])
async def test_other_commands_are_answered_by_name(aziza, me, command):
    answer = await aziza.says(f"{command}{me}")
    assert answer.reply_to.text == f"{command}{me}"


async def test_a_bare_call_takes_the_message_it_replies_to(telegram, me):
    for call in ("/ask", me):
        group = telegram.group("News club")
        asked = group.person("Timur").posts("Who retires after 41 years?")
        answer = await group.person("Aziza").says(call, reply_to=asked)
        assert "Tom Brandt" in answer.text
        assert answer.reply_to.text == call


async def test_the_answer_to_a_bare_call_shows_the_question_whatever_is_tapped(group, telegram, me):
    words = "Who retires after 41 years?"
    for call in ("/ask", me):
        answer = await group.person("Aziza").says(call, reply_to=group.person("Timur").posts(words))
        assert answer.marked("italic") == [words]
        assert (await group.person("Aziza").taps("In context", on=answer)).marked("italic") == [words]
        telegram.application.bot_data.store.drop_chat(group.chat.id)


async def test_a_question_that_stands_over_its_answer_is_not_shown_again(aziza):
    answer = await aziza.says(f"/ask {QUESTION}")
    assert QUESTION not in answer.text
    assert QUESTION not in (await aziza.taps("In context", on=answer)).text


async def test_a_bare_call_without_anything_is_told_how(aziza):
    assert "after /ask" in (await aziza.says("/ask")).text


async def test_a_question_that_is_deleted_meanwhile_is_still_answered(aziza, group, telegram):
    question = aziza.posts(f"/ask {QUESTION}")
    del group.chat.messages[question.id]
    await telegram.account.deliver()
    [answer] = group.received
    assert (answer.reply_to, "Tom Brandt" in answer.text) == (None, True)


async def test_another_bot_is_not_answered(group, telegram, me):
    quiz = group.chat.add(group.person("Timur").user, f"/ask {QUESTION}").json()
    for call in (f"/ask {QUESTION}", f"/help{me}"):
        entity = {"type": "bot_command", "offset": 0, "length": len(call.split()[0])}
        sender = {"id": 9, "is_bot": True, "first_name": "Quiz"}
        await telegram.brings("message", {**quiz, "text": call, "entities": [entity], "from": sender})
    assert group.received == []


async def test_an_answer_stays_in_its_topic(telegram):
    forum = telegram.group("Forum", is_forum=True)
    topic = forum.topic("Bridges")
    answer = await topic.person("Aziza").says(f"/ask {QUESTION}")
    assert (answer.in_topic, answer.thread) == (True, topic.thread)
    assert topic.received == [answer]


async def test_the_general_topic_is_answered_without_a_thread(telegram):
    forum = telegram.group("Forum", is_forum=True)
    answer = await forum.person("Aziza").says(f"/ask {QUESTION}")
    assert answer.thread is None
    assert "message_thread_id" not in telegram.account.calls[-1].parameters


async def test_a_topic_that_the_bot_opened_is_left_alone(telegram):
    topic = telegram.group("Forum", is_forum=True).topic("Bridges")
    topic.person("Aziza").posts("Lovely weather")
    assert await is_left_alone(topic, telegram)


async def test_the_general_topic_is_never_named_even_when_telegram_names_it(telegram):
    forum = telegram.group("Forum", is_forum=True)
    message = forum.chat.add(forum.person("Aziza").user, f"/ask {QUESTION}").json()
    entity = {"type": "bot_command", "offset": 0, "length": 4}
    named = {"message_thread_id": 1, "is_topic_message": True, "entities": [entity]}
    await telegram.brings("message", message | named)
    assert len(forum.received) == 1
    assert "message_thread_id" not in telegram.account.calls[-1].parameters


async def test_a_closed_topic_is_left_alone_and_nobody_is_alarmed(archive, store, caplog):
    async with OfflineTelegram(archive, store) as telegram:
        topic = telegram.group("Forum", is_forum=True).topic("Bridges")
        topic.chat.closed_topics.add(topic.thread)
        topic.person("Olga", "administrator").posts(f"/ask {QUESTION}")
        await telegram.account.deliver()
        assert topic.received == []
        assert [call.method for call in telegram.account.calls].count("sendMessage") == 1
    assert [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")] == []


async def test_a_reply_in_a_topic_goes_on_there(telegram):
    topic = telegram.group("Forum", is_forum=True).topic("Bridges")
    aziza = topic.person("Aziza")
    first = await aziza.says(f"/ask {QUESTION}")
    second = await aziza.says("How many herons nest in the marsh?", reply_to=first)
    assert topic.received == [first, second]
    assert (second.thread, "Forty herons" in second.text) == (topic.thread, True)


async def test_a_chain_of_replies_is_not_taken_for_a_topic(aziza, telegram):
    first = await aziza.says(f"/ask {QUESTION}")
    second = await aziza.says("How many herons nest in the marsh?", reply_to=first)
    assert second.reply_to.thread is not None
    assert "message_thread_id" not in telegram.account.calls[-1].parameters


async def test_an_example_tapped_in_a_group_is_answered_there(aziza, me):
    greeting = await aziza.says(f"/start{me}")
    answer = await aziza.taps(greeting.buttons[0], on=greeting)
    assert answer.reply_to is greeting
    assert answer.text.startswith(greeting.buttons[0])


async def test_a_post_in_a_channel_is_left_alone(telegram):
    channel = telegram.group("News", kind="channel")
    post = channel.chat.add(channel.person("Editor").user, f"/ask {QUESTION}").json()
    entity = {"type": "bot_command", "offset": 0, "length": 4}
    await telegram.brings("channel_post", {**post, "from": None, "entities": [entity]})
    assert channel.received == []
