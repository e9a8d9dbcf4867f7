import math

import numpy as np
import pytest
from anything import text as any_text
from hypothesis import given, settings
from prose import articles as prose_articles
from prose import questions
from stages import ANALYZER, collected, ranked, sentence_texts

from qa.collection import collect

STORY = (
    "The mayor opened a ferry line to Orra. It cost $4 million. The town of Selm has two harbours and a mill."
)


@settings(max_examples=40)
@given(prose_articles, questions | any_text)
def test_every_candidate_has_a_score_and_a_chance(articles, question):
    collection = collect(articles, ANALYZER)
    found = ranked(collection, question)
    if found is not None:
        count = len(found.scene.found)
        assert found.scores.shape == found.chances.shape == (count,) != (0,)
        assert np.isfinite(found.scores).all()
        assert math.isclose(found.chances.sum(), 1.0)
        assert np.argmax(found.scores) == np.argmax(found.chances)


@settings(max_examples=40)
@given(prose_articles, questions)
def test_something_is_found_whenever_a_sentence_holds_a_term_of_the_question(articles, question):
    asked = {token.term for token in ANALYZER.tokens(question)}
    held = {token.term for article in articles for token in ANALYZER.tokens(article.text)}
    if asked & held:
        assert ranked(collect(articles, ANALYZER), question) is not None


@pytest.mark.parametrize("question", ["", "Who is it?", "asdfgh", "Who won the bicycle race?"])
def test_nothing_is_found_where_no_word_of_the_question_stands(question):
    assert ranked(collected(STORY), question) is None


@pytest.mark.parametrize("texts", [(), ("",), (" \n\n ",), ("…",)])
def test_nothing_is_found_in_articles_without_words(texts):
    assert ranked(collected(*texts), "What did the ferry cost?") is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who opened the ferry line?", "The mayor opened a ferry line to Orra."),
        ("How many harbours does Selm have?", "The town of Selm has two harbours and a mill."),
    ],
)
def test_the_sentence_that_answers_is_likeliest(question, answer):
    filler = "People walked about. Some of them waited for the line. The weather was mild."
    found = ranked(collected(f"{filler}\n\n{STORY}", filler), question)
    assert sentence_texts(found.scene)[int(np.argmax(found.chances))] == answer


def test_a_sentence_is_found_by_another_word_for_the_same_thing():
    found = ranked(collected("The firm shut its mill.", "Snow fell."), "Which company closed its mill?")
    assert "The firm shut its mill." in sentence_texts(found.scene)
