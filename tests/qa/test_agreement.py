"""Articles that say the same are one answer; articles that differ on a figure are both shown."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import questions, sentences, some_articles

from qa import Archive, Article, Quote, Span, Verdict
from qa.analysis import Analyzer
from qa.collection import collect
from qa.likeness import Comparison, Likeness
from qa.thesaurus import packaged_thesaurus

ANALYZER = Analyzer()
THESAURUS = packaged_thesaurus(ANALYZER)
BRIDGE = "The new bridge over the Orsa cost $4 million."
SAME = [
    (BRIDGE, BRIDGE),
    (BRIDGE, "The new bridge over the Orsa cost 4 million dollars."),
    (BRIDGE, "The new bridge over the Orsa cost four million US dollars, the mayor of Selm said."),
    (BRIDGE, "The mayor said that the new Orsa bridge cost $4.0 million."),
    ("The museum shows 4,000 bells to visitors.", "The museum shows 4 thousand bells to visitors."),
    (
        "About 4,000 Turkish companies work in Kazakhstan.",
        "About 4000 Turkish companies are working in Kazakhstan.",
    ),
    (
        "The council closed the old pier in March after rust ate through four pillars.",
        "The city council closed the old pier in March after rust had eaten through four of its pillars.",
    ),
    (
        "The council shut the old pier in March because of rust.",
        "The council closed the old pier in March because of rust.",
    ),
    (
        "Forty herons nest in the marshes of the Orsa again, the ministry said.",
        "Forty herons again nest in the marshes of the Orsa.",
    ),
    (
        "The ferry to Baku sails at 8 percent of its capacity.",
        "The ferry to Baku sails at 8% of its capacity.",
    ),
    ("The school in Selm opened on 3 May 2025.", "On 3 May, the school in Selm opened."),
]
OTHER_FIGURE = [
    (BRIDGE, "The new bridge over the Orsa cost $5 million."),
    ("The museum shows 4,000 bells to visitors.", "The museum shows 3,200 bells to visitors."),
    ("Unemployment in Selm fell to 8 percent.", "Unemployment in Selm fell to 9.5%."),
    ("The storm over Selm killed 12 people.", "The storm over Selm killed fifteen people."),
    (
        "The school in Selm opened its doors to children on 3 May.",
        "The school in Selm opened its doors to children on 4 May.",
    ),
]
NEITHER = [
    (BRIDGE, "The new tunnel under the Orsa cost $4 million."),
    (BRIDGE, "The new bridge over the Lenn cost $4 million."),
    (BRIDGE, "The new bridge over the Orsa was opened by the minister of transport."),
    ("A fire in Selm killed three people.", "A fire in Orra killed three people."),
    ("A fire in Selm killed three people.", "A fire in Orra killed five people."),
    ("A fire in Selm killed three people on Monday.", "A fire in Selm killed three people on Friday."),
    ("Inflation in Selm was 8% in May.", "Inflation in Selm was 9% in June."),
    ("Exports of Selm rose by 5 percent in 2024.", "Exports of Selm fell by 5 percent in 2024."),
    ("The council approved the new bridge over the Orsa.", "The council rejected the new bridge over the Orsa."),
    ("The council did approve the new bridge.", "The council did not approve the new bridge."),
    ("The mayor of Selm bought 900 hectares of forest.", "The mayor of Selm sold 900 hectares of forest."),
    ("Ada Brook won the chess race of Selm.", "Karl Lunt won the chess race of Selm."),
    ("The museum shows 4,000 bells to visitors.", "The museum shows 900 coins to visitors."),
    ("Nearly 4,000 people came to the harbour feast.", "Some 3,960 people came to the harbour feast."),
    ("Yes.", "Yes."),
]  # fmt: skip


def quoted(sentence, article_id="1", title="News", day=None):
    article = Article(id=article_id, title=title, text=sentence, published=day)
    return Quote(article, Span(0, len(sentence)), Span(0, len(sentence)))


@cache
def comparison():
    every = [sentence for pair in (*SAME, *OTHER_FIGURE, *NEITHER) for sentence in pair]
    articles = [quoted(sentence, str(place)).article for place, sentence in enumerate(every)]
    return Comparison(collect(articles, ANALYZER), ANALYZER, THESAURUS)


def likeness(one, other):
    """How two sentences, or quotes, compare, whichever comes first."""
    first, second = (
        comparison().statement(each if isinstance(each, Quote) else quoted(each)) for each in (one, other)
    )
    found = comparison().compare(first, second)
    assert comparison().compare(second, first) is found
    return found


@pytest.mark.parametrize(("one", "other"), SAME)
def test_copies_and_light_rewordings_say_the_same(one, other):
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(("one", "other"), OTHER_FIGURE)
def test_the_same_with_another_figure_differs(one, other):
    assert likeness(one, other) is Likeness.OTHER_FIGURE


@pytest.mark.parametrize(("one", "other"), NEITHER)
def test_of_other_events_and_of_the_contrary_nothing_is_said(one, other):
    assert likeness(one, other) is Likeness.NONE


def test_a_sentence_that_leans_on_its_article_is_read_with_the_title():
    bridge = quoted("It cost $4 million and took two years to build.", title="Bridge over the Orsa opens")
    copy = quoted("It cost $4 million and took two years to build.", title="The Orsa bridge opens")
    school = quoted("It cost $4 million and took two years to build.", title="School for Selm")
    assert likeness(bridge, copy) is Likeness.SAME
    assert likeness(bridge, school) is Likeness.NONE


def test_the_same_words_of_another_week_are_about_another_day():
    fire = "A fire in the harbour of Selm killed three people on Monday."
    first, copy, later = (
        quoted(fire, day=date(2025, month, day)) for month, day in ((5, 6), (5, 7), (8, 19))
    )
    assert likeness(first, copy) is Likeness.SAME
    assert likeness(first, later) is Likeness.NONE


FIRST = Article(
    id="courier", title="Bridge over the Orsa opens", source_name="Courier", text=f"{BRIDGE} Rain fell."
)
COPY = Article(
    id="gazette",
    title="Orsa crossing opens",
    source_name="Gazette",
    text="Snow fell. The new bridge over the Orsa cost 4 million dollars.",
)
OTHER = Article(
    id="post",
    title="A dear bridge",
    source_name="Post",
    text="The new bridge over the Orsa cost $5 million. Wind rose.",
)
UNLIKE = Article(
    id="mill", title="The mill", source_name="Courier", text="The mill at Lenn cost $9 million in 1902."
)
QUESTION = "How much did the new bridge over the Orsa cost?"


def ids(quotes):
    return sorted(quote.article.id for quote in quotes)


def test_two_articles_that_say_the_same_are_one_answer_with_both_named():
    answer = Archive.build([FIRST, COPY, UNLIKE]).ask(QUESTION)
    assert answer.verdict is Verdict.ANSWERED
    assert sorted((answer.quotes[0].article.id, *ids(answer.agreeing))) == ["courier", "gazette"]
    assert not set(answer.agreeing) & set(answer.quotes)
    assert answer.differing == ()


def test_an_article_with_another_figure_is_shown_beside():
    answer = Archive.build([FIRST, OTHER, UNLIKE]).ask(QUESTION)
    assert sorted((answer.quotes[0].article.id, *ids(answer.differing))) == ["courier", "post"]
    assert "$4 million" in answer.quotes[0].key_sentence + answer.differing[0].key_sentence
    assert "$5 million" in answer.quotes[0].key_sentence + answer.differing[0].key_sentence
    assert answer.agreeing == ()


def test_what_agrees_makes_room_for_the_next_quote_and_is_found_behind_the_last_one_shown():
    archive = Archive.build([FIRST, COPY, OTHER])
    (best,) = archive.ask(QUESTION, 1).quotes
    answer = archive.ask(QUESTION, 2)
    assert answer.quotes[0] == best
    assert len(answer.quotes) == 2
    assert len(answer.agreeing) + len(answer.differing) == 2
    assert ids(archive.ask(QUESTION, 1).agreeing) == ids(answer.agreeing)
    assert archive.ask(QUESTION, 0).agreeing == ()


def test_articles_out_of_scope_neither_agree_nor_differ():
    answer = Archive.build([FIRST, COPY, OTHER]).ask(QUESTION, scope=["courier"])
    assert (answer.agreeing, answer.differing) == ((), ())


def test_an_article_does_not_agree_with_itself():
    twice = Article(id="twice", title="Bridge", text=f"{BRIDGE}\n\nSnow fell. Rain fell.\n\n{BRIDGE}")
    answer = Archive.build([twice, UNLIKE]).ask(QUESTION)
    assert (answer.agreeing, answer.differing) == ((), ())


@settings(max_examples=25)
@given(some_articles, questions, st.integers(0, 3))
def test_what_agrees_and_what_differs_is_of_other_articles_and_never_both(articles, question, k):
    archive = Archive.build(
        [*articles, *(replace(article, id=f"copy of {article.id}") for article in articles)]
    )
    answer = archive.ask(question, k)
    beside = (*answer.agreeing, *answer.differing)
    assert len(set(beside)) == len(beside)
    assert not set(answer.agreeing) & set(answer.quotes)
    assert set(beside) <= set(archive.search(question, 1_000))
    assert all(quote.article is not answer.quotes[0].article for quote in beside)


@given(st.sampled_from(sorted({sentence for pair in (*SAME, *OTHER_FIGURE) for sentence in pair})))
def test_a_sentence_agrees_with_its_copy(sentence):
    assert likeness(sentence, sentence) is Likeness.SAME


@settings(max_examples=100)
@given(sentences, sentences)
def test_it_does_not_matter_which_sentence_comes_first(one, other):
    assert likeness(one, other) in Likeness


def test_an_answer_is_no_less_sure_for_being_told_twice():
    told = "Forty herons nest in the marsh again."
    one = Article(id="one", title="Herons return to the marsh", text=f"{told} Volunteers planted reeds.")
    other = Article(id="other", title="Marsh news", text=f"{told} So it is.")
    question = "How many herons nest in the marsh?"
    alone, twice = Archive.build([one]).ask(question), Archive.build([one, other]).ask(question)
    assert twice.agreeing
    assert twice.verdict is alone.verdict is Verdict.ANSWERED
