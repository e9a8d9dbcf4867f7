"""A folder -> its articles and its synonyms, and what is wrong with the others."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import ArticleError, CorpusError, DuplicateArticle, UnreadableFile
from qa.loading.files import FORMATS, load_file, read_text, show
from qa.synonyms import Synonyms, is_packaged, sift_synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.errors import QAError
    from qa.model import Article

_SUFFIXES = ", ".join(FORMATS)
_SYNONYMS = "synonyms.txt"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a folder of articles holds.

    Attributes:
        articles: In the order of their paths; ids are unique.
        problems: One for each file that is no article but should be, in the order of their paths; then one for each
            line of the synonyms that follows no format.
        synonyms: The folder's own, if it has others than the package.
    """

    articles: tuple[Article, ...]
    problems: tuple[QAError, ...] = ()
    synonyms: Synonyms | None = None


def load_folder(folder: Path) -> Shelf:
    """Read every article in a folder and its sub-folders; a bad file never stops the others.

    Passed over without a word: hidden files and folders, READMEs, files of other formats, and links to folders inside
    the folder, whose files are read where they stand. ``synonyms.txt`` is no article; that of the folder itself is
    read as what it is, a sub-folder's is passed over.

    Raises:
        CorpusError: The folder cannot be read, or there is no article in it.
    """
    _require_folder(folder)
    paths, strays = _walk(folder)
    articles, problems = _load(paths, folder)
    problems = sorted([*strays, *problems], key=str)
    if not articles:
        raise CorpusError(_nothing(folder, problems))
    synonyms, mistakes = _synonyms(folder / _SYNONYMS, os.path.realpath(folder))
    return Shelf(tuple(articles), (*problems, *mistakes), synonyms)


def _require_folder(folder: Path) -> None:
    try:
        with os.scandir(folder):
            pass
    except FileNotFoundError:
        raise CorpusError(
            f"{show(folder)} does not exist; create it and put articles in it ({_SUFFIXES})"
        ) from None
    except NotADirectoryError:
        raise CorpusError(
            f"{show(folder)} is not a folder; name the folder that holds the articles"
        ) from None
    except OSError as problem:
        raise CorpusError(
            f"{show(folder)} cannot be read ({problem.strerror}); see to it that it can"
        ) from problem


def _nothing(folder: Path, problems: list[ArticleError]) -> str:
    if not problems:
        return f"{show(folder)} holds no article; put one in it ({_SUFFIXES})"
    count = len(problems)
    return f"{show(folder)} holds no article that can be read; the first of {count} problems: {problems[0]}"


def _walk(folder: Path) -> tuple[list[Path], list[ArticleError]]:
    """Return the files that should be articles, by path, and the folders and links that are not entered."""
    home = os.path.realpath(folder)
    paths: list[Path] = []
    closed: list[OSError] = []
    links: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = filter(_is_visible, folders)
        files = [Path(parent, name) for name in names if _is_article(name)]
        outside = {path for path in (*files, *(Path(parent, f) for f in folders)) if _leads_out(path, home)}
        links += outside
        paths += (path for path in files if path not in outside)
    return sorted(paths), [*map(_closed, closed), *map(_outside, links)]


def _synonyms(path: Path, home: str) -> tuple[Synonyms | None, Sequence[QAError]]:
    """Return the folder's own synonyms, if there are any, and what is wrong with them."""
    if not os.path.lexists(path):
        return None, ()
    if _leads_out(path, home):
        return None, [_outside(path)]
    try:
        text = read_text(path)
    except ArticleError as problem:
        return None, [problem]
    return (None, ()) if is_packaged(text) else sift_synonyms(text.splitlines(), show(path))


def _is_visible(name: str) -> bool:
    return not name.startswith(".")


def _is_article(name: str) -> bool:
    suffix = Path(name).suffix.lower()
    readme = name.startswith("README") or name.lower().startswith("readme.")
    return _is_visible(name) and suffix in FORMATS and name != _SYNONYMS and not readme


def _leads_out(entry: Path, home: str) -> bool:
    return entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(home)


def _outside(link: Path) -> ArticleError:
    return UnreadableFile(f"{show(link)} is a link that leads out of the folder; put a copy in its place")


def _closed(error: OSError) -> ArticleError:
    return UnreadableFile(f"{show(error.filename)} cannot be read ({error.strerror}); see to it that it can")


def _load(paths: Iterable[Path], folder: Path) -> tuple[list[Article], list[ArticleError]]:
    taken: dict[str, Path] = {}
    articles: list[Article] = []
    problems: list[ArticleError] = []
    for path in paths:
        try:
            article = load_file(path, root=folder)
            _claim(article.id, path, taken)
        except ArticleError as problem:
            problems.append(problem)
        else:
            articles.append(article)
    return articles, problems


def _claim(name: str, path: Path, taken: dict[str, Path]) -> None:
    """Give the id to the file, unless another has it."""
    first = taken.setdefault(name, path)
    if first != path:
        raise DuplicateArticle(f"{show(path)} has the id of {show(first)} ({name}); rename one of them")
