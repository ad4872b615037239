"""One thing one may choose to be asked: a tick and, once ticked, how often."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from companion.domain.checkins import WEEKLY
from companion.i18n import ntr, tr
from companion.services.question_shelf import Choice
from companion.ui.look import LOOK_CHANGED
from companion.ui.widgets.kit import Body, Row, SelectField, Small, Toggle, announce

RHYTHMS = (1, 2, WEEKLY, 2 * WEEKLY, 4 * WEEKLY)
"""Days offered to pick from; another number that is set already is offered beside them."""


class ChoiceBlock(QWidget):
    """``chosen`` tells that it was ticked or unticked, ``rhythm`` how many days it is to be asked after. ``foot`` stands
    below, ticked or not."""

    chosen = Signal()
    rhythm = Signal(str, int)

    def __init__(
        self,
        choice: Choice,
        *,
        checked: bool,
        days: int,
        foot: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.choice = choice
        self.toggle = Toggle(choice.text, checked=checked, detail=_detail(choice))
        self.toggle.changed.connect(self._ticked)
        options = [(str(each), rhythm_words(each)) for each in sorted({*RHYTHMS, days})]
        self.how_often = SelectField("", options, value=str(days))
        self.how_often.editor.setAccessibleName(tr("How often: {question}", question=choice.text))
        self.how_often.changed.connect(self._picked)
        self.why_seldom = Small(
            tr(
                "In two small studies, people who wrote down their pain every day got better more slowly. "
                "Once a week is plenty. (Ferrari 2015; Ferrari and Louw 2013)"
            )
        )
        self._indent = QSpacerItem(self.toggle.indent(), 0, QSizePolicy.Policy.Fixed)
        self._often, self._below = QWidget(), QWidget()
        self._has_foot = foot is not None
        self._build(foot)
        self._follow()

    def days(self) -> int:
        """The days picked."""
        return int(self.how_often.value())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED and hasattr(self, "_indent"):
            self._indent.changeSize(self.toggle.indent(), 0, QSizePolicy.Policy.Fixed)

    def _build(self, foot: QWidget | None) -> None:
        often = QVBoxLayout(self._often)
        often.setContentsMargins(0, 0, 0, 0)
        often.setSpacing(6)
        often.addWidget(Row(Body(tr("How often"), muted=True), self.how_often, spacing=16, row_spacing=4))
        often.addWidget(self.why_seldom)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._often)
        if foot is not None:
            column.addWidget(foot)
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 12)
        row.setSpacing(0)
        row.addItem(self._indent)
        row.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.toggle)
        layout.addWidget(self._below)

    def _ticked(self) -> None:
        self._follow()
        self.chosen.emit()

    def _picked(self) -> None:
        self._follow()
        if not self.why_seldom.isHidden():
            announce(self, self.why_seldom.text())
        self.rhythm.emit(self.choice.id, self.days())

    def _follow(self) -> None:
        """How often is asked only of what is ticked; why not every day is said only there."""
        ticked = self.toggle.isChecked()
        self._often.setVisible(ticked)
        self._below.setVisible(ticked or self._has_foot)
        self.why_seldom.setVisible(self.choice.about_pain and self.days() == 1)


def rhythm_words(days: int) -> str:
    """How often: in weeks where it comes out even."""
    if days % WEEKLY == 0:
        return ntr("Every week", "Every {count} weeks", days // WEEKLY)
    return ntr("Every day", "Every {count} days", days)


def _detail(choice: Choice) -> str:
    """Why it is asked and, where the line alone does not tell, what exactly."""
    if choice.own:
        return tr("Your own question. {reason}", reason=choice.reason).strip()
    parts = []
    if choice.part:
        parts += [question.text for question in choice.questions]
    why = tr("Why we ask: {reason}", reason=choice.reason)
    parts.append(tr("{why} ({source})", why=why, source=choice.source) if choice.source else why)
    return "\n".join(parts)
