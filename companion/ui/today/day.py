"""How today went, if you want to say: five answers that weigh the same, or none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.sessions import Day, DayState
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.sessions import SessionService
from companion.services.words import day_words
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.widgets.choices import ChoiceRow


class DayChoice(QWidget):
    """The answers for today. Choosing keeps at once; taking the answer back makes the day unrecorded."""

    kept = Signal()

    def __init__(self, sessions: SessionService, navigator: Navigator) -> None:
        super().__init__()
        self._sessions = sessions
        self._navigator = navigator
        self._state: DayState | None = None
        options = [(state.value, day_words(state)) for state in DayState]
        self.row = ChoiceRow(tr("How today went"), options)
        self.row.chosen.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row)

    def show_state(self, state: DayState | None) -> None:
        """Shows what the notebook has."""
        self._state = state
        wanted = state.value if state else ""
        if self.row.value() != wanted:
            self.row.set_value(wanted)

    def _choose(self, value: str) -> None:
        today = self._sessions.today()
        cleared: Day | None = None
        try:
            if value:
                before = self._sessions.day(today)
                self._sessions.describe_day(today, DayState(value), before.note if before else "")
            else:
                cleared = self._sessions.clear_day(today)
        except CompanionError as error:
            self.show_state(self._state)
            show_error(error, self)
            return
        self._state = DayState(value) if value else None
        if cleared is not None:
            self._navigator.offer_undo(tr("Today is not recorded."), partial(self._put_back, cleared))
        else:
            self._navigator.say(tr("Saved"))
        self.kept.emit()

    def _put_back(self, day: Day) -> bool:
        try:
            self._sessions.put_day_back(day)
        except CompanionError as error:
            show_error(error, self)
            return False
        self._navigator.changed.emit()
        return True
