"""A walk through the library: which page, what was looked for, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.movements import Movement
from companion.domain.routines import Routine
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.library import LibraryService
from companion.ui.errors import show_error
from companion.ui.figures import Figures
from companion.ui.library.movement_page import MovementPage, MovementView
from companion.ui.library.page import LibraryPage, LibraryView, Whereabouts

AnyLibraryPage = LibraryPage | MovementPage


class LibraryWalk(QObject):
    """Makes the pages of the library for ``screen``, which shows what ``came`` hands over, so far down.

    ``added`` wants a movement in the routine the walk is for, ``wanted`` (when it is for none) in one to be chosen.
    ``for_visit`` gives what a movement is called for the list of the next visit.
    ``own`` wants the page of a movement of one's own (``""``: to make one), with the words of the way back and of the
    button that puts it into a routine; :meth:`come_back` ends that. ``left`` ends the walk.
    """

    came = Signal(object, int)
    added = Signal(str)
    wanted = Signal(str)
    own = Signal(str, str, str)
    for_visit = Signal(str, str)
    left = Signal()

    def __init__(
        self, screen: QWidget, library: LibraryService, figures: Figures, *, can_make: bool = False
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._library = library
        self._figures = figures
        self._can_make = can_make
        self._routine: Routine | None = None
        self._back = ""
        self._whereabouts: Whereabouts | None = None
        self._trail: list[str] = []
        self._page: AnyLibraryPage | None = None

    @property
    def routine(self) -> Routine | None:
        """The routine it is for."""
        return self._routine

    @property
    def began_in_library(self) -> bool:
        """Whether the library lies behind the page shown, not a step of a routine."""
        return not self._back

    def look_around(self) -> None:
        """Begins at the library, for no routine."""
        self._begin(None)
        self._show_library()

    def pick_for(self, routine: Routine) -> None:
        """Begins at the library, to fill ``routine``."""
        self._begin(routine)
        self._show_library()

    def read(self, movement_id: str, routine: Routine) -> bool:
        """Begins at a movement of ``routine``; ``False`` when nothing is known about it."""
        self._begin(routine, back=routine.name)
        return self._go_on(movement_id)

    def show(self, movement_id: str) -> bool:
        """Begins at a movement, with the library behind it; ``False`` when nothing is known about it."""
        if self._library.get(movement_id) is None:
            return False
        self._begin(None)
        return self._go_on(movement_id)

    def follow(self, routine: Routine) -> None:
        """Follows the routine after something was added: on to the library, where more can be picked."""
        self._routine = routine
        if isinstance(self._page, LibraryPage):
            self._page.show_routine(routine)
        elif self.began_in_library:
            self._show_library(self._trail[-1] if self._trail else "")

    def show_again(self) -> None:
        """Shows the movement one was at, after something else was shown."""
        self._show_movement()

    def refresh(self) -> None:
        """Follows movements that were made, changed or taken out while the library is shown."""
        page = self._page
        if not isinstance(page, LibraryPage):
            return
        try:
            movements = tuple(self._library.all())
        except CompanionError:
            return  # what is shown stays; what is asked for next says why
        if movements != tuple(page.view.movements):
            self._whereabouts = page.whereabouts()
            self._show_library()

    def come_back(self, movement_id: str = "") -> None:
        """Back from the pages of one's own movements; ``movement_id`` was shown there last."""
        if self._trail:
            self._go_back()
        else:
            self._show_library(movement_id)

    # pages

    def _begin(self, routine: Routine | None, back: str = "") -> None:
        self._routine, self._back = routine, back
        self._whereabouts, self._page = None, None
        self._trail = []

    def _show_library(self, focus: str = "") -> None:
        try:
            movements = tuple(self._library.all())
        except CompanionError as error:
            show_error(error, self._screen)
            return
        self._trail = []
        where = self._whereabouts or Whereabouts()
        view = LibraryView(movements, self._routine, self._can_make)
        page = LibraryPage(view, self._figures, where.filters)
        page.make_wanted.connect(self._make)
        page.added.connect(self.added)
        page.opened.connect(self._go_on)
        page.left.connect(self.left)
        self._page = page
        self.came.emit(page, where.scroll)
        page.focus_movement(focus)

    def _go_on(self, movement_id: str) -> bool:
        """On to a movement."""
        if isinstance(self._page, LibraryPage):
            self._whereabouts = self._page.whereabouts()
        self._trail.append(movement_id)
        if self._show_movement():
            return True
        self._trail.pop()
        return False

    def _show_movement(self) -> bool:
        try:
            movement = self._library.get(self._trail[-1])
            if movement is None:
                return False
            if movement.mine and self._can_make:
                self._page = None
                self.own.emit(movement.id, self._back_words(), self._action(movement))
                return True
            view = MovementView(
                movement, self._named(movement.easier), self._named(movement.harder), self._action(movement)
            )
            page = MovementPage(view, self._figures, self._back_words())
        except CompanionError as error:
            show_error(error, self._screen)
            return False
        page.added.connect(self.add)
        page.opened.connect(self._go_on)
        page.visit_link.wanted.connect(self.for_visit)
        page.left.connect(self._go_back)
        self._page = page
        self.came.emit(page, 0)
        page.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make(self) -> None:
        if isinstance(self._page, LibraryPage):
            self._whereabouts = self._page.whereabouts()
        self._page = None
        self.own.emit("", self._back_words(), self._action(None))

    def _go_back(self) -> None:
        last = self._trail.pop()
        if self._trail:
            self._show_movement()
        elif self.began_in_library:
            self._show_library(last)
        else:
            self.left.emit()

    def add(self, movement_id: str) -> None:
        """Wants a movement in the routine the walk is for, or in one to be chosen."""
        (self.added if self._routine is not None else self.wanted).emit(movement_id)

    # words

    def _named(self, ids: Sequence[str]) -> list[Movement]:
        return [movement for movement in map(self._library.get, ids) if movement is not None]

    def _action(self, movement: Movement | None) -> str:
        if self._routine is None:
            return tr("Add it to a routine")
        within = movement is not None and any(step.movement_id == movement.id for step in self._routine.steps)
        return "" if within and not self.began_in_library else tr("Add it to the routine")

    def _back_words(self) -> str:
        if len(self._trail) > 1:
            before = self._library.get(self._trail[-2])
            return before.name if before is not None else tr("Back")
        if self._back:
            return self._back
        return tr("Add a movement") if self._routine is not None else tr("Library")
