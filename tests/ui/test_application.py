"""The application in the person's language, the painter of drawings, and a None that lasts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from companion import i18n
from companion.drawing.shapes import Anchor, Circle, Drawing, Path, Text, Token, line
from companion.ui.application import make_application, speak
from companion.ui.painter import paint_drawing
from companion.ui.theme import LIGHT


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[None]:
    before = i18n.current()
    yield
    i18n.use(before)
    speak(qapp)


def test_there_is_one_application(qapp: QApplication) -> None:
    assert make_application([]) is qapp
    assert qapp.applicationName() == "companion"
    # A style sheet wraps the style, which then has no name of its own.
    assert qapp.style().name() in ("fusion", "")


def test_qts_own_words_follow_the_language(qapp: QApplication, spoken: None) -> None:
    i18n.use(i18n.load("de"))
    speak(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.buttons()[0].text() == "Abbrechen"
    assert QLocale().language() == QLocale.Language.German
    i18n.use(i18n.load("en"))
    speak(qapp)
    again = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert again.buttons()[0].text() == "Cancel"


@pytest.mark.parametrize(("code", "rtl"), [("en", False), ("ar", True), ("he", True), ("ar_XB", True)])
def test_the_window_runs_as_the_language_does(qapp: QApplication, spoken: None, code: str, rtl: bool) -> None:
    language = i18n.load(code)
    i18n.use(language)
    speak(qapp)
    assert language.right_to_left is rtl
    assert (qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft) is rtl


def painted(*shapes: Path | Circle | Text, right_to_left: bool = False) -> QImage:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color(Token.PAPER))
    painter = QPainter(image)
    drawing = Drawing(100, 50, shapes)
    paint_drawing(painter, drawing, QRectF(0, 0, 200, 100), LIGHT, right_to_left=right_to_left)
    painter.end()
    return image


def columns(image: QImage, colour: QColor) -> list[int]:
    return [x for x in range(200) if any(image.pixelColor(x, y) == colour for y in range(100))]


def test_a_stroke_is_as_wide_as_it_says_at_any_scale(qapp: QApplication) -> None:
    image = painted(line(0, 25, 100, 25, Token.ACCENT, width=5))
    column = [y for y in range(100) if image.pixelColor(100, y) == LIGHT.color(Token.ACCENT)]
    assert len(column) == 10
    assert column[0] == 45


def test_dashes_are_lengths_and_not_pen_widths(qapp: QApplication) -> None:
    dashed = Path((("M", 0.0, 25.0), ("L", 100.0, 25.0)), stroke=Token.ACCENT, width=4, dash=(10.0, 10.0))
    inked = columns(painted(dashed), LIGHT.color(Token.ACCENT))
    assert len(inked) == pytest.approx(100, abs=4)
    assert 10 in inked
    assert 30 not in inked


def test_curves_and_closed_shapes_are_filled(qapp: QApplication) -> None:
    shape = Path((("M", 10.0, 40.0), ("C", 10.0, 0.0, 90.0, 0.0, 90.0, 40.0), ("Z",)), fill=Token.TOP)
    image = painted(shape)
    assert image.pixelColor(100, 60) == LIGHT.color(Token.TOP)
    assert image.pixelColor(100, 5) == LIGHT.color(Token.PAPER)


def test_an_unknown_command_is_said(qapp: QApplication) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        with pytest.raises(ValueError, match="Q"):
            paint_drawing(
                painter,
                Drawing(1, 1, (Path((("Q", 0.0, 0.0),), fill=Token.INK),)),
                QRectF(0, 0, 9, 9),
                LIGHT,
            )
        painter.restore()
    finally:
        painter.end()


@pytest.mark.parametrize(
    ("anchor", "rtl", "side"),
    [
        (Anchor.START, False, "right of"),
        (Anchor.END, False, "left of"),
        (Anchor.START, True, "left of"),
        (Anchor.END, True, "right of"),
        (Anchor.MIDDLE, False, "around"),
        (Anchor.MIDDLE, True, "around"),
    ],
)
def test_text_starts_where_reading_starts(qapp: QApplication, anchor: Anchor, rtl: bool, side: str) -> None:
    text = Text(50, 30, "words", 10, Token.INK, anchor)
    inked = columns(painted(text, right_to_left=rtl), LIGHT.color(Token.INK))
    middle = 100
    if side == "around":
        assert abs((inked[0] + inked[-1]) / 2 - middle) < 4
    else:
        assert all(x >= middle for x in inked) if side == "right of" else all(x <= middle for x in inked)


def test_none_outlasts_a_hundred_thousand_calls_of_qt() -> None:
    program = (
        "import companion.ui\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for _ in range(100_000): thing.setObjectName('x')\n"
        "print('alive')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "alive\n"
    assert done.returncode == 0
