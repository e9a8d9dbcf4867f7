import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import QAError
from qa.synonyms import Rule, Synonyms, SynonymsError, lexicon, parse_synonyms, read_synonyms, sift_synonyms

PHRASES = st.lists(
    st.lists(st.text("abcdefghıəüЖ.'-", min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join),
    min_size=2,
    max_size=5,
).map(tuple)


def rules(*lines):
    return parse_synonyms(lines, "words.txt").rules


def error_of(*lines):
    with pytest.raises(SynonymsError) as caught:
        parse_synonyms(lines, "words.txt")
    return str(caught.value)


def test_each_phrase_of_a_plain_line_stands_for_every_other():
    assert rules("company, firm, business") == (
        Rule(("company", "firm", "business"), ("company", "firm", "business")),
    )


def test_an_arrow_points_one_way_only():
    assert rules("coal, lignite => fuel") == (Rule(("coal", "lignite"), ("fuel",)),)


def test_one_phrase_on_either_side_of_an_arrow_is_enough():
    assert rules("motor => engine") == (Rule(("motor",), ("engine",)),)


def test_comments_and_blank_lines_are_no_rules():
    assert rules("# names", "", "   ", "  # Kyiv, Kiev", "Astana, Nursultan") == (
        Rule(("Astana", "Nursultan"), ("Astana", "Nursultan")),
    )


def test_phrases_keep_their_case_and_lose_the_space_around_them():
    assert rules("  United   Nations ,UN\t") == (Rule(("United Nations", "UN"), ("United Nations", "UN")),)


@given(st.lists(PHRASES))
def test_rules_written_out_are_read_back(groups):
    assert rules(*map(", ".join, groups)) == tuple(Rule(group, group) for group in groups)


@given(PHRASES, PHRASES)
def test_arrows_written_out_are_read_back(sources, targets):
    assert rules(f"{', '.join(sources)} => {', '.join(targets)}") == (Rule(sources, targets),)


@pytest.mark.parametrize(
    "line", ["firm, , business", "firm, business,", ",", "=> engine", "motor =>", "a => => b"]
)
def test_a_missing_phrase_is_told_with_file_and_line(line):
    message = error_of("company, firm", "# next", line)
    assert message.startswith("words.txt, line 3: a phrase is missing")
    assert "\n" not in message


def test_a_phrase_alone_is_told_with_file_and_line():
    assert error_of("", "company") == (
        'words.txt, line 2: "company" stands alone; write "a, b, c" or "x, y => z"'
    )


def test_a_second_arrow_is_told_with_file_and_line():
    assert error_of("a => b => c").startswith('words.txt, line 1: more than one "=>"')


def test_bad_lines_can_be_told_and_the_others_used():
    synonyms, problems = sift_synonyms(["firm", "# next", "a, b", "a => b => c", "c, d", "e,,f"], "words.txt")
    assert synonyms == parse_synonyms(["a, b", "c, d"], "words.txt")
    assert [str(problem).partition(":")[0] for problem in problems] == [
        f"words.txt, line {number}" for number in (1, 4, 6)
    ]


@given(st.lists(st.text()))
def test_sifting_reads_what_parsing_does_and_refuses_nothing(lines):
    synonyms, problems = sift_synonyms(lines, "words.txt")
    assert all(isinstance(problem, SynonymsError) for problem in problems)
    if not problems:
        assert synonyms == parse_synonyms(lines, "words.txt")
    else:
        with pytest.raises(SynonymsError) as caught:
            parse_synonyms(lines, "words.txt")
        assert str(caught.value) == str(problems[0])


def test_the_errors_are_errors_of_the_engine():
    assert issubclass(SynonymsError, QAError)


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path):
    for encoding in ("utf-8", "utf-8-sig"):
        (tmp_path / "words.txt").write_text("Türkiye, Turkey\n", encoding=encoding)
        read = read_synonyms(tmp_path / "words.txt")
        assert read.rules == (Rule(("Türkiye", "Turkey"), ("Türkiye", "Turkey")),)


def test_a_malformed_file_is_named_by_its_path(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("company, firm\ncompany\n", encoding="utf-8")
    with pytest.raises(SynonymsError) as caught:
        read_synonyms(path)
    assert str(caught.value).startswith(f"{path}, line 2: ")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SynonymsError, match=r"none\.txt: cannot be read") as caught:
        read_synonyms(tmp_path / "none.txt")
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "words.txt").write_bytes("Türkiye, Turkey".encode("utf-16"))
    with pytest.raises(SynonymsError, match=r"words\.txt: is not UTF-8"):
        read_synonyms(tmp_path / "words.txt")


def test_an_empty_file_has_no_rules(tmp_path):
    (tmp_path / "words.txt").touch()
    assert read_synonyms(tmp_path / "words.txt") == Synonyms(str(tmp_path / "words.txt"), ())


def test_a_list_that_the_package_does_not_have_is_named():
    with pytest.raises(SynonymsError, match=r"slang\.txt: cannot be read"):
        lexicon("slang")
