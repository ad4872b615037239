"""All reminders on one page, reached from Settings: choose, change, delete, rest, and hand to the phone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from companion.domain.reminders import Pause
from companion.errors import CompanionError, SaveError
from companion.i18n import ntr, tr
from companion.services.drafts import DraftService
from companion.services.phone import PhoneService
from companion.services.reminder_words import pause_words
from companion.services.reminders import ReminderService
from companion.services.routines import RoutineService
from companion.ui.errors import show_error
from companion.ui.look import Appearance
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen
from companion.ui.preferences import NoticeChoice, PreferencesFile
from companion.ui.reminders.form import ReminderForm
from companion.ui.reminders.list_page import RemindersPage, RemindersView
from companion.ui.reminders.pages import NEW, ReminderPages
from companion.ui.tasks import Progress, Tasks

FILE_NAME = "companion-reminders.ics"


class RemindersScreen(OnePageScreen[RemindersPage | ReminderForm]):
    """``left`` asks for what was there before."""

    place = Place.SETTINGS
    left = Signal()

    def __init__(
        self,
        reminders: ReminderService,
        phone: PhoneService,
        routines: RoutineService,
        drafts: DraftService,
        appearance: Appearance,
        preferences_file: PreferencesFile,
        tasks: Tasks,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(drafts, navigator, parent)
        self._reminders = reminders
        self._phone = phone
        self._routines = routines
        self._appearance = appearance
        self._file = preferences_file
        self._tasks = tasks
        self._changing = ""
        self._forms = ReminderPages(self, reminders, navigator, self)
        self._forms.left.connect(self._back)
        self.setAccessibleName(tr("Reminders"))

    # what the window calls

    def refresh(self) -> None:
        """Reads the notebook again; a form is left as it is."""
        page = self.page
        if page is None:
            self._show_list()
        elif isinstance(page, RemindersPage) and self._view() != page.view:
            self._show_list(page.verticalScrollBar().value())

    def focus_first(self) -> None:
        """Puts the focus on the first thing to do."""
        if isinstance(self.page, RemindersPage):
            self.page.focus_reminder()
        elif self.page is not None:
            self.page.focus_first()

    def go_home(self) -> None:
        """Back to the list; what was begun stays as a draft."""
        self._back()

    # the list

    def _view(self) -> RemindersView:
        pause = self._reminders.pause_state() if self._reminders.is_paused() else None
        begun = self._drafts.load(NEW) is not None
        return RemindersView(
            tuple(self._reminders.all()), pause, self._appearance.preferences.notice, begun
        )  # fmt: skip

    def _show_list(self, scroll: int = 0) -> RemindersPage:
        self.end_draft_keeping()
        page = RemindersPage(self._view())
        page.back.connect(self.left)
        page.add_wanted.connect(self.add)
        page.changed.connect(self._change)
        page.removed.connect(self._remove)
        page.paused.connect(self._pause)
        page.gone_on.connect(self._go_on)
        page.noticed.connect(self._keep_notice)
        page.saved.connect(self._ask_where)
        self.put_page(page, scroll)
        return page

    def _back(self) -> None:
        self._show_list().focus_reminder(self._changing)

    # one

    def add(self) -> None:
        """Shows the form for a new one."""
        self._changing = ""
        self._forms.write_new(tuple(each for each in self._routines.all() if not each.put_away))

    def _change(self, reminder_id: str) -> None:
        self._changing = reminder_id
        try:
            self._forms.change(self._reminders.get(reminder_id).reminder)
        except CompanionError as error:
            show_error(error, self)
            self.refresh()

    def _remove(self, reminder_id: str) -> None:
        page = self.page
        ids = list(page.remove_links) if isinstance(page, RemindersPage) else []
        try:
            removed = self._reminders.remove(reminder_id)
        except CompanionError as error:
            show_error(error, self)
            return
        self._changed()
        rest = [each for each in ids if each != reminder_id]
        at = min(ids.index(reminder_id), len(rest) - 1) if rest else 0
        if isinstance(self.page, RemindersPage):
            self.page.focus_reminder(rest[at] if rest else "")
        self._navigator.offer_undo(
            tr("The reminder was deleted."), partial(self._forms.put_back, removed)
        )  # fmt: skip

    # resting

    def _pause(self, days: int) -> None:
        if self._did(partial(self._reminders.pause_all, days or None)):
            self._tell_rest(self._reminders.pause_state())

    def _go_on(self) -> None:
        if self._did(self._reminders.go_on):
            self._navigator.say(tr("Reminders come up again."))
            if isinstance(self.page, RemindersPage) and self.page.view.shown:
                self.page.focus_pause()

    def _tell_rest(self, pause: Pause) -> None:
        self._navigator.say(pause_words(pause))
        if isinstance(self.page, RemindersPage):
            self.page.focus_pause()

    def _keep_notice(self, value: str) -> None:
        try:
            self._appearance.choose(self._file.change(notice=NoticeChoice(value)))
        except SaveError as error:
            show_error(error, self)

    # the phone

    def _ask_where(self) -> None:
        place = str(Path.home() / FILE_NAME)
        name, _kind = QFileDialog.getSaveFileName(
            self, tr("Where to save your reminders"), place, tr("Calendar files (*.ics)")
        )
        if name:
            self.save_calendar(Path(name))

    def save_calendar(self, path: Path) -> None:
        """Write the file off the window's thread; one without an ending gets ``.ics``, or no phone would open it."""
        target = path if path.suffix else path.with_suffix(".ics")
        self._tasks.run(partial(self._save_work, target), self._saved, self._not_saved)

    def _save_work(self, path: Path, _progress: Progress) -> int:
        return self._phone.save(path)

    def _saved(self, count: int) -> None:
        self._navigator.say(ntr("Saved {count} reminder time.", "Saved {count} reminder times.", count))

    def _not_saved(self, error: CompanionError) -> None:
        show_error(error, self)
