"""Is it a quote? Asked as journalists and readers ask it."""

import re
import unicodedata
from itertools import pairwise

import pytest
from anything import letters, long_text
from anything import text as any_text
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from prose import numbered, some_articles

from qa import Archive, Article, Edit, Finding

FERRY = Article(
    id="ferry",
    title="A second ferry",
    text=(
        "The port of Selm opened its second ferry line on Monday. Captain Ayşe Guliyeva commands the new ship, which "
        "carries 40 lorries to Orra every night for a fare of $900 each. “We waited long enough,” said Ada Brook, who "
        "owns a bakery near the U.S. consulate. She does not expect cheaper flour before autumn.\n\n"
        "Trade between both towns grew by 12% last year and reached 4,000 tons, although winter storms at −5 degrees "
        "closed every harbour for three weeks. Mayor Tom Reed promised that no family will lose its berth. Fishermen "
        "are less sure: 17 boats left after his speech."
    ),
)
BELLS = Article(
    id="bells",
    title="Bells",
    text="A museum in Gaziantep shows many old bells. Its guide, Veli İnce, rings them at noon for guests from Izmir.",
)


@pytest.fixture(scope="module")
def archive():
    return Archive.build([FERRY, BELLS])


ARCHIVE = Archive.build([FERRY, BELLS])


def places(check):
    """Where the words stand, everywhere."""
    return [*(match.quote for match in check.matches), *check.elsewhere]


def edits(check):
    """The changes, as pairs of the article's words and the text's."""
    return [
        (
            step.edit,
            match.quote.article.text[step.article.start : step.article.end],
            check.text[step.text.start : step.text.end],
        )
        for match in check.matches
        for step in match.steps
        if step.edit is not Edit.KEPT
    ]


def passages(check):
    return [match.quote.text for match in check.matches]


@st.composite
def slices(draw, least=1, text=FERRY.text):
    """Some words in a row: their places in the text."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    first = draw(st.integers(0, len(words) - least))
    last = draw(st.integers(first + least, min(first + least + 40, len(words))))
    return words[first:last]


def said(words, text=FERRY.text):
    return text[words[0][0] : words[-1][1]]


# What a quote is


def test_a_sentence_of_an_article_is_verbatim_at_its_place(archive):
    check = archive.check("Mayor Tom Reed promised that no family will lose its berth.")
    assert check.verdict is Finding.VERBATIM
    assert passages(check) == ["Mayor Tom Reed promised that no family will lose its berth"]
    assert (check.coverage, check.elsewhere) == (1, ())


def test_a_quote_may_begin_and_end_within_a_sentence(archive):
    assert archive.check("expect cheaper flour").verdict is Finding.VERBATIM


@pytest.mark.parametrize(
    "text",
    [
        "TRADE BETWEEN BOTH TOWNS GREW BY 12% LAST YEAR AND REACHED 4,000 TONS",
        "Trade  between both\ntowns grew by 12 % last year and reached 4000 tons!",
        "„Captain Ayse Guliyeva“ — commands the new ship - which car\u00adries 40 lorries",
        "'We waited long enough' said Ada Brook",
        "storms at -5 degrees",
        "near the U.S consulate",
        "Veli Ince rings them at noon",
    ],
)
def test_case_marks_spaces_and_accents_do_not_count(archive, text):
    assert archive.check(text).verdict is Finding.VERBATIM


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("carries 50 lorries to Orra every night", (Edit.REPLACED, "40", "50")),
        ("for a fare of €900 each", (Edit.REPLACED, "$", "€")),
        ("grew by 12 last year and reached 4,000 tons", (Edit.LEFT_OUT, "%", "")),
        ("last year and reached 4.000 tons", (Edit.REPLACED, "4,000", "4.000")),
        ("although winter storms at 5 degrees closed every harbour", (Edit.LEFT_OUT, "−", "")),
        ("She does expect cheaper flour before autumn", (Edit.LEFT_OUT, "not", "")),
        ("Captain Ayşe Guliyeva never commands the new ship", (Edit.ADDED, "", "never")),
        ("Fishermen are less sure: 17 boats left after his party", (Edit.REPLACED, "speech", "party")),
        ("Thirteen boats left after his speech", (Edit.REPLACED, "17", "Thirteen")),
    ],
)
def test_figures_signs_and_words_do_count(archive, text, change):
    check = archive.check(text)
    assert check.verdict is Finding.ALTERED
    assert edits(check) == [change]


def test_passages_that_stand_apart_are_stitched_together(archive):
    check = archive.check("The port of Selm opened its second ferry line, and reached 4,000 tons.")
    assert check.verdict is Finding.STITCHED
    assert passages(check) == ["The port of Selm opened its second ferry line", "and reached 4,000 tons"]


def test_passages_of_two_articles_are_stitched_together(archive):
    check = archive.check(
        "Captain Ayşe Guliyeva commands the new ship. A museum in Gaziantep shows many old bells."
    )
    assert check.verdict is Finding.STITCHED
    assert [match.quote.article for match in check.matches] == [FERRY, BELLS]


def test_an_omission_that_is_marked_is_honest(archive):
    for mark in ("…", "[…]", "[...]", ". . ."):
        check = archive.check(f"The port of Selm opened {mark} on Monday.")
        assert (check.verdict, len(check.matches)) == (Finding.VERBATIM, 2)


def test_a_mark_of_omission_does_not_hide_another_order(archive):
    check = archive.check("Mayor Tom Reed promised … Captain Ayşe Guliyeva commands the new ship")
    assert check.verdict is Finding.STITCHED


def test_a_mark_of_omission_does_not_hide_a_not(archive):
    check = archive.check("She does … expect cheaper flour before autumn.")
    assert check.verdict is Finding.ALTERED
    assert edits(check) == [(Edit.LEFT_OUT, "not", "")]


def test_a_quote_within_somebodys_own_words_is_checked_alone(archive):
    text = "Reed said: “no family will lose its berth”, which I think is great"
    check = archive.check(text)
    assert check.verdict is Finding.VERBATIM
    assert [text[span.start : span.end] for span in check.claims] == ["no family will lose its berth"]
    assert 0 < check.coverage < 1


def test_quotes_of_their_own_are_not_stitched(archive):
    check = archive.check("I read “rings them at noon” and also “commands the new ship” somewhere today")
    assert (check.verdict, len(check.matches)) == (Finding.VERBATIM, 2)


def test_a_quote_changed_within_somebodys_own_words_is_altered(archive):
    check = archive.check('He told us "no child will lose its berth" and everybody laughed about that')
    assert check.verdict is Finding.ALTERED
    assert edits(check) == [(Edit.REPLACED, "family", "child")]


def test_own_words_around_a_quote_without_marks_are_shown_as_added(archive):
    check = archive.check(
        "Unbelievable news, my dear friends! Mayor Tom Reed promised that no family will lose its berth."
    )
    assert check.verdict is Finding.ALTERED
    assert edits(check) == [(Edit.ADDED, "", "Unbelievable news, my dear friends")]


def test_one_word_is_verbatim_wherever_it_stands():
    check = Archive.build([FERRY, BELLS]).check("Its")
    assert check.verdict is Finding.VERBATIM
    assert [quote.text.lower() for quote in places(check)] == ["its"] * 3
    assert {quote.article for quote in places(check)} == {FERRY, BELLS}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n",
        "😀",
        "\x00",
        "\ud800",
        "xylophone",
        "the xylophone",
        "Who won the chess championship last week?",
    ],
)
def test_what_the_articles_do_not_have_is_not_found(archive, text):
    check = archive.check(text)
    assert (check.verdict, check.matches, check.coverage) == (Finding.NOT_FOUND, (), 0)


def test_an_empty_archive_has_no_quotes():
    assert Archive.build([]).check("The port of Selm opened").verdict is Finding.NOT_FOUND


def test_a_whole_article_with_one_figure_changed_shows_the_figure(archive):
    check = archive.check(FERRY.text.replace("17 boats", "170 boats"))
    assert check.verdict is Finding.ALTERED
    assert edits(check) == [(Edit.REPLACED, "17", "170")]


def test_a_text_longer_than_any_message_is_checked_in_one_piece():
    sentences = " ".join(f"Ship {n} carried {n * 7} barrels to port {n * 3}." for n in range(1, 400))
    archive = Archive.build([Article(id="ships", title="Ships", text=sentences)])
    check = archive.check(
        sentences.replace("Ship 250 ", "Boat 250 ").replace("to port 30.", "to harbour 30.")
    )
    assert (check.verdict, len(check.matches)) == (Finding.ALTERED, 1)
    assert edits(check) == [(Edit.REPLACED, "port", "harbour"), (Edit.REPLACED, "Ship", "Boat")]


def test_thousands_of_combining_marks_are_a_text_like_any_other(archive):
    assert archive.check("port" + "\u0301" * 4096).verdict is Finding.VERBATIM


# What holds for all texts


@settings(max_examples=40)
@given(some_articles, st.data())
def test_words_in_a_row_are_verbatim_where_they_stand(articles, data):
    article = data.draw(st.sampled_from(articles))
    words = data.draw(slices(text=article.text))
    text = said(words, article.text)
    assume(letters(text))
    check = Archive.build(articles).check(text)
    assert check.verdict is Finding.VERBATIM
    spans = [quote.span for quote in places(check) if quote.article is article]
    assert len(places(check)) == 100 or any(
        words[0][0] <= span.start
        and span.end <= words[-1][1]
        and letters(article.text[span.start : span.end]) == letters(text)
        for span in spans
    )


NOISE = [
    str.upper,
    str.lower,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", " \n "),
    lambda text: text.replace("e", "e\u00ad"),
    lambda text: text.replace("“", "«").replace("”", "»"),
    lambda text: text.replace(",” ", "'\u2009").replace("“", '"'),
    lambda text: f"— {text} —",
    lambda text: text.replace("ş", "s").replace("−", "-"),
]


@given(slices(), st.lists(st.sampled_from(NOISE), max_size=4))
def test_noise_does_not_make_a_quote_another(words, noise):
    text = said(words)
    for change in noise:
        text = change(text)
    assert ARCHIVE.check(text).verdict is Finding.VERBATIM


@given(slices(least=8), st.data())
def test_a_word_replaced_is_the_word_reported(words, data):
    word = data.draw(st.sampled_from(words[1:-1]))
    assume(letters(said([word])))
    text = _with(words, word, "zebra")
    [(edit, old, new)] = edits(ARCHIVE.check(text))
    assert (edit, new) == (Edit.REPLACED, "zebra")
    assert letters(old) == letters(said([word]))


@given(slices(least=8), st.data())
def test_a_figure_changed_is_never_verbatim(words, data):
    figures = [word for word in words if re.search(r"\d", said([word]))]
    assume(figures)
    figure = data.draw(st.sampled_from(figures))
    old = re.search(r"\d[\d,]*\d|\d", said([figure]))[0]
    check = ARCHIVE.check(_with(words, figure, said([figure]).replace(old, "7777")))
    assert edits(check) == [(Edit.REPLACED, old, "7777")]


@given(slices(least=8), st.data())
def test_a_word_put_in_is_the_word_reported(words, data):
    word = data.draw(st.sampled_from(words[1:]))
    assume(letters(said([words[0]])))
    check = ARCHIVE.check(_with(words, word, f"zebra {said([word])}"))
    assert (check.verdict, edits(check)) == (Finding.ALTERED, [(Edit.ADDED, "", "zebra")])


@given(slices(least=8), st.data())
def test_a_word_left_out_is_the_word_reported(words, data):
    word = data.draw(st.sampled_from(words[2:-2]))
    check = ARCHIVE.check(_with(words, word, ""))
    [(edit, old, new)] = edits(check)
    assert (check.verdict, edit, new) == (Finding.ALTERED, Edit.LEFT_OUT, "")
    assert letters(old) == letters(said([word]))


@given(slices(least=6), slices(least=6))
def test_two_slices_that_stand_apart_are_stitched(one, other):
    assume(one[-1][1] + 100 < other[0][0] or other[-1][1] < one[0][0])
    check = ARCHIVE.check(f"{said(one)} {said(other)}")
    assert check.verdict is Finding.STITCHED
    assert [letters(passage) for passage in passages(check)] == [letters(said(one)), letters(said(other))]


@given(st.lists(st.sampled_from(["zebra", "quartz", "violin", "giraffe", "lantern"]), min_size=1))
def test_other_words_are_not_found(words):
    assert ARCHIVE.check(" ".join(words)).verdict is Finding.NOT_FOUND


def _with(words, word, instead):
    """Say the words with another in the place of one."""
    return FERRY.text[words[0][0] : word[0]] + instead + FERRY.text[word[1] : words[-1][1]]


def is_sound(check):
    """Whether all spans lie where they should, one after the other, and kept words are the same in both."""
    for match in check.matches:
        article = match.quote.article.text
        assert (match.text.start, match.text.end) == (match.steps[0].text.start, match.steps[-1].text.end)
        assert match.quote.span.start == match.steps[0].article.start
        for before, after in pairwise(match.steps):
            assert before.text.end <= after.text.start
            assert before.article.end <= after.article.start
        for step in match.steps:
            kept = check.text[step.text.start : step.text.end], article[step.article.start : step.article.end]
            assert step.edit is not Edit.KEPT or all(kept)
            assert bool(kept[0]) is (step.edit is not Edit.LEFT_OUT)
            assert bool(kept[1]) is (step.edit is not Edit.ADDED)
    return 0 <= check.coverage <= 1


@settings(max_examples=40)
@given(st.lists(any_text, max_size=3).map(numbered), long_text)
def test_any_text_has_a_verdict(articles, text):
    check = Archive.build(articles).check(text)
    assert is_sound(check)
    assert bool(check.matches) is (check.verdict is not Finding.NOT_FOUND)


@settings(max_examples=40)
@given(some_articles, some_articles, st.integers(0, 300))
def test_spans_hold_the_words_they_claim(articles, others, start):
    assert is_sound(Archive.build(articles).check(others[0].text[start:]))
