"""Text to terms: one analyzer for articles and for questions.

A token is a word's place in the text together with its *term*, the form under which the index knows it:
folded (Türkiye = Turkiye, ı = i, ə = e), without a possessive, numbers without thousands separators, and stemmed by
Snowball's English stemmer (Porter, "Snowball: A language for stemming algorithms", 2001).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from nltk.stem.snowball import EnglishStemmer

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"  # with combining marks, as decomposed text has them
_WORD = re.compile(
    r"[$€£¥₹₸₽₺₼%]"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., J.R.R.
    r"|\d+(?:[.,]\d+)*"  # 90, 4,000, 3.5
    rf"|{_LETTERS}\d*(?:['’‘ʼ`]{_LETTERS})*"  # Türkiye’s, O'Brien, B12
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_UNDECOMPOSED = str.maketrans(
    {
        "ı": "i",
        "ə": "e",
        "ł": "l",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
    }
    | dict.fromkeys("’‘ʼʻ`", "'")
)
_POSSESSIVE = re.compile(r"'s?$")
_LONGEST_STEMMED = 40
STOP = "_"


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        term: The form under which the index knows the word; a stop word's begins with ``STOP``.
        start: First code point of the word in the text.
        end: One past its last code point.
    """

    term: str
    start: int
    end: int


def fold(word: str) -> str:
    """Return the word without case, diacritics and typographic variants."""
    lowered = unicodedata.normalize("NFKD", word).lower().translate(_UNDECOMPOSED)
    return "".join(c for c in lowered if not unicodedata.combining(c))


class Analyzer:
    """Turns text into tokens; remembers the term of every word it has met.

    The memory is what makes it fast: the stemmer alone handles a few thousand passages a second.
    """

    def __init__(self) -> None:
        self._terms: dict[str, str] = {}
        self._stem = EnglishStemmer().stem
        self._stopwords = stopwords()

    def words(self, text: str) -> list[Token]:
        """Return every word of the text, in order."""
        known, found = self._terms, []
        for match in _WORD.finditer(text):
            word = match.group()
            term = known.get(word)
            if term is None:
                term = known[word] = self._term(word)
            found.append(Token(term, match.start(), match.end()))
        return found

    def tokens(self, text: str) -> list[Token]:
        """Return the words of the text that carry meaning, in order: all but the stop words."""
        return [token for token in self.words(text) if token.term[0] != STOP]

    def occurrences(self, terms: AbstractSet[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return where words of these terms stand in ``text[start:end]``, as offsets of the whole text."""
        matches, term = _WORD.finditer(text, start, end), self.term
        return [match.span() for match in matches if term(match.group()) in terms]

    def term(self, word: str) -> str:
        """Return the term of a single word."""
        term = self._terms.get(word)
        if term is None:
            term = self._terms[word] = self._term(word)
        return term

    def words_met(self) -> tuple[str, ...]:
        """Return every different word that has been read so far, as it was written."""
        return tuple(self._terms)

    def _term(self, word: str) -> str:
        folded = fold(word)
        if not folded or not folded[0].isalnum():
            return STOP + word
        if folded[0].isdigit():
            return _THOUSANDS.sub("", folded)
        if "." in folded:
            return folded.replace(".", "")
        if self._is_stopword(word, folded):
            return STOP + folded
        bare = _POSSESSIVE.sub("", folded).replace("'", "")
        return self._stem(bare) if len(bare) <= _LONGEST_STEMMED else bare

    def _is_stopword(self, word: str, folded: str) -> bool:
        if word.isupper() and len(word) > 1:
            return False  # WHO, US and IT are names; a question in capitals is lowered before it comes here
        return (
            (len(folded) == 1 and folded.isascii())
            or folded in self._stopwords
            or _POSSESSIVE.sub("", folded) in self._stopwords
        )


@cache
def stopwords() -> frozenset[str]:
    """Return the folded words that carry no subject."""
    lines = (files("qa") / "lexicon" / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
