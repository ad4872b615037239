"""A time of day to type or to step by a quarter of an hour, and several of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from functools import partial

from PySide6.QtCore import QLocale, QSize, Qt, QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QVBoxLayout, QWidget

from companion.i18n import clock, number, tr
from companion.ui.widgets.buttonless import Buttonless, high_enough
from companion.ui.widgets.buttons import IconButton, LinkButton, OutlinedIconButton
from companion.ui.widgets.flow import Row
from companion.ui.widgets.notices import announce

QUARTER_S = 15 * 60
DAY_S = 24 * 60 * 60


class _Clock(Buttonless, QTimeEdit):
    """The time as the language writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.make_bare()
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        self.setWrapping(True)

    def sizeHint(self) -> QSize:
        # Room for the longest time, so that the field does not move while one steps.
        texts = [self.locale().toString(QTime(hour, 58), self.displayFormat()) for hour in (10, 23)]
        width = max(self.fontMetrics().horizontalAdvance(text) for text in (*texts, self.text()))
        return high_enough(width + 2 * 20)


class ClockField(QWidget):
    """One time of day with minus and plus, a quarter of an hour each. ``name`` is what a screen reader calls it."""

    changed = Signal()

    def __init__(self, name: str, at: time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = _Clock()
        self.less = OutlinedIconButton("minus", tr("{name}: earlier", name=name))
        self.more = OutlinedIconButton("plus", tr("{name}: later", name=name))
        self.row = Row(self.less, self.editor, self.more, spacing=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row)
        self._quiet = False
        self.set_name(name)
        self.set_value(at)
        self.setFocusProxy(self.editor)
        for button, seconds in ((self.less, -QUARTER_S), (self.more, QUARTER_S)):
            button.setAutoRepeat(True)
            button.clicked.connect(partial(self._step, seconds))
        self.editor.timeChanged.connect(self._moved)

    def set_name(self, name: str) -> None:
        """Changes what it is called."""
        self.editor.setAccessibleName(name)
        self.less.set_name(tr("{name}: earlier", name=name))
        self.more.set_name(tr("{name}: later", name=name))

    def value(self) -> time:
        """The time, to the minute."""
        shown = self.editor.time()
        return time(shown.hour(), shown.minute())

    def set_value(self, at: time) -> None:
        """Shows a time without telling anybody."""
        self._quiet = True
        self.editor.setTime(QTime(at.hour, at.minute))
        self._quiet = False

    def text(self) -> str:
        """The time as ``08:00``, for drafts."""
        return self.value().isoformat("minutes")

    def set_text(self, text: str) -> None:
        """Restores a draft; anything but a time is passed over."""
        try:
            self.set_value(time.fromisoformat(text))
        except ValueError:
            return

    def _step(self, seconds: int, _checked: bool = False) -> None:
        """To the next or last full quarter, also from a time between them."""
        now = self.editor.time().msecsSinceStartOfDay() // 1000
        rest = now % QUARTER_S
        by = seconds if not rest else (QUARTER_S - rest if seconds > 0 else -rest)
        self.editor.setTime(QTime.fromMSecsSinceStartOfDay((now + by) % DAY_S * 1000))
        announce(self.editor, clock(self.value()))

    def _moved(self) -> None:
        if not self._quiet:
            self.changed.emit()


class ClocksField(QWidget):
    """Several times of day, one under another: at least one, at most ``most``. ``changed`` tells of each change."""

    changed = Signal()

    def __init__(self, name: str, times: Sequence[time], most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._most = most
        self.fields: list[ClockField] = []
        self.removes: list[IconButton] = []
        self._rows: list[Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.add_link = LinkButton(tr("Add another time"), icon_name="plus")
        self.add_link.clicked.connect(self._add_one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._column)
        layout.addWidget(self.add_link)
        self.setAccessibleName(name)
        self.set_values(times)

    def values(self) -> list[time]:
        """The times as they stand there."""
        return [field.value() for field in self.fields]

    def set_values(self, times: Sequence[time]) -> None:
        """Shows these times without telling anybody; eight in the morning where there is none."""
        while self.fields:
            self._drop(len(self.fields) - 1)
        for at in (list(times) or [time(8)])[: self._most]:
            self._put(at)
        self._follow()

    def text(self) -> str:
        """The times as ``08:00,20:00``, for drafts."""
        return ",".join(field.text() for field in self.fields)

    def set_text(self, text: str) -> None:
        """Restores a draft; what is no time is passed over."""
        times = []
        for part in text.split(","):
            try:
                times.append(time.fromisoformat(part))
            except ValueError:
                continue
        self.set_values(times)

    def _put(self, at: time) -> None:
        field = ClockField("", at)
        field.changed.connect(self.changed)
        remove = IconButton("x", "")
        remove.clicked.connect(partial(self._remove, field))
        row = Row(field, remove, spacing=8)
        self.fields.append(field)
        self.removes.append(remove)
        self._rows.append(row)
        self._column.addWidget(row)

    def _drop(self, index: int) -> None:
        row = self._rows.pop(index)
        self.fields.pop(index)
        self.removes.pop(index)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _add_one(self, _checked: bool = False) -> None:
        last = self.fields[-1].value()
        self._put(time((last.hour + 4) % 24, last.minute))
        self._follow()
        self.fields[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remove(self, field: ClockField, _checked: bool = False) -> None:
        index = self.fields.index(field)
        self._drop(index)
        self._follow()
        self.fields[min(index, len(self.fields) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _follow(self) -> None:
        several = len(self.fields) > 1
        for figure, (field, remove) in enumerate(zip(self.fields, self.removes, strict=True), start=1):
            name = tr("{name}: {number}", name=self._name, number=number(figure)) if several else self._name
            field.set_name(name)
            remove.set_name(tr("Take this time out: {name}", name=name))
            remove.setVisible(several)
        self.add_link.setVisible(len(self.fields) < self._most)
        self.setFocusProxy(self.fields[0])
