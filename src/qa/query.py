"""From a question to query terms: what the archive knows of them, and what may stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa.collection import background_weights
from qa.kinds import Kind
from qa.thesaurus import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from qa.collection import Collection
    from qa.questions import Question
    from qa.thesaurus import Thesaurus

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


class Alternative(NamedTuple):
    """What may stand for a term of the question.

    Attributes:
        place: Which of the question's terms.
        terms: The id of the other term, or those of several that do so together.
        relation: How they are related.
    """

    place: int
    terms: tuple[int, ...]
    relation: Relation


@dataclass(frozen=True, slots=True)
class Query:
    """A question in terms of a collection.

    Attributes:
        question: The question as read.
        words: The id of each of its words, stop words among them, -1 for a word that the collection does not know.
        ids: The id of each of its n terms, -1 for a term that the collection does not know.
        weights: The idf of each term in the collection, shape (n,).
        background: How telling each term is in general English, shape (n,).
        is_name: Which terms are names, shape (n,).
        is_number: Which terms are numbers, shape (n,).
        alternatives: What may stand for the terms, and is known.
    """

    question: Question
    words: tuple[int, ...]
    ids: tuple[int, ...]
    weights: Floats
    background: Floats
    is_name: Flags
    is_number: Flags
    alternatives: Sequence[Alternative]

    @property
    def known(self) -> list[int]:
        """The ids of the terms that the collection knows."""
        return [term for term in self.ids if term >= 0]

    @property
    def first_places(self) -> dict[int, int]:
        """Where among the words each known one stands first, by id."""
        places = {term: -place for place, term in enumerate(reversed(self.words), 1 - len(self.words))}
        places.pop(-1, None)
        return places

    @property
    def other(self) -> list[int]:
        """The ids of known terms that may stand for them, each once."""
        terms = dict.fromkeys(term for other in self.alternatives for term in other.terms)
        return [term for term in terms if term not in self.ids]


def query_for(question: Question, collection: Collection, thesaurus: Thesaurus) -> Query:
    """Look the question's terms up."""
    terms = [token.term for token in question.terms]
    words = [token.term for token in question.words]
    ids = _ids(terms, collection)
    kinds = np.array([int(collection.kinds[term]) if term >= 0 else 0 for term in ids], np.int32)
    surfaces = [question.surface(token) for token in question.terms]
    begins = [token is question.words[0] for token in question.terms]
    capital = np.array(
        [s[0].isupper() and not first for s, first in zip(surfaces, begins, strict=True)], np.bool_
    )
    digits = np.array([surface[0].isdigit() for surface in surfaces], np.bool_)
    return Query(
        question=question,
        words=_ids(words, collection),
        ids=ids,
        weights=np.array([collection.weight(term) for term in terms]),
        background=background_weights(terms),
        is_name=capital | (kinds & Kind.NAME != 0),
        is_number=digits | (kinds & Kind.NUMBER != 0),
        alternatives=tuple(dict.fromkeys(_alternatives(words, terms, collection, thesaurus))),
    )


def _ids(terms: Iterable[str], collection: Collection) -> tuple[int, ...]:
    return tuple(-1 if (known := collection.vocabulary.id(term)) is None else known for term in terms)


def _alternatives(
    words: Sequence[str], terms: Sequence[str], collection: Collection, thesaurus: Thesaurus
) -> Iterator[Alternative]:
    """Yield what the collection knows of what may stand for the question's terms, but for what holds them itself."""
    vocabulary = collection.vocabulary
    for place, others, relation in thesaurus.alternatives(words):
        known = tuple(vocabulary.known(others))
        if len(known) == len(others) and terms[place] not in others:
            yield Alternative(place, known, relation)
    for place, term in enumerate(terms):
        for other in vocabulary.known(collection.with_shared_beginning(term)):
            yield Alternative(place, (other,), Relation.BEGINNING)
