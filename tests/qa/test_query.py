import numpy as np
import pytest
from anything import text as any_text
from hypothesis import given, settings
from prose import articles as prose_articles
from prose import questions
from stages import ANALYZER, collected, queried, terms

from qa.collection import collect
from qa.query import query_for
from qa.questions import read_question
from qa.synonyms import parse_synonyms
from qa.thesaurus import Relation, Thesaurus

STORY = "In 2019 the mayor met Ada Brook in Selm. The firm of Brook flew 4,000 sailors to Orra. A sailing boat sank."


def asked(question, *texts):
    return queried(collected(*(texts or (STORY,))), question)


def others(query, collection, relation):
    known = collection.vocabulary.terms()
    return {
        (other.place, *(known[term] for term in other.terms))
        for other in query.alternatives
        if other.relation is relation
    }


def test_terms_that_the_articles_have_are_known_by_their_ids():
    collection = collected(STORY)
    query = queried(collection, "Which mayor met the emperor?")
    met = [collection.vocabulary.id(term) for term in terms("mayor met")]
    assert query.ids == (*met, -1)
    assert query.known == met


def test_an_unknown_term_weighs_most():
    query = asked("mayor emperor Brook")
    assert query.weights[1] == query.weights.max() > query.weights[2]


def test_rare_english_words_tell_more_than_common_ones():
    query = asked("people harbour asdfgh")
    assert query.background.tolist() == sorted(query.background)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Did Ada fly to Orra?", ["Ada", "Orra"]),
        ("did ada fly to orra?", ["ada", "orra"]),
        ("Who is the Emperor of Selm?", ["Emperor", "Selm"]),
        ("Emperors of Selm", ["Selm"]),
        ("which boat sank in 2019", []),
    ],
)
def test_names_are_known_by_their_capitals_here_or_in_the_articles(question, names):
    query = asked(question)
    surfaces = [query.question.surface(term) for term in query.question.terms]
    found = [surface for surface, is_name in zip(surfaces, query.is_name, strict=True) if is_name]
    assert found == names


def test_numbers_are_known_whether_the_articles_have_them_or_not():
    query = asked("Were 4000 or 77 sailors flown in 2019 by two boats?")
    surfaces = [query.question.surface(term) for term in query.question.terms]
    assert {s for s, number in zip(surfaces, query.is_number, strict=True) if number} >= {
        "4000",
        "77",
        "2019",
    }
    assert not query.is_number[surfaces.index("boats")]


def test_other_forms_that_the_articles_have_may_stand_for_a_term():
    collection = collected(STORY)
    query = queried(collection, "Which company will fly?")
    fly = terms("company fly").index("fli")
    assert (fly, "flew") in others(query, collection, Relation.VARIANT)
    assert (0, "firm") in others(query, collection, Relation.SYNONYM)


def test_words_with_the_same_beginning_may_stand_for_a_term():
    collection = collected("The sailor slept. Educational boats sank.")
    query = queried(collection, "Who sails and educates?")
    assert (0, "sailor") in others(query, collection, Relation.BEGINNING)


def test_a_word_that_the_question_has_too_is_no_other_word():
    query = asked("Which sailor sails?", "The sailor sails. A sail tore.")
    assert Relation.BEGINNING in {other.relation for other in query.alternatives}
    assert query.other == []


def test_a_word_does_not_stand_for_itself():
    collection = collected("The town of Selm slept.")
    words = Thesaurus({Relation.SYNONYM: [parse_synonyms(["Selm town, town"], "words.txt")]}, ANALYZER)
    query = query_for(read_question("Did Selm town sleep?", ANALYZER), collection, words)
    assert others(query, collection, Relation.SYNONYM) == {(0, "town")}


@settings(max_examples=40)
@given(prose_articles, questions | any_text)
def test_alternatives_are_known_and_never_the_word_itself(articles, question):
    collection = collect(articles, ANALYZER)
    query = queried(collection, question)
    for place, others, _ in query.alternatives:
        assert all(0 <= term < len(collection.vocabulary) for term in others)
        assert query.ids[place] not in others
    assert not set(query.other) & set(query.known)
    assert len(query.other) == len(set(query.other))


@settings(max_examples=40)
@given(prose_articles, questions | any_text)
def test_everything_is_known_about_every_term(articles, question):
    query = queried(collect(articles, ANALYZER), question)
    columns = query.ids, query.weights, query.background, query.is_name, query.is_number
    assert {len(column) for column in columns} == {len(query.question.terms)}
    assert (query.weights > 0).all()
    assert (query.background > 0).all()
    assert np.isfinite(query.weights).all()


@pytest.mark.parametrize("question", ["", "Who is it?", "?!"])
def test_a_question_without_terms_asks_for_nothing(question):
    query = asked(question)
    assert query.ids == ()
    assert query.known == query.other == []
