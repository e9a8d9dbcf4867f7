"""One file is read whole or refused whole, in one line that names it."""

from __future__ import annotations

import os
import random
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import ArticleError, EmptyArticle, UnreadableFile
from qa.loading import load_file, read_article
from qa.loading.files import FORMATS, MAX_SIZE

TEXT = "The ferry is coming to Üsküdar. It will cost nine million euros."
NOISE = random.Random(7).randbytes(4000)


@pytest.fixture
def file(tmp_path):
    def write(data: bytes | str, name: str = "ferry.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


def complaint(path: Path, kind: type[ArticleError], root: Path | None = None) -> str:
    with pytest.raises(kind) as caught:
        load_file(path, root=root)
    message = str(caught.value)
    assert type(caught.value) is kind
    assert message.isprintable()
    assert message.startswith(str(path))
    assert "; " in message, "says what to do"
    return message


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.md", "ferry.html", "ferry.htm", "ferry.TXT"])
def test_a_file_is_read_by_its_suffix(file, name):
    article = load_file(file(TEXT, name))
    assert (article.id, article.title, article.text) == ("ferry", "Ferry", TEXT)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_its_mark_and_utf_8_without(file, codec):
    assert load_file(file(TEXT.encode(codec))).text == TEXT


def test_utf_16_of_either_byte_order_is_read(file):
    assert load_file(file(b"\xfe\xff" + TEXT.encode("utf-16-be"))).text == TEXT


def test_the_id_is_the_path_below_the_root(file, tmp_path):
    path = file(TEXT, "sea/2025.08/ferry.line.md")
    assert load_file(path, root=tmp_path).id == "sea/2025.08/ferry.line"
    assert load_file(path).id == "ferry.line"


def test_the_id_is_the_same_however_the_letters_are_composed(file):
    assert load_file(file(TEXT, "u\u0308sku\u0308dar.txt")).id == "\u00fcsk\u00fcdar"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("cp1254"),
        TEXT.encode("latin-1"),
        "Паром идёт в порт".encode("cp1251"),
        b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1],
        b"The ferry \xed\xa0\x80 is coming.",
    ],
)
def test_another_encoding_is_refused_with_the_remedy(file, data):
    assert "save it as UTF-8" in complaint(file(data), UnreadableFile)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
        zlib.compress(NOISE),
        NOISE,
        b"abc\x00def",
        b"\x01\x02\x03 words",
        b"\x00" * 1000,
        "".join(map(chr, range(0x80, 0xA0))).encode(),
        b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
    ],
)
@pytest.mark.parametrize("suffix", FORMATS)
def test_binary_data_is_refused(file, data, suffix):
    assert "not a text file" in complaint(file(data, f"ferry{suffix}"), UnreadableFile)


def test_a_stray_control_character_is_dropped(file):
    assert load_file(file(TEXT * 10 + "\x00")).text == TEXT * 10


@pytest.mark.parametrize("data", ["", "\n \t\r\n", "\ufeff", "***\n\n---", "\u200b"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_file_without_words_is_empty(file, data, suffix):
    complaint(file(data, f"ferry{suffix}"), EmptyArticle)


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_page_of_furniture_alone_is_empty(file, suffix):
    complaint(file("Share on Facebook", f"ferry{suffix}"), EmptyArticle)


@pytest.mark.parametrize("data", ["# Ferry", "---\ntitle: Ferry\n---\n", "<!-- soon -->"])
def test_a_title_alone_is_no_article(file, data):
    complaint(file(data, "ferry.md"), EmptyArticle)


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "ferry.txt"
    with path.open("wb") as sparse:
        sparse.truncate(50_000_000)
    assert "larger than 10 MB" in complaint(path, UnreadableFile)


def test_a_file_of_just_the_largest_size_is_read(file):
    text = ("a ferry " * MAX_SIZE)[: MAX_SIZE - 1] + "."
    assert load_file(file(text)).text == text


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    assert "cannot be read" in complaint(tmp_path / "ferry.txt", UnreadableFile)


def test_a_dangling_link_cannot_be_read(tmp_path):
    link = tmp_path / "ferry.txt"
    link.symlink_to("nowhere.txt")
    assert "cannot be read" in complaint(link, UnreadableFile)


def test_a_link_to_itself_cannot_be_read(tmp_path):
    link = tmp_path / "ferry.txt"
    link.symlink_to(link)
    assert "cannot be read" in complaint(link, UnreadableFile)


def test_a_folder_and_a_pipe_are_no_files(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is not a file" in complaint(tmp_path / "folder.txt", UnreadableFile)
    assert "is not a file" in complaint(tmp_path / "pipe.txt", UnreadableFile)


def test_another_format_is_refused_with_those_we_know(file):
    assert ".txt, .md, .html, .htm" in complaint(file(TEXT, "ferry.pdf"), UnreadableFile)


@pytest.mark.parametrize("name", [b"two\nlines.txt", b"bell\x07.txt", b"caf\xe9.txt"])
def test_a_name_that_cannot_be_shown_is_refused_in_one_line(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    path.write_text(TEXT)
    with pytest.raises(UnreadableFile) as caught:
        load_file(path)
    assert str(caught.value).isprintable()
    assert "rename" in str(caught.value)


def test_what_is_known_is_one_line_each(file):
    page = f"<html><head><title>The\n  ferry &#7;</title></head><body><p>{TEXT}</p></body></html>"
    assert load_file(file(page, "x.html")).title == "The ferry"


def test_front_matter_that_is_wrong_is_an_error_that_names_file_and_key(file):
    message = complaint(file("---\npublished: soon\n---\nText.", "ferry.md"), UnreadableFile)
    assert "'published'" in message
    assert "2025-08-04" in message


def test_the_same_file_is_the_same_article_each_time(file):
    path = file(TEXT)
    assert load_file(path) == load_file(path)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(tuple(FORMATS)))
def test_any_bytes_give_an_article_with_words_or_one_line(data, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"ferry{suffix}")
        path.write_bytes(data)
        article, problem = attempt(path)
    if article:
        assert any(map(str.isalnum, article.text))
        assert article.title
    else:
        assert problem.startswith(str(path))
        assert problem.isprintable()


def attempt(path):
    try:
        return load_file(path), ""
    except ArticleError as problem:
        return None, str(problem)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n")))
def test_text_that_stands_in_no_file_is_read_as_a_file_of_it(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "1234.txt")
        path.write_bytes(content.encode())
        try:
            read = load_file(path)
        except EmptyArticle:
            with pytest.raises(EmptyArticle):
                read_article(content, "1234")
        else:
            assert read_article(content, "1234") == read


def test_text_without_words_is_no_article():
    with pytest.raises(EmptyArticle, match=r"^post:5 holds no text"):
        read_article("🙂 🙂", "post:5")
