"""Text to terms: one analyzer for articles and for questions.

A token is a word's place in the text together with its *term*, the form under which the index knows it: folded
(Türkiye = Turkiye, ı = i, ə = e), in American spelling (honour = honor), without a possessive, numbers without
thousands separators, and stemmed by Snowball's English stemmer (Porter, "Snowball: A language for stemming algorithms",
2001).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from nltk.stem.snowball import EnglishStemmer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

# Decomposed text has combining marks inside its words; pages that hyphenate or join have what cannot be seen.
_MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1ab0-\u1abd\u1dc0-\u1dff\ufe20-\ufe2f"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNSEEN_CHARACTERS = str.maketrans("", "", _UNSEEN)
_LETTERS = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*|[{_UNSEEN}]+[^\W\d_]+)*"
_WORD = re.compile(
    rf"[A-Za-z]{{2,}}+(?![\w'’‘ʼ`{_MARKS}{_UNSEEN}])"  # most words; what follows finds them, too, in twice the time
    r"|[$€£¥₹₸₽₺₼%]"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., J.R.R.
    r"|\d+(?:[.,]\d+)*"  # 90, 4,000, 3.5
    rf"|{_LETTERS}\d*(?:[{_UNSEEN}]*['’‘ʼ`][{_UNSEEN}]*{_LETTERS})*"  # Türkiye’s, O'Brien, B12
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
    | dict.fromkeys(_UNSEEN + "\u034f", "")
)
# British spellings by their endings. "Rise" is taken for one, too, which does no harm: it is so in articles and
# questions alike, and no other word comes to be spelt like it.
_BRITISH = re.compile(
    r"(?<=[a-z]{2})(?P<or>our(?=(?:s|ed|ers?|ing|able|abl[ey]|ful|less|ite|ites|hood|hoods|al|ally)?$))"  # honour
    r"|(?<=[a-z]{2})(?P<iz>is(?=(?:e|es|ed|ers?|ing|ations?|ational)$))"  # organise, organisation
    r"|(?P<yz>(?<=[al])ys(?=(?:e|es|ed|ers?|ing)$))"  # analyse
    r"|(?P<er>(?:(?<=cent)|(?<=theat)|(?<=met)|(?<=lit))re(?=s?$))"  # centre
    r"|(?P<ense>(?:(?<=def)|(?<=off))ence(?=s?$))"  # defence
    r"|(?P<m>(?<=progra)mme(?=s?$))"  # programme
)
_POSSESSIVE = re.compile(r"'s?$")
_LONGEST_STEMMED = 40
STOP = "_"
_MAY = "may"
_MONTH_OR_VERB = (_MAY, STOP + _MAY)


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


def visible(word: str) -> str:
    """Return the word without what cannot be seen inside it, such as the places where it may be hyphenated."""
    return word if word.isascii() else word.translate(_UNSEEN_CHARACTERS)


def is_shouted(text: str) -> bool:
    """Tell whether the text has two words or more, all in capitals; one alone, as "WHO?", is a name."""
    return text.isupper() and sum(any(map(str.isalpha, word)) for word in text.split()) > 1


class Analyzer:
    """Turns text into tokens; remembers the term of every word it has met.

    The memory is what makes it fast: the stemmer alone handles a few thousand passages a second.
    """

    def __init__(self) -> None:
        self._terms: dict[str, str] = {}
        self._stem = EnglishStemmer().stem
        self._stopwords = stopwords()

    def words(self, text: str) -> list[Token]:
        """Return every word of a sentence or a question, in order.

        Capitals tell the WHO from who, unless all the text is in capitals. May is the month beside a figure, and with
        a capital inside the text.
        """
        known, found = self._terms, []
        for match in _WORD.finditer(text):
            word = match.group()
            term = known.get(word)
            if term is None:
                term = known[word] = self._term(word)
            found.append(Token(term, match.start(), match.end()))
        shouted = is_shouted(text)
        if shouted:
            found = [self._lowered(token, text) for token in found]
        if "may" in text or "May" in text or shouted:
            places = [place for place, token in enumerate(found) if token.term in _MONTH_OR_VERB]
            for place in places:
                found[place] = _month_or_verb(place, found)
        return found

    def tokens(self, text: str) -> list[Token]:
        """Return the words of the text that carry meaning, in order: all but the stop words."""
        return [token for token in self.words(text) if token.term[0] != STOP]

    def occurrences(self, terms: AbstractSet[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return where words of these terms stand in ``text[start:end]``, as offsets of the whole text."""
        found, place = [], start
        for word in _WORD.findall(text, start, end):
            first = text.index(word, place)  # no letter or figure stands between two words
            place = first + len(word)
            if self.term(word) in terms:
                found.append((first, place))
        return found

    def term(self, word: str) -> str:
        """Return the term of a single word."""
        term = self._terms.get(word)
        if term is None:
            term = self._terms[word] = self._term(word)
        return term

    def words_met(self) -> tuple[str, ...]:
        """Return every different word that has been read so far, as it was written."""
        return tuple(self._terms)

    def _lowered(self, token: Token, text: str) -> Token:
        word = text[token.start : token.end].lower()
        folded = fold(word)
        is_stopword = token.term[0].isalpha() and "." not in folded and self._is_stopword(word, folded)
        return token._replace(term=STOP + folded) if is_stopword else token

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
        bare = _BRITISH.sub(_american, _POSSESSIVE.sub("", folded).replace("'", ""))
        return self._stem(bare) if len(bare) <= _LONGEST_STEMMED else bare

    def _is_stopword(self, word: str, folded: str) -> bool:
        if word.isupper() and len(word) > 1:
            return False  # WHO, US and IT are names
        bare = _POSSESSIVE.sub("", folded)
        if bare == _MAY and word[0].isupper():
            return False
        return (len(folded) == 1 and folded.isascii()) or folded in self._stopwords or bare in self._stopwords


def _month_or_verb(place: int, tokens: Sequence[Token]) -> Token:
    token = tokens[place]
    beside = (*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2])
    is_named = place > 0 and token.term == _MAY
    is_month = is_named or any(other.term[0].isdigit() for other in beside)
    return token._replace(term=_MAY if is_month else STOP + _MAY)


def _american(match: re.Match[str]) -> str:
    return match.lastgroup or ""


@cache
def stopwords() -> frozenset[str]:
    """Return the folded words that carry no subject."""
    lines = (files("qa") / "lexicon" / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
