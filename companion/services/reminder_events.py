"""A reminder's chosen times as calendar events, for the phone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from companion.domain.calendar import CalendarEvent
from companion.domain.moments import Moment
from companion.domain.reminders import Reminder, occurrences
from companion.domain.routines import Routine, length_s
from companion.domain.text import first_line
from companion.i18n import tr

MOST_TITLE = 120
USUAL_MINUTES = 15


def events_of(reminder: Reminder, title: str, routine: Routine | None, now: Moment) -> list[CalendarEvent]:
    """One event for each time of day, from the next such day on; an anchor fills its days."""
    title = first_line(title, MOST_TITLE)
    wall = now.at.replace(tzinfo=None)
    made = []
    for index, at in enumerate(reminder.times or (None,)):
        alone = replace(reminder, times=() if at is None else (at,))
        coming = occurrences(alone, now.day, now.day + timedelta(days=7))
        first = next(each.day for each in coming if at is None or each.wall > wall)
        anchored = tr("{title} – {when}", title=title, when=first_line(reminder.anchor, MOST_TITLE))
        made.append(
            CalendarEvent(
                uid=f"{reminder.id}-{index + 1}",
                title=anchored if at is None else title,
                days=reminder.days,
                first=first,
                changed=reminder.chosen,
                at=at,
                note=tr("You chose this yourself. Leave it whenever it does not fit."),
                minutes=_minutes(routine),
            )
        )
    return made


def _minutes(routine: Routine | None) -> int:
    if routine is None or not routine.sizes:
        return USUAL_MINUTES
    return max(1, round(length_s(routine, routine.sizes[0]) / 60))
