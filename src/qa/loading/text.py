"""Plain text -> Article."""

from __future__ import annotations

from qa.loading.bylines import take_byline
from qa.loading.furniture import clean
from qa.loading.titles import take_headline
from qa.model import Article


def parse_text(content: str, name: str) -> Article:
    """Read plain text: furniture, by-line and headline are told from the words that may be quoted."""
    cleaned = clean(content)
    author, text = take_byline(cleaned.text)
    title, text = take_headline(text)
    return Article(name, title, text, author=author, source_name=cleaned.site, published=cleaned.published)
