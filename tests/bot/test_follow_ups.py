"""Conversations: questions that lean on those before them, and on words that a reader points at."""

from dataclasses import replace
from datetime import timedelta

import pytest
from bot_api.entities import units
from offline import OfflineTelegram

from bot import links
from bot.texts import texts_in
from qa import Archive

ENGLISH = texts_in("en")
QUESTION = "Who retires after 41 years?"
BRANDT = "Its captain, Tom Brandt, retires after 41 years."
HOLT = "Mayor Lena Holt cut the ribbon before 3,000 people."


@pytest.fixture
def aziza(group):
    return group.person("Aziza")


def said_before(store, reader, ago):
    """Make the conversation of a reader so much older."""
    for turn in store.turns.conversation(
        reader.chat.id, None, reader_now(store, reader), count=9, within=ago
    ):
        store.turns.put(replace(turn, asked_at=turn.asked_at - ago))


def reader_now(store, reader):
    return max(
        store.turns.at(reader.chat.id, message.id).asked_at for message in reader.received
    ) + timedelta(seconds=1)


async def test_a_follow_up_in_private_goes_on_from_the_last_question(reader):
    await reader.says(QUESTION)
    answer = await reader.says("Who is he?")
    assert answer.text.startswith("Still about: ")
    assert BRANDT in answer.marked("bold")


async def test_what_was_carried_over_is_dropped_by_a_button(reader):
    await reader.says(QUESTION)
    answer = await reader.says("Who is he?")
    alone = await reader.taps("Ask without it", on=answer)
    assert alone is answer
    assert "Still about" not in alone.text
    assert "Ask without it" not in alone.buttons
    assert len(reader.received) == 2


async def test_a_question_of_its_own_carries_nothing_over(reader):
    await reader.says(QUESTION)
    answer = await reader.says("Who cut the ribbon?")
    assert "Still about" not in answer.text
    assert HOLT in answer.marked("bold")


async def test_a_conversation_goes_on_after_a_restart(archive, store, reader):
    await reader.says(QUESTION)
    async with OfflineTelegram(archive, store) as restarted:
        again = restarted.private("Aziza")
        assert (await again.says("Who is he?")).text.startswith("Still about: ")


async def test_a_conversation_of_some_hours_ago_is_over(reader, store):
    await reader.says(QUESTION)
    said_before(store, reader, timedelta(hours=3))
    assert "Still about" not in (await reader.says("Who is he?")).text


async def test_in_private_a_reply_goes_on_from_the_answer_it_replies_to(reader):
    first = await reader.says(QUESTION)
    await reader.says("Who cut the ribbon?")
    answer = await reader.says("Who is he?", reply_to=first)
    assert BRANDT in answer.marked("bold")


async def test_readers_have_conversations_of_their_own(reader, telegram):
    await reader.says(QUESTION)
    assert "Still about" not in (await telegram.private("Timur").says("Who is he?")).text


async def test_in_a_group_a_reply_to_the_bot_goes_on(aziza, group):
    first = await aziza.says(f"/ask {QUESTION}")
    second = await group.person("Timur").says("Who is he?", reply_to=first)
    assert second.text.startswith("Still about: ")
    assert BRANDT in second.marked("bold")


async def test_in_a_group_a_question_that_replies_to_nothing_stands_alone(aziza):
    await aziza.says(f"/ask {QUESTION}")
    assert "Still about" not in (await aziza.says("/ask Who is he?")).text


async def test_in_a_topic_of_ours_a_question_that_replies_to_nothing_stands_alone(telegram):
    person = telegram.group("Forum", is_forum=True).topic("Bridges").person("Aziza")
    await person.says(f"/ask {QUESTION}")
    assert "Still about" not in (await person.says("/ask Who is he?")).text


async def test_in_a_topic_a_reply_to_the_bot_goes_on(telegram):
    topic = telegram.group("Forum", is_forum=True).topic("Bridges")
    first = await topic.person("Aziza").says(f"/ask {QUESTION}")
    answer = await topic.person("Timur").says("Who is he?", reply_to=first)
    assert answer.text.startswith("Still about: ")
    assert BRANDT in answer.marked("bold")
    assert topic.received == [first, answer]


async def test_a_chain_of_replies_goes_on_from_all_of_it(aziza):
    first = await aziza.says(f"/ask {QUESTION}")
    second = await aziza.says("Who is he?", reply_to=first)
    third = await aziza.says("When does he retire?", reply_to=second)
    assert "Tom Brandt" in third.text.split("\n")[0]


async def test_a_turn_whose_article_changed_is_left_out(archive, store, reader):
    await reader.says(QUESTION)
    other = [replace(a, text=a.text.replace("Tom Brandt", "Tim Grant")) for a in archive.articles]
    async with OfflineTelegram(Archive.build(other), store) as changed:
        answer = await changed.private("Aziza").says("Who is he?")
    assert "Still about" not in answer.text


async def test_what_is_not_found_tells_how_it_was_read_too(reader):
    nothing = await reader.says("Do herns drink vodka on Mars?")
    assert nothing.text.splitlines() == [
        "Showing results for “Do herons drink vodka on Mars?”.",
        ENGLISH.say("not-found-but"),
    ]


async def test_a_question_about_words_pointed_at_is_answered_around_them(reader):
    answer = await reader.says("Who cut the ribbon?")
    shown = await reader.says("What did she do?", reply_to=answer, quote="Lena Holt")
    assert shown.text.startswith("Still about: Lena Holt.\n")
    assert HOLT in shown.marked("bold")


async def test_words_pointed_at_say_which_of_several_is_meant(reader):
    await reader.says(QUESTION)
    whole = await reader.taps("In context")
    for words, sentence in (
        ("Ada Sund", "The head of the museum, Ada Sund, asks for old boats."),
        ("Tom Brandt", BRANDT),
    ):
        answer = await reader.says("Who is this?", reply_to=whole, quote=words)
        assert sentence in answer.marked("bold")
        assert answer.text.startswith(f"Still about: {words}.\n")


async def test_half_a_word_pointed_at_is_the_whole_word(reader):
    answer = await reader.says(QUESTION)
    shown = await reader.says("Who is he?", reply_to=answer, quote="om Bran")
    assert shown.text.startswith("Still about: Tom Brandt.\n")


async def test_words_of_an_old_answer_can_be_pointed_at(reader, store):
    answer = await reader.says(QUESTION)
    store.tidy(reader_now(store, reader) + timedelta(days=2))
    shown = await reader.says("Who is he?", reply_to=answer, quote="Tom Brandt")
    assert shown.text.startswith("Still about: Tom Brandt.\n")


async def test_words_of_a_shared_passage_can_be_pointed_at(reader, archive):
    quote = archive.ask("Who cut the ribbon?").quotes[0]
    passage = await reader.says(f"/start p{links.place_code(quote)}")
    shown = await reader.says("Who is she?", reply_to=passage, quote="Lena Holt")
    assert shown.text.startswith("Still about: Lena Holt.\n")


async def test_in_a_group_words_can_be_pointed_at(aziza, group):
    answer = await aziza.says(f"/ask {QUESTION}")
    shown = await group.person("Timur").says("Who is he?", reply_to=answer, quote="Tom Brandt")
    assert shown.text.startswith("Still about: Tom Brandt.\n")


async def test_what_the_article_does_not_say_of_words_pointed_at_is_looked_for_everywhere(reader):
    answer = await reader.says(QUESTION)
    shown = await reader.says("How many herons nest in the marsh?", reply_to=answer, quote="Tom Brandt")
    assert "Forty herons nest in the marsh again." in shown.marked("bold")


async def test_words_pointed_at_outside_a_quotation_are_a_plain_reply(reader):
    answer = await reader.says(QUESTION)
    shown = await reader.says("Who is he?", reply_to=answer, quote="River Courier")
    assert BRANDT in shown.marked("bold")
    assert "River Courier." not in shown.text.split("\n")[0]


async def test_what_telegram_picks_out_by_itself_is_not_pointed_at(reader, telegram):
    answer = await reader.says(QUESTION)
    message = reader.chat.add(reader.user, "Who is he?", reply_to=answer, quote="captain").json()
    position = units(answer.text[: answer.text.index("captain")])
    await telegram.brings("message", {**message, "quote": {"text": "captain", "position": position}})
    assert "captain" not in reader.received[-1].text.split("\n")[0]
