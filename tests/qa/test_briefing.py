from itertools import pairwise
from pathlib import Path

import pytest
from anything import long_text
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.analysis import Analyzer
from qa.anaphora import leans
from qa.briefing import brief
from qa.loading import load_file
from qa.model import Article
from qa.sentences import sentence_spans

ARTICLES = Path(__file__).parents[1] / "quality" / "articles"
ANALYZER = Analyzer()

HARBOUR = """\
The town of Selm has opened a second ferry line to the island of Orra. It cost $4 million and took two years.

The mayor stood on the quay and waved. There was cake. She smiled.

About 900 people a day will use the line from March 1, more than ever. However, fishermen will lose 40 berths.

"We have waited long enough," said Ada Brook, who owns the bakery. "My father waited too. He died in 2019."
"""


def article(text, title="Selm opens a second ferry line", name="harbour"):
    return Article(id=name, title=title, text=text)


def lines(text, words=150, **known):
    return [quote.text for quote in brief([article(text, **known)], words, ANALYZER).quotes]


def own_articles():
    return [load_file(path, root=ARTICLES) for path in sorted(ARTICLES.glob("*.md"))]


def word_count(briefing):
    return sum(len(quote.text.split()) for quote in briefing.quotes)


def test_a_briefing_tells_what_happened_and_leaves_the_scenery():
    told = lines(HARBOUR, 40)
    assert told == [
        "The town of Selm has opened a second ferry line to the island of Orra.",
        "It cost $4 million and took two years.",
        "About 900 people a day will use the line from March 1, more than ever.",
    ]


def test_a_line_is_a_whole_sentence_quoted_by_its_place():
    source = article(HARBOUR)
    spans = sentence_spans(source.text)
    for quote in brief([source], 60).quotes:
        assert quote.article is source
        assert quote.span == quote.sentence
        assert quote.span in spans


@pytest.mark.parametrize("words", [0, 1, 12, 30, 31, 45, 100, 150, 400, 100_000, -5])
def test_a_briefing_keeps_to_its_budget_and_to_the_order_of_the_article(words):
    for source in own_articles():
        briefing = brief([source], words, ANALYZER)
        assert word_count(briefing) <= max(words, 0)
        assert all(one.span.end <= two.span.start for one, two in pairwise(briefing.quotes))


def test_a_larger_budget_is_used():
    for source in own_articles():
        assert word_count(brief([source], 150, ANALYZER)) >= 130
        assert word_count(brief([source], 2000, ANALYZER)) > 300


def test_a_line_that_leans_on_the_one_before_it_follows_it():
    for source in own_articles():
        spans = sentence_spans(source.text)
        shown = {quote.span for quote in brief([source], 150, ANALYZER).quotes}
        for before, span in pairwise(spans):
            if span in shown and leans(source.text[span.start : span.end]):
                assert before in shown


def test_a_pronoun_is_never_shown_without_the_sentence_it_points_to():
    text = (
        "Ines Holm leads the bank. She cut 4,000 jobs in May 2020, more than any rival, and paid $9 million."
    )
    assert lines(text, 19) == ["Ines Holm leads the bank."]
    assert lines(text, 24) == [text[:25], text[26:]]


def test_two_lines_never_say_the_same():
    text = (
        "The council approved a tram line for $412 million on Monday, 17 votes to 14.\n\n"
        "Rain fell on the old harbour while 300 boats waited.\n\n"
        "On Monday the council, by 17 votes to 14, approved the $412 million tram line."
    )
    assert lines(text) == text.split("\n\n")[:2]


def test_two_articles_that_report_the_same_share_one_briefing_without_echoes():
    tram = article("The council approved a tram line for $412 million on Monday.", "Tram", "tram")
    other = article(
        "The council approved a tram line for $412 million on Monday, and 9 roofs.", "Roofs", "roofs"
    )
    briefing = brief([tram, article(HARBOUR), other], 150)
    assert [quote.article.id for quote in briefing.quotes] == sorted(
        (quote.article.id for quote in briefing.quotes), key=["tram", "harbour", "roofs"].index
    )
    assert len({quote.article.id for quote in briefing.quotes} & {"tram", "roofs"}) == 1


NOTE = "Editor's note: Ann Lee won 12 prizes and wrote 40 books for $3 million by 2020. She founded 9 papers."
INVITATION = "(If you have 20 years of knowledge to share, please reach out to us at opinions@paper.example)."


@pytest.mark.parametrize("aside", [NOTE, INVITATION])
def test_an_editors_note_or_an_invitation_is_no_line(aside):
    for text in (f"{aside}\n\n{HARBOUR}", f"{HARBOUR}\n{aside}"):
        told = lines(text)
        assert told
        assert not any(line in aside for line in told)


@pytest.mark.parametrize(
    "broken",
    [
        "Will the $5 million bridge of 1990 be closed in June 2027?",
        "## The 5 reasons why 400 people left in 2020.",
        "Three reasons why 400 people left the town for $5 million in 2020",
        '"The town paid $5 million for 400 people in 2020. We lost. They won."',
        '"The town paid $5 million for 400 people in 2020, more than it had."',
        "(The town paid $5 million for 400 people in 2020, more than ever.)",
        "“The town paid $5 million for 400 people in 2020. Nobody came,” said the mayor.",
    ],
)
def test_a_question_a_heading_an_aside_or_a_piece_of_a_quotation_is_no_line(broken):
    told = lines(f"{HARBOUR}\n{broken}")
    assert "The town of Selm has opened a second ferry line to the island of Orra." in told
    assert not any(line in broken for line in told)


def test_a_quotation_with_its_speaker_may_be_a_line():
    said = '"The bridge cost $5 million in 2020," said Ada Brook, who built it with 400 people.'
    assert said in lines(f"{HARBOUR}\n{said}")


def test_an_article_without_a_key_sentence_is_briefed_by_its_first_line():
    assert lines("Slow boat home\nslow tide") == ["Slow boat home\nslow tide"]
    assert lines("What now?") == ["What now?"]


@pytest.mark.parametrize("text", ["", "   \n\n ", NOTE, "word " * 200 + "end."])
def test_where_nothing_fits_the_briefing_is_empty(text):
    assert lines(text) == []


def test_no_articles_make_an_empty_briefing():
    assert brief([]).quotes == ()


def test_a_briefing_is_the_same_every_time_and_with_any_analyzer():
    for source in own_articles()[:3]:
        assert brief([source]) == brief([source], 150, ANALYZER)


@settings(max_examples=50, deadline=None)
@given(texts=st.lists(long_text, max_size=3), words=st.integers(-3, 400))
def test_any_text_is_briefed_in_order_and_within_the_budget(texts, words):
    sources = [article(text, name=str(number)) for number, text in enumerate(texts)]
    briefing = brief(sources, words, ANALYZER)
    assert word_count(briefing) <= max(words, 0)
    places = [(int(quote.article.id), quote.span) for quote in briefing.quotes]
    assert places == sorted(places)
    assert all(quote.span in sentence_spans(quote.article.text) for quote in briefing.quotes)
