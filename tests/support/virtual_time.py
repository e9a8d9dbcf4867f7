"""An event loop whose clock stands still while anything happens, and jumps to the next event when nothing does.

    assert run(wait_for_an_hour()) == 3600.0

Only for what waits for nothing outside the loop: no threads, no sockets.
"""

from __future__ import annotations

import asyncio
import selectors
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


class Leap(selectors.DefaultSelector):
    """A selector that never waits, but notes for how long it was to."""

    leapt = 0.0

    def select(self, timeout=None):
        """Return what is ready now."""
        assert timeout is not None, "nothing will ever happen again"
        self.leapt += max(0.0, timeout)
        return super().select(0)


class Loop(asyncio.SelectorEventLoop):
    """The loop; its clock begins at 0."""

    def __init__(self) -> None:
        self._leap = Leap()
        super().__init__(self._leap)

    def time(self) -> float:
        """Seconds that have passed."""
        return self._leap.leapt


def run(coroutine: Coroutine[object, object, T]) -> T:
    """Run to the end, however long that takes on the loop's clock."""
    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(coroutine)
