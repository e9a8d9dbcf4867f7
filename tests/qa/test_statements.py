from itertools import pairwise
from pathlib import Path

import pytest
from anything import long_text
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.loading import load_file
from qa.model import Article
from qa.speech.words import listed
from qa.statements import statements

ARTICLES = Path(__file__).parents[1] / "quality" / "articles"


def article(text):
    return Article(id="a", title="A", text=text)


def said(text):
    """Who said what, in pairs."""
    return [(statement.speaker, statement.quote.text) for statement in statements(article(text))]


def speakers(text):
    return [speaker for speaker, _ in said(text)]


def own_articles():
    return [load_file(path, root=ARTICLES) for path in sorted(ARTICLES.glob("*.md"))]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('"We will build it," said Lena Holt, the mayor.', "Lena Holt"),
        ("“We will build it,” Holt said on Monday.", "Holt"),
        ('"It is late," said the association\'s lawyer, Miriam Oyel.', "Miriam Oyel"),
        ('"It is late," said the owner of a bookshop in York.', "the owner of a bookshop in York"),
        ('"Nobody slept," Dr. Imke Saldern recalled.', "Dr. Imke Saldern"),
        ("According to the ministry, the bridge will cost $4 million.", "the ministry"),
        ("Shops lost much money, according to the Retail Federation.", "the Retail Federation"),
        ("Holt said that the pier would close.", "Holt"),
        ("Holt said the pier would close.", "Holt"),
        ("Holt, the mayor, said: \"We will build it.\"", "Holt"),
        ("The mayor, Lena Holt, says that the pier will close.", "Lena Holt"),
        ("Agriculture minister Paul Sand said that he would pay.", "Paul Sand"),
        ("Councillor Bram Tull of the Civic List warned that it would rain.", "Councillor Bram Tull"),
        ("A spokesman for Corda said that it was fine.", "A spokesman for Corda"),
        ("On Monday Holt announced a vote.", "Holt"),
        ("In a statement, the fisheries ministry denied this.", "the fisheries ministry"),
        ("The Varne Fishermen's Union said its members knew nothing.", "The Varne Fishermen's Union"),
        ("The reef is dying, scientists said on Thursday.", "scientists"),
        ("The pier, Holt said, will close.", "Holt"),
        ("Both presidents stressed that they would work together.", "Both presidents"),
        ("Holt told the council that the money was gone.", "Holt"),
        ("Holt called for talks and for patience.", "Holt"),
        ("A group of 3,400 shops has announced a claim for damages.", "A group of 3,400 shops"),
    ],
)  # fmt: skip
def test_a_sentence_tells_who_said_it(sentence, speaker):
    assert said(f"It rained.\n\n{sentence}") == [(speaker, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The union was told at seven.",
        "It is said that the pier is haunted.",
        "Holt did not say when the pier would close.",
        "Holt declined to say more.",
        "Holt would say nothing.",
        "The words that Holt said were lost.",
        "If Holt says that it rains, it rains.",
        "Nobody said that it would be easy.",
        "Rain fell on the town of Selm, and the boats stayed in.",
        'The "green" pier was closed.',
        "Holt added two spoons of sugar.",
        "Holt asked for a week to think.",
        "He said that the pier would close.",
        "The storm announced itself with a gust.",
    ],
)
def test_what_is_said_by_nobody_in_particular_is_left_out(sentence):
    assert said(sentence) == []


def test_he_added_belongs_to_the_one_who_spoke_before():
    first, second = said('"No," said its chairman, Peder Olm. He added that the grounds bring in $9 million.')
    assert first == ("Peder Olm", '"No," said its chairman, Peder Olm.')
    assert second == ("Peder Olm", "He added that the grounds bring in $9 million.")


def test_a_pronoun_is_told_by_the_only_person_named_before_it():
    text = "Lena Holt said that it rained.\n\nHolt stood on the quay. The tide was out. She said that it would turn."
    assert speakers(text) == ["Lena Holt", "Holt"]


def test_it_said_belongs_to_the_body_that_spoke_before():
    text = "The ministry said that it would pay. It added that the money was there. He added that it was not."
    assert speakers(text) == ["The ministry", "The ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Holt said that it rained.\n\nLena Holt met Mark Webb. The tide was out. He said that it would turn.",
        "Lena Holt said that Mark Webb had left. He said that it was late.",
        "Mrs. Lena Holt said that it rained. He said that it was late.",
        "The ministry said that it would pay. She said that it was late.",
        "Selm said that it rained. The town was wet. He said that it was late.",
        "Lena Holt said that it rained. When Mark Webb came, he said that it was late.",
    ],
)
def test_where_two_may_be_meant_a_pronoun_is_left_out(text):
    assert [speaker for speaker, quote in said(text) if "it was late" in quote or "turn" in quote] == []


def test_a_quotation_that_goes_on_is_one_statement():
    text = 'It rained. "We have waited," said Ada Brook, who bakes. "My father waited. He died." She smiled.'
    ((speaker, quote),) = said(text)
    assert (speaker, quote) == ("Ada Brook", text[11:-12])


def test_a_quotation_of_several_sentences_is_one_statement_whose_key_sentence_names_the_speaker():
    text = '"We went down. We came back. Nobody slept," said Imke Saldern.'
    (statement,) = statements(article(text))
    assert statement.quote.text == text
    assert statement.quote.key_sentence == 'Nobody slept," said Imke Saldern.'


def test_the_highlights_are_the_words_between_quotation_marks():
    (statement,) = statements(article('"We went down," said Imke Saldern. "We came back."'))
    source = statement.quote.article.text
    assert [source[mark.start : mark.end] for mark in statement.quote.highlights] == [
        "We went down,",
        "We came back.",
    ]


def test_an_editors_note_makes_no_statement():
    assert said("Editor's note: Lena Holt said that the views are her own.") == []


def test_an_article_in_which_nobody_speaks_has_no_statements():
    assert said("The pier was closed in March. Rust had eaten through it.") == []
    assert said("") == []


def test_our_own_articles_tell_who_spoke():
    found = {source.id: {each.speaker for each in statements(source)} for source in own_articles()}
    assert {"Peder Olm", "Dr. Imke Saldern", "scientists", "the authors"} <= found["sponge-reef"]
    assert {"Geir Solstad", "Jonas Eik", "Hanna Dyrssen", "Meridian"} <= found["nordvik-results"]
    assert {"Miriam Oyelaran", "the Retail Federation", "Fenwell"} <= found["registry-outage"]


def test_every_word_of_saying_stands_under_one_heading_or_is_a_matter_too():
    assert not listed("say") & (listed("that") | listed("tell") | listed("matter"))
    assert not listed("tell") & (listed("that") | listed("matter"))
    assert not listed("persons") & listed("verbs")


def _holds(source):
    found = statements(source)
    assert all(one.quote.span.end <= two.quote.span.start for one, two in pairwise(found))
    for statement in found:
        span, quote = statement.speaker_span, statement.quote
        assert statement.speaker == source.text[span.start : span.end] != ""
        assert span.end <= quote.span.end
        assert quote.sentence in quote.span
        assert all(mark in quote.span for mark in quote.highlights)


def test_speakers_and_quotes_are_slices_in_document_order():
    for source in own_articles():
        _holds(source)


PIECES = [
    "Lena Holt", "Holt", " said", " that", '"', "“", "”", ", ", ". ", "He ", "added ", "the mayor", "rain", "\n\n",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(text=long_text | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_has_statements_that_are_slices_of_it(text):
    _holds(article(text))
