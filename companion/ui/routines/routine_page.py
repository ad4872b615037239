"""One routine: do it, read it, change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.routines import Routine, Size
from companion.i18n import number, tr
from companion.ui.figures import Figures
from companion.ui.navigation import Navigator
from companion.ui.routines.step_row import CHANGE, StepRow
from companion.ui.routines.step_words import size_buttons
from companion.ui.widgets.kit import (
    Body,
    Button,
    Heading,
    LinkButton,
    Page,
    Pill,
    PrimaryButton,
    Quote,
    Row,
    SecondaryButton,
    Small,
    Subheading,
    announce,
)


@dataclass(frozen=True)
class RoutineView:
    """What the page shows. ``storied`` are the ids of steps that were different once, ``begun`` of those with a
    change that waits as a draft. ``reminded`` says when one is reminded of it: ``""`` for not at all, ``None`` where
    there are no reminders.
    """

    routine: Routine
    storied: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    reminded: str | None = None


class RoutinePage(Page):
    """Shows one routine and asks for what is to be done with it; ``prints`` takes its id, where one can print."""

    back = Signal()
    renamed = Signal()
    add_wanted = Signal()
    reminder_wanted = Signal()
    step_moved = Signal(str, int)
    step_asked = Signal(str, str)
    duplicated = Signal()
    put_away = Signal(bool)
    removed = Signal()

    def __init__(
        self,
        view: RoutineView,
        figures: Figures,
        navigator: Navigator,
        *,
        prints: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._prints = prints
        self.view = view
        self.rows: dict[str, StepRow] = {}
        self.size_buttons: dict[Size, Button] = {}
        self._figures = figures
        self._navigator = navigator
        self._add_head()
        self._add_steps()
        if view.reminded is not None:
            self._add_reminder(view.reminded)
        self._add_actions()

    def focus_first(self) -> None:
        """Puts the focus on the main thing to do."""
        first = next(iter(self.size_buttons.values()), self.add_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_reminder(self) -> None:
        """Puts the focus on the choice of a reminder."""
        self.reminder_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_step(self, step_id: str, button: str = CHANGE) -> None:
        """Puts the focus on a step; on "Add a movement" when it is not there."""
        row = self.rows.get(step_id)
        if row is None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            row.focus_button(button)

    def follow_step(self, step_id: str, button: str) -> None:
        """Goes along with a step that was moved, and says where it is now."""
        self.focus_step(step_id, button)
        self.reveal(self.rows[step_id])
        ids = list(self.rows)
        place, of = number(ids.index(step_id) + 1), number(len(ids))
        name = self.rows[step_id].step.movement_name
        announce(self, tr("{name} is now {place} of {of}", name=name, place=place, of=of))

    def focused_step(self) -> tuple[str, str]:
        """The step and the button that have the focus; empty texts for none."""
        for step_id, row in self.rows.items():
            if name := row.focused_button():
                return step_id, name
        return "", ""

    def _add_head(self) -> None:
        routine = self.view.routine
        self.back_link = LinkButton(tr("Routines"), icon_name="caret-left")
        self.back_link.clicked.connect(self.back)
        self.add(self.back_link)
        self.add(Heading(routine.name), above=4)
        if routine.put_away:
            self.add(Pill(tr("put away")), above=8)
        if routine.note:
            self.add(Quote(routine.note), above=8)
        self.rename_link = LinkButton(tr("Change the name or the note"))
        self.rename_link.clicked.connect(self.renamed)
        self.add(self.rename_link, above=2)
        if routine.sizes:
            row, self.size_buttons = size_buttons(routine, self._navigator, first=PrimaryButton)
            self.add(row, above=12)
            self.add(Small(tr("Each size counts just the same.")), above=8)

    def _add_steps(self) -> None:
        steps = self.view.routine.steps
        self.add(Subheading(tr("Movements, in order")))
        if not steps:
            self.add(Body(tr("Nothing in it yet. Add what you like to do."), muted=True))
        for index, step in enumerate(steps):
            row = StepRow(
                step,
                self._figures,
                first=index == 0,
                last=index + 1 == len(steps),
                story=step.id in self.view.storied,
                begun=step.id in self.view.begun,
            )
            row.moved.connect(self.step_moved)
            row.asked.connect(self.step_asked)
            row.visit_link.wanted.connect(self._navigator.bring)
            self.rows[step.id] = row
            self.add(row, above=12)
        kind = SecondaryButton if steps else PrimaryButton
        self.add_button: Button = kind(tr("Add a movement"), icon_name="plus")
        self.add_button.clicked.connect(self.add_wanted)
        self.add(self.add_button, above=20)

    def _add_reminder(self, reminded: str) -> None:
        self.add(Subheading(tr("When would you like to be reminded, if at all?")))
        self.add(Body(reminded or tr("Not at all, for now."), muted=True))
        self.reminder_link = LinkButton(tr("Change when") if reminded else tr("Choose when"))
        self.reminder_link.clicked.connect(self.reminder_wanted)
        self.add(self.reminder_link, above=4)

    def _add_actions(self) -> None:
        self.duplicate_link = LinkButton(tr("Make a copy"))
        away = self.view.routine.put_away
        self.away_link = LinkButton(tr("Take up again") if away else tr("Put away"))
        self.remove_link = LinkButton(tr("Delete"))
        self.duplicate_link.clicked.connect(self.duplicated)
        self.away_link.clicked.connect(self._tell_away)
        self.remove_link.clicked.connect(self.removed)
        links: list[QWidget] = [self.duplicate_link, self.away_link, self.remove_link]
        if self._prints is not None and self.view.routine.steps:
            self.print_link = LinkButton(tr("Print"))
            self.print_link.setAccessibleDescription(tr("This routine with its pictures, on paper"))
            self.print_link.clicked.connect(partial(self._prints, self.view.routine.id))
            links.insert(0, self.print_link)
        self.add(Row(*links, spacing=28), above=24)

    def _tell_away(self) -> None:
        self.put_away.emit(not self.view.routine.put_away)
