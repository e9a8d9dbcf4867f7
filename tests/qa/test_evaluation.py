import re
from dataclasses import replace

import pytest

from qa.errors import QuestionSetError
from qa.evaluation import Gold, Kind, Question, QuestionSet, Setting, evaluate, rounds, run
from qa.model import Answer, Article, Quote, Span, Verdict

TEA = Article(id="tea", title="Tea", text="Tea came from China. It is drunk hot.")
SALT = Article(id="salt", title="Salt", text="Salt came from the sea. It is sold in stone jars.")


def asked(words, article, answer=""):
    at = article.text.index(answer)
    gold = (Gold(article.id, Span(at, at + len(answer))),) if answer else ()
    return Question(words, words, article.id, gold)


ORIGIN = asked("Where did tea come from?", TEA, "China")
JARS = asked("How is salt sold?", SALT, "in stone jars")
PRICE = asked("What does salt cost?", SALT)
KITCHEN = QuestionSet("kitchen", (TEA, SALT), (ORIGIN, JARS, PRICE))


class WordCounter:
    """A small engine: sentences in order of the words they share with the question."""

    def __init__(self, articles):
        self.sentences = [
            (article, Span(*match.span()))
            for article in articles
            for match in re.finditer(r"[^ ][^.]*\.", article.text)
        ]

    def search(self, question, k=10):
        wanted = set(question.lower().strip("?").split())
        quotes = [
            Quote(
                article,
                span,
                span,
                score=len(wanted & set(article.text[span.start : span.end].lower().split())),
            )
            for article, span in self.sentences
        ]
        return tuple(sorted((q for q in quotes if q.score), key=lambda q: -q.score)[:k])

    def ask(self, question, k=3):
        quotes = self.search(question, k)
        confidence = min(1.0, quotes[0].score / 3) if quotes else 0.0
        verdict = Verdict.ANSWERED if confidence > 0.5 else Verdict.NOT_FOUND
        return Answer(question, verdict, confidence, quotes)


def plan_of(setting, off_topic=(), questions=KITCHEN):
    return rounds(questions, setting, off_topic)


def test_closed_gives_every_article_an_archive_and_the_questions_of_the_others_as_off_topic():
    tea, salt = plan_of(Setting.CLOSED)
    assert (tea.articles, salt.articles) == ((TEA,), (SALT,))
    assert [(t.kind, t.question.text) for t in tea.trials[:1]] == [(Kind.ANSWERABLE, ORIGIN.text)]
    assert {t.question.text for t in tea.trials if t.kind is Kind.OFF_TOPIC} == {JARS.text, PRICE.text}
    assert [t.kind for t in salt.trials] == [Kind.ANSWERABLE, Kind.UNANSWERABLE, Kind.OFF_TOPIC]


def test_open_makes_one_archive_and_knows_no_off_topic_questions_but_the_given():
    (everything,) = plan_of(Setting.OPEN)
    assert everything.articles == (TEA, SALT)
    assert [t.kind for t in everything.trials] == [Kind.ANSWERABLE, Kind.ANSWERABLE, Kind.UNANSWERABLE]
    (with_others,) = plan_of(Setting.OPEN, off_topic=("Who won?",))
    assert [t.question.text for t in with_others.trials if t.kind is Kind.OFF_TOPIC] == ["Who won?"]


def test_given_off_topic_questions_replace_those_of_the_other_articles():
    for each in plan_of(Setting.CLOSED, off_topic=("Who won?",)):
        assert [t.question.text for t in each.trials if t.kind is Kind.OFF_TOPIC] == ["Who won?"]


def test_off_topic_questions_are_a_bounded_sample_spread_over_the_archives_and_always_the_same():
    words = tuple(f"Question {number}?" for number in range(5000))
    plan = plan_of(Setting.CLOSED, words)
    assert [sum(t.kind is Kind.OFF_TOPIC for t in each.trials) for each in plan] == [1000, 1000]
    assert plan == plan_of(Setting.CLOSED, words)
    assert plan[0].trials[-1000:] != plan[1].trials[-1000:]


def test_closed_needs_questions_that_name_their_article():
    adrift = replace(KITCHEN, questions=(replace(ORIGIN, article_id=""),))
    with pytest.raises(QuestionSetError, match="names no article; use --setting open"):
        plan_of(Setting.CLOSED, questions=adrift)


def test_an_outcome_tells_the_rank_and_what_the_reader_saw():
    plan = plan_of(Setting.OPEN, questions=replace(KITCHEN, questions=(JARS, ORIGIN, PRICE)))
    jars, origin, price = run(plan, WordCounter)
    assert (jars.rank, jars.sentence_right, jars.words) == (1, True, 6)
    assert (origin.rank, origin.sentence_right, origin.words) == (1, True, 4)
    assert (price.rank, price.sentence_right) == (0, False)
    assert jars.answer.quotes[0].text == "It is sold in stone jars."
    assert jars.milliseconds > 0


def test_a_report_measures_every_kind_of_question():
    report = evaluate(KITCHEN, WordCounter)
    assert (report.name, report.setting) == ("kitchen", "closed")
    assert report.questions == {"answerable": 2, "unanswerable": 1, "off_topic": 3}
    assert report.figures.keys() == {
        "hit@1", "hit@3", "sent@1", "mrr", "words", "fa95", "auroc",
        "fa95_unanswerable", "auroc_unanswerable", "ece", "ece_all", "ms",
    }  # fmt: skip
    assert report.figures["hit@1"].value == 1
    assert report.figures["words"].value == 5
    assert sum(report.verdicts["answerable"].values()) == 2
    assert all(figure.low <= figure.high for figure in report.figures.values())


def test_a_report_leaves_out_what_a_set_cannot_measure():
    answerable = evaluate(replace(KITCHEN, questions=(ORIGIN,)), WordCounter, Setting.OPEN)
    assert "fa95" not in answerable.figures
    assert "hit@1" in answerable.figures
    unanswerable = evaluate(replace(KITCHEN, questions=(PRICE,)), WordCounter, Setting.OPEN)
    assert unanswerable.figures.keys() == {"ece_all", "ms"}


def test_questions_without_quotes_count_as_missed_and_have_no_words():
    nonsense = asked("Zzz?", TEA, "China")
    report = evaluate(replace(KITCHEN, questions=(nonsense,)), WordCounter, Setting.OPEN)
    assert report.figures["mrr"].value == 0
    assert "words" not in report.figures
    assert report.verdicts["answerable"] == {"answered": 0, "closest": 0, "not_found": 1}
