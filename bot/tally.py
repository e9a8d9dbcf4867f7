"""Every question counted, and kept if the articles do not answer it and the operator wants to know."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.errors import StoreError
from bot.store.unanswered import UnansweredQuestion
from qa import Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store import Store

logger = logging.getLogger(__name__)


def count(
    store: Store, question: str, verdict: Verdict, now: datetime, latency: float, *, keep_unanswered: bool
) -> None:
    """Count a question that was answered. It blocks; trouble with it is told in the log alone.

    Args:
        store: Where to.
        question: The reader's words.
        verdict: What the answer claims.
        now: This moment.
        latency: Seconds from the question to its answer.
        keep_unanswered: Whether the words are kept if they are not answered.
    """
    try:
        store.counts.add(now.date(), latency, is_found=verdict is not Verdict.NOT_FOUND)
        if keep_unanswered and verdict is not Verdict.ANSWERED:
            store.unanswered.add(UnansweredQuestion(question, now, verdict))
    except StoreError as error:
        logger.error("a question is not counted: %s", error)  # noqa: TRY400
