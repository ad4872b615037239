"""Reminders in plain words. They say what the person chose, and ask for nothing."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

from companion.domain.moments import Moment
from companion.domain.reminders import EVERY_DAY, Mark, Pause, Reminder, Subject
from companion.domain.text import first_line, one_stop
from companion.i18n import clock, day_words, first_weekday, listed, quoted, tr, weekday

WORKING_DAYS = frozenset(range(1, 6))


def week(first: int | None = None) -> list[int]:
    """The ISO weekdays in the order of a calendar; ``first`` is the day it begins with (default: the language's)."""
    begin = first_weekday() if first is None else first
    return [(begin + number - 1) % 7 + 1 for number in range(7)]


def days_words(days: AbstractSet[int]) -> str:
    """``Every day``, ``Monday to Friday``, or the days in a row."""
    if days >= EVERY_DAY:
        return tr("Every day")
    if days == WORKING_DAYS:
        return tr("{first} to {last}", first=weekday(1), last=weekday(5))
    return listed([weekday(day) for day in week() if day in days])


def when_words(reminder: Reminder) -> str:
    """Days with times, or with the anchor as it was written: ``Monday and Thursday, at 08:00 and 20:00``."""
    days = days_words(reminder.days)
    if not reminder.times:
        return tr("{days}, {anchor}", days=days, anchor=quoted(first_line(reminder.anchor)))
    return tr("{days}, at {times}", days=days, times=listed([clock(at) for at in reminder.times]))


def heading_words(subject: Subject, title: str) -> str:
    """What a card says first. Own words stand alone, as they were written."""
    if subject is Subject.OWN:
        return title
    if subject is Subject.CHECK_IN:
        return tr("If you like: your check-in")
    return tr("If you like: {title}", title=title)


def chosen_words(reminder: Reminder, mark: Mark, today: date) -> str:
    """Whose idea it was: ``You chose 08:00.``; with the day when that is not today."""
    at = mark.occurrence.at
    if at is None:
        return one_stop(tr("You chose: {anchor}.", anchor=quoted(first_line(reminder.anchor))))
    if mark.occurrence.day == today:
        return tr("You chose {time}.", time=clock(at))
    return tr("You chose {time} on {day}.", time=clock(at), day=weekday(mark.occurrence.day.isoweekday()))


def again_words(title: str, until: Moment) -> str:
    """When it comes again: ``Back easing comes again at 08:10.``"""
    return tr("{title} comes again at {time}.", title=title, time=clock(until.at.time()))


def pause_words(pause: Pause) -> str:
    """How long all reminders rest."""
    if pause.until is None:
        return tr("Reminders rest until you say so.")
    return tr("Reminders rest. They come again on {day}.", day=day_words(pause.until))
