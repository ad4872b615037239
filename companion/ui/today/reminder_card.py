"""Reminders on Today: what the person chose for about now, with one press for each answer. None of it is owed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.reminders import Subject
from companion.domain.routines import length_s
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.services.words import minutes_words
from companion.ui.reminders.replies import Replies
from companion.ui.reminders.view import RemindersToday, ReminderView
from companion.ui.today.routine_card import SizeButtons
from companion.ui.widgets.buttons import Button, LinkButton, SecondaryButton
from companion.ui.widgets.containers import Card, clear_layout
from companion.ui.widgets.flow import Row
from companion.ui.widgets.labels import Body, Small, Subheading


class ReminderCard(Card):
    """``started`` gives a size (``""``: there is none to choose); the others tell what was pressed."""

    started = Signal(str)
    later = Signal()
    not_today = Signal()
    pause_all = Signal()

    def __init__(self, view: ReminderView) -> None:
        super().__init__(spacing=4, ground=Token.SOFT, line=Token.SOFT)
        self.view = view
        self.body.addWidget(Subheading(view.heading))
        self.body.addWidget(Body(view.sentence))
        self.start_buttons: list[Button] = []
        start = self._start_row()
        self.later_link, self.not_today_link = LinkButton(tr("Later")), LinkButton(tr("Not today"))
        self.pause_link = LinkButton(tr("Pause all"))
        self.pause_link.setAccessibleDescription(tr("A rest from all reminders"))
        for link in (self.later_link, self.not_today_link):
            link.setAccessibleName(tr("{words}: {title}", words=link.text(), title=view.title))
        self.later_link.clicked.connect(self.later)
        self.not_today_link.clicked.connect(self.not_today)
        self.pause_link.clicked.connect(self.pause_all)
        links = Row(self.later_link, self.not_today_link, self.pause_link, spacing=22, row_spacing=0)
        self.body.addSpacing(4)
        self.body.addWidget(Row(start, links, spacing=24, row_spacing=4))
        self.body.setContentsMargins(24, 18, 24, 14)
        self.setAccessibleName(view.heading)

    def _start_row(self) -> QWidget:
        routine = self.view.routine
        if routine is not None and len(routine.sizes) > 1:
            sizes = SizeButtons(routine, main=False)
            sizes.chosen.connect(self.started)
            self.start_buttons = list(sizes.buttons.values())
            return sizes
        start = SecondaryButton(self._start_words())
        start.setAccessibleName(tr("{words}: {title}", words=start.text(), title=self.view.title))
        start.clicked.connect(self._tell_start)
        self.start_buttons = [start]
        return start

    def _start_words(self) -> str:
        routine = self.view.routine
        if self.view.subject is Subject.OWN:
            return tr("Put it away")
        if routine is None or not routine.sizes:
            return tr("Start")
        return tr("Start · {minutes}", minutes=minutes_words(length_s(routine, routine.sizes[0])))

    def _tell_start(self) -> None:
        self.started.emit("")


class WaitingLine(QWidget):
    """One that was put off, in a quiet line: now after all, in an hour, or at another time."""

    now = Signal()
    in_an_hour = Signal()
    at_a_time = Signal()

    def __init__(self, view: ReminderView) -> None:
        super().__init__()
        self.view = view
        self.now_link = LinkButton(tr("Now"))
        self.hour_link = LinkButton(tr("In an hour"))
        self.time_link = LinkButton(tr("At a time…"))
        self.now_link.clicked.connect(self.now)
        self.hour_link.clicked.connect(self.in_an_hour)
        self.time_link.clicked.connect(self.at_a_time)
        links = (self.now_link, self.hour_link, self.time_link)
        for link in links:
            link.setAccessibleName(tr("{words}: {title}", words=link.text(), title=view.title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Row(Small(view.sentence), *links, spacing=20, row_spacing=0))


class ReminderCards(QWidget):
    """The cards and lines, built anew only when what they say has changed. ``replied`` after each press;
    ``focus_lost``: the one with the focus has gone, and none is left."""

    replied = Signal()
    focus_lost = Signal()

    def __init__(self, replies: Replies) -> None:
        super().__init__()
        self._replies = replies
        replies.replied.connect(self.replied)
        self.cards: dict[str, ReminderCard] = {}
        self.lines: dict[str, WaitingLine] = {}
        self._shown = RemindersToday()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 24, 0, 0)
        self._layout.setSpacing(14)
        self.hide()

    def show_reminders(self, shown: RemindersToday) -> None:
        """Shows them; who had the focus keeps it on the same reminder, where it is still there."""
        if shown == self._shown:
            return
        self._shown = shown
        focused = self._focused()
        clear_layout(self._layout)
        self.cards, self.lines = {}, {}
        for view in shown.up:
            self._add_card(view)
        for view in shown.waiting:
            self._add_line(view)
        self.setVisible(bool(shown.up or shown.waiting))
        if focused is not None:
            self._focus(focused)

    def _add_card(self, view: ReminderView) -> None:
        card, replies = ReminderCard(view), self._replies
        card.started.connect(partial(replies.start, view))
        card.later.connect(partial(replies.later, view))
        card.not_today.connect(partial(replies.not_today, view))
        card.pause_all.connect(replies.pause_all)
        self.cards[view.id] = card
        self._layout.addWidget(card)

    def _add_line(self, view: ReminderView) -> None:
        line, replies = WaitingLine(view), self._replies
        line.now.connect(partial(replies.now, view))
        line.in_an_hour.connect(partial(replies.in_an_hour, view))
        line.at_a_time.connect(partial(replies.choose_later, view))
        self.lines[view.id] = line
        self._layout.addWidget(line)

    def _focused(self) -> str | None:
        """The reminder that has the focus, ``""`` for one that no longer says who it is."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        parts = (*self.cards.items(), *self.lines.items())
        return next((key for key, part in parts if part.isAncestorOf(focus)), "")

    def _focus(self, reminder_id: str) -> None:
        if reminder_id in self.lines:
            self.lines[reminder_id].now_link.setFocus()
        elif reminder_id in self.cards:
            self.cards[reminder_id].start_buttons[0].setFocus()
        else:
            first = next(iter(self.cards.values()), None)
            if first is not None:
                first.start_buttons[0].setFocus()
            else:
                self.focus_lost.emit()
