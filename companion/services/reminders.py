"""Reminders: choose them, put one off, not today, pause them all. Nothing is owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from companion.domain.history import Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.domain.reminders import (
    MOST_TIMES,
    Due,
    Log,
    Mark,
    Occurrence,
    Pause,
    Reminder,
    Reply,
    Subject,
    believed,
    due,
    put_off,
    replied,
)
from companion.domain.routines import Routine
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import number, tr
from companion.services.base import Desk, drop, gone, kept, needed
from companion.services.ports import Unit

PAUSED, UNTIL, ENDED = "reminders_paused", "reminders_until", "reminders_ended"
"""Keys of the notebook's small facts: since when all reminders rest, up to which day, and when a pause last ended."""

RECENT = 20
"""Check-ins looked through for one written lately."""


@dataclass(frozen=True, slots=True)
class When:
    """What was chosen: ISO weekdays with times of day, or with an anchor in own words."""

    days: frozenset[int]
    times: tuple[time, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reminder with its title; ``routine`` where it is for one. ``due`` is ``None`` in the list of all.

    One that ``rests`` does not come up: its routine is put away, or measuring is paused and it is for the check-in.
    """

    reminder: Reminder
    title: str
    routine: Routine | None = None
    due: Due | None = None
    rests: bool = False


class ReminderService:
    """What a person can do with reminders. A notebook that can only be read reminds of nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def now(self) -> Moment:
        """The local time now."""
        return self._desk.clock.now()

    # choosing

    def all(self) -> list[Shown]:
        """Every reminder: routines first, then the check-in, then own words, each by title."""
        with self._desk.notebook.read() as unit:
            found = [_shown(unit, reminder) for reminder in unit.reminders.all()]
        order = list(Subject)
        return sorted(found, key=lambda one: (order.index(one.reminder.subject), one.title.casefold()))

    def get(self, reminder_id: str) -> Shown:
        """One reminder. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            return _shown(unit, _found(unit, reminder_id))

    def of_routine(self, routine_id: str) -> Reminder | None:
        """The reminder of a routine, if it has one."""
        with self._desk.notebook.read() as unit:
            return _same(unit, Subject.ROUTINE, routine_id)

    def choose_for_routine(self, routine_id: str, when: When, draft: str = "") -> Reminder:
        """Choose when a routine is offered; a routine has one reminder."""
        with self._desk.notebook.write() as unit:
            if unit.routines.get(routine_id) is None:
                raise gone()
            before = _same(unit, Subject.ROUTINE, routine_id)
            return self._keep(unit, before, Subject.ROUTINE, when, routine_id=routine_id, draft=draft)

    def choose_for_check_in(self, when: When, draft: str = "") -> Reminder:
        """Choose when the check-in is offered; there is one such reminder."""
        with self._desk.notebook.write() as unit:
            before = _same(unit, Subject.CHECK_IN)
            return self._keep(unit, before, Subject.CHECK_IN, when, draft=draft)

    def choose_own(self, words: str, when: When, reminder_id: str = "", draft: str = "") -> Reminder:
        """Choose a reminder in own words; ``reminder_id`` changes one that is there."""
        said = needed(words, tr("A reminder needs a few words."))
        with self._desk.notebook.write() as unit:
            before = _found(unit, reminder_id) if reminder_id else None
            return self._keep(unit, before, Subject.OWN, when, words=said, draft=draft)

    def remove(self, reminder_id: str, draft: str = "") -> Reminder:
        """Delete a reminder with all that belongs to it; :meth:`put_back` undoes it, but for the ``draft`` that asked
        for it."""
        with self._desk.notebook.write() as unit:
            shown = _shown(unit, _found(unit, reminder_id))
            drop(unit, draft)
            self._desk.put_away(unit, Kind.REMINDER, reminder_id, shown.title)
            unit.commit()
        return shown.reminder

    def put_back(self, reminder: Reminder) -> None:
        """Undo :meth:`remove`; one that is back stays. Raises ``CompanionError`` when its routine is gone, or another
        reminder was chosen for the same since."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.REMINDER, reminder.id)
            only_one(unit, reminder.id)
            unit.commit()

    # showing

    def due(self, since: Moment | None = None) -> list[Shown]:
        """What to show now, oldest first; nothing is written. ``since`` is the last look."""
        if self._desk.notebook.read_only:
            return []
        now = self._desk.clock.now()
        with self._desk.notebook.read() as unit:
            return _due(unit, since or now, now)

    def look(self, since: Moment) -> list[Shown]:
        """:meth:`due`, and keeps what came up: it will not come up again. Raises ``SaveError``."""
        shown = self.due(since)
        fresh = [one.due.mark for one in shown if one.due is not None and one.due.fresh]
        if fresh:
            with self._desk.notebook.write() as unit:
                for mark in fresh:
                    unit.reminders.put_mark(mark)
                unit.commit()
        return shown

    def put_off(self) -> list[Shown]:
        """Those the person put off, by when they come again (``due.mark.until``)."""
        if self._desk.notebook.read_only:
            return []
        now = self._desk.clock.now()
        with self._desk.notebook.read() as unit:
            reminders = unit.reminders.all()
            if not reminders:
                return []
            waiting = put_off(reminders, now, _with_begun(unit, now, _log(unit)))
            return _awake(_shown(unit, one.reminder, one) for one in waiting)

    # answering

    def later(self, reminder_id: str, minutes: int = 10) -> Mark:
        """Put it off for some minutes. Returns the mark from before, for :meth:`take_back`."""
        until = Moment(self._desk.clock.now().at + timedelta(minutes=minutes))
        return self._reply(reminder_id, Reply.LATER, until)

    def later_at(self, reminder_id: str, at: time) -> Mark:
        """Put it off to a time later today. Raises ``InvalidEntryError`` for one that has passed."""
        now = self._desk.clock.now()
        until = Moment(datetime.combine(now.day, at, now.at.tzinfo))
        if until.at <= now.at:
            raise InvalidEntryError(
                tr("That time has passed today."), tr("Pick a later one, or “Not today”.")
            )
        return self._reply(reminder_id, Reply.AT, until)

    def not_today(self, reminder_id: str) -> Mark:
        """Quiet for the rest of its day. Returns the mark from before."""
        return self._reply(reminder_id, Reply.NOT_TODAY)

    def started(self, reminder_id: str) -> Mark:
        """It did what it was for. Returns the mark from before."""
        return self._reply(reminder_id, Reply.STARTED)

    def take_back(self, before: Mark) -> None:
        """Undo an answer. Nothing happens when the reminder is gone."""
        with self._desk.notebook.write() as unit:
            if unit.reminders.get(before.reminder_id) is None:
                return
            unit.reminders.put_mark(before)
            unit.commit()

    # pausing

    def pause_state(self) -> Pause:
        """Whether and how long all reminders rest."""
        with self._desk.notebook.read() as unit:
            return _pause(unit)

    def is_paused(self) -> bool:
        """Whether all reminders rest now."""
        return self.pause_state().holds(self._desk.clock.now())

    def pause_all(self, days: int | None = None) -> Pause:
        """Rest till the person says so, or for ``days`` days. Returns the state from before, for :meth:`set_pause`."""
        now = self._desk.clock.now()
        until = None if days is None else now.day + timedelta(days=days)
        return self.set_pause(replace(self.pause_state(), since=now, until=until))

    def go_on(self) -> Pause:
        """Remind again, from now on: nothing of the pause is made up for. Returns the state from before."""
        return self.set_pause(Pause(ended=self._desk.clock.now()))

    def set_pause(self, pause: Pause) -> Pause:
        """Keep this state. Returns the one from before."""
        with self._desk.notebook.write() as unit:
            before = _pause(unit)
            unit.settings.put(PAUSED, pause.since.text() if pause.since else "")
            unit.settings.put(UNTIL, pause.until.isoformat() if pause.until else "")
            unit.settings.put(ENDED, pause.ended.text() if pause.ended else "")
            unit.commit()
        return before

    # internals

    def _keep(
        self,
        unit: Unit,
        before: Reminder | None,
        subject: Subject,
        when: When,
        *,
        routine_id: str = "",
        words: str = "",
        draft: str = "",
    ) -> Reminder:
        made = Reminder(
            before.id if before else self._desk.ids.new(),
            subject,
            self._desk.clock.now(),
            when.days,
            tuple(sorted(set(when.times))),
            kept(when.anchor) if not when.times else "",
            routine_id,
            words,
        )
        _check(made)
        if before is not None:
            if (before.days, before.times) == (made.days, made.times):
                # Another word for the same moment of the day is no new choice.
                made = replace(made, chosen=before.chosen)
            earlier = {"words": before.words, "anchor": before.anchor}
            changed = {name: text for name, text in earlier.items() if text and text != getattr(made, name)}
            if changed:
                self._desk.revise(unit, Thing.REMINDER, made.id, changed)
        unit.reminders.put(made)
        drop(unit, draft)
        unit.commit()
        return made

    def _reply(self, reminder_id: str, reply: Reply, until: Moment | None = None) -> Mark:
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            reminder = _found(unit, reminder_id)
            log = _with_begun(unit, now, _log(unit))
            found = due([reminder], now, now, log) or put_off([reminder], now, log)
            before = found[0].mark if found else log.marks.get(reminder_id)
            if before is None:
                # It went just now, at midnight say: there is nothing to bring back later.
                before = Mark(reminder_id, Occurrence(now.day), now, Reply.STARTED)
            unit.reminders.put_mark(replied(before, reply, until))
            unit.commit()
        return before


def only_one(unit: Unit, reminder_id: str) -> None:
    """For one that came back: a routine has one reminder, and so has the check-in. Raises ``CompanionError`` when
    another was chosen since, and says what to do; without a commit nothing has come back then."""
    reminder = _found(unit, reminder_id)
    others = (each for each in unit.reminders.all() if each.id != reminder_id)
    if reminder.doing and any(each.doing == reminder.doing for each in others):
        raise CompanionError(
            tr("You chose another reminder for this since."),
            tr("Delete that one first; then this one can come back."),
        )


def _found(unit: Unit, reminder_id: str) -> Reminder:
    reminder = unit.reminders.get(reminder_id)
    if reminder is None:
        raise gone()
    return reminder


def _same(unit: Unit, subject: Subject, routine_id: str = "") -> Reminder | None:
    wanted = (subject, routine_id)
    return next((each for each in unit.reminders.all() if (each.subject, each.routine_id) == wanted), None)


def _shown(unit: Unit, reminder: Reminder, one: Due | None = None) -> Shown:
    if reminder.subject is Subject.ROUTINE:
        routine = unit.routines.get(reminder.routine_id)
        rests = routine is not None and routine.put_away
        return Shown(reminder, routine.name if routine else "", routine, one, rests)
    if reminder.subject is Subject.CHECK_IN:
        plan = unit.checkins.plan()
        return Shown(reminder, tr("Check-in"), None, one, plan is not None and plan.paused)
    return Shown(reminder, reminder.words, None, one)


def _awake(shown: Iterable[Shown]) -> list[Shown]:
    return [one for one in shown if not one.rests]


def _due(unit: Unit, since: Moment, now: Moment) -> list[Shown]:
    reminders = unit.reminders.all()
    if not reminders:
        return []
    log = _log(unit)
    if not due(reminders, since, now, log):
        # Most looks end here, without reading what was done.
        return []
    found = due(reminders, since, now, _with_begun(unit, now, log))
    return _awake(_shown(unit, one.reminder, one) for one in found)


def _log(unit: Unit) -> Log:
    return Log({mark.reminder_id: mark for mark in unit.reminders.marks()}, _pause(unit))


def _with_begun(unit: Unit, now: Moment, log: Log) -> Log:
    """The log with what was last done of late, so that nobody is reminded of it: routines by id, and the check-in."""
    first, last = now.day - timedelta(days=1), now.day + timedelta(days=1)
    begun = {session.routine_id: session.started for session in unit.sessions.between(first, last)}
    # They come by the day they are about, and one may just have been written about a day long past.
    written = [each.written for each in unit.checkins.recent(RECENT) if believed(each.written, now)]
    return replace(log, begun=begun | ({Subject.CHECK_IN.value: max(written)} if written else {}))


def _pause(unit: Unit) -> Pause:
    since, until, ended = (unit.settings.get(key) for key in (PAUSED, UNTIL, ENDED))
    return Pause(
        Moment.parse(since) if since else None,
        date.fromisoformat(until) if until else None,
        Moment.parse(ended) if ended else None,
    )


def _check(reminder: Reminder) -> None:
    if not reminder.days:
        raise InvalidEntryError(tr("Pick at least one day."))
    if not reminder.times and not reminder.anchor.strip():
        raise InvalidEntryError(
            tr("Pick a time, or say after what."), tr("You can also choose not to be reminded.")
        )
    if len(reminder.times) > MOST_TIMES:
        raise InvalidEntryError(tr("At most {count} times a day, please.", count=number(MOST_TIMES)))
