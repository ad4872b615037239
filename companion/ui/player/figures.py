"""The movements of a routine as the player shows them: cues, positions, and the figure of each side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from companion.domain.doses import Side
from companion.domain.movements import Movement, Position
from companion.domain.routines import Step
from companion.drawing.shapes import Drawing
from companion.services.library import LibraryService
from companion.ui.player.pace import Course
from companion.ui.widgets.moving_picture import MovingPicture

WIDTH, HEIGHT = 700.0, 520.0
"""The sheet a figure is drawn on, in its own units; it is fitted to the window."""

StillMaker = Callable[[Movement, float, float], Drawing]
"""Draws a movement, still, on a sheet of the given width and height."""
MovingMaker = Callable[[Movement, float, float], MovingPicture | None]
"""Makes a movement that moves, on a sheet of the given width and height; ``None`` where there is no figure."""
OtherSide = Callable[[Movement], Movement]
"""The same movement with the other side of the body."""


class Picture:
    """One movement, drawn when it is asked for."""

    def __init__(self, movement: Movement, still_for: StillMaker, moving_for: MovingMaker) -> None:
        self._movement = movement
        self._still_for = still_for
        self._moving_for = moving_for

    @cached_property
    def still(self) -> Drawing | None:
        """It in one drawing: start, end and the way between. ``None`` where there is no figure."""
        drawing = self._still_for(self._movement, WIDTH, HEIGHT)
        return drawing if drawing.shapes else None

    @cached_property
    def course(self) -> Course | None:
        """When it is where in its repetition; ``None`` where nothing moves."""
        film, figure = self._film, self._movement.figure
        if film is None or figure is None or len(figure.poses) < 2:
            return None
        return Course.of(figure, film.seconds, film.top)

    def frame(self, share: float) -> Drawing | None:
        """The moment at ``share`` (0 to 1) of a repetition, from its best side; ``None`` where nothing moves."""
        film, figure = self._film, self._movement.figure
        return None if film is None or figure is None else film.frame(share, *film.eye(figure.view))

    @cached_property
    def _film(self) -> MovingPicture | None:
        return self._moving_for(self._movement, WIDTH, HEIGHT)


class Shown(NamedTuple):
    """A picture, or with ``mirrored`` the same in a mirror."""

    picture: Picture
    mirrored: bool


class Figures:
    """Looks movements up; one that is no longer known has no cues and no figure.

    Figures are drawn for the right side.
    """

    def __init__(
        self, library: LibraryService, still_for: StillMaker, moving_for: MovingMaker, other_side: OtherSide
    ) -> None:
        self._library = library
        self._still_for = still_for
        self._moving_for = moving_for
        self._other_side = other_side
        self._found: dict[str, Movement | None] = {}
        self._pictures: dict[tuple[str, bool], Picture] = {}

    def cues(self, movement_id: str) -> tuple[str, ...]:
        """The cues of a movement, in order."""
        movement = self._movement(movement_id)
        return movement.cues if movement else ()

    def positions(self, steps: Sequence[Step]) -> dict[str, Position]:
        """How one starts each of ``steps``, by the movement's id."""
        found = {step.movement_id: self._movement(step.movement_id) for step in steps}
        return {name: movement.position for name, movement in found.items() if movement is not None}

    def shown(self, movement_id: str, side: Side, *, by_turns: bool) -> Shown | None:
        """The figure doing it with ``side``.

        For the left side it is the right one in a mirror, so that what is near stays near. Where the sides change at
        every repetition (``by_turns``) the person stays where they are and uses the other side: somebody who leaps
        about could not be followed.
        """
        movement = self._movement(movement_id)
        if movement is None or movement.figure is None or not movement.figure.poses:
            return None
        left = side is Side.LEFT
        other = left and by_turns
        if (movement_id, other) not in self._pictures:
            drawn = self._other_side(movement) if other else movement
            self._pictures[movement_id, other] = Picture(drawn, self._still_for, self._moving_for)
        return Shown(self._pictures[movement_id, other], left and not by_turns)

    def _movement(self, movement_id: str) -> Movement | None:
        if movement_id not in self._found:
            self._found[movement_id] = self._library.get(movement_id)
        return self._found[movement_id]
