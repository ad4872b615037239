"""What has changed with each goal, in a sentence beside the person's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.text import first_line
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.services.progress import GoalProgress
from companion.ui.look import Type
from companion.ui.progress.facts_in_span import goal_words
from companion.ui.widgets.kit import IconButton, Label, LinkButton, Run

WORDS_AT_MOST = 160
AT_A_TIME = 8
"""Goals told at once: those going on now come first, and ten years may hold dozens."""


class GoalSentences(QWidget):
    """One paragraph for each goal; ``labels`` are those shown so far. ``for_visit`` puts what one says on the list of the
    next visit."""

    for_visit = Signal(str, str)

    def __init__(self, goals: Sequence[GoalProgress], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ordered = sorted(goals, key=_closed)
        self._waiting = ordered[AT_A_TIME:]
        self.labels: list[Label] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.more = LinkButton(tr("Show more goals"))
        self.more.clicked.connect(self._show_all)
        self._column.addWidget(self.more)
        self.more.setVisible(bool(self._waiting))
        self._show(ordered[:AT_A_TIME])

    def _show(self, goals: Sequence[GoalProgress]) -> None:
        for progress in goals:
            label = Label("", Type.BODY, selectable=True)
            label.set_runs(_runs(progress))
            self.labels.append(label)
            words = _brought(progress)
            visit = IconButton("chat-circle", tr("For my next visit: {words}", words=words))
            visit.clicked.connect(partial(self._tell_for_visit, f"goal/{progress.goal.id}", words))
            told = QWidget()
            row = QHBoxLayout(told)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            row.addWidget(label, 1)
            row.addWidget(visit, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.append(told)
            self._column.insertWidget(self._column.count() - 1, told)

    def _tell_for_visit(self, source: str, words: str, _checked: bool = False) -> None:
        self.for_visit.emit(source, words)

    def _show_all(self) -> None:
        """All that are left, the focus on the first of them."""
        first = len(self.labels)
        self._show(self._waiting)
        self._waiting = []
        self.more.setVisible(False)
        self._rows[first].setVisible(True)
        self.labels[first].setFocus(Qt.FocusReason.OtherFocusReason)


def _closed(progress: GoalProgress) -> bool:
    return not progress.goal.state.is_open


def _brought(progress: GoalProgress) -> str:
    """The same in one line."""
    words = quoted(first_line(progress.goal.words, WORDS_AT_MOST))
    return tr("{goal}: {words}", goal=words, words=goal_words(progress))


def _runs(progress: GoalProgress) -> list[Run]:
    runs = [
        Run(quoted(first_line(progress.goal.words, WORDS_AT_MOST)), italic=True),
        Run("\n" + goal_words(progress)),
    ]
    if progress.source and progress.series.points:
        runs.append(Run("  " + progress.source, token=Token.MUTED))
    return runs
