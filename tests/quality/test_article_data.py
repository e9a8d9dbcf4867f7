"""The articles, key facts and dialogues that measure briefings and follow-ups are sound."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
STEMS = sorted(path.stem for path in (HERE / "articles").glob("*.md"))
KEY_FACTS = json.loads((HERE / "key_facts.json").read_text("utf-8"))
DIALOGUES = [json.loads(line) for line in (HERE / "article_dialogues.jsonl").read_text("utf-8").splitlines()]


@cache
def parts(stem):
    """Front matter as a mapping, and the body, of one article."""
    _, head, body = (HERE / "articles" / f"{stem}.md").read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(head), body.strip()


def sentences(stem):
    return {
        sentence for sentence in re.split(r"(?<=[.?!\"])\s+(?=[A-Z\"])", parts(stem)[1]) if " " in sentence
    }


def places(stem, strings):
    return [parts(stem)[1].find(string) for string in strings]


def turns():
    return [(dialogue["article"], turn) for dialogue in DIALOGUES for turn in dialogue["turns"]]


def is_late(stem, fact):
    """Tell whether a fact is told only in the second half of its article."""
    return min(places(stem, fact["evidence"])) > len(parts(stem)[1]) / 2


def late_facts(stem):
    return sum(is_late(stem, fact) for fact in KEY_FACTS[stem])


def test_there_are_twelve_articles_and_each_has_key_facts_and_dialogues():
    assert len(STEMS) == 12
    assert sorted(KEY_FACTS) == STEMS
    assert sorted({dialogue["article"] for dialogue in DIALOGUES}) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_an_article_says_in_its_front_matter_what_it_is(stem):
    head, _ = parts(stem)
    assert head["title"]
    assert head["published"]
    assert head["author"] == "Verbatim project"
    assert head["language"] == "en"
    assert head["source"].endswith("for Verbatim's tests")


@pytest.mark.parametrize("stem", STEMS)
def test_an_article_is_as_long_as_a_news_article(stem):
    assert 450 <= len(parts(stem)[1].split()) <= 800


def test_no_two_articles_share_a_sentence():
    counts = Counter(sentence for stem in STEMS for sentence in sentences(stem))
    assert [sentence for sentence, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("stem", STEMS)
def test_an_article_has_eight_to_ten_different_key_facts(stem):
    facts = [fact["fact"] for fact in KEY_FACTS[stem]]
    assert 8 <= len(set(facts)) == len(facts) <= 10


@pytest.mark.parametrize("stem", STEMS)
def test_evidence_of_a_key_fact_stands_once_in_its_article(stem):
    body = parts(stem)[1]
    evidence = [string for fact in KEY_FACTS[stem] for string in fact["evidence"]]
    assert {string: body.count(string) for string in evidence} == dict.fromkeys(evidence, 1)


def test_every_key_fact_has_evidence():
    assert all(fact["evidence"] for facts in KEY_FACTS.values() for fact in facts)


def test_no_evidence_counts_for_two_facts():
    for facts in KEY_FACTS.values():
        evidence = [string for fact in facts for string in fact["evidence"]]
        assert len(set(evidence)) == len(evidence)


def test_in_most_articles_several_key_facts_come_late():
    assert sum(late_facts(stem) >= 3 for stem in STEMS) >= len(STEMS) / 2


def test_there_are_enough_dialogues_of_two_to_four_turns():
    assert len(DIALOGUES) >= 26
    assert all(2 <= len(dialogue["turns"]) <= 4 for dialogue in DIALOGUES)


def test_an_answer_stands_once_in_its_article_and_inside_one_paragraph():
    for stem, turn in turns():
        for answer in turn["answers"]:
            assert parts(stem)[1].count(answer) == 1, (stem, turn["question"], answer)
            assert "\n" not in answer


def test_a_dialogue_opens_with_a_question_that_its_article_answers():
    assert all(dialogue["turns"][0]["answers"] for dialogue in DIALOGUES)


def test_some_follow_ups_are_not_answered_by_the_article():
    unanswered = [turn for _, turn in turns() if turn["answers"] == []]
    assert len(unanswered) >= len(DIALOGUES) / 4


def test_no_dialogue_asks_the_same_question_twice():
    for dialogue in DIALOGUES:
        questions = [turn["question"].lower() for turn in dialogue["turns"]]
        assert len(set(questions)) == len(questions)
