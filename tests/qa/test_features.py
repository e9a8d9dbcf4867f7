import numpy as np
import pytest
from hypothesis import given, settings
from prose import matching
from stages import ANALYZER, collected, observed, sentence_texts

from qa.collection import collect
from qa.features import WANTED, features
from qa.model import Article

STORY = """\
The ferry to Orra was opened by Ada Brook, a singer. The ferry was opened on 2 May 2019.

The ferry lies in the harbour of Selm. The ferry has 300 seats. The ferry cost $4 million.

Of its seats 12 percent are red. The ferry trip takes two hours. The ferry is 90 feet long.

The ferry was late because of fog. The ferry is steered by means of a wheel. A ferry is a boat, also called a liner.
"""


def scene_of(matching):
    articles, question = matching
    return observed(collect(articles, ANALYZER), question)


def columns_of(question, *texts):
    """Each feature of each candidate sentence, by name, then by the sentence's words."""
    scene = observed(collected(*(texts or (STORY,))), question)
    names = sentence_texts(scene)
    return {name: dict(zip(names, column.tolist(), strict=True)) for name, column in features(scene).items()}


def holding(column):
    return {text for text, value in column.items() if value > 0}


@settings(max_examples=40)
@given(matching)
def test_every_feature_is_a_number_for_every_candidate(matching):
    scene = scene_of(matching)
    for name, column in features(scene).items():
        assert column.shape == (len(scene.found),), name
        assert np.isfinite(column).all(), name


@settings(max_examples=40)
@given(matching)
def test_what_is_covered_is_a_share_of_the_question(matching):
    scene = scene_of(matching)
    columns = features(scene)
    for name in (name for name in columns if "covered" in name or "missing" in name):
        assert (columns[name] > -1e-9).all(), name
        assert (columns[name] < 1 + 1e-9).all(), name
    assert (columns["covered"] <= columns["covered near"] + 1e-9).all()
    assert (columns["covered near"] <= columns["covered around"] + 1e-9).all()
    assert (columns["covered"] <= columns["covered with title"] + 1e-9).all()
    assert (columns["covered"] <= columns["covered at all"] + 1e-9).all()


@settings(max_examples=40)
@given(matching)
def test_asking_twice_shows_the_same(matching):
    again = features(scene_of(matching))
    assert all((column == again[name]).all() for name, column in features(scene_of(matching)).items())


def test_a_sentence_that_holds_all_of_the_question_covers_it():
    covered = columns_of("Which ferry lies in the harbour of Selm?")["covered"]
    assert covered["The ferry lies in the harbour of Selm."] == pytest.approx(1)
    assert 0 < covered["The ferry has 300 seats."] < 0.5
    assert covered["Of its seats 12 percent are red."] == 0


def test_a_rare_word_of_the_question_covers_more_than_a_common_one():
    covered = columns_of("ferry wheel", STORY, "The ferry left. The mayor stayed.", "The ferry sank.")[
        "covered"
    ]
    assert covered["The ferry is steered by means of a wheel."] > 0.6
    assert covered["The ferry sank."] < 0.4


def test_neighbours_cover_what_a_sentence_leaves_out():
    columns = columns_of("Which harbour has 300 seats?")
    assert columns["covered near"]["The ferry has 300 seats."] == pytest.approx(1)
    assert columns["covered"]["The ferry has 300 seats."] < 1


def test_the_title_covers_what_its_sentences_leave_out():
    article = Article(id="selm", title="The harbour of Selm", text="It has 300 seats. Selm has a harbour.")
    scene = observed(collect([article], ANALYZER), "How many seats has Selm?")
    columns = features(scene)
    assert columns["covered with title"][0] == pytest.approx(1)
    assert columns["covered"][0] < 1


@pytest.mark.parametrize(
    ("question", "wanted", "answer"),
    [
        ("Who opened the ferry?", "who", "The ferry to Orra was opened by Ada Brook, a singer."),
        ("When was the ferry opened?", "when", "The ferry was opened on 2 May 2019."),
        ("Where is the ferry?", "where", "The ferry lies in the harbour of Selm."),
        ("How many seats has the ferry?", "how many", "The ferry has 300 seats."),
        ("How much is the ferry?", "how much", "The ferry cost $4 million."),
        ("What percentage of seats is red?", "percent", "Of its seats 12 percent are red."),
        ("How long is the ferry trip?", "how long", "The ferry trip takes two hours."),
        ("How wide is the ferry?", "measure", "The ferry is 90 feet long."),
        ("Why was the ferry late?", "why", "The ferry was late because of fog."),
        ("How is the ferry steered?", "how", "The ferry is steered by means of a wheel."),
        ("What is a ferry?", "definition", "A ferry is a boat, also called a liner."),
        ("Which singer took the ferry?", "which", "The ferry to Orra was opened by Ada Brook, a singer."),
    ],
)
def test_a_sentence_with_the_kind_of_answer_that_is_wanted_shows_it(question, wanted, answer):
    columns = columns_of(question)
    kind = f"{wanted}: {WANTED[wanted][0].name}"
    assert columns[kind][answer] == 1
    assert columns[f"{kind} near"][answer] > 0


def test_what_is_not_wanted_is_not_shown():
    columns = columns_of("Who opened the ferry?")
    for wanted, kinds in WANTED.items():
        for kind in kinds:
            assert wanted == "who" or not holding(columns[f"{wanted}: {kind.name}"])


def test_a_word_of_the_question_is_not_its_answer():
    columns = columns_of("How many of the 300 seats are taken?")
    assert columns["how many: NUMBER"]["The ferry has 300 seats."] == 0
    assert columns["how many: NUMBER"]["Of its seats 12 percent are red."] == 1


def test_words_in_a_row_as_in_the_question_count_more():
    texts = "The red ferry sank. The ferry, once red, sank.", "A boat is red. A ferry is not."
    pairs = columns_of("red ferry", *texts)["bigrams"]
    assert pairs["The red ferry sank."] > pairs["The ferry, once red, sank."] == 0
    phrases = columns_of("made of red wood", "It is made of red wood. Red wood is made into boats.")[
        "phrases"
    ]
    assert phrases["It is made of red wood."] > phrases["Red wood is made into boats."] > 0


def test_another_word_for_the_same_thing_covers_at_all():
    columns = columns_of("Which company sank?", "The firm sank. The mayor sank. The company swam.")
    assert columns["synonym"]["The firm sank."] > columns["synonym"]["The mayor sank."] == 0
    assert columns["covered at all"]["The firm sank."] > columns["covered"]["The firm sank."]
    assert columns["synonym"]["The company swam."] == 0


def test_the_place_of_a_sentence_is_known():
    columns = columns_of("ferry")
    sentences = list(columns["position"])
    assert holding(columns["first sentence"]) == {sentences[0]}
    assert list(columns["position"].values()) == sorted(columns["position"].values(), reverse=True)


def test_the_shape_of_a_sentence_is_known():
    columns = columns_of("ferry", "Is the ferry here? She saw a ferry.\n\nOld ferry news")
    assert holding(columns["is a question"]) == {"Is the ferry here?"}
    assert holding(columns["pronoun first"]) == {"She saw a ferry."}
    assert holding(columns["has no stop"]) == {"Old ferry news"}


def test_the_thing_asked_for_may_be_named_or_missing():
    columns = columns_of("Which harbour has the ferry?")
    assert holding(columns["focus"]) == {"The ferry lies in the harbour of Selm."}
    assert columns["focus missing"]["The ferry has 300 seats."] > 0
    assert not holding(columns_of("Is it a ferry?")["focus"])
