"""The form for one reminder, within a screen that shows one page at a time: choose, keep, or none at all."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.drafts import reminder_key
from companion.domain.reminders import Reminder, Subject
from companion.domain.routines import Routine
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.reminder_words import when_words
from companion.services.reminders import ReminderService
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.reminders.form import Offered, ReminderForm
from companion.ui.widgets.kit import Field, Page

NEW = reminder_key()


class Host(Protocol):
    """The screen the form is shown in."""

    @property
    def page(self) -> Page | None: ...
    def put_page(self, page: Any, scroll: int = 0) -> None: ...
    def keep_drafts(self, key: str, fields: dict[str, Field], form: QWidget) -> None: ...
    def draft_done(self) -> None: ...


class ReminderPages(QObject):
    """Shows the form in ``host``. ``left`` asks the host to show what was there before."""

    left = Signal()

    def __init__(
        self, host: Host, reminders: ReminderService, navigator: Navigator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._reminders = reminders
        self._navigator = navigator
        self._routine_id = ""
        self._draft = NEW

    def words_for(self, routine_id: str) -> str:
        """When one is reminded of a routine; ``""`` for not at all."""
        reminder = self._reminders.of_routine(routine_id)
        return when_words(reminder) if reminder else ""

    def choose_for_routine(self, routine: Routine) -> None:
        """Shows the form for a routine, with what was chosen for it."""
        self._routine_id = routine.id
        reminder = self._reminders.of_routine(routine.id)
        # One that is there has one draft, wherever its form is opened from.
        draft = reminder_key(reminder.id) if reminder else reminder_key("", routine.id)
        self._show(Offered(routine.name, (Subject.ROUTINE,), reminder), draft)

    def change(self, reminder: Reminder) -> None:
        """Shows the form for a reminder that is there."""
        self._routine_id = reminder.routine_id
        self._show(Offered(tr("Reminders"), (reminder.subject,), reminder), reminder_key(reminder.id))

    def write_new(self, routines: tuple[Routine, ...]) -> None:
        """Shows the form for a new one: for one of ``routines`` or the check-in, where there is none yet, or for own
        words."""
        self._routine_id = ""
        there = {one.reminder.doing for one in self._reminders.all()}
        names = tuple((each.id, each.name) for each in routines if each.id not in there)
        open_to = {Subject.ROUTINE: bool(names), Subject.CHECK_IN: Subject.CHECK_IN.value not in there}
        subjects = tuple(subject for subject in Subject if open_to.get(subject, True))
        self._show(Offered(tr("Reminders"), subjects, None, names), NEW)

    def _show(self, offered: Offered, draft: str) -> None:
        self._draft = draft
        form = ReminderForm(offered)
        form.kept.connect(self._keep)
        form.left.connect(self.left)
        self._host.put_page(form)
        self._host.keep_drafts(draft, form.fields(), form)
        form.follow()
        form.focus_first()

    def _keep(self) -> None:
        form = self._host.page
        if not isinstance(form, ReminderForm):
            return
        try:
            removed = self._kept(form)
        except CompanionError as error:
            form.show_problem(error)
            return
        self._host.draft_done()
        self.left.emit()
        self._navigator.changed.emit()
        if removed is None:
            self._navigator.say(tr("Saved"))
        else:
            self._navigator.offer_undo(tr("The reminder was deleted."), partial(self.put_back, removed))

    def _kept(self, form: ReminderForm) -> Reminder | None:
        """Keeps the choice; where it is "not at all", what was there is deleted and handed back."""
        when, subject, before = form.when(), form.subject(), form.offered.reminder
        if when is None:
            return self._reminders.remove(before.id, draft=self._draft) if before else None
        if subject is Subject.ROUTINE:
            routine_id = self._routine_id or form.routine.value()
            self._reminders.choose_for_routine(routine_id, when, draft=self._draft)
        elif subject is Subject.CHECK_IN:
            self._reminders.choose_for_check_in(when, draft=self._draft)
        else:
            reminder_id = before.id if before else ""
            self._reminders.choose_own(form.words.text(), when, reminder_id, draft=self._draft)
        return None

    def put_back(self, removed: Reminder) -> bool:
        """Undoes a deletion; ``False``, and a plain message, when it could not."""
        try:
            self._reminders.put_back(removed)
        except CompanionError as error:
            form = self._host.page
            show_error(error, form.window() if form is not None else None)
            return False
        self._navigator.changed.emit()
        return True
