"""Picking movements for a routine from the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal

from companion.domain.movements import Area, Movement, Position, matching
from companion.domain.routines import Routine
from companion.i18n import ntr, tr
from companion.services.words import area_words, position_words
from companion.ui.routines.card_grid import CardGrid
from companion.ui.routines.figures import Figures
from companion.ui.routines.movement_card import MovementCard
from companion.ui.routines.step_words import movements_words
from companion.ui.widgets.kit import (
    Body,
    Heading,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SelectField,
    Small,
    Toggle,
    announce,
)

AT_A_TIME = 12
PAUSE_MS = 120
"""How long typing rests before the list follows."""


@dataclass(frozen=True)
class LibraryView:
    """What the page shows: the routine being filled, and all movements by name."""

    routine: Routine
    movements: Sequence[Movement] = field(default_factory=tuple)


@dataclass(frozen=True)
class Filters:
    """What was searched for, to come back to from a movement's page."""

    text: str = ""
    area: str = ""
    position: str = ""
    tense: bool = False
    shown: int = AT_A_TIME
    scroll: int = 0


class LibraryPage(Page):
    """Search as you type. ``added`` and ``opened`` tell a movement's id; ``left`` goes back to the routine."""

    added = Signal(str)
    opened = Signal(str)
    left = Signal()

    def __init__(self, view: LibraryView, figures: Figures, filters: Filters | None = None) -> None:
        super().__init__()
        self.view = view
        self.cards: dict[str, MovementCard] = {}
        self._figures = figures
        self._limit = filters.shown if filters else AT_A_TIME
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.setAccessibleName(tr("Add a movement to “{name}”", name=view.routine.name))
        self._build(filters or Filters())
        self._fill()

    def filters(self) -> Filters:
        """What is searched for now."""
        return Filters(
            self.search.text(),
            self.area.value(),
            self.position.value(),
            self.tense.isChecked(),
            self._limit,
            self.verticalScrollBar().value(),
        )

    def found(self) -> list[Movement]:
        """The movements that pass the search and the filters."""
        area, position = self.area.value(), self.position.value()
        return matching(
            self.view.movements,
            self.search.text(),
            Area(area) if area else None,
            Position(position) if position else None,
            self.tense.isChecked(),
        )

    def show_routine(self, routine: Routine) -> None:
        """Follows the routine after something was added."""
        self.view = LibraryView(routine, self.view.movements)
        self.contents.setText(tr("In it now: {movements}", movements=movements_words(routine)))
        self.contents.setVisible(bool(routine.steps))
        within = {step.movement_id for step in routine.steps}
        for movement_id, card in self.cards.items():
            card.within.setVisible(movement_id in within)

    def focus_movement(self, movement_id: str = "") -> None:
        """Puts the focus on a movement's card, or into the search."""
        card = self.cards.get(movement_id)
        target = card.more_link if card is not None else self.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, filters: Filters) -> None:
        routine = self.view.routine
        back = LinkButton(routine.name, icon_name="caret-left")
        back.clicked.connect(self.left)
        self.add(back)
        self.add(Heading(tr("Add a movement")), above=4)
        self.contents = Small("")
        self.add(self.contents, above=8)
        self.search = LineField(
            tr("Search"), text=filters.text, placeholder=tr("Such as knee, stretch, walk")
        )
        there = {movement.area for movement in self.view.movements}
        areas = [("", tr("Anywhere")), *((a.value, area_words(a)) for a in Area if a in there)]
        self.area = SelectField(tr("Part of the body"), areas, value=filters.area)
        positions = [("", tr("Any way")), *((place.value, position_words(place)) for place in Position)]
        self.position = SelectField(tr("How you start"), positions, value=filters.position)
        self.tense = Toggle(tr("Only those kind enough for tense days"), checked=filters.tense)
        self.search.changed.connect(self._pause.start)
        self.search.entered.connect(self._go_to_first)
        for choice in (self.area, self.position, self.tense):
            choice.changed.connect(self._search)
        self.add(self.search, above=16)
        self.add(Row(self.area, self.position, spacing=24, row_spacing=16), above=16)
        self.add(self.tense, above=8)
        self.count = Body("", muted=True)
        self.add(self.count, above=12)
        self.all_link = LinkButton(tr("Show all movements"))
        self.all_link.clicked.connect(self._show_all)
        self.add(self.all_link, above=0)
        self.grid = CardGrid()
        self.add(self.grid, above=12)
        self.more = LinkButton(tr("Show more"))
        self.more.clicked.connect(self._show_more)
        self.add(self.more, above=8)
        self.done_button = PrimaryButton(tr("Back to the routine"))
        self.done_button.clicked.connect(self.left)
        self.add(self.done_button, above=20)
        self.show_routine(routine)

    def _search(self) -> None:
        self._pause.stop()
        self._limit = AT_A_TIME
        self._fill()
        announce(self, self.count.text())

    def _fill(self) -> None:
        self.grid.clear()
        found = self.found()
        for movement in found[: self._limit]:
            self.grid.add(self._card(movement))
        self.more.setVisible(len(found) > self._limit)
        self.all_link.setVisible(not found)
        self.count.setText(
            ntr("{count} movement", "{count} movements", len(found))
            if found
            else tr("No movement has these words. Try fewer words, or show them all.")
        )

    def _card(self, movement: Movement) -> MovementCard:
        if movement.id not in self.cards:
            within = any(step.movement_id == movement.id for step in self.view.routine.steps)
            card = MovementCard(movement, self._figures, within=within)
            card.added.connect(self.added)
            card.opened.connect(self.opened)
            self.cards[movement.id] = card
        return self.cards[movement.id]

    def _show_more(self) -> None:
        before = self._limit
        self._limit += AT_A_TIME
        self._fill()
        found = self.found()
        if before < len(found):
            self.cards[found[before].id].add_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_all(self) -> None:
        self.search.set_text("")
        self.area.set_value("")
        self.position.set_value("")
        self.tense.setChecked(False)
        self._search()
        self.focus_movement()

    def _go_to_first(self) -> None:
        self._search()
        found = self.found()
        if found:
            self.cards[found[0].id].add_button.setFocus(Qt.FocusReason.TabFocusReason)
