"""Passages for any chat: what is typed after the bot's name."""

import json

import anything
import pytest
from bot_api.errors import bad_request
from bot_api.faults import Fault
from hypothesis import HealthCheck, given, settings
from offline import OfflineTelegram

from bot import links
from bot.handlers.inline import MOST
from bot.texts import texts_in
from qa import Archive, Article

ENGLISH = texts_in("en")
QUESTION = "Who retires after 41 years?"
SENTENCE = "Its captain, Tom Brandt, retires after 41 years."
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def many(count):
    """Articles that each say something of their own about herons."""
    numbers = (f"{number:03}" for number in range(count))
    return Archive.build(
        Article(number, f"Marsh {number}", f"In marsh {number} there live herons. Rain fell there.")
        for number in numbers
    )


def button_of(answer):
    return answer.structure("button")


async def test_words_bring_passages_with_title_day_and_key_sentence(reader):
    best, *_ = await reader.asks_inline(QUESTION)
    assert best["title"] == "Bridge over the Orsa opens"
    assert best["description"] == f"4 August 2025 · {SENTENCE}"


async def test_a_picked_passage_is_the_card_of_an_answer(reader, telegram):
    [best, *_] = await reader.asks_inline(QUESTION)
    answer = await reader.says(QUESTION)
    sent = telegram.elsewhere("Book club").person("Aziza").sends(best)
    assert sent.text.startswith(answer.text)
    assert sent.links == answer.links
    assert sent.marked("blockquote") == answer.marked("blockquote")
    assert [("url" in sent.button(label)) for label in sent.buttons] == [True, True]


async def test_what_stands_around_a_picked_passage_can_be_opened(reader):
    for result in await reader.asks_inline("museum of river trade"):
        sent = reader.sends(result)
        around = sent.marked("expandable_blockquote")
        assert around or len(sent.marked("blockquote")[0]) > 100


async def test_a_picked_passage_in_a_group_of_ours_is_not_taken_for_a_question(reader, group, telegram):
    [best, *_] = await reader.asks_inline(QUESTION)
    group.person("Aziza").sends(best)
    await telegram.account.deliver()
    assert group.received == []


async def test_a_search_for_words_brings_the_passages_that_hold_them_all(reader):
    for words in ("museum", "river trade", "Tom Brandt captain", "HERONS nest"):
        results = await reader.asks_inline(words)
        assert results, words


@pytest.mark.parametrize(
    "words", ["bitcoin price", "Who won the chess olympiad?", "🙂🙂", "ß" * 256, "a b c"]
)
async def test_what_the_articles_do_not_say_is_said_by_the_button(reader, words):
    answer = await reader.types_inline(words)
    assert answer.structure("results") == []
    assert button_of(answer) == {"text": ENGLISH.say("nothing-inline"), "start_parameter": "inline"}


async def test_the_button_leads_to_the_private_chat(reader):
    button = button_of(await reader.types_inline(QUESTION))
    assert button["text"] == "Ask me privately"
    greeting = await reader.says(f"/start {button['start_parameter']}")
    assert greeting.text.startswith("Ask me about the articles.")


@pytest.mark.parametrize("nothing", ["", " ", "\n\t \u2003", "\x00", "\x00 \x1b"])
async def test_nothing_brings_the_latest_articles_with_their_briefings(reader, nothing):
    bridge, herons = await reader.asks_inline(nothing)
    assert (bridge["title"], herons["title"]) == ("Bridge over the Orsa opens", "Herons return to the marsh")
    assert herons["description"].startswith("1 April 2024 · ")
    sent = reader.sends(herons)
    assert sent.text.startswith("Herons return to the marsh · 1 April 2024\n")
    assert sent.text.endswith("¶ 1")


@pytest.mark.parametrize(
    "odd", [f"{QUESTION} \x00", f"  {QUESTION}\n", f"🙂 {QUESTION}", f"<b>{QUESTION}</b>"]
)
async def test_words_are_found_whatever_they_are_wrapped_in(reader, odd):
    [best, *_] = await reader.asks_inline(odd)
    assert SENTENCE in best["description"]


async def test_the_longest_query_is_answered(reader):
    query = f"{QUESTION} {'please ' * 40}"[:256]
    assert len(query) == 256
    await reader.asks_inline(query)


@pytest.mark.parametrize("words", ["", "herons"])
async def test_results_come_in_pages_without_end_or_repetition(store, words):
    async with OfflineTelegram(many(25), store) as telegram:
        reader, offset, pages = telegram.private("Aziza"), "", []
        for _ in range(3):
            answer = await reader.types_inline(words, offset)
            pages.append(answer.structure("results"))
            offset = answer.text("next_offset")
        assert offset == ""
        assert [len(page) for page in pages] == [10, 10, 5]
        assert len({result["id"] for page in pages for result in page}) == 25


async def test_passages_end_where_nobody_looks_further(store):
    async with OfflineTelegram(many(80), store) as telegram:
        beyond = await telegram.private("Aziza").types_inline("herons", str(MOST))
        assert beyond.structure("results") == []
        assert beyond.text("next_offset") == ""


@pytest.mark.parametrize("offset", ["-10", "ten", "²", "9" * 60])
@pytest.mark.parametrize("words", ["", QUESTION])
async def test_an_offset_of_another_make_does_no_harm(reader, offset, words):
    answer = await reader.types_inline(words, offset)
    assert answer.text("next_offset") == ""


async def test_results_are_kept_for_a_minute_and_only_for_who_asked(reader):
    for words in ("", QUESTION, "bitcoin price"):
        answer = await reader.types_inline(words)
        assert answer.number("cache_time") == 60
        assert answer.flag("is_personal")


@pytest.mark.parametrize("language", ["ru", "tr", "az", "kk"])
async def test_results_are_in_the_language_of_who_types(telegram, language):
    own, reader = texts_in(language), telegram.private("Anna", language=language)
    answer = await reader.types_inline(QUESTION)
    assert button_of(answer)["text"] == own.say("ask-privately")
    assert own.say("in-context") in answer["results"] or SENTENCE in answer["results"]
    assert button_of(await reader.types_inline("bitcoin price"))["text"] == own.say("nothing-inline")


async def test_without_articles_the_button_says_so(store):
    async with OfflineTelegram(Archive.build([]), store) as telegram:
        for words in ("", QUESTION):
            answer = await telegram.private("Aziza").types_inline(words)
            assert answer.structure("results") == []
            assert button_of(answer)["text"] == ENGLISH.say("no-articles")


async def test_an_article_without_a_title_or_a_sentence_is_offered_all_the_same(store):
    async with OfflineTelegram(Archive.build([Article("rain", " ", "\n")]), store) as telegram:
        [result] = await telegram.private("Aziza").asks_inline("")
        assert result["title"] == "…"


async def test_who_typed_on_is_left_in_peace(reader, telegram, caplog):
    forgotten = {"id": "1", "from": reader.user.json(), "query": QUESTION, "offset": ""}
    await telegram.brings("inline_query", forgotten)
    assert telegram.account.refused == [f"answerInlineQuery: Bad Request: {TOO_OLD}"]
    telegram.account.calls.clear()
    assert caplog.records == []


async def test_any_other_refusal_is_told_to_the_operator(reader, telegram, caplog):
    telegram.account.faults.add("answerInlineQuery", Fault(refusal=bad_request("RESULT_ID_DUPLICATE")))
    asked = {"id": telegram.account.open_query(), "from": reader.user.json(), "query": "trade", "offset": ""}
    await telegram.brings("inline_query", asked)
    telegram.account.calls.clear()
    [record] = [record for record in caplog.records if record.name == "bot.failures"]
    assert record.levelname == "ERROR"
    assert "trade" not in record.getMessage()


async def test_ids_of_results_are_short_and_differ(reader):
    ids = [result["id"] for words in ("", "the harbour museum") for result in await reader.asks_inline(words)]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(each) <= links.PLACE_CHARACTERS for each in ids)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything.text)
async def test_any_query_is_answered(reader, text):
    query = text.encode("utf-16-le", "replace").decode("utf-16-le", "replace")[:256]
    assert json.loads((await reader.types_inline(query))["results"]) is not None
