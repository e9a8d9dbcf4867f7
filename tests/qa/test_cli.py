import gzip
import io
import json
import os
import subprocess
import sys

import pytest
from window import Window

from qa import Archive, cli

FERRY = """\
---
title: A second ferry
source: The Harbour Gazette
published: 2025-08-04
url: https://example.org/ferry
---

The port of Aktau opened a second ferry line on Monday. The new ferry carries 40 lorries to Baku every night.
Captain Leyla Guliyeva commands it.

A ticket for a lorry costs 900 manat. The ministry paid for the ship with a loan of $30 million.
"""
PIER = """\
The old pier

The old pier was closed by the city council in March. Rust had eaten through four of its pillars.
"""
QUESTION = "How many lorries does the new ferry carry?"
OFF_TOPIC = "Who won the chess championship?"
FIELDS = {
    "article_id", "title", "start", "end", "text", "sentence", "highlights", "score", "published", "url",
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    (folder / "pier.txt").write_text(PIER, encoding="utf-8")
    return folder


@pytest.fixture
def qa(corpus, capsys):
    """Run a command on the corpus; return its status, output and complaints."""

    def run(command, *arguments):
        status = cli.main([command, "--corpus", str(corpus), *arguments])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def types(monkeypatch):
    def set_input(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return set_input


def records(output):
    return [json.loads(row) for row in output.splitlines()]


def test_a_question_is_answered_in_quotes(qa):
    status, out, err = qa("ask", QUESTION)
    assert status == 0
    assert out.splitlines()[:2] == [
        "A second ferry · The Harbour Gazette · 4 August 2025",
        "https://example.org/ferry",
    ]
    assert "› The new ferry carries 40 lorries to Baku every night.\n" in out
    assert err == ""


def test_a_question_may_come_in_several_words(qa):
    assert qa("ask", *QUESTION.split()) == qa("ask", QUESTION)


def test_a_question_may_be_put_to_some_articles_only(qa):
    assert qa("ask", QUESTION, "--article", "pier")[0] == 1
    assert qa("ask", QUESTION, "--article", "pier", "--article", "ferry") == qa("ask", QUESTION)


def test_an_article_to_ask_that_there_is_not_is_one_line_and_status_2(qa):
    status, out, err = qa("ask", QUESTION, "--article", "nowhere")
    assert (status, out) == (2, "")
    assert "nowhere: no article has this id" in err
    assert err.count("\n") == 1


def test_what_the_articles_do_not_say_is_one_line_and_status_1(qa):
    status, out, err = qa("ask", OFF_TOPIC)
    assert status == 1
    assert out.startswith("The articles do not say.")
    assert out.count("\n") == 1
    assert err == ""


def test_json_holds_the_answer_with_every_offset(qa, corpus):
    status, out, _ = qa("ask", "--json", QUESTION)
    (answer,) = records(out)
    assert status == 0
    assert answer.keys() == {
        "question", "verdict", "confidence", "quotes", "corrected", "carried", "scope", "agreeing", "differing",
    }  # fmt: skip
    assert (answer["question"], answer["verdict"]) == (QUESTION, "answered")
    assert 0 <= answer["confidence"] <= 1
    texts = {article.id: article.text for article in Archive.from_folder(corpus).articles}
    for quote in answer["quotes"]:
        assert quote.keys() == FIELDS
        assert quote["text"] == texts[quote["article_id"]][quote["start"] : quote["end"]]
        assert quote["start"] <= quote["sentence"][0] < quote["sentence"][1] <= quote["end"]
    first = answer["quotes"][0]
    assert (first["article_id"], first["title"]) == ("ferry", "A second ferry")
    assert (first["published"], first["url"]) == ("2025-08-04", "https://example.org/ferry")
    marked = {texts["ferry"][start:end] for start, end in first["highlights"]}
    assert {"ferry", "lorries"} <= marked


def test_json_says_not_found_without_quotes(qa):
    status, out, _ = qa("ask", "--json", OFF_TOPIC)
    assert status == 1
    assert [(answer["verdict"], answer["quotes"]) for answer in records(out)] == [("not_found", [])]


def test_questions_are_read_from_standard_input_one_a_line(qa, types):
    types(f"{QUESTION}\n\n   \n{OFF_TOPIC}\n")
    status, out, _ = qa("ask", "--json", "-")
    assert status == 0
    assert [answer["question"] for answer in records(out)] == [QUESTION, OFF_TOPIC]


def test_each_question_of_a_stream_is_repeated_above_its_answer(qa, types):
    types(f"{QUESTION}\n{OFF_TOPIC}\n")
    _, out, _ = qa("ask", "-")
    assert out.startswith(f"? {QUESTION}\nA second ferry")
    assert f"\n\n? {OFF_TOPIC}\nThe articles do not say." in out


@pytest.mark.parametrize("text", [f"{OFF_TOPIC}\n", ""])
def test_a_stream_without_any_answer_has_status_1(qa, types, text):
    types(text)
    assert qa("ask", "-")[0] == 1


def test_a_briefing_quotes_an_article(qa):
    status, out, _ = qa("brief", "pier")
    assert status == 0
    assert out.startswith("The old pier\n> ")
    _, out, _ = qa("brief", "--json", "pier")
    (briefing,) = records(out)
    assert all(quote.keys() == FIELDS for quote in briefing["quotes"])
    assert {quote["article_id"] for quote in briefing["quotes"]} == {"pier"}


def test_a_briefing_keeps_to_the_words_asked_for(qa):
    assert qa("brief", "--words", "12", "pier")[1].splitlines()[1:] == [
        "> The old pier was closed by the city council in March."
    ]
    status, out, _ = qa("brief", "--words", "2", "pier")
    assert (status, out) == (1, "There is no sentence of at most 2 words.\n")


def test_a_topic_is_briefed_over_the_articles(qa):
    status, out, _ = qa("brief", "--on", "the council")
    assert (status, out) == (0, "The old pier\n> The old pier was closed by the city council in March.\n")
    assert qa("brief", "--on", "chess championship")[:2] == (1, "The articles do not say.\n")
    assert records(qa("brief", "--json", "--on", "chess")[1]) == [{"quotes": []}]


def test_every_figure_is_shown_with_its_sentence(qa):
    status, out, _ = qa("brief", "--figures", "ferry")
    assert status == 0
    assert out.splitlines()[2:] == [
        "> The new ferry carries 40 lorries to Baku every night.",
        "> A ticket for a lorry costs 900 manat.",
        "> The ministry paid for the ship with a loan of $30 million.",
    ]
    assert qa("brief", "--figures", "pier")[0] == 0  # "four of its pillars"
    (briefing,) = records(qa("brief", "--figures", "--json", "ferry")[1])
    texts = [quote["text"] for quote in briefing["quotes"]]
    marked = [
        [q["text"][a - q["start"] : b - q["start"]] for a, b in q["highlights"]] for q in briefing["quotes"]
    ]
    assert (len(texts), marked) == (3, [["40"], ["900 manat"], ["$30 million"]])


def test_who_said_what_is_shown_under_the_speakers(qa, corpus):
    (corpus / "said.txt").write_text(
        'The pier again\n\n"It was late," said Lena Holt, the mayor. She added that nobody came. It rained.\n',
        encoding="utf-8",
    )
    status, out, _ = qa("brief", "--who-said-what", "said")
    assert status == 0
    assert out == (
        "The pier again\n\nLena Holt\n"
        '> "It was late," said Lena Holt, the mayor.\n> She added that nobody came.\n'
    )
    (record,) = records(qa("brief", "--who-said-what", "--json", "said")[1])
    first, second = record["statements"]
    assert (first["speaker"], second["speaker"]) == ("Lena Holt", "Lena Holt")
    assert first["quote"].keys() == FIELDS
    assert first["speaker_span"] == second["speaker_span"]
    assert qa("brief", "--who-said-what", "pier")[:2] == (1, "Nobody is quoted in the article.\n")


def test_figures_and_statements_are_of_one_article(qa):
    status, out, err = qa("brief", "--figures", "--on", "the pier")
    assert (status, out) == (2, "")
    assert err.startswith("qa: --figures")


def test_articles_are_listed(qa):
    status, out, err = qa("articles")
    assert status == 0
    assert "ferry  A second ferry · The Harbour Gazette · 4 August 2025" in out
    assert "pier   The old pier" in out
    assert err == ""


def test_articles_are_listed_as_json(qa):
    (listing,) = records(qa("articles", "--json")[1])
    ferry, pier = sorted(listing["articles"], key=lambda article: article["article_id"])
    assert (ferry["title"], ferry["source_name"], ferry["published"]) == (
        "A second ferry",
        "The Harbour Gazette",
        "2025-08-04",
    )
    assert (pier["published"], pier["url"], pier["language"]) == (None, "", "en")
    assert listing["problems"] == []


def test_a_bad_file_is_told_once_and_stops_nothing(qa, corpus):
    (corpus / "empty.txt").touch()
    status, out, err = qa("ask", QUESTION)
    assert (status, err.count("\n")) == (0, 1)
    assert err.startswith("qa: skipped: ")
    assert "empty.txt" in err
    assert "lorries" in out


def test_the_list_of_articles_shows_a_bad_line_of_the_synonyms(qa, corpus):
    (corpus / "synonyms.txt").write_text("ferry, boat\nquay\n", encoding="utf-8")
    _, out, _ = qa("articles")
    (told,) = (line for line in " ".join(out.split()).split("skipped: ")[1:])
    assert "synonyms.txt, line 2: " in told


def test_the_list_of_articles_shows_a_bad_file(qa, corpus):
    (corpus / "empty.txt").touch()
    _, out, err = qa("articles")
    assert "skipped: " in out
    assert "empty.txt" in out
    assert err == ""
    (problem,) = records(qa("articles", "--json")[1])[0]["problems"]
    assert "empty.txt" in problem


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "--corpus", "nowhere", "Why?"),
        ("chat", "--corpus", "nowhere"),
        ("brief", "--corpus", "nowhere"),
        ("articles", "--corpus", "nowhere"),
        ("eval", "nowhere.json"),
        ("eval", "nowhere.csv"),
        ("eval", "--corpus", "nowhere", "set.jsonl"),
    ],
)
def test_an_error_is_one_line_and_status_2(capsys, monkeypatch, tmp_path, arguments):
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("qa: ")
    assert err.count("\n") == 1
    assert "nowhere" in err


def test_an_unknown_article_is_named(qa):
    status, out, err = qa("brief", "bridge")
    assert (status, out) == (2, "")
    assert "bridge" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [(), ("ask",), ("sing",), ("eval",), ("eval", "--setting", "ajar", "set.json")]
)
def test_a_command_that_does_not_exist_has_status_2(capsys, arguments):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert "usage: qa" in capsys.readouterr().err


def test_an_interrupted_stream_ends_quietly(qa, monkeypatch):
    def interrupted():
        yield QUESTION
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", interrupted())
    status, out, err = qa("ask", "-")
    assert (status, err) == (130, "")
    assert "lorries" in out


def ferry_set(folder, name="set.json"):
    text = "The ferry carries 40 lorries. Its captain is Leyla."
    questions = [
        {"id": "1", "q": "How many lorries does the ferry carry?", "article_id": "f", "spans": [[18, 20]]},
        {"id": "2", "q": "Who built the ferry?", "article_id": "f", "spans": [], "impossible": True},
        {"id": "3", "q": "Who closed the pier?", "article_id": "p", "spans": [[23, 34]]},
    ]
    articles = [
        {"id": "f", "title": "Ferry", "text": text},
        {"id": "p", "title": "Pier", "text": "The pier was closed by the council."},
    ]
    content = json.dumps({"name": "ferries", "articles": articles, "questions": questions}).encode()
    (folder / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return str(folder / name)


def test_eval_measures_a_set_with_an_archive_per_article(capsys, tmp_path):
    assert cli.main(["eval", "--json", ferry_set(tmp_path), ferry_set(tmp_path, "again.json.gz")]) == 0
    out, err = capsys.readouterr()
    report, again = records(out)
    assert (report["name"], report["setting"]) == ("ferries", "closed")
    assert report["questions"] == {"answerable": 2, "unanswerable": 1, "off_topic": 3}
    assert report["figures"]["hit@1"]["value"] == 1
    assert report["figures"]["fa95"].keys() == {"value", "low", "high"}
    assert again["figures"]["hit@1"] == report["figures"]["hit@1"]
    assert err == ""


def test_eval_measures_one_archive_of_all_articles_with_given_off_topic_questions(capsys, tmp_path):
    off_topic = tmp_path / "off.jsonl"
    off_topic.write_text(json.dumps({"question": OFF_TOPIC, "answers": []}), encoding="utf-8")
    arguments = ["eval", "--setting", "open", "--off-topic", str(off_topic), ferry_set(tmp_path)]
    assert cli.main(arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith("ferries · open · 2 answerable, 1 unanswerable, 1 off-topic\n")
    assert "FA95, off-topic" in out
    assert "± " not in out


def test_eval_finds_the_answers_of_a_simple_set_in_the_corpus(qa, tmp_path):
    simple = tmp_path / "mine.jsonl"
    simple.write_text(json.dumps({"question": QUESTION, "answers": ["40 lorries"]}), encoding="utf-8")
    status, out, _ = qa("eval", "--json", str(simple))
    (report,) = records(out)
    assert status == 0
    assert (report["name"], report["setting"]) == ("mine", "open")
    assert report["figures"]["sent@1"]["value"] == 1


def test_eval_shows_its_progress_in_a_terminal(capsys, monkeypatch, tmp_path):
    window = Window()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", window)
    assert cli.main(["eval", ferry_set(tmp_path)]) == 0
    assert "ferries" in window.getvalue()
    assert "hit@1" in capsys.readouterr().out


def test_a_pipe_speaks_utf8_whatever_the_locale_and_keeps_going_over_broken_bytes(corpus, monkeypatch):
    questions = "\ufeffHow many lorries on the ferry?\n".encode() + b"ferry \xff?\n"
    output = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(questions), encoding="ascii"))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(output, encoding="ascii"))
    assert cli.main(["ask", "--corpus", str(corpus), "-"]) == 0
    shown = output.getvalue().decode("utf-8")
    assert shown.startswith("? How many lorries on the ferry?\n")
    assert "› The new ferry" in shown
    assert "? ferry \ufffd?\n" in shown


def test_a_reader_that_leaves_early_is_no_error(corpus, monkeypatch, capsys):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        assert cli.main(["ask", "--corpus", str(corpus), QUESTION]) == 141
    assert capsys.readouterr().err == ""


def test_answering_loads_neither_the_colours_nor_the_evaluation(corpus):
    # NLTK brings rich along where scikit-learn is installed, so only what comes after it counts.
    probe = (
        "import sys, nltk.stem.snowball; before = {*sys.modules}; from qa.cli import main; main(); "
        "sys.exit(str([*({'rich', 'qa.evaluation', 'trafilatura'} & ({*sys.modules} - before))]))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", probe, "ask", QUESTION, "--corpus", str(corpus)]
    done = subprocess.run(command, check=False, timeout=60, env=environment, capture_output=True, text=True)
    assert done.stderr == "[]\n"
    assert "lorries" in done.stdout
