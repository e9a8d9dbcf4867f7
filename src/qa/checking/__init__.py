"""Checking: is a text a quote from the articles?

The checker itself is not imported here, because answers do without it and every start would pay for it.
"""

from qa.checking.findings import QUOTE_WORDS, Check, Edit, Finding, Match, Step

__all__ = ["QUOTE_WORDS", "Check", "Edit", "Finding", "Match", "Step"]
