"""From a question to query terms: what the archive knows of them, and what may stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from qa.collection import background_weights
from qa.kinds import Kind
from qa.thesaurus import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qa.collection import Collection
    from qa.questions import Question
    from qa.thesaurus import Thesaurus

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Pairs = Sequence[tuple[int, int]]
    Phrases = Sequence[tuple[int, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Query:
    """A question in terms of a collection.

    Attributes:
        question: The question as read.
        ids: The id of each of its n terms, -1 for a term that the collection does not know.
        weights: The idf of each term in the collection, shape (n,).
        background: How telling each term is in general English, shape (n,).
        is_name: Which terms are names, shape (n,).
        is_number: Which terms are numbers, shape (n,).
        alternatives: By relation: (place of the term, id of a known term that may stand for it).
        phrases: By relation: (place of the term, ids of known terms that together may stand for it).
    """

    question: Question
    ids: tuple[int, ...]
    weights: Floats
    background: Floats
    is_name: Flags
    is_number: Flags
    alternatives: Mapping[Relation, Pairs]
    phrases: Mapping[Relation, Phrases]

    @property
    def known(self) -> list[int]:
        """The ids of the terms that the collection knows."""
        return [term for term in self.ids if term >= 0]

    @property
    def other(self) -> list[int]:
        """The ids of known terms that may stand for them, each once."""
        single = (term for pairs in self.alternatives.values() for _, term in pairs)
        together = (term for phrases in self.phrases.values() for _, terms in phrases for term in terms)
        own = set(self.ids)
        return list(dict.fromkeys(term for term in chain(single, together) if term not in own))


def query_for(question: Question, collection: Collection, thesaurus: Thesaurus) -> Query:
    """Look the question's terms up."""
    terms = [token.term for token in question.terms]
    words = [token.term for token in question.words]
    ids = tuple(-1 if (known := collection.vocabulary.id(term)) is None else known for term in terms)
    kinds = np.array([int(collection.kinds[term]) if term >= 0 else 0 for term in ids], np.int32)
    surfaces = [question.surface(token) for token in question.terms]
    begins = [token is question.words[0] for token in question.terms]
    capital = np.array(
        [s[0].isupper() and not first for s, first in zip(surfaces, begins, strict=True)], np.bool_
    )
    digits = np.array([surface[0].isdigit() for surface in surfaces], np.bool_)
    return Query(
        question=question,
        ids=ids,
        weights=np.array([collection.weight(term) for term in terms]),
        background=background_weights(terms),
        is_name=capital | (kinds & Kind.NAME != 0),
        is_number=digits | (kinds & Kind.NUMBER != 0),
        alternatives=_alternatives(words, terms, ids, collection, thesaurus),
        phrases=_phrases(words, collection, thesaurus),
    )


def _phrases(words: Sequence[str], collection: Collection, thesaurus: Thesaurus) -> dict[Relation, Phrases]:
    found: dict[Relation, list[tuple[int, tuple[int, ...]]]] = {relation: [] for relation in Relation}
    for place, terms, relation in thesaurus.phrases(words):
        known = collection.vocabulary.known(terms)
        if len(known) == len(terms):
            found[relation].append((place, tuple(known)))
    return dict(found)


def _alternatives(
    words: Sequence[str],
    terms: Sequence[str],
    ids: Sequence[int],
    collection: Collection,
    thesaurus: Thesaurus,
) -> dict[Relation, Pairs]:
    found: dict[Relation, list[tuple[int, int]]] = {relation: [] for relation in Relation}
    for place, term, relation in thesaurus.alternatives(words):
        known = collection.vocabulary.id(term)
        if known is not None and known != ids[place]:
            found[relation].append((place, known))
    for place, term in enumerate(terms):
        others = collection.vocabulary.known(collection.with_shared_beginning(term))
        found[Relation.BEGINNING].extend((place, other) for other in others)
    return dict(found)
