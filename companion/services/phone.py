"""The chosen times as a calendar file, for the phone. Only where the person says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from companion.domain.calendar import CalendarEvent
from companion.domain.moments import Moment
from companion.domain.reminders import Reminder, occurrences
from companion.domain.routines import Routine, length_s
from companion.domain.text import first_line
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.ports import CalendarWriter
from companion.services.reminders import ReminderService

MOST_TITLE = 120
USUAL_MINUTES = 15


class PhoneService:
    """Hands reminders to the phone. What happens to them here later does not reach it."""

    def __init__(self, reminders: ReminderService, write: CalendarWriter) -> None:
        self._reminders = reminders
        self._write = write

    def save(self, path: Path) -> int:
        """Write the chosen times as a calendar file. Returns how many events; raises ``ExportError``, and
        ``InvalidEntryError`` when there is nothing to write."""
        events = self.events()
        if not events:
            raise InvalidEntryError(
                tr("There is no reminder to save yet."), tr("Choose one first; then it can go to your phone.")
            )
        self._write(events, self._reminders.now(), path)
        return len(events)

    def events(self) -> list[CalendarEvent]:
        """Every chosen time as a calendar event. Routines that are put away are left out."""
        now = self._reminders.now()
        awake = [one for one in self._reminders.all() if not one.rests]
        return [event for one in awake for event in events_of(one.reminder, one.title, one.routine, now)]


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
