"""How much time went by, from a clock that no time change can move and that goes on while the computer sleeps."""

from __future__ import annotations

import time
from collections.abc import Callable

SLEPT_S = 10.0
"""What went by at once and is longer than this was no slow moment: the computer slept."""


def steady_seconds() -> float:
    """Seconds from some moment on, to the microsecond or finer."""
    # Python's own monotonic clock stands still while Linux sleeps, and ticks every 16 ms on Windows.
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.perf_counter()


class Stopwatch:
    """Called, it says how many seconds passed since it was called before."""

    def __init__(self, now: Callable[[], float] = steady_seconds) -> None:
        self._now = now
        self._last = now()

    def __call__(self) -> float:
        now = self._now()
        passed, self._last = now - self._last, now
        return passed
