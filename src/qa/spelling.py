"""Spelling: words of a question that the archive does not know, read as words that it does.

What is put right is one slip, another transliteration of a name, and in long words two slips if a single word is that
near. Which of several words was meant is weighed as in a noisy channel (Kernighan, Church, Gale, "A spelling correction
program based on a noisy channel model", 1990): how often the archive holds the word, and how likely the slip is.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from qa import background
from qa.analysis import STOP, fold, stopwords, visible
from qa.kinds import Kind
from qa.slips import ADDED, MISSING, SWAPPED, LongWords, Slip, slips

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from qa.analysis import Analyzer
    from qa.collection import Collection
    from qa.questions import Question

# A term more telling than this in general English, in nats, stands in fewer than one passage of 10,000: there are as
# many slips among such ("thier", "minsters") as words.
_RARE = 9.2
_SHORTEST, _LONGEST = 4, 40  # letters
_SHORTEST_TWICE = 8  # of a word with two slips
_MOST = 10  # words corrected in one question
_STOP_WORD = 2.0  # idf of a word that every seventh passage holds

# What counts for or against a word that may have been meant, in nats, as slips do.
_SOUNDS_ALIKE, _FIRST_LETTER, _OTHER_FORM = 2.0, -2.0, -1.5

_POSSESSIVE = re.compile(r"['’‘ʼʻ`][sS]?$")
_CUSTOMS = "dzh:j dj:j zh:j ph:f sch:s tch:s sh:s ch:s kh:k gh:g ck:k q:k c:k x:ks w:v y:i z:s"
_TRANSLITERATIONS = tuple(custom.split(":") for custom in _CUSTOMS.split())
_REPEATED = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"(?<=[aeou])[ij](?=[aeou])|^[ij](?=e)")
_DERIVED = (
    "s es ed er ers ing ings ion ions ate ates ated ating ation ations ly ive ively ity ities ality al ally "
    "ize ized izing ance ances ence ences ency encies able ability ible ibility ment ments ness"
)
_ENDINGS = frozenset(_DERIVED.split())
_SHORT_ENDINGS = ("s", "d", "ed", "ing", "ly", "ness")


def sound(name: str) -> str:
    """Return what is left of a folded name when the customs of transliteration are taken away.

    Tokayev, Tokaev and Toqaev have one such key, and so have Zhomart and Jomart.
    """
    for written, heard in _TRANSLITERATIONS:
        name = name.replace(written, heard)
    return _GLIDE.sub("", _REPEATED.sub(r"\1", name))


class Spelling:
    """Corrects the questions that are put to a collection.

    What takes time to compute is computed when the first unknown word asks for it.
    """

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection, self._analyzer = collection, analyzer
        self._words = _Words(collection, analyzer)

    def correct(self, question: Question) -> str:
        """Return the question's text with what was meant in place of the words that are taken for misspelt.

        A word that the archive knows in any form, a stop word, a number, a word in capitals and a word of general
        English that is not very rare are never changed; at most ten words are.
        """
        pieces, end = [], 0
        strange = (token for token in question.words if self._is_strange(question.surface(token), token.term))
        for token in islice(strange, _MOST):
            inside = token.start > 0 and not question.text.istitle()
            pieces += [
                question.text[end : token.start],
                self._corrected(question.surface(token), inside=inside),
            ]
            end = token.end
        return "".join((*pieces, question.text[end:]))

    def _is_strange(self, word: str, term: str) -> bool:
        if term[0] == STOP or term in self._collection.vocabulary or not _SHORTEST <= len(word) <= _LONGEST:
            return False
        return not word.isupper() and background.weight(term) > _RARE

    def _corrected(self, word: str, *, inside: bool) -> str:
        base = _base(word)
        bare = _bare(base)
        if not bare.isalpha() or not _SHORTEST <= len(bare) <= _LONGEST or bare in self._words.written:
            return word
        meant = self._meant(bare, is_name=inside and word[0].isupper())
        return self._as_written(meant, base) + word[len(base) :] if meant else word

    def _meant(self, word: str, *, is_name: bool) -> str | None:
        known: Container[str] = self._words.capitals if is_name else self._words.written
        is_listed = background.is_listed(self._analyzer.term(word))
        least = _least(word, is_name=is_name, is_listed=is_listed)
        found = [slip for slip in self._near(word, known) if slip.weight >= least]
        if not (is_listed or is_name or any(slip.weight >= ADDED for slip in found)):
            found += self._near_in_another_form(word)
        if found:
            return max(found, key=self._likelihood).meant
        return None if is_listed else self._two_slips_away(word, known)

    def _near(self, word: str, known: Container[str]) -> Iterator[Slip]:
        """Yield the known words one slip away, and names that sound alike."""
        heard = sound(word)
        for weight, meant in slips(word, self._words.letters_beside(word), known):
            alike, first = sound(meant) == heard, meant[0] != word[0]
            yield Slip(weight + alike * _SOUNDS_ALIKE + first * _FIRST_LETTER, meant)
        for name in self._words.by_sound.get(heard, ()):
            yield Slip(_SOUNDS_ALIKE, name)

    def _near_in_another_form(self, word: str) -> Iterator[Slip]:
        """Yield words one slip away of which the archive has the stem, if with other endings."""
        letters, terms = self._words.letters_beside(word), self._words.terms
        found = list(slips(word, letters, self._words.shortened))
        for place in range(_SHORTEST - 1, len(word)):
            stem, ending = word[:place], word[place:]
            if ending in _ENDINGS:
                found += (Slip(weight, meant + ending) for weight, meant in slips(stem, letters, terms))
            if stem in terms and len(ending) > 1:
                found += (Slip(weight, stem + meant) for weight, meant in slips(ending, letters, _ENDINGS))
        for weight, meant in found:
            if meant[0] == word[0] and self._analyzer.term(meant) in terms and not self._is_name(meant):
                yield Slip(weight + _OTHER_FORM, meant)

    def _two_slips_away(self, word: str, known: Container[str]) -> str | None:
        near = [other for other in self._words.within_two_slips(word) if other in known]
        is_one_term = len({self._analyzer.term(other) for other in near}) == 1
        return min(near, key=lambda other: abs(len(other) - len(word))) if is_one_term else None

    def _likelihood(self, slip: Slip) -> float:
        """Return how likely the word was meant: its idf falls as the logarithm of its frequency grows."""
        term = self._analyzer.term(slip.meant)
        return slip.weight - (_STOP_WORD if term[0] == STOP else self._collection.weight(term))

    def _as_written(self, meant: str, word: str) -> str:
        """Return the word as the archive writes it; with a capital where the reader has one."""
        written = self._words.written.get(meant, meant)
        if word[0].isupper():
            return written[0].upper() + written[1:]
        return written if self._is_name(meant) else written.lower()

    def _is_name(self, word: str) -> bool:
        known = self._collection.vocabulary.id(self._analyzer.term(word))
        return known is not None and bool(self._collection.kinds[known] & Kind.NAME)


class _Words:
    """The words of an archive, by whatever they are looked for."""

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection, self._analyzer = collection, analyzer
        self._long: dict[str, LongWords] = {}

    @cached_property
    def written(self) -> dict[str, str]:
        """For every word without case and marks how it is written: with marks and in small letters if it ever is."""
        found = {word: word for word in stopwords()}
        for word in self._bases:
            bare = _bare(word)
            found[bare] = max(word, found.get(bare, ""))
        return found

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words without case and marks that are ever written with a capital."""
        return frozenset(_bare(word) for word in self._bases if word[0].isupper())

    @cached_property
    def shortened(self) -> frozenset[str]:
        """What is left of the words without case and marks when a common ending is taken away."""
        return frozenset(
            word[: -len(ending)]
            for word in self.written
            for ending in _SHORT_ENDINGS
            if word.endswith(ending)
        )

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms, stop words' among them."""
        return frozenset(self._collection.vocabulary.terms())

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """The words ever written with a capital, by how they sound."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.capitals):
            if len(word) >= _SHORTEST:
                found.setdefault(sound(word), []).append(word)
        return found

    def letters_beside(self, word: str) -> list[str]:
        """Return the letters in use of the alphabet, a block of Unicode, in which the word is written."""
        return [letter for letter in self._letters if ord(letter) >> 8 == ord(word[0]) >> 8]

    def within_two_slips(self, word: str) -> list[str]:
        """Return the words at most two slips away from a long one that begin like it."""
        if len(word) < _SHORTEST_TWICE:
            return []
        first, shortest = word[0], _SHORTEST_TWICE - 2
        if first not in self._long:
            self._long[first] = LongWords(w for w in self.written if w[0] == first and len(w) >= shortest)
        return self._long[first].within_two_slips(word)

    @cached_property
    def _bases(self) -> list[str]:
        words, terms, term = self._collection.words, self.terms, self._analyzer.term
        bases = (visible(_base(word)) for word in words if term(word) in terms)
        return [base for base in bases if _bare(base).isalpha()]

    @cached_property
    def _letters(self) -> list[str]:
        return sorted(letter for letter in set("".join(self.written)) if letter.isalpha())


def _base(word: str) -> str:
    return word if word.isalpha() else _POSSESSIVE.sub("", word)


def _bare(word: str) -> str:
    return word.lower() if word.isascii() and word.isalpha() else fold(word).replace("'", "")


def _least(word: str, *, is_name: bool, is_listed: bool) -> float:
    """Return how likely a slip must be to be believed: many words are one letter apart from a short one."""
    if len(word) == _SHORTEST:
        return math.inf if is_listed else SWAPPED if is_name else MISSING
    return ADDED if is_listed else ADDED + _FIRST_LETTER
