"""Readers are spoken to in the language they use Telegram in; articles are quoted as they are written."""

import pytest
from offline import OfflineTelegram

from bot.texts import texts_in
from qa import Archive

QUESTION = "Who retires after 41 years?"


@pytest.fixture
def russian(telegram):
    return telegram.private("Anna", language="ru")


async def test_a_russian_reader_is_greeted_in_russian(russian):
    greeting = await russian.says("/start")
    assert greeting.text.startswith("Спросите меня о том, что написано в статьях.\n")
    assert len(greeting.buttons) == 3


async def test_what_the_articles_do_not_say_is_said_in_russian(russian):
    nothing = await russian.says("bitcoin price")
    assert nothing.text == "В статьях об этом не сказано. Можно спросить:"


async def test_the_closest_words_are_called_so_in_russian(russian):
    answer = await russian.says("How much does the ferry cost?")
    assert answer.text.startswith("Возможно, это не ответ на вопрос, но ближе в статьях ничего нет.\n")


async def test_words_of_an_article_stay_in_its_language(russian):
    answer = await russian.says(QUESTION)
    assert answer.text.startswith("Bridge over the Orsa opens · River Courier · 4 августа 2025")
    assert "Its captain, Tom Brandt, retires after 41 years." in answer.marked("bold")
    assert answer.buttons == ["В контексте", "Источник ↗", "Поделиться"]


async def test_a_question_read_otherwise_is_said_in_russian(russian):
    answer = await russian.says("Who retiers after 41 yaers?")
    assert answer.text.startswith("Показываю результаты по запросу «Who retires after 41 years?»")


@pytest.mark.parametrize(
    ("language", "help_text"),
    [
        ("tr", "Bana sorunuzu yazın"),
        ("az-Latn", "Sualınızı yazın"),
        ("kk", "Сұрағыңызды жазыңыз"),
        ("pt-br", "Send me a question"),
        ("", "Send me a question"),
    ],
)
async def test_help_is_given_in_the_readers_language_or_in_english(telegram, language, help_text):
    reader = telegram.private("Aziza", language=language)
    assert (await reader.says("/help")).text.startswith(help_text)


@pytest.mark.parametrize("language", ["ru", "tr", "az", "kk"])
async def test_every_notice_is_in_the_readers_language(telegram, language):
    reader, own = telegram.private("Aziza", language=language), texts_in(language)
    assert (await reader.says("/ask")).text == own.say("no-words")
    assert (await reader.says("/weather")).text == own.say("unknown-command")
    assert (await reader.says("/brief 99")).text == own.say("no-such-article")
    assert (await reader.says("/articles")).text.startswith(own.say("number-of-articles", count=2))
    assert (await reader.says("/brief")).text.endswith(("¶ 1", "¶ 2"))


async def test_an_archive_without_articles_says_so_in_the_readers_language(store):
    async with OfflineTelegram(Archive.build([]), store) as telegram:
        reader = telegram.private("Anna", language="ru")
        for words in (QUESTION, "/articles", "/brief"):
            assert (await reader.says(words)).text == "Статей пока нет."


async def test_in_a_group_each_is_answered_in_the_own_language(group):
    anna, aydin = group.person("Anna", language="ru"), group.person("Aydın", language="tr")
    assert (await anna.says("/ask bitcoin price")).text.startswith("В статьях об этом не сказано.")
    assert (await aydin.says("/ask bitcoin price")).text.startswith("Makalelerde bunun yanıtı yok.")


async def test_who_presses_a_button_is_told_in_the_own_language(group, archive, store):
    greeting = await group.person("Anna", language="ru").says(f"/start@{group.account.me.username}")
    async with OfflineTelegram(Archive.build(archive.articles[1:]), store) as changed:
        aydin = changed.private("Aydın", language="tr")
        moved = aydin.chat.add(changed.account.me, greeting.text, markup=greeting.markup)
        query = aydin.presses(greeting.buttons[0], on=moved)
        assert await aydin.is_told(query) == texts_in("tr").say("expired")


async def test_who_speaks_as_a_group_is_answered_in_english(group, telegram):
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    message = group.chat.add(telegram.account.me, "/ask bitcoin price").json()
    entity = {"type": "bot_command", "offset": 0, "length": 4}
    sender = {"from": anonymous, "sender_chat": group.chat.json(), "entities": [entity]}
    await telegram.brings("message", {**message, **sender})
    assert group.received[-1].text.startswith("The articles do not say.")
