"""The real process ``python -m bot`` serves readers over HTTP, from its start to its end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from bot_api import faults
from bot_api.process import Process, running
from bot_api.server import BotApiServer

from bot.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

HARBOUR = """\
The harbour of Lindel was dredged in March. The work cost 12 million crowns and took nine weeks. \
Larger grain ships can now enter at low tide.

Ines Okoro, the director of the port, called the result a relief. About 340 ships used the bay last year. \
Okoro promised a second basin. The port of Lindel was opened in 1898.
"""
SIGN = """\
The town council has put up a new sign at the old mill. It reads "2 < 3 & <b>3 > 2</b>" in blue letters 🙂.

The painter, Aron Vale, was paid 900 crowns for it. He mixed the paint by hand.
"""
PRICE = "How much did the dredging work cost?"
PRICE_SENTENCE = "The work cost 12 million crowns and took nine weeks."
ARTICLES = {
    "harbour.md": f"---\ntitle: Lindel deepens its harbour\npublished: 2026-04-02\n---\n\n{HARBOUR}",
    "sign.txt": f"A <sign> & a mill\n\n{SIGN}",
}


def process(folder: Path, server: BotApiServer, token: str = "", level: str = "DEBUG") -> Process:
    token = token or server.account.token
    settings = {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": token, "LOG_LEVEL": level}
    settings |= {"QA_CHANNELS": "@lindel_port"}
    return Process(folder, ARTICLES, **settings)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def served(tmp_path_factory) -> AsyncIterator[BotApiServer]:
    """A server whose bot is a running process; one for all tests that leave it running."""
    folder = tmp_path_factory.mktemp("bot")
    async with BotApiServer() as server, running(process(folder, server)):
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def server(served) -> AsyncIterator[BotApiServer]:
    """The same, checked after every test: nothing that the bot sent was refused, nothing failed."""
    served.account.calls.clear()
    served.account.sent.clear()
    yield served
    assert served.account.refused == []
    assert texts_in("en").say("failure") not in [message.text for message in served.account.sent]


async def test_a_question_in_private_is_answered_in_the_words_of_an_article(server):
    answer = await server.private("Aziza").says(PRICE)
    (quote,) = answer.marked("blockquote")
    assert quote in HARBOUR
    assert PRICE_SENTENCE in answer.marked("bold")
    assert "Lindel deepens its harbour" in answer.text


async def test_what_looks_like_markup_in_an_article_is_quoted_as_it_stands(server):
    answer = await server.private("Aziza").says("Which letters are blue?")
    (quote,) = answer.marked("blockquote")
    assert quote in SIGN
    assert 'It reads "2 < 3 & <b>3 > 2</b>" in blue letters 🙂.' in quote
    assert "A <sign> & a mill" in answer.text


@pytest.mark.parametrize(
    "disguise",
    [
        "<b>{}</b> & <script>",
        "</b>{}<",
        "🙂 {} 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "\0{}\0",
        "\u202e{}\u200f",
        "{}\n\n\t",
        "{}" + " more" * 800,
    ],
)
async def test_a_question_is_answered_whatever_it_is_wrapped_in(server, disguise):
    answer = await server.private("Aziza").says(disguise.format(PRICE))
    assert PRICE_SENTENCE in answer.text


@pytest.mark.parametrize("question", ["\0", "<", "&", "🙂", "\u202e\u200f", "?" * 4096, "🙂" * 2048])
async def test_a_message_without_a_question_is_answered_too(server, question):
    answer = await server.private("Aziza").says(question)
    assert answer.text
    assert answer.marked("blockquote") == []


async def test_what_no_article_says_is_told_honestly_with_questions_to_ask_instead(server):
    reader = server.private("Bela")
    answer = await reader.says("Who won the chess olympiad in Budapest?")
    assert answer.marked("blockquote") == []
    assert len(answer.buttons) == 2
    assert (await reader.taps(answer.buttons[0])).marked("blockquote")


async def test_start_offers_questions_and_a_tap_asks_one(server):
    reader = server.private("Chen")
    greeting = await reader.says("/start")
    assert len(greeting.buttons) == 3
    answer = await reader.taps(greeting.buttons[0])
    (quote,) = answer.marked("blockquote")
    assert quote in HARBOUR + SIGN
    assert await reader.is_told(reader.presses(greeting.buttons[1])) == ""


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("/help", "/ask"),
        ("/articles", "Lindel deepens its harbour"),
        ("/brief", "crowns"),
        (f"/ask {PRICE}", "12 million"),
        (f"/check {PRICE_SENTENCE}", "Verbatim: word for word"),
        ("/subscribe", "/subscribe city"),
        ("/unsubscribe", "no digest to end"),
        ("/language", "In which language"),
        ("/privacy", "24 hours"),
        ("/forget", "Shall I delete"),
    ],
)
async def test_every_command_is_answered(server, command, shown):
    assert shown in (await server.private("Aziza").says(command)).text


@pytest.mark.parametrize(
    "asking", ["/ask@verbatim_test_bot {}", "/ask {}", "@verbatim_test_bot {}", "{} @Verbatim_Test_Bot"]
)
@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_in_a_group_a_command_or_a_mention_is_answered_by_a_reply(server, asking, kind):
    reader = server.group("News club", kind=kind).person("Aziza")
    answer = await reader.says(asking.format(PRICE))
    assert PRICE_SENTENCE in answer.text
    assert answer.reply_to.text == asking.format(PRICE)


async def test_in_a_group_a_reply_to_the_bot_is_answered(server):
    reader = server.group("News club").person("Aziza")
    answer = await reader.says(f"@verbatim_test_bot {PRICE}")
    again = await reader.says("And how many ships used the bay?", reply_to=answer)
    assert "About 340 ships" in again.text


async def test_in_a_topic_the_answer_stays_in_the_topic(server):
    harbour = server.group("News club", is_forum=True).topic("Harbour")
    answer = await harbour.person("Aziza").says(f"@verbatim_test_bot {PRICE}")
    assert harbour.received == [answer]


async def test_what_is_typed_after_the_bots_name_in_any_chat_brings_cards_to_send(server):
    aziza = server.elsewhere("Book club").person("Aziza")
    [best, *_] = await aziza.asks_inline(PRICE)
    assert PRICE_SENTENCE in best["description"]
    sent = aziza.sends(best)
    assert PRICE_SENTENCE in sent.marked("bold")
    assert sent.text.startswith("Lindel deepens its harbour")
    [latest, *_] = await aziza.asks_inline("")
    assert latest["title"] == "Lindel deepens its harbour"


async def test_a_guest_answers_where_the_bot_is_no_member(server):
    answer = await server.elsewhere("Book club").person("Aziza").summons(f"@verbatim_test_bot {PRICE}")
    assert PRICE_SENTENCE in answer.marked("bold")


async def test_a_card_shows_more_by_buttons_and_changes_with_its_question(server):
    reader = server.private("Jale")
    question = reader.posts(PRICE)
    await server.account.until(lambda: reader.received, "an answer")
    [answer] = reader.received
    shown = await reader.taps("In context", on=answer)
    assert "Larger grain ships can now enter at low tide." in shown.marked("expandable_blockquote")[0]
    reader.edits(question, "Which letters are blue?")
    await server.account.until(lambda: "<b>3 > 2</b>" in answer.text, "the answer to the edited question")
    assert reader.received == [answer]


async def test_a_conversation_goes_on_by_words_pointed_at(server):
    reader = server.private("Nazim")
    answer = await reader.says("Who called the result a relief?")
    about = await reader.says("What did she promise?", reply_to=answer, quote="Ines Okoro")
    assert about.text.startswith("Still about: Ines")
    assert "Okoro promised a second basin." in about.marked("bold")
    alone = await reader.taps("Ask without it", on=about)
    assert "Still about" not in alone.text


async def test_under_a_post_the_answer_is_a_reply_to_the_very_words_of_the_post(server):
    group = server.group("Port talk")
    channel = server.channel("Port of Lindel", "lindel_news", group=group)
    post = channel.posts(
        "<b>⚓️ A new crane</b>\n\nThe crane arrived today. It lifts <i>60 tonnes</i> and is painted red."
    )
    reader = group.person("Aziza")
    answer = await reader.says("/ask How many tonnes does the crane lift?", reply_to=post.forward)
    assert (answer.reply_to, "60 tonnes and is painted red." in answer.quote) == (post.forward, True)
    channel.edits(
        post, "<b>⚓️ A new crane</b>\n\nThe crane arrived today. It lifts 65 tonnes and is painted red."
    )
    answer = await reader.says("@verbatim_test_bot how many tonnes does it lift?", reply_to=post.forward)
    assert (answer.reply_to, "65 tonnes" in answer.quote) == (post.forward, True)
    assert PRICE_SENTENCE in (await reader.says(f"/ask {PRICE}", reply_to=post.forward)).text


async def test_a_question_in_a_channel_is_answered_where_the_operator_allows_it(server):
    silent, named = server.channel("Elsewhere", "elsewhere"), server.channel("Port", "Lindel_Port")
    silent.posts(f"/ask {PRICE}")
    post = named.posts(f"/ask {PRICE}")
    (answer,) = await server.account.until(lambda: named.received, "an answer in the channel")
    assert (answer.reply_to, PRICE_SENTENCE in answer.text) == (post, True)
    await server.private("Aziza").says(PRICE)
    assert silent.received == []


async def test_many_readers_at_once_are_all_answered(server):
    readers = [server.private(f"Reader {number}") for number in range(40)]
    answers = await asyncio.gather(*(reader.says(PRICE) for reader in readers))
    assert all(PRICE_SENTENCE in answer.text for answer in answers)


async def test_the_bot_comes_back_after_telegram_was_down(server):
    reader = server.private("Aziza")
    for fault in (faults.BAD_GATEWAY, faults.LOST_REQUEST):
        server.account.faults.add("getUpdates", fault)
    assert PRICE_SENTENCE in (await reader.says(PRICE)).text
    assert PRICE_SENTENCE in (await reader.says(PRICE)).text


async def test_other_talk_in_a_group_is_not_answered(tmp_path):
    async with BotApiServer() as server, running(process(tmp_path, server)) as served:
        group = server.group("News club")
        aziza, timur = group.person("Aziza"), group.person("Timur")
        said = aziza.posts(PRICE)
        timur.posts("No idea", reply_to=said)
        timur.posts(f"@aziza_k {PRICE}")
        timur.posts(f"/ask@other_bot {PRICE}")
        timur.posts(f"/start {PRICE}")
        answer = await aziza.says(f"/ask@verbatim_test_bot {PRICE}")
        timur.posts("Thanks")
        assert await served.is_told_to_end() == 0
        assert group.received == [answer]


async def test_sigterm_ends_the_process_cleanly_and_the_log_never_holds_the_token_or_a_question(tmp_path):
    async with BotApiServer() as server, running(process(tmp_path, server)) as served:
        await server.private("Aziza").says(PRICE)
        for fault in (faults.SERVER_ERROR, faults.NOT_JSON, faults.LOST_REQUEST):
            server.account.faults.add("sendMessage", fault)
            server.private("Bela").posts(PRICE)
        await server.account.until(
            lambda: sum(call.met_fault for call in server.account.calls) == 3, "three faults"
        )
        await server.private("Chen").says(PRICE)
        assert await served.is_told_to_end() == 0
    log = served.log.read_text()
    assert "verbatim_test_bot" in log
    assert server.account.token.partition(":")[2] not in log
    assert "dredging" not in log.lower()


async def test_a_refused_token_ends_the_process_in_one_line_that_hides_it(tmp_path):
    token = "123456789:AAwrong_wrong_wrong_wrong_wrong_wro"
    async with BotApiServer() as server, running(process(tmp_path, server, token, "INFO")) as served:
        assert await served.ends() == 2
    log = served.log.read_text()
    assert "TELEGRAM_BOT_TOKEN" in log.splitlines()[-1]
    assert "Traceback" not in log
    assert token.partition(":")[2] not in log


async def test_without_a_token_the_articles_are_asked_in_the_terminal(tmp_path):
    async with running(Process(tmp_path, ARTICLES, read=f"{PRICE}\n", TELEGRAM_BOT_TOKEN="")) as served:
        assert await served.ends() == 0
    assert PRICE_SENTENCE in " ".join(served.log.read_text().split())
