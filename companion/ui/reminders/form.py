"""When would you like to be reminded, if at all? Days and times, or after something in the day, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.reminders import EVERY_DAY, MOST_TIMES, Reminder, Subject
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.reminders import When
from companion.ui.look import Type
from companion.ui.reminders.days_field import DaysField
from companion.ui.widgets.clock import ClocksField
from companion.ui.widgets.kit import (
    ChoiceRow,
    Field,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SelectField,
    Small,
    announce,
)

AT_TIMES, AFTER, NEVER = "times", "after", "never"
USUAL = (time(9),)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form is about. Where there are several ``subjects`` it asks which, and of ``routines`` (id and name)
    which one. ``back`` names the page behind; ``reminder`` is the one to change, if any.
    """

    back: str
    subjects: tuple[Subject, ...]
    reminder: Reminder | None = None
    routines: tuple[tuple[str, str], ...] = ()

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to ask."""
        return len(self.subjects) == 1


class ReminderForm(Page):
    """``kept`` asks to keep what is chosen, ``left`` goes back with it kept as a draft."""

    kept = Signal()
    left = Signal()

    def __init__(self, offered: Offered) -> None:
        super().__init__()
        self.offered = offered
        reminder = offered.reminder
        back = LinkButton(offered.back, icon_name="caret-left")
        back.clicked.connect(self.left)
        self.add(back)
        title = tr("When would you like to be reminded, if at all?")
        self.setAccessibleName(title)
        self.add(Heading(title), above=4)
        self._add_subject(reminder)
        self.kind = ChoiceRow(tr("When?"), self._kinds(), clearable=False)
        self.kind.set_value(AFTER if reminder and not reminder.times else AT_TIMES)
        if offered.subjects != (Subject.ROUTINE,):
            self.add(Label(tr("When?"), Type.STRONG), above=24)
        self.add(self.kind, above=8 if offered.subjects != (Subject.ROUTINE,) else 24)
        self._add_times(reminder)
        self._add_anchor(reminder)
        self._add_days(reminder)
        self._add_end()
        self.kind.changed.connect(self.follow)
        self.follow()

    # what the screen calls

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        always: dict[str, Field] = {
            "kind": self.kind,
            "times": self.times,
            "anchor": self.anchor,
            "days": self.days,
            "words": self.words,
        }
        if self.offered.fixed:
            return always
        return {**always, "subject": self.subject_row, "routine": self.routine}

    def follow(self) -> None:
        """Shows what goes with the choices made."""
        kind, subject = self.kind.value(), self.subject()
        self.times_part.setVisible(kind == AT_TIMES)
        self.anchor_part.setVisible(kind == AFTER)
        self.days_part.setVisible(kind != NEVER)
        self.never_words.setVisible(kind == NEVER)
        self.words.setVisible(subject is Subject.OWN)
        self.routine.setVisible(not self.offered.fixed and subject is Subject.ROUTINE)
        self.problem.setVisible(False)

    def subject(self) -> Subject:
        """What it is for."""
        if self.offered.fixed or not self.subject_row.value():
            return self.offered.subjects[0]
        return Subject(self.subject_row.value())

    def when(self) -> When | None:
        """Days with times or with the anchor; ``None`` for not at all."""
        if self.kind.value() == NEVER:
            return None
        if self.kind.value() == AFTER:
            return When(self.days.value(), (), self.anchor.text())
        return When(self.days.value(), tuple(self.times.values()))

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter, where it is. What was chosen stays."""
        if self.subject() is Subject.OWN and not self.words.text().strip():
            self._point(self.words, error)
        elif self.kind.value() == AFTER and not self.anchor.text().strip():
            self._point(self.anchor, error)
        else:
            self.problem.setText(str(error))
            self.problem.setVisible(True)
            self.reveal(self.problem)
            announce(self, str(error))

    def focus_first(self) -> None:
        """Puts the focus on the first thing to say."""
        target: QWidget = self.kind
        if not self.offered.fixed:
            target = self.subject_row
        elif self.subject() is Subject.OWN:
            target = self.words
        if isinstance(target, ChoiceRow):
            pills = target.pills()
            target = pills.get(target.value()) or next(iter(pills.values()))
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # parts

    def _kinds(self) -> Sequence[tuple[str, str]]:
        kinds = [(AT_TIMES, tr("At a time")), (AFTER, tr("After something in my day"))]
        # Who came to add a new one can leave; a routine, or one that is there, can do without.
        return [*kinds, (NEVER, tr("Not at all"))] if self.offered.fixed else kinds

    def _add_subject(self, reminder: Reminder | None) -> None:
        names = {
            Subject.ROUTINE: tr("A routine"),
            Subject.CHECK_IN: tr("My check-in"),
            Subject.OWN: tr("Words of my own"),
        }
        options = [(subject.value, names[subject]) for subject in self.offered.subjects]
        self.subject_row = ChoiceRow(tr("What for"), options, clearable=False)
        self.routine = SelectField(tr("Which routine?"), self.offered.routines)
        if not self.offered.fixed:
            self.subject_row.set_value(self.offered.subjects[0].value)
            self.subject_row.changed.connect(self.follow)
            self.add(Label(tr("What for?"), Type.STRONG), above=20)
            self.add(self.subject_row, above=8)
            self.add(self.routine, above=16)
        self.words = LineField(
            tr("Your words"),
            tr("They come up just as you write them."),
            text=reminder.words if reminder else "",
            most=200,
        )
        self.words.entered.connect(self.kept)
        self.add(self.words, above=20)

    def _add_times(self, reminder: Reminder | None) -> None:
        name = tr("At what time?")
        self.times = ClocksField(name, reminder.times if reminder and reminder.times else USUAL, MOST_TIMES)
        self.times_part = _part(Label(name, Type.STRONG), self.times)
        self.add(self.times_part, above=24)

    def _add_anchor(self, reminder: Reminder | None) -> None:
        self.anchor = LineField(
            tr("After what?"),
            tr("Such as “after breakfast”. It stands on Today all day, without a bell."),
            text=reminder.anchor if reminder else "",
            most=200,
        )
        self.anchor.entered.connect(self.kept)
        self.anchor_part = _part(self.anchor)
        self.add(self.anchor_part, above=0)

    def _add_days(self, reminder: Reminder | None) -> None:
        name = tr("On which days?")
        self.days = DaysField(name, reminder.days if reminder else EVERY_DAY)
        self.days_part = _part(Label(name, Type.STRONG), self.days)
        self.add(self.days_part, above=24)

    def _add_end(self) -> None:
        self.never_words = Small(tr("Then nothing comes up. You can choose again whenever you like."))
        self.add(self.never_words, above=0)
        self.problem = Label("", Type.BODY, Token.AMBER)
        self.add(self.problem, above=8)
        self.save = PrimaryButton(tr("Keep it"))
        later = LinkButton(tr("Not now"))
        self.save.clicked.connect(self.kept)
        later.clicked.connect(self.left)
        self.add(Row(self.save, later, spacing=28), above=28)

    def _point(self, field: LineField, error: CompanionError) -> None:
        field.set_problem(str(error))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        # The line below the field has its height only when the layouts have run.
        QTimer.singleShot(0, self, partial(self.reveal, field))


def _part(*widgets: QWidget) -> QWidget:
    """Things that come and go together."""
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return part
