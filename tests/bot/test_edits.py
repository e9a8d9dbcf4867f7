"""Questions that are edited: one question has one answer, whatever becomes of it."""

import pytest
from bot_api.errors import bad_request
from bot_api.faults import Fault

QUESTION = "Who retires after 41 years?"
OTHER = "How many herons nest in the marsh?"
DAY = 86_400


@pytest.fixture
def aziza(group):
    return group.person("Aziza")


async def asked(person, text):
    """A question that the bot has answered, and the answer."""
    question = person.posts(text)
    await person.account.deliver()
    return question, person.received[-1]


async def edited(person, question, text, later=60):
    """The messages of the bot after a question was edited."""
    person.edits(question, text, later=later)
    await person.account.deliver()
    return person.received


async def test_an_edited_question_changes_its_answer(reader):
    question, answer = await asked(reader, QUESTION)
    assert await edited(reader, question, OTHER) == [answer]
    assert "Forty herons nest in the marsh again." in answer.marked("bold")


async def test_the_buttons_of_a_changed_answer_are_those_of_the_new_one(reader):
    question, answer = await asked(reader, QUESTION)
    await edited(reader, question, OTHER)
    assert "Volunteers planted reeds" in (await reader.taps("In context", on=answer)).text


async def test_a_question_may_be_edited_again_and_again(reader):
    question, answer = await asked(reader, QUESTION)
    for text, shown in ((OTHER, "Forty herons"), ("bitcoin price", "do not say"), (QUESTION, "Tom Brandt")):
        assert await edited(reader, question, text) == [answer]
        assert shown in answer.text


@pytest.mark.parametrize("same", [QUESTION, f"{QUESTION} ", QUESTION.replace(" ", "  ")])
async def test_an_edit_that_changes_nothing_does_nothing(reader, telegram, same):
    question, answer = await asked(reader, QUESTION)
    telegram.account.calls.clear()
    assert await edited(reader, question, same) == [answer]
    assert telegram.account.calls == []


async def test_an_edit_to_no_words_changes_nothing(reader):
    question, answer = await asked(reader, f"/ask {QUESTION}")
    await edited(reader, question, "/ask")
    assert "Tom Brandt" in answer.text


async def test_an_edited_follow_up_goes_on_from_what_it_followed(reader):
    await reader.says(QUESTION)
    question, answer = await asked(reader, "What becomes of the harbour?")
    await reader.says(OTHER)
    assert (await edited(reader, question, "Who is he?"))[1] is answer
    assert "Still about: " in answer.text
    assert "Tom Brandt" in answer.text


async def test_an_edited_question_in_a_group_changes_its_answer(aziza):
    question, answer = await asked(aziza, f"/ask {QUESTION}")
    assert await edited(aziza, question, f"/ask {OTHER}") == [answer]
    assert "Forty herons" in answer.text
    assert answer.reply_to is question


async def test_a_message_that_calls_the_bot_only_once_edited_is_answered(aziza, telegram):
    question = aziza.posts(QUESTION)
    await telegram.account.deliver()
    assert aziza.received == []
    [answer] = await edited(aziza, question, f"@{telegram.account.me.username} {QUESTION}")
    assert "Tom Brandt" in answer.text


async def test_talk_in_a_group_that_is_edited_is_left_alone(aziza):
    talk = aziza.posts("Lovely weather")
    assert await edited(aziza, talk, QUESTION) == []


async def test_an_answer_stays_when_its_question_calls_us_no_more(aziza):
    question, answer = await asked(aziza, f"/ask {QUESTION}")
    assert await edited(aziza, question, OTHER) == [answer]
    assert "Tom Brandt" in answer.text


async def test_what_is_edited_a_day_later_in_a_group_is_left_alone(aziza):
    question, answer = await asked(aziza, f"/ask {QUESTION}")
    assert await edited(aziza, question, f"/ask {OTHER}", later=DAY + 1) == [answer]
    assert "Tom Brandt" in answer.text
    talk = aziza.posts(QUESTION)
    assert await edited(aziza, talk, f"/ask {QUESTION}", later=DAY + 1) == [answer]


async def test_in_private_an_answer_follows_its_question_later_too(reader):
    question, answer = await asked(reader, QUESTION)
    assert await edited(reader, question, OTHER, later=DAY + 1) == [answer]
    assert "Forty herons" in answer.text


async def test_an_old_message_that_was_never_answered_is_left_alone(reader, store):
    question, answer = await asked(reader, QUESTION)
    store.drop_chat(reader.chat.id)
    assert await edited(reader, question, OTHER, later=DAY + 1) == [answer]
    assert "Tom Brandt" in answer.text


@pytest.mark.parametrize("command", ["/help", "/brief", "/start", "/weather"])
async def test_of_edited_commands_only_ask_is_one(reader, command):
    question, answer = await asked(reader, QUESTION)
    assert await edited(reader, question, command) == [answer]
    assert "Tom Brandt" in answer.text


async def test_a_question_whose_answer_was_deleted_is_left_alone(reader, telegram, caplog):
    question, answer = await asked(reader, QUESTION)
    del reader.chat.messages[answer.id]
    assert await edited(reader, question, OTHER) == []
    assert telegram.account.refused == ["editMessageText: Bad Request: message to edit not found"]
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []
    telegram.account.calls.clear()


async def test_another_refusal_is_told_to_the_operator(reader, telegram, caplog):
    question, _ = await asked(reader, QUESTION)
    telegram.account.faults.add("editMessageText", Fault(refusal=bad_request("can't parse entities")))
    await edited(reader, question, OTHER)
    assert [record.levelname for record in caplog.records if record.name == "bot.failures"] == ["ERROR"]
    telegram.account.calls.clear()
