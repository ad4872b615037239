"""Reminders, and what became of the latest of each."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import Row, bindparam, select

from companion.domain.reminders import Mark, Occurrence, Reminder, Reply, Subject
from companion.storage.codec import from_json, maybe_moment, maybe_text, moment, to_json
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import reminder_marks, reminders

_ALL = select(reminders).order_by(AGE)
_ONE = select(reminders).where(reminders.c.id == bindparam("key"))
_MARKS = select(reminder_marks)


def _reminder(row: Row[Any]) -> Reminder:
    return Reminder(
        id=row.id,
        subject=Subject(row.subject),
        chosen=moment(row.chosen),
        days=frozenset(from_json(row.days)),
        times=tuple(time.fromisoformat(text) for text in from_json(row.times)),
        anchor=row.anchor,
        routine_id=row.routine_id or "",
        words=row.words,
    )


def _mark(row: Row[Any]) -> Mark:
    at = None if row.time is None else time.fromisoformat(row.time)
    return Mark(
        reminder_id=row.reminder_id,
        occurrence=Occurrence(date.fromisoformat(row.day), at),
        came=moment(row.came),
        reply=Reply(row.reply),
        until=maybe_moment(row.until),
    )


def _clock(at: time) -> str:
    return at.isoformat("minutes")


class SqlReminders(Repository):
    """Reminders by age; at most one mark of each."""

    __slots__ = ()

    def all(self) -> list[Reminder]:
        """Every reminder."""
        return [_reminder(row) for row in self._rows(_ALL)]

    def get(self, reminder_id: str) -> Reminder | None:
        """One reminder, if it is there."""
        row = self._row(_ONE, key=reminder_id)
        return None if row is None else _reminder(row)

    def put(self, reminder: Reminder) -> None:
        """Insert or replace; its mark stays."""
        self._put(
            reminders,
            {
                "id": reminder.id,
                "subject": reminder.subject.value,
                "routine_id": reminder.routine_id or None,
                "words": reminder.words,
                "days": to_json(sorted(reminder.days)),
                "times": to_json([_clock(at) for at in reminder.times]),
                "anchor": reminder.anchor,
                "chosen": reminder.chosen.text(),
            },
        )

    def marks(self) -> list[Mark]:
        """What became of the latest of each."""
        return [_mark(row) for row in self._rows(_MARKS)]

    def put_mark(self, mark: Mark) -> None:
        """Insert or replace the one mark of a reminder."""
        at = mark.occurrence.at
        self._put(
            reminder_marks,
            {
                "reminder_id": mark.reminder_id,
                "day": mark.occurrence.day.isoformat(),
                "time": None if at is None else _clock(at),
                "came": mark.came.text(),
                "reply": mark.reply.value,
                "until": maybe_text(mark.until),
            },
        )
