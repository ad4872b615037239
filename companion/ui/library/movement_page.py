"""One movement: seen from any side, how it goes, what one may feel, and when to ease off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.movements import Movement
from companion.i18n import listed, tr
from companion.services.words import area_words, dose_words, position_words
from companion.ui.figures import Figures
from companion.ui.library.cues import CueList
from companion.ui.library.filters import begun
from companion.ui.widgets.figure_panel import FigurePanel
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    Columns,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Small,
    Subheading,
)

FIGURE = (480.0, 330.0)


@dataclass(frozen=True)
class MovementView:
    """What the page shows: a movement and its neighbours. ``action`` are the words of its one main button, if any."""

    movement: Movement
    easier: Sequence[Movement] = ()
    harder: Sequence[Movement] = ()
    action: str = ""


class MovementPage(Page):
    """All the library says. ``added`` wants it in a routine, ``opened`` names a neighbour; ``left``, or Esc, goes back."""

    added = Signal(str)
    opened = Signal(str)
    left = Signal()

    def __init__(self, view: MovementView, figures: Figures, back: str) -> None:
        super().__init__()
        self.view = view
        self.movement = view.movement
        self.neighbour_links: dict[str, LinkButton] = {}
        self.setAccessibleName(self.movement.name)
        self.back_link = LinkButton(back, icon_name="caret-left")
        self.back_link.clicked.connect(self.left)
        self.panel = FigurePanel(figures.of(self.movement, *FIGURE))
        self.add_button: PrimaryButton | None = None
        self._add_head()
        self.add(Columns(self.panel, self._steps(), weights=(6, 5), least=330, spacing=32), above=20)
        self.visit_link = ForNextVisit(f"movement/{view.movement.id}", view.movement.name)
        self.add(self.visit_link, above=12)
        self._add_feelings()
        self._add_facts()
        self._add_neighbours()
        self._add_sources()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add_head(self) -> None:
        movement = self.movement
        kind = [movement.clinical_name] if movement.clinical_name != movement.name else []
        self.add(self.back_link)
        self.add(Heading(movement.name), above=4)
        self.add(Small(" · ".join(filter(None, [*kind, area_words(movement.area)]))), above=6)
        if movement.purpose:
            self.add(Body(movement.purpose), above=10)

    def _steps(self) -> QWidget:
        """How it goes, and the one main thing to do."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self.movement.cues:
            column.addWidget(Subheading(tr("How it goes")))
            column.addWidget(CueList(self.movement.cues))
        if self.view.action:
            self.add_button = PrimaryButton(self.view.action, icon_name="plus")
            self.add_button.clicked.connect(self._tell_added)
            column.addSpacing(14)
            column.addWidget(self.add_button)
        column.addStretch(1)
        return holder

    def _add_feelings(self) -> None:
        parts = [
            _part(Subheading(title), Body(words))
            for title, words in (
                (tr("What you may feel"), self.movement.may_feel),
                (tr("When to ease off"), self.movement.ease_off),
            )
            if words
        ]
        if parts:
            self.add(Columns(*parts, weights=(6, 5), least=300, spacing=32), above=32)

    def _add_facts(self) -> None:
        movement = self.movement
        needs = begun(listed(list(movement.equipment))) if movement.equipment else tr("Nothing at all")
        parts = [
            _part(Small(title), Body(words))
            for title, words in (
                (tr("How you start"), position_words(movement.position)),
                (tr("What you need"), needs),
                (tr("A usual dose"), begun(dose_words(movement.dose))),
            )
        ]
        self.add(Columns(*parts, least=200, spacing=32), above=28)

    def _add_neighbours(self) -> None:
        sides = [
            _part(Subheading(title), *map(self._link, movements))
            for title, movements in (
                (tr("Easier than this"), self.view.easier),
                (tr("Harder than this"), self.view.harder),
            )
            if movements
        ]
        if sides:
            self.add(Columns(*sides, weights=(6, 5), least=300, spacing=32), above=28)

    def _link(self, movement: Movement) -> LinkButton:
        link = LinkButton(movement.name)
        link.setAccessibleDescription(movement.purpose)
        link.clicked.connect(partial(self._tell_opened, movement.id))
        self.neighbour_links[movement.id] = link
        return link

    def _add_sources(self) -> None:
        movement = self.movement
        if movement.sources:
            self.add(Small(tr("Where this comes from")), above=32)
            self.add(Small("\n".join(movement.sources), muted=False), above=4)
        if movement.author and movement.licence:
            made = tr(
                "Words and figure: {author}, {licence}.", author=movement.author, licence=movement.licence
            )
            self.add(Small(made), above=8)

    def _tell_added(self) -> None:
        self.added.emit(self.movement.id)

    def _tell_opened(self, movement_id: str, _checked: bool = False) -> None:
        self.opened.emit(movement_id)


def _part(*widgets: QWidget) -> QWidget:
    """Things under one another, as one column of several."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder
