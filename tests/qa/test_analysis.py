from unicodedata import normalize

import pytest
from anything import text as any_text
from hypothesis import example, given
from hypothesis import strategies as st

from qa.analysis import STOP, Analyzer, fold, is_shouted, stopwords

ANALYZER = Analyzer()
LATIN = st.text(st.sampled_from("aàâçdeéğiıïñoöşuüyAÇÉĞIİÖŞÜ"), min_size=2, max_size=12)


def terms(text):
    return [token.term for token in ANALYZER.tokens(text)]


def words(text):
    return [text[token.start : token.end] for token in ANALYZER.words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "Turkiye"),
        ("Türkiye", "TÜRKİYE"),
        ("Erdoğan", "Erdogan"),
        ("ERDOĞAN", "erdogan"),
        ("Diyarbakır", "Diyarbakir"),
        ("ISTANBUL", "İstanbul"),
        ("ıstanbul", "istanbul"),
        ("Əliyev", "Eliyev"),
        ("Məmmədov", "Memmedov"),
        ("Łódź", "Lodz"),
        ("Tromsø", "Tromso"),
        ("Straße", "STRASSE"),
        ("Phœbe", "Phoebe"),
        ("Nişanı", "Nisani"),
        ("ﬁrm", "firm"),
        ("Türkiye’s", "Turkiye"),
        ("Türkiye's", "Turkiye"),
        ("Türkiyeʼs", "Turkiye"),
        ("Türkiye`s", "Turkiye"),
        ("companies’", "companies"),
        ("O’Brien", "O'Brien"),
        ("Qur’an", "Qur'an"),
        ("O‘zbekiston", "O'zbekiston"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("“Tokayev”", "Tokayev"),
        ("‘Tokayev’", "Tokayev"),
        ("«Tokayev»", "Tokayev"),
        ("4,000", "4000"),
        ("1,234,567.5", "1234567.5"),
        ("U.S.", "US"),
        ("U.S.A.", "USA"),
        ("U.S.’s", "US"),
        ("companies", "company"),
        ("INVESTED", "investing"),
        ("honours", "honors"),
        ("neighbouring", "neighboring"),
        ("organisations", "organizations"),
        ("privatised", "privatized"),
        ("analysed", "analyzed"),
        ("Centres", "centers"),
        ("defence", "defense"),
        ("programmes", "programs"),
        ("post‑Soviet", "post-Soviet"),
        ("post–Soviet", "post-Soviet"),
        ("post−Soviet", "post Soviet"),
        ("🇰🇿Kazakhstan🇰🇿", "Kazakhstan"),
        ("\x00Kazakhstan\x00", "Kazakhstan"),
        ("\ud800Kazakhstan\udc00", "Kazakhstan"),
        ("\u202bKazakhstan\u202c", "Kazakhstan"),
        ("Kazakh\u00adstan", "Kazakhstan"),
        ("Ka\u200bzakh\u200cst\u200dan", "Kazakhstan"),
        ("\ufeffKazakh\u2060stan\u200b", "Kazakhstan"),
        ("com\u00adpan\u00adies\u00ad’\u00ads", "companies"),
        ("Erdog\u0306\u00adan", "Erdoğan"),
        ("cafe\u1dc0s", "cafes"),
        ("с\u0483лово", "слово"),
    ],
)
def test_ways_to_write_the_same_word_are_one_term(one, other):
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("4,000", "40"), ("4,00", "400"), ("3.5", "35"), ("1,5", "15"), ("Aliyev", "Eliyev"), ("B12", "B6")],
)
def test_what_is_not_the_same_stays_apart(one, other):
    assert terms(one) != terms(other)


def test_parts_of_a_hyphenated_word_are_found_by_themselves():
    assert terms("a 90-day visa-free stay") == terms("90 day visa free stay")


def test_sums_keep_their_number_and_their_size():
    assert terms("$5 billion") == terms("5 billion") == ["5", "billion"]


def test_signs_of_money_and_shares_are_words_but_no_terms():
    assert words("$5, €6, ₸7 and 8%") == ["$", "5", "€", "6", "₸", "7", "and", "8", "%"]
    assert terms("$ € ₸ %") == []


@pytest.mark.parametrize("name", ["WHO", "US", "IT"])
def test_an_acronym_that_looks_like_a_stop_word_is_a_term(name):
    assert terms(f"the {name}") == [name.lower()]
    assert terms(f"the {name.lower()}") == []


@pytest.mark.parametrize("name", ["US", "WHO", "IT", "U.S.", "US 2020", "“WHO”"])
def test_a_name_by_itself_is_no_shout(name):
    assert terms(f"{name}?")[0] in ("us", "who", "it")
    assert not is_shouted(f"{name}?")


@pytest.mark.parametrize("text", ["WHO IS IT", "WHO WON?", "TOKAYEV VISITS THE US", "AND WHO LEADS THE OTS?"])
def test_small_words_of_a_text_in_capitals_are_stop_words(text):
    assert is_shouted(text)
    assert terms(text) == terms(text.lower())


def test_places_in_a_text_in_capitals_are_those_of_the_text():
    assert words("WHO VISITS İZMİR İN İT?") == ["WHO", "VISITS", "İZMİR", "İN", "İT"]


@pytest.mark.parametrize(
    "text",
    [
        "What happened in May?",
        "the May talks",
        "on 5 may",
        "may 2025",
        "May 5 talks",
        "From may 2024 to May of 2025",
        "TALKS ON 5 MAY",
    ],
)
def test_the_month_of_may_is_a_term(text):
    assert "may" in terms(text)


@pytest.mark.parametrize(
    "text", ["May I ask?", "Who may ask?", "It may. It may not.", "WHO MAY ASK?", "“May I?”"]
)
def test_the_verb_may_is_a_stop_word(text):
    assert "may" not in terms(text)
    assert "_may" in [token.term for token in ANALYZER.words(text)]


def test_what_cannot_be_seen_inside_a_word_is_part_of_it_and_outside_is_not():
    assert words("\u200bKazakh\u00adstan\u00ad, \u2060x1\u200b!") == ["Kazakh\u00adstan", "x1"]


@pytest.mark.parametrize("question", ["Who is it?", "What was that?", "how many of them", "Why don’t they?"])
def test_question_words_and_small_words_carry_no_meaning(question):
    assert terms(question) == []
    assert all(token.term.startswith(STOP) for token in ANALYZER.words(question))
    assert len(ANALYZER.words(question)) >= 3


def test_a_single_letter_says_nothing_unless_it_is_of_another_script():
    assert terms("x B s") == []
    assert len(terms("愛")) == 1


def test_a_very_long_word_is_a_term_of_its_own():
    assert terms("z" * 10_000) == ["z" * 10_000]


def test_stop_words_are_folded():
    assert {"the", "who", "how", "many"} <= stopwords()
    assert all(fold(word) == word for word in stopwords())


@pytest.mark.parametrize("nothing", ["", " \n\t", "?!… — “”", "\x00", "😀👩‍👩‍👧", "\ud800", "\u0301", "_"])
def test_where_there_are_no_words_there_are_no_tokens(nothing):
    assert ANALYZER.words(nothing) == []


def test_an_article_and_a_question_go_through_the_same_door():
    assert ANALYZER.term("Türkiye’s") == terms("Türkiye’s")[0]
    assert Analyzer().term("companies") == ANALYZER.term("companies")


def is_of(term, word):
    """Whether the word has the term; small words may be stop words or none, by what stands around them."""
    return ANALYZER.term(word).removeprefix(STOP) == term.removeprefix(STOP)


@given(any_text)
def test_tokens_are_slices_of_the_text_in_order(text):
    place = 0
    for token in ANALYZER.words(text):
        assert place <= token.start < token.end <= len(text)
        assert token.term.removeprefix(STOP) != ""
        assert is_of(token.term, text[token.start : token.end])
        place = token.end


@given(any_text)
def test_terms_are_the_words_that_are_no_stop_words(text):
    kept = [token for token in ANALYZER.words(text) if not token.term.startswith(STOP)]
    assert ANALYZER.tokens(text) == kept


@given(any_text)
def test_every_letter_and_figure_stands_in_a_word(text):
    covered = {place for token in ANALYZER.words(text) for place in range(token.start, token.end)}
    assert all(place in covered for place, char in enumerate(text) if char.isalpha() or char.isdecimal())


@given(any_text)
def test_what_has_been_met_before_changes_nothing(text):
    assert Analyzer().words(text) == ANALYZER.words(text)


@given(st.lists(LATIN).map(" ".join))
@example("l’été de l'Épée, Qur’ān, O’Brién")
def test_combining_marks_and_composed_letters_are_read_alike(text):
    assert [token.term for token in ANALYZER.words(normalize("NFD", text))] == [
        token.term for token in ANALYZER.words(normalize("NFC", text))
    ]


@given(any_text)
@example("ℂ 𝐓𝐡𝐞 𝐓𝐮𝐫𝐤")
def test_what_is_folded_cannot_be_folded_further(text):
    assert fold(fold(text)) == fold(text)


@given(st.integers(0, 10**12))
def test_a_number_is_the_same_with_and_without_commas(number):
    assert terms(f"{number:,}") == terms(str(number)) == [str(number)]


@given(LATIN.filter(lambda word: len(fold(word)) > 1), st.sampled_from(["'s", "’s", "’S"]))
def test_a_possessive_changes_no_name(word, ending):
    assert terms(f"{word}xq{ending}") == terms(f"{word}xq")


@pytest.mark.parametrize(
    ("one", "other"), [("hour", "hor"), ("four", "for"), ("metre", "merit"), ("this", "thiz")]
)
def test_spelling_makes_no_other_word_of_a_word(one, other):
    assert terms(one) != terms(other)
