"""A calm question in front of the window: plain text, Esc leaves, nothing is red."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.look import current_look
from companion.ui.widgets.buttons import Button, LinkButton, PrimaryButton, SecondaryButton
from companion.ui.widgets.flow import Row
from companion.ui.widgets.labels import Body, Subheading

WIDTH = 560
EDGE = 28
GAP = 16


class Dialog(QDialog):
    """Title, ``body`` (scrolls when the screen is small) and a row of buttons. Esc or closing is "leave it"."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = WIDTH) -> None:
        super().__init__(parent)
        self._wide = width
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.heading = Subheading(title)
        sheet = QWidget()
        sheet.setAutoFillBackground(False)
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(32, 0, 32, 8)
        self.body.setSpacing(16)
        outer.addLayout(self.body)
        outer.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(sheet)
        self._sheet = sheet
        self._buttons = Row()
        self._buttons.setContentsMargins(32, 0, 32, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, EDGE, 0, EDGE)
        layout.setSpacing(GAP)
        self.heading.setContentsMargins(32, 0, 32, 0)
        layout.addWidget(self.heading)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._buttons)

    def add(self, widget: QWidget) -> None:
        """Puts ``widget`` below the rest of the body."""
        self.body.addWidget(widget)

    def add_button(self, button: Button, *, accepts: bool = False, leaves: bool = False) -> Button:
        """Adds a button; ``accepts`` closes with yes, ``leaves`` closes with no."""
        if accepts:
            button.clicked.connect(self.accept)
        if leaves:
            button.clicked.connect(self.reject)
        self._buttons.add(button)
        return button

    def sizeHint(self) -> QSize:
        width = current_look().with_text(self._wide)
        screen = self.screen().availableGeometry() if self.screen() else QRect(0, 0, 1024, 700)
        width = min(width, screen.width() - 64)
        height = 2 * EDGE + 2 * GAP
        for part in (self.heading, self._sheet, self._buttons):
            height += part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
        return QSize(width, min(height, screen.height() - 64))

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.sizeHint())
        super().showEvent(event)


class Question(Dialog):
    """A sentence and two or three answers. ``answer`` is the index of the one pressed, -1 for leaving.

    Leaving is what Return does until one goes to another answer: a quick key changes nothing.
    """

    def __init__(
        self,
        title: str,
        sentence: str,
        yes: str,
        parent: QWidget | None,
        *,
        no: str = "",
        other: str = "",
    ) -> None:
        super().__init__(title, parent)
        self.answer = -1
        self.add(Body(sentence))
        made: list[Button] = [PrimaryButton(yes)]
        if other:
            made.append(SecondaryButton(other))
        for index, button in enumerate(made):
            button.clicked.connect(partial(self._answered, index))
            self.add_button(button)
        self.leave_button = self.add_button(LinkButton(no or tr("Leave it")), leaves=True)
        self.leave_button.setDefault(True)
        self.leave_button.setFocus()

    def _answered(self, index: int, _checked: bool = False) -> None:
        self.answer = index
        self.accept()


def ask(parent: QWidget | None, title: str, sentence: str, yes: str, *, no: str = "") -> bool:
    """Asks and waits; ``True`` only when ``yes`` was pressed."""
    question = Question(title, sentence, yes, parent, no=no)
    question.exec()
    answer = question.answer
    question.deleteLater()
    return answer == 0
