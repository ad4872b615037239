"""A drawing as a picture file. Needs no window and no screen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter

from companion.drawing.shapes import Drawing
from companion.ui.painter import paint_drawing
from companion.ui.theme import LIGHT


def png_of(drawing: Drawing, scale: float = 1.0) -> bytes:
    """``drawing`` as PNG bytes on white, ``scale`` pixels for each of its units. Drawings without words only:
    letters would need a running application.
    """
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_drawing(painter, drawing, QRectF(0, 0, width, height), LIGHT)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, which are refused
    return bytes(data.data())
