"""Posts of channels: read from messages, and replied to at the very words that are quoted. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Chat, Message, MessageEntity, MessageOriginChannel, ReplyParameters

from bot import comment_threads, utf16
from bot.store.posts import Post
from bot.store.styles import Style
from qa import Archive, QAError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa import Article, Quote

LEAST_WORDS = 5  # of a post that is quoted from; fewer are a greeting, or name what a picture shows

# https://core.telegram.org/bots/api#replyparameters: the most UTF-16 units of a quote, and what it has to repeat.
QUOTE_LIMIT = 1024
_STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"})


def origin_of(message: Message) -> MessageOriginChannel | None:
    """Return where a message stands as a post, if Telegram itself took it into the discussion group."""
    origin = message.forward_origin
    return origin if message.is_automatic_forward and isinstance(origin, MessageOriginChannel) else None


def post_in(message: Message, origin: MessageOriginChannel, thread_id: int) -> Post | None:
    """Read a post from the message that stands for it in the discussion group.

    Args:
        message: That message.
        origin: The post.
        thread_id: The message under which the comments are; of an album, the first.

    Returns:
        The post; None if there is no text to quote from.
    """
    channel, number = origin.chat, origin.message_id
    article = _article(_words(message), comment_threads.id_of(channel.id, number))
    if article is None:
        return None
    known = {"source_name": channel.title or "", "url": address_of(channel, number)}
    article = replace(article, author="", published=origin.date.date(), **known)
    place = message.chat.id, thread_id, channel.id, number
    return Post(*place, article, message.message_id, _words(message), tuple(_styles(message)))


def corrected(post: Post, message: Message) -> Post | None:
    """Return a post with the words that its channel shows now; None if there is no text to quote from."""
    article = _article(_words(message), post.article.id)
    if article is None:
        return None
    now = replace(post.article, title=article.title, text=article.text)
    return replace(post, article=now, words=_words(message), styles=tuple(_styles(message)))


def address_of(channel: Chat, number: int) -> str:
    """Return the address of a post; of a channel without a name it opens for its subscribers."""
    name = channel.username or f"c/{str(channel.id).removeprefix('-100')}"
    return f"https://t.me/{name}/{number}"


def reply_quoting(post: Post, quote: Quote) -> ReplyParameters | None:
    """Return how to reply to a post so that a tap jumps to the words of a quote.

    The passage is taken, or if it is too long its key sentence, or as much of that as may be.

    Returns:
        None if the post says none of this letter for letter: the article is cleaned, the message is not.
    """
    sentence = quote.key_sentence
    for start, words in (
        (quote.span.start, quote.text),
        (quote.sentence.start, sentence),
        (quote.sentence.start, utf16.prefix(sentence, QUOTE_LIMIT)),
    ):
        place = _place(post, start, words)
        if place >= 0 and utf16.length(words) <= QUOTE_LIMIT:
            return _parameters(post, words, utf16.length(post.words[:place]))
    return None


def _article(words: str, article_id: str) -> Article | None:
    try:
        article = Archive.read(words, article_id)
    except QAError:
        return None
    return article if len(article.text.split()) >= LEAST_WORDS else None


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _styles(message: Message) -> Iterator[Style]:
    for entity in message.entities or message.caption_entities:
        if entity.type in _STYLES:
            yield Style(str(entity.type), entity.offset, entity.length, entity.custom_emoji_id or "")


def _place(post: Post, start: int, words: str) -> int:
    """Find words of the article in the message: said several times, they are as many times said before.

    Returns:
        The place in code points; -1 for none.
    """
    place = post.words.find(words)
    for _ in range(post.article.text.count(words, 0, start)):
        place = max(place, post.words.find(words, place + 1))
    return place


def _parameters(post: Post, words: str, position: int) -> ReplyParameters:
    entities = list(_entities(post.styles, position, utf16.length(words)))
    return ReplyParameters(
        post.message_id,
        quote=words,
        quote_parse_mode=None,
        quote_entities=entities or None,
        quote_position=position,
    )


def _entities(styles: Sequence[Style], position: int, length: int) -> Iterator[MessageEntity]:
    """Return the styles inside a stretch, with their places in it."""
    for style in styles:
        start = max(style.offset - position, 0)
        end = min(style.offset + style.length - position, length)
        if start < end:
            yield MessageEntity(style.kind, start, end - start, custom_emoji_id=style.emoji_id or None)
