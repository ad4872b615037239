"""Sessions: start, keep each step as it happens, finish, say how it was. And how each day went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from companion.domain.drafts import Draft, place_key
from companion.domain.history import Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.domain.routines import Routine, Size
from companion.domain.sessions import Day, DayState, Helped, Outcome, Session, StepDone, state_of
from companion.domain.spot import Spot
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept


class SessionService:
    """What a person can do with sessions and days."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start(self, routine: Routine, size: Size) -> Session:
        """Begin; the session is in the notebook from this moment, so that a crash loses nothing done."""
        session = Session(self._desk.ids.new(), routine.id, routine.name, size, self._desk.clock.now())
        self._put(session)
        return session

    def record(self, session: Session, done: StepDone | None, spot: Spot | None = None) -> Session:
        """Keep one step as it was done so far; a later record of the same step replaces it.

        ``spot`` is where to go on if the session is cut off now (``None``: at the first step without a record).
        """
        changed = session
        if done is not None:
            others = tuple(step for step in session.steps if step.step_id != done.step_id)
            changed = replace(session, steps=(*others, done))
        with self._desk.notebook.write() as unit:
            unit.sessions.put(changed)
            if spot is not None:
                unit.drafts.put(Draft(place_key(session.id), spot.texts(), self._desk.clock.now()))
            else:
                unit.drafts.remove(place_key(session.id))
            unit.commit()
        return changed

    def spot(self, session: Session) -> Spot | None:
        """Where to go on with a session that was cut off; ``None``: at its first step without a record."""
        with self._desk.notebook.read() as unit:
            draft = unit.drafts.get(place_key(session.id))
        return Spot.of(draft.fields) if draft else None

    def finish(self, session: Session) -> Session:
        """End the session where it stands. The day it began is described by it, unless it already is:
        one that was cut off and is ended days later says nothing about today.
        """
        now, day = self._desk.clock.now(), session.started.day
        lasted = timedelta(seconds=sum(step.seconds for step in session.steps))
        ended = replace(session, ended=now if now.day == day else Moment(session.started.at + lasted))
        did_something = any(step.outcome in (Outcome.DONE, Outcome.PART) for step in ended.steps)
        with self._desk.notebook.write() as unit:
            unit.sessions.put(ended)
            unit.drafts.remove(place_key(session.id))
            if did_something and unit.days.get(day) is None:
                unit.days.put(Day(day, state_of(session.size), now))
            unit.commit()
        return ended

    def reflect(
        self, session_id: str, effort: int | None, helped: Helped | None, note: str, draft: str = ""
    ) -> Session:
        """Say how it was; every part may be left out."""
        if effort is not None and not 0 <= effort <= 10:
            raise InvalidEntryError(tr("Please pick a number from 0 to 10."))
        with self._desk.notebook.write() as unit:
            session = unit.sessions.get(session_id)
            if session is None:
                raise gone()
            if session.note and session.note != note:
                self._desk.revise(unit, Thing.SESSION, session_id, {"note": session.note})
            changed = replace(session, effort=effort, helped=helped, note=kept(note))
            unit.sessions.put(changed)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return changed

    def unfinished(self) -> Session | None:
        """A session that was cut off, if any."""
        with self._desk.notebook.read() as unit:
            return unit.sessions.unfinished()

    def discard(self, session: Session) -> None:
        """Forget a session that held nothing."""
        with self._desk.notebook.write() as unit:
            unit.sessions.remove(session.id)
            unit.drafts.remove(place_key(session.id))
            unit.commit()

    def between(self, first: date, last: date, *, steps: bool = False) -> list[Session]:
        """Sessions on local days ``first`` to ``last``, inclusive."""
        with self._desk.notebook.read() as unit:
            return unit.sessions.between(first, last, steps=steps)

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def day(self, day: date) -> Day | None:
        """What was recorded for ``day``; ``None`` means not recorded."""
        with self._desk.notebook.read() as unit:
            return unit.days.get(day)

    def describe_day(self, day: date, state: DayState, note: str = "") -> Day:
        """Say how a day went (today or earlier); what was said before stays in the history."""
        now = self._desk.clock.now()
        if day > now.day:
            raise InvalidEntryError(tr("That day is still to come."), tr("Pick today or an earlier day."))
        entry = Day(day, state, now, kept(note))
        with self._desk.notebook.write() as unit:
            before = unit.days.get(day)
            if before is not None and (before.state, before.note) != (state, entry.note):
                earlier = {"state": before.state.value, "note": before.note}
                self._desk.revise(unit, Thing.DAY, day.isoformat(), earlier)
            unit.days.put(entry)
            unit.commit()
        return entry

    def clear_day(self, day: date) -> Day | None:
        """Make a day "not recorded" again. Returns what was said of it, for :meth:`put_day_back`."""
        with self._desk.notebook.write() as unit:
            before = unit.days.get(day)
            if before is not None:
                self._desk.put_away(unit, Kind.DAY, day.isoformat(), before.note)
            unit.commit()
        return before

    def put_day_back(self, day: Day) -> None:
        """Undo :meth:`clear_day`. A day that was described anew since stays as it is."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.DAY, day.day.isoformat())
            unit.commit()

    def remove(self, session_id: str) -> Session:
        """Delete a session; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            session = unit.sessions.get(session_id)
            if session is None:
                raise gone()
            self._desk.put_away(unit, Kind.SESSION, session_id, session.note or session.routine_name)
            unit.commit()
        return session

    def put_back(self, session: Session) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.SESSION, session.id)
            unit.commit()

    def _put(self, session: Session) -> None:
        with self._desk.notebook.write() as unit:
            unit.sessions.put(session)
            unit.commit()
