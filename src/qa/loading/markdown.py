"""Markdown -> Article: the words a reader sees, a blank line between paragraphs.

Marks of emphasis, link targets, images, code blocks, tags and comments go; headings, list items and
table rows are paragraphs of their own; a hard-wrapped paragraph is one line.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from qa.loading.front_matter import take_front_matter
from qa.loading.paragraphs import BLANK_LINE, normalise
from qa.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"[ \t\n]{2,}|[\t\n]")
_UNSEEN = ("<!", "<?", "<pre", "<script", "<style", "<textarea")
_CELL_BORDER = " | "
_MAX_NESTING = 100  # ten lists inside one another are forty levels


def parse_markdown(content: str, name: str) -> Article:
    """Read Markdown with optional front matter; the first level-one heading gives a missing title.

    Raises:
        UnreadableFile: The front matter is not what it should be.
    """
    fields, body = take_front_matter(normalise(content))
    blocks = list(_blocks(_tokens(body)))
    heading = next((text for tag, text in blocks if tag == "h1"), "")
    title = fields.pop("title", heading)
    own = blocks if title != heading else _without_first(blocks, ("h1", heading))
    text = normalise(BLANK_LINE.join(text for _, text in own if text))
    return Article(name, title, text, **fields)


def _tokens(body: str) -> list[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- 50 ms that other formats need not pay

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    # Indented text in an article is a verse or a slip, hardly ever code.
    return parser.disable("code").parse(body)


def _without_first(blocks: list[tuple[str, str]], block: tuple[str, str]) -> list[tuple[str, str]]:
    if block not in blocks:
        return blocks
    number = blocks.index(block)
    return blocks[:number] + blocks[number + 1 :]


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Yield the tag and the words of each block; a table row is one block."""
    cells: list[str] = []
    openings = ["", *(token.tag for token in tokens)]
    for tag, token in zip(openings, tokens, strict=False):
        if token.type == "inline" and tag in ("td", "th"):
            cells.append(_words(token))
        elif token.type == "inline":
            yield tag, _words(token)
        elif token.type == "tr_close":
            yield "tr", _CELL_BORDER.join(filter(None, cells))
            cells.clear()
        elif token.type == "html_block":
            yield "html", _seen(token.content)


def _words(inline: Token) -> str:
    return _one_line("".join(map(_word, inline.children or ())))


def _word(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or token.content.lower().startswith("<br"):
        return " "
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _seen(html: str) -> str:
    """Return what a reader sees of a block of HTML."""
    return "" if html.lower().startswith(_UNSEEN) else _one_line(unescape(_TAG.sub(" ", html)))


def _one_line(words: str) -> str:
    return _SPACES.sub(" ", words).strip(" ")
