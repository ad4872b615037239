"""Whatever a person presses and wherever the clock goes: told once, quiet when asked to be, and nothing piles up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.moments import Moment
from companion.domain.reminders import EVERY_DAY, Due, Occurrence, Pause, Reminder, Reply, put_off
from tests.helpers.reminded import Person, routine

Step = tuple[str, int, int]
Told = tuple[str, Moment, Occurrence]
KEYS = ("a", "b")
ZONES = (-5, 0, 1, 5.5, 9)
"""Hours ahead of UTC. With a clock that is wrong by up to six hours they stay within what a journey explains."""

CHOICES: Sequence[tuple[frozenset[int], tuple[time, ...], str]] = (
    (EVERY_DAY, (time(8),), ""),
    (EVERY_DAY, (time(0), time(8, 30), time(23, 30)), ""),
    (frozenset({1, 3, 6}), (time(20),), ""),
    (EVERY_DAY, (), "after breakfast"),
    (frozenset({2, 7}), (), "after tea"),
)


@dataclass
class Life:
    """A person, the time that really passes, and what their clock makes of it."""

    person: Person
    instant: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)
    zone: float = 1
    wrong: timedelta = timedelta()
    quiet: set[tuple[str, date]] = field(default_factory=set)
    started: set[tuple[str, Occurrence]] = field(default_factory=set)
    put_off: Counter[tuple[str, Occurrence]] = field(default_factory=Counter)
    told: Counter[Told] = field(default_factory=Counter)

    def now(self) -> Moment:
        return Moment((self.instant + self.wrong).astimezone(timezone(timedelta(hours=self.zone))))

    def of(self, key: str) -> Reminder:
        return next(each for each in self.person.reminders if each.id == key)

    def look(self) -> list[Due]:
        shown = self.person.look(self.now())
        for one in shown:
            if one.fresh:
                self.told[one.reminder.id, one.reminder.chosen, one.mark.occurrence] += 1
        return shown

    def live(self, step: Step) -> None:
        """One step: what happens, for which reminder, and how much of it."""
        kind, which, amount = step
        key, now = KEYS[which], self.now()
        there = {one.reminder.id: one.mark for one in self.look()}
        log = self.person.log
        there |= {one.reminder.id: one.mark for one in put_off(self.person.reminders, now, log)}
        if kind == "wait":
            self.instant += timedelta(minutes=amount)
        elif kind == "close":
            self.instant += timedelta(minutes=amount * 5)
            self.person.looked = None
        elif kind == "fly":
            self.zone = ZONES[amount % len(ZONES)]
        elif kind == "wrong_clock":
            self.wrong = timedelta(minutes=amount % 720 - 360)
        elif kind == "choose":
            days, times, anchor = CHOICES[amount % len(CHOICES)]
            new = replace(self.of(key), days=days, times=times, anchor=anchor, chosen=now)
            self.person.reminders = [new if each.id == key else each for each in self.person.reminders]
        elif kind == "pause":
            until = None if amount % 3 == 0 else now.day + timedelta(days=amount % 3)
            self.person.log = replace(log, pause=replace(log.pause, since=now, until=until))
        elif kind == "go_on":
            self.person.log = replace(log, pause=Pause(ended=now))
        elif key in there:
            self.press(kind, key, there[key].occurrence, amount)

    def press(self, kind: str, key: str, occurrence: Occurrence, amount: int) -> None:
        now = self.now()
        if kind == "later":
            self.put_off[key, occurrence] += 1
            self.person.press(Reply.LATER, Moment(now.at + timedelta(minutes=amount % 90)), key)
        elif kind == "at":
            self.put_off[key, occurrence] += 1
            self.person.press(Reply.AT, Moment(now.at.replace(hour=23, minute=amount % 60)), key)
        elif kind == "not_today":
            self.quiet.add((key, occurrence.day))
            self.person.press(Reply.NOT_TODAY, key=key)
        else:
            self.started.add((key, occurrence))
            self.person.press(Reply.STARTED, key=key)


kinds = st.sampled_from(
    [
        "wait",
        "wait",
        "wait",
        "close",
        "fly",
        "wrong_clock",
        "choose",
        "pause",
        "go_on",
        "later",
        "at",
        "not_today",
        "start",
    ]
)
lives = st.lists(st.tuples(kinds, st.integers(0, 1), st.integers(1, 1500)), min_size=1, max_size=30)


def born() -> Life:
    a, b = routine(time(8), time(20), key="a"), routine(anchor="after breakfast", key="b")
    return Life(Person([a, b]))


@settings(max_examples=200, deadline=None)
@given(lives)
def test_each_is_told_once_for_each_time_it_was_put_off_and_once_more(steps: list[Step]) -> None:
    life = born()
    for step in steps:
        life.live(step)
        life.look()
    for (key, _chosen, occurrence), times in life.told.items():
        assert times <= 1 + life.put_off[key, occurrence]


@settings(max_examples=200, deadline=None)
@given(lives)
def test_what_is_shown_is_what_was_chosen_and_asked_for(steps: list[Step]) -> None:
    life = born()
    for step in steps:
        life.live(step)
        shown = life.look()
        now, log = life.now(), life.person.log
        waiting = put_off(life.person.reminders, now, log)
        if log.pause.holds(now):
            assert shown == waiting == [], "all of them rest"
        ids = [one.reminder.id for one in (*shown, *waiting)]
        assert len(ids) == len(set(ids)), "one card or one line for each"
        assert len(log.marks) <= len(KEYS), "only the latest of each is kept"
        for one in (*shown, *waiting):
            key, occurrence = one.reminder.id, one.mark.occurrence
            assert occurrence.day.isoweekday() in one.reminder.days
            assert occurrence.at in (one.reminder.times or (None,))
            assert (key, occurrence.day) not in life.quiet, "not today"
            assert (key, occurrence) not in life.started
        again = life.person.look(now)
        assert [(one.reminder, one.mark) for one in again] == [(one.reminder, one.mark) for one in shown]
        assert not any(one.fresh for one in again), "a second look tells nothing"


@settings(max_examples=100, deadline=None)
@given(lives, st.integers(2, 400), st.integers(0, 24 * 60 - 1))
def test_after_days_away_nothing_older_than_the_night_is_there(
    steps: list[Step], days: int, minute: int
) -> None:
    life = born()
    for step in steps:
        life.live(step)
    life.person.looked = None
    life.wrong = timedelta()
    life.instant += timedelta(days=days, minutes=minute)
    now = life.now()
    assert put_off(life.person.reminders, now, life.person.log) == []
    for one in life.look():
        wall = now.at.replace(tzinfo=None)
        assert one.mark.occurrence.day == now.day or wall - one.mark.occurrence.wall <= timedelta(hours=6)


@settings(max_examples=100, deadline=None)
@given(lives)
def test_going_on_after_a_pause_makes_up_for_nothing(steps: list[Step]) -> None:
    life = born()
    for step in steps:
        life.live(step)
    life.live(("pause", 0, 3))
    life.instant += timedelta(hours=30)
    life.live(("go_on", 0, 1))
    assert [one for one in life.look() if one.mark.occurrence.at is not None] == []
    assert put_off(life.person.reminders, life.now(), life.person.log) == []


@settings(max_examples=100, deadline=None)
@given(lives, st.integers(2, 4000))
def test_a_clock_that_was_far_ahead_silences_nothing(steps: list[Step], days: int) -> None:
    """Whatever was pressed while the clock was wrong, the next day's time comes, and its card stays."""
    life = born()
    life.wrong = timedelta(days=days + 400)
    for kind, which, amount in steps:
        if kind not in ("pause", "wrong_clock"):
            life.live((kind, which, amount))
    life.person.looked = None
    life.person.reminders = [replace(life.of("a"), days=EVERY_DAY, times=(time(8),), anchor="")]
    life.wrong, life.zone = timedelta(), 0
    life.instant = life.instant.replace(hour=8, minute=0) + timedelta(days=1)
    assert [one.fresh for one in life.look()] == [True]
    life.instant += timedelta(minutes=1)
    assert [one.fresh for one in life.look()] == [False]
