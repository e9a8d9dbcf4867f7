import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import matching
from stages import ANALYZER, collected, ranked

from qa.collection import collect
from qa.confidence import ANSWERED, CLOSEST, chance_of, confidence, raw_confidence, signs, verdict
from qa.model import Verdict
from qa.quoting import best_windows
from qa.ranking import LinearModel, learnt

STORY = """\
The mayor of Selm opened a ferry line to Orra in May. It cost $4 million and took two years. People waved.

About 900 sailors use the harbour every day. Fishermen lost 40 berths.
"""
CHANCES = st.floats(0, 1)


def ranked_of(matching):
    articles, question = matching
    return ranked(collect(articles, ANALYZER), question)


def best_of(found):
    forward, sentences = found.scene.collection.forward, found.scene.found.sentences
    return next(best_windows(found.chances, forward.words[sentences], found.scene.found.run_ends))


def sure_of(question, *texts):
    found = ranked(collected(*(texts or (STORY,))), question)
    return confidence(found, best_of(found))


@pytest.mark.parametrize(
    ("probability", "claim"),
    [
        (1.0, Verdict.ANSWERED),
        (ANSWERED, Verdict.ANSWERED),
        (math.nextafter(ANSWERED, 0), Verdict.CLOSEST),
        (CLOSEST, Verdict.CLOSEST),
        (math.nextafter(CLOSEST, 0), Verdict.NOT_FOUND),
        (0.0, Verdict.NOT_FOUND),
    ],
)
def test_the_verdict_depends_on_two_thresholds(probability, claim):
    assert verdict(probability) is claim


@settings(max_examples=40)
@given(matching)
def test_confidence_is_a_probability(matching):
    found = ranked_of(matching)
    assert 0 <= confidence(found, best_of(found)) <= 1


@settings(max_examples=40)
@given(matching)
def test_every_sign_is_a_number_and_every_model_finds_its_signs(matching):
    found = ranked_of(matching)
    seen = signs(found, best_of(found))
    assert np.isfinite(list(seen.values())).all()
    assert set(learnt().models["topic"].names) | set(learnt().models["sentence"].names) <= set(seen)


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Who opened the ferry line to Orra?", "Who opened the tunnel under the Orra volcano?"),
        ("How many sailors use the harbour?", "How many astronauts use the space station?"),
        ("How many berths did fishermen lose?", "How many wars did emperors lose?"),
        ("What did the ferry line cost?", "What did the bitcoin line cost?"),
    ],
)
def test_a_question_whose_words_stand_there_is_surer_than_one_whose_words_do_not(surer, less_sure):
    assert sure_of(surer) > sure_of(less_sure)


def test_a_question_that_shares_a_common_word_only_is_not_answered():
    assert verdict(sure_of("How many people live in the capital of Peru?")) is Verdict.NOT_FOUND


def test_a_lone_candidate_has_a_confidence():
    assert verdict(sure_of("What did the ferry cost?", "The ferry cost $4 million.")) is Verdict.ANSWERED


@given(CHANCES, CHANCES, CHANCES)
def test_more_of_either_chance_is_never_less_sure(topic, sentence, other):
    least, most = sorted((sentence, other))
    assert raw_confidence(topic, least) <= raw_confidence(topic, most) <= 1
    assert raw_confidence(least, topic) <= raw_confidence(most, topic) <= 1


@given(st.floats(-1e9, 1e9))
def test_a_logistic_model_gives_a_chance_whatever_it_sees(value):
    model = LinearModel.of({"score": 1.0})
    assert 0 <= chance_of(model, {"score": value}) <= 1
    assert chance_of(model, {"score": value}) == pytest.approx(1 - chance_of(model, {"score": -value}))


def test_a_logistic_model_is_in_two_minds_at_zero():
    assert chance_of(LinearModel.of({"score": 2.0}, 1.0), {"score": -0.5}) == 0.5
