"""When the player cannot go on: a plain sentence, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.widgets.kit import Body, Heading, LinkButton, Page, PrimaryButton, Row


class ProblemPage(QWidget):
    """Says what is the matter. With ``retry`` it can be tried ``again``; it can always be ``left``."""

    again = Signal()
    left = Signal()

    def __init__(self, error: CompanionError, *, retry: bool) -> None:
        super().__init__()
        self.setAccessibleName(error.sentence)
        page = Page(text_width=640)
        page.add(Heading(error.sentence))
        if error.next_step:
            page.add(Body(error.next_step))
        self.retry_button = PrimaryButton(tr("Try again"))
        self.retry_button.clicked.connect(self.again)
        self.close_button = LinkButton(tr("Close without it")) if retry else PrimaryButton(tr("Close"))
        self.close_button.clicked.connect(self.left)
        page.add(
            Row(self.retry_button, self.close_button, spacing=24) if retry else self.close_button, above=24
        )
        self.setFocusProxy(self.retry_button if retry else self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
