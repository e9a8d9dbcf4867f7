"""A question that names its articles is answered from them, says so, and can be asked of all."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from offline import OfflineTelegram

from bot.store import Store
from qa import Archive, Article

EVERYWHERE = "✕ Ask all articles"
TODAY = datetime.now(UTC).date()
SPRING = Article(
    "spring", "Tea in spring", "Farmers picked 500 tons of tea in spring. Rain came late.", published=TODAY
)
AUTUMN = Article(
    "autumn",
    "Tea in autumn",
    "Farmers picked 900 tons of tea in autumn. The pickers went home early. Director Ada Sund paid them.",
    published=TODAY - timedelta(days=100),
)
COFFEE = Article(
    "coffee",
    "Coffee",
    "A trader sold 70 tons of coffee in autumn. The pickers stayed for a feast.",
    published=TODAY - timedelta(days=50),
)
QUESTION = "how many tons of tea did farmers pick?"
NAMED = f"In the article about autumn, {QUESTION}"


@pytest.fixture(scope="module")
def archive():
    return Archive.build([SPRING, AUTUMN, COFFEE])


def scope_of(message):
    """What a message says it was asked of."""
    return next((line for line in message.text.splitlines() if line.startswith("Only in: ")), None)


async def test_a_question_that_names_an_article_is_answered_from_it(reader):
    answer = await reader.says(NAMED)
    assert scope_of(answer) == "Only in: Tea in autumn."
    assert "900 tons" in answer.text
    assert "500 tons" not in answer.text


async def test_days_and_the_latest_name_articles_too(reader):
    assert scope_of(await reader.says(f"In the latest article, {QUESTION}")) == "Only in: Tea in spring."
    since = AUTUMN.published - timedelta(days=1)
    answer = await reader.says(f"In articles since {since:%d %B %Y}, {QUESTION}")
    assert scope_of(answer) == "Only in: 3 articles."


async def test_days_without_an_article_are_said_and_all_can_be_asked(store):
    late = Archive.build([AUTUMN])
    async with OfflineTelegram(late, store) as telegram:
        reader = telegram.private("Aziza")
        nothing = await reader.says(f"In articles since yesterday, {QUESTION}")
        assert nothing.text == "Only in: 0 articles.\nThe articles do not say."
        answer = await reader.taps(EVERYWHERE, on=nothing)
        assert "900 tons" in answer.text


async def test_a_question_that_names_none_asks_all(reader):
    answer = await reader.says(QUESTION)
    assert scope_of(answer) is None
    assert EVERYWHERE not in answer.buttons


async def test_the_button_asks_all_in_the_same_message(reader):
    answer = await reader.says("In the article about coffee, how many tons of tea did farmers pick?")
    assert scope_of(answer) == "Only in: Coffee."
    changed = await reader.taps(EVERYWHERE, on=answer)
    assert changed is answer
    assert scope_of(changed) is None
    assert "tons of tea" in changed.text
    assert EVERYWHERE not in changed.buttons
    assert reader.received == [answer]


async def test_more_of_an_answer_still_says_what_was_asked(reader):
    answer = await reader.says(NAMED)
    await reader.taps("In context", on=answer)
    assert scope_of(answer) == "Only in: Tea in autumn."
    assert EVERYWHERE in answer.buttons


async def test_words_win_over_what_was_chosen_and_change_nothing_of_it(reader, store):
    store.scopes.put(reader.chat.id, None, ["spring"])
    answer = await reader.says(NAMED)
    assert scope_of(answer) == "Only in: Tea in autumn."
    await reader.taps(EVERYWHERE, on=answer)
    assert store.scopes.get(reader.chat.id, None) == ("spring",)
    assert scope_of(await reader.says("Did rain come late?")) == "Only in: Tea in spring."


async def test_a_follow_up_keeps_the_articles_of_the_question_before(reader):
    await reader.says("In the article about autumn, what did the pickers do?")
    answer = await reader.says("Who paid them?")
    assert "Still about:" in answer.text
    assert scope_of(answer) == "Only in: Tea in autumn."
    assert "Ada Sund" in answer.text


async def test_a_follow_up_carries_no_words_that_only_named_the_article(reader):
    await reader.says("In the article about autumn, what did the pickers do?")
    answer = await reader.says("Who paid them?")
    [carried] = [line for line in answer.text.splitlines() if line.startswith("Still about:")]
    assert "article" not in carried


async def test_a_follow_up_is_asked_of_what_is_chosen_now(reader, store):
    store.scopes.put(reader.chat.id, None, ["autumn"])
    await reader.says("What did the pickers do?")
    store.scopes.put(reader.chat.id, None, ["coffee"])
    answer = await reader.says("When did they?")
    assert "Still about:" in answer.text
    assert scope_of(answer) == "Only in: Coffee."
    store.scopes.put(reader.chat.id, None, [])
    assert scope_of(await reader.says("When did they?")) is None


async def test_a_new_question_in_private_asks_all_again(reader):
    await reader.says(NAMED)
    answer = await reader.says("Who sold 70 tons of coffee?")
    assert scope_of(answer) is None
    assert "trader" in answer.text


async def test_a_follow_up_asked_of_all_is_still_a_follow_up(reader):
    await reader.says("In the article about autumn, what did the pickers do?")
    answer = await reader.says("Who paid them?")
    changed = await reader.taps(EVERYWHERE, on=answer)
    assert scope_of(changed) is None
    assert "Still about:" in changed.text


async def test_what_is_asked_without_the_conversation_keeps_its_articles(reader):
    await reader.says("In the article about autumn, what did the pickers do?")
    answer = await reader.says("Who paid them?")
    changed = await reader.taps("Ask without it", on=answer)
    assert scope_of(changed) == "Only in: Tea in autumn."
    assert "Still about:" not in changed.text


async def test_in_a_group_replies_keep_the_articles_of_their_thread(group):
    aziza = group.person("Aziza")
    first = await aziza.says(f"/ask {NAMED}")
    answer = await aziza.says("What did the pickers do?", reply_to=first)
    assert scope_of(answer) == "Only in: Tea in autumn."
    assert "went home early" in answer.text
    elsewhere = await aziza.says("/ask What did the pickers do?")
    assert scope_of(elsewhere) is None


async def test_in_a_group_only_who_asked_may_ask_all(group):
    answer = await group.person("Aziza").says(f"/ask {NAMED}")
    timur = group.person("Timur")
    await timur.is_told(timur.presses(EVERYWHERE, on=answer))
    assert answer.edits == 0


async def test_a_repeated_question_is_led_to_no_answer_of_other_articles(group):
    aziza = group.person("Aziza")
    first = await aziza.says(f"/ask {NAMED}")
    await aziza.says("what did the pickers do?", reply_to=first)
    answer = await group.person("Timur").says("/ask what did the pickers do?")
    assert answer.marked("blockquote")
    again = await group.person("Timur").says(f"/ask {NAMED}")
    assert again.marked("blockquote") == []


async def test_an_edited_question_is_asked_of_the_articles_it_names_now(reader, telegram):
    question = reader.posts(QUESTION)
    await telegram.account.deliver()
    [answer] = reader.received
    reader.edits(question, NAMED)
    await telegram.account.deliver()
    assert reader.received == [answer]
    assert scope_of(answer) == "Only in: Tea in autumn."


async def test_the_articles_of_an_answer_are_known_after_a_restart(archive, tmp_path):
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as telegram:
            answer = await telegram.private("Aziza").says(NAMED)
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as restarted:
            person = restarted.private("Aziza")
            person.chat.messages[answer.id] = answer
            answer.chat, answer.sender = person.chat, restarted.account.me
            await person.taps("In context", on=answer)
            assert scope_of(answer) == "Only in: Tea in autumn."
            await person.taps(EVERYWHERE, on=answer)
            assert scope_of(answer) is None


async def test_an_article_that_is_gone_narrows_no_follow_up(archive, store):
    async with OfflineTelegram(archive, store) as telegram:
        await telegram.private("Aziza").says(NAMED)
    async with OfflineTelegram(Archive.build([SPRING, COFFEE]), store) as changed:
        answer = await changed.private("Aziza").says("And coffee?")
    assert scope_of(answer) is None


@pytest.mark.parametrize(
    "odd",
    [
        "In the article about <b>autumn</b>, how many tons of tea?",
        "in the article about \x00, how many tons of tea?",
        "In the article about \u202emutua, how many?",
        "latest article:",
        "In the latest article, in the latest article, in articles since 1 May 2025,",
        f"In the article about autumn{' and tea' * 400}?",
    ],
)
async def test_odd_words_for_articles_are_answered_all_the_same(reader, odd):
    answer = await reader.says(odd)
    assert answer.text
    assert reader.received == [answer]


async def test_a_lone_surrogate_names_no_article(reader, telegram):
    text = "In the article about \ud800 autumn, how many tons of tea did farmers pick?"
    await telegram.brings("message", {**reader.chat.add(reader.user, "").json(), "text": text})
    assert "tons of tea" in reader.received[0].text
