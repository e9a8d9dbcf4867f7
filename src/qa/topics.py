"""Topics: which sentences of the articles are about what a reader names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.thesaurus import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.model import Span
    from qa.retrieval import Ranked

# A sentence is about a topic when it holds this share of its words by idf, or others that stand for them: "trade with
# Türkiye" is told by "trade" where every sentence speaks of Türkiye.
_LEAST_SHARE = 0.5


def sentences_about(ranked: Ranked) -> Mapping[tuple[str, Span], float]:
    """Return the share that sentences hold of a topic's words, by the article's id and the sentence's place.

    Words that only begin alike do not stand for each other here: who names the climate does not mean a climb.
    """
    scene = ranked.scene
    present = scene.evidence.present.copy()
    for relation, others in scene.others.present.items():
        if relation is not Relation.BEGINNING:
            present |= others
    forward, articles = scene.collection.forward, scene.collection.articles
    places = zip(scene.found.articles.tolist(), scene.found.sentences.tolist(), strict=True)
    shares = (present @ scene.shares).tolist()
    return {
        (articles[article].id, forward.span(sentence)): share
        for (article, sentence), share in zip(places, shares, strict=True)
        if share >= _LEAST_SHARE
    }
