"""Which words of a question point to what was said before it."""

import pytest
from hypothesis import given
from prose import questions

from qa.analysis import Analyzer
from qa.references import read_words, references

ANALYZER = Analyzer()
NAMES = {ANALYZER.term(name) for name in ("Tokayev", "Erdogan", "Nordvik", "Almaty")}
POINTING = [
    ("What will it process?", ["it"]),
    ("What'll it process?", ["it"]),
    ("Where is he from?", ["he"]),
    ("When did they sign it?", ["they", "it"]),
    ("Who got his seat?", ["his"]),
    ("What are their armies like?", ["their"]),
    ("has he answered her letter?", ["he", "her"]),
    ("Which programme does he host?", ["he"]),
    ("How many pupils will it have?", ["it"]),
    ("Does Tokayev agree with it?", ["it"]),
    ("Did Erdogan thank him?", ["him"]),
    ("How many people lose their jobs there?", ["there"]),
    ("is he still there", ["he", "there"]),
    ("who pays for that?", ["that"]),
    ("What was that a sign of?", ["that"]),
    ("how long until that grows back", ["that"]),
    ("How much would those cost?", ["those"]),
    ("What happened that year?", ["that"]),
    ("Why was this done?", ["this"]),
    ("Isn't it due to open?", ["it"]),
    ("Who told her?", ["her"]),
    ("Has Erdogan told her?", ["her"]),
    ("Is it going to rain on Almaty?", ["it"]),
]
COMPLETE = [
    "What did Tokayev say when he returned?",
    "When he returned, what did Tokayev say?",
    "If Nordvik loses, will it pay?",
    "Did Erdogan keep his own seat?",
    "How many people lost their jobs?",
    "How big is the reef and who found it?",
    "Did the ministry say it would pay?",
    "Why did the minister say that he would resign?",
    "Which countries sent their troops?",
    "Is there a factory in Almaty?",
    "How many hubs will there be in Almaty?",
    "Did Tokayev say that Erdogan is wise?",
    "What is the school that Tokayev proposed?",
    "What happens to those who never smoked?",
    "Is it true that Nordvik closed a plant?",
    "Was it hard to find the comet?",
    "How long does it take to get a visa?",
    "What does it mean to stress a syllable?",
    "What happened in Almaty this week?",
    "What is this article about?",
    "Who is the mayor of London?",
    "",
    "???",
]


def pointing(question):
    words = read_words(question, ANALYZER, NAMES.__contains__)
    return [word.form for word in references(question, words)]


@pytest.mark.parametrize(("question", "words"), POINTING)
def test_words_that_find_no_noun_in_the_question_point_out_of_it(question, words):
    assert pointing(question) == words


@pytest.mark.parametrize("question", COMPLETE)
def test_a_question_that_names_what_its_pronouns_mean_points_nowhere(question):
    assert pointing(question) == []


@pytest.mark.parametrize("question", [question for question, _ in POINTING])
def test_capitals_and_marks_make_no_difference(question):
    assert pointing(question.replace("'", "’").rstrip("?") + " ?!") == pointing(question)


def test_a_name_is_known_by_its_capital_or_by_the_archive():
    words = read_words("has tokayev met Ada", ANALYZER, NAMES.__contains__)
    assert [word.is_name for word in words] == [False, True, False, True]


def test_the_first_word_is_no_name_for_its_capital_alone():
    assert not read_words("Trade grew", ANALYZER, NAMES.__contains__)[0].is_name


@given(questions)
def test_what_points_stands_in_the_question(question):
    words = read_words(question, ANALYZER, NAMES.__contains__)
    assert set(references(question, words)) <= set(words)
