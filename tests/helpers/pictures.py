"""Figures for tests of the window: drawn at once, and a film that remembers what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.domain.movements import Movement, View
from companion.drawing.shapes import Circle, Drawing, Token
from companion.services.library import LibraryService
from companion.ui.figures import Figures

EYES = {View.SIDE: (0.0, 0.0), View.FRONT: (90.0, 14.0), View.ABOVE: (0.0, 90.0)}


@dataclass
class Film:
    """A moving picture: a dot that goes from left to right."""

    width: float = 200.0
    height: float = 100.0
    seconds: float = 2.0
    top: float = 0.5
    asked: list[tuple[float, float, float]] = field(default_factory=list)

    def eye(self, view: View) -> tuple[float, float]:
        return EYES[view]

    def frame(self, share: float, turn: float, tilt: float) -> Drawing:
        self.asked.append((share, turn, tilt))
        dot = Circle(self.width * share, self.height / 2, self.height / 8, Token.TOP)
        return Drawing(self.width, self.height, (dot,))


@dataclass
class Studio:
    """Makes stills and films of movements, and remembers of which."""

    stills: list[str] = field(default_factory=list)
    films: dict[str, Film] = field(default_factory=dict)

    def still(self, movement: Movement, width: float, height: float) -> Drawing:
        self.stills.append(movement.id)
        if movement.figure is None:
            return Drawing(width, height, ())
        return Drawing(width, height, (Circle(width / 2, height / 2, height / 3, Token.SKIN),))

    def film(self, movement: Movement, width: float, height: float) -> Film | None:
        if movement.figure is None:
            return None
        self.films[movement.id] = Film(width, height)
        return self.films[movement.id]

    def figures(self, library: LibraryService) -> Figures:
        """Pictures of a library's movements."""
        return Figures(library, self.still, self.film)
