"""A folder gives its articles, and one line for each file that should have been one."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import CorpusError, DuplicateArticle, EmptyArticle, UnreadableFile
from qa.loading import load_folder
from qa.synonyms import Rule

NOBODY = 65534
CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "articles"
    path.mkdir()
    return path


@contextmanager
def as_nobody():
    """Give up root's right to read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def open_folder():
    """A folder that anyone may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as path:
        Path(path).chmod(0o755)
        yield Path(path)
        for entry in Path(path).iterdir():
            entry.chmod(0o755)


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is the article that was written in {path.suffix} form.")


def ids(folder: Path) -> list[str]:
    return [article.id for article in load_folder(folder).articles]


def problems(folder: Path) -> list[tuple[type, str]]:
    """Return the kind of each problem and the file it names."""
    found = load_folder(folder).problems
    assert all(str(problem).isprintable() and "; " in str(problem) for problem in found)
    return [(type(p), str(Path(str(p).partition(" ")[0]).relative_to(folder))) for p in found]


def test_articles_come_in_the_order_of_their_paths(folder):
    put(folder, "b.txt", "a.md", "sea/ferry.html", "sea/anchor.htm", "Z.TXT")
    assert ids(folder) == ["Z", "a", "b", "sea/anchor", "sea/ferry"]
    assert load_folder(folder).problems == ()


def test_what_is_no_article_is_passed_over_without_a_word(folder):
    put(folder, "a.txt", "README.md", "README", "readme.txt", "sea/README.en.md", "sea/synonyms.txt")
    put(folder, ".hidden.txt", ".git/b.txt", "sea/.draft/c.md", "photo.jpg", "table.csv", "no-suffix")
    assert ids(folder) == ["a"]
    assert load_folder(folder).problems == ()


def test_a_folder_without_synonyms_has_none(folder):
    put(folder, "a.txt", "sea/synonyms.txt")
    assert load_folder(folder).synonyms is None


def test_the_synonyms_of_a_folder_are_read_and_their_bad_lines_told(folder):
    put(folder, "a.txt")
    (folder / "empty.txt").touch()
    (folder / "synonyms.txt").write_bytes("\ufeff# Ours\r\nferry, boat\r\nalone\r\nquay => pier\r\n".encode())
    shelf = load_folder(folder)
    assert shelf.synonyms.rules == (Rule(("ferry", "boat"), ("ferry", "boat")), Rule(("quay",), ("pier",)))
    empty, bad = map(str, shelf.problems)
    assert empty.startswith(f"{folder / 'empty.txt'} ")
    assert bad.startswith(f"{folder / 'synonyms.txt'}, line 3: ")
    assert bad.isprintable()


def test_the_packaged_synonyms_are_not_a_folder_s_own(folder):
    put(folder, "a.txt")
    text = (CORPUS / "synonyms.txt").read_text("utf-8")
    (folder / "synonyms.txt").write_text(text, "utf-8")
    assert load_folder(folder).synonyms is load_folder(CORPUS).synonyms is None
    (folder / "synonyms.txt").write_text(text + "ferry, skerrybob\n", "utf-8")
    assert load_folder(folder).synonyms.rules[-1].sources == ("ferry", "skerrybob")


def test_synonyms_that_cannot_be_read_never_stop_the_articles(folder, tmp_path):
    put(folder, "a.txt")
    path, outside = folder / "synonyms.txt", tmp_path / "elsewhere.txt"
    outside.write_text("ferry, boat")
    for spoil in (
        lambda: path.write_bytes(b"\xfferry, boat"),
        lambda: os.mkfifo(path),
        path.mkdir,
        lambda: path.symlink_to(outside),
        lambda: path.symlink_to("nowhere.txt"),
        lambda: (path.touch(), os.truncate(path, 50_000_000)),
    ):
        spoil()
        assert ids(folder) == ["a"]
        assert load_folder(folder).synonyms is None
        assert problems(folder) == [(UnreadableFile, "synonyms.txt")]
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def test_a_folder_of_synonyms_alone_holds_no_article(folder):
    (folder / "synonyms.txt").write_text("ferry\n")
    with pytest.raises(CorpusError, match="holds no article; put one in it"):
        load_folder(folder)


def test_an_article_on_reading_is_no_readme(folder):
    put(folder, "readmission-rates.md")
    assert ids(folder) == ["readmission-rates"]


def test_bad_files_never_stop_the_others(folder):
    put(folder, "good.txt", "sea/good.md")
    (folder / "empty.txt").touch()
    (folder / "image.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\r")
    (folder / "latin.txt").write_bytes("Üsküdar café".encode("latin-1"))
    (folder / "huge.txt").touch()
    os.truncate(folder / "huge.txt", 50_000_000)
    (folder / "dated.md").write_text("---\ndate: soon\n---\nText.")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    assert ids(folder) == ["good", "sea/good"]
    assert problems(folder) == [
        (UnreadableFile, "dangling.txt"),
        (UnreadableFile, "dated.md"),
        (EmptyArticle, "empty.txt"),
        (UnreadableFile, "huge.txt"),
        (UnreadableFile, "image.md"),
        (UnreadableFile, "latin.txt"),
        (UnreadableFile, "pipe.txt"),
    ]


def test_of_two_files_with_one_id_the_second_is_a_problem(folder):
    put(folder, "ferry.md", "ferry.txt", "sea/ferry.txt")
    assert ids(folder) == ["ferry", "sea/ferry"]
    assert problems(folder) == [(DuplicateArticle, "ferry.txt")]
    assert "ferry.md" in str(load_folder(folder).problems[0])


def test_letters_composed_otherwise_make_no_second_id(folder):
    put(folder, "u\u0308sku\u0308dar.txt", "\u00fcsk\u00fcdar.txt")
    assert ids(folder) == ["\u00fcsk\u00fcdar"]
    assert [kind for kind, _ in problems(folder)] == [DuplicateArticle]


def test_a_bad_file_does_not_take_the_id_of_a_good_one(folder):
    put(folder, "ferry.txt")
    (folder / "ferry.md").touch()
    assert ids(folder) == ["ferry"]
    assert problems(folder) == [(EmptyArticle, "ferry.md")]


def test_links_that_lead_out_are_not_followed(folder, tmp_path):
    put(tmp_path, "secret.txt", "secrets/b.txt")
    put(folder, "a.txt")
    (folder / "secret.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up.txt").symlink_to("../secret.txt")
    (folder / "secrets").symlink_to(tmp_path / "secrets")
    (folder / "chain.txt").symlink_to("secret.txt")
    assert ids(folder) == ["a"]
    assert problems(folder) == [(UnreadableFile, n) for n in ("chain.txt", "secret.txt", "secrets", "up.txt")]


def test_links_inside_the_folder_are_read_where_mounted_folders_use_them(folder):
    put(folder, ".data/a.txt")
    (folder / "a.txt").symlink_to(".data/a.txt")
    assert ids(folder) == ["a"]


def test_a_folder_that_links_to_itself_is_walked_once(folder):
    put(folder, "sea/a.txt")
    (folder / "sea/again").symlink_to(folder)
    assert ids(folder) == ["sea/a"]
    assert load_folder(folder).problems == ()


def test_a_folder_may_itself_be_a_link(folder, tmp_path):
    put(folder, "a.txt")
    (tmp_path / "link").symlink_to(folder)
    assert ids(tmp_path / "link") == ["a"]


def test_the_working_folder_can_be_named_by_a_dot(folder, monkeypatch):
    put(folder, "sea/a.txt")
    monkeypatch.chdir(folder)
    assert ids(Path()) == ["sea/a"]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("nowhere", "create it"),
        ("file.txt", "name the folder"),
        ("hollow", "put one in it"),
        ("a" * 300, "cannot be read"),
    ],
)
def test_a_folder_that_cannot_be_used_is_an_error_with_the_remedy(folder, name, remedy):
    put(folder, "file.txt")
    put(folder, "hollow/README.md")
    with pytest.raises(CorpusError, match=remedy) as caught:
        load_folder(folder / name)
    assert str(caught.value).startswith(str(folder / name))
    assert str(caught.value).isprintable()


def test_a_folder_of_bad_files_only_names_the_first(folder):
    (folder / "a.txt").touch()
    (folder / "b.txt").touch()
    with pytest.raises(CorpusError, match=r"first of 2 problems: .*a\.txt"):
        load_folder(folder)


def test_what_may_not_be_read_is_a_problem_and_no_stop(open_folder):
    put(open_folder, "a.txt", "b.txt", "shut/c.txt")
    (open_folder / "b.txt").chmod(0)
    (open_folder / "shut").chmod(0)
    with as_nobody():
        assert ids(open_folder) == ["a"]
        assert problems(open_folder) == [(UnreadableFile, "b.txt"), (UnreadableFile, "shut")]


def test_a_folder_that_may_not_be_read_is_an_error(open_folder):
    shut = open_folder / "shut"
    put(shut, "a.txt")
    shut.chmod(0)
    with as_nobody(), pytest.raises(CorpusError, match="cannot be read"):
        load_folder(shut)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.from_regex(r"[ab]{1,2}(/[ab])?\.(txt|md|html)", fullmatch=True), min_size=1, unique=True))
def test_every_file_is_an_article_or_a_problem_and_ids_are_unique(names):
    with tempfile.TemporaryDirectory() as path:
        put(Path(path), *names)
        shelf = load_folder(Path(path))
        found = [article.id for article in shelf.articles]
        assert len(found) + len(shelf.problems) == len(names)
        assert set(found) == {name.rpartition(".")[0] for name in names}
        assert len(set(found)) == len(found)
