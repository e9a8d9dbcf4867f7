import numpy as np
from anything import text as any_text
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import articles as prose_articles
from prose import numbered

from qa.analysis import STOP, Analyzer
from qa.chunking import windows
from qa.index.forward import index_articles, ranges
from qa.index.vocabulary import Vocabulary
from qa.sentences import sentence_spans

ANALYZER = Analyzer()
ARTICLES = prose_articles | st.lists(any_text, max_size=3).map(numbered)


class Read:
    """Articles as the forward index holds them."""

    def __init__(self, articles):
        self.articles = articles
        self.vocabulary = Vocabulary()
        self.forward = index_articles(articles, ANALYZER, self.vocabulary)

    def sentences(self):
        """The words of every sentence, by the index's own places."""
        texts = (self.articles[number].text for number in self.forward.articles.tolist())
        spans = map(self.forward.span, range(len(self.forward.starts)))
        return [text[span.start : span.end] for text, span in zip(texts, spans, strict=True)]

    def stop(self):
        return np.array([term[0] == STOP for term in self.vocabulary.terms()], np.bool_)

    def terms(self, ids):
        known = self.vocabulary.terms()
        return [known[term] for term in ids]


def read(*texts):
    return Read(numbered(texts))


def split(values, counts):
    return [part.tolist() for part in np.split(values, np.cumsum(counts)[:-1])] if len(counts) else []


@settings(max_examples=40)
@given(ARTICLES)
def test_every_sentence_stands_where_it_stands_in_its_article(articles):
    index = Read(articles)
    places = [
        (number, span) for number, article in enumerate(articles) for span in sentence_spans(article.text)
    ]
    assert index.forward.articles.tolist() == [number for number, _ in places]
    assert [index.forward.span(sentence) for sentence in range(len(places))] == [span for _, span in places]
    assert np.diff(index.forward.article_sentences).tolist() == [
        len(sentence_spans(article.text)) for article in articles
    ]


@settings(max_examples=40)
@given(ARTICLES)
def test_a_sentence_has_the_terms_that_the_analyzer_finds_in_it(articles):
    index = Read(articles)
    found = split(index.forward.terms, np.diff(index.forward.sentence_terms))
    for text, ids in zip(index.sentences(), found, strict=True):
        assert index.terms(ids) == [token.term for token in ANALYZER.words(text)]


@settings(max_examples=40)
@given(ARTICLES)
def test_words_are_counted_as_readers_count_them(articles):
    index = Read(articles)
    assert index.forward.words.tolist() == [len(text.split()) for text in index.sentences()]


@settings(max_examples=40)
@given(ARTICLES)
def test_passages_are_windows_of_one_article(articles):
    index = Read(articles)
    counts, first = index.forward.words.tolist(), 0
    expected = []
    for number in np.diff(index.forward.article_sentences).tolist():
        expected += [[first + a, first + b] for a, b in windows(counts[first : first + number])]
        first += number
    assert index.forward.passages.tolist() == expected


@settings(max_examples=40)
@given(ARTICLES)
def test_a_passage_has_the_terms_of_its_sentences_without_the_stop_words(articles):
    index = Read(articles)
    passages = split(*index.forward.passage_terms(index.stop()))
    sentences = index.sentences()
    for (first, last), ids in zip(index.forward.passages.tolist(), passages, strict=True):
        texts = sentences[first:last]
        assert index.terms(ids) == [token.term for text in texts for token in ANALYZER.tokens(text)]


def test_words_that_begin_with_a_capital_are_told():
    text = "The mayor of Selm met Şahin and İnci, B12 and ıssız, OTS and 7."
    words = [text[token.start : token.end] for token in ANALYZER.words(text)]
    told = [word for word, capital in zip(words, read(text).forward.capitals, strict=True) if capital]
    assert told == ["The", "Selm", "Şahin", "İnci", "B12", "OTS"]


def test_the_last_mark_of_a_sentence_is_remembered():
    index = read("Is it over? It is.\n\nA heading\n\nHe said “No more.” Done…")
    told = list(zip(index.sentences(), index.forward.is_question, index.forward.has_no_stop, strict=True))
    assert [(text, bool(asks), bool(open_)) for text, asks, open_ in told] == [
        ("Is it over?", True, False),
        ("It is.", False, False),
        ("A heading", False, True),
        ("He said “No more.”", False, False),
        ("Done…", False, False),
    ]


def test_no_articles_and_blank_articles_hold_nothing():
    assert len(read().forward.terms) == len(read().forward.passages) == 0
    blank = read("", " \n\n\t ", "One.").forward
    assert blank.article_sentences.tolist() == [0, 0, 0, 1]
    assert blank.passages.tolist() == [[0, 1]]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 6))))
def test_ranges_are_counted_out_one_after_the_other(pairs):
    firsts, lengths = (
        (np.array(column, np.int64) for column in zip(*pairs, strict=True))
        if pairs
        else 2 * [np.zeros(0, np.int64)]
    )
    assert ranges(firsts, lengths).tolist() == [first + i for first, n in pairs for i in range(n)]
