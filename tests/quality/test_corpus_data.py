"""The shipped article and the questions that are asked of it are sound."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
ARTICLE = "tokayev-visit-ankara"
LEAST_BY_KIND = {
    "plain": 45,
    "paraphrased": 30,
    "misspelt": 15,
    "acronym": 8,
    "yes/no": 10,
    "why": 6,
    "near-topic": 15,
}


def lines_of(name):
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


QUESTIONS = lines_of("corpus.jsonl")
OFF_TOPIC = lines_of("off_topic.jsonl")
DIALOGUES = lines_of("corpus_dialogues.jsonl")
TURNS = [turn for dialogue in DIALOGUES for turn in dialogue["turns"]]


@cache
def parts():
    """Front matter as a mapping, and the body, of the shipped article."""
    _, head, body = (CORPUS / f"{ARTICLE}.md").read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(head), body.strip()


def answers():
    return sorted({answer for asked in QUESTIONS + TURNS for answer in asked["answers"]})


def normalised(question):
    """A question without its case and punctuation, which do not make it another one."""
    return re.sub(r"[^\w?]+", " ", question.casefold()).strip(" ?") or question


def repeated(questions):
    counts = Counter(normalised(asked["question"]) for asked in questions)
    return [question for question, count in counts.items() if count > 1]


def of_kind(kind):
    return [asked for asked in QUESTIONS if asked["kind"] == kind]


def test_the_article_says_in_its_front_matter_what_it_is():
    head, _ = parts()
    assert head["author"] == "Verbatim project"
    assert head["published"].isoformat() == "2025-08-04"
    assert head["language"] == "en"
    assert head["title"]


def test_the_article_credits_the_report_that_it_retells():
    head, body = parts()
    for credited in ("News.az", "Teymur Atayev"):
        assert credited in head["source"]
        assert credited in body


def test_the_article_has_the_length_of_a_news_report():
    assert 700 <= len(parts()[1].split()) <= 950


def test_the_article_is_told_in_paragraphs_of_one_line():
    paragraphs = parts()[1].split("\n\n")
    assert len(paragraphs) >= 8
    assert not [paragraph for paragraph in paragraphs if "\n" in paragraph]


def test_every_answer_stands_in_the_article_at_one_place_only():
    _, body = parts()
    assert {answer: body.count(answer) for answer in answers() if body.count(answer) != 1} == {}


def test_every_answer_fits_into_one_sentence():
    assert [answer for answer in answers() if re.search(r"[.?!]\s", answer)] == []


def test_every_question_has_its_three_fields_and_no_other():
    for asked in QUESTIONS + OFF_TOPIC:
        assert asked.keys() == {"question", "answers", "kind"}
        assert asked["question"].strip() == asked["question"] != ""


@pytest.mark.parametrize("questions", [QUESTIONS, OFF_TOPIC], ids=["corpus", "off-topic"])
def test_no_question_is_asked_twice(questions):
    assert repeated(questions) == []


@pytest.mark.parametrize(("kind", "least"), LEAST_BY_KIND.items())
def test_there_are_enough_questions_of_each_kind(kind, least):
    assert len(of_kind(kind)) >= least


def test_there_are_enough_questions_and_none_of_an_unknown_kind():
    assert len(QUESTIONS) >= 130
    assert {asked["kind"] for asked in QUESTIONS} == set(LEAST_BY_KIND)


def test_near_topic_questions_have_no_answer_and_all_others_have_one():
    for asked in QUESTIONS:
        assert (asked["answers"] == []) == (asked["kind"] == "near-topic"), asked["question"]


def test_near_topic_questions_name_what_the_article_names():
    _, body = parts()
    names = set(re.findall(r"(?<=[a-z,] | \()[A-Z][\w-]{2,}", body))
    strangers = [asked["question"] for asked in of_kind("near-topic") if not names & words_of(asked)]
    assert strangers == []


def words_of(asked):
    return set(re.findall(r"[\w-]+", asked["question"]))


def test_misspelt_questions_hold_a_word_that_the_others_do_not():
    known = {word for asked in QUESTIONS if asked["kind"] != "misspelt" for word in lowered(asked)}
    known |= set(re.findall(r"[\w-]+", parts()[1].casefold()))
    assert [asked["question"] for asked in of_kind("misspelt") if lowered(asked) <= known] == []


def lowered(asked):
    return {word.casefold() for word in words_of(asked)}


def test_questions_are_typed_in_more_than_one_way():
    asked = [row["question"] for row in QUESTIONS]
    assert sum(question[0].islower() for question in asked) >= 20
    assert sum(not question.endswith("?") for question in asked) >= 20
    assert sum(len(question.split()) <= 4 for question in asked) >= 5


def test_there_are_enough_off_topic_questions_and_none_has_an_answer():
    assert len(OFF_TOPIC) >= 40
    assert {(asked["kind"], tuple(asked["answers"])) for asked in OFF_TOPIC} == {("off-topic", ())}


def test_there_are_enough_dialogues_of_two_to_four_turns_about_the_article():
    assert len(DIALOGUES) >= 22
    assert {dialogue["article"] for dialogue in DIALOGUES} == {ARTICLE}
    assert {len(dialogue["turns"]) for dialogue in DIALOGUES} == {2, 3, 4}


def test_every_dialogue_opens_with_a_question_that_the_article_answers():
    assert [dialogue for dialogue in DIALOGUES if not dialogue["turns"][0]["answers"]] == []


def test_some_follow_ups_have_no_answer_in_the_article():
    assert sum(turn["answers"] == [] for turn in TURNS) >= 5


def test_no_dialogue_is_told_twice():
    assert repeated([{"question": " / ".join(t["question"] for t in d["turns"])} for d in DIALOGUES]) == []
