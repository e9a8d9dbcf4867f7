"""The word lists that come with the package: what holds for every line of them."""

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from nltk.stem.snowball import EnglishStemmer
from prose import numbered

from qa.analysis import Analyzer
from qa.collection import collect
from qa.query import query_for
from qa.questions import read_question
from qa.retrieval import observe
from qa.synonyms import lexicon, read_synonyms
from qa.thesaurus import packaged_thesaurus

CORPUS = Path(__file__).parents[2] / "corpus"
LISTS = ["synonyms", "nations", "irregular", "derivations"]
FAMILIES = ["irregular", "derivations"]
LONGEST_PHRASE = 3

stem = EnglishStemmer().stem


@pytest.fixture(params=LISTS)
def words(request):
    return lexicon(request.param)


@pytest.fixture(params=FAMILIES)
def families(request):
    return lexicon(request.param)


def groups(words):
    return [frozenset(map(str.lower, rule.sources)) for rule in words.rules if rule.sources == rule.targets]


def terms(phrase):
    return " ".join(stem(word) for word in phrase.lower().split())


def group_of(name, word):
    return next(rule.targets for rule in lexicon(name).rules if word in rule.sources)


@pytest.mark.parametrize(
    ("name", "least"), [("synonyms", 700), ("nations", 193), ("irregular", 200), ("derivations", 400)]
)
def test_a_list_is_large_enough_to_matter(name, least):
    assert len(lexicon(name).rules) >= least


def test_no_line_stands_twice(words):
    counted = Counter(
        (frozenset(map(terms, r.sources)), frozenset(map(terms, r.targets))) for r in words.rules
    )
    assert [both for both, times in counted.items() if times > 1] == []


def test_no_phrase_stands_twice_in_a_line(words):
    assert [r for r in words.rules if len({p.lower() for p in r.sources}) < len(r.sources)] == []
    assert [r for r in words.rules if len({p.lower() for p in r.targets}) < len(r.targets)] == []


def test_no_group_is_part_of_a_larger_one(words):
    holding = {}
    for group in groups(words):
        for phrase in group:
            holding.setdefault(phrase, []).append(group)
    assert [g for g in groups(words) if any(g < other for other in holding[next(iter(g))])] == []


def test_no_phrase_is_longer_than_three_words(words):
    phrases = chain.from_iterable(rule.sources + rule.targets for rule in words.rules)
    assert [phrase for phrase in phrases if len(phrase.split()) > LONGEST_PHRASE] == []


def test_what_an_arrow_points_from_it_does_not_point_to(words):
    arrows = [rule for rule in words.rules if rule.sources != rule.targets]
    assert [rule for rule in arrows if set(map(terms, rule.sources)) & set(map(terms, rule.targets))] == []


def test_no_synonyms_are_the_same_to_the_stemmer():
    written = [rule.sources for rule in lexicon("synonyms").rules if rule.sources == rule.targets]
    assert [group for group in written if len(set(map(terms, group))) < len(group)] == []


def test_no_form_is_listed_that_the_stemmer_joins_to_another_of_its_line(families):
    assert [rule for rule in families.rules if len(set(map(terms, rule.sources))) < len(rule.sources)] == []


def test_the_families_and_nations_know_no_arrows():
    for name in ("nations", *FAMILIES):
        assert [rule for rule in lexicon(name).rules if rule.sources != rule.targets] == []


def test_the_packaged_synonyms_are_those_of_the_corpus():
    assert lexicon("synonyms").rules == read_synonyms(CORPUS / "synonyms.txt").rules


def test_every_synonym_finds_an_article_that_holds_another_of_its_line():
    analyzer = Analyzer()
    thesaurus = packaged_thesaurus(analyzer)
    pairs = {
        (source, target) for r in lexicon("synonyms").rules for source in r.sources for target in r.targets
    }
    written = sorted({target for _, target in pairs})
    articles = {target: collect(numbered([f"Yesterday, {target} again."]), analyzer) for target in written}
    questions = {source: read_question(f"{source}?", analyzer) for source, _ in pairs}
    assert [source for source, question in questions.items() if not question.terms] == []
    assert [
        (source, target)
        for source, target in sorted(pairs)
        if observe(articles[target], query_for(questions[source], articles[target], thesaurus)) is None
    ] == []


@pytest.mark.parametrize(
    ("name", "asked", "written"),
    [
        ("synonyms", "company", "firm"),
        ("synonyms", "Türkiye", "Turkey"),
        ("synonyms", "president", "head of state"),
        ("nations", "Kazakhstan", "Kazakh"),
        ("irregular", "build", "built"),
        ("derivations", "decide", "decision"),
    ],
)
def test_a_reader_s_word_finds_the_article_s(name, asked, written):
    assert written in group_of(name, asked)
