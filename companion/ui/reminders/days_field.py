"""Which days of the week: each can be pressed, and two quick ways."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.reminders import EVERY_DAY
from companion.i18n import tr, weekday
from companion.services.reminder_words import WORKING_DAYS, days_words, week
from companion.ui.widgets.buttons import LinkButton
from companion.ui.widgets.choices import PillChoice
from companion.ui.widgets.flow import Row


class DayPill(PillChoice):
    """One weekday, on or off by itself."""

    def __init__(self, day: int, name: str) -> None:
        super().__init__(weekday(day))
        self.setAutoExclusive(False)
        self.setAccessibleName(weekday(day))
        self.setAccessibleDescription(name)


class DaysField(QWidget):
    """Weekdays by ISO number. ``changed`` tells of each press."""

    changed = Signal()

    def __init__(self, name: str, days: Iterable[int] = EVERY_DAY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.pills = {day: DayPill(day, name) for day in week()}
        self.every_link = LinkButton(days_words(EVERY_DAY))
        self.working_link = LinkButton(days_words(WORKING_DAYS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Row(*self.pills.values(), spacing=8, row_spacing=8))
        layout.addWidget(Row(self.every_link, self.working_link, spacing=24))
        for pill in self.pills.values():
            pill.clicked.connect(self._tell)
        self.every_link.clicked.connect(partial(self._choose, EVERY_DAY))
        self.working_link.clicked.connect(partial(self._choose, WORKING_DAYS))
        for link in (self.every_link, self.working_link):
            link.setAccessibleName(tr("Choose: {days}", days=link.text()))
        self.set_value(days)

    def value(self) -> frozenset[int]:
        """The days chosen."""
        return frozenset(day for day, pill in self.pills.items() if pill.isChecked())

    def set_value(self, days: Iterable[int]) -> None:
        """Shows these days without telling anybody."""
        chosen = set(days)
        for day, pill in self.pills.items():
            pill.setChecked(day in chosen)

    def text(self) -> str:
        """The days as ``1,3,5``, for drafts."""
        return ",".join(str(day) for day in sorted(self.value()))

    def set_text(self, text: str) -> None:
        """Restores a draft; anything but a weekday is passed over."""
        self.set_value(int(part) for part in text.split(",") if part.isdecimal())

    def _choose(self, days: frozenset[int], _checked: bool = False) -> None:
        self.set_value(days)
        self._tell()

    def _tell(self, _checked: bool = False) -> None:
        self.changed.emit()
