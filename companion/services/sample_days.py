"""Writes Sam's days: sessions in every size, days of rest, tense days, and what eased them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.routines import Routine, Size, Step, steps_in
from companion.domain.sessions import Day, DayState, Helped, Outcome, Session, StepDone, state_of
from companion.domain.tense import ReliefUse
from companion.services import sample_notes as notes
from companion.services import sample_words as words
from companion.services.ports import Unit
from companion.services.sample_life import Pen
from companion.services.sample_routines import Shelved

_LATELY = 400
"""Days before the last one in which Rosie and the dog turn up in notes."""


def write_days(unit: Unit, pen: Pen, shelf: Sequence[Shelved]) -> None:
    """Every day on which something was done or said; a routine at least once, however short the sample."""
    life = pen.life
    keen: dict[int, float] = {}
    untold: list[date] = []
    for day in life.days():
        offered = _on(shelf, day)
        year = life.years_ago(day)
        often = 0.6 if day >= life.chapter else keen.setdefault(year, pen.chance.uniform(0.25, 0.45))
        chance = pen.chance.random()
        if day in life.tense:
            _tense_day(unit, pen, day, offered, chance)
        elif chance < often and offered:
            _session(unit, pen, day, offered, _calm_size(pen))
        elif chance < often + 0.2:
            _other_day(unit, pen, day)
        elif offered:
            untold.append(day)
    if not unit.sessions.between(life.first, life.last):
        day = untold[-1] if untold else max(day for day in life.days() if _on(shelf, day))
        _session(unit, pen, day, _on(shelf, day), _calm_size(pen))


def _on(shelf: Sequence[Shelved], day: date) -> list[Routine]:
    """The routines on offer on this day."""
    return [routine for each in shelf if (routine := each.on(day)) is not None]


def _calm_size(pen: Pen) -> Size:
    if pen.likely(0.06):
        return Size.TENSE
    return Size.GOOD if pen.likely(0.22) else Size.ORDINARY


def _tense_day(unit: Unit, pen: Pen, day: date, offered: Sequence[Routine], chance: float) -> None:
    if chance < 0.62 and offered:
        _session(unit, pen, day, offered, Size.TENSE)
    elif chance < 0.9:
        note = pen.life.tense[day] if pen.likely(0.7) else ""
        _describe(unit, pen, day, DayState.TENSE_DAY, note)


def _other_day(unit: Unit, pen: Pen, day: date) -> None:
    if pen.likely(0.15):
        _describe(unit, pen, day, DayState.SMALLER, "")
    elif pen.likely(0.5):
        _describe(unit, pen, day, DayState.CHOSE_REST, pen.note(notes.REST))
    else:
        lately = notes.BUSY_LATELY if _is_lately(pen, day) else ()
        _describe(unit, pen, day, DayState.LIFE_HAPPENED, pen.note(notes.BUSY + lately))


def _describe(unit: Unit, pen: Pen, day: date, state: DayState, note: str) -> None:
    """Said that evening or the morning after; now and then said again in other words."""
    life = pen.life
    after = day + timedelta(days=1)
    at = pen.at(after, 8, 5) if pen.likely(0.2) and life.writes(after) else pen.at(day, 21, 10)
    if pen.likely(0.05) and life.writes(at.day):
        again = pen.at(at.day, 22, 0)
        earlier = {"state": DayState.LIFE_HAPPENED.value, "note": ""}
        if (state, note) != (DayState.LIFE_HAPPENED, ""):
            unit.history.add(Revision(pen.id(), Thing.DAY, day.isoformat(), again, ME, "", earlier))
            at = again
    unit.days.put(Day(day, state, at, note))


# --- Sessions -------------------------------------------------------------------------------------------------


def _session(unit: Unit, pen: Pen, day: date, offered: Sequence[Routine], size: Size) -> None:
    """One time through the first routine on offer more often than not, in a size it has."""
    routine = offered[0] if pen.likely(0.7) else pen.chance.choice(offered)
    if not steps_in(routine, size):
        size = Size.ORDINARY
    started = pen.at(day, pen.chance.choice((7, 8, 10, 17, 20)), pen.chance.randrange(60))
    session = Session(
        pen.id(),
        routine.id,
        routine.name,
        size,
        started,
        Moment(started.at + timedelta(minutes=pen.chance.randrange(6, 19))),
        _steps(pen, steps_in(routine, size), size),
        pen.chance.choice((1, 2, 3) if size is Size.TENSE else (2, 3, 3, 4, 5)) if pen.likely(0.8) else None,
        pen.chance.choice((Helped.YES, Helped.YES, Helped.A_LITTLE, Helped.NO)) if pen.likely(0.75) else None,
        _session_note(pen, day),
    )
    if session.note and pen.likely(0.12) and session.ended is not None:
        at = Moment(session.ended.at + timedelta(minutes=30))
        unit.history.add(
            Revision(pen.id(), Thing.SESSION, session.id, at, ME, "", {"note": session.note.split(".")[0]})
        )
    unit.sessions.put(session)
    if session.ended is not None:
        unit.days.put(Day(day, state_of(size), session.ended))


def _session_note(pen: Pen, day: date) -> str:
    if not pen.likely(0.14):
        return ""
    return pen.note(notes.SESSION + (notes.SESSION_LATELY if _is_lately(pen, day) else ()))


def _steps(pen: Pen, steps: Sequence[Step], size: Size) -> tuple[StepDone, ...]:
    """What was done: mostly all of it, some steps in part or rather not, now and then stopped half way."""
    stop = pen.chance.randrange(1, len(steps)) if len(steps) > 1 and pen.likely(0.07) else len(steps)
    return tuple(
        _step(pen, step, size) if index < stop else _undone(step, size, Outcome.LEFT)
        for index, step in enumerate(steps)
    )


def _step(pen: Pen, step: Step, size: Size) -> StepDone:
    if pen.likely(0.04):
        return _undone(step, size, Outcome.RATHER_NOT)
    dose = step.doses[size]
    is_part = dose.sets > 1 and pen.likely(0.05)
    sets = dose.sets - 1 if is_part else dose.sets
    rounds = sets * dose.side_count
    each = dose.duration_s or (dose.reps * (dose.tempo_s + dose.hold_s) if dose.reps else dose.hold_s)
    outcome = Outcome.PART if is_part else Outcome.DONE
    return StepDone(
        step.id, step.movement_id, step.movement_name, outcome, sets, rounds * dose.reps, rounds * each, size
    )


def _undone(step: Step, size: Size, outcome: Outcome) -> StepDone:
    return StepDone(step.id, step.movement_id, step.movement_name, outcome, size=size)


# --- Relief ---------------------------------------------------------------------------------------------------


def write_relief(unit: Unit, pen: Pen) -> None:
    """Relief on tense days, with or without a session, and on a few days that were nearly so."""
    life = pen.life
    since = life.ago(72)
    lately = [day for day in sorted(life.tense) if day >= since]
    calm = [day for day in life.days() if day >= since and day not in life.tense]
    lately += pen.chance.sample(calm, min(3, len(calm)))
    asked = [
        (name, helped)
        for name, counts in words.RELIEF_LATELY.items()
        for helped, count in zip((Helped.YES, Helped.NO, None), counts, strict=True)
        for _each in range(count)
    ]
    pen.chance.shuffle(asked)
    for index, (name, helped) in enumerate(asked if lately else ()):
        _use(unit, pen, lately[index % len(lately)], 9 + 3 * (index // len(lately)), name, helped)
    for day in life.days():
        if day < since and (day in life.tense or pen.likely(0.012)):
            names = pen.chance.sample(words.RELIEF, pen.chance.choice((1, 2, 2, 3)))
            for index, name in enumerate(names):
                _use(unit, pen, day, 9 + 3 * index, name, _answer(pen, name))


def _answer(pen: Pen, name: str) -> Helped | None:
    if pen.likely(0.15):
        return None
    return (
        pen.chance.choice((Helped.YES, Helped.A_LITTLE))
        if pen.likely(words.RELIEF_CHANCE[name])
        else Helped.NO
    )


def _use(unit: Unit, pen: Pen, day: date, hour: int, name: str, helped: Helped | None) -> None:
    note = pen.note(words.RELIEF_NOTES) if pen.likely(0.1) else ""
    at = pen.at(day, min(hour, 21), pen.chance.randrange(60))
    unit.tense.put_use(ReliefUse(pen.id(), name, at, helped, note))


def _is_lately(pen: Pen, day: date) -> bool:
    return (pen.life.last - day).days <= _LATELY
