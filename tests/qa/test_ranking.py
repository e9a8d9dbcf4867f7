import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import collected, observed

from qa.features import features
from qa.ranking import LinearModel, learnt, probabilities

SCORES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30).map(np.array)


def test_a_score_is_the_weighted_sum_of_the_named_columns():
    model = LinearModel.of({"covered": 2.0, "long": -1.0}, 0.5)
    columns = {"long": np.array([0.0, 1.0]), "covered": np.array([1.0, 0.25]), "else": np.array([9.0, 9.0])}
    assert model.scores(columns).tolist() == [2.5, 0.0]


def test_a_column_that_is_missing_is_named():
    with pytest.raises(KeyError, match="covered"):
        LinearModel.of({"covered": 1.0}).scores({"long": np.array([1.0])})


@given(SCORES)
def test_chances_add_up_to_one_and_keep_the_order_of_the_scores(scores):
    chances = probabilities(scores)
    assert math.isclose(chances.sum(), 1.0)
    assert (chances >= 0).all()
    order = np.argsort(scores)
    assert (np.diff(chances[order]) >= 0).all()


@given(SCORES, st.floats(-1e6, 1e6))
def test_only_the_distance_between_scores_counts(scores, shift):
    assert np.allclose(probabilities(scores), probabilities(scores + shift), atol=1e-6)


def test_a_lone_candidate_has_every_chance():
    assert probabilities(np.array([-1e9])).tolist() == [1.0]


def test_every_weight_of_the_ranking_belongs_to_a_feature():
    columns = features(observed(collected("The ferry cost $4 million."), "What did the ferry cost?"))
    assert set(learnt().models["ranking"].names) <= set(columns)


def test_every_weight_learnt_is_a_number():
    for model in learnt().models.values():
        assert len(model.names) == len(set(model.names)) == len(model.weights) > 0
        assert np.isfinite([*model.weights, model.intercept]).all()


def test_the_calibration_rises_from_nothing_to_certainty():
    raw, right = learnt().calibration
    assert len(raw) == len(right) > 1
    assert (np.diff(raw) >= 0).all()
    assert (np.diff(right) >= 0).all()
    assert all(0 <= share <= 1 for share in (*raw, *right))
