"""Salience: how likely an editor is to count what a sentence says among an article's key facts.

The odds are ``content words × √recurrence × 2^signs / sentences``. Content words are the sentence's
different terms: the more it says, the better the odds. Recurrence is the geometric mean of the number of
sentences that hold each term, so that a sentence about the article's subject goes before one beside it.
Each sign of news (a figure, a sum of money, a date, a comparison, an event) doubles the odds, each sign
against it (a closing scene, mostly speech) halves them. An article has about as many key facts however long
it is, so the odds fall with the number of its sentences.

All signs weigh the same on purpose: with few cases to learn from, equal weights predict as well as fitted
ones (Dawes, "The robust beauty of improper linear models in decision making", 1979). A logistic regression
over the same signs, trained on the other articles of ``tests/quality``, covered no more facts of an article.
"""

from __future__ import annotations

import re
from collections import Counter
from math import exp, fsum, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Below so many sentences the odds rise no further: a short article is not all key facts.
_FEWEST_SENTENCES = 40
# The opening counts two signs when it says what the headline says; a colourful opening does not.
_LEAD_SIGNS = 2
_LEAD_TERMS = 2
# One sentence in so many, at the end, is the closing: a last scene, a phone number, "Ultimately, …".
_CLOSING_SHARE = 15

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DATE = re.compile(rf"\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}|\b(?:1[5-9]|20)\d\ds?\b(?![,.]\d)")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b(?!:)|\b\d{1,2} ?[ap]\.?m\b|\b[Nn]os?\. ?\d+|\bitem \d+", re.ASCII)
_FIGURE = re.compile(r"(?<![\w-])\d(?!\w*-year-old)(?!\d*(?:st|nd|rd|th)\b)")
_AMOUNT = r"\d[\d.,]{0,20}"
_CURRENCY = (
    r"(?:crown|dirham|dollar|euro|franc|kron[ae]|lira|manat|mark|peso|pound|rial|rou?ble|rupee|tenge|yen"
    r"|yuan)s?\b"
)
_MONEY = re.compile(
    rf"[$€£¥₹₸₽₺₼] ?\d|{_AMOUNT} (?:(?:m|b|tr)illion\b|(?:hundred |thousand )?{_CURRENCY})", re.IGNORECASE
)
_COMPARISON = re.compile(
    r"\b(?:than|compared|instead of|up from|down from|surpass\w*|exceed\w*)\b", re.IGNORECASE
)
_EVENT = re.compile(
    r"\b(?:agreed|announce[sd]|appointed|approved|arrested|awarded|banned|born|bought|built|charged|closed"
    r"|costs?|created|cuts?|dead|decided|declared|destroyed|died|doubled|dropped|elected|ended|established"
    r"|failed|fell|found|founded|grew|injured|introduced|invested|joined|killed|launched|lost|named|offered"
    r"|opened|ordered|paid|pays?|rejected|resigned|returned|rose|ruled|sank|selected|sentenced|signed|sold"
    r"|struck|sued|voted|won)\b"
)
_SPEECH = re.compile(r"[“\"«][^“”\"«»]*(?:[”\"»]|$)")


def salience(
    sentences: Sequence[str], terms: Sequence[frozenset[str]], headline: frozenset[str]
) -> list[float]:
    """Return the salience of every sentence of one article: a probability.

    Args:
        sentences: All sentences of the article, in order.
        terms: The different terms of each sentence.
        headline: The different terms of the title.
    """
    sharing = Counter(term for each in terms for term in each)
    closing = len(sentences) - len(sentences) // _CLOSING_SHARE
    signs = [_signs(sentence) - (place >= closing) for place, sentence in enumerate(sentences)]
    if signs and headline and len(terms[0] & headline) >= min(_LEAD_TERMS, len(headline)):
        signs[0] += _LEAD_SIGNS
    scarcity = max(len(sentences), _FEWEST_SENTENCES)
    return [_probability(each, sharing, sign, scarcity) for each, sign in zip(terms, signs, strict=True)]


def _signs(sentence: str) -> int:
    """Count the signs of news in a sentence, less those against it."""
    undated = _DATE.sub(" ", sentence)
    return (
        (undated != sentence)
        + bool(_FIGURE.search(_CLOCK.sub(" ", undated)))
        + bool(_MONEY.search(sentence))
        + bool(_COMPARISON.search(sentence))
        + bool(_EVENT.search(sentence))
        - (_spoken(sentence) > len(sentence) / 2)
    )


def _spoken(sentence: str) -> int:
    """Return the number of code points between quotation marks."""
    return sum(len(speech) for speech in _SPEECH.findall(sentence))


def _probability(terms: frozenset[str], sharing: Counter[str], signs: int, scarcity: int) -> float:
    if not terms:
        return 0.0
    recurrence = exp(fsum(log(sharing[term]) for term in terms) / len(terms))
    odds = len(terms) * sqrt(recurrence) * 2.0**signs / scarcity
    return odds / (1 + odds)
