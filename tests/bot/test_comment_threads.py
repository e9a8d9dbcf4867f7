"""Comments on a post of a channel: questions are answered in the words of the post, and a tap jumps to them."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from bot_api.entities import units
from bot_api.errors import bad_request
from bot_api.faults import Fault
from offline import OfflineTelegram

from bot.settings import Settings
from bot.store import Store

POST = """\
<b>🚢 Night ferry to start in May</b>

The night ferry to Skarn starts on 3 May. A ticket costs 14 crowns, and children travel free. \
It leaves the north quay at 23:10.

"We have waited for this since 1998," said the harbour master, Olof Brink."""
PRICE = "How much does a ticket cost?"
PRICE_SENTENCE = "A ticket costs 14 crowns, and children travel free."
ELSEWHERE = "who retires after 41 years?"


@pytest.fixture
def channel(telegram, group):
    return telegram.channel("Harbour news", "harbour_news", group=group)


@pytest.fixture
async def post(channel, telegram):
    post = channel.posts(POST)
    await telegram.account.deliver()
    return post


@pytest.fixture
def aziza(group):
    return group.person("Aziza")


@pytest.fixture
def editor(group):
    return group.person("Olga", "administrator")


async def kept(telegram):
    await telegram.account.deliver()
    return [each for each in telegram.application.bot_data.store.posts.all() if each.article.text]


async def test_a_question_is_answered_by_a_reply_to_the_post_at_the_very_words(aziza, post):
    answer = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    assert answer.reply_to is post.forward
    assert PRICE_SENTENCE in answer.quote
    assert (
        post.text.encode("utf-16-le")[2 * answer.quote_position :]
        .decode("utf-16-le")
        .startswith(answer.quote)
    )
    assert answer.marked("blockquote") == answer.marked("bold") == [PRICE_SENTENCE]


async def test_the_asker_is_named_and_the_question_told_in_one_short_line(aziza, post):
    answer = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    first = answer.text.splitlines()[0]
    assert first == f"Aziza: {PRICE}"
    assert answer.marked("text_mention") == ["Aziza"]
    assert answer.marked("italic") == [PRICE]


async def test_a_post_is_known_by_its_first_line_its_channel_its_day_and_its_address(telegram, post, group):
    [kept_post] = await kept(telegram)
    article = kept_post.article
    assert article.title == "🚢 Night ferry to start in May"
    assert (article.source_name, article.url) == ("Harbour news", f"https://t.me/harbour_news/{post.id}")
    assert article.published == datetime.fromtimestamp(post.date, UTC).date()
    assert (kept_post.chat_id, kept_post.thread_id) == (group.chat.id, post.forward.id)


async def test_a_post_of_a_channel_without_a_name_has_an_address_for_its_subscribers(telegram, group):
    channel = telegram.channel("Harbour news", group=group)
    post = channel.posts(POST)
    [kept_post] = await kept(telegram)
    assert kept_post.article.url == f"https://t.me/c/{str(channel.chat.id)[4:]}/{post.id}"


async def test_the_post_alone_brings_no_answer(group, channel, telegram):
    channel.posts(POST)
    await telegram.account.deliver()
    assert group.received == []


async def test_what_the_post_does_not_say_is_looked_for_in_the_articles(aziza, post):
    question = f"/ask {ELSEWHERE}"
    answer = await aziza.says(question, reply_to=post.forward)
    assert "Tom Brandt" in answer.text
    assert (answer.reply_to.text, answer.quote) == (question, "")


async def test_what_nobody_says_is_told_honestly(aziza, post):
    answer = await aziza.says("/ask Who won the chess olympiad in Budapest?", reply_to=post.forward)
    assert answer.marked("blockquote") == []
    assert "do not say" in answer.text


async def test_a_mention_is_answered_wherever_in_the_thread_it_stands(aziza, group, post, telegram):
    first = group.person("Timur").posts("Great!", reply_to=post.forward)
    second = group.person("Sara").posts("Is it?", reply_to=first)
    answer = await aziza.says(f"@{telegram.account.me.username} {PRICE}", reply_to=second)
    assert answer.reply_to is post.forward


async def test_a_reply_to_the_answer_goes_on_from_it_under_the_same_post(aziza, post):
    first = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    second = await aziza.says("And who said they have waited since 1998?", reply_to=first)
    assert second.reply_to is post.forward
    assert "Olof Brink" in second.text


async def test_a_question_outside_of_the_thread_is_not_asked_of_the_post(aziza, group, post):
    said = group.person("Timur").posts("I have a question")
    answer = await aziza.says(f"/ask {PRICE}", reply_to=said)
    assert answer.reply_to is not post.forward
    assert "14 crowns" not in answer.text


async def test_each_thread_is_about_its_own_post(aziza, channel, post, telegram):
    other = channel.posts("The bus to the airport gets cheaper. A ticket costs 9 crowns from June on.")
    await telegram.account.deliver()
    answers = [await aziza.says(f"/ask {PRICE}", reply_to=each.forward) for each in (post, other)]
    assert ["14 crowns" in answer.quote for answer in answers] == [True, False]
    assert "9 crowns" in answers[1].quote


async def test_a_question_asked_again_under_the_post_is_led_to_the_answer(aziza, group, post):
    first = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    again = await group.person("Timur").says(f"/ask {PRICE}", reply_to=post.forward)
    assert any(link.endswith(f"/{first.id}") for link in again.links)


async def test_comments_that_ask_nothing_are_left_alone(aziza, group, post, telegram):
    aziza.posts(PRICE, reply_to=post.forward)
    await telegram.account.deliver()
    assert group.received == []


async def test_a_bare_command_does_not_ask_the_whole_post(aziza, post):
    assert "after /ask" in (await aziza.says("/ask", reply_to=post.forward)).text


@pytest.mark.parametrize("reason", ["QUOTE_TEXT_INVALID", "Quote text invalid", "message quote not found"])
async def test_a_refused_quote_becomes_a_card_that_replies_to_the_question(archive, store, reason):
    async with OfflineTelegram(archive, store) as telegram:
        group = telegram.group("News club")
        post = telegram.channel("Harbour news", group=group).posts(POST)
        await telegram.account.deliver()
        telegram.account.faults.add("sendMessage", Fault(refusal=bad_request(reason)))
        answer = await group.person("Aziza").says(f"/ask {PRICE}", reply_to=post.forward)
        assert (answer.reply_to.text, answer.quote) == (f"/ask {PRICE}", "")
        assert PRICE_SENTENCE in answer.text
        assert group.received == [answer]


async def test_a_quote_repeats_how_the_words_are_set(aziza, channel, telegram):
    post = channel.posts(
        "The <b>new <i>lock</i></b> opened today. It is <u>🔒 40 metres</u> long and <s>ugly</s> green."
    )
    await telegram.account.deliver()
    answer = await aziza.says("/ask How long is the new lock?", reply_to=post.forward)
    assert answer.reply_to is post.forward
    assert "🔒 40 metres" in answer.quote


async def test_what_was_cleaned_away_between_two_sentences_parts_the_quote(aziza, channel, telegram):
    post = channel.posts(
        "The river is full and the bridge is closed.\n\nPhoto: Ada Sund\n\n"
        "The boat to the island costs 5 crowns a day. It sails at noon."
    )
    [kept_post] = await kept(telegram)
    assert "Ada Sund" not in kept_post.article.text
    answer = await aziza.says("/ask How much does the boat to the island cost?", reply_to=post.forward)
    assert answer.reply_to is post.forward
    assert "5 crowns" in answer.quote
    assert answer.quote in post.text


async def test_a_sentence_longer_than_a_quote_may_be_is_quoted_from_its_beginning(aziza, channel, telegram):
    sentence = (
        "The list of guests 🙂 is long: " + ", ".join(f"guest number {number}" for number in range(120)) + "."
    )
    post = channel.posts(f"A dinner was held. {sentence}")
    await telegram.account.deliver()
    answer = await aziza.says("/ask How long is the list of guests?", reply_to=post.forward)
    assert answer.reply_to is post.forward
    assert sentence.startswith(answer.quote)
    assert 1000 < units(answer.quote) <= 1024


async def test_the_buttons_of_an_answer_show_more_of_the_post(aziza, post):
    answer = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    assert "Share" not in answer.buttons
    shown = await aziza.taps("In context", on=answer)
    assert shown.id == answer.id
    assert "It leaves the north quay at 23:10." in shown.text
    assert PRICE in shown.text.splitlines()[0]


async def test_a_briefing_without_words_is_of_the_post_above(aziza, post, telegram):
    call = f"/brief@{telegram.account.me.username}"
    briefing = await aziza.says(call, reply_to=post.forward)
    assert all(quoted.rpartition(" ¶")[0] in post.text for quoted in briefing.marked("blockquote"))
    figures = await aziza.taps("Figures", on=briefing)
    assert "14 crowns" in figures.text
    assert set(figures.links) == {f"https://t.me/harbour_news/{post.id}"}
    assert "Night ferry" not in (await aziza.says(call)).text
    assert "herons" in (await aziza.says(f"{call} herons", reply_to=post.forward)).text


async def test_a_text_is_checked_against_the_post_above_and_the_articles(aziza, post):
    for text, verdict in (
        (PRICE_SENTENCE, "Verbatim"),
        (PRICE_SENTENCE.replace("14", "15"), "Altered"),
        ("Its captain, Tom Brandt, retires after 41 years.", "Verbatim"),
        ("Bitcoin fell below every forecast of the year", "Not found"),
    ):
        assert (await aziza.says(f"/check {text}", reply_to=post.forward)).text.startswith(verdict)


async def test_the_place_in_a_post_leads_to_the_post(aziza, post):
    answer = await aziza.says(f"/check {PRICE_SENTENCE}", reply_to=post.forward)
    assert set(answer.links) == {f"https://t.me/harbour_news/{post.id}"}
    assert "Share" not in answer.buttons


async def test_a_post_is_not_checked_against_itself(aziza, post):
    assert (await aziza.says("/check", reply_to=post.forward)).text.startswith("Not found")


async def test_an_edited_post_is_quoted_as_it_is_now(aziza, channel, post, telegram):
    await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    channel.edits(post, POST.replace("14 crowns", "16 crowns"))
    answer = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    assert answer.reply_to is post.forward
    assert "16 crowns" in answer.quote
    assert len(await kept(telegram)) == 1


async def test_an_edit_is_read_in_the_group_alone_when_the_bot_is_not_in_the_channel(aziza, telegram, group):
    channel = telegram.channel("Harbour news", group=group, bot="left")
    post = channel.posts(POST)
    await telegram.account.deliver()
    channel.edits(post, POST.replace("14 crowns", "16 crowns"))
    assert "16 crowns" in (await aziza.says(f"/ask {PRICE}", reply_to=post.forward)).quote


async def test_an_edit_is_read_in_the_channel_too(telegram, channel, post):
    channel.edits(post, POST.replace("14 crowns", "16 crowns"))
    telegram.account.updates.pending = [
        update for update in telegram.account.updates.pending if "edited_channel_post" in update
    ]
    [kept_post] = await kept(telegram)
    assert "16 crowns" in kept_post.article.text
    assert "16 crowns" in kept_post.words


async def test_a_post_from_before_the_bot_came_is_read_when_it_is_asked_about(aziza, channel, telegram):
    post = channel.posts(POST)
    telegram.account.updates.pending.clear()
    answer = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    assert (answer.reply_to, PRICE_SENTENCE in answer.quote) == (post.forward, True)


async def test_an_edit_that_the_bot_missed_is_read_when_the_post_is_asked_about(
    aziza, channel, post, telegram
):
    channel.edits(post, POST.replace("14 crowns", "16 crowns"))
    telegram.account.updates.pending.clear()
    assert "16 crowns" in (await aziza.says(f"/ask {PRICE}", reply_to=post.forward)).quote


async def test_a_post_that_loses_its_words_is_forgotten(channel, post, telegram):
    channel.edits(post, "Soon!")
    assert await kept(telegram) == []


@pytest.mark.parametrize("words", ["", "Good morning!", "🙂 🙂 🙂 🙂 🙂 🙂"])
async def test_a_post_without_words_to_quote_is_not_kept(channel, telegram, words):
    channel.posts(words, with_photo=True)
    assert await kept(telegram) == []


async def test_the_caption_of_a_photo_is_quoted(aziza, channel, telegram):
    post = channel.posts(POST, with_photo=True)
    await telegram.account.deliver()
    answer = await aziza.says(f"/ask {PRICE}", reply_to=post.forward)
    assert (answer.reply_to, PRICE_SENTENCE in answer.quote) == (post.forward, True)


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_of_an_album_the_message_with_words_counts_wherever_it_is(aziza, channel, telegram, place):
    album = [channel.posts(POST if place == n else "", with_photo=True, album="1") for n in range(3)]
    await telegram.account.deliver()
    answer = await aziza.says(f"/ask {PRICE}", reply_to=album[0].forward)
    assert answer.reply_to is album[place].forward
    channel.edits(album[place], POST.replace("14 crowns", "16 crowns"))
    answer = await aziza.says(f"/ask {PRICE}", reply_to=album[0].forward)
    assert "16 crowns" in answer.quote
    assert len(await kept(telegram)) == 1


async def test_a_post_is_quoted_after_a_restart(archive, tmp_path):
    async def asked(group, post):
        return await group.person("Aziza").says(f"/ask {PRICE}", reply_to=post.forward)

    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as telegram:
            group = telegram.group("News club")
            post = telegram.channel("Harbour news", group=group).posts(POST)
            first = await asked(group, post)
    with closing(Store.open(tmp_path)) as store:
        async with OfflineTelegram(archive, store) as telegram:
            telegram.account.chats[group.chat.id] = group.chat
            later = (
                await type(group)(telegram.account, group.chat)
                .person("Sara")
                .says("/ask From which quay does it leave?", reply_to=post.forward)
            )
    assert first.reply_to is later.reply_to is post.forward
    assert "north quay" in later.quote


async def test_an_administrator_removes_a_post_for_good(aziza, channel, editor, post, telegram):
    told = await editor.says("/remove", reply_to=post.forward)
    assert "no longer quote" in told.text
    assert "deleted" in told.text
    channel.edits(post, POST + " Bring a coat.")
    assert await kept(telegram) == []
    assert "14 crowns" not in (await aziza.says(f"/ask {PRICE}", reply_to=post.forward)).text


async def test_of_a_removed_post_no_word_is_kept(editor, post, telegram):
    await editor.says("/remove", reply_to=post.forward)
    [left] = telegram.application.bot_data.store.posts.all()
    assert (left.words, left.article.text, left.article.title) == ("", "", "")


async def test_nobody_else_removes_a_post(aziza, group, post, telegram):
    aziza.posts("/remove", reply_to=post.forward)
    assert len(await kept(telegram)) == 1
    assert group.received == []
    told = await aziza.says(f"/remove@{telegram.account.me.username}", reply_to=post.forward)
    assert "administrators" in told.text
    assert len(await kept(telegram)) == 1


async def test_a_bare_remove_elsewhere_may_be_for_another_bot(editor, group, telegram):
    editor.posts("/remove", reply_to=group.person("Timur").posts("Buy my watches"))
    await telegram.account.deliver()
    assert group.received == []
    assert "to a post" in (await editor.says(f"/remove@{telegram.account.me.username}")).text


async def test_a_post_that_was_deleted_is_found_out_and_not_quoted(archive, store):
    async with OfflineTelegram(archive, store) as telegram:
        group = telegram.group("News club")
        channel = telegram.channel("Harbour news", group=group)
        post = channel.posts(POST)
        first = group.person("Timur").posts("Great!", reply_to=post.forward)
        await telegram.account.deliver()
        channel.deletes(post)
        answer = await group.person("Aziza").says(f"/ask {PRICE}", reply_to=first)
        assert "14 crowns" not in answer.text
        assert await kept(telegram) == []


async def test_a_post_put_to_the_bot_and_its_answer_are_no_articles(archive, store):
    settings = Settings(
        token="7013982465:AAloopback_Server-for_tests-0123456", channels=frozenset({"@harbour_news"})
    )
    async with OfflineTelegram(archive, store, settings) as telegram:
        group = telegram.group("News club")
        channel = telegram.channel("Harbour news", "harbour_news", group=group)
        channel.posts(f"/ask {ELSEWHERE}")
        assert await kept(telegram) == []
        [answer] = channel.received
        assert "Tom Brandt" in answer.text
        assert await kept(telegram) == []
        assert group.received == []


async def test_a_post_that_somebody_forwards_by_hand_is_talk(group, telegram, post):
    by_hand = post.forward.json() | {"is_automatic_forward": False, "message_id": 900, "sender_chat": None}
    await telegram.brings("message", by_hand | {"from": group.person("Timur").user.json()})
    assert len(await kept(telegram)) == 1


async def test_the_day_of_a_post_is_the_day_it_was_published(telegram, channel):
    post = channel.posts(POST)
    telegram.account.updates.pending.clear()
    brought = post.forward.json()
    brought["forward_origin"]["date"] = int(datetime(2026, 3, 1, 23, 30, tzinfo=UTC).timestamp())
    await telegram.brings("message", brought)
    [kept_post] = await kept(telegram)
    assert kept_post.article.published == date(2026, 3, 1)
