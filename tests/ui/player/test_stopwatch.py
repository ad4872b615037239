"""The stopwatch loses nothing, however often it is looked at."""

from __future__ import annotations

import time

import pytest

from companion.ui.player.stopwatch import Stopwatch, steady_seconds


def test_looking_often_loses_nothing() -> None:
    """A clock of whole milliseconds would lose half of one at every look: seconds over a routine."""
    now = [1000.0]
    watch = Stopwatch(lambda: now[0])
    total = 0.0
    for _ in range(36_000):
        now[0] += 0.0333
        total += watch()
    assert total == pytest.approx(36_000 * 0.0333, abs=1e-4)


def test_its_clock_goes_as_fast_as_the_computers_own_and_is_fine() -> None:
    began, ours = time.monotonic(), steady_seconds()
    looks = {steady_seconds() for _ in range(1000)}
    assert len(looks) > 100
    assert steady_seconds() - ours == pytest.approx(time.monotonic() - began, abs=0.05)
