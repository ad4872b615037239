"""Reminders: days and times the person chose, or an anchor in their own words. Never owed.

The rule is the clock on the wall. One occurrence is one local day with one chosen time, and it comes up once:

- it comes up when the local clock first reads its time or later; where the clock jumps over that time (summer time
  begins, a flight east), at the first look after the jump;
- when the same time comes again (summer time ends, a flight west) it has been already, put off or not;
- after the computer slept or the program was closed, only the latest of each reminder comes up;
- it stays for its own day and at least :data:`STAYS` after its time, or after the time it was put off to; then it goes
  by itself and leaves no trace.

Of each reminder only what became of its latest occurrence is kept: what nobody keeps cannot turn into a record of what
was not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from companion.domain.moments import Moment

EVERY_DAY = frozenset(range(1, 8))
"""ISO weekdays, 1 is Monday."""

STAYS = timedelta(hours=6)
"""How long a late one is still offered when its day has ended."""

DONE_BEFORE = timedelta(hours=1)
"""Who did it so shortly before needs no reminder."""

FARTHEST_ZONES = timedelta(hours=26)
"""From UTC-12 to UTC+14. What was noted farther ahead comes from a wrong clock, not from travel: see :func:`believed`."""

MOST_TIMES = 8


class Subject(StrEnum):
    """What a reminder is for."""

    ROUTINE = "routine"
    CHECK_IN = "check_in"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Reminder:
    """``times`` by the local clock, to the minute and in order; without any, the card stands all day with ``anchor``.

    ``days`` are ISO weekdays. ``routine_id`` belongs to :attr:`Subject.ROUTINE`, ``words`` to :attr:`Subject.OWN`.
    ``chosen`` is when days and times were chosen: no time before it comes up.
    """

    id: str
    subject: Subject
    chosen: Moment
    days: frozenset[int] = EVERY_DAY
    times: tuple[time, ...] = ()
    anchor: str = ""
    routine_id: str = ""
    words: str = ""

    @property
    def doing(self) -> str:
        """What :attr:`Log.begun` knows it by: the routine's id, or ``check_in``; own words have none."""
        return {Subject.ROUTINE: self.routine_id, Subject.CHECK_IN: Subject.CHECK_IN.value}.get(
            self.subject, ""
        )


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A local day and a chosen time of it; ``at`` is ``None`` for an anchor, which belongs to its whole day."""

    day: date
    at: time | None = None

    @property
    def wall(self) -> datetime:
        """What a clock on the wall reads then."""
        return datetime.combine(self.day, self.at or time.min)


class Reply(StrEnum):
    """What the person pressed. ``LATER`` counts real time; ``AT`` waits for a time on the clock."""

    NONE = "none"
    LATER = "later"
    AT = "at"
    NOT_TODAY = "not_today"
    STARTED = "started"

    @property
    def closes(self) -> bool:
        """Whether nothing more is to be shown of that occurrence."""
        return self in (Reply.NOT_TODAY, Reply.STARTED)


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a reminder's latest occurrence. ``until`` is when it comes again, with ``LATER`` and ``AT``, or when
    it came again."""

    reminder_id: str
    occurrence: Occurrence
    came: Moment
    reply: Reply = Reply.NONE
    until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """All reminders rest ``since`` then, up to the morning of the day ``until`` or till the person says so.

    ``ended`` is when they last said so; what stood or passed before does not come up after it.
    """

    since: Moment | None = None
    until: date | None = None
    ended: Moment | None = None

    def holds(self, now: Moment) -> bool:
        """Whether reminders rest now."""
        return self.since is not None and (self.until is None or now.day < self.until)


@dataclass(frozen=True, slots=True)
class Log:
    """What is known of before: marks by reminder id, the pause, and when a subject was last begun or written."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    pause: Pause = field(default_factory=Pause)
    begun: Mapping[str, Moment] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder to show now, with the mark to keep. ``fresh``: it came up, or came again, since the last look."""

    reminder: Reminder
    mark: Mark
    fresh: bool


def due(reminders: Iterable[Reminder], since: Moment, now: Moment, log: Log) -> list[Due]:
    """What to show at ``now``, oldest first; ``since`` is the last look (or ``now`` at the first one).

    At most one for each reminder. Those put off are not among them; see :func:`put_off`.
    """
    if log.pause.holds(now):
        return []
    log = _believed_log(log, now)
    found = [one for reminder in reminders if (one := _of(reminder, since, now, log)) is not None]
    return sorted(found, key=lambda one: one.mark.occurrence.wall)


def put_off(reminders: Iterable[Reminder], now: Moment, log: Log) -> list[Due]:
    """Those the person put off, with the time they come again."""
    if log.pause.holds(now):
        return []
    log = _believed_log(log, now)
    found = []
    for reminder in reminders:
        mark = _mark(reminder, now, log)
        waits = mark is not None and _waits(mark, now) and _stands(reminder, mark, now, log)
        if mark is not None and waits and _of(reminder, now, now, log) is None:
            found.append(Due(reminder, mark, fresh=False))
    return sorted(found, key=lambda one: one.mark.until or one.mark.came)


def believed(moment: Moment, now: Moment) -> bool:
    """Whether a clock that was right can have read ``moment``, wherever the person was."""
    return _can_be(_wall(moment), now)


def replied(mark: Mark, reply: Reply, until: Moment | None = None) -> Mark:
    """The mark with what the person pressed."""
    return replace(mark, reply=reply, until=until)


def occurrences(reminder: Reminder, first: date, last: date) -> Iterator[Occurrence]:
    """Every occurrence from ``first`` to ``last``, both included, in order."""
    times: Sequence[time | None] = sorted(reminder.times) or (None,)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.isoweekday() in reminder.days:
            for at in times:
                yield Occurrence(day, at)


# One reminder


def _of(reminder: Reminder, since: Moment, now: Moment, log: Log) -> Due | None:
    mark = _mark(reminder, now, log)
    latest = _latest(reminder, since, now, log)
    if latest is not None and (mark is None or latest.wall > mark.occurrence.wall):
        if mark is not None and mark.reply is Reply.NOT_TODAY and mark.occurrence.day == latest.day:
            return None
        if _done_lately(reminder, latest, now, log):
            return None
        return Due(reminder, Mark(reminder.id, latest, now), fresh=True)
    if mark is None or _waits(mark, now) or not _stands(reminder, mark, now, log):
        return None
    if mark.reply is Reply.NONE:
        return Due(reminder, mark, fresh=False)
    again = replace(mark, reply=Reply.NONE, until=_awaited(mark, now))
    return Due(reminder, again, fresh=True)


def _mark(reminder: Reminder, now: Moment, log: Log) -> Mark | None:
    """The mark, unless other days or times were chosen while it stood: what they bring is new."""
    mark = log.marks.get(reminder.id)
    if mark is None or mark.reply.closes:
        return mark
    each = mark.occurrence
    chosen = each.day.isoweekday() in reminder.days and each.at in (reminder.times or (None,))
    early = each.at is not None and believed(reminder.chosen, now) and each.wall <= _wall(reminder.chosen)
    return mark if chosen and not early else None


def _latest(reminder: Reminder, since: Moment, now: Moment, log: Log) -> Occurrence | None:
    """The latest occurrence that the clock has reached and that is not too old to offer."""
    # What the clock jumped over did not age by the jump.
    jump = timedelta(minutes=max(0, now.offset_minutes - since.offset_minutes))
    oldest = _wall(now) - jump - STAYS
    every = occurrences(reminder, oldest.date(), now.day)
    reached = [each for each in every if _reaches(each, oldest, now)]
    return reached[-1] if reached and _counts(reminder, reached[-1], now, log) else None


def _reaches(each: Occurrence, oldest: datetime, now: Moment) -> bool:
    if each.day == now.day:
        return each.wall <= _wall(now)
    return each.at is not None and each.wall >= oldest


def _counts(reminder: Reminder, each: Occurrence, now: Moment, log: Log) -> bool:
    """Whether it lies after the choice of days and times, and after the last pause."""
    pause = log.pause
    if pause.until is not None and each.day < pause.until:
        return False
    ended = [] if pause.ended is None else [pause.ended]
    begins = [_wall(at) for at in (reminder.chosen, *ended) if believed(at, now)]
    if each.at is None:
        return all(each.day >= at.date() for at in begins)
    return all(each.wall > at for at in begins)


def _waits(mark: Mark, now: Moment) -> bool:
    until = _awaited(mark, now)
    return until is not None and mark.reply is not Reply.NONE and now < until


def _awaited(mark: Mark, now: Moment) -> Moment | None:
    """The moment it was put off to; for a time on the clock, when the clock here reads it."""
    if mark.until is None or mark.reply is not Reply.AT:
        return mark.until
    return Moment(mark.until.at.replace(tzinfo=now.at.tzinfo))


def _stands(reminder: Reminder, mark: Mark, now: Moment, log: Log) -> bool:
    """Whether a mark is still something to show, put off or not."""
    pause = log.pause
    if mark.reply.closes or (pause.ended is not None and mark.came < pause.ended):
        return False
    if pause.until is not None and mark.came.day < pause.until:
        return False
    if _done_lately(reminder, mark.occurrence, mark.came, log):
        return False
    return now.day <= mark.occurrence.day or _age(mark, now) <= STAYS


def _age(mark: Mark, now: Moment) -> timedelta:
    """How long ago its time was, or the one it was put off to; where the clock jumped over it, how long ago it came."""
    until = _awaited(mark, now)
    if until is not None:
        return now.at - until.at
    happened = _instant(mark.occurrence, mark.came)
    jumped = mark.occurrence.day < mark.came.day and mark.came.at - happened > STAYS
    return now.at - (mark.came.at if jumped else happened)


def _done_lately(reminder: Reminder, each: Occurrence, there: Moment, log: Log) -> bool:
    """Whether its subject was begun shortly before ``each``, or since; ``there`` tells the offset it came in."""
    begun = log.begun.get(reminder.doing) if reminder.doing else None
    if begun is None:
        return False
    if each.at is None:
        return begun.day >= each.day
    return begun.at >= _instant(each, there) - DONE_BEFORE


def _believed_log(log: Log, now: Moment) -> Log:
    """The log without what a wrong clock left in it."""
    ended = log.pause.ended
    pause = log.pause if ended is None or believed(ended, now) else replace(log.pause, ended=None)
    marks = {key: mark for key, mark in log.marks.items() if _can_be(mark.occurrence.wall, now)}
    return replace(log, marks=marks, pause=pause)


def _can_be(wall: datetime, now: Moment) -> bool:
    return wall - _wall(now) <= FARTHEST_ZONES


def _instant(each: Occurrence, there: Moment) -> datetime:
    """Its time by the offset of ``there``."""
    return each.wall.replace(tzinfo=there.at.tzinfo)


def _wall(moment: Moment) -> datetime:
    return moment.at.replace(tzinfo=None)
