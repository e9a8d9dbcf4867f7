"""Templates: a sentence of an article -> the questions that it answers.

    figures    counted    "About 900 people use the line."            How many people use the line?
               priced     "The line will cost $4 million."            How much will the line cost?
               spent      "Selm invested $4 million in the line."     How much did Selm invest in the line?
               changed    "Land prices have fallen by 40 percent."    How much have land prices fallen?
    names      people     "The mayor, Ada Brook, waved."              Who is Ada Brook?
               ages       "Brook, 52, baked."                         How old is Brook?
               acronyms   "the Organization of Turkic States (OTS)"   What does OTS stand for?
    events     sayings    "Brook announced a vote."                   What did Brook announce?
               deeds      "In May the museum returned 118 bronzes."   What did the museum return?
               made       "The bridge was built by Ada Brook."        Who built the bridge?
               dated      "Noctis Rail was founded in 2021."          When was Noctis Rail founded?

For English. Each takes only what it can cut cleanly, so that an article gives few questions rather than odd
ones. A pattern looks a bounded way ahead and has no nested repeats: time is linear in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from qa.templates.events import dated, deeds, made, sayings
from qa.templates.figures import changed, counted, priced, spent
from qa.templates.names import acronyms, ages, people

Template = Callable[[str, Collection[str]], Iterator[str]]
"""Takes a sentence, and the capitalised words that are names; gives questions."""

TEMPLATES: tuple[Template, ...] = (
    counted, people, spent, acronyms, sayings, priced, changed, deeds, made, ages, dated,
)  # fmt: skip
"""All templates; those that make the better questions come first."""

__all__ = ["TEMPLATES", "Template"]
