"""The recycle list: look at what was put away, bring it back, or delete it for good."""

from __future__ import annotations

from datetime import date

from companion.domain.recycled import Back, Kind, Recycled
from companion.domain.tense import brought_in
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.base import Desk, empty_out, gone
from companion.services.own_questions import put_in
from companion.services.ports import Unit
from companion.services.reminders import only_one


class RecycleService:
    """What a person can do with what they put away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Recycled]:
        """What can be brought back, the latest first."""
        now = self._desk.clock.now()
        with self._desk.notebook.read() as unit:
            return [entry for entry in unit.recycled.all() if not entry.is_over(now)]

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def put_away(self, kind: Kind, thing_id: str, title: str) -> Recycled:
        """Delete something that is only shown where it stands in time: a session, a day, a time relief was used.

        :meth:`bring_back` undoes it. Raises ``CompanionError`` when it is gone already.
        """
        with self._desk.notebook.write() as unit:
            entry = self._desk.put_away(unit, kind, thing_id, title)
            unit.commit()
        return entry

    def bring_back(self, entry_id: str) -> Recycled:
        """Put a thing back where it was. Raises ``CompanionError`` when something is in the way, and says what."""
        with self._desk.notebook.write() as unit:
            entry = _found(unit, entry_id)
            back = unit.recycled.bring_back(entry)
            if back is Back.TAKEN:
                raise _in_the_way(entry)
            if back is Back.ALONE:
                raise CompanionError(
                    tr("What this belonged to is not there now."),
                    tr("If it is in this list too, bring that back first."),
                )
            if entry.kind in (Kind.RELIEF, Kind.PLAN_TEXT):
                unit.tense.put_plan(brought_in(unit.tense.plan(), [entry]))
            if entry.kind is Kind.QUESTION:
                put_in(unit, entry)
            if entry.kind is Kind.REMINDER:
                only_one(unit, entry.thing_id)
            unit.commit()
        return entry

    def delete(self, entry_id: str) -> None:
        """Delete one for good: its words are overwritten in the file."""
        with self._desk.notebook.write() as unit:
            unit.recycled.remove(_found(unit, entry_id))
            unit.commit()

    def delete_all(self) -> int:
        """Delete everything in the list for good. Returns how many."""
        with self._desk.notebook.write() as unit:
            entries = unit.recycled.all()
            for entry in entries:
                unit.recycled.remove(entry)
            unit.commit()
        return len(entries)

    def empty_out(self) -> int:
        """Delete for good what was put away more than ``KEPT_DAYS`` days ago. Returns how many."""
        now = self._desk.clock.now()
        if self._desk.notebook.read_only:
            return 0
        with self._desk.notebook.read() as unit:
            if not any(entry.is_over(now) for entry in unit.recycled.all()):
                return 0
        with self._desk.notebook.write() as unit:
            count = empty_out(unit, now)
            unit.commit()
        return count


def _found(unit: Unit, entry_id: str) -> Recycled:
    entry = unit.recycled.get(entry_id)
    if entry is None:
        raise gone()
    return entry


def _in_the_way(entry: Recycled) -> CompanionError:
    if entry.kind is Kind.DAY:
        return CompanionError(
            tr("You said something else about that day since."), tr("This one stays in the list.")
        )
    if entry.kind is Kind.PORTRAIT:
        return CompanionError(
            tr("There is another picture of you now."),
            tr("Take that one out first; then this one can come back."),
        )
    if entry.kind is Kind.MEDIA:
        return CompanionError(
            tr("The movement has another photo or video now."),
            tr("Take that one out first; then this one can come back."),
        )
    return CompanionError(tr("It is back already."), tr("You can delete it from this list."))
