"""Scope: the articles that a question itself says it is about, by subject, title, source, day, or as the latest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qa.model import Span
from qa.reporting import FROM, SINCE, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.catalogue import Catalogue, Ordinals

    Part = tuple[Span, Ordinals]

_ASKING = (
    r"(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|will|should"
    r"|says?|said|tells?|told|mentions?|reports?|reported|claims?|describes?|gives?|quotes?|quoted|concludes?)"
)
_SUBJECT = re.compile(
    rf"(?P<words>{FROM}\b(?:articles?|news\s+(?:articles?|reports?|stor(?:y|ies)))\s+"
    r"(?:about|on|regarding|concerning|covering)\s+(?P<name>[^,:;?!()]{2,80}?))"
    rf"\s*(?:[,:;?!()]|$|\.(?:\s|$)|\s[-–—]\s|\s(?={_ASKING}\b)|\s(?={SINCE}\b))",
    re.IGNORECASE,
)
_ABOUT_THE_ARTICLE = re.compile(
    r"\b(?:how\s+many|number\s+of|wrote|writes?|author|edited|published)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_AS_A_THING = re.compile(r"\b(?:published|written|posted|edited)\b", re.IGNORECASE)
_IN = r"\b(?:in|from|of|according\s+to)\s+"
_QUOTED = re.compile(
    rf"(?P<words>(?P<lead>(?:{_IN})?(?:(?:the\s+|an\s+)?\barticle\s+(?:(?:entitled|titled|called|headlined)\s+)?)?)"
    r"(?:[\"“„«](?P<double>[^\"“”„«»]{3,150})[\"”“»]|(?<!\w)['‘](?P<single>[^\"“”]{3,150}?)['’](?!\w)))",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^\W*(?P<words>(?:in|from|according\s+to)\s+(?P<name>[^,:;?\"“„«]{8,150}?))\s*[,:]", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?P<words>{_IN}the\s+article\s+(?!about\b|on\b)(?P<name>[^,:;?\"“„«]{{8,150}}?))\s*(?:[,:;?]|$)",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d{1,2}|two|three|four|five)"
_LATEST = re.compile(
    rf"(?:^\W*(?P<tag>latest(?:\s+article)?)\s*:|(?P<words>(?:{_IN})?(?:\bthe|['’]s?)\s+"
    rf"(?:(?P<first>{_NUMBER})\s+)?(?:latest|newest|most\s+recent|last)\s+(?:(?P<number>{_NUMBER})\s+)?(?:news\s+)?article(?P<plural>s)?)\b(?!\s+of\b))",
    re.IGNORECASE,
)
# Without quotation marks a shorter title is rather a subject: "In acronyms, …".
_FEWEST_WORDS = 3
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_PRESS = re.compile(
    r"\b(?:agency|bulletin|chronicle|courier|daily|dispatch|examiner|express|gazette|globe|guardian|herald|journal"
    r"|magazine|mail|mirror|monitor|news\w*|observer|post|press|record|reporter|review|standard|telegraph|times"
    r"|tribune|voice|weekly)\b|\w\.(?:\w\w|com|info|net|news|org)\b",
    re.IGNORECASE,
)
_THE_SOURCE = r"(?:the\s+)?$"
_SURELY = re.compile(
    rf"\b(?:according\s+to|(?:reported|written|published)\s+(?:by|in)|(?:articles?|news)\s+(?:by|from|in))\s+{_THE_SOURCE}",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"^\W*(?:in|from)\s+{_THE_SOURCE}", re.IGNORECASE)
_HAS_SAID = re.compile(rf"\b(?:do|does|did|has|have)\s+{_THE_SOURCE}", re.IGNORECASE)
_OF_ITS = re.compile(rf"(?:{_IN})?{_THE_SOURCE}", re.IGNORECASE)
_ITS_ARTICLE = re.compile(r"(?:['’]s?)?\s+(?:(?:latest|newest|news)\s+)?articles?\b", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,:]")
_SAYS = re.compile(r"\s+(?:say|said|report|writ|publish|tell|told|mention)", re.IGNORECASE)
_HINT = re.compile(
    rf"article|news?\b|press|report|publish|writ|post|latest|\b{SINCE}\b|today|yesterday|\b(?:last|past|this)\b"
    r"|according|[\"'“„«‘]|^\W*(?:in|from)\b|\b(?:do|does|did|has|have)\b",
    re.IGNORECASE,
)
_SPACES, _LOOSE, _EDGE = re.compile(r"\s+"), re.compile(r"[\s,:;]+(?=[?!.])|[(\[]\s*[)\]]"), " ,:;–—-"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question says about the articles to be asked.

    Attributes:
        articles: Their ids; there may be none, when nothing was published on these days.
        spans: The words of the question that say so, in order, apart from each other.
        question: The question without them.
        words: These words, as the reader wrote them.
    """

    articles: frozenset[str]
    spans: tuple[Span, ...]
    question: str
    words: tuple[str, ...]


def scope_in(question: str, catalogue: Catalogue, today: date) -> Scope | None:
    """Return the scope that a question names, if it does.

    Args:
        question: The reader's words, in English.
        catalogue: The articles there are.
        today: The day of the question, from which "last week" is counted.
    """
    if not _HINT.search(question):
        return None
    sources = list(_sources(question, catalogue))
    plain = _blanked(question, [name for name, _, _ in sources])
    parts = [*_subjects(question, catalogue), *_titles(question, catalogue)]
    parts += [(span, ordinals) for _, span, ordinals in sources]
    parts += _days(plain, catalogue, today)
    chosen = frozenset(range(len(catalogue.articles))).intersection(*(ordinals for _, ordinals in parts))
    parts += _latest(plain, catalogue, chosen)
    return _scope(question, catalogue, parts) if parts else None


def _scope(question: str, catalogue: Catalogue, parts: Sequence[Part]) -> Scope:
    chosen = frozenset.intersection(*(ordinals for _, ordinals in parts))
    spans = _merged(span for span, _ in parts)
    return Scope(
        articles=frozenset(catalogue.articles[ordinal].id for ordinal in chosen),
        spans=spans,
        question=_without(question, spans),
        words=tuple(question[span.start : span.end] for span in spans),
    )


def _subjects(question: str, catalogue: Catalogue) -> Iterator[Part]:
    """Yield "in the article about herons"; not "who wrote the article about herons?"."""
    for match in _SUBJECT.finditer(question):
        if _AS_A_THING.search(match["name"]) or _ABOUT_THE_ARTICLE.search(question[: match.start()]):
            continue
        if found := catalogue.about(match["name"]):
            yield Span(*match.span("words")), found


def _titles(question: str, catalogue: Catalogue) -> Iterator[Part]:
    for match in _QUOTED.finditer(question):
        title = match["double"] or match["single"]
        told = match["lead"] or _SAYS.match(question, match.end())
        if told and (found := catalogue.titled(title, whole=not match["lead"])):
            yield Span(*match.span("words")), found
    for form, whole in ((_LEADING, True), (_NAMED, False)):
        for match in form.finditer(question):
            words = len(match["name"].split())
            if words >= _FEWEST_WORDS and (found := catalogue.titled(match["name"], whole=whole)):
                yield Span(*match.span("words")), found


def _sources(question: str, catalogue: Catalogue) -> Iterator[tuple[Span, Span, Ordinals]]:
    """Yield the place of each source's name that tells where to look, the words that say so, and its articles."""
    for name, ordinals in catalogue.sources_named(question):
        before, after = question[: name.start], question[name.end :]
        is_press = bool(_PRESS.search(question[name.start : name.end]))
        of_its = _OF_ITS.search(before)
        if found := _SURELY.search(before):
            yield name, Span(found.start(), name.end), ordinals
        elif (article := _ITS_ARTICLE.match(after)) and of_its:
            yield name, Span(of_its.start(), name.end + article.end()), ordinals
        elif is_press and (found := _OPENING.search(before)) and _COMMA.match(after):
            yield name, Span(found.start(), name.end), ordinals
        elif is_press and of_its and _HAS_SAID.search(before) and _SAYS.match(after):
            yield name, Span(of_its.start(), name.end), ordinals


def _days(question: str, catalogue: Catalogue, today: date) -> Iterator[Part]:
    """Yield days of reporting; "a 1914 article" is one the articles speak of, not one of them."""
    first = min((day for day, _ in catalogue.dated), default=date.max)
    for span, days in reported(question, today):
        if first.year <= days.last.year and catalogue.dated:
            yield span, frozenset(ordinal for day, ordinal in catalogue.dated if day in days)


def _latest(question: str, catalogue: Catalogue, chosen: Ordinals) -> Iterator[Part]:
    """Yield the latest of the articles chosen by everything else, if their days are known."""
    for match in _LATEST.finditer(question):
        number = match["number"] or match["first"] or ("" if match["plural"] else "1")
        count = int(number) if number.isdecimal() else _NUMBERS.get(number.lower(), 0)
        dated = sorted((entry for entry in catalogue.dated if entry[1] in chosen), key=lambda entry: entry[0])
        if dated and count:
            span = Span(*match.span("words" if match["words"] else "tag"))
            yield span, frozenset(ordinal for _, ordinal in dated[-count:])


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _blanked(question: str, spans: Iterable[Span]) -> str:
    for span in spans:
        question = question[: span.start] + " " * (span.end - span.start) + question[span.end :]
    return question


def _without(question: str, spans: Iterable[Span]) -> str:
    rest = _SPACES.sub(" ", _blanked(question, spans)).strip(_EDGE)
    return _LOOSE.sub("", rest).strip(_EDGE)
