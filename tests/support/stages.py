"""The stages of answering, one by one, as the archive walks them."""

from prose import numbered

from qa.analysis import Analyzer
from qa.collection import collect
from qa.query import query_for
from qa.questions import read_question
from qa.retrieval import observe, rank
from qa.thesaurus import packaged_thesaurus

ANALYZER = Analyzer()
THESAURUS = packaged_thesaurus(ANALYZER)


def collected(*texts):
    return collect(numbered(texts), ANALYZER)


def queried(collection, question):
    return query_for(read_question(question, ANALYZER), collection, THESAURUS)


def observed(collection, question):
    return observe(collection, queried(collection, question))


def ranked(collection, question):
    return rank(collection, queried(collection, question))


def sentence_texts(scene):
    """The words of every candidate."""
    forward, articles = scene.collection.forward, scene.collection.articles
    spans = map(forward.span, scene.found.sentences.tolist())
    return [
        articles[number].text[span.start : span.end]
        for number, span in zip(scene.found.articles.tolist(), spans, strict=True)
    ]


def terms(text):
    return [token.term for token in ANALYZER.tokens(text)]
