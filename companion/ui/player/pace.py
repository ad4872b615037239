"""Where in its repetition the figure is, so that it moves with the count."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.movements import Figure
from companion.domain.phases import Beat, Phase

EASE_S = 2.0
"""How long the figure takes into a hold that is not counted, and out of it."""


@dataclass(frozen=True, slots=True)
class Course:
    """The shares (0 to 1) of a film's repetition at which it reaches its farthest, leaves it, and is home again.

    ``seconds`` is how long the film takes by itself.
    """

    seconds: float
    top: float
    leaves: float
    home: float

    @classmethod
    def of(cls, figure: Figure, seconds: float, top: float) -> Course:
        """The course of ``figure`` in a film that takes ``seconds`` and is at its farthest at ``top``.

        A film stays in its poses for as long as they say; the player says itself how long one stays.
        """
        if seconds <= 0 or len(figure.poses) < 2:
            return cls(0.0, 0.0, 0.0, 0.0)
        leaves = top + figure.poses[-1].hold / seconds
        home = 1.0 - figure.poses[0].hold / seconds
        return cls(seconds, top, min(leaves, 1.0), max(home, min(leaves, 1.0)))

    def share(self, phase: Phase, elapsed: float, before: Beat | None = None) -> float:
        """The share to show ``elapsed`` seconds into ``phase``; ``before`` is the moment it came from."""
        done = min(1.0, elapsed / phase.seconds) if phase.seconds else 1.0
        if phase.is_timed:
            return (elapsed / self.seconds) % 1.0 if self.seconds else 0.0
        if phase.beat is Beat.MOVE:
            return self.top * done
        if phase.beat is Beat.RETURN:
            return self.leaves + (self.home - self.leaves) * done
        if phase.beat is Beat.HOLD:
            ease = min(EASE_S, phase.seconds / 3)
            return self.top if phase.rep else self.top * min(1.0, elapsed / ease)
        if phase.beat is Beat.REST and before is Beat.HOLD:
            ease = min(EASE_S, phase.seconds / 2)
            return self.leaves + (self.home - self.leaves) * min(1.0, elapsed / ease)
        return 0.0
