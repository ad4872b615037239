"""The library: looking around in it, or picking from it for a routine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from companion.domain.movements import Movement
from companion.domain.routines import Routine
from companion.i18n import ntr, tr
from companion.ui.figures import Figures
from companion.ui.library.card import MovementCard
from companion.ui.library.filters import FilterBar, Filters
from companion.ui.library.grid import MovementGrid
from companion.ui.routines.step_words import movements_words
from companion.ui.widgets.kit import (
    EmptyState,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Small,
    announce,
)


@dataclass(frozen=True)
class LibraryView:
    """What the page shows: all movements by name, and the routine being filled, if any. ``can_make`` offers to make
    one's own.
    """

    movements: Sequence[Movement] = field(default_factory=tuple)
    routine: Routine | None = None
    can_make: bool = False


@dataclass(frozen=True)
class Whereabouts:
    """Where one was, to come back to from a movement's page."""

    filters: Filters = field(default_factory=Filters)
    scroll: int = 0


class LibraryPage(Page):
    """Search as you type. ``opened`` and ``added`` tell a movement's id, ``make_wanted`` wants a new one; ``left``, or
    Esc, goes back."""

    opened = Signal(str)
    added = Signal(str)
    make_wanted = Signal()
    left = Signal()

    def __init__(self, view: LibraryView, figures: Figures, filters: Filters | None = None) -> None:
        super().__init__()
        self.view = view
        self.cards: dict[str, MovementCard] = {}
        self.filter_bar = FilterBar(view.movements, filters or Filters())
        self.grid = MovementGrid()
        self.contents = Small("")
        self._advice = tr("Try fewer words, or look at all of them.")
        self.empty = EmptyState(self._advice, tr("Clear the search and the filters"))
        self.done_button = PrimaryButton(tr("Back to the routine"))
        self.make_button = LinkButton(tr("Make my own movement"), icon_name="plus")
        self._figures = figures
        self._build()
        self._connect()
        for movement in view.movements:
            self._add_card(movement)
        if view.routine is not None:
            self.show_routine(view.routine)
        self._fill()

    def whereabouts(self) -> Whereabouts:
        """What is looked for now, and how far down one is."""
        return Whereabouts(self.filter_bar.filters(), self.verticalScrollBar().value())

    def found(self) -> list[Movement]:
        """The movements that fit what is looked for."""
        return self.filter_bar.filters().among(self.view.movements)

    def show_routine(self, routine: Routine) -> None:
        """Follows the routine after something was added."""
        self.view = replace(self.view, routine=routine)
        self.contents.setText(tr("In it now: {movements}", movements=movements_words(routine)))
        self.contents.setVisible(bool(routine.steps))
        within = {step.movement_id for step in routine.steps}
        for movement_id, card in self.cards.items():
            card.show_within(movement_id in within)

    def focus_movement(self, movement_id: str = "") -> None:
        """Puts the focus on a movement's card, or into the search."""
        if not movement_id or not self.grid.focus(movement_id):
            self.filter_bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.filter_bar.search.editor.hasFocus():
            self.grid.focus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        routine = self.view.routine
        if routine is not None:
            self.setAccessibleName(tr("Add a movement to “{name}”", name=routine.name))
            words, title = routine.name, tr("Add a movement")
        else:
            self.setAccessibleName(tr("Library"))
            words, title = tr("Routines"), tr("Library")
        self.back_link = LinkButton(words, icon_name="caret-left")
        self.add(self.back_link)
        self.add(Heading(title), above=4)
        if routine is not None:
            self.add(self.contents, above=8)
        if self.view.can_make:
            self.add(self.make_button, above=4)
        self.add(self.filter_bar, above=12 if self.view.can_make else 16)
        self.add(self.empty, above=4)
        self.add(self.grid, above=16)
        if routine is not None:
            self.add(self.done_button, above=24)

    def _connect(self) -> None:
        self.back_link.clicked.connect(self.left)
        self.make_button.clicked.connect(self.make_wanted)
        self.done_button.clicked.connect(self.left)
        self.filter_bar.changed.connect(self._search)
        self.filter_bar.entered.connect(self._go_to_first)
        self.empty.acted.connect(self._clear)
        self.verticalScrollBar().valueChanged.connect(self._figures.waiting.hold)

    def _add_card(self, movement: Movement) -> None:
        card = MovementCard(movement, self._figures, picking=self.view.routine is not None)
        card.added.connect(self.added)
        card.opened.connect(self.opened)
        self.cards[movement.id] = card
        self.grid.add(card)

    def _search(self) -> None:
        self._fill()
        result = self.filter_bar.result.text()
        announce(self, result if self.grid.shown else f"{result} {self._advice}")

    def _fill(self) -> None:
        found = self.found()
        self.grid.show_only([movement.id for movement in found])
        self.grid.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.filter_bar.result.setText(
            ntr("{count} movement", "{count} movements", len(found))
            if found
            else tr("No movement fits all of this.")
        )

    def _clear(self) -> None:
        self.filter_bar.clear()
        self.focus_movement()

    def _go_to_first(self) -> None:
        self.grid.focus(next(iter(self.grid.shown), ""), on_add=True)
