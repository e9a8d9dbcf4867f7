from datetime import date
from pathlib import Path

import pytest
from anything import long_text
from hypothesis import given, settings

from qa.loading import load_file
from qa.model import Article
from qa.suggestions import LONGEST, suggestions

ROOT = Path(__file__).parents[2]
PATHS = sorted((ROOT / "tests" / "quality" / "articles").glob("*.md"))


def asked(*sentences, n=50):
    return list(suggestions([Article(id="a", title="T", text="\n\n".join(sentences))], n))


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("About 900 people use the line.", "How many people use the line?"),
        ("At least 27 people are dead and 41 are missing.", "How many people are dead?"),
        ("Meanwhile, 4,000 Turkish companies are now working in Selm.",
         "How many Turkish companies are working in Selm?"),
        ("There were 21,400 starters, more than ever.", "How many starters were there?"),
        ("There are nine items on the agenda.", "How many items are there on the agenda?"),
        ("The line is to cost $412 million.", "How much will the line cost?"),
        ("The line would cost 4 million euros.", "How much would the line cost?"),
        ("A seat costs 39 euros.", "How much does a seat cost?"),
        ("The line cost about $9 million.", "How much did the line cost?"),
        ("In May, Selm invested $4 million in the line.", "How much did Selm invest in the line?"),
        ("By night, shops lost about $115 million in sales, much of it for good.",
         "How much did shops lose in sales?"),
        ("Revenue fell 9 percent to 4.1 billion crowns.", "How much did revenue fall?"),
        ("Land prices have fallen by 40 percent.", "How much have land prices fallen?"),
        ("The mayor, Ada Brook, waved.", "Who is Ada Brook?"),
        ("President Ada Brook waved.", "Who is Ada Brook?"),
        ("The head of the bank, Ada Brook, waved.", "Who is Ada Brook?"),
        ("Ada Brook, a retired teacher, waved.", "Who is Ada Brook?"),
        ("Ada Brook, 52, waved.", "Who is Ada Brook?"),
        ("It is Ada who waved; Brook, 52, did not.", "How old is Brook?"),
        ("Leaders praised the Organization of Turkic States (OTS).", "What does OTS stand for?"),
        ("Yesterday, Brook announced a vote.", "What did Brook announce?"),
        ("In April the museum returned 118 bronzes.", "What did the museum return?"),
        ("The federation also offered a grant.", "What did the federation offer?"),
        ("The men's race was won by Daniel Okello.", "Who won the men's race?"),
        ("A newcomer, Noctis Rail, which was founded in 2021, runs it.", "When was Noctis Rail founded?"),
    ],
)  # fmt: skip
def test_a_sentence_is_turned_into_the_question_that_it_answers(sentence, question):
    names = "They say that Selm and Brook and Noctis are names."
    assert question in asked(sentence, names)


@pytest.mark.parametrize(
    "sentence",
    [
        "410 will lose their jobs.",
        "About 900 people use it.",
        "About 480,000 people meet these conditions.",
        "Twelve hospitals have.",
        "Over twenty years of screening may pass.",
        "Nine tenths of the trees are down.",
        "Two of the cars are still there.",
        "60 percent of homes are warm.",
        "It cost $9 million.",
        "He invested $4 million in the line.",
        "Soon announced nothing.",
        "The water there has warmed by 0.7 degrees.",
        "A global leader, Tiryaki Holding, will build.",
        "Silk is soft (OTS).",
        "On Monday, a teacher waved.",
        "The shares closed at 71.20 crowns.",
        "Silk was discovered in 1880.",
        "Silk was discovered by Ada.",
    ],
)
def test_a_sentence_that_cannot_be_cut_cleanly_gives_no_question(sentence):
    assert [question for question in asked(sentence) if "said about" not in question] == []


def test_names_and_nouns_that_recur_are_asked_about():
    questions = asked(
        "They met near the Middle Corridor. The tram is late in Selm.",
        "Work on the Middle Corridor has begun. The tram from Selm is slow.",
    )
    assert questions == [
        "What is said about the Middle Corridor?",
        "What is said about Selm?",
        "What is said about the tram?",
    ]


@pytest.mark.parametrize("word", ["Monday", "Turkish", "December", "Dr", "Street"])
def test_a_day_a_people_a_title_or_a_common_noun_is_no_subject(word):
    sentence = f"On this street they spoke of {word}. On this street they wrote of {word}."
    assert asked(sentence) == []


def test_kinds_of_questions_take_turns():
    questions = asked(
        "About 900 people use the line. About 80 trains use a tunnel.",
        "The mayor, Ada Brook, waved. The pilot, Tom Reed, waved.",
    )
    assert questions[:4] == [
        "How many people use the line?",
        "Who is Ada Brook?",
        "What is said about Ada Brook?",
        "How many trains use a tunnel?",
    ]


def test_articles_take_turns_the_latest_first():
    texts = {"Ann Lee": 1, "Ben Fox": 3, "Cid Day": 2}
    articles = [
        Article(id=name, title="T", text=f"The mayor, {name}, waved.", published=date(2025, 1, day))
        for name, day in texts.items()
    ]
    undated = Article(id="d", title="T", text="The mayor, Dan Orr, waved. The pilot, Eve Orr, waved.")
    assert suggestions([undated, *articles], 4) == tuple(
        f"Who is {name}?" for name in ("Ben Fox", "Cid Day", "Ann Lee", "Dan Orr")
    )


def test_no_question_is_given_twice():
    article = Article(id="a", title="T", text="The mayor, Ada Brook, waved. Our mayor, Ada Brook, sang.")
    assert suggestions([article, article], 9) == ("Who is Ada Brook?", "What is said about Ada Brook?")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_article_gives_six_questions_or_more_that_fit_on_buttons(path):
    article = load_file(path)
    questions = suggestions([article], 12)
    assert len(questions) >= 6
    assert all(len(question) <= LONGEST for question in questions)
    assert questions == suggestions([article], 12)
    assert questions[:5] == suggestions([article], 5)


def test_the_corpus_can_be_asked_about_its_own_figures():
    corpus = [load_file(path) for path in (ROOT / "corpus").glob("*.md") if path.stem != "README"]
    assert "How many Turkish companies are working in Kazakhstan?" in suggestions(corpus, 12)


@pytest.mark.parametrize("n", [0, -1])
def test_none_are_given_when_none_are_wanted(n):
    assert suggestions([Article(id="a", title="T", text="Ada Brook, 52, waved.")], n) == ()


def test_no_articles_give_no_questions():
    assert suggestions([], 3) == ()


@settings(max_examples=50, deadline=None)
@given(text=long_text)
def test_any_text_gives_short_questions_on_one_line(text):
    for question in suggestions([Article(id="a", title="T", text=text)], 9):
        assert question.endswith("?")
        assert len(question) <= LONGEST
        assert len(question.splitlines()) == 1


@pytest.mark.parametrize(
    "piece", ["A ", "Ab ", "9 a", "the a ", "1,", "; 5 a", "Who, ", "Ab-", "’s Ab", "mayor of a"]
)
def test_a_long_run_of_anything_is_read(piece):
    assert isinstance(asked(piece * 20_000), list)
