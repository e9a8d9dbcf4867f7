"""The front door, asked as its users ask it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from anything import text as any_text
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import articles as prose_articles
from prose import numbered, questions

from qa import Answer, Archive, Article, Quote, Span, Verdict
from qa.analysis import Analyzer
from qa.errors import CorpusError, DuplicateArticle, UnknownArticle

CORPUS = Path(__file__).parents[2] / "corpus"
ANALYZER = Analyzer()
ARTICLES = prose_articles | st.lists(any_text, max_size=3).map(numbered)
HARBOUR = Article(
    id="harbour",
    title="Selm opens a second ferry line",
    text=(
        "The mayor of Selm opened a second ferry line to Orra in May. It cost $4 million and took two years.\n\n"
        "About 900 sailors use the harbour every day. Fishermen lost 40 berths.\n\n"
        "“We waited long enough,” said Ada Brook, who owns the bakery."
    ),
    published=date(2024, 5, 4),
)
MUSEUM = Article(
    id="museum",
    title="Türkiye’s museum of bells",
    text="The museum in Gaziantep shows 4,000 bells. Erdoğan visited it in 2019. The guide was Ayşe İnce.",
    published=date(2025, 1, 2),
)
UNDATED = Article(id="undated", title="Weather", text="Snow fell on the hills all night.")
OFF_TOPIC = ["Who won the 2022 World Cup?", "bitcoin price", "asdfgh", "How do I bake sourdough bread?"]
ASKED = [
    "Who opened the ferry line?",
    "How much did the ferry cost?",
    "HOW MANY SAILORS USE THE HARBOUR?",
    "Who owns the bakery?",
    "How many bells does the museum show?",
    "where did the snow fall",
    *OFF_TOPIC,
]


@pytest.fixture(scope="module")
def archive():
    return Archive.build([HARBOUR, MUSEUM, UNDATED])


@pytest.fixture(scope="module")
def corpus():
    return Archive.from_folder(CORPUS)


def is_verbatim(quote, article):
    """Whether the quote is its article's words, in at most 100 of them, with all its spans in place."""
    text, span = article.text, quote.span
    assert quote.article is article
    assert 0 <= span.start < span.end <= len(text)
    assert quote.text == text[span.start : span.end]
    assert quote.text == quote.text.strip()
    assert quote.sentence in span
    assert len(quote.text.split()) <= 100 or quote.sentence == span
    return True


def highlighted(quote):
    return [quote.article.text[span.start : span.end] for span in quote.highlights]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who opened the ferry line?", "The mayor of Selm opened a second ferry line to Orra in May."),
        ("How many sailors use the harbour?", "About 900 sailors use the harbour every day."),
        ("Who owns the bakery?", "“We waited long enough,” said Ada Brook, who owns the bakery."),
        ("How many bells does the museum show?", "The museum in Gaziantep shows 4,000 bells."),
        ("When did Erdogan visit the museum?", "Erdoğan visited it in 2019."),
        ("Where did snow fall all night?", "Snow fell on the hills all night."),
    ],
)
def test_a_question_is_answered_in_the_words_of_an_article(archive, question, sentence):
    answer = archive.ask(question)
    assert answer.question == question
    assert answer.verdict is not Verdict.NOT_FOUND
    assert answer.quotes[0].key_sentence == sentence


def test_the_article_that_ships_answers_the_first_question_of_all(corpus):
    answer = corpus.ask("How many Turkish companies work in Kazakhstan?")
    assert answer.verdict is Verdict.ANSWERED
    assert "4,000 Turkish companies" in answer.quotes[0].key_sentence
    assert {"Turkish", "companies", "Kazakhstan"} <= set(highlighted(answer.quotes[0]))


@pytest.mark.parametrize("question", OFF_TOPIC)
def test_a_question_off_the_topic_is_not_found_and_shows_no_quotes(archive, corpus, question):
    for answer in (archive.ask(question), corpus.ask(question)):
        assert answer.verdict is Verdict.NOT_FOUND
        assert answer.quotes == ()
        assert answer.confidence < 0.2


@pytest.mark.parametrize("question", ["", " \n\t", "?!", "Who is it?", "the of and", "😀", "\x00", "\ud800"])
def test_a_question_without_a_subject_is_not_found(archive, question):
    assert archive.ask(question) == Answer(question, Verdict.NOT_FOUND, 0.0)
    assert archive.search(question) == ()


def test_a_question_in_capitals_is_answered_like_any_other(archive):
    shouted, spoken = archive.ask("WHO OPENED THE FERRY LINE?"), archive.ask("who opened the ferry line?")
    assert shouted.question == "WHO OPENED THE FERRY LINE?"
    assert shouted.quotes == spoken.quotes != ()
    assert shouted.confidence == spoken.confidence


@pytest.mark.parametrize(
    "question", ["Türkiye museum bells", "TURKIYE MUSEUM BELLS", "“Turkiye’s” museum’s bells?"]
)
def test_the_way_a_name_is_written_makes_no_difference(archive, question):
    assert archive.search(question)[0].key_sentence == "The museum in Gaziantep shows 4,000 bells."


def test_a_misspelt_question_is_answered_and_what_was_corrected_is_told(archive):
    answer, meant = archive.ask("Who owns the bakrey?"), archive.ask("Who owns the bakery?")
    assert answer.question == "Who owns the bakrey?"
    assert answer.corrected == "Who owns the bakery?"
    assert answer.quotes == meant.quotes != ()
    assert meant.corrected == ""


def test_a_question_of_ten_thousand_characters_is_answered(archive):
    tale = "The ferry line opened and people asked about it. " * 250
    answer = archive.ask((tale + "Who opened the second ferry line to Orra?")[-10_000:])
    assert 0 <= answer.confidence <= 1
    assert archive.search(tale)[0].article is HARBOUR
    assert (
        archive.search(" ".join(f"word{number}" for number in range(1_250)) + " ferry")[0].article is HARBOUR
    )


def test_asking_twice_gives_equal_answers(archive):
    for question in ASKED:
        assert archive.ask(question) == archive.ask(question)
        assert archive.search(question) == archive.search(question)


def test_another_archive_of_the_same_articles_gives_equal_answers(archive):
    again = Archive.build([HARBOUR, MUSEUM, UNDATED])
    for question in reversed(ASKED):
        assert again.ask(question) == archive.ask(question)


def test_threads_that_ask_at_once_get_the_same_answers(archive):
    fresh, expected = Archive.build([HARBOUR, MUSEUM, UNDATED]), [archive.ask(question) for question in ASKED]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(fresh.ask, ASKED * 10)) == expected * 10


def test_search_shows_what_fits_best_even_where_nothing_is_answered(archive):
    question = "How many emperors use the harbour?"
    assert archive.search(question)[0].key_sentence == "About 900 sailors use the harbour every day."


@pytest.mark.parametrize("k", [-3, 0, 1, 2, 5, 1_000])
def test_no_more_quotes_are_given_than_wanted(archive, k):
    everything = archive.search("mayor museum snow ferry bells", 1_000)
    assert archive.search("mayor museum snow ferry bells", k) == everything[: max(k, 0)]
    answer = archive.ask("Who opened the ferry line?", k)
    assert len(answer.quotes) <= max(k, 0)
    assert answer.confidence == archive.ask("Who opened the ferry line?").confidence


def test_an_answer_shows_quotes_that_the_search_finds_in_the_same_order(archive):
    for question in ASKED:
        found, shown = archive.search(question, 1_000), archive.ask(question).quotes
        assert list(shown) == [quote for quote in found if quote in shown]
        assert shown[:1] == (found[:1] if shown else ())


def test_a_long_sentence_is_quoted_whole_and_alone():
    long = "The ferry carried " + "nuts and " * 80 + "bolts to Orra."
    archive = Archive.build([Article(id="long", title="Nuts", text=f"Snow fell. {long} Rain fell.")])
    quote = archive.search("Who carried bolts to Orra by ferry?")[0]
    assert quote.text == quote.key_sentence == long


@settings(max_examples=25)
@given(ARTICLES, questions | any_text)
def test_every_quote_is_verbatim_apart_from_the_others_and_marks_words_of_the_question(articles, question):
    archive, by_id = Archive.build(articles), {article.id: article for article in articles}
    answer, quotes = archive.ask(question), archive.search(question, 1_000)
    asked = {token.term for token in ANALYZER.tokens(answer.corrected or question)}
    for quote in quotes:
        assert is_verbatim(quote, by_id[quote.article.id])
        assert quote.span in archive.surroundings(quote)
        assert all(span in quote.span for span in quote.highlights)
        assert all(one.end <= other.start for one, other in pairwise(quote.highlights))
        assert {ANALYZER.term(word) for word in highlighted(quote)} <= asked
    for one, other in combinations(quotes, 2):
        assert one.article is not other.article or not one.span.overlaps(other.span)
        assert one.score >= other.score
    assert set(answer.quotes) <= set(quotes)


@settings(max_examples=15)
@given(ARTICLES, questions | any_text, st.integers(0, 4))
def test_an_answer_is_not_found_exactly_when_it_shows_nothing(articles, question, k):
    answer = Archive.build(articles).ask(question, k)
    assert answer.question == question
    assert 0 <= answer.confidence <= 1
    assert len(answer.quotes) <= k
    assert bool(answer.quotes) == (answer.verdict is not Verdict.NOT_FOUND and k > 0)


@pytest.mark.parametrize("articles", [[], [Article(id="blank", title="Blank", text=" \n\n\t ")]])
def test_an_archive_without_words_answers_that_it_does_not_know(articles):
    archive = Archive.build(articles)
    assert archive.ask("Who opened the ferry line?") == Answer(
        "Who opened the ferry line?", Verdict.NOT_FOUND, 0.0
    )
    assert archive.search("ferry") == ()
    assert archive.suggestions() == ()


def test_only_articles_in_scope_are_quoted(archive):
    assert {
        quote.article.id for quote in archive.search("Who visited Selm or Gaziantep in May 2019?", 99)
    } == {
        "museum",
        "harbour",
    }
    scoped = archive.search("Who visited Selm or Gaziantep in May 2019?", 99, scope=["harbour"])
    assert {quote.article.id for quote in scoped} == {"harbour"}
    assert archive.ask("Who opened the ferry line?", scope={"harbour"}).verdict is Verdict.ANSWERED
    assert archive.ask("Who opened the ferry line?", scope={"museum"}).verdict is Verdict.NOT_FOUND


def test_without_articles_in_scope_nothing_is_found(archive):
    assert archive.ask("Who opened the ferry line?", scope=()) == Answer(
        "Who opened the ferry line?", Verdict.NOT_FOUND, 0.0
    )
    assert archive.search("Who opened the ferry line?", scope=[]) == ()


def test_an_article_in_scope_that_there_is_not_is_named(archive):
    for ask in (archive.ask, archive.search):
        with pytest.raises(UnknownArticle, match="nowhere: no article has this id"):
            ask("Who opened the ferry line?", scope=["harbour", "nowhere"])


def test_a_follow_up_keeps_to_the_scope(archive):
    question = "How much did the ferry line cost?"
    history = [(question, archive.ask(question))]
    assert archive.ask("And how long did it take?", history=history, scope=["museum"]).quotes == ()
    assert archive.ask("And how long did it take?", history=history, scope=["harbour"]).quotes


@settings(max_examples=15)
@given(ARTICLES, questions | any_text, st.data())
def test_a_scope_of_every_article_changes_nothing_and_a_narrower_one_is_kept(articles, question, data):
    archive, ids = Archive.build(articles), [article.id for article in articles]
    assert archive.ask(question, scope=ids) == archive.ask(question)
    scope = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    assert {quote.article.id for quote in archive.search(question, 1_000, scope)} <= scope
    assert {quote.article.id for quote in archive.ask(question, scope=scope).quotes} <= scope


def test_an_article_of_one_sentence_is_quoted():
    archive = Archive.build([Article(id="one", title="Ferry", text="The ferry cost $4 million.")])
    answer = archive.ask("How much did the ferry cost?")
    assert [quote.text for quote in answer.quotes] == ["The ferry cost $4 million."]
    assert answer.quotes[0].span == answer.quotes[0].sentence == Span(0, 26)
    assert archive.brief().quotes[0].text == "The ferry cost $4 million."


def test_an_article_of_white_space_among_others_is_passed_over():
    blank = Article(id="blank", title="Blank", text="\n\n  \n")
    assert Archive.build([blank, HARBOUR]).search("ferry")[0].article is HARBOUR


def test_articles_are_listed_latest_first(archive):
    assert archive.articles == (MUSEUM, HARBOUR, UNDATED)
    assert Archive.build([]).articles == ()


def test_an_article_is_known_by_its_id(archive):
    assert archive.article("museum") is MUSEUM


def test_an_article_that_there_is_not_is_named(archive):
    for ask in (archive.article, archive.brief):
        with pytest.raises(UnknownArticle, match="nowhere: no article has this id") as caught:
            ask("nowhere")
        assert "\n" not in str(caught.value)


def test_two_articles_with_one_id_are_refused():
    with pytest.raises(DuplicateArticle, match="harbour: two articles have this id"):
        Archive.build([HARBOUR, MUSEUM, Article(id="harbour", title="Another", text="Another.")])


def test_articles_may_come_one_by_one():
    assert len(Archive.build(article for article in (HARBOUR, MUSEUM)).articles) == 2


def test_the_latest_article_is_briefed_unless_another_is_named(archive):
    assert {quote.article.id for quote in archive.brief().quotes} == {"museum"}
    assert {quote.article.id for quote in archive.brief("harbour").quotes} == {"harbour"}


def test_a_briefing_keeps_to_its_words(archive):
    assert sum(len(quote.text.split()) for quote in archive.brief("harbour", 25).quotes) <= 25


def test_an_empty_archive_has_nothing_to_be_briefed_about():
    with pytest.raises(UnknownArticle, match="holds no article"):
        Archive.build([]).brief()


def test_a_quote_is_shown_among_its_paragraphs(archive):
    quote = archive.search("How many berths did fishermen lose?")[0]
    key = Quote(HARBOUR, quote.sentence, quote.sentence)
    around = archive.surroundings(key)
    assert HARBOUR.text[around.start : around.end] == HARBOUR.text.split("\n\n")[1]


def test_what_is_suggested_is_answered(corpus):
    suggested = corpus.suggestions()
    assert len(suggested) == 3
    assert all(corpus.ask(question).verdict is Verdict.ANSWERED for question in suggested)
    assert corpus.suggestions(1) == suggested[:1]


def test_a_folder_is_read_and_what_could_not_be_read_is_told(tmp_path):
    (tmp_path / "harbour.txt").write_text(HARBOUR.text, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    archive = Archive.from_folder(str(tmp_path))
    assert archive.search("ferry")[0].key_sentence.startswith("The mayor of Selm")
    (problem,) = archive.problems
    assert str(tmp_path / "empty.txt") in str(problem)


def test_the_synonyms_of_a_folder_are_asked_with(tmp_path):
    (tmp_path / "harbour.txt").write_text(HARBOUR.text, encoding="utf-8")
    question = "Which skerrybobs?"
    assert Archive.from_folder(tmp_path).search(question) == ()
    (tmp_path / "synonyms.txt").write_text("skerrybob, sailor\nmooring\n", encoding="utf-8")
    archive = Archive.from_folder(tmp_path)
    assert archive.search(question)[0].key_sentence.startswith("About 900 sailors")
    (problem,) = archive.problems
    assert str(problem).startswith(f"{tmp_path / 'synonyms.txt'}, line 2: ")


def test_a_folder_without_articles_is_refused(tmp_path):
    with pytest.raises(CorpusError):
        Archive.from_folder(tmp_path)
