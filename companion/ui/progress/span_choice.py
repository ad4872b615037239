"""Over what time: a few usual spans, or days of one's own."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.progress.facts_in_span import ALL, OWN, SPANS
from companion.ui.widgets.kit import ChoiceRow, DateField, Row

FIRST_SPAN = "12w"


class SpanChoice(QWidget):
    """``changed`` tells that another span, or another day of one's own span, was chosen."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = ChoiceRow(
            tr("Over what time"),
            [
                ("4w", tr("4 weeks")),
                ("12w", tr("12 weeks")),
                ("year", tr("A year")),
                (ALL, tr("All")),
                (OWN, tr("My own dates")),
            ],
            clearable=False,
        )
        self.row.set_value(FIRST_SPAN)
        self.row.chosen.connect(self._choose)
        begun = today - timedelta(days=SPANS[FIRST_SPAN] - 1)
        self.first = DateField(tr("From"), today, begun, latest=today, with_today=False)
        self.last = DateField(tr("To"), today, today, latest=today, with_today=False)
        for field in (self.first, self.last):
            field.day_changed.connect(self.changed)
        self._days = Row(self.first, self.last, spacing=28)
        self._days.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.row)
        column.addWidget(self._days)

    def value(self) -> str:
        """The span chosen."""
        return self.row.value()

    def days(self) -> tuple[date, date] | None:
        """The days of one's own span; ``None`` for the usual ones."""
        first, last = self.first.day(), self.last.day()
        return (first, last) if self.value() == OWN and first and last else None

    def _choose(self, span: str) -> None:
        self._days.setVisible(span == OWN)
        self.changed.emit()
