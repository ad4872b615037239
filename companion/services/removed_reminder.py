"""Taking a reminder out with all that belongs to it, and putting it back: alone, or along with its routine."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.drafts import Draft, reminder_key
from companion.domain.history import Revision, Thing
from companion.domain.reminders import Mark, Reminder
from companion.services.ports import Unit


@dataclass(frozen=True, slots=True)
class RemovedReminder:
    """What :func:`put_in` needs."""

    reminder: Reminder
    mark: Mark | None
    story: tuple[Revision, ...]
    drafts: tuple[Draft, ...] = ()


def take_out(unit: Unit, reminder: Reminder) -> RemovedReminder:
    """Remove a reminder with all that belongs to it, in the caller's transaction."""
    mark = next((each for each in unit.reminders.marks() if each.reminder_id == reminder.id), None)
    keys = [
        reminder_key(reminder.id),
        *([reminder_key("", reminder.routine_id)] if reminder.routine_id else []),
    ]
    drafts = tuple(draft for key in keys if (draft := unit.drafts.get(key)) is not None)
    removed = RemovedReminder(reminder, mark, tuple(unit.history.of(Thing.REMINDER, reminder.id)), drafts)
    unit.reminders.remove(reminder.id)
    unit.history.remove(Thing.REMINDER, reminder.id)
    for key in keys:
        unit.drafts.remove(key)
    return removed


def put_in(unit: Unit, removed: RemovedReminder) -> None:
    """Undo :func:`take_out`, in the caller's transaction."""
    unit.reminders.put(removed.reminder)
    if removed.mark is not None:
        unit.reminders.put_mark(removed.mark)
    for revision in removed.story:
        unit.history.add(revision)
    for draft in removed.drafts:
        unit.drafts.put(draft)
