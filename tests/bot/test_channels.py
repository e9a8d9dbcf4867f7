"""Channels: their posts as articles, quotes out of them, and questions that are put in a channel itself."""

from datetime import date

import pytest
from bot_api.account import TOKEN
from bot_api.entities import piece
from hypothesis import given
from hypothesis import strategies as st
from memories import post as a_post
from offline import OfflineTelegram

from bot import channels
from bot.settings import Settings
from bot.store.styles import Style
from qa import Archive, Quote, Span

QUESTION = "who retires after 41 years?"


def quote_of(post, start, end, sentence=None):
    return Quote(post.article, Span(start, end), Span(*(sentence or (start, end))))


def read(words, **known):
    """A post with these words, as it would be kept."""
    article = Archive.read(words, "post:-1009:5")
    return a_post(words=words, styles=(), article={"text": article.text, "title": article.title}, **known)


def test_a_quote_is_found_in_the_message_though_the_article_is_cleaned():
    post = read(
        "🚢 Ferries\n\nPhoto: Ada Sund\n\nThe ferry stops in May. It was slow.  \n\n\n\nBuses run instead."
    )
    start = post.article.text.index("Buses")
    reply = channels.reply_quoting(post, quote_of(post, start, len(post.article.text)))
    assert (reply.message_id, reply.quote) == (41, "Buses run instead.")
    assert piece(post.words, {"offset": reply.quote_position, "length": len(reply.quote)}) == reply.quote


def test_of_a_passage_that_is_cut_in_the_message_the_key_sentence_is_quoted():
    post = read("The ferry to the island stops in May.\n\nPhoto: Ada Sund\n\nBuses run instead, every hour.")
    text = post.article.text
    assert text not in post.words
    reply = channels.reply_quoting(post, quote_of(post, 0, len(text), (text.index("Buses"), len(text))))
    assert reply.quote == "Buses run instead, every hour."


def test_what_the_message_does_not_say_letter_for_letter_is_not_quoted():
    post = a_post(words="The ferry sails.", article={"text": "The ferry stops."})
    assert channels.reply_quoting(post, quote_of(post, 0, 16)) is None


def test_words_said_twice_are_quoted_where_they_were_found():
    post = read("It rains. Nobody is out in the streets. It rains. The play is over and done.")
    second = post.article.text.rindex("It rains.")
    reply = channels.reply_quoting(post, quote_of(post, second, second + 9))
    assert reply.quote_position == second


def test_a_quote_is_given_without_markup_and_with_its_styles():
    post = a_post(
        words="🙂 The ferry stops in May.",
        styles=(Style("bold", 0, 12), Style("italic", 20, 30), Style("custom_emoji", 0, 2, "77")),
        article={"text": "The ferry stops in May."},
    )
    reply = channels.reply_quoting(post, quote_of(post, 4, 23))
    assert reply.quote == "ferry stops in May."
    assert reply.quote_parse_mode is None
    shown = [(str(each.type), each.offset, each.length) for each in reply.quote_entities]
    assert shown == [("bold", 0, 5), ("italic", 13, 6)]


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_is_quoted_stands_in_the_message_where_it_is_said_to(before, words, after):
    whole = before + words + after
    post = a_post(words=whole, styles=(), article={"text": whole})
    reply = channels.reply_quoting(post, quote_of(post, len(before), len(before) + len(words)))
    length = len(reply.quote.encode("utf-16-le")) // 2
    assert reply.quote == words
    assert piece(whole, {"offset": reply.quote_position, "length": length}) == words


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_make_a_post_or_none(words):
    post = a_post(article={"published": date(2026, 3, 1)})
    now = channels.corrected(post, Caption(words))
    assert now is None or (now.words == words and now.article.published == date(2026, 3, 1))


class Caption:
    """A message of a photo with a caption, as far as a post is read from it."""

    text = None
    entities = ()
    caption_entities = ()

    def __init__(self, caption):
        self.caption = caption


@pytest.fixture
def allowing(archive, store):
    def allowing(*names):
        return OfflineTelegram(archive, store, Settings(TOKEN, channels=frozenset(names)))

    return allowing


async def test_a_question_in_a_channel_that_is_named_is_answered_there(allowing):
    async with allowing("@river_news") as telegram:
        channel = telegram.channel("River news", "River_News")
        post = channel.posts(f"/ask {QUESTION}")
        await telegram.account.deliver()
        [answer] = channel.received
        assert "Tom Brandt" in answer.text
        assert answer.reply_to is post


async def test_a_channel_is_named_by_its_id_too(allowing):
    async with allowing("-1001000001001") as telegram:
        channel = telegram.channel("River news")
        assert channel.chat.id == -1001000001001
        channel.posts(f"/ask@{telegram.account.me.username} {QUESTION}")
        await telegram.account.deliver()
        assert len(channel.received) == 1


async def test_no_button_in_a_channel_changes_the_answer_or_posts_another(allowing):
    async with allowing("@river_news") as telegram:
        channel = telegram.channel("River news", "river_news")
        for question in (QUESTION, "Who won the chess olympiad in Budapest?"):
            channel.posts(f"/ask {question}")
        await telegram.account.deliver()
        buttons = [button for answer in channel.received for button in answer._buttons()]
        assert len(channel.received) == 2
        assert [button for button in buttons if "callback_data" in button] == []


async def test_in_other_channels_nothing_is_said(allowing):
    async with allowing("@other_news") as telegram:
        channel = telegram.channel("River news", "river_news")
        channel.posts(f"/ask {QUESTION}")
        await telegram.account.deliver()
        assert channel.received == []
        assert telegram.account.calls[-1].method != "sendMessage"


@pytest.mark.parametrize(
    "words",
    [
        QUESTION,
        "/ask",
        "/asked and answered: who retires after 41 years?",
        "/ask@quiz_bot who retires after 41 years?",
        "/help@verbatim_test_bot",
        "/brief@verbatim_test_bot",
        "/start",
        "@verbatim_test_bot who retires after 41 years?",
        "See https://t.me/river_news/5",
    ],
)
async def test_nothing_but_questions_is_answered_in_a_channel(allowing, words):
    async with allowing("@river_news") as telegram:
        channel = telegram.channel("River news", "river_news")
        channel.posts(words)
        await telegram.account.deliver()
        assert channel.received == []


async def test_an_edited_question_is_not_answered_again_in_a_channel(allowing):
    async with allowing("@river_news") as telegram:
        channel = telegram.channel("River news", "river_news")
        post = channel.posts(f"/ask {QUESTION}")
        await telegram.account.deliver()
        channel.edits(post, "/ask How many herons nest in the marsh?")
        await telegram.account.deliver()
        assert len(channel.received) == 1


async def test_no_trouble_is_told_in_a_channel_or_under_a_post(telegram, group):
    channel = telegram.channel("River news", "river_news", group=group)
    telegram.application.bot_data.store.close()
    post = channel.posts("The new lock opened today. It is 40 metres long.")
    channel.edits(post, "The new lock opened today. It is 41 metres long.")
    await telegram.account.deliver()
    assert channel.received == group.received == []
