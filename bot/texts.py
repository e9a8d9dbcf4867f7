"""Every sentence that the bot says itself, in one place. Markup is Telegram's HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

GREETING = "<b>Ask me about the articles.</b>\nI answer only in their own words, and say so when they do not."

HELP = """\
Send me a question: I look for the answer in the articles and quote it word for word.

/ask <i>question</i> – the same, for groups too
/brief – the key sentences of the latest article
/brief <i>number</i> – those of another article
/articles – what I can quote from
/help – this

In a group I answer /ask, a mention and a reply to my messages, nothing else. \
/ask as a reply to a message asks what that message says."""

PRIVATE_COMMANDS = (
    ("ask", "Ask a question"),
    ("brief", "The latest article in key sentences"),
    ("articles", "What I can quote from"),
    ("help", "How to ask"),
)

GROUP_COMMANDS = (("ask", "Ask the articles"),)  # in groups nothing else is answered without our name

CLOSEST = "This may not answer the question; it is the closest the articles come."
CORRECTED = "Showing results for “{question}”."
CARRIED = "Still about: {words}."
NOT_FOUND = "The articles do not say."
NOT_FOUND_BUT = "The articles do not say. You can ask:"
CONTEXT = "In context"

NO_WORDS = "Write your question after /ask, or use /ask as a reply to a message."
NO_TEXT = "I can read only text. Please write your question."
UNKNOWN_COMMAND = "I do not know that command. Just write your question, or see /help."
NO_ARTICLES = "There are no articles yet."
NO_SUCH_ARTICLE = "There is no article by that number. /articles lists them all."
NOTHING_TO_BRIEF = "This article has no sentence to brief it with."
EXPIRED = "That question is no longer on offer. Please write it to me yourself."
FAILURE = "Something went wrong on my side, and your question is not answered. Please ask again in a minute."


def day(published: date) -> str:
    """Write a day out, so that nobody takes the month for the day."""
    return f"{published.day} {published:%B} {published.year}"


def number_of_articles(count: int) -> str:
    """Head a list of articles."""
    return "1 article" if count == 1 else f"{count:,} articles"


def more_articles(count: int) -> str:
    """End a list of articles that is cut."""
    return f"… and {count:,} more"


def paragraph(number: int) -> str:
    """Say where in its article a sentence stands, counting paragraphs from 1."""
    return f"¶ {number}"
