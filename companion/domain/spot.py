"""Where one is inside a step, so that going on after a cut-off begins there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion.domain.doses import Side
from companion.domain.routines import Size


@dataclass(frozen=True, slots=True)
class Spot:
    """A repetition of a step (or a set, where ``rep`` is 0), and what was done of the step before it.

    ``into`` is how many seconds of a timed set are over; ``worked`` the seconds moved or held before; ``sets`` and
    ``reps`` those completed.
    """

    step_id: str
    size: Size
    set: int = 1
    side: Side = Side.NONE
    rep: int = 0
    into: float = 0.0
    sets: int = 0
    reps: int = 0
    worked: float = 0.0

    @property
    def turn(self) -> tuple[int, Side, int]:
        """Which repetition it is. See ``Phase.turn``."""
        return self.set, self.side, self.rep

    def texts(self) -> dict[str, str]:
        """The same as texts by name, to be kept. See :meth:`of`."""
        return {
            "step": self.step_id,
            "size": self.size.value,
            "set": str(self.set),
            "side": self.side.value,
            "rep": str(self.rep),
            "into": repr(self.into),
            "sets": str(self.sets),
            "reps": str(self.reps),
            "worked": repr(self.worked),
        }

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Spot | None:
        """The spot kept as ``texts``; ``None`` for texts that are none."""
        try:
            return cls(
                texts["step"],
                Size(texts["size"]),
                int(texts["set"]),
                Side(texts["side"]),
                int(texts["rep"]),
                float(texts["into"]),
                int(texts["sets"]),
                int(texts["reps"]),
                float(texts["worked"]),
            )
        except (KeyError, ValueError):
            return None
