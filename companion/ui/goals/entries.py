"""What was said before, the latest first, a few at a time; each can be taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.ui.look import Type
from companion.ui.widgets.kit import Label, LinkButton, Run

AT_A_TIME = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``day``, ``value``, the person's ``words``. ``out_name`` is what the button that takes it out is
    called."""

    day: str
    value: str
    words: str
    out: Callable[[], None]
    out_name: str


class EntryList(QWidget):
    """Shows ``entries`` (latest first), :data:`AT_A_TIME` at a time."""

    def __init__(self, name: str, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._waiting = list(entries)
        self.lines: list[Label] = []
        self.out_buttons: list[LinkButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.earlier = LinkButton(tr("Show earlier"))
        self.earlier.clicked.connect(self._more)
        self._layout.addWidget(self.earlier)
        self._show_some()

    def _more(self) -> None:
        shown = len(self.out_buttons)
        self._show_some()
        self.out_buttons[shown].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_some(self) -> None:
        for entry in self._waiting[:AT_A_TIME]:
            line = Label("", Type.BODY, selectable=True)
            runs = [Run(entry.day + "   ", token=Token.MUTED), Run(entry.value)]
            if entry.words:
                runs.append(Run("   " + quoted(entry.words), italic=True))
            line.set_runs(runs)
            out = LinkButton(tr("Take out"))
            out.setAccessibleName(entry.out_name)
            out.clicked.connect(entry.out)
            at = self._layout.count() - 1
            self._layout.insertWidget(at, line)
            self._layout.insertWidget(at + 1, out)
            self.lines.append(line)
            self.out_buttons.append(out)
        del self._waiting[:AT_A_TIME]
        self.earlier.setVisible(bool(self._waiting))
