"""How much time went by, from a clock that no time change can move."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

TICK_MS = 100


class Stopwatch:
    """Called, it says how many seconds passed since it was called before."""

    def __init__(self) -> None:
        self._timer = QElapsedTimer()
        self._timer.start()

    def __call__(self) -> float:
        return self._timer.restart() / 1000
