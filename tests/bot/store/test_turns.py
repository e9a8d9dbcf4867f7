"""Answers that were sent, and how long their questions are remembered."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from anything import text
from hypothesis import given
from hypothesis import strategies as st
from memories import GROUP, PLACE, READER, TOPIC, turn

from bot.store import Store
from bot.store.turns import digest_of
from qa import Span, Verdict

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_turn_is_found_by_our_message_and_by_the_readers(store):
    store.turns.put(turn())
    assert store.turns.at(READER, 101) == store.turns.of_question(READER, 100) == turn()
    assert store.turns.at(READER, 100) is store.turns.of_question(READER, 101) is None
    assert store.turns.at(GROUP, 101) is None


def test_a_turn_survives_a_restart(remembered):
    assert (
        remembered(lambda store: store.turns.put(turn()), lambda store: store.turns.at(READER, 101)) == turn()
    )


def test_a_turn_of_which_little_is_known_is_kept_too(store):
    bare = turn(question_id=None, asker_id=None, corrected="", carried=(), scope=(), places=())
    store.turns.put(bare)
    assert store.turns.at(READER, 101) == bare


def test_an_edited_question_replaces_its_turn(store):
    edited = turn(question="And the ferry?", verdict=Verdict.NOT_FOUND, places=())
    store.turns.put(turn())
    store.turns.put(edited)
    assert store.turns.of_question(READER, 100) == edited
    assert store.turns.repeated(READER, None, turn().question, edited.asked_at) is None


def test_a_question_that_was_answered_twice_gives_the_later_answer(store):
    later = turn(message_id=103, asked_at=turn().asked_at + HOUR)
    for each in (later, turn()):
        store.turns.put(each)
    assert store.turns.of_question(READER, 100) == later


@pytest.mark.parametrize(
    "again",
    [
        "what did the BRIDGE cost",
        "  What did\nthe bridge  cost?!",
        "«What did the bridge — cost?»",
        "Ｗhat did the bridge cost?",
    ],
)
def test_a_question_is_the_same_whatever_its_case_punctuation_and_spacing(store, again):
    store.turns.put(turn())
    assert store.turns.repeated(READER, None, again, turn().asked_at + HOUR) == turn()


@pytest.mark.parametrize("other", ["What did the bridge cost him?", "What did the ferry cost?", "?", ""])
def test_another_question_is_not_the_same(store, other):
    store.turns.put(turn())
    assert store.turns.repeated(READER, None, other, turn().asked_at) is None


def test_questions_without_words_repeat_none(store):
    store.turns.put(turn(question="?!"))
    assert store.turns.repeated(READER, None, "?!", turn().asked_at) is None


def test_a_question_is_repeated_only_in_its_topic_and_within_a_day(store):
    asked = turn(chat_id=GROUP, topic_id=TOPIC)
    store.turns.put(asked)

    def repeated(chat, topic, after):
        return store.turns.repeated(chat, topic, asked.question, asked.asked_at + after)

    assert repeated(GROUP, TOPIC, DAY - timedelta(microseconds=1)) == asked
    assert repeated(GROUP, TOPIC, DAY) is None
    assert repeated(GROUP, None, HOUR) is repeated(READER, TOPIC, HOUR) is None


def test_a_conversation_is_the_last_turns_in_order(store):
    turns = [turn(message_id=number, asked_at=turn().asked_at + number * HOUR) for number in range(1, 6)]
    for each in (*turns, turn(chat_id=GROUP, message_id=9), turn(topic_id=TOPIC, message_id=8)):
        store.turns.put(each)

    def conversation(count, within):
        return store.turns.conversation(READER, None, turns[-1].asked_at, count=count, within=within)

    assert conversation(3, DAY) == tuple(turns[2:])
    assert conversation(9, 2 * HOUR) == tuple(turns[3:])
    assert store.turns.conversation(READER, TOPIC, turns[-1].asked_at, count=3, within=DAY) == (
        turn(topic_id=TOPIC, message_id=8),
    )


def test_a_thread_is_followed_back_from_answer_to_answer(store):
    first, second, third = turn(message_id=1), turn(message_id=2, follows=1), turn(message_id=3, follows=2)
    for each in (first, second, third, turn(message_id=4, follows=77)):
        store.turns.put(each)
    assert store.turns.thread(READER, 3, count=9) == (first, second, third)
    assert store.turns.thread(READER, 3, count=2) == (second, third)
    assert store.turns.thread(READER, 4, count=9) == (turn(message_id=4, follows=77),)
    assert store.turns.thread(READER, 5, count=9) == ()


def test_a_thread_that_follows_itself_ends(store):
    store.turns.put(turn(message_id=1, follows=1))
    assert len(store.turns.thread(READER, 1, count=3)) == 3


def test_after_a_day_the_words_are_gone_and_the_quotes_are_not(store):
    store.turns.put(turn())
    assert store.turns.blank_questions(turn().asked_at + DAY - timedelta(microseconds=1)) == 0
    assert store.turns.blank_questions(turn().asked_at + DAY) == 1
    assert store.turns.blank_questions(turn().asked_at + DAY) == 0
    assert store.turns.at(READER, 101) == replace(turn(), question="", corrected="", carried=())
    assert store.turns.conversation(READER, None, turn().asked_at, count=3, within=DAY) == ()
    assert store.turns.repeated(READER, None, turn().question, turn().asked_at) is None


def test_after_a_month_the_turn_is_gone(store):
    store.turns.put(turn())
    assert store.turns.forget_older_than(turn().asked_at + 30 * DAY - HOUR) == 0
    assert store.turns.forget_older_than(turn().asked_at + 30 * DAY) == 1
    assert store.turns.at(READER, 101) is None


def test_words_noted_by_a_clock_far_ahead_do_not_stay(store):
    store.turns.put(turn())
    assert store.turns.blank_questions(turn().asked_at - 2 * DAY) == 1
    assert store.turns.forget_older_than(turn().asked_at - 31 * DAY) == 1


def test_a_turn_tells_no_words_of_the_reader_when_it_is_logged():
    shown = repr(turn(question="secret", corrected="secret", carried=("secret",)))
    assert "secret" not in shown
    assert "message_id=101" in shown


def test_a_time_without_a_zone_is_refused(store):
    with pytest.raises(Exception, match="offset-naive"):
        store.turns.put(turn(asked_at=turn().asked_at.replace(tzinfo=None)))
    assert store.turns.at(READER, 101) is None


ids = st.integers(-(2**63), 2**63 - 1)
spans = st.builds(Span, st.integers(0, 2**31), st.integers(0, 2**31))
places = st.builds(
    lambda article_id, span, sentence, score: replace(
        PLACE, article_id=article_id, span=span, sentence=sentence, score=score
    ),
    st.text(st.characters()),
    spans,
    spans,
    st.floats(allow_nan=False, allow_infinity=False),
)


@given(
    st.builds(
        turn,
        chat_id=ids,
        message_id=ids,
        question=text,
        corrected=text,
        carried=st.lists(text, max_size=3).map(tuple),
        scope=st.lists(text, max_size=3).map(tuple),
        places=st.lists(places, max_size=3).map(tuple),
        verdict=st.sampled_from(Verdict),
        topic_id=st.none() | st.integers(1, 2**31),
        question_id=st.none() | ids,
        asker_id=st.none() | ids,
    )
)
def test_whatever_is_asked_comes_back_as_it_was(asked):
    with closing(Store.in_memory()) as store:
        store.turns.put(asked)
        assert store.turns.at(asked.chat_id, asked.message_id) == asked
        repeated = store.turns.repeated(asked.chat_id, asked.topic_id, asked.question, asked.asked_at)
        assert repeated == (asked if digest_of(asked.question) else None)


def test_a_question_of_4096_emoji_is_kept(store):
    long = turn(question="\U0001f600" * 4096)
    store.turns.put(long)
    assert store.turns.repeated(READER, None, long.question, long.asked_at) == long
