"""Contact sheets of the movement library: each movement at its start, middle and end, many to a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from companion.domain.movements import Figure, Movement, View
from companion.drawing.shapes import Drawing, Token
from companion.movement.camera import Camera
from companion.movement.library import load_library
from companion.movement.moving import Moving
from companion.resources_path import resource_dir
from companion.ui.look import FAMILY, load_fonts
from companion.ui.painter import paint_drawing
from companion.ui.theme import LIGHT, Theme

from PySide6.QtCore import QRectF, Qt  # isort: skip
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter  # isort: skip

MOST_ON_A_SHEET = 12
ACROSS = 2
FIGURE_WIDTH, FIGURE_HEIGHT = 300, 240
"""Pixels of one moment."""
CAPTION, GAP = 26, 10
MOMENTS = ("start", "middle", "end")


def contact_sheets(out: Path, ids: Sequence[str] = (), theme: Theme = LIGHT) -> Iterator[Path]:
    """Writes ``movements-01.png``, ... into ``out`` and yields each path.

    Without ``ids`` every shipped movement is drawn in its best view, ``MOST_ON_A_SHEET`` to a picture. With
    ``ids`` only those, each in all three views (its best first), a picture each. Raises ``ValueError`` for an
    id that is not in the library.
    """
    movements = {movement.id: movement for movement in load_library(resource_dir() / "movements")}
    strange = [each for each in ids if each not in movements]
    if strange:
        raise ValueError(f"no such movement: {', '.join(strange)}")
    app = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    if ids:
        for each in ids:
            rows = [(f"{each} ({view})", movements[each].figure, view) for view in _views(movements[each])]
            yield _sheet(out / f"movement-{each}.png", rows, 1, theme)
    else:
        every = iter(_best_views(sorted(movements.values(), key=lambda movement: movement.id)))
        number = 0
        while rows := list(islice(every, MOST_ON_A_SHEET)):
            number += 1
            yield _sheet(out / f"movements-{number:02}.png", rows, ACROSS, theme)
    del app


_Row = tuple[str, Figure | None, View]


def _best_views(movements: Sequence[Movement]) -> list[_Row]:
    return [
        (f"{movement.id} ({movement.figure.view})", movement.figure, movement.figure.view)
        for movement in movements
        if movement.figure is not None
    ]


def _views(movement: Movement) -> list[View]:
    best = movement.figure.view if movement.figure else View.SIDE
    return [best, *(view for view in View if view is not best)]


def moments(figure: Figure, view: View) -> tuple[Drawing, ...]:
    """The start, the middle and the end of a movement, as frames of one film."""
    moving = Moving(figure, FIGURE_WIDTH, FIGURE_HEIGHT)
    camera = Camera.of(view)
    return tuple(moving.frame(share, camera) for share in (0.0, moving.top / 2, moving.top))


def _sheet(target: Path, rows: Sequence[_Row], across: int, theme: Theme) -> Path:
    wide = len(MOMENTS) * FIGURE_WIDTH + GAP
    high = FIGURE_HEIGHT + CAPTION + GAP
    lines = -(-len(rows) // across)
    image = QImage(across * wide + GAP, lines * high + GAP, QImage.Format.Format_RGB32)
    image.fill(theme.color(Token.PAPER))
    drawn = [moments(figure, view) if figure is not None else () for _caption, figure, view in rows]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(FAMILY)
    font.setPixelSize(17)
    painter.setFont(font)
    for number, (caption, _figure, _view) in enumerate(rows):
        left, top = GAP + number % across * wide, GAP + number // across * high
        painter.fillRect(QRectF(left, top, wide - GAP, high - GAP), QColor(theme.picture))
        painter.setPen(theme.color(Token.INK))
        painter.drawText(QRectF(left + 8, top, wide, CAPTION), Qt.AlignmentFlag.AlignVCenter, caption)
        for moment, drawing in enumerate(drawn[number]):
            place = QRectF(left + moment * FIGURE_WIDTH, top + CAPTION, FIGURE_WIDTH, FIGURE_HEIGHT)
            paint_drawing(painter, drawing, place.adjusted(6, 2, -6, -6), theme)
    painter.end()
    if not image.save(str(target)):
        raise OSError(f"cannot write {target}")
    return target
