"""Which articles a question says it is about, and which words say so; mostly none do."""

from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from anything import text as any_text
from hypothesis import given
from hypothesis import strategies as st

from qa import Archive, Article, Verdict

TODAY = date(2025, 8, 20)  # a Wednesday


def article(article_id, title, day, text, source=""):
    published = date.fromisoformat(day) if day else None
    return Article(id=article_id, title=title, text=text, source_name=source, published=published)


BRIDGE = article(
    "bridge",
    "Bridge over the Orsa opens",
    "2025-05-03",
    "The mayor opened a bridge over the Orsa on Saturday. It cost $4 million. A ferry had crossed there since 1902.",
    "The River Courier",
)
HERONS = article(
    "herons",
    "Herons return to the Orsa marshes",
    "2025-08-14",
    "Forty herons nest in the marshes again. The minister of fisheries visited them in June.",
    "The River Courier",
)
SCHOOL = article(
    "school",
    "A new school for Selm",
    "2025-08-18",
    "Selm opened a school. Teachers had waited for it since May. The Selm choir sang, as it does each year.",
    "Selm Municipality",
)
QUIET = article(
    "quiet", "Quiet neighbours", "", "Otters live under the old mill. Nobody hears them. They eat trout."
)
ALL = [BRIDGE, HERONS, SCHOOL, QUIET]


@cache
def archive():
    return Archive.build(ALL)


def scoped(question):
    """The ids of the scope, its words and what is left of the question."""
    scope = archive().scope_in(question, TODAY)
    return scope and (sorted(scope.articles), list(scope.words), scope.question)


NAMED = [
    ("In the article about herons, how many nest?", ["herons"], "how many nest?"),
    ("how many nest, in the article about herons?", ["herons"], "how many nest?"),
    (
        "What does the article about herons say about the minister?",
        ["herons"],
        "What does say about the minister?",
    ),
    ("In the article about the bridge who opened it?", ["bridge"], "who opened it?"),
    ("In the article on otters: what do they eat?", ["quiet"], "what do they eat?"),
    ("in the news story about the new school in Selm, who sang?", ["school"], "who sang?"),
    ("Who came, according to the article about the Orsa?", ["bridge", "herons"], "Who came?"),
    (
        "According to the River Courier, who visited the marshes?",
        ["bridge", "herons"],
        "who visited the marshes?",
    ),
    (
        "Who visited the marshes according to The River Courier?",
        ["bridge", "herons"],
        "Who visited the marshes?",
    ),
    ("In the River Courier, what did the bridge cost?", ["bridge", "herons"], "what did the bridge cost?"),
    (
        "What does the River Courier say about the bridge?",
        ["bridge", "herons"],
        "What does say about the bridge?",
    ),
    ("What was reported by Selm Municipality?", ["school"], "What was?"),
    ("Who opened the bridge in River Courier articles?", ["bridge", "herons"], "Who opened the bridge?"),
    ("Who sang in articles from Selm Municipality?", ["school"], "Who sang in?"),
    ("In “Bridge over the Orsa opens”, what did it cost?", ["bridge"], "what did it cost?"),
    ("What did it cost in 'Bridge over the Orsa opens'?", ["bridge"], "What did it cost?"),
    ('What did it cost, in the article "bridge over Orsa"?', ["bridge"], "What did it cost?"),
    ("What does “Quiet neighbours” tell about trout?", ["quiet"], "What does tell about trout?"),
    ("In Bridge over the Orsa opens, what did it cost?", ["bridge"], "what did it cost?"),
    ("In the article A new school for Selm, who sang?", ["school"], "who sang?"),
    ("In the latest article, who sang?", ["school"], "who sang?"),
    ("Who sang in the most recent article?", ["school"], "Who sang?"),
    ("latest: who sang?", ["school"], "who sang?"),
    ("Who visited in the two latest articles?", ["herons", "school"], "Who visited?"),
    ("Who visited, in the latest two articles?", ["herons", "school"], "Who visited?"),
    ("In the latest River Courier article, who visited?", ["herons"], "who visited?"),
    ("In the latest article about the Orsa, who visited?", ["herons"], "who visited?"),
    ("Who visited, in articles since May?", ["bridge", "herons", "school"], "Who visited?"),
    (
        "Which articles since August mention the minister?",
        ["herons", "school"],
        "Which mention the minister?",
    ),
    ("Who visited in articles published after 3 May 2025?", ["herons", "school"], "Who visited?"),
    ("In August 2025 articles, who visited?", ["herons", "school"], "who visited?"),
    ("Who visited in articles from May?", ["bridge"], "Who visited?"),
    ("In last week's articles, who visited?", ["herons"], "who visited?"),
    ("Who sang in this week's news?", ["school"], "Who sang?"),
    ("What news about Selm since August?", ["herons", "school"], "What news about Selm?"),
    ("What was published since August?", ["herons", "school"], "What was published?"),
    (
        "What has been written about the Orsa since 10 August 2025?",
        ["herons", "school"],
        "What has been written about the Orsa?",
    ),
    ("What was reported last week?", ["herons"], "What was reported?"),
    ("What has the River Courier reported since August?", ["herons"], "What has reported?"),
    ("Anything new in Selm this month?", ["herons", "school"], "Anything new in Selm?"),
    ("Any news since Monday?", ["school"], "Any news?"),
    ("What's new since 2025-08-15?", ["school"], "What's new?"),
    ("since August: who visited?", ["herons", "school"], "who visited?"),
    ("Who visited? (since August)", ["herons", "school"], "Who visited?"),
    ("last week: who visited?", ["herons"], "who visited?"),
    ("before June: who opened the bridge?", ["bridge"], "who opened the bridge?"),
    ("According to the River Courier, in articles since August, who visited?", ["herons"], "who visited?"),
]
UNNAMED = [
    "How many houses were built since 2019?",
    "Since 2019, how many houses were built?",
    "Since May, who visited?",
    "Who visited the marshes last week?",
    "What happened today?",
    "Has the ferry crossed there since 1902?",
    "What has changed since May?",
    "Which schools opened in August 2025?",
    "How many crimes were reported since May?",
    "What crimes were reported last year?",
    "What was reported to the police since May?",
    "What was published by the ministry since May?",
    "What was written in 1848?",
    "What was written about houses built since 2019?",
    "What is the news about houses built since 2019?",
    "What new houses were built since 2019?",
    "What has the minister written since May?",
    "How many houses were built (2019)?",
    "2019: how many houses were built?",
    "What is the latest on the bridge?",
    "What is the latest census figure?",
    "Which is the last article of the constitution?",
    "What do the latest articles say?",
    "Who wrote the article about herons?",
    "Who is the author of the article about herons?",
    "When was the article about herons published?",
    "How many articles about herons are there?",
    "In the article about cosmonauts, who flew?",
    "What does article 5 on visas say?",
    "What does the report about herons say?",
    "What is the book about herons called?",
    "Who reads the River Courier?",
    "Where is the River Courier printed?",
    "How many people work in Selm Municipality?",
    "In Selm Municipality, how many people work?",
    "What does Selm Municipality say about the choir?",
    "According to the minister, who visited?",
    "In “Hamlet”, who dies?",
    "What did the mayor mean by “a bridge”?",
    "In August, who visited?",
    "Who is named in an article from 8 November 1880?",
    "Who wrote a 1914 article?",
    "What are “Quiet neighbours”?",
    "In Quiet neighbours, what do otters eat?",
    "In Selm, who sang?",
    "May the minister visit the marshes?",
    "Who visited the marshes?",
    "latest",
    "since May",
    "",
]


@pytest.mark.parametrize(("question", "articles", "rest"), NAMED, ids=lambda value: str(value)[:40])
def test_a_question_names_its_scope(question, articles, rest):
    found, words, left = scoped(question)
    assert found == articles
    assert words
    assert left == rest


@pytest.mark.parametrize("question", UNNAMED)
def test_words_that_belong_to_the_question_name_no_scope(question):
    assert scoped(question) is None


def test_the_words_of_a_scope_are_given_as_they_stand_in_the_question():
    question = "According to the River Courier, in articles since August, who visited?"
    scope = archive().scope_in(question, TODAY)
    assert scope.words == ("According to the River Courier", "in articles since August")
    assert tuple(question[span.start : span.end] for span in scope.spans) == scope.words


def test_a_scope_without_articles_is_kept_for_nothing_was_published_then():
    scope = archive().scope_in("What was published since Tuesday?", TODAY)
    assert scope.articles == frozenset()
    assert archive().ask(scope.question, scope=scope.articles).verdict is Verdict.NOT_FOUND


def test_where_no_day_is_known_days_name_no_scope():
    undated = Archive.build([QUIET])
    assert undated.scope_in("What was published since May?", TODAY) is None
    assert undated.scope_in("In the latest article, what do otters eat?", TODAY) is None
    assert Archive.build([]).scope_in("In the article about herons, how many nest?", TODAY) is None


def test_the_question_without_its_scope_is_answered_by_the_articles_in_it():
    scope = archive().scope_in("In the article about herons, who visited the marshes?", TODAY)
    answer = archive().ask(scope.question, scope=scope.articles)
    assert answer.quotes[0].key_sentence == "The minister of fisheries visited them in June."


PIECES = [
    "in the article about", "herons", "the bridge", ",", "since", "May", "last week", "news", "articles", "?", ":",
    "according to", "the River Courier", "“Bridge over the Orsa opens”", "'", "latest", "the", "what was published",
    "who visited", "(", ")", "today",
]  # fmt: skip
PHRASES = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)


@given(PHRASES | any_text, st.dates())
def test_whatever_is_asked_a_scope_is_of_articles_there_are_and_of_words_that_were_asked(question, today):
    scope = archive().scope_in(question, today)
    if scope:
        assert scope.articles <= {each.id for each in ALL}
        assert scope.words == tuple(question[span.start : span.end] for span in scope.spans)
        assert all(one.end < other.start for one, other in pairwise(scope.spans))
        assert len(scope.question) <= len(question) - sum(map(len, scope.words))
