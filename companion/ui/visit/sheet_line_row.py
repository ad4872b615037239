"""One line of the sheet: printed or not, in which words, and where in its section."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from companion.domain.sheet_lines import SheetChoice
from companion.i18n import tr
from companion.ui.visit.sheet_words import detail_words
from companion.ui.widgets.kit import Button, IconButton, Toggle

TICK, WORDS, UP, DOWN = "tick", "words", "up", "down"
INDENT = 28


class SheetLineRow(QWidget):
    """``ticked`` tells the new state, ``moved`` −1 for up and 1 for down (also Alt+Up and Alt+Down), ``asked`` that
    other words are wanted."""

    ticked = Signal(str, bool)
    moved = Signal(str, int)
    asked = Signal(str)

    def __init__(self, choice: SheetChoice, *, appendix: bool) -> None:
        super().__init__()
        self.choice = choice
        self.toggle = Toggle(
            choice.label, checked=choice.included, detail=detail_words(choice, appendix=appendix)
        )
        self.buttons: dict[str, Button] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(INDENT if choice.below else 0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.toggle, 1)
        self._add_buttons()
        self.setFocusProxy(self.toggle)
        self.toggle.changed.connect(self._tell_ticked)
        if not (choice.first and choice.last):
            self._add_keys()

    def focused(self) -> str:
        """Which part of the row has the focus; ``""`` for none."""
        now = QApplication.focusWidget()
        parts: dict[str, QWidget] = {TICK: self.toggle, **self.buttons}
        return next((name for name, part in parts.items() if part is now), "")

    def focus(self, name: str) -> None:
        """Puts the focus on that part, or on the nearest one that can take it."""
        for each in {UP: (UP, DOWN), DOWN: (DOWN, UP)}.get(name, (name,)):
            button = self.buttons.get(each)
            if button is not None and button.isEnabled():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.toggle.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_buttons(self) -> None:
        choice, name = self.choice, self.choice.label
        if choice.written:
            self._add(WORDS, "note-pencil", tr("Other words for this sheet: {line}", line=name))
            self.buttons[WORDS].clicked.connect(self._tell_asked)
        if not (choice.first and choice.last):
            self._add(UP, "arrow-up", tr("Move up: {name}", name=name))
            self._add(DOWN, "arrow-down", tr("Move down: {name}", name=name))
            self.buttons[UP].setEnabled(not choice.first)
            self.buttons[DOWN].setEnabled(not choice.last)
            self.buttons[UP].clicked.connect(partial(self._tell_moved, -1))
            self.buttons[DOWN].clicked.connect(partial(self._tell_moved, 1))

    def _add(self, key: str, icon: str, name: str) -> None:
        self.buttons[key] = IconButton(icon, name)
        self._layout.addWidget(self.buttons[key], 0, Qt.AlignmentFlag.AlignTop)

    def _add_keys(self) -> None:
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._tell_moved, by))

    def _tell_ticked(self) -> None:
        self.ticked.emit(self.choice.key, self.toggle.isChecked())

    def _tell_moved(self, by: int, _checked: bool = False) -> None:
        self.moved.emit(self.choice.key, by)

    def _tell_asked(self) -> None:
        self.asked.emit(self.choice.key)
