"""What the articles did not answer."""

from dataclasses import fields

from memories import ASKED_AT, READER

from bot.store import unanswered
from bot.store.unanswered import UnansweredQuestion
from qa import Verdict


def question(words, verdict=Verdict.NOT_FOUND):
    return UnansweredQuestion(words, ASKED_AT, verdict)


def test_questions_are_listed_as_they_came_and_cleared(store):
    asked = (question("Why\ud800?\x00"), question("Who?", Verdict.CLOSEST), question("Who?"))
    for each in asked:
        store.unanswered.add(each)
    assert store.unanswered.all() == asked
    store.unanswered.clear()
    assert store.unanswered.all() == ()


def test_questions_survive_a_restart(remembered):
    kept = remembered(
        lambda store: store.unanswered.add(question("Who?")), lambda store: store.unanswered.all()
    )
    assert kept == (question("Who?"),)


def test_the_oldest_make_room(store, monkeypatch):
    monkeypatch.setattr(unanswered, "MOST", 3)
    for number in range(5):
        store.unanswered.add(question(str(number)))
    store.unanswered.clear()
    for number in range(5):
        store.unanswered.add(question(str(number)))
    assert [each.question for each in store.unanswered.all()] == ["2", "3", "4"]


def test_nobody_is_named_and_no_log_shows_the_words(store):
    assert {field.name for field in fields(UnansweredQuestion)} == {"question", "asked_at", "verdict"}
    assert "secret" not in repr(question("secret"))
    store.unanswered.add(question("Who?"))
    store.forget(READER)
    assert store.unanswered.all() == (question("Who?"),)
