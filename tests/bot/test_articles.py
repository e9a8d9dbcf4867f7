"""/articles: the list, its pages, and the article that alone is asked."""

from contextlib import closing
from datetime import date

import anything
import pytest
from bot_api import keyboards, texts
from hypothesis import given
from hypothesis import strategies as st
from offline import OfflineTelegram

from bot import briefings, listing
from bot.listing import Action, Press, View
from bot.store import Store
from bot.texts import LANGUAGES, texts_in
from qa import Archive, Article

ENGLISH = texts_in("en")
ASKING = "Choose a number to ask only that article."
BRIEFING = "Choose a number to see that article in key sentences."
EVERYWHERE = "✕ Ask all articles"
MANY = [
    Article(
        f"day-{day}", f"Tea report {day}", f"On day {day} the farmers picked {day} tons of tea.",
        published=date(2025, 1, day),
    )
    for day in range(1, 26)
]  # fmt: skip


@pytest.fixture
async def shelf(store):
    async with OfflineTelegram(Archive.build(MANY), store) as telegram:
        yield telegram
        assert telegram.account.refused == []


@pytest.fixture
def farmer(shelf):
    return shelf.private("Timur")


async def test_articles_are_listed_latest_first_with_a_button_each(reader):
    listed = await reader.says("/articles")
    assert listed.text.splitlines() == [
        "2 articles",
        "1. Bridge over the Orsa opens · 4 August 2025",
        "2. Herons return to the marsh · 1 April 2024",
        ASKING,
    ]
    assert listed.buttons == ["1", "2"]


async def test_pages_are_turned_in_the_same_message(farmer):
    listed = await farmer.says("/articles")
    assert listed.text.splitlines()[0:2] == ["25 articles", "1. Tea report 25 · 25 January 2025"]
    assert listed.buttons == [*map(str, range(1, 11)), "2/3 ›"]
    assert await farmer.taps("2/3 ›") is listed
    assert listed.text.splitlines()[1] == "11. Tea report 15 · 15 January 2025"
    assert listed.buttons[-2:] == ["‹ 1/3", "3/3 ›"]
    await farmer.taps("3/3 ›")
    assert listed.buttons == [*map(str, range(21, 26)), "‹ 2/3"]
    await farmer.taps("‹ 2/3")
    assert listed.buttons[0] == "11"
    assert farmer.received == [listed]


async def test_one_article_alone_is_asked_from_then_on_and_every_answer_says_so(reader):
    await reader.says("/articles")
    chosen = await reader.taps("2")
    assert (
        chosen.text
        == "Only in: Herons return to the marsh.\nFrom now on I answer here from this article alone."
    )
    answer = await reader.says("How many herons nest in the marsh?")
    assert answer.text.splitlines()[0] == "Only in: Herons return to the marsh."
    nothing = await reader.says("Who retires after 41 years?")
    assert nothing.text == "Only in: Herons return to the marsh.\nThe articles do not say."
    assert nothing.buttons == [EVERYWHERE]


async def test_the_button_of_an_answer_drops_what_was_chosen_and_asks_all(reader):
    await reader.says("/articles")
    await reader.taps("2")
    nothing = await reader.says("Who retires after 41 years?")
    answer = await reader.taps(EVERYWHERE, on=nothing)
    assert answer is nothing
    assert "Tom Brandt" in answer.text
    assert "Only in" not in answer.text
    assert EVERYWHERE not in answer.buttons
    assert "Only in" not in (await reader.says("How much did the bridge cost?")).text


async def test_the_list_shows_what_is_chosen_and_drops_it(reader):
    listed = await reader.says("/articles")
    await reader.taps("1")
    assert listed.buttons == ["Key sentences", "‹ All articles", EVERYWHERE]
    await reader.taps("‹ All articles")
    assert listed.buttons == ["✓ 1", "2", EVERYWHERE]
    assert listed.text.endswith("\nOnly in: Bridge over the Orsa opens.")
    await reader.taps(EVERYWHERE)
    assert listed.buttons == ["1", "2"]
    assert "Only in" not in (await reader.says("How many herons nest in the marsh?")).text


async def test_another_number_chooses_another_article(reader):
    await reader.says("/articles")
    await reader.taps("1")
    await reader.taps("‹ All articles")
    await reader.taps("2")
    assert (await reader.says("How many herons nest?")).text.startswith("Only in: Herons")


async def test_a_chosen_article_is_briefed_in_the_same_message(reader):
    listed = await reader.says("/articles")
    await reader.taps("2")
    assert await reader.taps("Key sentences") is listed
    assert listed.text.startswith("Herons return to the marsh · 1 April 2024\n")


async def test_the_list_works_after_a_restart(tmp_path):
    archive = Archive.build(MANY)
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as telegram:
            listed = await telegram.private("Timur").says("/articles")
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as restarted:
            person = restarted.private("Timur")
            person.chat.messages[listed.id] = listed
            listed.chat, listed.sender = person.chat, restarted.account.me
            await person.taps("2/3 ›", on=listed)
            await person.taps("12", on=listed)
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as third:
            answer = await third.private("Timur").says("How many tons of tea did the farmers pick?")
    assert answer.text.startswith("Only in: Tea report 14.")


async def test_an_article_that_is_gone_cannot_be_chosen_and_narrows_nothing(reader, store, archive):
    listed = await reader.says("/articles")
    store.scopes.put(reader.chat.id, None, ["gone"])
    other = Archive.build([each for each in archive.articles if each.id == "bridge"])
    async with OfflineTelegram(other, store) as changed:
        person = changed.private("Aziza")
        person.chat.messages[listed.id] = listed
        listed.chat, listed.sender = person.chat, changed.account.me
        query = person.presses("2", on=listed)
        assert await person.is_told(query) == ENGLISH.say("list-expired")
        answer = await person.says("Who retires after 41 years?")
        assert "Only in" not in answer.text
        assert (await person.says("/articles")).buttons == ["1"]


async def test_a_button_tapped_twice_is_quiet(reader, telegram):
    listed = await reader.says("/articles")
    for _ in range(2):
        reader.presses("1", on=listed)
    await telegram.account.deliver()
    telegram.account.calls[:] = [
        each for each in telegram.account.calls if "message is not modified" not in each.refusal
    ]
    assert reader.received == [listed]


async def test_in_a_group_the_list_briefs_and_narrows_nothing(group, telegram, store):
    aziza = group.person("Aziza")
    listed = await aziza.says(f"/articles@{telegram.account.me.username}")
    assert listed.text.endswith(BRIEFING)
    await aziza.taps("2")
    assert listed.text.startswith("Herons return to the marsh · 1 April 2024\n")
    assert "Only in" not in (await aziza.says("/ask Who retires after 41 years?")).text
    assert store.scopes.get(group.chat.id, None) == ()


async def test_in_a_group_only_who_asked_turns_the_pages(shelf):
    club = shelf.group("Tea club")
    listed = await club.person("Aziza").says(f"/articles@{shelf.account.me.username}")
    timur = club.person("Timur")
    assert await timur.is_told(timur.presses("2/3 ›", on=listed)) == ENGLISH.say("card-of-another")
    assert listed.edits == 0


async def test_a_button_made_up_in_a_group_narrows_nothing(group, telegram, store):
    aziza = group.person("Aziza")
    listed = await aziza.says(f"/articles@{telegram.account.me.username}")
    press = Press(Action.ONLY, 0, aziza.user.id, briefings.code_of("herons"))
    listed.markup["inline_keyboard"][0][0]["callback_data"] = press.data
    await telegram.account.deliver()
    aziza.presses("1", on=listed)
    await telegram.account.deliver()
    assert store.scopes.get(group.chat.id, None) == ()


async def test_a_button_without_its_message_is_told_so(reader, telegram):
    listed = await reader.says("/articles")
    query = telegram.account.open_query()
    tap = {"id": query, "from": reader.user.json(), "chat_instance": "1"}
    await telegram.brings("callback_query", {**tap, "data": listed.button("1")["callback_data"]})
    assert telegram.account.answers[query].text("text") == ENGLISH.say("list-expired")


# Whatever the articles


OWN = View(1, is_private=True)


def shown(articles, number=0, view=OWN, language="en"):
    reply = listing.page(texts_in(language), articles, number, view)
    text, _ = texts.read(reply.html, "HTML")
    texts.checked_length(text)
    assert len(reply.html.encode()) < 2**15
    keyboards.check(reply.keyboard.to_dict())
    return text


def test_an_article_without_a_day_or_a_title_is_listed():
    listed = shown([Article("b", "Undated", "…"), Article("c", "", "…")])
    assert listed.splitlines()[1:3] == ["1. Undated", "2. c"]
    assert shown([MANY[0]]).startswith("1 article\n")


def test_a_list_with_the_longest_addresses_is_taken_by_telegram():
    address = f"https://news.example/{'&' * 2000}"
    listed = [Article(str(number), "&" * 300, "…", url=address) for number in range(30)]
    assert shown(listed).startswith("30 articles\n1. &&&")


@given(
    st.lists(
        st.builds(Article, anything.text, anything.long_text, anything.text, url=anything.text), min_size=1
    ),
    st.integers(0, 99_999),
    st.booleans(),
    st.sampled_from(LANGUAGES),
)
def test_any_page_of_any_list_is_taken_by_telegram(articles, number, is_private, language):
    view = View(2**52, is_private=is_private, scope=articles[:3])
    assert str(len(articles)) in shown(articles, number, view, language)
    chosen = listing.chosen(texts_in(language), articles[0], number, view)
    texts.read(chosen.html, "HTML")
    keyboards.check(chosen.keyboard.to_dict())


@given(
    st.sampled_from(Action),
    st.integers(0, 99_999),
    st.integers(0, 2**52),
    st.one_of(st.just(""), anything.text.map(briefings.code_of)),
)
def test_a_press_is_read_as_it_was_written(action, number, asker, article):
    press = Press(action, number, asker, article)
    assert Press.read(press.data) == press
    assert len(press.data.encode()) <= 64


@given(anything.text)
def test_other_data_are_of_no_list(data):
    assert Press.read(data) is None
