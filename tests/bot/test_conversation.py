"""A reader and the bot in private."""

import pytest
from bot_api.errors import bad_request
from bot_api.faults import Fault
from offline import OfflineTelegram

from bot.texts import texts_in
from qa import Archive, Article

ENGLISH = texts_in("en")


def media(person, **content):
    message = person.chat.add(person.user, "")
    return {**message.json(), **content}


async def test_a_question_is_answered_in_quotes(reader):
    answer = await reader.says("Who retires after 41 years?")
    assert answer.text.startswith("Bridge over the Orsa opens · River Courier · 4 August 2025\n")
    assert "Its captain, Tom Brandt, retires after 41 years." in answer.marked("bold")
    [address] = answer.links
    assert address.startswith("https://courier.example/bridge?a=1&b=2#:~:text=Its%20captain%2C%20Tom")


async def test_a_private_answer_is_a_plain_message_without_previews(reader, telegram):
    answer = await reader.says("Who retires after 41 years?")
    assert answer.reply_to is None
    [call] = [call for call in telegram.account.calls if call.method == "sendMessage"]
    assert call.parameters.structure("link_preview_options") == {"is_disabled": True}


async def test_every_question_gets_one_message(reader):
    for question in ("Who retires after 41 years?", "bitcoin price", "How many herons nest in the marsh?"):
        await reader.says(question)
    assert len(reader.received) == 3


async def test_what_the_articles_do_not_say_is_said_with_two_questions_to_ask(reader):
    answer = await reader.says("bitcoin price")
    assert answer.text.startswith("The articles do not say.")
    assert len(answer.buttons) == 2


@pytest.mark.parametrize(
    "odd", ["<b>who</b> & co?", "who \x00 retires?", "😀" * 2000, "\u202eerehw", "/", "..."]
)
async def test_an_odd_question_is_answered_all_the_same(reader, odd):
    await reader.says(odd)
    assert len(reader.received) == 1


async def test_a_lone_surrogate_does_no_harm(reader, telegram):
    message = {**reader.chat.add(reader.user, "").json(), "text": "who \ud800 retires after 41 years?"}
    await telegram.brings("message", message)
    assert "Tom Brandt" in reader.received[0].text


async def test_start_greets_with_three_questions_to_try(reader):
    greeting = await reader.says("/start")
    assert len(greeting.text.splitlines()) == 2
    assert len(greeting.buttons) == 3


async def test_an_example_that_is_tapped_is_asked(reader):
    greeting = await reader.says("/start")
    for example in greeting.buttons:
        answer = await reader.taps(example, on=greeting)
        assert answer.text.startswith(f"{example}\n")
        assert answer.marked("blockquote")


async def test_an_alternative_that_is_tapped_is_asked(reader):
    nothing = await reader.says("bitcoin price")
    answer = await reader.taps(nothing.buttons[1])
    assert answer.text.startswith(nothing.buttons[1])


async def test_a_button_stops_spinning_without_a_notice(reader):
    greeting = await reader.says("/start")
    query = reader.presses(greeting.buttons[0])
    assert await reader.is_told(query) == ""


async def test_a_button_works_after_a_restart(archive, store, reader):
    greeting = await reader.says("/start")
    async with OfflineTelegram(archive, store) as restarted:
        again = restarted.private("Aziza")
        moved = again.chat.add(restarted.account.me, greeting.text, markup=greeting.markup)
        answer = await again.taps(greeting.buttons[0], on=moved)
        assert answer.text.startswith(greeting.buttons[0])


async def test_a_button_of_articles_that_are_gone_says_so(store, reader):
    greeting = await reader.says("/start")
    other = Archive.build(
        [Article("rain", "Rain", "It rained for nine days. The river Orsa rose by two metres.")]
    )
    async with OfflineTelegram(other, store) as changed:
        again = changed.private("Aziza")
        moved = again.chat.add(changed.account.me, greeting.text, markup=greeting.markup)
        query = again.presses(greeting.buttons[0], on=moved)
        assert await again.is_told(query) == ENGLISH.say("expired")
        assert again.received == [moved]


async def test_a_button_pressed_while_the_bot_was_away_still_answers(reader, telegram):
    greeting = await reader.says("/start")
    telegram.account.faults.add("answerCallbackQuery", Fault(refusal=bad_request("query is too old")))
    answer = await reader.taps(greeting.buttons[0])
    assert answer.text.startswith(greeting.buttons[0])


async def test_a_button_of_a_message_that_telegram_forgot_still_answers(reader, telegram):
    greeting = await reader.says("/start")
    data = greeting.button(greeting.buttons[0])["callback_data"]
    forgotten = {"chat": reader.chat.json(), "message_id": greeting.id, "date": 0}
    tap = {
        "id": telegram.account.open_query(),
        "from": reader.user.json(),
        "chat_instance": "1",
        "data": data,
    }
    await telegram.brings("callback_query", {**tap, "message": forgotten})
    assert reader.received[-1].text.startswith(greeting.buttons[0])


async def test_a_button_without_a_message_answers_nowhere(reader, telegram):
    greeting = await reader.says("/start")
    data = greeting.button(greeting.buttons[0])["callback_data"]
    tap = {
        "id": telegram.account.open_query(),
        "from": reader.user.json(),
        "chat_instance": "1",
        "data": data,
    }
    await telegram.brings("callback_query", tap)
    assert reader.received == [greeting]


async def test_help_names_every_command(reader):
    shown = await reader.says("/help")
    assert all(f"/{command} " in shown.text for command in ("ask", "check", "brief", "articles", "help"))


async def test_ask_without_words_is_told_how(reader):
    assert (await reader.says("/ask")).text == ENGLISH.say("no-words")


async def test_ask_with_words_is_answered(reader):
    assert "Tom Brandt" in (await reader.says("/ask who retires after 41 years?")).text


async def test_an_unknown_command_is_declined(reader):
    assert "I do not know that command" in (await reader.says("/weather")).text


async def test_brief_gives_the_latest_article(reader):
    brief = await reader.says("/brief")
    assert brief.text.startswith("Bridge over the Orsa opens · River Courier · 4 August 2025\n")
    assert brief.marked("blockquote")
    assert brief.text.endswith(("¶ 1", "¶ 2"))


async def test_brief_takes_the_number_of_an_article(reader):
    assert (await reader.says("/brief 2")).text.startswith("Herons return to the marsh · 1 April 2024\n")


@pytest.mark.parametrize("number", ["0", "3", "-1", "007"])
async def test_brief_knows_no_other_numbers(reader, number):
    assert (await reader.says(f"/brief {number}")).text == ENGLISH.say("no-such-article")


async def test_a_picture_is_declined(reader, telegram):
    await telegram.brings("message", media(reader, sticker=None, location={"longitude": 1, "latitude": 2}))
    assert [message.text for message in reader.received] == [ENGLISH.say("no-text")]


async def test_a_caption_is_a_question(reader, telegram):
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    await telegram.brings("message", media(reader, photo=photo, caption="Who retires after 41 years?"))
    assert "Tom Brandt" in reader.received[0].text


async def test_a_notice_of_telegrams_is_not_answered(reader, telegram):
    await telegram.brings("message", media(reader, group_chat_created=True))
    assert reader.received == []


async def test_an_archive_without_articles_says_so(store):
    async with OfflineTelegram(Archive.build([]), store) as telegram:
        reader = telegram.private("Aziza")
        for words in ("Who retires?", "/articles", "/brief", "/ask"):
            assert (await reader.says(words)).text == "There are no articles yet."
        assert (await reader.says("/start")).buttons == []


async def test_questions_of_one_chat_are_answered_in_their_order(reader, telegram):
    for number in range(5):
        reader.posts(("Who retires after 41 years?", "/help")[number % 2])
    await telegram.account.deliver()
    assert ["Send me" in message.text for message in reader.received] == [False, True, False, True, False]
