"""Ask the articles; be answered only in their own words."""

from qa.archive import Archive
from qa.checking import Check, Edit, Finding, Match, Step
from qa.errors import QAError
from qa.model import Answer, Article, Briefing, Quote, Span, Statement, Verdict

__all__ = [
    "Answer",
    "Archive",
    "Article",
    "Briefing",
    "Check",
    "Edit",
    "Finding",
    "Match",
    "QAError",
    "Quote",
    "Span",
    "Statement",
    "Step",
    "Verdict",
]
