"""The tool that shows authors their movements."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from companion.drawing.shapes import Token
from companion.ui.theme import DARK, LIGHT
from tests.helpers.contact_sheets import FIGURE_WIDTH, MOMENTS, contact_sheets


def colours(path: Path) -> set[str]:
    image = QImage(str(path))
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_named_movements_are_shown_from_three_sides_each_in_a_picture(
    tmp_path: Path, qapp: QApplication
) -> None:
    sheets = list(contact_sheets(tmp_path, ["bridge", "walking"]))
    assert [sheet.name for sheet in sheets] == ["movement-bridge.png", "movement-walking.png"]
    for sheet in sheets:
        image = QImage(str(sheet))
        assert image.width() >= len(MOMENTS) * FIGURE_WIDTH
        assert image.height() > 3 * 220
        assert {LIGHT.hex(Token.TOP), LIGHT.hex(Token.LIMB_NEAR), LIGHT.hex(Token.SKIN)} <= colours(sheet)


def test_a_figure_is_large_enough_to_judge() -> None:
    assert FIGURE_WIDTH >= 220


def test_themes_can_be_compared(tmp_path: Path, qapp: QApplication) -> None:
    (sheet,) = contact_sheets(tmp_path, ["bridge"], DARK)
    assert DARK.hex(Token.TOP) in colours(sheet)


def test_a_name_that_is_not_in_the_library_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="handstand"):
        list(contact_sheets(tmp_path, ["handstand"]))
