"""Follow-ups: what is carried over from a conversation, and what never is."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from anything import text as any_text
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import Answer, Archive, Article, Quote, Span, Verdict
from qa.dialogue import TURNS

ROOT = Path(__file__).parents[2]
NOTHING = Answer("", Verdict.NOT_FOUND, 0.0)
STANDING_ALONE = [
    "What did Tokayev say when he returned?",
    "How many Turkish companies work in Kazakhstan?",
    "and how many students from Kazakhstan study in Türkiye?",
    "what is CICA",
    "Who wrote the article?",
    "What is inflation?",
    "Is there an award for Tokayev?",
    "How long does it take to get a visa?",
    "visa-free regime Turkish citizens",
    "Who is the mayor of London?",
    "Can you help me?",
    "hello",
    "thanks",
    "???",
    "",
]
LEANING = [
    "What will it process?",
    "And Orzax?",
    "and in 2025?",
    "who leads it?",
    "How much?",
    "where?",
    "why",
    "since when",
    "what about Almaty",
    "the second one?",
    "When did they sign it?",
    "Anything else?",
    "tell me more",
]


@cache
def corpus():
    return Archive.from_folder(ROOT / "corpus")


def talk(*questions, archive=None):
    """The answers of a conversation, one after the other."""
    history = []
    for question in questions:
        answer = (archive or corpus()).ask(question, history=history)
        history.append((question, answer))
    return [answer for _, answer in history]


def key(answer):
    return answer.quotes[0].key_sentence if answer.quotes else ""


@cache
def conversations():
    """Every dialogue about the shipped article, as a history."""
    lines = (ROOT / "tests" / "quality" / "corpus_dialogues.jsonl").read_text("utf-8").splitlines()
    asked = [[turn["question"] for turn in json.loads(line)["turns"]] for line in lines]
    return [list(zip(questions, talk(*questions), strict=True)) for questions in asked]


def test_a_pronoun_is_given_the_name_it_means():
    first, second = talk("What will Tiryaki Holding build?", "What will it process?")
    assert first.carried == ()
    assert "Tiryaki Holding" in second.carried
    assert "wheat and peas" in key(second)


def test_the_answer_keeps_the_readers_words():
    assert (
        talk("What will Tiryaki Holding build?", "What will it process?")[1].question
        == "What will it process?"
    )


def test_a_new_name_takes_the_place_of_the_old_one():
    orzax = talk("What will Tiryaki Holding build?", "And Orzax?")[1]
    assert orzax.carried == ("build",)
    assert "dietary supplement factory" in key(orzax)


def test_a_new_number_takes_the_place_of_the_old_one():
    answer = talk("How many tourists from Kazakhstan came to Türkiye in 2024?", "and in 2025?")[1]
    assert "2024" not in " ".join(answer.carried)
    assert {"tourists", "Kazakhstan", "Türkiye"} <= set(answer.carried)
    assert "1 million in 2025" in key(answer)


def test_a_new_name_takes_the_place_of_the_one_behind_the_same_preposition():
    answer = talk("How many tourists from Kazakhstan came to Türkiye?", "and from Azerbaijan?")[1]
    assert answer.carried == ("tourists", "came", "Türkiye")


def test_a_bare_question_asks_on_about_what_was_asked():
    where = talk("Which foundation is planning new schools?", "where?")[1]
    assert "planning new schools" in where.carried
    assert "one in Astana and one in Almaty" in key(where)


def test_the_topic_is_carried_over_several_turns():
    *_, last = talk(
        "Is there going to be a new school in Gaziantep?", "Who proposed it?", "When will it open?"
    )
    assert {"new school", "Gaziantep"} <= set(last.carried)
    assert "2026" in key(last)


def test_a_pronoun_for_a_person_takes_up_the_name_that_answered():
    *_, last = talk("Who greeted Tokayev on arrival?", "What does he want to raise?")
    assert any("Erdogan" in phrase for phrase in last.carried)


def test_a_question_that_names_nothing_leaves_the_conversation_its_names():
    *_, people, last = talk(
        "What struck Gaziantep?", "How many people were wounded?", "What will open there?"
    )
    assert people.carried == ()
    assert "Gaziantep" in last.carried
    assert "a new school" in key(last)


def test_thanks_changes_no_subject():
    *_, last = talk("What will Tiryaki Holding build?", "thanks", "What will it process?")
    assert "Tiryaki Holding" in last.carried


def test_a_misspelt_question_is_carried_over_as_it_was_read():
    *_, last = talk("What will Tiryaki Holdng build?", "What will it process?")
    assert "Tiryaki Holding" in last.carried


def test_after_no_answer_only_the_words_of_the_question_are_carried():
    history = [("Who greeted Tokayev on arrival?", NOTHING)]
    assert corpus().ask("What does he want to raise?", history=history).carried == (
        "greeted",
        "Tokayev",
        "arrival",
    )


def test_what_lies_far_back_is_forgotten():
    opening = ("What will Tiryaki Holding build?", NOTHING)
    history = [opening] + [("thanks", NOTHING)] * (TURNS - 1)
    assert corpus().ask("What will it process?", history=history).carried != ()
    history.append(("thanks", NOTHING))
    assert corpus().ask("What will it process?", history=history).carried == ()


@pytest.mark.parametrize("question", LEANING)
def test_a_question_that_leans_on_the_conversation_is_given_words_of_it(question):
    assert talk("Which companies will build plants in Astana in 2024?", question)[1].carried


@pytest.mark.parametrize("question", LEANING)
def test_the_first_question_of_a_conversation_is_taken_as_it_stands(question):
    assert corpus().ask(question) == corpus().ask(question, history=[])
    assert corpus().ask(question).carried == ()


@given(st.sampled_from(STANDING_ALONE), st.data())
@settings(deadline=None)
def test_a_question_that_stands_alone_is_never_changed(question, data):
    history = data.draw(st.sampled_from(conversations()))
    assert corpus().ask(question, history=history) == corpus().ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "And Brazil?",
        "what about Brazil",
        "and in Germany?",
        "How old is he?",
        "asdfgh",
    ],
)
def test_a_follow_up_without_evidence_is_not_answered_by_carried_words_alone(question):
    first, second = talk("What will Tiryaki Holding build?", question)
    assert first.verdict is Verdict.ANSWERED
    assert second.verdict is Verdict.NOT_FOUND
    assert second.quotes == ()
    assert second.carried


@pytest.mark.parametrize("question", ["Why?", "How old is he?", "And Brazil?", "Who is its coach?"])
def test_a_follow_up_to_what_the_articles_do_not_speak_of_is_not_answered_either(question):
    assert [answer.verdict for answer in talk("bitcoin price", question)] == [Verdict.NOT_FOUND] * 2


def test_a_bare_question_is_answered_only_by_a_sentence_that_holds_what_it_wants():
    assert talk("What struck Gaziantep?", "when?")[1].verdict is Verdict.ANSWERED
    assert talk("What will Tiryaki Holding build?", "when?")[1].verdict is Verdict.CLOSEST


def test_a_conversation_goes_on_in_the_article_that_it_is_about():
    towns = [
        Article(
            id=town,
            title=f"News of {town}",
            text=f"{town} opened a bridge.\n\nIt cost ${cost} million. Snow fell.",
        )
        for town, cost in (("Selm", 4), ("Orra", 7), ("Quarn", 9))
    ]
    for town, cost in (("Selm", 4), ("Orra", 7), ("Quarn", 9)):
        *_, last = talk(f"Did {town} open a bridge?", "How much did it cost?", archive=Archive.build(towns))
        assert f"${cost} million" in key(last)


def test_a_quote_from_an_article_that_is_gone_does_no_harm():
    question, answer = "What will Tiryaki Holding build?", corpus().ask("What will Tiryaki Holding build?")
    gone = Quote(Article(id="gone", title="", text="Gone."), Span(0, 5), Span(0, 5))
    history = [(question, replace(answer, quotes=(gone,)))]
    assert "wheat and peas" in key(corpus().ask("What will it process?", history=history))


words = st.sampled_from(
    [
        "and",
        "what",
        "about",
        "it",
        "he",
        "their",
        "that",
        "who",
        "why",
        "Tokayev",
        "2025",
        "factory",
        "Orzax",
        "is",
    ]
)
utterances = st.lists(words, max_size=7).map(" ".join) | any_text


@given(st.lists(utterances, min_size=1, max_size=5))
@settings(deadline=None)
def test_whatever_is_said_every_answer_keeps_its_promises(said):
    earlier = ""
    for answer in talk(*said):
        assert 0 <= answer.confidence <= 1
        assert (answer.verdict is Verdict.NOT_FOUND) == (not answer.quotes)
        assert all(quote.sentence in quote.span for quote in answer.quotes)
        assert all(word in earlier for phrase in answer.carried for word in phrase.split())
        earlier += "\n".join([answer.question, answer.corrected, *(quote.text for quote in answer.quotes)])


def test_a_very_long_utterance_is_no_follow_up():
    question = "Why does he say that it is so? " * 100
    assert talk("What will Tiryaki Holding build?", question)[1].carried == ()


def test_of_a_very_long_question_no_more_than_a_dozen_phrases_are_carried():
    question = (
        "Will " + " or the ".join(f"thing{number} in place{number}" for number in range(200)) + " be built?"
    )
    assert 0 < len(talk(question, "Why?")[1].carried) <= 12
