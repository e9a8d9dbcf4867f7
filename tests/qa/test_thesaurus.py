import pytest
from anything import text as any_text
from hypothesis import given

from qa.analysis import Analyzer
from qa.synonyms import lexicon, parse_synonyms
from qa.thesaurus import Alternative, Relation, Thesaurus, packaged_thesaurus

ANALYZER = Analyzer()
PACKAGED = packaged_thesaurus(ANALYZER)


def terms(text):
    return [token.term for token in ANALYZER.tokens(text)]


def thesaurus(*lines, relation=Relation.SYNONYM):
    return Thesaurus({relation: [parse_synonyms(lines, "words.txt")]}, ANALYZER)


def others(question, relation, words=PACKAGED):
    """The alternatives of that relation, by their place in the question."""
    return {
        (other.place, other.term)
        for other in words.alternatives(terms(question))
        if other.relation is relation
    }


def test_each_word_of_a_group_may_stand_for_the_others():
    words = thesaurus("company, firm, business")
    assert words.alternatives(terms("the firm")) == [
        Alternative(0, terms("company")[0], Relation.SYNONYM),
        Alternative(0, terms("business")[0], Relation.SYNONYM),
    ]


def test_an_arrow_points_one_way_only():
    words = thesaurus("lignite => coal")
    assert others("lignite", Relation.SYNONYM, words) == {(0, "coal")}
    assert others("coal", Relation.SYNONYM, words) == set()


def test_any_form_of_a_word_has_its_alternatives():
    words = thesaurus("company, firm")
    assert others("companies", Relation.SYNONYM, words) == others("company", Relation.SYNONYM, words) != set()


def test_a_word_that_stands_for_several_stands_for_each_of_them():
    words = thesaurus("United Nations, UN")
    assert others("a United Nations envoy", Relation.SYNONYM, words) == {(0, "un"), (1, "un")}


def test_several_words_in_a_row_are_needed_for_a_phrase():
    words = thesaurus("United Nations, UN")
    for question in ("united", "nations", "nations united", "united two nations"):
        assert others(question, Relation.SYNONYM, words) == set()


def test_a_phrase_is_no_alternative_to_a_single_word():
    assert others("UN", Relation.SYNONYM, thesaurus("UN, United Nations")) == set()


def test_an_alternative_named_twice_is_given_once():
    words = thesaurus("firm, company", "company, firm, business")
    found = words.alternatives(terms("firm"))
    assert len(found) == len(set(found)) == 2


def test_lists_of_several_relations_are_looked_up_together():
    words = Thesaurus(
        {
            Relation.VARIANT: [parse_synonyms(["fly, flew"], "forms.txt")],
            Relation.SYNONYM: [parse_synonyms(["fly, soar"], "words.txt")],
        },
        ANALYZER,
    )
    assert words.alternatives(terms("fly")) == [(0, "flew", Relation.VARIANT), (0, "soar", Relation.SYNONYM)]


@pytest.mark.parametrize("question", ["", "Who is it?", "?!", "asdfgh"])
def test_what_has_no_entry_has_no_alternatives(question):
    assert PACKAGED.alternatives(terms(question)) == []


def test_an_empty_thesaurus_knows_nothing():
    assert Thesaurus({}, ANALYZER).alternatives(terms("a firm")) == []


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("fly", "flew"),
        ("flew", "fly"),
        ("wrote", "write"),
        ("children", "child"),
        ("dry", "drought"),
        ("Turkish", "Turkey"),
        ("Türkiye", "Turkish"),
        ("Kazakhstan", "Kazakh"),
        ("El Salvador", "Salvadoran"),
        ("DR Congo", "Congolese"),
    ],
)
def test_other_forms_of_a_word_are_variants(asked, written):
    assert terms(written)[0] in {term for _, term in others(asked, Relation.VARIANT)}


@pytest.mark.parametrize(
    ("asked", "written"),
    [("company", "firm"), ("try", "attempt"), ("spy", "espionage"), ("UN refugee agency", "UNHCR")],
)
def test_words_of_the_same_meaning_are_synonyms(asked, written):
    assert terms(written)[0] in {term for _, term in others(asked, Relation.SYNONYM)}


STEMMED_TOO_SHORT = {"vying"}  # phrases are looked up by three letters; "vy" has two


@pytest.mark.parametrize("name", ["irregular", "derivations", "nations"])
def test_every_word_of_the_packaged_forms_is_found_by_any_other(name):
    for rule in lexicon(name).rules:
        for source in (
            phrase for phrase in rule.sources if terms(phrase) and phrase not in STEMMED_TOO_SHORT
        ):
            found = {term for _, term in others(source, Relation.VARIANT)}
            targets = [terms(target) for target in rule.targets if target != source]
            assert found >= {target[0] for target in targets if len(target) == 1}


@given(any_text)
def test_alternatives_are_single_terms_for_places_of_the_question(text):
    asked = terms(text)
    for place, term, relation in PACKAGED.alternatives(asked):
        assert 0 <= place < len(asked)
        assert term
        assert relation in (Relation.VARIANT, Relation.SYNONYM)


def test_a_thesaurus_answers_the_same_every_time():
    asked = terms("Did the Turkish firm try to fly to El Salvador?")
    assert (
        PACKAGED.alternatives(asked)
        == PACKAGED.alternatives(asked)
        == packaged_thesaurus(Analyzer()).alternatives(asked)
    )
