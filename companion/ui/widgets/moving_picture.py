"""A picture that moves: what the window asks of one, and the clock that plays it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from companion.domain.movements import View
from companion.drawing.shapes import Drawing

FRAME_MS = 33
"""About thirty pictures a second."""
LONGEST_STEP_S = 0.2
"""After a pause of the whole program the movement goes on from where it was, without a leap."""
TURN_S = 0.45
"""How long the eye takes to another side."""
HIGHEST = 90.0


class Eye(NamedTuple):
    """Where a figure is seen from, in degrees: ``turn`` around it (0: its right side, 90: its face) and ``tilt``
    above it (0: level, 90: from the ceiling).
    """

    turn: float
    tilt: float


class MovingPicture(Protocol):
    """A movement to be seen at any moment and from anywhere. What is made elsewhere is handed to the window so."""

    @property
    def seconds(self) -> float:
        """How long one whole repetition takes."""

    @property
    def top(self) -> float:
        """The share of a repetition, 0 to 1, at which it is farthest from its start: what a still shows."""

    def eye(self, view: View) -> tuple[float, float]:
        """The turn and tilt a named view looks from."""

    def frame(self, share: float, turn: float, tilt: float) -> Drawing:
        """The picture at ``share`` of a repetition, seen from ``turn`` and ``tilt``. Every one has the same size."""


class Playback(QObject):
    """Where in a repetition a moving picture is, and where it is seen from. ``due`` asks for another frame.

    Its timer runs only while something moves and ``suspended`` is off. ``now`` gives seconds that only grow.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._last = 0.0
        self._seconds = 0.0
        self._playing = False
        self._suspended = False
        self._from = self._to = self.eye = Eye(0.0, 0.0)
        self._turned_s = TURN_S
        self.share = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def playing(self) -> bool:
        """Whether the movement goes on, even while nobody can see it."""
        return self._playing

    @property
    def running(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    @property
    def target(self) -> Eye:
        """Where the eye is, or is on its way to."""
        return self._to

    def play(self, seconds: float) -> None:
        """Goes on from where it is; a repetition takes ``seconds`` (more than 0)."""
        self._seconds = seconds
        self._playing = True
        self._follow()

    def pause(self) -> None:
        """Stays where it is."""
        self._playing = False
        self._follow()

    def look(self, eye: Eye, *, at_once: bool) -> None:
        """Looks from elsewhere: ``at_once``, or on a short way there."""
        eye = Eye(eye.turn % 360.0, min(max(eye.tilt, 0.0), HIGHEST))
        self._from, self._to = self.eye, eye
        self._turned_s = TURN_S if at_once else 0.0
        if at_once:
            self.eye = eye
        self._follow()
        self.due.emit()

    def suspend(self, suspended: bool) -> None:
        """Stands still while nobody can see it."""
        self._suspended = suspended
        self._follow()

    def tick(self) -> None:
        """Moves on by the time that has passed."""
        now = self._now()
        passed, self._last = min(now - self._last, LONGEST_STEP_S), now
        if self._playing:
            self.share = (self.share + passed / self._seconds) % 1.0
        if self._turned_s < TURN_S:
            self._turned_s = min(self._turned_s + passed, TURN_S)
            self.eye = _between(self._from, self._to, self._turned_s / TURN_S)
        self._follow()
        self.due.emit()

    def _follow(self) -> None:
        wanted = not self._suspended and (self._playing or self._turned_s < TURN_S)
        if wanted and not self._timer.isActive():
            self._last = self._now()
            self._timer.start()
        elif not wanted:
            self._timer.stop()


def _between(start: Eye, end: Eye, share: float) -> Eye:
    """The eye on its way, the short way round, slow at both ends; ``end`` itself when there."""
    if share >= 1.0:
        return end
    eased = share * share * (3.0 - 2.0 * share)
    round_by = (end.turn - start.turn + 180.0) % 360.0 - 180.0
    return Eye((start.turn + round_by * eased) % 360.0, start.tilt + (end.tilt - start.tilt) * eased)
