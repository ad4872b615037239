"""What was agreed at a visit, a line each, and what I can make of a line if I want to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import AgreedLine, Became, lines_of
from companion.i18n import tr
from companion.services.visits import VisitRecord
from companion.ui.widgets.kit import Card, LinkButton, Row, Small, Words


class AgreedLines(QWidget):
    """``made`` gives a line and what it shall become; ``opened`` what it became; ``left`` lets go of that."""

    made = Signal(str, object)
    opened = Signal(object)
    left = Signal(object)

    def __init__(self, record: VisitRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[tuple[str, str], LinkButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for text in lines_of(record.visit.agreed):
            layout.addWidget(self._card(text, record.became.get(text)))

    def _card(self, text: str, line: AgreedLine | None) -> Card:
        card = Card(padding=16, spacing=4)
        card.body.addWidget(Words(text))
        if line is not None:
            card.body.addWidget(Small(became_words(line.became)))
        row: list[QWidget] = []
        if line is None or line.became is Became.MYSELF:
            row.append(self._button(text, Became.SUGGESTION.value, tr("It was suggested to me")))
            row.append(self._button(text, Became.GOAL_STEP.value, tr("Make it a step of a goal")))
            row.append(self._button(text, Became.ROUTINE_STEP.value, tr("Put it in a routine")))
        if line is None:
            row.append(self._button(text, Became.MYSELF.value, tr("Keep it in mind")))
        else:
            if line.became is not Became.MYSELF:
                show = self._plain(text, "open", tr("Show it"))
                show.clicked.connect(partial(self._tell_opened, line))
                row.append(show)
            leave = self._plain(text, "leave", tr("Let go of it here"))
            leave.clicked.connect(partial(self._tell_left, line))
            row.append(leave)
        card.body.addWidget(Row(*row, spacing=24))
        return card

    def _button(self, text: str, became: str, label: str) -> LinkButton:
        button = self._plain(text, became, label)
        button.clicked.connect(partial(self._tell_made, text, Became(became)))
        return button

    def _plain(self, text: str, what: str, label: str) -> LinkButton:
        button = LinkButton(label)
        button.setAccessibleName(tr("{action}: {words}", action=label, words=text))
        self.buttons[text, what] = button
        return button

    def _tell_made(self, text: str, became: Became, _checked: bool = False) -> None:
        self.made.emit(text, became)

    def _tell_opened(self, line: AgreedLine, _checked: bool = False) -> None:
        self.opened.emit(line)

    def _tell_left(self, line: AgreedLine, _checked: bool = False) -> None:
        self.left.emit(line)


def became_words(became: Became) -> str:
    """What a line is now."""
    return {
        Became.MYSELF: tr("You keep this in mind."),
        Became.SUGGESTION: tr("This is in Plans now, as a suggestion."),
        Became.GOAL_STEP: tr("This is a step of a goal now."),
        Became.ROUTINE_STEP: tr("This is in a routine now."),
    }[became]
