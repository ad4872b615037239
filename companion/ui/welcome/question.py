"""One question on a calm page: large words, an answer, and two ways on that weigh the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.widgets.kit import (
    Body,
    Heading,
    LineField,
    LinkButton,
    PrimaryButton,
    Row,
    Small,
    TextField,
)


class NameQuestion(QWidget):
    """What may I call you?"""

    kept = Signal()
    skipped = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.words = tr("What may I call you?")
        self.field = LineField("", text=name, most=80)
        self.field.editor.setAccessibleName(self.words)
        self.keep_button = PrimaryButton(tr("Go on"))
        self.skip_button = LinkButton(tr("Skip this"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(Small(tr("Hello. This is your notebook.")))
        layout.addWidget(Heading(self.words))
        layout.addWidget(Body(tr("Any name you like. It is shown on top of your notebook."), muted=True))
        layout.addWidget(self.field)
        layout.addWidget(Row(self.keep_button, self.skip_button, spacing=28))
        layout.addSpacing(8)
        layout.addWidget(Small(tr("All you write stays on this computer, in one file that is yours.")))
        self.field.entered.connect(self.kept)
        self.keep_button.clicked.connect(self.kept)
        self.skip_button.clicked.connect(self.skipped)


class GoalQuestion(QWidget):
    """What would you like to be able to do?"""

    kept = Signal()
    skipped = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = tr("What would you like to be able to do?")
        self.field = TextField("", lines=2, most_lines=8)
        self.field.editor.setAccessibleName(self.words)
        self.keep_button = PrimaryButton(tr("Keep this"))
        self.skip_button = LinkButton(tr("Skip this"))
        self.back_button = LinkButton(tr("Back"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(Heading(self.words))
        hint = tr(
            "In your own words, big or small. It is kept just as you write it. You can change it any time."
        )
        layout.addWidget(Body(hint, muted=True))
        layout.addWidget(self.field)
        layout.addWidget(Row(self.keep_button, self.skip_button, self.back_button, spacing=28))
        self.keep_button.clicked.connect(self.kept)
        self.skip_button.clicked.connect(self.skipped)
        self.back_button.clicked.connect(self.back)
