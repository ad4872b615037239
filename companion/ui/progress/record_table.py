"""The records behind a chart as lines of text, the latest first, a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.ui.look import Type
from companion.ui.widgets.kit import Hairline, Label, LinkButton, Run

AT_A_TIME = 12


@dataclass(frozen=True, slots=True)
class Record:
    """One line. ``remove`` takes it out when it can be taken out; ``remove_name`` is what that button is called."""

    day: str
    value: str
    note: str = ""
    remove: Callable[[], None] | None = None
    remove_name: str = ""


class RecordTable(QWidget):
    """Shows ``records`` (latest first), :data:`AT_A_TIME` at a time."""

    def __init__(self, name: str, records: Sequence[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._records = list(records)
        self._shown = 0
        self._labels: list[tuple[Label, Label]] = []
        self.out_buttons: list[LinkButton] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.earlier = LinkButton(tr("Show earlier"))
        self.earlier.clicked.connect(self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.earlier)
        if not self._records:
            layout.insertWidget(0, Label(tr("Nothing recorded yet."), Type.BODY, Token.MUTED))
        self._show_more()

    def lines(self) -> list[str]:
        """The text of the lines shown."""
        return [f"{day.text()}: {words.text()}" for day, words in self._labels]

    def focus_out(self, row: int) -> bool:
        """Goes to "Take out" in ``row``, or in the last one before it; ``False`` when nothing can be taken out."""
        while self._shown <= min(row, len(self._records) - 1):
            self._show_more()
        if self.out_buttons:
            self.out_buttons[min(row, len(self.out_buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.out_buttons)

    def _show_more(self) -> None:
        until = min(len(self._records), self._shown + AT_A_TIME)
        for row in range(self._shown, until):
            self._add(row, self._records[row])
        self._shown = until
        self.earlier.setVisible(until < len(self._records))

    def _add(self, row: int, record: Record) -> None:
        top = Qt.AlignmentFlag.AlignTop
        day = Label(record.day, Type.BODY, Token.MUTED)
        day.setContentsMargins(0, 9, 0, 9)
        runs = [Run(record.value, bold=True)]
        if record.note:
            runs += [Run("   "), Run(quoted(record.note), italic=True)]
        words = Label("", Type.BODY, selectable=True)
        words.set_runs(runs)
        words.setContentsMargins(0, 9, 0, 9)
        self._labels.append((day, words))
        self._grid.addWidget(day, row * 2, 0, top)
        self._grid.addWidget(words, row * 2, 1, top)
        if record.remove is not None:
            button = LinkButton(tr("Take out"))
            button.setAccessibleName(record.remove_name)
            button.clicked.connect(partial(_call, record.remove))
            self._grid.addWidget(button, row * 2, 2, top)
            self.out_buttons.append(button)
        if row + 1 < len(self._records):
            self._grid.addWidget(Hairline(), row * 2 + 1, 0, 1, 3)


def _call(action: Callable[[], None], _checked: bool = False) -> None:
    action()
