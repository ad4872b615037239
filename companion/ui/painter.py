"""The screen's painter of drawings: shapes and tokens in, antialiased strokes out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from companion.drawing.shapes import Anchor, Circle, Drawing, Path, Text
from companion.ui.look import FAMILY
from companion.ui.theme import Theme


def paint_drawing(
    painter: QPainter, drawing: Drawing, place: QRectF, theme: Theme, *, right_to_left: bool = False
) -> None:
    """Paints ``drawing`` into ``place``, as large as fits, in the middle, keeping its shape."""
    if drawing.width <= 0 or drawing.height <= 0 or place.isEmpty():
        return
    scale = min(place.width() / drawing.width, place.height() / drawing.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(
        place.x() + (place.width() - drawing.width * scale) / 2,
        place.y() + (place.height() - drawing.height * scale) / 2,
    )
    painter.scale(scale, scale)
    worn: Path | Circle | None = None
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            _paint_text(painter, shape, theme, right_to_left)
            worn = None
            continue
        # Neighbours are often of one colour.
        if worn is None or shape.stroke is not None or worn.stroke is not None or shape.fill is not worn.fill:
            _dress(painter, theme, shape)
            worn = shape
        if isinstance(shape, Circle):
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        else:
            painter.drawPath(path_of(shape))
    painter.restore()


def path_of(shape: Path) -> QPainterPath:
    """Qt's path of a shape's commands. Raises ``ValueError`` for a command it does not know."""
    path = QPainterPath()
    # A moving figure has a great many points, thirty times a second: each is handed on with as little ado as can be.
    curve_to: Callable[..., None] = path.cubicTo
    line_to: Callable[..., None] = path.lineTo
    move_to: Callable[..., None] = path.moveTo
    for name, *at in shape.commands:
        if name == "C":
            curve_to(*at)
        elif name == "L":
            line_to(*at)
        elif name == "M":
            move_to(*at)
        elif name == "Z":
            path.closeSubpath()
        else:
            raise ValueError(f"unknown path command {name!r}")
    return path


def _dress(painter: QPainter, theme: Theme, shape: Path | Circle) -> None:
    if shape.fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(theme.color(shape.fill))
    if shape.stroke is None:
        painter.setPen(Qt.PenStyle.NoPen)
        return
    width, dash = shape.width, shape.dash if isinstance(shape, Path) else ()
    pen = QPen(theme.color(shape.stroke), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash and width > 0:
        # Qt counts dashes in pen widths, and round caps would eat the gaps.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        lengths = dash if len(dash) % 2 == 0 else dash * 2
        pen.setDashPattern([length / width for length in lengths])
    painter.setPen(pen)


def _paint_text(painter: QPainter, shape: Text, theme: Theme, right_to_left: bool) -> None:
    font = painter.font()
    font.setFamily(FAMILY)
    # Large and scaled down, because a font's pixel size is a whole number.
    font.setPixelSize(max(1, round(shape.size * 4)))
    font.setBold(shape.bold)
    font.setItalic(shape.italic)
    width = QFontMetricsF(font).horizontalAdvance(shape.text) / 4
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[shape.anchor]
    if right_to_left:
        share = 1.0 - share
    painter.save()
    painter.translate(shape.x - width * share, shape.y)
    painter.scale(0.25, 0.25)
    painter.setFont(font)
    painter.setPen(theme.color(shape.fill))
    painter.drawText(QPointF(0, 0), shape.text)
    painter.restore()
