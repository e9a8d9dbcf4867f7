"""What was read lately, kept in memory until it is written."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MOST = 4096  # values that are kept; those not used for longest make room


class Cache(Generic[T]):
    """Values by the id of a reader or a chat, for any number of threads.

    A write drops a value after it is on the disk; what was read before and arrives after that is not kept.
    """

    def __init__(self) -> None:
        self._values: OrderedDict[int, T] = OrderedDict()
        self._writes = 0
        self._lock = threading.Lock()

    def peek(self, key: int) -> T | None:
        """Return a value if it is in memory, without waiting for anything."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def get(self, key: int, read: Callable[[int], T]) -> T:
        """Return a value, from memory or by reading it."""
        known = self.peek(key)
        return self._read(key, read) if known is None else known

    def drop(self) -> None:
        """Forget every value: something was written."""
        with self._lock:
            self._writes += 1
            self._values.clear()

    def _read(self, key: int, read: Callable[[int], T]) -> T:
        writes = self._writes
        value = read(key)
        with self._lock:
            if writes == self._writes:
                self._values[key] = value
            if len(self._values) > MOST:
                self._values.popitem(last=False)
        return value
