"""Cues and figures of the movements in a routine, each drawn once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from companion.domain.movements import Movement
from companion.drawing.shapes import Drawing
from companion.services.library import LibraryService

WIDTH, HEIGHT = 700.0, 520.0
"""The sheet a figure is drawn on, in its own units; it is fitted to the window."""


class Figures:
    """Looks movements up; one that is no longer known has no cues and no figure."""

    def __init__(
        self, library: LibraryService, figure_for: Callable[[Movement, float, float], Drawing]
    ) -> None:
        self._library = library
        self._figure_for = figure_for
        self._found: dict[str, Movement | None] = {}
        self._drawn: dict[str, Drawing | None] = {}

    def cues(self, movement_id: str) -> tuple[str, ...]:
        """The cues of a movement, in order."""
        movement = self._movement(movement_id)
        return movement.cues if movement else ()

    def drawing(self, movement_id: str) -> Drawing | None:
        """The figure of a movement, called by its name for those who cannot see it."""
        if movement_id not in self._drawn:
            movement = self._movement(movement_id)
            drawn = None
            if movement is not None and movement.figure is not None:
                drawing = self._figure_for(movement, WIDTH, HEIGHT)
                drawn = replace(drawing, words=movement.name) if drawing.shapes else None
            self._drawn[movement_id] = drawn
        return self._drawn[movement_id]

    def _movement(self, movement_id: str) -> Movement | None:
        if movement_id not in self._found:
            self._found[movement_id] = self._library.get(movement_id)
        return self._found[movement_id]
