"""Which sentences are looked at, told again passage by passage."""

from hypothesis import given, settings
from hypothesis import strategies as st
from prose import some_articles
from stages import ANALYZER

from qa.candidates import candidates
from qa.collection import collect
from qa.index.base import Hit


@settings(max_examples=30)
@given(some_articles, st.sets(st.integers(0, 60), min_size=1))
def test_candidates_are_the_sentences_of_the_passages_found_and_a_few_around_them(articles, ordinals):
    collection = collect(articles, ANALYZER)
    hits = [
        Hit(ordinal, 1.0) for ordinal in sorted({ordinal % len(collection.index) for ordinal in ordinals})
    ]
    found = candidates(collection, hits)
    sentences, forward = found.sentences.tolist(), collection.forward
    passages = [range(*forward.passages[hit.ordinal].tolist()) for hit in hits]
    inside = {sentence for passage in passages for sentence in passage}
    near = {other for sentence in inside for other in range(sentence - 2, sentence + 3)}
    assert sentences == sorted(set(sentences))
    assert inside <= set(sentences) <= near
    assert found.articles.tolist() == forward.articles[found.sentences].tolist()
    assert set(found.articles.tolist()) == {int(forward.articles[passage[0]]) for passage in passages}


@settings(max_examples=30)
@given(some_articles, st.sets(st.integers(0, 60), min_size=1))
def test_a_candidate_has_the_best_score_of_its_passages(articles, ordinals):
    collection = collect(articles, ANALYZER)
    known = {ordinal % len(collection.index) for ordinal in ordinals}
    hits = sorted((Hit(place, (place * 7) % 5 - 1.0) for place in known), key=lambda hit: -hit.score)
    found = candidates(collection, hits)
    passages = [(range(*collection.forward.passages[hit.ordinal].tolist()), hit.score) for hit in hits]
    for sentence, score in zip(found.sentences.tolist(), found.passage_scores.tolist(), strict=True):
        assert score == max([0.0, *(score for passage, score in passages if sentence in passage)])
