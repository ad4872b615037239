"""A slim strip above any other place: what came up just now, and one press for each answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from companion.domain.reminders import Subject
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.icons import IconView
from companion.ui.look import Type
from companion.ui.reminders.view import ReminderView
from companion.ui.widgets.buttons import IconButton, LinkButton
from companion.ui.widgets.containers import Card
from companion.ui.widgets.flow import Row
from companion.ui.widgets.labels import Label
from companion.ui.widgets.textflow import Run


class ReminderStrip(Card):
    """It goes when it was answered, closed, or seen on Today. ``closed`` changes nothing: the card stays there."""

    started = Signal()
    later = Signal()
    not_today = Signal()
    closed = Signal()

    def __init__(self, view: ReminderView, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, ground=Token.SOFT, line=Token.SOFT)
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 8, 4)
        row.setSpacing(14)
        row.addWidget(IconView("clock", Token.INK, 22), 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = Label("", Type.BODY)
        self._words.setContentsMargins(0, 9, 0, 9)
        self.start_link = LinkButton(tr("Put it away") if view.subject is Subject.OWN else tr("Start"))
        self.later_link = LinkButton(tr("Later"))
        self.not_today_link = LinkButton(tr("Not today"))
        links = (self.start_link, self.later_link, self.not_today_link)
        for link, signal in zip(links, (self.started, self.later, self.not_today), strict=True):
            link.setAccessibleName(tr("{words}: {title}", words=link.text(), title=view.title))
            link.clicked.connect(signal)
        row.addWidget(
            Row(self._words, Row(*links, spacing=24, row_spacing=0), spacing=28, row_spacing=0), 1
        )  # fmt: skip
        self.close_button = IconButton("x", tr("Close this line"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.show_view(view)

    def show_view(self, view: ReminderView) -> None:
        """Says what ``view`` says; it is of the same reminder."""
        self.view = view
        self._words.set_runs([Run(view.heading, bold=True), Run(f"  {view.sentence}")])
        self.setAccessibleName(view.heading)

    def has_focus(self) -> bool:
        """Whether the focus is on one of its answers, and would be lost with it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)
