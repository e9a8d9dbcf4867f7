"""/check: is a text a quote from the articles?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import checks, sending
from bot.addressing import is_bare, stands_under_post, text_to_check, thread_of
from bot.concurrency import off_the_loop
from bot.handlers import posts
from bot.rendering import Reply
from qa import Finding

if TYPE_CHECKING:
    from telegram import Message, Update

    from bot.context import Context
    from qa import Archive, Check

CAPTION = r"^/check(@\w+)?(\s|$)"

_BEST_FIRST = (Finding.VERBATIM, Finding.STITCHED, Finding.ALTERED, Finding.NOT_FOUND)


async def check(update: Update, context: Context) -> None:
    """Check the text that a message gives or points at; in a group anyone may, whoever wrote that text."""
    message = sending.message_of(update)
    text = text_to_check(message, context.bot.bot)
    if text is None:
        return
    if not context.archive.articles:
        await sending.send(Reply(context.texts.say("no-articles")), message)
    elif not text.strip():
        await sending.send(Reply(context.texts.say("no-check")), message)
    else:
        async with sending.typing(message):
            reply = await off_the_loop(_checked, context, text, message)
        await sending.send(reply, message)


def _checked(context: Context, text: str, message: Message) -> Reply:
    archives = _archives(context, message)
    archive, found = min(((each, each.check(text)) for each in archives), key=_how_far_off)
    around = [archive.surroundings(match.quote) for match in found.matches]
    nearest = None if found.matches else next(iter(archive.ask(text, k=1).quotes), None)
    return checks.reply(context.texts, found, around, context.bot.username, nearest)


def _archives(context: Context, message: Message) -> list[Archive]:
    """Return what a text is compared with: the articles, and before them the post it stands under but is not."""
    if is_bare(message, context.bot.bot):
        return [context.archive]
    if stands_under_post(message):
        posts.learn(context, message)
    threads = context.bot_data.threads
    post = threads.post_over(message.chat.id, thread_of(message))
    return [threads.archive(post), context.archive] if post else [context.archive]


def _how_far_off(checked: tuple[Archive, Check]) -> int:
    return _BEST_FIRST.index(checked[1].verdict)
