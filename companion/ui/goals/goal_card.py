"""One open goal in the list: a card to pick up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal
from companion.domain.text import first_line
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.ui.goals.story import since_words
from companion.ui.look import Type
from companion.ui.widgets.kit import Card, IconButton, Label, LinkButton, Row, Run
from companion.ui.widgets.reasons import MyReasons

WHOLE = 400
"""Goals up to this many characters are shown whole in the list; longer ones begin."""


def shown_words(goal: Goal) -> str:
    """The goal's words for the list."""
    return goal.words if len(goal.words) <= WHOLE else first_line(goal.words, WHOLE)


class GoalCard(Card):
    """Words, state, first to latest. Pressing anywhere opens it; ``moved`` is −1 for up and 1 for down.
    ``reasons`` are the person's own words for it, shown when they ask."""

    opened = Signal(str)
    rated = Signal(str)
    moved = Signal(str, int)

    def __init__(
        self,
        goal: Goal,
        change: str,
        parent: QWidget | None = None,
        *,
        may_rise: bool = False,
        may_sink: bool = False,
        reasons: Sequence[str] = (),
    ) -> None:
        super().__init__(parent, spacing=4)
        self.goal_id = goal.id
        self.movers: dict[int, IconButton] = {}
        self.body.setContentsMargins(24, 22, 24, 12)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = Label("", Type.H2, leading=1.35)
        self.words.set_runs([Run(quoted(shown_words(goal)), bold=False)])
        self.body.addWidget(self.words)
        state = Label("", Type.BODY)
        state.set_runs([Run(since_words(goal), token=Token.MUTED), Run("   "), Run(change)])
        self.state = state
        self.body.addWidget(state)
        about = quoted(first_line(goal.words))
        self.open_button = LinkButton(tr("Open"))
        self.open_button.setAccessibleName(tr("Open the goal {words}", words=about))
        self.open_button.clicked.connect(self._tell_open)
        self.rate_button = LinkButton(tr("Rate it today"))
        self.rate_button.setAccessibleName(tr("Rate today: {words}", words=about))
        self.rate_button.clicked.connect(self._tell_rate)
        row = Row(self.open_button, self.rate_button, spacing=28)
        self.reasons: MyReasons | None = None
        if any(text.strip() for text in reasons):
            self.reasons = MyReasons(partial(tuple, reasons), about)
            row.add(self.reasons.button)
        if may_rise:
            row.add(self._mover("arrow-up", tr("Move up: {words}", words=about), -1))
        if may_sink:
            row.add(self._mover("arrow-down", tr("Move down: {words}", words=about), 1))
        self.body.addSpacing(4)
        self.body.addWidget(row)
        if self.reasons is not None:
            self.body.addWidget(self.reasons)

    def focus_mover(self, by: int) -> None:
        """Puts the focus on the arrow that was pressed, or on the other at an end of the list."""
        movers = self.movers
        target = movers.get(by) or movers.get(-by) or self.open_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._tell_open()
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _mover(self, icon: str, name: str, by: int) -> IconButton:
        button = IconButton(icon, name)
        button.clicked.connect(partial(self._tell_move, by))
        self.movers[by] = button
        return button

    def _tell_open(self, _checked: bool = False) -> None:
        self.opened.emit(self.goal_id)

    def _tell_rate(self) -> None:
        self.rated.emit(self.goal_id)

    def _tell_move(self, by: int, _checked: bool = False) -> None:
        self.moved.emit(self.goal_id, by)
