"""What posing the drawn person asks for: a bench with one figure on it. ``bootstrap`` hands in the real one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from companion.domain.movements import Figure, Pose, Position, View
from companion.drawing.shapes import Drawing


class Seen(Protocol):
    """A pose as it is drawn."""

    @property
    def drawing(self) -> Drawing: ...

    @property
    def places(self) -> Mapping[str, tuple[float, float]]:
        """Where each part can be taken hold of, on the sheet, in the order of Tab."""

    @property
    def angles(self) -> Mapping[str, float]:
        """The angles as the body really has them, in degrees."""


class Pulled(Protocol):
    """A pose after a part was moved."""

    @property
    def pose(self) -> Pose: ...

    @property
    def stops(self) -> tuple[tuple[str, bool], ...]:
        """The joints that kept the part from coming nearer, and whether each stands at its most (else: its least)."""


class PoseBench(Protocol):
    """One figure, posed and looked at on a sheet of ``sheet`` units. Between two :meth:`fit` nothing jumps."""

    @property
    def sheet(self) -> tuple[float, float]: ...

    @property
    def limits(self) -> Mapping[str, tuple[float, float]]:
        """How far each joint goes in most people, in degrees."""

    @property
    def things(self) -> tuple[str, ...]:
        """What can stand or lie in the room, by name."""

    @property
    def rests(self) -> tuple[str, ...]:
        """The parts of the body that can rest on the floor."""

    def begin(self, position: Position) -> Figure:
        """A figure with one quiet pose to begin with."""

    def fit(self, figure: Figure, at: int, view: View) -> None:
        """Looks from ``view``, so far away that the pose ``at`` fits with room to move."""

    def see(self, figure: Figure, at: int) -> Seen:
        """The pose ``at`` of ``figure``."""

    def pull(self, figure: Figure, at: int, part: str, x: float, y: float) -> Pulled:
        """Moves ``part`` of the pose ``at`` towards a place on the sheet; joints go no further than they do."""
