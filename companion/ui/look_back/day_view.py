"""One day: what was written and recorded on it, the goals as they were then, and the way to other days."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.look_back import DayThen, Entry, GoalThen
from companion.domain.recycled import Kind
from companion.domain.text import first_line
from companion.drawing.shapes import Token
from companion.i18n import clock, dated, number, quoted, tr, weekday
from companion.services.words import day_words, state_words
from companion.ui.look import Type
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    DateField,
    Hairline,
    Label,
    LinkButton,
    Row,
    Run,
    Subheading,
    clear_layout,
)


class DayView(QWidget):
    """``went`` tells the day to show next; ``opened`` the thing of an entry and its id; ``for_visit`` its words for the list
    of the next visit; ``removed`` an entry to put away."""

    went = Signal(object)
    opened = Signal(str, str)
    for_visit = Signal(str, str)
    removed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: DayThen | None = None
        self.entries: list[Label] = []
        self.goals: list[Label] = []
        self.links: list[LinkButton] = []
        self.visit_links: list[ForNextVisit] = []
        self.remove_links: list[LinkButton] = []
        self.field = DateField(tr("On the day"), today, latest=today)
        self.field.day_changed.connect(self._chosen)
        self.before = LinkButton("", icon_name="caret-left")
        self.before.clicked.connect(self._go_before)
        self.after = LinkButton("", icon_name="caret-right")
        self.after.clicked.connect(self._go_after)
        self._shown = QVBoxLayout()
        self._shown.setContentsMargins(0, 0, 0, 0)
        self._shown.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addSpacing(4)
        column.addWidget(Row(self.before, self.after, spacing=28))
        column.addLayout(self._shown)

    def show_day(self, then: DayThen) -> None:
        """Shows a day; the same is left as it is."""
        if then == self._then:
            return
        self._then = then
        self.field.set_day(then.day)
        for button, day, words in (
            (self.before, then.before, tr("Earlier: {day}")),
            (self.after, then.after, tr("Later: {day}")),
        ):
            button.setVisible(day is not None)
            button.setText(words.format(day=dated(day)) if day else "")
        clear_layout(self._shown)
        self.entries, self.goals, self.links = [], [], []
        self.visit_links, self.remove_links = [], []
        self._add(Subheading(day_heading(then.day)), above=24)
        self._show_entries(then)
        self._show_goals(then)

    # slots

    def _chosen(self) -> None:
        if (day := self.field.day()) is not None:
            self.went.emit(day)

    def _go_before(self) -> None:
        if self._then and self._then.before:
            self.went.emit(self._then.before)

    def _go_after(self) -> None:
        if self._then and self._then.after:
            self.went.emit(self._then.after)

    def _open(self, entry: Entry, _checked: bool = False) -> None:
        self.opened.emit(entry.thing, entry.thing_id)

    def _remove(self, entry: Entry, _checked: bool = False) -> None:
        self.removed.emit(entry)

    # what is shown

    def _show_entries(self, then: DayThen) -> None:
        if then.empty:
            self._add(Body(tr("Nothing is kept for this day. That is fine.")), above=12)
            return
        if then.state is not None:
            words = (then.state.note,) if then.state.note.strip() else ()
            day = Entry(
                tr("The day"), day_words(then.state.state), words, None, "", then.day.isoformat(), Kind.DAY
            )
            self._entry(day, first=True)
        for index, entry in enumerate(then.entries):
            self._entry(entry, first=index == 0 and then.state is None)

    def _entry(self, entry: Entry, *, first: bool) -> None:
        if not first:
            self._add(Hairline(), above=12)
        label = Label("", Type.BODY, selectable=True)
        label.set_runs(entry_runs(entry))
        self.entries.append(label)
        self._add(label, above=12)
        row = Row(spacing=28, row_spacing=0)
        if entry.thing:
            link = LinkButton(tr("Open"))
            link.setAccessibleName(tr("Open: {what}", what=entry.title))
            link.clicked.connect(partial(self._open, entry))
            self.links.append(link)
            row.add(link)
        if entry.words and self._then is not None:
            visit = ForNextVisit(f"day/{self._then.day.isoformat()}", "\n".join(entry.words))
            visit.wanted.connect(self.for_visit)
            self.visit_links.append(visit)
            row.add(visit)
        if entry.away is not None:
            remove = LinkButton(tr("Delete"))
            remove.setAccessibleName(tr("Delete: {what}", what=entry.title))
            remove.clicked.connect(partial(self._remove, entry))
            self.remove_links.append(remove)
            row.add(remove)
        if entry.thing or entry.words or entry.away is not None:
            self._add(row, above=0)

    def _show_goals(self, then: DayThen) -> None:
        if not then.goals:
            return
        self._add(Subheading(tr("My goals then")), above=28)
        for goal in then.goals:
            label = Label("", Type.BODY, selectable=True)
            label.set_runs(goal_runs(goal))
            self.goals.append(label)
            self._add(label, above=12)

    def _add(self, widget: QWidget, above: int) -> None:
        self._shown.addSpacing(above)
        self._shown.addWidget(widget)


def day_heading(day: date) -> str:
    """``Saturday, 21 Nov 2026``."""
    return tr("{weekday}, {day}", weekday=weekday(day.isoweekday()), day=dated(day))


def entry_runs(entry: Entry) -> list[Run]:
    """What it is and when, what was recorded, and the person's words as a quote."""
    head = entry.title if entry.at is None else tr("{what}, {time}", what=entry.title, time=clock(entry.at))
    runs = [Run(head, bold=True)]
    if entry.facts:
        runs.append(Run("\n" + entry.facts))
    for words in entry.words:
        runs += [Run("\n"), Run(quoted(words), italic=True)]
    return runs


def goal_runs(then: GoalThen) -> list[Run]:
    """The goal as worded then, and where it stood."""
    runs = [Run(quoted(first_line(then.goal.words, 400)), italic=True)]
    facts = [state_words(then.goal.state)]
    if then.rating is not None:
        facts.append(
            tr("{value} of 10 on {day}", value=number(then.rating.value), day=dated(then.rating.at.day))
        )  # fmt: skip
    return [*runs, Run("\n" + tr(" · ").join(facts), token=Token.MUTED)]
