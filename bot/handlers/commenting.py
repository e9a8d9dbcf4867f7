"""Questions in the comments on a post: answered by a reply to the post that quotes it.

A tap on such a reply jumps to the very words.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram.error import BadRequest

from bot import cards, channels, sending
from bot.addressing import is_bare
from bot.concurrency import off_the_loop
from bot.handlers import telling

if TYPE_CHECKING:
    from telegram import MaybeInaccessibleMessage, Message, ReplyParameters

    from bot.context import Context
    from bot.inquiries import Inquiry, Told
    from bot.rendering import Reply
    from bot.store.posts import Post

_LOST = "message to be replied not found"

logger = logging.getLogger(__name__)


async def deliver(context: Context, inquiry: Inquiry, message: Message) -> None:
    """Answer a message, by a reply to the post that it stands under if that answers.

    When Telegram refuses the quote, and when the answer is another, it is a card as anywhere else. A post that
    was deleted, of which bots are not told, is found out here, and not quoted from any more.
    """
    words = Words(context, inquiry, message)
    asked = inquiry.text if is_bare(message, context.bot.bot) else ""
    try:
        await telling.deliver(context, words.tell, message, asked, words.send)
    except PostGone:
        await telling.deliver(context, words.tell, message, asked)


class PostGone(Exception):
    """The post that was to be replied to is not there any more, and is forgotten."""


class Words:
    """The answer to a question, and if it stands in the post above, how to reply with the post's own words.

    Args:
        context: The context of the update.
        inquiry: The question.
        message: The reader's message.
    """

    def __init__(self, context: Context, inquiry: Inquiry, message: Message) -> None:
        self._context, self._inquiry, self._message = context, inquiry, message
        self._quoting: tuple[Post, Reply, ReplyParameters] | None = None

    def tell(self) -> Told:
        """Answer the question; it blocks."""
        told = telling.conversation(self._context).tell(self._inquiry)
        self._quoting = self._quoting_post(told)
        return told

    async def send(self, card: Reply, to: MaybeInaccessibleMessage) -> Message:
        """Send the post's own words, or a card instead.

        Raises:
            PostGone: There is no such post any more.
            telegram.error.TelegramError: Telegram took neither.
        """
        if self._quoting is None:
            return await sending.send(card, to)
        post, reply, words = self._quoting
        try:
            return await sending.send(reply, to, tied_to=words)
        except BadRequest as error:
            said = error.message.lower()
            if said == _LOST:
                await off_the_loop(self._context.bot_data.threads.remove, post)
                logger.info("post %s of channel %s is deleted", post.post_id, post.channel_id)
                raise PostGone from error
            if "quote" not in said:
                raise
            logger.info("a quote of post %s of channel %s is refused", post.post_id, post.channel_id)
            return await sending.send(card, to)

    def _quoting_post(self, told: Told) -> tuple[Post, Reply, ReplyParameters] | None:
        """Return how to reply with words of the post; None if the first quote is not, letter for letter, of it."""
        post = self._context.bot_data.threads.post_over(told.turn.chat_id, told.turn.topic_id)
        quote = told.answer.quotes[0] if told.answer.quotes else None
        if post is None or quote is None or quote.article != post.article:
            return None
        words = channels.reply_quoting(post, quote)
        return (post, self._drawn(told), words) if words else None

    def _drawn(self, told: Told) -> Reply:
        quote = told.answer.quotes[0]
        around = self._context.archive.surroundings(quote)
        asker = None if self._message.sender_chat else self._message.from_user
        return cards.beside_post(
            self._context.texts,
            told.answer,
            cards.View(around, asked=self._inquiry.text),
            asker.mention_html() if asker else "",
        )
