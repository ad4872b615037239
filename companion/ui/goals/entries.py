"""What was said before, the latest first, a few at a time; each can be changed or taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.goals import Rating
from companion.domain.ladder import Rung
from companion.domain.rulers import RulerMark
from companion.drawing.shapes import Token
from companion.i18n import dated, quoted, tr
from companion.ui.look import Type
from companion.ui.widgets.kit import Label, LinkButton, Row, Run

AT_A_TIME = 8

Saying: TypeAlias = Rating | Rung | RulerMark
"""What one says of a goal again and again: a number, where one is on the ladder, how important or how sure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line about ``said``: its ``value`` and the person's ``words``."""

    said: Saying
    value: str
    words: str

    @property
    def day(self) -> str:
        """``22 Nov 2026``."""
        return dated(self.said.at.day)


class EntryList(QWidget):
    """Shows ``entries`` (latest first), :data:`AT_A_TIME` at a time. Both signals name what was said."""

    changing = Signal(object)
    out = Signal(object)

    def __init__(self, name: str, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._entries = tuple(entries)
        self._waiting = list(entries)
        self.lines: list[Label] = []
        self.change_buttons: list[LinkButton] = []
        self.out_buttons: list[LinkButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.earlier = LinkButton(tr("Show earlier"))
        self.earlier.clicked.connect(self._more)
        self._layout.addWidget(self.earlier)
        self._show_some()

    def focus_out(self, row: int) -> None:
        """Goes to "Take out" in ``row``, or in the last one before it."""
        while self._waiting and row >= len(self.out_buttons):
            self._show_some()
        self.out_buttons[min(row, len(self.out_buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def place_of(self, said: Saying) -> int:
        """Which row tells ``said``, from 0."""
        return next((row for row, entry in enumerate(self._entries) if entry.said == said), 0)

    def _more(self) -> None:
        shown = len(self.change_buttons)
        self._show_some()
        self.change_buttons[shown].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_some(self) -> None:
        for entry in self._waiting[:AT_A_TIME]:
            line = Label("", Type.BODY, selectable=True)
            runs = [Run(entry.day + "   ", token=Token.MUTED), Run(entry.value)]
            if entry.words:
                runs.append(Run("   " + quoted(entry.words), italic=True))
            line.set_runs(runs)
            change, out = LinkButton(tr("Change")), LinkButton(tr("Take out"))
            about = f"{entry.day}, {entry.value}"
            change.setAccessibleName(tr("Change: {words}", words=about))
            out.setAccessibleName(tr("Take out: {words}", words=about))
            change.clicked.connect(partial(self._tell_changing, entry.said))
            out.clicked.connect(partial(self._tell_out, entry.said))
            at = self._layout.count() - 1
            self._layout.insertWidget(at, line)
            self._layout.insertWidget(at + 1, Row(change, out, spacing=28, row_spacing=0))
            self.lines.append(line)
            self.change_buttons.append(change)
            self.out_buttons.append(out)
        del self._waiting[:AT_A_TIME]
        self.earlier.setVisible(bool(self._waiting))

    def _tell_changing(self, said: Saying, _checked: bool = False) -> None:
        self.changing.emit(said)

    def _tell_out(self, said: Saying, _checked: bool = False) -> None:
        self.out.emit(said)
