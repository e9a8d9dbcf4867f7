"""Suggestions: questions that can be asked, drawn from the articles themselves.

Templates make questions of single sentences; names and nouns that recur make "What is said about …?". The
kinds take turns, and so do the articles, latest first. Whether a question is answered is for the archive to
tell.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from qa.sentences import sentence_spans
from qa.templates import TEMPLATES
from qa.templates.words import CAPITAL, NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from qa.model import Article
    from qa.templates import Template

LONGEST = 60
"""Code points of a question: it is the label of a button."""

# Code points of an article that are looked at: about 3,000 words give more questions than anyone is shown.
_READ = 20_000
# A name or a noun recurs when so many sentences hold it.
_RECURS = 2

# What follows a subject; before anything else the words may be but a part of one.
_AFTER = (
    r"(?=$|[,;:]|\.(?: |$)|['’](?!s [A-Z])"
    r"| (?:as|at|by|for|from|had|has|have|in|is|on|said|says|to|was|were|will|with|would)\b"
)
# What goes before a name. After an adjective only a single word: two want an article ("the northern Varne Sea").
_BEFORE = (
    r"(?:^|[,;] |\b(?=[Tt]he )|\b(?:and|as|at|between|but|by|for|from|in|into|near|of|on|or|said|than|that|to|when"
    rf"|where|while|with) |(?<=[a-z] )(?<!['’]s )(?=\w+(?:$|[^\w’'-](?!{CAPITAL}))))"
)
_INSIDE = re.compile(rf"(?<=[a-z,;] )({CAPITAL}[^\W\d_]+(?:-{CAPITAL}[^\W\d_]+)*)")
_NAMED = re.compile(rf"{_BEFORE}(?P<article>[Tt]he )?(?P<name>{NAME}){_AFTER}| and\b)")
_NOUN = re.compile(rf"\b[Tt]he (?P<noun>[a-z]{{4,20}}){_AFTER})")
_COMMON = re.compile(r"\b[a-z]+\b")
_NO_NAME = re.compile(
    r"^(?:Capt|Dr|Gov|I|Mr|Mrs|Ms|No|Nos|Prof|Sen|St|\w+(?:ese|ian|ish))$"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter)\b"
)
_VAGUE = re.compile(
    r"article|beginning|best|case|city|company|country|decade|early|east|fact|final|firm|first|following|former"
    r"|front|future|government|group|house|idea|kind|last|late|latest|latter|left|level|list|main|middle"
    r"|minister|ministry|month|morning|most|name|national|need|next|night|north|number|only|others?|part|past"
    r"|people|place|point|present|president|question|reason|rest|result|right|same|second|side|sort|south"
    r"|state|team|term|third|time|title|town|truth|type|usual|very|view|week|west|whole|window|word|work|world"
    r"|worst|years?|young"
)


def suggestions(articles: Sequence[Article], n: int) -> tuple[str, ...]:
    """Return up to n different questions that the articles may answer, the same ones every time.

    Args:
        articles: What may be asked about; no more of them are read than it takes.
        n: The most questions.
    """
    latest = sorted(articles, key=lambda article: article.published or date.min, reverse=True)
    return tuple(islice(_different(_in_turns(_questions(article) for article in latest)), max(n, 0)))


def _questions(article: Article) -> Iterator[str]:
    """Yield the questions of one article, its kinds in turns."""
    text = article.text[:_READ]
    sentences = [" ".join(text[span.start : span.end].split()) for span in sentence_spans(text)]
    known = {word for sentence in sentences for word in _INSIDE.findall(sentence)}
    kinds = [_by_template(template, sentences, known) for template in TEMPLATES]
    yield from (q for q in _in_turns([*kinds, _subjects(sentences, known)]) if len(q) <= LONGEST)


def _by_template(template: Template, sentences: Sequence[str], known: Collection[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from template(sentence, known)


def _subjects(sentences: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """Ask about names and nouns that recur, the most frequent first, then about full names told once."""
    common = {word for sentence in sentences for word in _COMMON.findall(sentence)}
    found = Counter(name for sentence in sentences for name in _names(sentence, known))
    names = [(name, count) for name, count in found.most_common() if not _is_no_name(name, common)]
    nouns = Counter(noun for sentence in sentences for noun in _nouns(sentence))
    recurring = [subject for subject, count in [*names, *nouns.most_common()] if count >= _RECURS]
    once = [name for name, count in names if count < _RECURS and " " in name.removeprefix("the ")]
    yield from (f"What is said about {subject}?" for subject in [*recurring, *once])


def _names(sentence: str, known: Collection[str]) -> Iterable[str]:
    """Return the different names in a sentence, with their article, in order."""
    found = (match for match in _NAMED.finditer(sentence) if match["name"].partition(" ")[0] in known)
    return dict.fromkeys((match["article"] or "").lower() + match["name"] for match in found)


def _is_no_name(name: str, common: Collection[str]) -> bool:
    """Tell of a capitalised word whether it is a day, a people or a common noun."""
    word = name.removeprefix("the ")
    return bool(_NO_NAME.search(word)) or word.lower() in common


def _nouns(sentence: str) -> Iterable[str]:
    """Return the different nouns in a sentence that stand alone behind "the", in order."""
    found = (match["noun"] for match in _NOUN.finditer(sentence))
    return dict.fromkeys(f"the {noun}" for noun in found if not _VAGUE.fullmatch(noun))


def _in_turns(queues: Iterable[Iterator[str]]) -> Iterator[str]:
    waiting = deque(queues)
    while waiting:
        queue = waiting.popleft()
        for question in islice(queue, 1):
            yield question
            waiting.append(queue)


def _different(questions: Iterable[str]) -> Iterator[str]:
    seen = set()
    for question in questions:
        if question.casefold() not in seen:
            seen.add(question.casefold())
            yield question
