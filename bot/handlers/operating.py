"""/reload, /stats and /unanswered: for those whom the operator has named, in private."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import markup, rendering, sending, trimming
from bot.concurrency import off_the_loop
from bot.rendering import Reply
from bot.wordings import wordings
from qa import QAError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import CallbackQuery, Update

    from bot.context import Context
    from bot.wordings import Wording

PATTERN = r"^unanswered:clear$"

SHOWN = 20  # wordings, and problems of the articles, that one message shows
QUESTION_ROOM = 120  # UTF-16 units
PROBLEM_ROOM = 150

logger = logging.getLogger(__name__)


async def reload(update: Update, context: Context) -> None:
    """Read the articles anew; those that are there answer until that is done."""
    message = sending.message_of(update)
    async with sending.typing(message):
        reply = await off_the_loop(_reloaded, context)
    await sending.answer(update, reply)


async def show_numbers(update: Update, context: Context) -> None:
    """Say how many articles there are, and what was asked today."""
    await sending.answer(update, await off_the_loop(_numbers, context))


async def show_unanswered(update: Update, context: Context) -> None:
    """Show what the articles did not answer."""
    await sending.answer(update, await off_the_loop(_unanswered, context))


async def clear(update: Update, context: Context) -> None:
    """Forget what the articles did not answer."""
    query = cast("CallbackQuery", update.callback_query)
    if query.from_user.id not in context.bot_data.settings.admins or query.message is None:
        await sending.acknowledge(query, context.texts.say("expired"))
        return
    await off_the_loop(context.store.unanswered.clear)
    await sending.acknowledge(query)
    reply = Reply(context.texts.say("unanswered-cleared"))
    await sending.edit(context.bot, reply, query.message.chat.id, query.message.message_id)


def _reloaded(context: Context) -> Reply:
    texts = context.texts
    try:
        archive = context.bot_data.library.reload()
    except QAError as error:
        logger.warning("the articles stay as they were: %s", error)
        return Reply(texts.say("reload-failed", reason=markup.escape(str(error))))
    problems = [markup.escape(trimming.line_of(str(each), PROBLEM_ROOM)) for each in archive.problems[:SHOWN]]
    return Reply(rendering.lines(texts.say("reloaded"), *_sizes(context), *problems))


def _sizes(context: Context) -> Iterator[str]:
    yield context.texts.say("number-of-articles", count=len(context.archive.articles))
    yield context.texts.say("number-of-passages", count=context.archive.passage_count)


def _numbers(context: Context) -> Reply:
    return Reply(rendering.lines(*_sizes(context), *_counts(context)))


def _counts(context: Context) -> Iterator[str]:
    texts, today = context.texts, context.store.counts.of(datetime.now(UTC).date())
    yield texts.say("questions-today", count=today.questions)
    if today.median_latency is not None:
        yield texts.say("share-not-found", number=round(100 * today.not_found / today.questions))
        yield texts.say("median-latency", number=max(1, round(1000 * today.median_latency)))


def _unanswered(context: Context) -> Reply:
    texts = context.texts
    found = wordings(context.store.unanswered.all(), context.archive.terms)
    if not found:
        is_kept = context.bot_data.settings.keep_unanswered
        return Reply(texts.say("unanswered-none" if is_kept else "unanswered-not-kept"))
    lines = (_line(context, wording) for wording in found[:SHOWN])
    more = texts.say("unanswered-more", count=len(found) - SHOWN) if len(found) > SHOWN else ""
    button = InlineKeyboardButton(texts.say("unanswered-clear"), callback_data="unanswered:clear")
    head = markup.bold(texts.say("unanswered"))
    return Reply(rendering.lines(head, *lines, more), InlineKeyboardMarkup([[button]]))


def _line(context: Context, wording: Wording) -> str:
    question = markup.escape(trimming.line_of(wording.newest.question, QUESTION_ROOM))
    return f"{wording.count} × {question} · {context.texts.day(wording.newest.asked_at.date())}"
