"""A link to a passage shows exactly this passage again, or says honestly why not."""

import pytest
from offline import OfflineTelegram

from bot import links
from bot.texts import texts_in
from qa import Archive, Article

ENGLISH = texts_in("en")
QUESTION = "Who retires after 41 years?"
SENTENCE = "Its captain, Tom Brandt, retires after 41 years."


@pytest.fixture
def quote(archive):
    return archive.ask(QUESTION).quotes[0]


def start_of(quote):
    """What Telegram sends for a reader who follows the link."""
    return "/start " + links.permalink("verbatim_test_bot", quote).partition("?start=")[2]


async def follow(archive, store, quote, language="en"):
    """What a link to the quote shows when these are the articles."""
    async with OfflineTelegram(archive, store) as telegram:
        return await telegram.private("Timur", language=language).says(start_of(quote))


async def test_a_link_shows_the_same_card_as_the_answer(reader, telegram, quote):
    answer = await reader.says(QUESTION)
    shown = await telegram.private("Timur").says(start_of(quote))
    assert (shown.text, shown.entities) == (answer.text, answer.entities)
    assert SENTENCE in shown.marked("bold")


async def test_a_link_is_shown_in_the_language_of_who_follows_it(telegram, quote):
    shown = await telegram.private("Anna", language="ru").says(start_of(quote))
    assert "4 августа 2025" in shown.text
    assert SENTENCE in shown.text


async def test_a_link_to_any_sentence_shows_that_sentence(archive, reader):
    for briefed in archive.brief("bridge").quotes:
        shown = await reader.says(start_of(briefed))
        assert briefed.text in shown.marked("bold")


async def test_a_link_to_words_that_changed_since_shows_no_others(store, quote):
    corrected = quote.article.text.replace("41 years", "40 years")
    changed = Archive.build([Article("bridge", quote.article.title, corrected)])
    assert (await follow(changed, store, quote)).text == ENGLISH.say("passage-changed")


async def test_a_link_to_an_article_that_is_gone_says_so(archive, store, quote):
    gone = Archive.build([article for article in archive.articles if article.id != "bridge"])
    assert (await follow(gone, store, quote)).text == ENGLISH.say("passage-gone")


@pytest.mark.parametrize("language", ["en", "ru", "tr", "az", "kk"])
async def test_a_reader_learns_in_the_own_language_why_nothing_is_shown(store, quote, language):
    nothing = await follow(Archive.build([]), store, quote, language)
    assert nothing.text == texts_in(language).say("passage-gone")


@pytest.mark.parametrize("damage", ["", "x", "-_-"])
async def test_a_damaged_link_is_refused(reader, quote, damage):
    damaged = start_of(quote)[:-3] + damage
    assert (await reader.says(damaged)).text == ENGLISH.say("passage-damaged")


@pytest.mark.parametrize("payload", ["", " inline", " 2025", " Xp"])
async def test_any_other_start_greets(reader, payload):
    assert (await reader.says(f"/start{payload}")).text.startswith("Ask me about the articles.")
