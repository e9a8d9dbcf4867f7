"""A file -> an Article: read whole or refused whole."""

from __future__ import annotations

import stat
import unicodedata
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from qa.errors import ArticleError, EmptyArticle, UnreadableFile
from qa.loading.decoding import decode
from qa.loading.html import parse_html
from qa.loading.markdown import parse_markdown
from qa.loading.paragraphs import normalise
from qa.loading.text import parse_text
from qa.loading.titles import make_headline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qa.model import Article

# Bytes. The longest novels have under 5 MB; a larger file is a dump or a mistake, and would cost every
# reader time and memory.
MAX_SIZE = 10_000_000

# A format: the characters of a file and the article's id -> the article. Its errors do not name the file.
FORMATS = MappingProxyType(
    {".txt": parse_text, ".md": parse_markdown, ".html": parse_html, ".htm": parse_html}
)


def load_file(path: Path, *, root: Path | None = None) -> Article:
    """Read one article.

    Args:
        path: A file in one of ``FORMATS``.
        root: Folder that the article's id is relative to; the file's own folder when missing.

    Raises:
        UnreadableFile: The file cannot be read, is too large, or is no text in a known format.
        EmptyArticle: There is no text to quote from.
    """
    with _named(path):
        return _load(path, root or path.parent)


def read_article(content: str, name: str) -> Article:
    """Read plain text that stands in no file, as a file of it would be read.

    Args:
        content: The characters.
        name: Id of the article; its title comes out of the text.

    Raises:
        EmptyArticle: There is no text to quote from.
    """
    try:
        return _parsed(parse_text, content, name, stem="")
    except EmptyArticle as problem:
        raise EmptyArticle(f"{name} {problem}") from problem


def read_text(path: Path) -> str:
    """Return the characters of a text file that is no article.

    Raises:
        UnreadableFile: The file cannot be read, is too large, or is no text.
    """
    with _named(path):
        return decode(_read(path))


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Name the file in whatever goes wrong with it."""
    try:
        yield
    except ArticleError as problem:
        raise type(problem)(f"{show(path)} {problem}") from problem
    except OSError as problem:
        raise UnreadableFile(
            f"{show(path)} cannot be read ({problem.strerror}); see to it that it can"
        ) from problem


def show(path: Path | str) -> str:
    """Return a path as one line that any terminal can show: what is no character is escaped."""
    return "".join(c if _is_character(c) else ascii(c)[1:-1] for c in str(path))


def _load(path: Path, root: Path) -> Article:
    name = _id(path, root)
    parse = FORMATS.get(path.suffix.lower())
    if parse is None:
        raise UnreadableFile(f"is in no format we know; save it as one of {', '.join(FORMATS)}")
    return _parsed(parse, decode(_read(path)), name, path.stem)


def _parsed(parse: Callable[[str, str], Article], content: str, name: str, stem: str) -> Article:
    _require_words(content)
    article = parse(content, name)
    _require_words(article.text)
    return _tidy(article, stem)


def _id(path: Path, root: Path) -> str:
    name = unicodedata.normalize("NFC", path.relative_to(root).with_suffix("").as_posix())
    if not all(map(_is_character, name)):
        raise UnreadableFile("has a name with characters that cannot be shown; rename it")
    return name


def _read(path: Path) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("is not a file; put a file in its place, or name the folder it is")
    if status.st_size > MAX_SIZE:
        raise UnreadableFile(f"is larger than {MAX_SIZE // 1_000_000} MB; split it into articles")
    return path.read_bytes()


def _require_words(text: str) -> None:
    if not any(map(str.isalnum, text)):
        raise EmptyArticle("holds no text to quote; put the article's words in it, or take it away")


def _tidy(article: Article, stem: str) -> Article:
    """Bring what is known about an article to one line each, and make a title when there is none."""
    return replace(
        article,
        title=_one_line(article.title) or make_headline(stem, article.text),
        author=_one_line(article.author),
        source_name=_one_line(article.source_name),
        url=_one_line(article.url),
        language=_one_line(article.language),
    )


def _one_line(words: str) -> str:
    return " ".join(normalise(words).split())


def _is_character(c: str) -> bool:
    """Tell characters from control codes and from bytes of a file's name that are no UTF-8."""
    return unicodedata.category(c) not in ("Cc", "Cs")
