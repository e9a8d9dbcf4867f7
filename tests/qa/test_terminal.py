import io
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qa import terminal
from qa.evaluation import Figure, Report
from qa.model import Answer, Article, Briefing, Quote, Span, Verdict
from qa.screen import Screen

FERRY = Article(
    id="ferry",
    title="A second ferry",
    text="The port opened a second line. It carries 40 lorries to Baku.\n\nTickets cost nine manat.",
    source_name="The Harbour Gazette",
    published=date(2025, 8, 4),
    url="https://example.org/ferry",
)
LORRIES = Quote(FERRY, Span(0, 87), sentence=Span(31, 61), highlights=(Span(45, 52),))
PRICE = Quote(FERRY, Span(63, 87), sentence=Span(63, 87))
PIER = Article(id="pier", title="The old pier", text="The pier was closed.", author="A. Writer")
CLOSED = Quote(PIER, Span(0, 20), sentence=Span(0, 20))


def written(lines):
    """What a pipe is given."""
    stream = io.StringIO()
    Screen(stream).write(lines)
    return stream.getvalue()


def answered(*quotes, verdict=Verdict.ANSWERED):
    return Answer("How many lorries?", verdict, 0.8, quotes)


def test_an_answer_names_its_source_and_marks_the_key_sentence():
    assert written(terminal.answer_lines(answered(LORRIES), ())) == (
        "A second ferry · The Harbour Gazette · 4 August 2025\n"
        "https://example.org/ferry\n"
        "> The port opened a second line.\n"
        "› It carries 40 lorries to Baku.\n"
        "> Tickets cost nine manat.\n"
    )


def test_of_further_quotes_the_key_sentences_follow_under_their_articles():
    *_, blank, also, price, pier, closed, _ = written(
        terminal.answer_lines(answered(LORRIES, PRICE, CLOSED), ())
    ).split("\n")
    assert (blank, also) == ("", "Also:")
    assert price == "› Tickets cost nine manat."
    assert (pier, closed) == ("The old pier · A. Writer", "› The pier was closed.")


def test_articles_that_say_the_same_are_named_and_those_that_differ_quoted():
    copy = Article(id="copy", title="Ferry opens", text="It carries 40 lorries.", source_name="The Post")
    other = Article(id="other", title="Ferry", text="It carries 50 lorries.")
    same, differing = (Quote(each, Span(0, 22), Span(0, 22)) for each in (copy, other))
    answer = replace(answered(LORRIES, differing, PRICE), agreeing=(same, same), differing=(differing,))
    assert written(terminal.answer_lines(answer, ())).split("\n")[5:] == [
        "",
        "Also in: Ferry opens · The Post",
        "But: Ferry",
        "› It carries 50 lorries.",
        "",
        "Also:",
        "› Tickets cost nine manat.",
        "",
    ]


def test_what_was_corrected_and_what_was_carried_over_is_told_first():
    answer = Answer("how many lories?", Verdict.ANSWERED, 0.8, (LORRIES,), "how many lorries?", ("Baku",))
    first, second, third, *_ = written(terminal.answer_lines(answer, ())).split("\n")
    assert first == "Showing results for “how many lorries?”."
    assert second == "Still about: Baku."
    assert third.startswith("A second ferry")


def test_the_closest_quotes_are_said_to_be_no_sure_answer():
    first, second, *_ = written(terminal.answer_lines(answered(CLOSED, verdict=Verdict.CLOSEST), ())).split(
        "\n"
    )
    assert first == "This may not answer the question; it is the closest the articles come."
    assert second.startswith("The old pier")


def test_nothing_found_is_one_line_with_what_to_ask_instead():
    nothing = answered(verdict=Verdict.NOT_FOUND)
    assert written(terminal.answer_lines(nothing, ("Who sails?", "What does it cost?"))) == (
        "The articles do not say. You can ask: “Who sails?” or “What does it cost?”\n"
    )
    assert written(terminal.answer_lines(nothing, ())) == "The articles do not say.\n"


def test_a_briefing_groups_its_quotes_by_article():
    assert written(terminal.briefing_lines(Briefing((LORRIES, PRICE, CLOSED)))).split("\n")[-4:] == [
        "",
        "The old pier · A. Writer",
        "> The pier was closed.",
        "",
    ]


def test_articles_are_listed_with_their_ids_and_the_files_left_out():
    shown = written(terminal.article_lines([FERRY, PIER], [ValueError("bad.txt: is empty")]))
    assert shown == (
        "ferry  A second ferry · The Harbour Gazette · 4 August 2025 · 16 words\n"
        "pier   The old pier · A. Writer · 4 words\n"
        "skipped: bad.txt: is empty\n"
    )


def test_a_report_shows_every_figure_with_its_interval_and_the_verdicts():
    counts = {"answered": 1100, "closest": 7, "not_found": 93}
    report = Report(
        name="harbours",
        setting="closed",
        questions={"answerable": 1200, "unanswerable": 0, "off_topic": 30},
        figures={
            "hit@1": Figure(0.875, 0.8512, 0.9),
            "words": Figure(81.25, 80, 82.5),
            "ms": Figure(0.512, 0.5, 0.52),
        },
        verdicts=dict.fromkeys(("answerable", "unanswerable", "off_topic"), counts),
    )
    shown = [" ".join(row.split()) for row in written(terminal.report_lines(report)).splitlines()]
    assert shown == [
        "harbours · closed · 1,200 answerable, 30 off-topic",
        "",
        "hit@1 87.5 % 85.1 – 90.0",
        "words of the first quote 81.2 80.0 – 82.5",
        "a question, p50 0.51 ms 0.50 – 0.52",
        "",
        "answered closest not found",
        "answerable 1,100 7 93",
        "off-topic 1,100 7 93",
    ]


def test_the_key_sentence_is_bold_and_the_words_of_the_question_coloured_in_it():
    _, _, before, key, _ = terminal.answer_lines(answered(LORRIES), ())
    assert before.pieces == (("The port opened a second line.", ""),)
    assert key.pieces == (
        ("It carries 40 ", "bold"),
        ("lorries", "bold green"),
        (" to Baku.", "bold"),
    )


@given(data=st.data(), text=st.text(alphabet="ab. é\n\u2028𝔸", min_size=1, max_size=60))
def test_the_words_shown_are_the_words_quoted(data, text):
    edges = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 4)))
    span, sentence = Span(edges[0], edges[3]), Span(edges[1], edges[2])
    marks = (Span(edges[1], edges[2]),) if edges[1] < edges[2] else ()
    quote = Quote(Article(id="a", title="A", text=text), span, sentence, marks)
    _, *lines = terminal.answer_lines(answered(quote), ())
    shown = " ".join("".join(piece.text for piece in line.pieces) for line in lines)
    assert "".join(shown.split()) == "".join(quote.text.split())
