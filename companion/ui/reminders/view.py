"""What is shown of a reminder that came up, or was put off: plain words that stay the same between two looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from companion.domain.reminders import Subject
from companion.domain.routines import Routine
from companion.services.reminder_words import again_words, chosen_words, heading_words
from companion.services.reminders import ReminderService, Shown

MOST = 2
"""So many cards at a time; the next takes the place of one that was answered."""


@dataclass(frozen=True, slots=True)
class ReminderView:
    """``heading`` and ``sentence`` are for a card; ``routine`` is the one it is for, if it is for one."""

    id: str
    subject: Subject
    title: str
    heading: str
    sentence: str
    routine: Routine | None = None


@dataclass(frozen=True, slots=True)
class RemindersToday:
    """Those that came up, the latest first, and those put off with when they come again."""

    up: tuple[ReminderView, ...] = ()
    waiting: tuple[ReminderView, ...] = ()


def reminders_today(reminders: ReminderService, today: date) -> RemindersToday:
    """What the notebook has now; nothing is written."""
    up, waiting = reminders.due()[::-1], reminders.put_off()
    return RemindersToday(
        tuple(view_of(one, today) for one in up[:MOST]), tuple(waiting_view_of(one) for one in waiting)
    )


def view_of(one: Shown, today: date) -> ReminderView:
    """The words for one that came up."""
    due = one.due
    return _view(one, chosen_words(one.reminder, due.mark, today) if due else "")


def waiting_view_of(one: Shown) -> ReminderView:
    """The words for one that was put off: when it comes again."""
    until = one.due.mark.until if one.due else None
    return _view(one, again_words(one.title, until) if until else "")


def _view(one: Shown, sentence: str) -> ReminderView:
    reminder = one.reminder
    heading = heading_words(reminder.subject, one.title)
    return ReminderView(reminder.id, reminder.subject, one.title, heading, sentence, one.routine)
