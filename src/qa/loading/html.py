"""Web page -> Article, through trafilatura."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from qa.errors import EmptyArticle, UnreadableFile
from qa.loading.furniture import clean
from qa.loading.paragraphs import BLANK_LINE
from qa.model import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types
    from trafilatura.settings import Document

# Levels of elements; libxml2 leaves out what stands deeper, without a word.
MAX_DEPTH = 255

DEFAULT_LANGUAGE = "en"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ADVICE = "save its article as .txt or .md"
# The day of first publication, as the page states it; no guessing from every figure in the text.
_DATES = {"original_date": True, "extensive_search": False}


def parse_html(content: str, name: str) -> Article:
    """Read the article of a web page, with what the page says about it.

    Raises:
        UnreadableFile: The page is nested too deeply, or cannot be parsed.
        EmptyArticle: There is no article in the page.
    """
    try:
        tree = _tree(content)
        page = _extract(tree)
    except Exception as problem:  # whatever a hostile page trips in a parser is the page's fault
        raise UnreadableFile(f"cannot be parsed ({type(problem).__name__}); {_ADVICE}") from problem
    if _depth(tree) > MAX_DEPTH:
        raise UnreadableFile(f"is nested more than {MAX_DEPTH} levels deep; {_ADVICE}")
    if page is None:
        raise EmptyArticle(f"holds no article that can be made out; {_ADVICE}")
    return _article(page, name, tree.get("lang") or "")


def _tree(content: str) -> HtmlElement:
    from trafilatura import load_html  # noqa: PLC0415 -- a third of a second that other formats need not pay

    whole = content if "<html" in content.lower() else f"<html><body>{content}</body></html>"
    tree = load_html(whole)
    if tree is None:
        raise ValueError("no elements")
    return tree


def _extract(tree: HtmlElement) -> Document | None:
    from trafilatura import bare_extraction  # noqa: PLC0415 -- as above

    page = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    return page if page is not None and not isinstance(page, dict) and page.text else None


def _depth(tree: HtmlElement) -> int:
    levels, level = 0, [tree]
    while level:
        levels, level = levels + 1, [child for element in level for child in element]
    return levels


def _article(page: Document, name: str, language: str) -> Article:
    title = page.title or ""
    cleaned = clean(_text(page.text or "", title))
    return Article(
        name,
        title,
        cleaned.text,
        author=page.author or "",
        source_name=page.sitename or page.hostname or cleaned.site,
        url=page.url or "",
        published=date.fromisoformat(page.date) if page.date else cleaned.published,
        language=language if _LANGUAGE.fullmatch(language) else DEFAULT_LANGUAGE,
    )


def _text(lines: str, title: str) -> str:
    """Part trafilatura's lines by blank lines, without its marks of lists and tables, nor the title."""
    paragraphs = [paragraph for paragraph in map(_paragraph, lines.splitlines()) if paragraph]
    if paragraphs and paragraphs[0].casefold() == title.casefold():
        del paragraphs[0]
    return BLANK_LINE.join(paragraphs)


def _paragraph(line: str) -> str:
    if not line.startswith("|"):
        return line.strip().removeprefix("- ")
    cells = [cell.strip() for cell in line.strip(" |").split("|")]
    return " | ".join(cell for cell in cells if cell.strip("-:"))
