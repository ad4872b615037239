"""The relief screen, with everything it is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from companion.drawing.shapes import Circle, Drawing
from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.paper.page import PaperPage
from companion.ui.tasks import Tasks
from companion.ui.tense.card import card_order
from companion.ui.tense.screen import TenseScreen
from companion.ui.widgets.kit import DrawingView, Label


class Voice:
    """A voice that writes down what it says."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.closed = False
        self.speaking = False

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def stop(self) -> None:
        self.said.append("")

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def voice() -> Voice:
    return Voice()


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def screen(
    services: Services, navigator: Navigator, tasks: Tasks, voice: Voice, shown: Callable[..., QWidget]
) -> TenseScreen:
    def picture(height: int) -> QWidget:
        return DrawingView(Drawing(320, height, (Circle(50, 50, 20),)))

    def card(number: str) -> PaperPage:
        return PaperPage(card_order(services.tense, number), tasks, navigator)

    made = TenseScreen(services.tense, services.drafts, navigator, "112", picture, card, lambda: voice)
    shown(made, 1280, 832)
    made.setFocus()
    return made


@pytest.fixture
def words_on() -> Callable[[QWidget], str]:
    """Every text that can be seen on a widget."""

    def read(widget: QWidget) -> str:
        QApplication.processEvents()
        return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())

    return read
