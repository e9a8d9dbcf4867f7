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


def words_of(text):
    return [token.term for token in ANALYZER.words(text)]


def thesaurus(*lines, relation=Relation.SYNONYM):
    return Thesaurus({relation: [parse_synonyms(lines, "words.txt")]}, ANALYZER)


def others(question, relation, words=PACKAGED):
    """The alternatives of that relation, by their place in the question."""
    return {
        (other.place, *other.terms)
        for other in words.alternatives(words_of(question))
        if other.relation is relation
    }


def test_each_word_of_a_group_may_stand_for_the_others():
    words = thesaurus("company, firm, business")
    assert words.alternatives(terms("the firm")) == [
        Alternative(0, ("compani",), Relation.SYNONYM),
        Alternative(0, ("busi",), Relation.SYNONYM),
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


def test_the_words_of_a_phrase_stand_for_a_single_word_together():
    words = thesaurus("UN, United Nations")
    assert others("the UN", Relation.SYNONYM, words) == {(0, *terms("united nations"))}


@pytest.mark.parametrize(
    ("rule", "question", "place"),
    [
        ("in charge of, responsible", "Who is in charge of the harbour?", 0),
        ("who wrote, author", "Who wrote the book?", 0),
        ("1st, first", "Who came 1st in Selm?", 1),
        ("St Petersburg, Leningrad", "When was St Petersburg founded?", 0),
        ("put money into, invest", "Who put money into it?", 1),
        ("above sea level, elevation", "How far above sea level is Selm?", 1),
        ("e mail, letter", "the e-mail", 0),
        ("The Hague, court", "in The Hague", 0),
    ],
)
def test_a_phrase_with_stop_words_is_found_in_a_question(rule, question, place):
    source, target = rule.split(", ")
    assert (place, terms(target)[0]) in others(question, Relation.SYNONYM, thesaurus(f"{source} => {target}"))


@pytest.mark.parametrize(
    "question",
    ["Was he charged?", "In charge, of course, are two", "the charge of it", "charge of", "who is in charge"],
)
def test_a_word_of_such_a_phrase_says_nothing_without_its_stop_words(question):
    words = thesaurus("in charge of, responsible")
    expected = {(0, "respons")} if "In charge, of" in question else set()
    assert others(question, Relation.SYNONYM, words) == expected


def test_a_word_is_not_what_its_denial_stands_for():
    words = thesaurus("innocent, not guilty")
    assert words.alternatives(words_of("innocent")) == [(0, ("_not", "guilti"), Relation.SYNONYM)]


def test_what_holds_stop_words_alone_is_passed_over():
    words = thesaurus("go on, continue", "now, at once")
    for question in ("Did it go on?", "continue", "now", "at once"):
        assert words.alternatives(words_of(question)) == []


def test_places_count_each_term_once():
    words = thesaurus("trade union, guild")
    assert words.alternatives(words_of("Is a union of trade a trade union?")) == [
        Alternative(1, ("guild",), Relation.SYNONYM),
        Alternative(0, ("guild",), Relation.SYNONYM),
    ]


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
    assert words.alternatives(terms("fly")) == [
        (0, ("flew",), Relation.VARIANT),
        (0, ("soar",), Relation.SYNONYM),
    ]


def test_the_operator_s_synonyms_are_added_to_the_packaged_ones():
    own = parse_synonyms(["company, outfit"], "synonyms.txt")
    found = others("company", Relation.SYNONYM, packaged_thesaurus(ANALYZER, own=own))
    assert found == others("company", Relation.SYNONYM) | {(0, "outfit")}


def test_synonyms_that_the_package_has_too_are_not_counted_twice():
    twice = packaged_thesaurus(ANALYZER, own=lexicon("synonyms"))
    assert entries(twice) == entries(PACKAGED) > 5000


def entries(words):
    return sum(map(len, words._entries.values()))


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
    assert terms(written)[0] in {term for _, *found in others(asked, Relation.VARIANT) for term in found}


@pytest.mark.parametrize(
    ("asked", "written"),
    [("company", "firm"), ("try", "attempt"), ("spy", "espionage"), ("UN refugee agency", "UNHCR")],
)
def test_words_of_the_same_meaning_are_synonyms(asked, written):
    assert terms(written)[0] in {term for _, *found in others(asked, Relation.SYNONYM) for term in found}


@pytest.mark.parametrize("name", ["irregular", "derivations", "nations"])
def test_every_word_of_the_packaged_forms_is_found_by_any_other(name):
    for rule in lexicon(name).rules:
        for source in (phrase for phrase in rule.sources if terms(phrase)):
            found = {tuple(found) for _, *found in others(source, Relation.VARIANT)}
            targets = [target for target in rule.targets if target != source and terms(target)]
            assert all(
                tuple(terms(target)) in found or tuple(words_of(target)) in found for target in targets
            )


@given(any_text)
def test_alternatives_are_terms_for_places_of_the_question(text):
    asked = words_of(text)
    for place, others, relation in PACKAGED.alternatives(asked):
        assert 0 <= place < len(set(terms(text)))
        assert others
        assert all(others)
        assert relation in (Relation.VARIANT, Relation.SYNONYM)


def test_a_thesaurus_answers_the_same_every_time():
    asked = words_of("Did the Turkish firm try to fly to El Salvador?")
    assert (
        PACKAGED.alternatives(asked)
        == PACKAGED.alternatives(asked)
        == packaged_thesaurus(Analyzer()).alternatives(asked)
    )
