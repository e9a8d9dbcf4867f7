"""Answers are as good on our own questions as they were: pinned floors, with the digest of their data."""

import json

import pytest
from floors import FLOORS, digest, measured

PINNED = json.loads(FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def figures():
    return measured()


def test_the_floors_were_measured_on_this_article_and_these_questions():
    assert digest() == PINNED["digest"]


def test_every_figure_has_a_floor(figures):
    assert figures.keys() == PINNED["floors"].keys()


@pytest.mark.parametrize("name", PINNED["floors"])
def test_no_figure_falls_below_its_floor(figures, name):
    assert figures[name] >= PINNED["floors"][name]
