"""The buttons of an answer's card, as its reader taps them."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bot_api.errors import bad_request
from bot_api.faults import Fault
from offline import OfflineTelegram

from bot.store import Store
from bot.texts import texts_in
from qa import Archive, Article

ENGLISH = texts_in("en")
QUESTION = "Who retires after 41 years?"
SENTENCE = "Its captain, Tom Brandt, retires after 41 years."
PARAGRAPH = (
    "The old ferry will stop in October. Its captain, Tom Brandt, retires after 41 years. "
    "The harbour becomes a museum of river trade. The head of the museum, Ada Sund, asks for old boats."
)
PRICE = "How much did the bridge cost?"
PRICES = (
    "The bridge cost 91 million crowns, less than planned.",
    "It cost 84 million crowns, less than planned.",
)
LEDGER = Article(
    "ledger",
    "What the county spends",
    "The county builds. The bridge cost 91 million crowns, less than planned. More is to come.",
    source_name="Ledger",
    url="https://ledger.example/spending",
)


@pytest.fixture
def second(archive):
    """The articles, with one more that gives another figure."""
    return Archive.build([*archive.articles, LEDGER])


@pytest.fixture
async def spender(second, store):
    async with OfflineTelegram(second, store) as telegram:
        yield telegram.private("Timur")
        assert telegram.account.refused == []


def taps_of(telegram):
    return [
        call.method for call in telegram.account.calls if "Message" in call.method or "Query" in call.method
    ]


async def again(telegram, card, name="Aziza"):
    """The same card in the same chat, after the bot was started anew."""
    person = telegram.private(name)
    person.chat.messages[card.id] = card
    card.chat, card.sender = person.chat, telegram.account.me
    return person


async def test_a_card_has_buttons_for_more_words_and_for_other_places(reader):
    answer = await reader.says(QUESTION)
    assert answer.buttons == ["In context", "Source ↗", "Share"]
    assert answer.marked("blockquote") == [SENTENCE]


async def test_the_paragraph_around_is_shown_in_the_same_message_and_taken_away_again(reader, telegram):
    answer = await reader.says(QUESTION)
    shown = await reader.taps("In context")
    assert shown is answer
    assert shown.marked("expandable_blockquote") == [PARAGRAPH]
    assert SENTENCE in shown.marked("bold")
    assert shown.buttons == ["Only the quote", "Source ↗", "Share"]
    back = await reader.taps("Only the quote")
    assert back.marked("blockquote") == [SENTENCE]
    assert reader.received == [answer]
    assert telegram.account.answers
    assert all(not given.text("text") for given in telegram.account.answers.values())


async def test_more_shows_the_next_quote_and_back_the_one_before(spender):
    answer = await spender.says(PRICE)
    first = answer.text
    assert PRICES[0] in answer.marked("bold")
    assert "Back" not in answer.buttons
    shown = await spender.taps("More")
    assert PRICES[1] in shown.marked("bold")
    assert "Quote 2 of 2" in shown.text
    assert "More" not in shown.buttons
    assert (await spender.taps("Back")).text == first
    assert spender.received == [answer]


async def test_the_source_opens_at_the_quoted_words(reader):
    answer = await reader.says(QUESTION)
    address = answer.button("Source ↗")["url"]
    assert address.startswith("https://courier.example/bridge?a=1&b=2#:~:text=Its%20captain%2C%20Tom")
    assert address == answer.links[0]


async def test_an_article_without_an_address_has_no_source_to_open(reader):
    answer = await reader.says("How many herons nest in the marsh?")
    assert "Source ↗" not in answer.buttons


async def test_what_is_shared_shows_exactly_this_passage_again(reader, telegram):
    answer = await reader.says(QUESTION)
    shared = urlsplit(answer.button("Share")["url"])
    assert (shared.hostname, shared.path) == ("t.me", "/share/url")
    given = parse_qs(shared.query)
    assert given["text"] == [SENTENCE]
    payload = parse_qs(urlsplit(given["url"][0]).query)["start"][0]
    shown = await telegram.private("Timur").says(f"/start {payload}")
    assert (shown.text, shown.buttons) == (answer.text, answer.buttons)


async def test_buttons_of_a_shared_passage_work(telegram, reader):
    payload = parse_qs(urlsplit((await reader.says(QUESTION)).button("Share")["url"]).query)["url"][0]
    timur = telegram.private("Timur")
    await timur.says(f"/start {payload.partition('?start=')[2]}")
    shown = await timur.taps("In context")
    assert shown.marked("expandable_blockquote") == [PARAGRAPH]


async def test_buttons_work_after_a_restart(archive, tmp_path):
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as telegram:
            answer = await telegram.private("Aziza").says(QUESTION)
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as restarted:
            person = await again(restarted, answer)
            shown = await person.taps("In context", on=answer)
    assert shown.marked("expandable_blockquote") == [PARAGRAPH]


async def test_in_a_group_only_who_asked_may_tap(group):
    answer = await group.person("Aziza").says(f"/ask {QUESTION}")
    timur = group.person("Timur")
    query = timur.presses("In context", on=answer)
    assert await timur.is_told(query) == ENGLISH.say("card-of-another")
    assert answer.edits == 0
    await group.person("Aziza").taps("In context", on=answer)
    assert answer.edits == 1


async def test_buttons_of_an_answer_that_is_forgotten_say_so(reader, store):
    answer = await reader.says(QUESTION)
    store.drop_chat(reader.chat.id)
    assert await reader.is_told(reader.presses("In context")) == ENGLISH.say("card-expired")
    assert answer.edits == 0


async def test_buttons_work_when_the_words_of_the_question_are_kept_no_longer(reader, store):
    await reader.says(QUESTION)
    store.tidy(datetime.now(UTC) + timedelta(days=2))
    assert (await reader.taps("In context")).marked("expandable_blockquote") == [PARAGRAPH]


async def test_buttons_of_an_article_that_changed_say_so(reader, store):
    answer = await reader.says(QUESTION)
    other = Archive.build([Article("bridge", "Bridge", "Its captain, Tom Brandt, retires after 40 years.")])
    async with OfflineTelegram(other, store) as changed:
        person = await again(changed, answer)
        query = person.presses("In context", on=answer)
        assert await person.is_told(query) == ENGLISH.say("card-changed")


async def test_a_button_tapped_twice_at_once_is_quiet(reader, telegram):
    answer = await reader.says(QUESTION)
    reader.presses("In context", on=answer)
    reader.presses("In context", on=answer)
    await telegram.account.deliver()
    assert answer.edits == 1
    assert [each for each in telegram.account.refused if "message is not modified" not in each] == []
    assert reader.received == [answer]
    telegram.account.calls.clear()


async def test_a_button_of_a_message_deleted_meanwhile_is_quiet(reader, telegram, caplog):
    answer = await reader.says(QUESTION)
    query = reader.presses("In context", on=answer)
    del reader.chat.messages[answer.id]
    assert await reader.is_told(query) == ""
    assert reader.received == []
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []
    telegram.account.calls.clear()


async def test_a_button_pressed_while_the_bot_was_away_still_works(reader, telegram):
    await reader.says(QUESTION)
    telegram.account.faults.add("answerCallbackQuery", Fault(refusal=bad_request("query is too old")))
    assert (await reader.taps("In context")).marked("expandable_blockquote") == [PARAGRAPH]


async def test_a_button_of_a_message_that_telegram_forgot_still_works(reader, telegram):
    answer = await reader.says(QUESTION)
    data = answer.button("In context")["callback_data"]
    forgotten = {"chat": reader.chat.json(), "message_id": answer.id, "date": 0}
    tap = {"id": telegram.account.open_query(), "from": reader.user.json(), "chat_instance": "1"}
    await telegram.brings("callback_query", {**tap, "data": data, "message": forgotten})
    assert answer.marked("expandable_blockquote") == [PARAGRAPH]


async def test_a_button_without_a_message_does_nothing(reader, telegram):
    answer = await reader.says(QUESTION)
    tap = {"id": telegram.account.open_query(), "from": reader.user.json(), "chat_instance": "1"}
    await telegram.brings("callback_query", {**tap, "data": "card:context:0"})
    assert answer.edits == 0
    assert tap["id"] in telegram.account.answers


async def test_a_button_for_a_quote_that_is_not_there_says_so(reader, telegram):
    answer = await reader.says(QUESTION)
    tap = {"id": telegram.account.open_query(), "from": reader.user.json(), "chat_instance": "1"}
    await telegram.brings("callback_query", {**tap, "data": "card:show:7", "message": answer.json()})
    assert telegram.account.answers[tap["id"]].text("text") == ENGLISH.say("card-changed")


async def test_what_is_kept_no_longer_cannot_be_asked_as_it_stands(reader, store):
    await reader.says(QUESTION)
    answer = await reader.says("Who is he?")
    store.tidy(datetime.now(UTC) + timedelta(days=2))
    assert await reader.is_told(reader.presses("Ask without it")) == ENGLISH.say("card-expired")
    assert answer.edits == 0


async def test_an_answer_that_cannot_be_remembered_is_given_all_the_same(reader, store, caplog):
    with store.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE turns RENAME TO kept")
        connection.exec_driver_sql("CREATE VIEW turns AS SELECT * FROM kept")
    answer = await reader.says(QUESTION)
    assert SENTENCE in answer.marked("bold")
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage().startswith("an answer is not remembered: StoreError: ")
    assert QUESTION not in caplog.text
    assert reader.received == [answer]


async def test_an_example_that_was_asked_has_buttons_too(reader):
    greeting = await reader.says("/start")
    answer = await reader.taps(greeting.buttons[0], on=greeting)
    shown = await reader.taps("In context", on=answer)
    assert shown.text.startswith(f"{greeting.buttons[0]}\n")


async def test_another_figure_is_shown_with_its_source(spender):
    answer = await spender.says(PRICE)
    assert (
        f"{ENGLISH.say('differing')}\nBridge over the Orsa opens · River Courier · 4 August 2025\n{PRICES[1]}"
        in answer.text
    )
    assert PRICES[1] in answer.marked("blockquote")


async def test_articles_that_say_the_same_are_one_answer_with_both_named(archive, store):
    same = "Forty herons nest in the marsh again. So it is."
    echo = Article("echo", "Marsh news", same, url="https://echo.example/herons")
    async with OfflineTelegram(Archive.build([*archive.articles, echo]), store) as telegram:
        answer = await telegram.private("Timur").says("How many herons nest in the marsh?")
    titles = {"Marsh news", "Herons return to the marsh"}
    first = answer.text.split("\n")[0].partition(" · ")[0]
    [other] = titles - {first}
    assert answer.text.endswith(f"\nAlso in: {other}.")
    assert "More" not in answer.buttons
