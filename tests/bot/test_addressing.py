import anything
import pytest
from bot_api.entities import units, with_found
from hypothesis import given
from telegram import Message, User

from bot.addressing import Question, is_from_a_person, question_in

ME = User(42, "Verbatim", is_bot=True, username="VerbatimBot")
READER = {"id": 7, "is_bot": False, "first_name": "Aziza"}
MYSELF = {"id": 42, "is_bot": True, "first_name": "Verbatim"}
OTHER_BOT = {"id": 43, "is_bot": True, "first_name": "Quiz"}
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup", "title": "News club"}
CHANNEL = {"id": -200, "type": "channel", "title": "News"}


def message(text, chat=GROUP, sender=READER, **details):
    shown = {"message_id": 5, "date": 0, "chat": chat, "from": sender, "text": text}
    return Message.de_json({**shown, "entities": with_found(text or "", []), **details}, None)


def said(text, **details):
    return {"message_id": 4, "date": 0, "chat": GROUP, "from": READER, "text": text, **details}


def asked(text, chat=GROUP, sender=READER, **details):
    question = question_in(message(text, chat, sender, **details), ME)
    return question and question.text


@given(anything.text)
def test_any_text_without_a_command_is_a_question_in_private(text):
    plain = Message.de_json({"message_id": 5, "date": 0, "chat": PRIVATE, "from": READER, "text": text}, None)
    question = question_in(plain, ME)
    assert anything.letters(question.text) == anything.letters(text)
    assert len(question.text.splitlines()) <= 1


@given(anything.text)
def test_a_group_talks_without_us(text):
    assert (
        question_in(message(text, entities=[{"type": "bold", "offset": 0, "length": units(text)}]), ME)
        is None
    )


@given(anything.text, anything.text)
def test_a_mention_anywhere_asks_the_rest(before, after):
    mention = {"type": "mention", "offset": units(before), "length": 12}
    question = question_in(message(f"{before}@verbatimBOT{after}", entities=[mention]), ME)
    assert question is not None
    assert anything.letters(question.text) == anything.letters(before + after)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("/ask Who opened the bridge?", "Who opened the bridge?"),
        ("/ASK@verbatimbot Who opened the bridge?", "Who opened the bridge?"),
        ("/ask@VerbatimBot\nWho opened\nthe bridge?", "Who opened the bridge?"),
        ("@VerbatimBot, who opened the bridge?", "who opened the bridge?"),
        ("😀 Hey @verbatimbot: who opened it?", "😀 Hey : who opened it?"),
        ("/ask @VerbatimBot who?", "who?"),
    ],
)
def test_a_group_asks_by_command_or_mention(text, question):
    assert asked(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "Who opened the bridge?",
        "/ask@QuizBot Who opened the bridge?",
        "/asking Who opened the bridge?",
        "/brief",
        "/quiz @VerbatimBot",
        "Write /ask to the bot",
        "@VerbatimBotanist knows",
        "me@verbatimbot.example",
        "@QuizBot who?",
    ],
)
def test_a_group_is_left_alone_otherwise(text):
    assert asked(text) is None


def test_a_command_that_is_not_ours_is_no_question_in_private_either():
    assert asked("/brief", PRIVATE) is None
    assert asked("/ask@QuizBot Who?", PRIVATE) is None


def test_a_mention_by_name_is_a_mention():
    by_name = {"type": "text_mention", "offset": 0, "length": 8}
    assert asked("Verbatim who?", entities=[{**by_name, "user": MYSELF}]) == "who?"
    assert asked("Verbatim who?", entities=[{**by_name, "user": OTHER_BOT}]) is None
    assert asked("Verbatim who?", entities=[by_name]) is None


def test_a_reply_to_us_is_a_question():
    assert asked("And when?", reply_to_message=said("On Monday.", **{"from": MYSELF})) == "And when?"


def test_a_reply_to_somebody_else_is_none():
    assert asked("And when?", reply_to_message=said("On Monday.")) is None
    assert asked("And when?", reply_to_message=said("On Monday.", **{"from": None})) is None


def test_a_topic_that_we_opened_is_not_ours_to_answer():
    opening = said("", **{"from": MYSELF}, forum_topic_created={"name": "Bridges", "icon_color": 1})
    assert asked("Lovely weather", reply_to_message=opening) is None
    assert asked("/ask Who opened the bridge?", reply_to_message=opening) == "Who opened the bridge?"


@pytest.mark.parametrize("call", ["/ask", "@VerbatimBot", "/ask@VerbatimBot"])
def test_a_bare_call_takes_the_message_replied_to(call):
    assert asked(call, reply_to_message=said("Who opened\nthe bridge?")) == "Who opened the bridge?"
    photo = said(None, caption="Who opened it?", photo=[])
    assert asked(call, reply_to_message=photo) == "Who opened it?"


def test_words_of_ones_own_come_before_those_replied_to():
    assert asked("/ask And when?", reply_to_message=said("Who opened the bridge?")) == "And when?"


def test_a_bare_call_has_no_words():
    assert question_in(message("/ask"), ME) == Question("")
    assert asked("/ask", reply_to_message=said("On Monday.", **{"from": MYSELF})) == ""
    assert asked("@VerbatimBot ,:") == ""


def test_a_caption_asks_like_a_text():
    entities = [{"type": "bot_command", "offset": 0, "length": 4}]
    assert asked(None, caption="/ask Who is this?", caption_entities=entities) == "Who is this?"
    assert asked(None, PRIVATE, caption="Who is this?") == "Who is this?"


def test_other_bots_are_not_answered():
    assert asked("/ask Who?", sender=OTHER_BOT) is None
    assert asked("/ask Who?", via_bot=OTHER_BOT) is None


def test_an_anonymous_administrator_and_a_channel_that_speaks_are_answered():
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    channel_bot = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
    assert asked("/ask Who?", sender=anonymous, sender_chat=GROUP) == "Who?"
    assert asked("/ask Who?", sender=channel_bot, sender_chat=CHANNEL) == "Who?"


def test_a_post_of_the_linked_channel_is_not_answered():
    service = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    post = {"sender": service, "sender_chat": CHANNEL, "is_automatic_forward": True}
    assert asked("/ask Who?", **post) is None


def test_a_message_without_a_sender_is_taken_for_a_persons():
    assert is_from_a_person(message("Hello", sender=None))
