"""Is this a quote? As readers ask it, about a text of their own or somebody's message."""

from datetime import UTC, datetime

import anything
import pytest
from bot_api import keyboards, texts
from bot_api.entities import piece, units
from hypothesis import given
from hypothesis import strategies as st
from offline import OfflineTelegram

from bot import checks, utf16
from bot.texts import LANGUAGES, texts_in
from qa import Archive, Article, Finding

ENGLISH = texts_in("en")
SENTENCE = "Its captain, Tom Brandt, retires after 41 years."
ALTERED = "Its captain, Tom Brandt, retires after 14 years."
PARAGRAPH = (
    "The old ferry will stop in October. Its captain, Tom Brandt, retires after 41 years. "
    "The harbour becomes a museum of river trade. The head of the museum, Ada Sund, asks for old boats."
)
PLACE = "Bridge over the Orsa opens · River Courier · 4 August 2025 · ¶ 2"


def said(message):
    """The name of the message that a check begins with."""
    plain = {texts.read(ENGLISH.say(f"check-{name.replace('_', '-')}"), "HTML")[0]: name for name in Finding}
    return plain.get(message.text.split("\n")[0])


@pytest.fixture
def aziza(group):
    return group.person("Aziza")


async def test_a_quote_is_verbatim_and_stands_in_its_paragraph(reader):
    answer = await reader.says(f"/check {SENTENCE}")
    assert answer.text.split("\n") == ["Verbatim: word for word in the articles.", PLACE, PARAGRAPH]
    assert answer.marked("expandable_blockquote") == [PARAGRAPH]
    assert SENTENCE.rstrip(".") in answer.marked("bold")
    assert answer.buttons == ["Source ↗", "Share"]


async def test_the_place_of_a_quote_leads_to_the_publisher_and_to_the_passage(reader, telegram):
    answer = await reader.says(f"/check {SENTENCE}")
    source, permalink = answer.links
    assert source.startswith("https://courier.example/bridge?a=1&b=2#:~:text=Its%20captain")
    payload = permalink.partition("?start=")[2]
    shown = await telegram.private("Timur").says(f"/start {payload}")
    assert shown.marked("blockquote") == [SENTENCE.rstrip(".")]


async def test_changed_words_are_struck_through_and_underlined(reader):
    answer = await reader.says(f"/check {ALTERED}")
    assert said(answer) is Finding.ALTERED
    assert answer.marked("strikethrough") == ["Struck through", "41"]
    assert answer.marked("underline") == ["Underlined", "14"]
    assert answer.marked("blockquote") == ["Its captain, Tom Brandt, retires after 41 14 years"]
    assert answer.text.split("\n")[1] == PLACE


@pytest.mark.parametrize(
    ("text", "struck", "underlined"),
    [
        ("Volunteers planted many reeds for six years", [], ["many"]),
        ("The old ferry will stop", None, None),
        ("It cost 84 million crowns, more than planned", ["less"], ["more"]),
        ("The head of the museum, Ada Sund, asks for boats", ["old"], []),
        (f"Radio news: {SENTENCE} Poor fellow!", [], ["Radio news", "Poor fellow"]),
    ],
)
async def test_every_kind_of_change_is_shown(reader, text, struck, underlined):
    answer = await reader.says(f"/check {text}")
    assert said(answer) is (Finding.VERBATIM if struck is None else Finding.ALTERED)
    assert answer.marked("strikethrough")[1:] == (struck or [])
    assert answer.marked("underline")[1:] == (underlined or [])


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("its captain, TOM BRANDT, retires after 41 years", Finding.VERBATIM),
        ("“Its captain, Tom Brandt, retires after 41 years.”", Finding.VERBATIM),
        ("Its  captain,\nTom\u00a0Brandt,\n\nretires after 41 years.", Finding.VERBATIM),
        ("Íts captaïn, Tom Brändt, retires after 41 years.", Finding.VERBATIM),
        ("Its captain, Tom Brandt, retires after 42 years.", Finding.ALTERED),
        ("Its captain, Tom Brandt, retires after 4.1 years.", Finding.ALTERED),
    ],
)
async def test_how_a_quote_is_written_does_not_matter_but_a_number_does(reader, text, finding):
    assert said(await reader.says(f"/check {text}")) is finding


async def test_every_piece_of_a_stitched_text_is_shown_at_its_place(reader):
    answer = await reader.says(f"/check {SENTENCE} Forty herons nest in the marsh again.")
    assert said(answer) is Finding.STITCHED
    assert PLACE in answer.text
    assert "Herons return to the marsh · 1 April 2024 · ¶ 1" in answer.text
    assert len(answer.marked("expandable_blockquote")) == 2


async def test_pieces_of_one_article_stand_under_one_heading(reader):
    answer = await reader.says(f"/check {SENTENCE} The new bridge over the Orsa opened on Monday.")
    assert said(answer) is Finding.STITCHED
    assert answer.text.count("River Courier") == 1
    assert "\n¶ 1\n" in answer.text


async def test_what_is_not_there_is_said_in_one_line(reader):
    answer = await reader.says("/check Bitcoin fell below every forecast of the year")
    assert answer.text == "Not found: the articles have no such passage."
    assert answer.buttons == []


async def test_the_closest_passage_is_shown_when_there_is_no_quote(reader):
    answer = await reader.says("/check After 41 years that captain retires, they say")
    assert answer.text.split("\n")[:3] == [
        "Not found: the articles have no such passage.",
        "The closest the articles come:",
        PLACE,
    ]
    assert SENTENCE in answer.text


async def test_of_a_text_with_quotation_marks_only_these_words_are_checked(reader):
    answer = await reader.says(f"/check The mayor wept when she read “{SENTENCE}” to all of us")
    assert said(answer) is Finding.VERBATIM
    assert ENGLISH.say("check-quoted") in answer.text


async def test_two_words_are_hardly_a_quote(reader):
    assert ENGLISH.say("check-few-words") in (await reader.says("/check Tom Brandt")).text


async def test_the_same_words_elsewhere_are_named(archive, store):
    echo = Article("echo", "Marsh news", "Forty herons nest in the marsh again. So it is.")
    async with OfflineTelegram(Archive.build([*archive.articles, echo]), store) as telegram:
        answer = await telegram.private("Timur").says("/check Forty herons nest in the marsh again.")
    first, other = ("Herons return to the marsh", "Marsh news")
    assert first in answer.text
    assert answer.text.endswith(f"The same words also stand here: {other} ¶ 1")


# Which text is checked


async def test_a_reply_checks_the_message_of_somebody_else(aziza, group):
    claim = group.person("Timur").posts(ALTERED)
    answer = await aziza.says("/check", reply_to=claim)
    assert said(answer) is Finding.ALTERED
    assert answer.reply_to.text == "/check"


async def test_words_picked_out_of_the_message_are_checked_alone(aziza, group):
    claim = group.person("Timur").posts(f"{ALTERED} Forty herons nest in the marsh again.")
    answer = await aziza.says("/check", reply_to=claim, quote="Forty herons nest in the marsh")
    assert said(answer) is Finding.VERBATIM
    assert "Herons return" in answer.text


async def test_own_words_are_checked_rather_than_the_message_replied_to(aziza, group):
    claim = group.person("Timur").posts(ALTERED)
    assert said(await aziza.says(f"/check {SENTENCE}", reply_to=claim)) is Finding.VERBATIM


async def test_in_private_a_message_of_ones_own_is_checked_by_a_reply(reader, telegram):
    claim = reader.posts(ALTERED)
    await telegram.account.deliver()
    assert said(await reader.says("/check", reply_to=claim)) is Finding.ALTERED


@pytest.mark.parametrize(
    ("asking", "finding"),
    [
        ("Who retires after 41 years?", Finding.VERBATIM),
        ("/brief", Finding.VERBATIM),
        ("/help", Finding.NOT_FOUND),
    ],
)
async def test_of_our_own_messages_the_quotations_are_checked(reader, asking, finding):
    answer = await reader.says(asking)
    assert said(await reader.says("/check", reply_to=answer)) is finding


async def test_a_caption_is_checked_by_a_reply(aziza, group, telegram):
    claim = group.chat.add(group.person("Timur").user, "")
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    said_so = {**claim.json(), "photo": photo, "caption": ALTERED}
    asking = aziza.posts("/check").json() | {"reply_to_message": said_so}
    telegram.account.updates.pending.clear()
    await telegram.brings("message", asking)
    assert said(group.received[-1]) is Finding.ALTERED


@pytest.mark.parametrize("command", ["/check", "/check@verbatim_test_bot"])
async def test_a_picture_is_sent_with_the_command_in_its_caption(reader, telegram, command):
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    entity = {"type": "bot_command", "offset": 0, "length": len(command)}
    content = {"photo": photo, "caption": f"{command} {ALTERED}", "caption_entities": [entity]}
    await telegram.brings("message", {**reader.chat.add(reader.user, "").json(), **content})
    assert said(reader.received[-1]) is Finding.ALTERED


async def test_words_quoted_from_another_chat_are_checked(aziza, group, telegram):
    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "Somebody"}
    quoted = {"quote": {"text": SENTENCE, "position": 0}, "external_reply": {"origin": origin}}
    asking = aziza.posts("/check").json() | quoted
    telegram.account.updates.pending.clear()
    await telegram.brings("message", asking)
    assert said(group.received[-1]) is Finding.VERBATIM


async def test_a_check_of_nothing_is_told_how(aziza, reader):
    for person in (aziza, reader):
        assert (await person.says("/check")).text == ENGLISH.say("no-check")


@pytest.mark.parametrize("words", ["/check@quiz_bot Tom", "/checks Tom", "please /check Tom"])
async def test_in_a_group_nothing_else_is_checked(aziza, group, telegram, words):
    aziza.posts(words)
    await telegram.account.deliver()
    assert group.received == []


async def test_a_check_in_a_topic_stays_there(telegram):
    topic = telegram.group("Forum", is_forum=True).topic("Bridges")
    claim = topic.person("Timur").posts(ALTERED)
    answer = await topic.person("Aziza").says("/check", reply_to=claim)
    assert (said(answer), answer.thread) == (Finding.ALTERED, topic.thread)
    bare = await topic.person("Aziza").says("/check")
    assert bare.text == ENGLISH.say("no-check")


async def test_a_check_keeps_nothing(reader, store):
    await reader.says(f"/check {SENTENCE}")
    assert store.turns.repeated(reader.chat.id, None, SENTENCE, datetime.now(UTC)) is None


async def test_without_articles_there_is_nothing_to_check_against(store):
    async with OfflineTelegram(Archive.build([]), store) as telegram:
        answer = await telegram.private("Aziza").says(f"/check {SENTENCE}")
    assert answer.text == "There are no articles yet."


# Whatever the text


@pytest.mark.parametrize(
    "odd",
    [
        "<b>Its</b> captain, <script>Tom</script> Brandt, retires after 41 years & more",
        "\u202eIts captain, Tom Brandt, retires after 50 years",
        "Its captain,\x00Tom Brandt, retires\x00after 14 years",
        f"{SENTENCE} {'und so weiter ' * 270}",
        "Its captain " * 340,
        "😀" * 2000,
        "&lt;b&gt;",
        "</blockquote>",
        "…",
    ],
)
async def test_an_odd_text_is_checked_all_the_same(reader, odd):
    answer = await reader.says(f"/check {odd}"[:4096])
    assert said(answer) is not None


async def test_a_lone_surrogate_in_a_text_does_no_harm(reader, telegram):
    text = "/check Its captain, Tom \ud800 Brandt, retires after 14 years"
    entity = {"type": "bot_command", "offset": 0, "length": 6}
    message = {**reader.chat.add(reader.user, "").json(), "text": text, "entities": [entity]}
    await telegram.brings("message", message)
    assert said(reader.received[0]) is Finding.ALTERED


WORDS = " ".join(f"word{number} and" for number in range(400))
LONG = Article("long", "Of <many> & words", f"{WORDS}.\n\nTea is dear. Tea is dear again.")
ARCHIVE = Archive.build(
    [LONG, Article("tea", "", "Tea & <b>milk</b> are dear in every shop 🙂 of the town.")]
)


def shown(text, language="en"):
    """A check as a reader sees it, if Telegram takes it."""
    check = ARCHIVE.check(text)
    around = [ARCHIVE.surroundings(match.quote) for match in check.matches]
    nearest = None if check.matches else next(iter(ARCHIVE.ask(text, k=1).quotes), None)
    reply = checks.reply(texts_in(language), check, around, "verbatim_test_bot", nearest)
    plain, entities = texts.read(reply.html, "HTML")
    texts.checked_length(plain)
    keyboards.check(reply.keyboard.to_dict() if reply.keyboard else None)
    assert len(entities) <= 100
    return plain, entities


def test_a_long_text_with_many_changes_is_cut_and_every_change_shown_is_whole():
    text = WORDS.replace("7", "8")
    plain, entities = shown(text[:4096])
    struck, underlined = (
        [piece(plain, entity) for entity in entities if entity["type"] == kind][1:]
        for kind in ("strikethrough", "underline")
    )
    assert plain.endswith("[…]")
    assert len(struck) == len(underlined) > 10
    assert [word.replace("7", "8") for word in struck] == underlined


def test_unchanged_words_far_from_a_change_are_left_out_of_a_long_text():
    text = WORDS.replace("word100", "nothing")
    plain, entities = shown(text)
    assert "[…]" in plain
    assert "word100 nothing" in plain
    assert units(plain) < 4096
    assert [piece(plain, each) for each in entities if each["type"] == "underline"][1:] == ["nothing"]


@given(st.sampled_from(LANGUAGES), anything.long_text | anything.text.map(lambda odd: f"Tea {odd} is dear"))
def test_any_check_is_taken_by_telegram(language, text):
    plain, _ = shown(text, language)
    assert plain


@given(st.sets(st.integers(0, 8), min_size=1, max_size=2))
def test_a_change_shows_both_texts_as_they_are(places):
    words = ["Tea", "&", "<b>milk</b>", "are", "dear", "in", "every", "shop", "🙂"]
    text = " ".join("chalk" if place in places else word for place, word in enumerate(words))
    plain, entities = shown(text)
    quotation = plain.split("\n")[-1]
    start = units(plain) - units(quotation)
    drawn = [each | {"offset": each["offset"] - start} for each in entities if each["offset"] >= start]
    assert anything.letters(without("strikethrough", quotation, drawn)) == anything.letters(text)
    articles = (anything.letters(article.text) for article in ARCHIVE.articles)
    assert any(anything.letters(without("underline", quotation, drawn)) in article for article in articles)


def without(kind, words, entities):
    """Words without those that are drawn in one way."""
    stretches = [(each["offset"], each["length"]) for each in entities if each["type"] == kind]
    return utf16.without(words, stretches)
