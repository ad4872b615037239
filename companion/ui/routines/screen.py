"""Routines: what helps me? The list, one routine, its movements, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.movements import Movement
from companion.domain.routines import Routine, Step
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.library import LibraryService
from companion.services.routines import RoutineService
from companion.ui.errors import show_error
from companion.ui.figures import Figures
from companion.ui.library.movement_page import MovementPage
from companion.ui.library.page import LibraryPage
from companion.ui.library.routine_choice import open_choice
from companion.ui.library.walk import AnyLibraryPage, LibraryWalk
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen
from companion.ui.own_movement.movement_page import OwnMovementPage
from companion.ui.own_movement.pages import OwnMovements
from companion.ui.reminders.form import ReminderForm
from companion.ui.reminders.pages import ReminderPages
from companion.ui.routines.list_page import RoutineList, RoutineListPage
from companion.ui.routines.name_form import NameForm
from companion.ui.routines.reading import read_routine, step_key
from companion.ui.routines.routine_page import RoutinePage, RoutineView
from companion.ui.routines.step_form import StepEdit, StepForm
from companion.ui.routines.step_row import CHANGE, DOWN, HOW, OUT, STORY, UP
from companion.ui.routines.step_row import FIGURE as STEP_FIGURE
from companion.ui.routines.step_story import open_story

NEW = "routine/new"
OwnMaker = Callable[["RoutinesScreen"], OwnMovements]
"""Makes the pages of one's own movements, to be shown in this screen."""
ReminderMaker = Callable[["RoutinesScreen"], ReminderPages]
"""Makes the form for a routine's reminder, to be shown in this screen."""
AnyRoutinePage = RoutineListPage | RoutinePage | NameForm | StepForm | ReminderForm | AnyLibraryPage


class RoutinesScreen(OnePageScreen[AnyRoutinePage]):
    """My routines. ``open_item`` shows one by its id."""

    place = Place.ROUTINES

    def __init__(
        self,
        routines: RoutineService,
        library: LibraryService,
        drafts: DraftService,
        navigator: Navigator,
        figures: Figures,
        own_for: OwnMaker | None = None,
        reminders_for: ReminderMaker | None = None,
        print_routine: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(drafts, navigator, parent)
        self._print_routine = print_routine
        self._routines = routines
        self._library = library
        self._figures = figures
        self._own_for = own_for
        self._own: OwnMovements | None = None
        self._reminders = reminders_for(self) if reminders_for else None
        if self._reminders is not None:
            self._reminders.left.connect(self._leave_reminder)
        self._walk = LibraryWalk(self, library, figures, can_make=own_for is not None)
        self._walk.own.connect(self._show_own)
        self._walk.came.connect(self._show_library_page)
        self._walk.added.connect(self._add)
        self._walk.wanted.connect(self._choose_routine)
        self._walk.for_visit.connect(self._navigator.bring)
        self._walk.left.connect(self._leave_library)
        self._wanted: Movement | None = None
        self._routine_id = ""
        self._step_id = ""
        self.setAccessibleName(tr("Routines"))

    # what the window calls

    def refresh(self) -> None:
        """Reads the notebook again. What is being filled in or picked is left as it is."""
        page = self.page
        if isinstance(page, RoutinePage):
            self._refresh_routine(page)
        elif page is None or isinstance(page, RoutineListPage):
            self._refresh_list()
        elif isinstance(page, LibraryPage):
            self._walk.refresh()

    def leave(self) -> bool:
        """Keeps what is typed as a draft. Coming back later starts at the list, unless a form was open."""
        super().leave()
        if isinstance(self.page, RoutinePage | LibraryPage | MovementPage | OwnMovementPage):
            self._show_list()
        return True

    def go_home(self) -> None:
        """Back to the list; words begun stay as a draft."""
        self._back_to_list()

    def open_item(self, item_id: str) -> None:
        """Shows the routine or the movement ``item_id``; the list when it is no longer there."""
        if self._walk.show(item_id):
            return
        if self._show_routine(item_id) and isinstance(self.page, RoutinePage):
            self.page.focus_first()

    # the list

    def _refresh_list(self) -> None:
        shown = RoutineList(tuple(self._routines.all()), self._drafts.load(NEW) is not None)
        page = self.page
        if isinstance(page, RoutineListPage):
            if page.shown != shown:
                self._show_list(page.verticalScrollBar().value(), shown=shown)
        else:
            self._show_list(shown=shown)

    def _show_list(self, scroll: int = 0, focus: str | None = None, shown: RoutineList | None = None) -> None:
        shown = shown or RoutineList(tuple(self._routines.all()), self._drafts.load(NEW) is not None)
        page = RoutineListPage(shown, self._figures, self._navigator)
        page.build.connect(self.build)
        page.opened.connect(self.open_item)
        page.taken_up.connect(self._take_up)
        page.look_around.connect(self.look_around)
        self.put_page(page, scroll)
        if focus is not None:
            page.focus_routine(focus)

    def _take_up(self, routine_id: str) -> None:
        if self._did(partial(self._routines.put_away, routine_id, False)):
            if isinstance(self.page, RoutineListPage):
                self.page.focus_routine(routine_id)
            self._navigator.say(tr("It is offered on Today again."))

    # one routine

    def _view(self, routine_id: str) -> RoutineView | None:
        reminded = self._reminders.words_for(routine_id) if self._reminders else None
        return read_routine(self._routines, self._drafts, routine_id, reminded)

    def _show_routine(self, routine_id: str, scroll: int = 0, view: RoutineView | None = None) -> bool:
        self.end_draft_keeping()
        view = view or self._view(routine_id)
        if view is None:
            self._show_list(focus="")
            return False
        self._routine_id = routine_id
        page = RoutinePage(view, self._figures, self._navigator, prints=self._print_routine)
        page.back.connect(self._back_to_list)
        page.renamed.connect(self._rename)
        page.add_wanted.connect(self._pick)
        page.reminder_wanted.connect(self._remind)
        page.step_moved.connect(self._move)
        page.step_asked.connect(self._asked)
        page.duplicated.connect(self._duplicate)
        page.put_away.connect(self._put_away)
        page.removed.connect(self._remove)
        self.put_page(page, scroll)
        return True

    def _refresh_routine(self, page: RoutinePage) -> None:
        view = self._view(self._routine_id)
        if view == page.view:
            return
        step_id, button = page.focused_step()
        self._show_routine(self._routine_id, page.verticalScrollBar().value(), view)
        if step_id and isinstance(self.page, RoutinePage):
            self.page.focus_step(step_id, button)

    def _remind(self) -> None:
        if self._reminders is not None and isinstance(self.page, RoutinePage):
            self._reminders.choose_for_routine(self.page.view.routine)

    def _leave_reminder(self) -> None:
        if self._show_routine(self._routine_id) and isinstance(self.page, RoutinePage):
            self.page.focus_reminder()

    def _back_to_list(self) -> None:
        self._show_list(focus=self._routine_id)

    def _back_to_routine(self, step_id: str = "", button: str = CHANGE) -> None:
        if self._show_routine(self._routine_id) and isinstance(self.page, RoutinePage):
            self.page.focus_step(step_id, button)

    def _move(self, step_id: str, by: int) -> None:
        page = self.page
        if not isinstance(page, RoutinePage):
            return
        focused, button = page.focused_step()
        if focused != step_id or not button:
            button = UP if by < 0 else DOWN
        if not self._did(partial(self._routines.move_step, self._routine_id, step_id, by)):
            return
        page = self.page
        if isinstance(page, RoutinePage) and step_id in page.rows:
            page.follow_step(step_id, button)

    def _asked(self, step_id: str, what: str) -> None:
        step = self._step(step_id)
        if step is None:
            return
        if what == CHANGE:
            self._change(step)
        elif what == OUT:
            self._take_out(step)
        elif what == HOW:
            self._read(step)
        elif what == STORY:
            open_story(step, self._routines.step_story(step.id), self.window())

    def _read(self, step: Step) -> None:
        page = self.page
        self._step_id = step.id
        if isinstance(page, RoutinePage) and not self._walk.read(step.movement_id, page.view.routine):
            self._navigator.say(tr("There is no description of this movement."))

    def _step(self, step_id: str) -> Step | None:
        page = self.page
        steps = page.view.routine.steps if isinstance(page, RoutinePage) else ()
        return next((step for step in steps if step.id == step_id), None)

    def _take_out(self, step: Step) -> None:
        page = self.page
        ids = list(page.rows) if isinstance(page, RoutinePage) else []
        if not self._did(partial(self._routines.remove_step, self._routine_id, step.id)):
            return
        index = ids.index(step.id)
        rest = [each for each in ids if each != step.id]
        if isinstance(self.page, RoutinePage):
            self.page.focus_step(rest[min(index, len(rest) - 1)] if rest else "")
        undo = partial(self._put_back_step, step)
        self._navigator.offer_undo(tr("{name} was taken out.", name=step.movement_name), undo)

    def _put_back_step(self, step: Step) -> bool:
        """Puts only this step back: what was changed since stays changed."""
        if not self._did(partial(self._routines.put_step_back, step.id)):
            return False
        if isinstance(self.page, RoutinePage):
            self.page.focus_step(step.id)
        return True

    # building, naming, copying, putting away, deleting

    def build(self) -> None:
        """Shows the form for a new routine, with the words begun earlier."""
        self._show_name_form(None)

    def _rename(self) -> None:
        if isinstance(self.page, RoutinePage):
            self._show_name_form(self.page.view.routine)

    def _show_name_form(self, routine: Routine | None) -> None:
        form = NameForm(routine)
        form.kept.connect(self._keep_name)
        form.left.connect(self._leave_name)
        self.put_page(form)
        self.keep_drafts(f"routine/{routine.id}/name" if routine else NEW, form.fields(), form)
        form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_name(self) -> None:
        form = self.page
        if not isinstance(form, NameForm):
            return
        name, note = form.name.text(), form.note.text()
        try:
            if form.routine is None:
                routine = self._routines.create(name, note, draft=NEW)
            else:
                routine = self._routines.rename(form.routine.id, name, note)
        except CompanionError as error:
            form.show_problem(error)
            return
        self.draft_done()
        if self._wanted is not None:
            self._put_in(routine.id, self._wanted.id)
            self._wanted = None
        if self._show_routine(routine.id) and isinstance(self.page, RoutinePage):
            self.page.focus_first()
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _leave_name(self) -> None:
        form = self.page
        if isinstance(form, NameForm) and form.routine is not None:
            self._back_to_routine()
        elif self._wanted is not None:
            self._wanted = None
            self._walk.show_again()
        else:
            self.end_draft_keeping()
            self._show_list(focus="")

    def _duplicate(self) -> None:
        try:
            copy = self._routines.duplicate(self._routine_id)
        except CompanionError as error:
            show_error(error, self)
            return
        self.open_item(copy.id)
        self._navigator.changed.emit()
        self._navigator.say(tr("This is the copy. The first one stays as it is."))

    def _put_away(self, away: bool) -> None:
        if not self._did(partial(self._routines.put_away, self._routine_id, away)):
            return
        if isinstance(self.page, RoutinePage):
            self.page.away_link.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.say(
            tr("Put away. It is kept as it is.") if away else tr("It is offered on Today again.")
        )

    def _remove(self) -> None:
        try:
            removed = self._routines.remove(self._routine_id)
        except CompanionError as error:
            show_error(error, self)
            return
        self._show_list(focus="")
        self._navigator.changed.emit()
        said = tr("“{name}” was deleted. What you did with it stays.", name=removed.name)
        self._navigator.offer_undo(said, partial(self._put_back, removed))

    def _put_back(self, removed: Routine) -> bool:
        if not self._did(partial(self._routines.put_back, removed)):
            return False
        if isinstance(self.page, RoutineListPage):
            self.page.focus_routine(removed.id)
        return True

    # the library

    def look_around(self) -> None:
        """Shows the library, to look around in."""
        self._walk.look_around()

    def _pick(self) -> None:
        if isinstance(self.page, RoutinePage):
            self._walk.pick_for(self.page.view.routine)

    def _show_library_page(self, page: AnyLibraryPage, scroll: int) -> None:
        self.put_page(page, scroll)

    def _add(self, movement_id: str) -> None:
        """Puts a movement into the routine the library was opened from."""
        routine = self._put_in(self._routine_id, movement_id)
        if routine is None:
            return
        self._navigator.say(tr("{name} was added.", name=routine.steps[-1].movement_name))
        if self._walk.began_in_library:
            self._walk.follow(routine)
        else:
            self._back_to_routine(routine.steps[-1].id)

    def _put_in(self, routine_id: str, movement_id: str) -> Routine | None:
        try:
            routine = self._routines.add_step(routine_id, self._library.known()[movement_id])
        except CompanionError as error:
            show_error(error, self)
            return None
        self._navigator.changed.emit()
        return routine

    def _choose_routine(self, movement_id: str) -> None:
        """Asks into which routine a movement goes; without any routine, a new one is named at once."""
        self._wanted = self._library.get(movement_id)
        offered = [routine for routine in self._routines.all() if not routine.put_away]
        if self._wanted is None:
            return
        if not offered:
            self.build()
            return
        open_choice(self._wanted, offered, self.window()).chosen.connect(self._put_wanted_in)

    def _put_wanted_in(self, routine_id: str) -> None:
        if not routine_id:
            self.build()
        elif self._wanted is not None and (routine := self._put_in(routine_id, self._wanted.id)):
            name = self._wanted.name
            self._wanted = None
            self._navigator.say(tr("{name} was added to “{routine}”.", name=name, routine=routine.name))

    def _show_own(self, movement_id: str, back: str, action: str) -> None:
        """Shows a movement of one's own, or the form to make one."""
        if self._own is None and self._own_for is not None:
            self._own = self._own_for(self)
            self._own.left.connect(self._walk.come_back)
            self._own.add_wanted.connect(self._walk.add)
        if self._own is not None and movement_id:
            self._own.show(movement_id, back, action)
        elif self._own is not None:
            self._own.write(back, action)

    def _leave_library(self) -> None:
        if self._walk.routine is None:
            self._show_list()
            if isinstance(self.page, RoutineListPage):
                self.page.library_link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._walk.began_in_library:
            self._back_to_routine()
        else:
            self._back_to_routine(self._step_id, HOW)

    # changing a step

    def _change(self, step: Step) -> None:
        self._step_id = step.id
        page = self.page
        back = page.view.routine.name if isinstance(page, RoutinePage) else ""
        edit = StepEdit(step.movement_name, back, step.doses, step.note, step.because)
        form = StepForm(
            edit, self._figures.view(step.movement_id, step.movement_name, *STEP_FIGURE, tallest=150)
        )
        form.kept.connect(self._keep_step)
        form.left.connect(self._leave_step)
        form.thrown.connect(self._throw_step)
        self.put_page(form)
        self.keep_drafts(step_key(step.id), form.fields(), form)
        form.focus_first()

    def _keep_step(self) -> None:
        form = self.page
        if not isinstance(form, StepForm):
            return
        try:
            self._routines.change_step(
                self._routine_id, self._step_id, form.doses(), form.note.text(), form.because.text()
            )
        except CompanionError as error:
            form.show_problem(error)
            return
        self.draft_done()
        self._back_to_routine(self._step_id)
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _leave_step(self) -> None:
        self._back_to_routine(self._step_id)

    def _throw_step(self) -> None:
        self.throw_draft()
        self._back_to_routine(self._step_id)
