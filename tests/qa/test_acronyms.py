from pathlib import Path

import pytest
from anything import long_text
from anything import text as any_text
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import numbered
from prose import texts as prose_texts

from qa import Archive
from qa.acronyms import acronyms, explained
from qa.analysis import Analyzer
from qa.collection import collect
from qa.features import features
from qa.query import query_for
from qa.questions import read_question
from qa.retrieval import observe
from qa.synonyms import Rule
from qa.thesaurus import Alternative, Relation, Thesaurus, packaged_thesaurus

OTS = "Organization of Turkic States"
CICA = "Conference on Interaction and Confidence Building Measures in Asia"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (f"Within the {OTS} (OTS), above all", "OTS", OTS),
        (f"The OTS ({OTS}) met.", "OTS", OTS),
        (f"The “{OTS}” (the OTS) met.", "OTS", OTS),
        (f"The {OTS} (OTS; seat: Istanbul)", "OTS", OTS),
        (f"The {OTS}, or OTS, met.", "OTS", OTS),
        (f"OTS stands for the {OTS}.", "OTS", OTS),
        (f"He thanked CICA, the {CICA}, twice.", "CICA", CICA),
        (f"to put the {CICA} (CICA) on a firm footing", "CICA", CICA),
        ("The United Nations (UN) came.", "UN", "United Nations"),
        ("work with KazMunayGas (KMG)", "KMG", "KazMunayGas"),
        ("an unmanned aerial vehicle (UAV)", "UAV", "unmanned aerial vehicle"),
        ("non-governmental organizations (NGOs)", "NGOs", "non-governmental organizations"),
        (
            "the High-Level Strategic Cooperation Council (HLSCC)",
            "HLSCC",
            "High-Level Strategic Cooperation Council",
        ),
        ("Economic Co-operation and Trade Office (ECTO)", "ECTO", "Economic Co-operation and Trade Office"),
        ("the Eurasian Economic Union (EAEU)", "EAEU", "Eurasian Economic Union"),
        ("the U.S. Geological Survey (USGS)", "USGS", "U.S. Geological Survey"),
        ("the Department of Defense (DoD)", "DoD", "Department of Defense"),
        ("İslam İşbirliği Teşkilatı (İİT)", "İİT", "İslam İşbirliği Teşkilatı"),
        ("The U.N. (United Nations) came.", "U.N.", "United Nations"),
        ("a Polish Order of Merit and the Order of Merit Trust (OMT)", "OMT", "Order of Merit Trust"),
    ],
)
def test_an_explained_acronym_is_learnt(text, short, long):
    assert list(explained(text)) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Teymur Atayev (born 1970) came to Ankara (Türkiye).",
        f"The OTS met. The {OTS} was glad.",
        "It sold grain (and, as the OTS said, oil).",
        "Tokayev met the members of the council (OTS).",
        "The Organization. Turkic States (OTS) met.",  # a sentence ends within
        "Of Turkic States (OTS)",  # no name begins with a small word
        "an organization of rather large turkic states (OTS)",  # words of no proper name passed over
        "the Organization of Very Many Big Turkic States (OTS)",  # more than two words passed over
        "Kazakhstan (KZ)",  # two letters must be initials
        "(OTS), (OTS) and (",
        "",
    ],
)
def test_what_explains_no_acronym_is_left(text):
    assert list(explained(text)) == []


def test_the_shortest_name_is_taken():
    text = "the Office of Trade of the Organization of Turkic States (OTS)"
    assert list(explained(text)) == [("OTS", OTS)]


def test_an_acronym_is_learnt_once_and_known_with_full_stops():
    articles = numbered([f"The {OTS} (OTS).", f"The {OTS} (OTS). The United Nations (UN)."])
    assert acronyms(articles).rules == (
        Rule(("OTS", "O.T.S.", OTS), ("OTS", OTS)),
        Rule(("UN", "U.N.", "United Nations"), ("UN", "United Nations")),
    )


letters = st.text(st.sampled_from("ABCDEFG"), min_size=2, max_size=6)


@given(letters, prose_texts)
def test_whatever_the_letters_their_words_are_found_before_them(short, prose):
    long = " ".join(f"{letter}nnn" for letter in short)
    assert (short, long) in explained(f"{prose}\n\nThere is the {long} ({short}).\n\n{prose}")


@given(any_text | prose_texts)
def test_both_names_stand_in_the_text(text):
    for short, long in explained(text):
        assert short in text
        assert long in text


@settings(deadline=None)
@given(long_text)
def test_any_text_is_read_through(text):
    assert len(list(explained(text))) <= len(text)


ARTICLES = numbered(
    [
        f"A council met. Ministers of the {OTS} (OTS) came on Monday. Ferries sail. Nothing else was said there.",
        "Snow fell. The OTS opened an office in Selm. Boats sail.",
        f"Rain fell. The {OTS} closed its bureau in Orra. Boats rest.",
    ]
)


@pytest.fixture(scope="module")
def archive():
    return Archive.build(ARTICLES)


@pytest.mark.parametrize("short", ["OTS", "ots", "O.T.S.", OTS, OTS.lower()])
def test_either_name_finds_the_sentences_with_the_other(archive, short):
    assert archive.search(f"Where did the {short} open an office?", 1)[0].article.id == "1"
    assert archive.search(f"Where did the {short} close a bureau?", 1)[0].article.id == "2"
    assert archive.search(f"Which council has ministers of the {short}?", 1)[0].article.id == "0"
    assert {quote.article.id for quote in archive.search(short)} == {"0", "1", "2"}


CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what is OTS", f"{OTS} (OTS)"),
        ("what does OTS stand for?", f"{OTS} (OTS)"),
        ("What does CICA stand for?", f"{CICA} (CICA)"),
        ("Who is in the Organization of Turkic States?", f"{OTS} (OTS)"),
        ("what does KMG stand for", "KazMunayGas (KMG)"),
    ],
)
def test_the_shipped_article_says_what_its_acronyms_mean(question, words):
    assert words in Archive.from_folder(CORPUS).search(question, 1)[0].key_sentence


def learnt(*articles):
    """A thesaurus that holds the acronyms of the articles alone, and terms of it by their words."""
    analyzer = Analyzer()
    words = Thesaurus({Relation.VARIANT: [acronyms(numbered(articles))]}, analyzer)
    return words, lambda text: tuple(token.term for token in analyzer.tokens(text))


@pytest.mark.parametrize("short", ["OTS", "ots", "O.T.S."])
def test_for_an_acronym_all_words_of_the_long_name_stand_together(short):
    words, terms = learnt(f"The {OTS} (OTS).")
    found = words.alternatives(terms(f"the {short} summit"))
    assert Alternative(0, terms(OTS), Relation.VARIANT) in found
    assert {other.terms for other in found} <= {terms(OTS), terms("OTS"), terms("O.T.S.")}


def test_for_each_word_of_the_long_name_the_acronym_stands():
    words, terms = learnt(f"The {OTS} (OTS).")
    acronym = terms("OTS")
    assert words.alternatives(terms(f"the new {OTS}")) == [(i, acronym, Relation.VARIANT) for i in (1, 2, 3)]
    assert words.alternatives(terms("Turkic States")) == []


def test_a_sentence_has_to_hold_all_words_of_the_long_name():
    texts = [f"The {OTS} (OTS).", f"{OTS}.", "Turkic states.", "OTS."]
    analyzer = Analyzer()
    collection = collect(numbered(texts), analyzer)
    thesaurus = packaged_thesaurus(analyzer, acronyms(numbered(texts)))
    scene = observe(collection, query_for(read_question("OTS", analyzer), collection, thesaurus))
    assert scene.others.phrases[:, 0].tolist() == [True, True, False, False]
    assert features(scene)["variant"].tolist() == [0, 1, 0, 0]


def test_what_an_acronym_means_is_spelt_out_where_both_names_stand():
    texts = [f"The {OTS} (OTS).", f"{OTS}.", "OTS."]
    analyzer = Analyzer()
    collection = collect(numbered(texts), analyzer)
    thesaurus = packaged_thesaurus(analyzer, acronyms(numbered(texts)))
    for question, found in (("what is OTS", [1, 0, 0]), ("where is OTS", [0, 0, 0])):
        scene = observe(collection, query_for(read_question(question, analyzer), collection, thesaurus))
        assert features(scene)["definition: spelt out"].tolist() == found
