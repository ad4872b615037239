"""My routines: those in use as cards, those put away below under a quiet heading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.routines import Routine
from companion.i18n import tr
from companion.ui.figures import Figures
from companion.ui.navigation import Navigator
from companion.ui.routines.routine_card import RoutineCard
from companion.ui.routines.step_words import movements_words
from companion.ui.widgets.kit import (
    Banner,
    Body,
    EmptyState,
    Hairline,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Small,
    Subheading,
)

AT_A_TIME = 12


@dataclass(frozen=True)
class RoutineList:
    """What the page shows. ``begun`` says that a name for a new one was typed and not kept."""

    routines: tuple[Routine, ...]
    begun: bool = False

    @property
    def in_use(self) -> list[Routine]:
        """Those offered, in the person's order."""
        return [routine for routine in self.routines if not routine.put_away]

    @property
    def away(self) -> list[Routine]:
        """Those put away."""
        return [routine for routine in self.routines if routine.put_away]


class RoutineListPage(Page):
    """The list. ``build`` asks for a new one, ``opened`` names one, ``taken_up`` one that was put away;
    ``look_around`` wants the library.
    """

    build = Signal()
    opened = Signal(str)
    taken_up = Signal(str)
    look_around = Signal()

    def __init__(self, shown: RoutineList, figures: Figures, navigator: Navigator) -> None:
        super().__init__()
        self.shown = shown
        self._figures = figures
        self._navigator = navigator
        self.cards: dict[str, RoutineCard] = {}
        self.away_links: dict[str, LinkButton] = {}
        self.build_button: PrimaryButton | None = None
        self.empty: EmptyState | None = None
        self.library_link = LinkButton(tr("Look through the library"))
        self.library_link.clicked.connect(self.look_around)
        self.add(Heading(tr("Routines")))
        if shown.routines:
            self._add_head()
        else:
            self._add_empty()
        self._cards = self._column(above=24)
        self._more = LinkButton(tr("Show more"))
        self._more.clicked.connect(self._show_cards)
        self.add(self._more, above=8)
        self._show_cards()
        if shown.away:
            self._add_away()

    def focus_routine(self, routine_id: str = "") -> None:
        """Puts the focus where the routine is, or on the first thing to do."""
        target: QWidget | None = self.build_button or (self.empty.button if self.empty else None)
        if routine_id in self.cards:
            target = self.cards[routine_id].open_button
        elif routine_id in self.away_links:
            target = self.away_links[routine_id]
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self) -> None:
        self.add(Body(tr("What helps you, in your order. Every size counts the same."), muted=True), above=8)
        self._add_begun()
        self.build_button = PrimaryButton(tr("Build a routine"), icon_name="plus")
        self.build_button.clicked.connect(self.build)
        self.add(Row(self.build_button, self.library_link, spacing=24), above=20)

    def _add_empty(self) -> None:
        self._add_begun()
        self.empty = EmptyState(
            tr("A routine is a few movements that you do in a row, in a size that fits the day."),
            tr("Build a routine"),
        )
        self.empty.acted.connect(self.build)
        self.add(self.empty, above=8)
        self.add(self.library_link, above=4)

    def _add_begun(self) -> None:
        if self.shown.begun:
            banner = Banner(tr("You began a routine. Your words are still here."), tr("Go on"), amber=False)
            banner.acted.connect(self.build)
            self.add(banner)

    def _column(self, above: int) -> QVBoxLayout:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.add(holder, above=above)
        return column

    def _show_cards(self) -> None:
        waiting = self.shown.in_use[len(self.cards) :]
        for routine in waiting[:AT_A_TIME]:
            card = RoutineCard(routine, self._figures, self._navigator)
            card.opened.connect(self.opened)
            self.cards[routine.id] = card
            self._cards.addWidget(card)
        self._more.setVisible(len(waiting) > AT_A_TIME)

    def _add_away(self) -> None:
        self.add(Subheading(tr("Put away")))
        self.add(Small(tr("They are kept as they are. Today does not offer them.")), above=4)
        rows = self._column(above=4)
        rows.setSpacing(4)
        for routine in self.shown.away:
            if self.away_links:
                rows.addWidget(Hairline())
            name = Body(routine.name)
            name.setContentsMargins(0, 12, 0, 0)
            rows.addWidget(name)
            rows.addWidget(Small(movements_words(routine)))
            opens = LinkButton(tr("Open"))
            opens.setAccessibleName(tr("Open the routine {name}", name=routine.name))
            opens.clicked.connect(partial(self._tell_open, routine.id))
            takes = LinkButton(tr("Take up again"))
            takes.setAccessibleName(tr("Take up again: {name}", name=routine.name))
            takes.clicked.connect(partial(self._tell_taken_up, routine.id))
            self.away_links[routine.id] = takes
            rows.addWidget(Row(takes, opens, spacing=28))

    def _tell_open(self, routine_id: str, _checked: bool = False) -> None:
        self.opened.emit(routine_id)

    def _tell_taken_up(self, routine_id: str, _checked: bool = False) -> None:
        self.taken_up.emit(routine_id)
