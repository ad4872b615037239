"""A drawing on screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Circle, Drawing, Token
from companion.ui.look import current_look
from companion.ui.widgets.kit import DrawingView

Show = Callable[..., QWidget]
Picture = Callable[[QWidget], QImage]


def test_a_drawing_keeps_its_shape_and_has_words(shown: Show, picture: Picture) -> None:
    view = DrawingView(Drawing(100, 50, (Circle(50, 25, 20, fill=Token.ACCENT),), "A dot."))
    shown(view, 400, 400)
    assert view.accessibleName() == "A dot."
    assert view.heightForWidth(200) == 100
    image = picture(view)
    assert image.pixelColor(200, 200) == current_look().color(Token.ACCENT)
    row = [x for x in range(400) if image.pixelColor(x, 200) == current_look().color(Token.ACCENT)]
    column = [y for y in range(400) if image.pixelColor(200, y) == current_look().color(Token.ACCENT)]
    assert abs(len(row) - len(column)) <= 1
    assert len(row) == pytest.approx(160, abs=2)
