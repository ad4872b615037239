"""Small steps on the page of a goal: a list of one's own. A tick is a tick; nothing is counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.small_steps import SmallStep
from companion.domain.text import first_line
from companion.errors import CompanionError
from companion.i18n import dated, quoted, tr
from companion.ui.goals.line_editor import LineEditor
from companion.ui.widgets.kit import Columns, IconButton, LineField, Row, SecondaryButton, Toggle

UP, DOWN, CHANGE, OUT = "up", "down", "change", "out"


class StepLine(QWidget):
    """One step: its tick box, and what can be done with it. Alt+Up and Alt+Down move it."""

    ticked = Signal(str, bool)
    moved = Signal(str, int)
    change = Signal(str)
    out = Signal(str)

    def __init__(self, step: SmallStep, *, first: bool, last: bool) -> None:
        super().__init__()
        self.step = step
        about = quoted(first_line(step.words))
        done = step.done
        self.box = Toggle(
            step.words,
            checked=done is not None,
            detail=tr("Ticked on {day}", day=dated(done.day)) if done else "",
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.box.setSizePolicy(policy)
        self.box.changed.connect(self._tell_ticked)
        self.buttons = {
            UP: IconButton("arrow-up", tr("Move up: {words}", words=about)),
            DOWN: IconButton("arrow-down", tr("Move down: {words}", words=about)),
            CHANGE: IconButton("pencil-simple", tr("Change: {words}", words=about)),
            OUT: IconButton("trash", tr("Take out: {words}", words=about)),
        }
        self.buttons[UP].setEnabled(not first)
        self.buttons[DOWN].setEnabled(not last)
        self.buttons[UP].clicked.connect(partial(self._tell_moved, -1))
        self.buttons[DOWN].clicked.connect(partial(self._tell_moved, 1))
        self.buttons[CHANGE].clicked.connect(self._tell_change)
        self.buttons[OUT].clicked.connect(self._tell_out)
        tools = Row(*self.buttons.values(), spacing=0, row_spacing=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Columns(self.box, tools, weights=(4, 1), least=178, spacing=8))
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._tell_moved, by))

    def focused(self) -> str:
        """Which control has the focus: a button's key, ``"box"``, or ``""``."""
        now = QApplication.focusWidget()
        if now is self.box:
            return "box"
        return next((key for key, button in self.buttons.items() if button is now), "")

    def focus(self, key: str) -> None:
        """Puts the focus on a control, or on the nearest that can be pressed."""
        order = {UP: (UP, DOWN), DOWN: (DOWN, UP)}.get(key, (key,))
        target: QWidget = next(
            (self.buttons[each] for each in order if each in self.buttons and self.buttons[each].isEnabled()),
            self.box,
        )
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_ticked(self) -> None:
        self.ticked.emit(self.step.id, self.box.isChecked())

    def _tell_moved(self, by: int, _checked: bool = False) -> None:
        self.moved.emit(self.step.id, by)

    def _tell_change(self) -> None:
        self.change.emit(self.step.id)

    def _tell_out(self) -> None:
        self.out.emit(self.step.id)


class StepList(QWidget):
    """The steps, and a line to add one. ``added`` gives the words, ``reworded`` a step's id and its new words."""

    added = Signal(str)
    reworded = Signal(str, str)
    ticked = Signal(str, bool)
    moved = Signal(str, int)
    changing = Signal(str)
    out = Signal(str)

    def __init__(self, steps: Sequence[SmallStep], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Small steps"))
        self.lines: dict[str, StepLine] = {}
        self.editor: LineEditor | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for index, step in enumerate(steps):
            line = StepLine(step, first=index == 0, last=index + 1 == len(steps))
            line.ticked.connect(self.ticked)
            line.moved.connect(self.moved)
            line.change.connect(self.changing)
            line.out.connect(self.out)
            self.lines[step.id] = line
            self._layout.addWidget(line)
        self.new = LineField(tr("Another small step") if steps else tr("A small step"), most=20_000)
        self.add_button = SecondaryButton(tr("Add it"), compact=True)
        self.add_button.setAccessibleName(tr("Add this small step"))
        self.new.entered.connect(self._tell_added)
        self.add_button.clicked.connect(self._tell_added)
        self._layout.addSpacing(10)
        self._layout.addWidget(self.new)
        self._layout.addSpacing(8)
        self._layout.addWidget(Row(self.add_button))

    def edit(self, step_id: str) -> LineEditor | None:
        """Opens the words of a step where it stands."""
        self.close_editor()
        line = self.lines.get(step_id)
        if line is None:
            return None
        editor = LineEditor(tr("Small step"), line.step.words)
        editor.kept.connect(partial(self._tell_reworded, step_id))
        self._layout.insertWidget(self._layout.indexOf(line), editor)
        line.hide()
        self.editor = editor
        return editor

    def close_editor(self) -> None:
        """Takes the open editor away and shows the step again."""
        if self.editor is not None:
            self._layout.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        for line in self.lines.values():
            line.show()

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter with what is being added."""
        self.new.set_problem(str(error))
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_added(self) -> None:
        self.added.emit(self.new.text())

    def _tell_reworded(self, step_id: str, words: str) -> None:
        self.reworded.emit(step_id, words)
