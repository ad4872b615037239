"""A window without a screen, a look, and a navigator, for all tests of the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from companion.drawing.shapes import Token
from companion.ui.application import make_application, speak
from companion.ui.look import Look, apply, current_look
from companion.ui.navigation import Navigator
from companion.ui.theme import LIGHT, Theme

from PySide6.QtCore import QEvent, QCoreApplication, Qt  # isort: skip
from PySide6.QtGui import QCursor, QImage  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application of the test run, made as the program makes it."""
    return make_application(["companion"])


@pytest.fixture(autouse=True)
def _own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the preferences of whoever runs it."""
    monkeypatch.setenv("COMPANION_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def app_look(qapp: QApplication) -> Iterator[Look]:
    """Light, 100 %, left to right."""
    yield apply(qapp, LIGHT, 100)
    speak(qapp)


@pytest.fixture
def set_look(qapp: QApplication, app_look: Look) -> Iterator[Callable[[Theme, int], Look]]:
    """Changes theme and text size for one test."""

    def change(theme: Theme, text_percent: int) -> Look:
        return apply(qapp, theme, text_percent)

    yield change
    apply(qapp, LIGHT, 100)


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    """Mirrors the window for one test."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def navigator(qapp: QApplication) -> Navigator:
    """A navigator to hand to screens."""
    return Navigator()


@pytest.fixture
def shown(qapp: QApplication, app_look: Look) -> Iterator[Callable[..., QWidget]]:
    """Shows a widget at a size, laid out and active, and takes it away after the test."""
    widgets: list[QWidget] = []

    def show(widget: QWidget, width: int = 900, height: int = 700) -> QWidget:
        widgets.append(widget)
        QCursor.setPos(5_000, 5_000)  # or the button under it would look hovered
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        QApplication.processEvents()
        return widget

    yield show
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def _count_colour(widget: QWidget, token: Token) -> int:
    image = _picture(widget)
    colour = current_look().color(token)
    return sum(image.pixelColor(x, y) == colour for y in range(image.height()) for x in range(image.width()))


@pytest.fixture
def picture() -> Callable[[QWidget], QImage]:
    """What a widget looks like now."""
    return _picture


@pytest.fixture
def count_colour() -> Callable[[QWidget, Token], int]:
    """How many pixels of a widget have the colour of a token."""
    return _count_colour
