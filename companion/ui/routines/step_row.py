"""One step of a routine: figure, doses, whose it is, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from companion.domain.routines import Step
from companion.i18n import tr
from companion.ui.figures import Figures
from companion.ui.look import Type
from companion.ui.routines.step_words import doses_label, note_label, origin_label, visit_words
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import Button, Card, Columns, IconButton, Label, LinkButton, Row, Small

FIGURE = (150.0, 104.0)
UP, DOWN, CHANGE, OUT, HOW, STORY = "up", "down", "change", "out", "how", "story"


class StepRow(Card):
    """``moved`` is −1 for up and 1 for down (also Alt+Up and Alt+Down); ``asked`` names what else was pressed."""

    moved = Signal(str, int)
    asked = Signal(str, str)

    def __init__(
        self,
        step: Step,
        figures: Figures,
        *,
        first: bool = False,
        last: bool = False,
        story: bool = False,
        begun: bool = False,
    ) -> None:
        super().__init__(padding=0)
        self.step = step
        self.buttons: dict[str, Button] = {}
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(20, 16, 20, 10)
        column.setSpacing(6)
        column.addWidget(Label(step.movement_name, Type.H2, leading=1.3))
        column.addWidget(doses_label(step.doses))
        if step.note:
            column.addWidget(note_label(step.note))
        column.addWidget(origin_label(step))
        if begun:
            column.addWidget(Small(tr("You began to change this. Your numbers and words are still here.")))
        column.addWidget(self._buttons(first=first, last=last, story=story, begun=begun))
        figure = figures.view(step.movement_id, step.movement_name, *FIGURE, tallest=150)
        self.body.addWidget(Columns(figure, words, weights=(1, 4), least=130, spacing=0))
        self.setAccessibleName(step.movement_name)
        self._add_keys()

    def focused_button(self) -> str:
        """Which of the row's buttons has the focus; ``""`` for none."""
        focused = QApplication.focusWidget()
        return next((name for name, button in self.buttons.items() if button is focused), "")

    def focus_button(self, name: str) -> None:
        """Puts the focus on a button, or on the nearest one that can be pressed."""
        order = {UP: (UP, DOWN), DOWN: (DOWN, UP)}.get(name, (name,))
        for each in (*order, CHANGE):
            if each in self.buttons and self.buttons[each].isEnabled():
                self.buttons[each].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _buttons(self, *, first: bool, last: bool, story: bool, begun: bool) -> Row:
        name = self.step.movement_name
        up = IconButton("arrow-up", tr("Move up: {name}", name=name))
        down = IconButton("arrow-down", tr("Move down: {name}", name=name))
        up.setEnabled(not first)
        down.setEnabled(not last)
        up.clicked.connect(partial(self._tell_moved, -1))
        down.clicked.connect(partial(self._tell_moved, 1))
        self.buttons = {UP: up, DOWN: down}
        row = Row(spacing=20, row_spacing=0)
        if begun:
            self._link(row, CHANGE, tr("Go on changing"), tr("Go on changing: {name}", name=name))
        else:
            self._link(row, CHANGE, tr("Change…"), tr("Change: {name}", name=name))
        self._link(row, HOW, tr("How it goes"), tr("How it goes: {name}", name=name))
        if story:
            self._link(row, STORY, tr("What it was before"), tr("What it was before: {name}", name=name))
        self.visit_link = ForNextVisit(f"step/{self.step.id}", visit_words(self.step))
        self.visit_link.set_icon("")
        row.add(self.visit_link)
        self._link(row, OUT, tr("Take out"), tr("Take out: {name}", name=name))
        row.add(Row(up, down, spacing=2))
        return row

    def _link(self, row: Row, key: str, words: str, spoken: str) -> None:
        link = LinkButton(words)
        link.setAccessibleName(spoken)
        link.clicked.connect(partial(self._tell_asked, key))
        self.buttons[key] = link
        row.add(link)

    def _add_keys(self) -> None:
        # Shortcuts, because a button would take a bare arrow key as "next button".
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._tell_moved, by))

    def _tell_moved(self, by: int, _checked: bool = False) -> None:
        self.moved.emit(self.step.id, by)

    def _tell_asked(self, key: str, _checked: bool = False) -> None:
        self.asked.emit(self.step.id, key)
