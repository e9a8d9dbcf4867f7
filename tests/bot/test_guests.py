"""The bot called into chats where it is no member."""

import pytest
from bot_api.chats import Chat
from bot_api.errors import bad_request
from bot_api.faults import Fault
from bot_api.people import Person
from offline import OfflineTelegram

from bot.texts import texts_in
from qa import Archive

ENGLISH = texts_in("en")
QUESTION = "Who retires after 41 years?"
SENTENCE = "Its captain, Tom Brandt, retires after 41 years."


@pytest.fixture
def guest(telegram):
    return telegram.elsewhere("Book club").person("Aziza")


async def test_a_guest_answers_with_one_card(guest, telegram):
    answer = await guest.summons(f"@verbatim_test_bot {QUESTION}")
    assert answer.text.startswith("Bridge over the Orsa opens · River Courier · 4 August 2025\n")
    assert SENTENCE in answer.marked("bold")
    assert [call.method for call in telegram.account.calls].count("answerGuestQuery") == 1
    assert "sendMessage" not in [call.method for call in telegram.account.calls]
    assert "sendChatAction" not in [call.method for call in telegram.account.calls]


async def test_the_buttons_of_a_guest_lead_elsewhere(guest):
    answer = await guest.summons(f"@verbatim_test_bot {QUESTION}")
    assert [("url" in answer.button(label)) for label in answer.buttons] == [True, True]


async def test_a_guest_is_asked_by_a_reply_too(guest, telegram):
    said = guest.chat.add(telegram.account.user("Timur"), QUESTION)
    answer = await guest.summons("@verbatim_test_bot", reply_to=said)
    assert SENTENCE in answer.text


async def test_a_guest_says_in_the_language_of_who_calls_that_the_articles_do_not_say(telegram):
    anna = telegram.elsewhere("Book club").person("Anna", language="ru")
    nothing = await anna.summons("@verbatim_test_bot bitcoin price")
    assert nothing.text == texts_in("ru").say("not-found-but")


async def test_a_question_offered_by_a_guest_is_answered_in_the_same_message(guest, telegram):
    nothing = await guest.summons("@verbatim_test_bot bitcoin price")
    offered = nothing.buttons[0]
    assert await guest.is_told(guest.presses(offered, on=nothing)) == ""
    assert nothing.text.startswith(f"{offered}\n")
    assert nothing.marked("blockquote")
    assert len(telegram.account.sent) == 2
    assert guest.received == [nothing]


async def test_two_who_press_the_same_button_do_no_harm(guest, telegram):
    nothing = await guest.summons("@verbatim_test_bot bitcoin price")
    offered, keyboard = nothing.buttons[0], nothing.markup
    await guest.is_told(guest.presses(offered, on=nothing))
    shown = nothing.markup
    nothing.markup = keyboard
    query = guest.presses(offered, on=nothing)
    nothing.markup = shown
    assert await guest.is_told(query) == ""
    assert telegram.account.refused == [
        refusal for refusal in telegram.account.refused if "not modified" in refusal
    ]
    telegram.account.calls.clear()


async def test_a_guest_without_words_says_how_to_ask(guest):
    assert (await guest.summons("@verbatim_test_bot")).text == ENGLISH.say("no-words")


async def test_a_guest_without_articles_says_so(store):
    async with OfflineTelegram(Archive.build([]), store) as telegram:
        answer = (
            await telegram.elsewhere("Book club").person("Aziza").summons(f"@verbatim_test_bot {QUESTION}")
        )
        assert answer.text == ENGLISH.say("no-articles")


async def test_what_a_guest_says_is_no_part_of_a_conversation_in_a_chat_with_the_same_id(telegram):
    reader = telegram.private("Aziza")
    alike = Person(telegram.account, reader.user, Chat(reader.chat.id, "private", "Timur", bot_status="left"))
    await alike.summons(f"@verbatim_test_bot {QUESTION}")
    follow_up = await reader.says("How many of them nest in the marsh?")
    assert "Still about" not in follow_up.text


async def test_a_guest_that_fails_says_so_there(telegram, guest):
    telegram.account.faults.add("answerGuestQuery", Fault(refusal=bad_request("ARTICLE_TITLE_EMPTY")))
    answer = await guest.summons(f"@verbatim_test_bot {QUESTION}")
    assert answer.text == ENGLISH.say("failure")


async def test_another_bot_is_not_answered(telegram, guest):
    said = guest.chat.add(guest.user, f"@verbatim_test_bot {QUESTION}").json()
    said["from"]["is_bot"] = True
    query = {"guest_query_id": telegram.account.open_guest_query(guest.chat.messages[said["message_id"]])}
    await telegram.brings("guest_message", said | query)
    assert guest.received == []
