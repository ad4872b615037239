"""One corner of both sides: its lines and a place to write another. All four look the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.both_sides import Quadrant, SideLine
from companion.domain.text import first_line
from companion.errors import CompanionError
from companion.i18n import quoted, tr
from companion.ui.goals.line_editor import LineEditor
from companion.ui.widgets.kit import (
    Card,
    Hairline,
    IconButton,
    LineField,
    Row,
    SecondaryButton,
    Small,
    Subheading,
    Toggle,
    Words,
)


def corner_words(quadrant: Quadrant) -> str:
    """``Good things about changing``."""
    return {
        Quadrant.CHANGE_GOOD: tr("Good things about changing"),
        Quadrant.CHANGE_LESS: tr("Less good things about changing"),
        Quadrant.STAY_GOOD: tr("Good things about staying as it is"),
        Quadrant.STAY_LESS: tr("Less good things about staying as it is"),
    }[quadrant]


class SideRow(QWidget):
    """One line, whether it is private, and what can be done with it."""

    shared = Signal(str, bool)
    change = Signal(str)
    out = Signal(str)

    def __init__(self, line: SideLine) -> None:
        super().__init__()
        self.line = line
        about = quoted(first_line(line.text))
        self.words = Words(line.text)
        self.toggle = Toggle(tr("May go on my sheet"), checked=line.shared)
        self.toggle.setAccessibleName(tr("May go on my sheet: {words}", words=about))
        self.toggle.changed.connect(self._tell_shared)
        self.private = Small(tr("Private"))
        self.change_button = IconButton("pencil-simple", tr("Change: {words}", words=about))
        self.out_button = IconButton("trash", tr("Take out: {words}", words=about))
        self.change_button.clicked.connect(self._tell_change)
        self.out_button.clicked.connect(self._tell_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words)
        layout.addWidget(self.private)
        self.private.setVisible(not line.shared)
        layout.addWidget(Row(self.toggle, self.change_button, self.out_button, spacing=8, row_spacing=0))

    def _tell_shared(self) -> None:
        self.shared.emit(self.line.id, self.toggle.isChecked())

    def _tell_change(self) -> None:
        self.change.emit(self.line.id)

    def _tell_out(self) -> None:
        self.out.emit(self.line.id)


class Corner(Card):
    """``added`` gives the corner and the words of a new line, ``reworded`` a line's id and its new words."""

    added = Signal(object, str)
    reworded = Signal(str, str)
    shared = Signal(str, bool)
    changing = Signal(str)
    out = Signal(str)

    def __init__(self, quadrant: Quadrant, lines: Sequence[SideLine], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=22, spacing=6)
        self.quadrant = quadrant
        title = corner_words(quadrant)
        self.setAccessibleName(title)
        self.body.addWidget(Subheading(title))
        self.rows: dict[str, SideRow] = {}
        self.editor: LineEditor | None = None
        for line in lines:
            row = SideRow(line)
            row.shared.connect(self.shared)
            row.change.connect(self.changing)
            row.out.connect(self.out)
            if self.rows:
                self.body.addWidget(Hairline())
            self.rows[line.id] = row
            self.body.addWidget(row)
        self.body.addSpacing(6)
        self.new = LineField("", most=20_000, placeholder=tr("Write a line"))
        self.new.editor.setAccessibleName(tr("{corner}: a new line", corner=title))
        self.add_button = SecondaryButton(tr("Add it"), compact=True)
        self.add_button.setAccessibleName(tr("Add to: {corner}", corner=title))
        self.new.entered.connect(self._tell_added)
        self.add_button.clicked.connect(self._tell_added)
        self.body.addWidget(self.new)
        self.body.addWidget(Row(self.add_button))
        self.body.addStretch(1)

    def edit(self, line_id: str) -> LineEditor:
        """Opens the words of a line where it stands."""
        row = self.rows[line_id]
        editor = LineEditor(tr("Change this line"), row.line.text)
        editor.kept.connect(partial(self._tell_reworded, line_id))
        self.body.insertWidget(self.body.indexOf(row), editor)
        row.hide()
        self.editor = editor
        return editor

    def close_editor(self) -> None:
        """Takes an open editor away and shows the line again."""
        if self.editor is not None:
            self.body.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        for row in self.rows.values():
            row.show()

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter with what is being added."""
        self.new.set_problem(str(error))
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_added(self) -> None:
        self.added.emit(self.quadrant, self.new.text())

    def _tell_reworded(self, line_id: str, words: str) -> None:
        self.reworded.emit(line_id, words)
