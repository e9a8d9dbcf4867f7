"""What is covered, told again term by term."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from prose import matching
from stages import ANALYZER, collected, observed

from qa.collection import collect
from qa.thesaurus import Relation

STORY = "The firm of Selm built a ferry. It cost 4 million. Nobody knew why."


def scene_of(matching):
    articles, question = matching
    return observed(collect(articles, ANALYZER), question)


@settings(max_examples=30)
@given(matching)
def test_a_layer_covers_the_weights_of_the_terms_that_stand_in_it(matching):
    scene = scene_of(matching)
    background = scene.query.background / scene.query.background.sum()
    for layer, present in (("here", scene.evidence.present), ("near", scene.evidence.near)):
        for by, weights in (("idf", scene.shares), ("background", background)):
            expected = [sum(weights[row]) for row in present]
            assert scene.coverage.of(layer, by) == pytest.approx(np.array(expected))


@settings(max_examples=30)
@given(matching)
def test_what_is_covered_and_what_is_missing_make_the_whole(matching):
    coverage = scene_of(matching).coverage
    for layer in coverage.layers:
        whole = sum(
            coverage.of(layer, by) + coverage.missing(layer, by) for by in ("names", "numbers", "others")
        )
        assert (whole >= 1 - 1e-9).all()  # a year may be a name as well
        assert coverage.of(layer) + coverage.missing(layer) == pytest.approx(1)


@settings(max_examples=30)
@given(matching)
def test_a_later_relation_covers_no_less(matching):
    coverage = scene_of(matching).coverage
    layers = ["here", *(relation.name for relation in Relation)]
    for less, more in pairwise(layers):
        assert (coverage.of(less) <= coverage.of(more) + 1e-9).all()


def test_another_word_covers_where_it_stands():
    coverage = observed(collected(STORY), "Which company has a ferry?").coverage
    assert coverage.of("here")[0] < coverage.of(Relation.SYNONYM.name)[0] == pytest.approx(1)


def test_numbers_are_weighed_apart():
    coverage = observed(collected(STORY), "Did the ferry cost 4 million?").coverage
    assert 0 < coverage.of("here", "numbers")[1] < coverage.of("here")[1]
    assert coverage.of("here", "numbers")[0] == 0
