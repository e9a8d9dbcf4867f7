"""What a button carries: encoded in the 64 bytes that Telegram allows, and read back after any restart.

A button holds no question but a digest of it: the question is found again among those on offer.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OFFERED = 3  # questions that the archive is asked for, and whose buttons work

_ASK = "ask:"


def data_of(question: str) -> str:
    """Return the callback data of a button that asks a question; always the same for the same question."""
    return _ASK + hashlib.blake2b(question.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def question_of(data: str, offered: Iterable[str]) -> str | None:
    """Find the question that a button asks, or None if it is not offered any more."""
    return next((question for question in offered if data_of(question) == data), None)
