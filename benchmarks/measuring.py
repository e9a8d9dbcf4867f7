"""Measurements that can be compared: taken in turn in one run, and told beside their targets."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEWEST = 0.1  # smaller ratios read better as 1/n


def medians(repetitions: int, *works: Callable[[], object]) -> list[float]:
    """Return the median time of each work in seconds; they take turns, so that a busy moment meets all."""
    rounds = [[seconds(work) for work in works] for _ in range(repetitions)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """Return how long a work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_memory(arguments: Sequence[str]) -> int:
    """Return the most memory that a Python process held, in the system's unit.

    On Linux a process is charged with what its parent held when it was started: measure from a small one.
    """
    process = subprocess.Popen([sys.executable, *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return usage.ru_maxrss


def heading(text: str) -> None:
    """Print what the lines below it measure."""
    print(f"\n{text}")


def tell_ratio(what: str, ratio: float, target: float) -> None:
    """Print a ratio and the most it should be."""
    _tell(what, _fraction(ratio), _fraction(target), is_met=ratio <= target)


def tell_time(what: str, duration: float, target: float) -> None:
    """Print a time and the most it should be, both in seconds."""
    _tell(what, f"{1000 * duration:.2f} ms", f"{1000 * target:g} ms", is_met=duration <= target)


def _tell(what: str, measured: str, target: str, *, is_met: bool) -> None:
    print(f"  {what:<66}{measured:>9}   target {target:>6}   {'met' if is_met else 'missed'}", flush=True)


def _fraction(ratio: float) -> str:
    return f"1/{1 / ratio:.0f}" if ratio < FEWEST else f"{ratio:.2f}"
