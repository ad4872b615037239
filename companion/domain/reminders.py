"""Reminders: days and times the person chose, or an anchor in their own words. Never owed.

The rule is the clock on the wall. One occurrence is one local day with one chosen time, and it comes up once:

- it comes up when the local clock first reads its time or later; where the clock jumps over that time (summer time
  begins, a flight east), at the first look after the jump;
- when the same time comes again (summer time ends, a flight west) it has been already;
- after the computer slept or the program was closed, only the latest of each reminder comes up;
- it stays for its own day and at least :data:`STAYS` after its time, then it goes by itself and leaves no trace.

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
"""From UTC-12 to UTC+14. A mark farther ahead comes from a wrong clock, not from travel, and is passed over."""

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


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a reminder's latest occurrence. ``until`` is when it comes again, with ``LATER`` and ``AT``."""

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
    found = [one for reminder in reminders if (one := _of(reminder, since, now, log)) is not None]
    return sorted(found, key=lambda one: one.mark.occurrence.wall)


def put_off(reminders: Iterable[Reminder], now: Moment, log: Log) -> list[Due]:
    """Those the person put off, with the time they come again."""
    if log.pause.holds(now):
        return []
    found = []
    for reminder in reminders:
        mark = _mark(reminder, now, log)
        waits = mark is not None and _waits(mark, now) and _stands(reminder, mark, now, log)
        if mark is not None and waits and _of(reminder, now, now, log) is None:
            found.append(Due(reminder, mark, fresh=False))
    return sorted(found, key=lambda one: one.mark.until or one.mark.came)


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
    return Due(reminder, mark, fresh=_waits(mark, since))


def _mark(reminder: Reminder, now: Moment, log: Log) -> Mark | None:
    mark = log.marks.get(reminder.id)
    if mark is None or mark.occurrence.wall - _wall(now) > FARTHEST_ZONES:
        return None
    return mark


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
    begins = [_wall(reminder.chosen)]
    if log.pause.ended is not None:
        begins.append(_wall(log.pause.ended))
    begins = [at for at in begins if at - _wall(now) <= FARTHEST_ZONES]
    if each.at is None:
        return all(each.day >= at.date() for at in begins)
    pause = log.pause
    if pause.since is not None and pause.until is not None and each.day < pause.until:
        return False
    return all(each.wall > at for at in begins)


def _waits(mark: Mark, now: Moment) -> bool:
    if mark.until is None:
        return False
    if mark.reply is Reply.AT:
        return _wall(now) < _wall(mark.until)
    return mark.reply is Reply.LATER and now < mark.until


def _stands(reminder: Reminder, mark: Mark, now: Moment, log: Log) -> bool:
    """Whether a mark is still something to show, put off or not."""
    if mark.reply in (Reply.NOT_TODAY, Reply.STARTED) or mark.came < reminder.chosen:
        return False
    pause = log.pause
    if pause.ended is not None and mark.came < pause.ended:
        return False
    if pause.since is not None and pause.until is not None and mark.came.day < pause.until:
        return False
    if _done_lately(reminder, mark.occurrence, mark.came, log):
        return False
    if now.day <= max(mark.occurrence.day, mark.until.day if mark.until else mark.occurrence.day):
        return True
    last = mark.until.at if mark.until else _happened(mark)
    return now.at - last <= STAYS


def _happened(mark: Mark) -> datetime:
    """When its time was; for one that the clock jumped over, when it came."""
    happened = _instant(mark.occurrence, mark.came)
    jumped = mark.occurrence.day < mark.came.day and mark.came.at - happened > STAYS
    return mark.came.at if jumped else happened


def _done_lately(reminder: Reminder, each: Occurrence, there: Moment, log: Log) -> bool:
    """Whether its subject was begun shortly before ``each``, or since; ``there`` tells the offset it came in."""
    begun = log.begun.get(reminder.doing) if reminder.doing else None
    if begun is None:
        return False
    if each.at is None:
        return begun.day >= each.day
    return begun.at >= _instant(each, there) - DONE_BEFORE


def _instant(each: Occurrence, there: Moment) -> datetime:
    """Its time by the offset of ``there``."""
    return each.wall.replace(tzinfo=there.at.tzinfo)


def _wall(moment: Moment) -> datetime:
    return moment.at.replace(tzinfo=None)
