import gzip
import json

import pytest

from qa.errors import QuestionSetError
from qa.evaluation import Gold, load, load_words
from qa.model import Article, Span

PORT = Article(id="port", title="Port", text="Aktau has a port. The port of Aktau froze in 1987.")
ROAD = Article(id="road", title="Road", text="The road to Aktau is new.")
WHOLE = {
    "name": "harbours",
    "articles": [{"id": "port", "title": "Port", "text": PORT.text}],
    "questions": [
        {
            "id": "a",
            "q": "When did it freeze?",
            "article_id": "port",
            "spans": [[45, 49]],
            "impossible": False,
        },
        {"id": "b", "q": "Who built it?", "article_id": "port", "spans": [], "impossible": True},
    ],
}


def written(path, content):
    data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def lines(path, *entries):
    return written(path, "\n".join(json.dumps(entry) for entry in entries))


def without(key):
    entry = {k: v for k, v in WHOLE["questions"][0].items() if k != key}
    return WHOLE | {"questions": [entry]}


def changed(**values):
    return WHOLE | {"questions": [WHOLE["questions"][0] | values]}


@pytest.mark.parametrize("name", ["set.json", "set.json.gz"])
def test_a_set_brings_its_articles_and_the_places_of_its_answers(tmp_path, name):
    questions = load(written(tmp_path / name, WHOLE))
    assert questions.name == "harbours"
    assert questions.articles == (PORT,)
    freeze, builder = questions.questions
    assert (freeze.text, freeze.article_id) == ("When did it freeze?", "port")
    assert freeze.gold == (Gold("port", Span(45, 49)),)
    assert builder.gold == ()


@pytest.mark.parametrize("name", ["set.jsonl", "set.jsonl.gz"])
def test_answers_of_a_line_are_found_wherever_they_occur(tmp_path, name):
    path = lines(
        tmp_path / name,
        {"question": "What has a port?", "answers": ["Aktau"]},
        {"question": "Who built it?", "answers": []},
    )
    town, builder = load(path, [PORT, ROAD]).questions
    assert town.gold == (
        Gold("port", Span(0, 5)),
        Gold("port", Span(30, 35)),
        Gold("road", Span(12, 17)),
    )
    assert builder.gold == ()
    assert town.article_id == ""


def test_blank_lines_and_a_byte_order_mark_do_not_matter(tmp_path):
    path = written(tmp_path / "set.jsonl", '\ufeff{"question": "Where?", "answers": ["Aktau"]}\r\n\r\n')
    assert [question.text for question in load(path, [PORT]).questions] == ["Where?"]


def test_words_of_questions_are_read_without_looking_for_their_answers(tmp_path):
    path = lines(tmp_path / "set.jsonl", {"question": "Where?", "answers": ["in no article"]})
    assert load_words(path) == ("Where?",)
    assert load_words(written(tmp_path / "set.json", WHOLE)) == ("When did it freeze?", "Who built it?")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "is not JSON"),
        ("[]", "a JSON object is needed"),
        ({"name": "x", "articles": []}, "'questions' is missing"),
        ({"name": "x", "articles": [], "questions": []}, "holds no questions"),
        (without("q"), "question 1: 'q' is missing"),
        (without("spans"), "question 1: 'spans' is missing"),
        (changed(article_id="sea"), "question 1: there is no article 'sea'"),
        (changed(spans=[[45, 4900]]), r"question 1: the span \[45, 4900\] lies outside article 'port'"),
        (changed(spans=[[49, 45]]), "lies outside article"),
        (changed(spans=[45]), "question 1: "),
        (changed(spans=[]), "question 1: it has no spans and is not marked impossible"),
        (changed(q=7), "question 1: text is needed instead of 7"),
        (WHOLE | {"questions": [7]}, "question 1: "),
        (WHOLE | {"articles": WHOLE["articles"] * 2}, "two articles have the id 'port'"),
    ],
)
def test_a_set_that_breaks_the_format_is_named_with_the_place(tmp_path, content, complaint):
    path = written(tmp_path / "set.json", content)
    with pytest.raises(QuestionSetError, match=complaint) as caught:
        load(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (
            {"question": "Where?", "answers": ["Baku"]},
            "line 1: no article of the corpus contains the answer 'Baku'",
        ),
        ({"question": "Where?", "answers": [""]}, "line 1: no article"),
        ({"answers": []}, "line 1: 'question' is missing"),
        ({"question": "Where?"}, "line 1: 'answers' is missing"),
        ({"question": 7, "answers": []}, "line 1: text is needed"),
        ([], "line 1: a JSON object is needed"),
    ],
)
def test_a_line_that_breaks_the_format_is_named_with_its_number(tmp_path, entry, complaint):
    with pytest.raises(QuestionSetError, match=complaint):
        load(lines(tmp_path / "set.jsonl", entry), [PORT])


def test_words_are_not_read_from_a_line_without_a_question(tmp_path):
    with pytest.raises(QuestionSetError, match="line 1: 'question' is missing"):
        load_words(lines(tmp_path / "set.jsonl", {"answers": []}))


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("set.csv", b"", "name a question set .json or .jsonl"),
        ("set.json", b"\xff\xfe\x00", "is neither UTF-8 text nor a whole gzip file"),
        ("set.json.gz", b"plain", "cannot be read"),
        ("set.json.gz", gzip.compress(b"{}")[:-4], "is neither UTF-8 text nor a whole gzip file"),
    ],
)
def test_a_file_that_is_no_question_set_is_named(tmp_path, name, content, complaint):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(QuestionSetError, match=complaint):
        load(tmp_path / name)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(QuestionSetError, match=r"gone\.json: cannot be read \(No such file"):
        load(tmp_path / "gone.json")
