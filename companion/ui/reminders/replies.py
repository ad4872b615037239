"""What one can press on a reminder that came up: start, later, not today, pause all. Each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from companion.domain.moments import Moment
from companion.domain.reminders import Mark, Pause, Subject
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.reminder_words import again_words, pause_words
from companion.services.reminders import ReminderService
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place
from companion.ui.reminders.view import ReminderView

HOUR = 60
LaterMaker = Callable[[str, datetime, QWidget], QDialog]
"""Makes the dialog that asks for a time, given a title, the time now and its parent; its ``chosen`` gives the time."""


class Replies(QObject):
    """Does what was pressed and tells it; ``owner`` is where problems are shown. ``replied`` after each press."""

    replied = Signal()

    def __init__(
        self, reminders: ReminderService, navigator: Navigator, later_dialog: LaterMaker, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._reminders = reminders
        self._navigator = navigator
        self._later_dialog = later_dialog
        self._owner = owner

    def start(self, one: ReminderView, size: str = "") -> None:
        """Begins what it is for: a routine in ``size`` (default: the first it has), the check-in; own words go away."""
        before = self._answer(partial(self._reminders.started, one.id))
        if before is None:
            return
        if one.routine is not None and one.routine.sizes:
            self._navigator.play.emit(one.routine.id, size or one.routine.sizes[0].value)
        elif one.routine is not None:
            self._navigator.open_item.emit(Place.ROUTINES, one.routine.id)
        elif one.subject is Subject.CHECK_IN:
            self._navigator.go.emit(Place.CHECK_IN)
        else:
            self._navigator.offer_undo(tr("Put away."), partial(self._take_back, before))

    def later(self, one: ReminderView, minutes: int = 10) -> None:
        """It comes again in some minutes."""
        self._put_off(one, partial(self._reminders.later, one.id, minutes))

    def now(self, one: ReminderView) -> None:
        """It comes up now after all."""
        self._answer(partial(self._reminders.later, one.id, 0))

    def in_an_hour(self, one: ReminderView) -> None:
        """It comes again in an hour."""
        self.later(one, HOUR)

    def choose_later(self, one: ReminderView) -> None:
        """Asks for a time later today."""
        dialog = self._later_dialog(one.title, self._reminders.now().at, self._owner.window())
        dialog.chosen.connect(partial(self._later_at, one))  # type: ignore[attr-defined]
        dialog.open()

    def not_today(self, one: ReminderView) -> None:
        """Quiet for the rest of its day. After midnight that day is over: today's own times come all the same."""
        before = self._answer(partial(self._reminders.not_today, one.id))
        if before is None:
            return
        said = tr("“{title}” is quiet for today.", title=one.title)
        if before.occurrence.day < self._reminders.now().day:
            said = tr("Put away.")
        self._navigator.offer_undo(said, partial(self._take_back, before))

    def pause_all(self) -> None:
        """All reminders rest until the person says so."""
        try:
            before = self._reminders.pause_all()
        except CompanionError as error:
            show_error(error, self._owner)
            return
        self._tell()
        said = pause_words(self._reminders.pause_state())
        self._navigator.offer_undo(said, partial(self._end_pause, before))

    def _later_at(self, one: ReminderView, at: time) -> None:
        self._put_off(one, partial(self._reminders.later_at, one.id, at))

    def _put_off(self, one: ReminderView, action: Callable[[], Mark]) -> None:
        if self._answer(action) is None:
            return
        until = self._until(one.id)
        if until is not None:
            self._navigator.say(again_words(one.title, until))

    def _until(self, reminder_id: str) -> Moment | None:
        waiting = (each.due for each in self._reminders.put_off() if each.reminder.id == reminder_id)
        return next((due.mark.until for due in waiting if due is not None), None)

    def _answer(self, action: Callable[[], Mark]) -> Mark | None:
        try:
            before = action()
        except CompanionError as error:
            show_error(error, self._owner)
            return None
        self._tell()
        return before

    def _take_back(self, before: Mark) -> bool:
        return self._undone(partial(self._reminders.take_back, before))

    def _end_pause(self, before: Pause) -> bool:
        return self._undone(partial(self._reminders.set_pause, before))

    def _undone(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except CompanionError as error:
            show_error(error, self._owner)
            return False
        self._tell()
        return True

    def _tell(self) -> None:
        self.replied.emit()
        self._navigator.changed.emit()
