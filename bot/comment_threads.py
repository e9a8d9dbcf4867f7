"""Posts of channels over comment threads, each an archive of its own. Reading and building block."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from qa import Archive, Article

if TYPE_CHECKING:
    from bot.store.posts import Post, Posts

ALBUMS = 64  # whose first messages are remembered while the others come
KEPT = 256  # archives that stay in memory; those not asked for longest make room

_ID = re.compile(r"post:(-?\d{1,19}):(\d{1,19})", re.ASCII)


class CommentThreads:
    """The posts that are quoted from in the threads under them.

    Args:
        posts: Where they are kept.
    """

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self._built = lru_cache(maxsize=KEPT)(_built)
        self._albums: OrderedDict[tuple[int, str], int] = OrderedDict()

    def post_over(self, chat_id: int, thread_id: int | None) -> Post | None:
        """Return the post over a thread, if it is to be quoted from."""
        post = self._posts.get(chat_id, thread_id) if thread_id else None
        return post if post and post.article.text else None

    def archive(self, post: Post) -> Archive:
        """Return the archive of a post alone."""
        return self._built(post.article)

    def archive_of(self, article_id: str) -> Archive | None:
        """Return the archive of the post that is the article of this id; None if it is none that is quoted from."""
        found = _ID.fullmatch(article_id)
        posts = self._posts.of_channel(int(found[1]), int(found[2])) if found else ()
        return next((self.archive(post) for post in posts if post.article.text), None)

    def known(self, chat_id: int, channel_id: int, post_id: int) -> Post | None:
        """Return what is kept of a post in a discussion group, even if it is not to be quoted from any more."""
        posts = self._posts.of_channel(channel_id, post_id)
        return next((post for post in posts if post.chat_id == chat_id), None)

    def root_of(self, chat_id: int, message_id: int, album: str | None) -> int:
        """Return the message under which the comments on a post are: of an album, its first.

        Args:
            chat_id: The discussion group.
            message_id: A message of the post there; those of an album come one after another.
            album: What they have in common, or None.
        """
        if album is None:
            return message_id
        root = self._albums.setdefault((chat_id, album), message_id)
        if len(self._albums) > ALBUMS:
            self._albums.popitem(last=False)
        return root

    def keep(self, post: Post) -> None:
        """Quote from a post, as it is now."""
        self._posts.put(post)

    def remove(self, post: Post) -> None:
        """Quote no more from a post and keep none of its words, so that an edit of it does not bring them back."""
        silent = Article(post.article.id, title="", text="")
        self._posts.put(replace(post, article=silent, words="", styles=()))


def id_of(channel_id: int, post_id: int) -> str:
    """Return the id of a post as an article."""
    return f"post:{channel_id}:{post_id}"


def is_post(article: Article) -> bool:
    """Tell whether an article is a post over a comment thread."""
    return _ID.fullmatch(article.id) is not None


def _built(article: Article) -> Archive:
    return Archive.build([article])
