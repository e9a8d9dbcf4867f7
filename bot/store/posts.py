"""Posts of channels, kept as the articles of the comment threads under them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.store import schema
from bot.store.statements import put
from qa import Article

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row

    from bot.store.database import Database
    from bot.store.styles import Style

_POSTS = schema.posts.c
_PLACE = ("chat_id", "thread_id", "channel_id", "post_id")
_MESSAGE = ("message_id", "words", "styles")
_FIELDS = ("title", "text", "url", "published", "source_name")  # of the article; the others are the defaults


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a channel, as it came into the discussion group.

    Attributes:
        chat_id: The discussion group.
        thread_id: The message there under which the comments are.
        channel_id: The channel.
        post_id: The post there.
        article: The post as an article; its author and language are not kept. Without a text, it is not to be
            quoted from, whatever the post says later.
        message_id: The message there that holds the words: of an album it need not be the first.
        words: All its words as they stand.
        styles: How they are set.
    """

    chat_id: int
    thread_id: int
    channel_id: int
    post_id: int
    article: Article
    message_id: int = 0
    words: str = field(default="", repr=False)
    styles: tuple[Style, ...] = ()


class Posts:
    """The posts that are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, post: Post) -> None:
        """Keep a post in the place of an earlier one of the same thread, if there is one."""
        values = {name: getattr(post, name) for name in (*_PLACE, *_MESSAGE)} | {
            "article_id": post.article.id
        }
        values |= {name: getattr(post.article, name) for name in _FIELDS}
        with self._database.writing() as connection:
            connection.execute(put(schema.posts, values))

    def get(self, chat_id: int, thread_id: int) -> Post | None:
        """Return the post over a thread."""
        return next(iter(self._found(_POSTS.chat_id == chat_id, _POSTS.thread_id == thread_id)), None)

    def of_channel(self, channel_id: int, post_id: int) -> tuple[Post, ...]:
        """Return a post of a channel in every group that has it."""
        return self._found(_POSTS.channel_id == channel_id, _POSTS.post_id == post_id)

    def all(self) -> tuple[Post, ...]:
        """Return every post, by group and thread."""
        return self._found()

    def remove(self, chat_id: int, thread_id: int) -> bool:
        """Forget the post over a thread, and tell whether there was one."""
        this = (_POSTS.chat_id == chat_id, _POSTS.thread_id == thread_id)
        with self._database.writing() as connection:
            return connection.execute(delete(schema.posts).where(*this)).rowcount > 0

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[Post, ...]:
        columns = [_POSTS[name] for name in (*_PLACE, "article_id", *_FIELDS, *_MESSAGE)]
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).where(*conditions).order_by(*columns[:2]))
            return tuple(map(_post, rows))


def _post(row: Row[Any]) -> Post:
    article = Article(row.article_id, **{name: row._mapping[name] for name in _FIELDS})
    place = row.chat_id, row.thread_id, row.channel_id, row.post_id
    return Post(*place, article, row.message_id, row.words, row.styles)
