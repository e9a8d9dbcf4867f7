"""Links to a passage: t.me/<bot>?start=… shows it again, or says honestly why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import links, rendering, sending
from bot.concurrency import off_the_loop
from bot.rendering import Reply
from qa import Answer, Verdict

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context
    from bot.texts import Texts
    from qa import Archive

COMMAND = rf"^/start(@\w+)?\s+{links.PASSAGE}"  # what following such a link writes


async def show(update: Update, context: Context) -> None:
    """Show the passage that a link was made for."""
    code = "".join(context.args or []).removeprefix(links.PASSAGE)
    await sending.answer(update, await off_the_loop(_passage, context.texts, context.archive, code))


def _passage(texts: Texts, archive: Archive, code: str) -> Reply:
    quote = links.quote_of(code, archive.articles)
    if isinstance(quote, links.Lost):
        return Reply(texts.say(quote))
    shown = Answer("", Verdict.ANSWERED, 1.0, (quote,))
    return rendering.card(texts, shown, archive.surroundings(quote))
