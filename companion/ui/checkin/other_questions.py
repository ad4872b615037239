"""The chosen questions that do not wait now: folded, until someone wants to answer them too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import ntr
from companion.ui.checkin.question_field import QuestionField
from companion.ui.widgets.kit import LinkButton, Row


class OtherQuestions(QWidget):
    """One quiet press unfolds ``fields``, and they stay so: an answer never goes out of sight. ``alone``: there are
    no questions but these."""

    def __init__(
        self, fields: Sequence[QuestionField], parent: QWidget | None = None, *, alone: bool = False
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        words = (
            ntr("Answer a question ({count})", "Answer questions ({count})", len(fields))
            if alone
            else ntr("Answer another one too ({count})", "Answer others too ({count})", len(fields))
        )
        self.button = LinkButton(words, icon_name="caret-down")
        self.button.clicked.connect(self._pressed)
        self._closed = Row(self.button)
        self._folded = QWidget()
        column = QVBoxLayout(self._folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(28)
        for field in self.fields:
            column.addWidget(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._closed)
        layout.addWidget(self._folded)
        self._folded.hide()

    @property
    def is_open(self) -> bool:
        """Whether the questions can be seen."""
        return not self._folded.isHidden()

    def open(self) -> None:
        """Shows the questions."""
        self._folded.show()
        self._closed.hide()

    def _pressed(self) -> None:
        self.open()
        self.fields[0].focus_first()
