import pytest
from anything import long_text
from hypothesis import given

from qa.analysis import STOP, Analyzer
from qa.questions import read_question

ANALYZER = Analyzer()


def read(text):
    return read_question(text, ANALYZER)


def focus(text):
    question = read(text)
    return None if question.focus is None else question.surface(question.terms[question.focus])


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Who leads the council?", "who"),
        ("Whose idea was it?", "who"),
        ("When was the bridge built?", "when"),
        ("What year did the bridge open?", "when"),
        ("In which month does it close?", "when"),
        ("How long ago was it founded?", "when"),
        ("Where is the harbour?", "where"),
        ("Which city hosted the talks?", "where"),
        ("What country does he come from?", "where"),
        ("How much did the ferry cost?", "how much"),
        ("What was the price of the ferry?", "how much"),
        ("Do you know what the price was?", "how much"),
        ("What percentage of people voted?", "percent"),
        ("What share of the vote did she win?", "percent"),
        ("How long did the talks take?", "how long"),
        ("How old is the mayor?", "how long"),
        ("How tall is the tower?", "measure"),
        ("How far is Orra from Selm?", "measure"),
        ("How many people came?", "how many"),
        ("What is the population of Selm?", "how many"),
        ("Why did the mayor resign?", "why"),
        ("What caused the fire?", "why"),
        ("What was the reason for the delay?", "why"),
        ("How did they cross the river?", "how"),
        ("And how was it paid for?", "how"),
        ("What is a dry port?", "definition"),
        ("What does OTS stand for?", "definition"),
        ("What is the Organization of Turkic States?", "definition"),
        ("What is OTS short for?", "definition"),
        ("Which company builds the factory?", "which"),
        ("What kinds of goods are sold?", "which"),
        ("In which of the towns is it?", "which"),
        ("What new ferry was opened?", "which"),
        ("WHO LEADS IT?", "who"),
        ("Who leads the WHO?", "who"),
    ],
)
def test_a_question_tells_what_kind_of_answer_it_wants(question, wanted):
    assert wanted in read(question).types
    assert wanted in read(question.upper()).types
    assert wanted in read(f"  {question}\n").types


@pytest.mark.parametrize(
    ("question", "unwanted"),
    [
        ("How many people came?", "how"),
        ("How much did it cost?", "how"),
        ("How long did it take?", "how"),
        ("Tell me how the dog ran", "how"),
        ("Somewhere over there it rained", "where"),
        ("Is there a whole one?", "who"),
        ("Whenever it rains, who pays?", "when"),
        ("What was signed when the meeting closed?", "definition"),
        ("What is the weather like in Selm?", "definition"),
        ("What is the ferry?", "which"),
        ("What does the council do?", "which"),
        ("What did Tokayev say?", "which"),
        ("What's the ferry called?", "which"),
        ("What happened in Selm?", "which"),
        ("What about the harbour?", "which"),
        ("What the mayor said", "which"),
        ("Which is the oldest?", "which"),
        ("What has changed?", "which"),
        ("What did the WHO say?", "who"),
        ("What is WHO?", "who"),
        ("Did 12 percent of them stay?", "percent"),
        ("Did prices rise at a low cost?", "how much"),
        ("Is it the pricey one?", "how much"),
    ],
)
def test_a_question_wants_no_more_than_it_says(question, unwanted):
    assert unwanted not in read(question).types


@pytest.mark.parametrize("question", ["Is the bridge open?", "Did it rain in Selm?", "ferry Selm", "", "?!"])
def test_a_question_for_yes_or_no_wants_nothing_special(question):
    assert read(question).types == frozenset()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which company builds the factory?", "company"),
        ("How many Turkish companies work there?", "Turkish"),
        ("What year did it open?", "year"),
        ("How much money was lost?", "money"),
        ("Whose boat sank?", "boat"),
        ("In WHICH of the TOWNS is it?", "TOWNS"),
        ("Who won?", None),
        ("Which?", None),
        ("How many are there?", None),
        ("", None),
    ],
)
def test_the_focus_is_the_word_that_names_what_is_asked_for(question, expected):
    assert focus(question) == expected


def test_a_term_asked_twice_is_one_term_at_its_first_place():
    question = read("Which company owns the company that owns companies?")
    assert [question.surface(term) for term in question.terms] == ["company", "owns"]


def test_a_question_in_capitals_is_read_like_any_other():
    shouted, spoken = read("WHO LEADS THE COUNCIL OF SELM?"), read("who leads the council of selm?")
    assert shouted == spoken


def test_capitals_inside_a_question_are_kept():
    question = read("What did the WHO say?")
    assert "who" in [term.term for term in question.terms]
    assert question.text == "What did the WHO say?"


def test_a_question_of_stop_words_has_words_but_no_terms():
    question = read("Who is it that they were with?")
    assert question.terms == ()
    assert len(question.words) == 7


@given(long_text)
def test_terms_are_words_of_the_question_each_once_and_in_order(text):
    question = read(text)
    kept = [word for word in question.words if not word.term.startswith(STOP)]
    assert [term.term for term in question.terms] == list(dict.fromkeys(word.term for word in kept))
    assert [word for word in kept if word in question.terms] == list(question.terms)


@given(long_text)
def test_any_text_can_be_read_as_a_question(text):
    question = read(text)
    assert question.focus is None or 0 <= question.focus < len(question.terms)
    for word in question.words:
        assert ANALYZER.term(question.surface(word)) == word.term
