"""Words that a reader picks out of a quotation of ours, and where they stand in the article. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import MessageEntity

from bot import markup, trimming, utf16
from qa import Span

if TYPE_CHECKING:
    from telegram import Message

_QUOTATIONS = (MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE)


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words picked out of a quotation, in code points.

    Attributes:
        passage: The words of the article that were shown in one piece.
        span: Those picked out of them.
    """

    passage: str
    span: Span


def pointed_at(message: Message) -> Pointed | None:
    """Return what a message points at in the message that it replies to; None if that is in no quotation.

    What Telegram itself picks out, as it does where a message replies to another chat, is not pointed at.
    """
    chosen, earlier = message.quote, message.reply_to_message
    if not chosen or not chosen.is_manual or earlier is None:
        return None
    end = chosen.position + utf16.length(chosen.text)
    for entity in earlier.entities:
        if (
            entity.type in _QUOTATIONS
            and entity.offset <= chosen.position < end <= entity.offset + entity.length
        ):
            shown = utf16.part(earlier.text or "", entity.offset, entity.length)
            start = len(utf16.prefix(shown, chosen.position - entity.offset))
            return _within(shown, Span(start, start + len(chosen.text)))
    return None


def place_in(text: str, around: Span, pointed: Pointed) -> Span | None:
    """Find the words in the article that was quoted from.

    Args:
        text: The whole article.
        around: The paragraphs that the quotation was taken from.
        pointed: What is pointed at.

    Returns:
        The words in the article, whole ones even if half a word was picked out; None if they are not there.
    """
    start = markup.clean(text).find(pointed.passage, around.start, around.end)
    if start < 0:
        return None
    first, last = start + pointed.span.start, start + pointed.span.end
    while first > around.start and text[first - 1].isalnum() and text[first].isalnum():
        first -= 1
    while last < around.end and text[last - 1].isalnum() and text[last].isalnum():
        last += 1
    return Span(first, last)


def _within(shown: str, span: Span) -> Pointed | None:
    """Leave aside what stands beyond a mark that words were left out; words across such a mark are in no place."""
    mark = trimming.MARK
    before, after = shown[: span.start].rpartition(mark)[2].lstrip(), shown[span.end :].partition(mark)[0]
    picked = shown[span.start : span.end]
    is_in_one = bool(picked.strip()) and mark not in picked
    passage = before + picked + after.rstrip()
    return Pointed(passage, Span(len(before), len(before) + len(picked))) if is_in_one else None
