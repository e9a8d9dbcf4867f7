"""What the candidates hold, told again by a slow reading of their sentences."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import matching
from stages import ANALYZER, collected, observed, queried, sentence_texts, terms

from qa.candidates import candidates
from qa.collection import collect
from qa.evidence import words_of
from qa.index.base import Hit
from qa.kinds import Kind

STORY = """\
Selm has a harbour. The mayor opened a ferry line. It cost $4 million.

She smiled. There was cake. Boats came from Orra. Nobody knew why. The band left at nine. Selm slept.
"""


def scene_of(matching):
    articles, question = matching
    return observed(collect(articles, ANALYZER), question)


def places_around(scene, before, after):
    """The candidates so near to each one, in its article and without a gap."""
    sentences, articles = scene.found.sentences.tolist(), scene.found.articles.tolist()
    by_place = {pair: place for place, pair in enumerate(zip(articles, sentences, strict=True))}
    for article, sentence in zip(articles, sentences, strict=True):
        found = [by_place[article, sentence]]
        for step, reach in ((-1, before), (1, after)):
            for other in range(sentence + step, sentence + step * (reach + 1), step):
                if (article, other) not in by_place:
                    break
                found.append(by_place[article, other])
        yield found


@settings(max_examples=30)
@given(matching)
def test_terms_are_counted_sentence_by_sentence(matching):
    scene = scene_of(matching)
    asked = [term.term for term in scene.query.question.terms]
    expected = [[terms(text).count(term) for term in asked] for text in sentence_texts(scene)]
    assert scene.evidence.counts.tolist() == expected
    assert scene.evidence.present.tolist() == [[count > 0 for count in row] for row in expected]


@settings(max_examples=30)
@given(matching)
def test_terms_nearby_are_those_of_the_neighbours_in_the_same_article(matching):
    scene = scene_of(matching)
    present = scene.evidence.present
    for column, before, after in (
        (scene.evidence.near, 1, 1),
        (scene.evidence.around, 3, 3),
        (scene.evidence.before, 2, 0),
    ):
        for place, neighbours in enumerate(places_around(scene, before, after)):
            assert column[place].tolist() == present[neighbours].any(axis=0).tolist()


@settings(max_examples=30)
@given(matching)
def test_a_title_holds_the_terms_that_stand_in_it(matching):
    scene = scene_of(matching)
    for article, row in zip(scene.found.articles.tolist(), scene.evidence.title.tolist(), strict=True):
        title = terms(scene.collection.articles[article].title)
        known = zip(scene.query.question.terms, scene.query.ids, strict=True)
        assert row == [term.term in title and number >= 0 for term, number in known]


@settings(max_examples=30)
@given(matching)
def test_words_are_told_one_by_one(matching):
    scene = scene_of(matching)
    words, asked = scene.words, [term.term for term in scene.query.question.terms]
    texts = sentence_texts(scene)
    met = [(place, token.term) for place, text in enumerate(texts) for token in ANALYZER.words(text)]
    assert words.sentence.tolist() == [place for place, _ in met]
    assert words.asked.tolist() == [asked.index(term) if term in asked else -1 for _, term in met]
    assert words.counts.tolist() == [len(ANALYZER.words(text)) for text in texts]


@settings(max_examples=30)
@given(matching, st.integers(0, 9), st.randoms(use_true_random=False))
def test_values_of_words_are_summed_near_each_word_and_over_sentences(matching, reach, random):
    words = scene_of(matching).words
    values = np.array([random.randrange(5) for _ in words.terms], np.float64)
    sentences = words.sentence.tolist()
    inside = [[i for i, other in enumerate(sentences) if other == s] for s in range(len(words.counts))]
    assert words.per_sentence(values).tolist() == [values[place].sum() for place in inside]
    assert words.highest(values).tolist() == [values[place].max(initial=0.0) for place in inside]
    expected = [
        sum(values[j] for j in inside[sentence] if abs(i - j) <= reach)
        for i, sentence in enumerate(sentences)
    ]
    assert words.nearby(values, reach).tolist() == expected


def test_sentences_without_words_hold_nothing():
    collection = collected("… !!! …")
    words = words_of(collection, candidates(collection, [Hit(0, 1.0)]), queried(collection, "ferry"))
    assert not words.counts.any()
    assert not words.per_sentence(np.zeros(0)).any()
    assert not words.highest(np.zeros(0)).any()
    assert len(words.nearby(np.zeros(0), 3)) == 0


def test_the_kinds_of_words_are_at_hand():
    scene = observed(collected(STORY), "What did the ferry cost?")
    money = scene.words.of_kind(Kind.MONEY)
    texts = sentence_texts(scene)
    assert {texts[place] for place in scene.words.sentence[money]} == {"It cost $4 million."}


@pytest.mark.parametrize("question", ["ferry", "harbour band", "Selm"])
def test_no_candidate_stands_in_an_article_that_was_not_found(question):
    collection = collected(STORY, "Snow fell. Nobody minded.")
    scene = observed(collection, question)
    assert set(scene.found.articles.tolist()) == {0}


def test_the_shares_of_the_terms_make_the_whole_question():
    scene = observed(collected(STORY), "Did the ferry to Mars cost a million?")
    assert scene.shares.sum() == pytest.approx(1)
    assert len(scene.shares) == len(queried(scene.collection, scene.query.question.text).ids)
