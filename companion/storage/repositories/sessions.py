"""Sessions with what was done, and recorded days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.sessions import Day, DayState, Helped, Outcome, Session, StepDone
from companion.storage.codec import SIZES, instant, maybe_moment, maybe_text, moment
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import days, session_steps, sessions

# Rows of the long lists are taken apart by place and enums looked up in plain dictionaries: several times faster.
_STATES = {state.value: state for state in DayState}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_ONE = select(sessions).where(sessions.c.id == bindparam("key"))
_BETWEEN = (
    select(sessions)
    .where(sessions.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(sessions.c.instant, AGE)
)
_UNFINISHED = (
    select(sessions)
    .where(sessions.c.ended.is_(None))
    .order_by(sessions.c.instant.desc(), AGE.desc())
    .limit(1)
)
_REMOVE = delete(sessions).where(sessions.c.id == bindparam("key"))
_STEP_COLUMNS = select(
    session_steps.c.session_id,
    session_steps.c.step_id,
    session_steps.c.movement_id,
    session_steps.c.movement_name,
    session_steps.c.outcome,
    session_steps.c.sets,
    session_steps.c.reps,
    session_steps.c.seconds,
    session_steps.c.size,
).order_by(session_steps.c.session_id, session_steps.c.position)
_STEPS = _STEP_COLUMNS.where(session_steps.c.session_id == bindparam("key"))
_STEPS_BETWEEN = _STEP_COLUMNS.join(sessions, sessions.c.id == session_steps.c.session_id).where(
    sessions.c.day.between(bindparam("first"), bindparam("last"))
)
_CLEAR_STEPS = delete(session_steps).where(session_steps.c.session_id == bindparam("key"))

_DAY = select(days).where(days.c.day == bindparam("key"))
_DAYS = select(days).where(days.c.day.between(bindparam("first"), bindparam("last"))).order_by(days.c.day)
_DAY_STATES = select(days.c.day, days.c.state).where(
    days.c.day.between(bindparam("first"), bindparam("last"))
)
_REMOVE_DAY = delete(days).where(days.c.day == bindparam("key"))


def _step(row: Sequence[Any]) -> StepDone:
    _session, step_id, movement_id, name, outcome, sets, reps, seconds, size = row
    return StepDone(step_id, movement_id, name, _OUTCOMES[outcome], sets, reps, seconds, SIZES[size])


def _session(row: Sequence[Any], its_steps: Sequence[StepDone] = ()) -> Session:
    key, routine_id, name, size, _day, started, _instant, ended, effort, helped, note = row
    return Session(
        key,
        routine_id,
        name,
        SIZES[size],
        moment(started),
        maybe_moment(ended),
        tuple(its_steps),
        effort,
        None if helped is None else Helped(helped),
        note,
    )


def _step_values(session_id: str, position: int, step: StepDone) -> dict[str, Any]:
    return {
        "session_id": session_id,
        "position": position,
        "step_id": step.step_id,
        "movement_id": step.movement_id,
        "movement_name": step.movement_name,
        "outcome": step.outcome.value,
        "sets": step.sets,
        "reps": step.reps,
        "seconds": step.seconds,
        "size": step.size.value,
    }


class SqlSessions(Repository):
    """Sessions by start."""

    __slots__ = ()

    def get(self, session_id: str) -> Session | None:
        """One session with its steps, if it is there."""
        row = self._row(_ONE, key=session_id)
        return None if row is None else self._whole(row)

    def _whole(self, row: Row[Any]) -> Session:
        return _session(row, [_step(step) for step in self._rows(_STEPS, key=row.id)])

    def put(self, session: Session) -> None:
        """Insert or replace, steps included."""
        self._put(
            sessions,
            {
                "id": session.id,
                "routine_id": session.routine_id,
                "routine_name": session.routine_name,
                "size": session.size.value,
                "day": session.started.day.isoformat(),
                "started": session.started.text(),
                "instant": instant(session.started),
                "ended": maybe_text(session.ended),
                "effort": session.effort,
                "helped": None if session.helped is None else session.helped.value,
                "note": session.note,
            },
        )
        self._run(_CLEAR_STEPS, key=session.id)
        rows = [_step_values(session.id, place, step) for place, step in enumerate(session.steps)]
        self._add_all(session_steps, rows)

    def remove(self, session_id: str) -> None:
        """Remove a session with its steps."""
        self._run(_REMOVE, key=session_id)

    def between(self, first: date, last: date, *, steps: bool = False) -> list[Session]:
        """Sessions started on the local days ``first`` to ``last``, both included.

        Without ``steps`` the table of steps is not read, and each session's ``steps`` are empty.
        """
        span = {"first": first.isoformat(), "last": last.isoformat()}
        found: defaultdict[str, list[StepDone]] = defaultdict(list)
        if steps:
            for row in self._rows(_STEPS_BETWEEN, **span):
                found[row[0]].append(_step(row))
        return [_session(row, found.get(row[0], ())) for row in self._rows(_BETWEEN, **span)]

    def unfinished(self) -> Session | None:
        """The latest session without an end, with its steps."""
        row = self._row(_UNFINISHED)
        return None if row is None else self._whole(row)


def _day(row: Sequence[Any]) -> Day:
    day, state, at, note = row
    return Day(date.fromisoformat(day), _STATES[state], moment(at), note)


class SqlDays(Repository):
    """Recorded days, in order."""

    __slots__ = ()

    def get(self, day: date) -> Day | None:
        """The record of ``day``; ``None`` is *not recorded*."""
        row = self._row(_DAY, key=day.isoformat())
        return None if row is None else _day(row)

    def put(self, day: Day) -> None:
        """Insert or replace."""
        values = {"day": day.day.isoformat(), "state": day.state.value, "at": day.at.text(), "note": day.note}
        self._put(days, values)

    def remove(self, day: date) -> None:
        """Make ``day`` not recorded."""
        self._run(_REMOVE_DAY, key=day.isoformat())

    def between(self, first: date, last: date) -> list[Day]:
        """Recorded days from ``first`` to ``last``, both included."""
        return [_day(row) for row in self._rows(_DAYS, first=first.isoformat(), last=last.isoformat())]

    def states(self, first: date, last: date) -> dict[date, DayState]:
        """What was said of the days from ``first`` to ``last``, both included, and nothing else of them."""
        rows = self._rows(_DAY_STATES, first=first.isoformat(), last=last.isoformat())
        return {date.fromisoformat(row.day): _STATES[row.state] for row in rows}
