"""What would you like to do now? The routines that are not put away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.routines import Routine
from companion.i18n import tr
from companion.services.library import LibraryService
from companion.ui.navigation import Navigator, Place
from companion.ui.today.routine_card import (
    PICTURE_EDGE,
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    CompactRoutineCard,
    LargeRoutineCard,
    SizeButtons,
)
from companion.ui.widgets.buttons import Button, LinkButton, PrimaryButton, SecondaryButton
from companion.ui.widgets.containers import clear_layout
from companion.ui.widgets.flow import Row
from companion.ui.widgets.labels import Body

MOST_COMPACT = 4
FigureViewMaker = Callable[[str, str, float, float], QWidget]
"""Makes the view of a movement, by its id and name, on a sheet of the given width and height."""


class RoutineList(QWidget):
    """One large card, a few compact ones, and the way to the rest. Rebuilt only when a routine changed."""

    def __init__(
        self,
        navigator: Navigator,
        library: LibraryService,
        figure_view: FigureViewMaker,
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._library = library
        self._figure_view = figure_view
        self._shown: tuple[tuple[Routine, ...], int] | None = None
        self.large: LargeRoutineCard | None = None
        self.compact: list[CompactRoutineCard] = []
        self._first: Button | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)

    def show_routines(self, routines: tuple[Routine, ...], put_away: int) -> None:
        """Shows ``routines`` in order; ``put_away`` counts those that are not offered here."""
        if (routines, put_away) == self._shown:
            return
        self._shown = (routines, put_away)
        self._first = None
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        clear_layout(self._layout)
        self.large, self.compact = None, []
        if routines:
            self._fill(routines)
        else:
            self._fill_empty(put_away)
        if had_focus:
            self.focus_first()

    def focus_first(self) -> None:
        """Goes to the first thing one can press."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def size_buttons(self) -> list[SizeButtons]:
        """The buttons of each routine shown, in order."""
        first = [self.large.sizes] if self.large else []
        return [*first, *(card.sizes for card in self.compact)]

    def _fill(self, routines: tuple[Routine, ...]) -> None:
        first, *others = routines
        picture = bool(first.steps) and self._library.has_figure(first.steps[0].movement_id)
        self.large = LargeRoutineCard(first, picture=picture)
        self._layout.addWidget(self.large)
        if picture:
            # The words come first; the figure follows in the next moment.
            QTimer.singleShot(0, self.large, partial(self._draw, self.large))
        for routine in others[:MOST_COMPACT]:
            card = CompactRoutineCard(routine)
            self.compact.append(card)
            self._layout.addWidget(card)
        for routine, buttons in zip(routines, self.size_buttons(), strict=False):
            buttons.chosen.connect(partial(self._navigator.play.emit, routine.id))
            buttons.first_movement.connect(
                partial(self._navigator.open_item.emit, Place.ROUTINES, routine.id)
            )
        self._first = self.large.sizes.findChild(Button)
        if len(others) > MOST_COMPACT:
            more = LinkButton(tr("All your routines"))
            more.clicked.connect(partial(self._go, Place.ROUTINES))
            self._layout.addWidget(more)

    def _fill_empty(self, put_away: int) -> None:
        if put_away:
            self._layout.addWidget(Body(tr("Your routines are put away for now."), muted=True))
            look = SecondaryButton(tr("Look at your routines"))
            look.clicked.connect(partial(self._go, Place.ROUTINES))
            self._layout.addWidget(look)
            self._first = look
            return
        sentence = tr(
            "There is no routine here yet. Build one that suits you, or open a plan from your clinician."
        )
        self._layout.addWidget(Body(sentence, muted=True))
        build = PrimaryButton(tr("Build a routine"))
        build.clicked.connect(partial(self._go, Place.ROUTINES))
        plan = SecondaryButton(tr("Open a plan file"))
        plan.clicked.connect(partial(self._go, Place.PLANS))
        self._layout.addWidget(Row(build, plan))
        self._first = build

    def _draw(self, card: LargeRoutineCard) -> None:
        step = card.routine.steps[0]
        size = PICTURE_WIDTH - 2.0 * PICTURE_EDGE, PICTURE_HEIGHT - 2.0 * PICTURE_EDGE
        card.picture.put(self._figure_view(step.movement_id, step.movement_name, *size))

    def _go(self, place: Place, _checked: bool = False) -> None:
        self._navigator.go.emit(place)
