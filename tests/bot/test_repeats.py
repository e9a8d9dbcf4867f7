"""A question that a group asked already today."""

from datetime import UTC, datetime, timedelta

import pytest

QUESTION = "Who retires after 41 years?"


@pytest.fixture
def aziza(group):
    return group.person("Aziza")


@pytest.fixture
def timur(group):
    return group.person("Timur")


async def test_a_repeated_question_is_led_to_its_answer(aziza, timur, group):
    answer = await aziza.says(f"/ask {QUESTION}")
    notice = await timur.says(f"/ask {QUESTION.lower()}  ")
    assert notice.text == "This was answered here less than a day ago."
    assert notice.links == [f"https://t.me/c/{str(group.chat.id).removeprefix('-100')}/{answer.id}"]
    assert notice.buttons == ["Ask anew"]


async def test_who_asks_anew_gets_the_answer_in_the_place_of_the_notice(aziza, timur, group):
    await aziza.says(f"/ask {QUESTION}")
    notice = await timur.says(f"/ask {QUESTION}")
    answer = await timur.taps("Ask anew", on=notice)
    assert answer is notice
    assert "Tom Brandt" in answer.text
    assert "The harbour becomes a museum" in (await timur.taps("In context", on=answer)).text
    assert len(group.received) == 2


async def test_only_who_asked_again_may_ask_anew(aziza, timur):
    await aziza.says(f"/ask {QUESTION}")
    notice = await timur.says(f"/ask {QUESTION}")
    assert "for the one who asked" in await aziza.is_told(aziza.presses("Ask anew", on=notice))


async def test_a_question_asked_a_third_time_is_led_to_the_answer_too(aziza, timur):
    await aziza.says(f"/ask {QUESTION}")
    first = await timur.says(f"/ask {QUESTION}")
    second = await aziza.says(f"/ask {QUESTION}")
    assert second.links == first.links


async def test_after_asking_anew_the_newer_answer_is_the_one(aziza, timur):
    await aziza.says(f"/ask {QUESTION}")
    anew = await timur.taps("Ask anew", on=await timur.says(f"/ask {QUESTION}"))
    assert (await aziza.says(f"/ask {QUESTION}")).links[0].endswith(f"/{anew.id}")


async def test_a_topic_has_its_own_answers(telegram):
    forum = telegram.group("Forum", is_forum=True)
    bridges, birds = forum.topic("Bridges"), forum.topic("Birds")
    answer = await bridges.person("Aziza").says(f"/ask {QUESTION}")
    assert "Tom Brandt" in (await birds.person("Timur").says(f"/ask {QUESTION}")).text
    notice = await bridges.person("Timur").says(f"/ask {QUESTION}")
    assert notice.links[0].endswith(f"/{bridges.thread}/{answer.id}")


async def test_a_group_without_links_gets_a_reply_to_the_answer(telegram):
    group = telegram.group("Family", kind="group")
    answer = await group.person("Aziza").says(f"/ask {QUESTION}")
    group.person("Timur").posts(f"/ask {QUESTION}")
    await telegram.account.deliver()
    notice = group.received[-1]
    assert notice.reply_to is answer
    assert notice.text == "This was answered here less than a day ago, in this message."


async def test_a_deleted_answer_is_given_anew_where_that_is_known(telegram):
    group = telegram.group("Family", kind="group")
    answer = await group.person("Aziza").says(f"/ask {QUESTION}")
    del group.chat.messages[answer.id]
    assert "Tom Brandt" in (await group.person("Timur").says(f"/ask {QUESTION}")).text
    assert telegram.account.refused == ["sendMessage: Bad Request: message to be replied not found"]
    telegram.account.calls.clear()


async def test_what_was_not_found_is_looked_for_again(aziza, timur):
    await aziza.says("/ask bitcoin price")
    assert (await timur.says("/ask bitcoin price")).text.startswith("The articles do not say.")


async def test_what_was_asked_more_than_a_day_ago_is_answered_again(aziza, timur, store):
    await aziza.says(f"/ask {QUESTION}")
    store.tidy(datetime.now(UTC) + timedelta(hours=25))
    assert "Tom Brandt" in (await timur.says(f"/ask {QUESTION}")).text


async def test_the_same_words_after_another_answer_are_another_question(aziza, timur):
    first = await aziza.says(f"/ask {QUESTION}")
    assert "Tom Brandt" in (await aziza.says("Who is he?", reply_to=first)).text
    assert "answered here" not in (await timur.says("/ask Who is he?")).text


async def test_in_private_a_question_is_answered_as_often_as_it_is_asked(reader):
    for _ in range(2):
        assert "Tom Brandt" in (await reader.says(QUESTION)).text


async def test_a_repeated_question_that_is_edited_is_answered(aziza, timur, telegram):
    await aziza.says(f"/ask {QUESTION}")
    again = timur.posts(f"/ask {QUESTION}")
    await telegram.account.deliver()
    timur.edits(again, "/ask How many herons nest in the marsh?")
    await telegram.account.deliver()
    assert "Forty herons" in timur.received[-1].text
    assert len(timur.received) == 2
