"""Still figures of movements, drawn when they are first seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

from companion.domain.movements import Movement
from companion.drawing.shapes import Anchor, Drawing, Text, Token
from companion.i18n import tr
from companion.services.library import LibraryService
from companion.ui.widgets.kit import DrawingView

FigureFor = Callable[[Movement, float, float], Drawing]
"""Draws a movement, still, on a sheet of the given width and height."""

NO_PICTURE_SIZE = 13.0


class Figures:
    """Draws each movement once for each size. Placing a figure takes about 10 ms, so a page never waits for it."""

    def __init__(self, library: LibraryService, figure_for: FigureFor) -> None:
        self._library = library
        self._figure_for = figure_for
        self._drawn: dict[tuple[str, float, float], Drawing] = {}

    def drawn(self, movement_id: str, width: float, height: float) -> Drawing | None:
        """The drawing if it was made before."""
        return self._drawn.get((movement_id, width, height))

    def draw(self, movement_id: str, name: str, width: float, height: float) -> Drawing:
        """The movement on a sheet; a quiet word where there is no picture of it."""
        key = (movement_id, width, height)
        if key not in self._drawn:
            movement = self._library.get(movement_id)
            drawing = self._figure_for(movement, width, height) if movement else Drawing(width, height, ())
            if not drawing.shapes:
                words = Text(
                    width / 2, height / 2, tr("no picture"), NO_PICTURE_SIZE, Token.MUTED, Anchor.MIDDLE
                )
                drawing = Drawing(width, height, (words,))
            self._drawn[key] = replace(drawing, words=tr("Picture: {name}", name=name))
        return self._drawn[key]

    def view(
        self, movement_id: str, name: str, width: float, height: float, *, tallest: int = 340
    ) -> FigureView:
        """A place on the page that shows the movement."""
        return FigureView(self, movement_id, name, width, height, tallest=tallest)


class FigureView(DrawingView):
    """Shows one movement on the quiet ground. Out of sight it is not drawn at all."""

    def __init__(
        self, figures: Figures, movement_id: str, name: str, width: float, height: float, *, tallest: int
    ) -> None:
        ready = figures.drawn(movement_id, width, height)
        super().__init__(ready or Drawing(width, height, ()), picture=True, margin=8, tallest=tallest)
        self._figures = figures
        self._subject = (movement_id, name, width, height)
        self._asked = ready is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        self.set_drawing(self._figures.draw(*self._subject))
