"""Each chosen time comes up once: through clock changes, flights, sleep, and whatever the person answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.moments import Moment
from companion.domain.reminders import (
    EVERY_DAY,
    Due,
    Log,
    Mark,
    Occurrence,
    Pause,
    Reminder,
    Reply,
    Subject,
    due,
    occurrences,
    put_off,
    replied,
)

MINUTE = timedelta(minutes=1)
ZONES = ("Europe/Warsaw", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")
CHANGES = (
    ("Europe/Warsaw", datetime(2026, 3, 29, 1, tzinfo=UTC)),  # 2:00 to 3:00
    ("Europe/Warsaw", datetime(2026, 10, 25, 1, tzinfo=UTC)),  # 3:00 to 2:00
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),  # by half an hour: 2:00 to 1:30
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),  # 2:00 to 2:30
    ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),  # the whole 30 December was left out
    ("Pacific/Apia", datetime(2012, 3, 31, 14, tzinfo=UTC)),
)
SUNDAY = date(2026, 11, 22)


def at(hour: int, minute: int = 0, *, day: int = 0, offset: float = 1) -> Moment:
    """A moment ``day`` days after the Sunday, by a clock ``offset`` hours ahead of UTC."""
    zone = timezone(timedelta(hours=offset))
    return Moment(datetime.combine(SUNDAY + timedelta(days=day), time(hour, minute), zone))


def reading(instant: datetime, zone: str) -> Moment:
    """What a computer in ``zone`` tells at ``instant``: local time with the offset in force."""
    local = instant.astimezone(ZoneInfo(zone))
    return Moment(local.replace(tzinfo=timezone(local.utcoffset() or timedelta())))


def routine(*times: time, days: Iterable[int] = EVERY_DAY, anchor: str = "", key: str = "r") -> Reminder:
    """A reminder chosen long ago."""
    chosen = Moment(datetime(2000, 1, 1, tzinfo=UTC))
    return Reminder(key, Subject.ROUTINE, chosen, frozenset(days), times, anchor, routine_id=f"routine {key}")


@dataclass
class Person:
    """Somebody whose program looks at the clock now and then and keeps the marks."""

    reminders: list[Reminder]
    log: Log = field(default_factory=Log)
    looked: Moment | None = None
    came: list[tuple[Moment, str, Occurrence]] = field(default_factory=list)

    def look(self, now: Moment) -> list[Due]:
        found = due(self.reminders, self.looked or now, now, self.log)
        for one in found:
            if one.fresh:
                self.came.append((now, one.reminder.id, one.mark.occurrence))
                self.keep(one.mark)
        self.looked = now
        return found

    def keep(self, mark: Mark) -> None:
        self.log = replace(self.log, marks={**self.log.marks, mark.reminder_id: mark})

    def press(self, reply: Reply, until: Moment | None = None, key: str = "r") -> None:
        self.keep(replied(self.log.marks[key], reply, until))

    def shown(self, now: Moment) -> list[Occurrence]:
        return [one.mark.occurrence for one in self.look(now)]


# --- Clock changes and travel, against zoneinfo ------------------------------------------------------------------


def first_instant(wall: datetime, zone: str) -> datetime:
    """When a clock in ``zone`` first reads ``wall`` or later, to the minute: reckoned from zoneinfo alone (PEP 495)."""
    there = ZoneInfo(zone)
    early = wall.replace(tzinfo=there, fold=0).astimezone(UTC)
    if early.astimezone(there).replace(tzinfo=None) == wall:
        return early
    # In a gap: the offset after the change leads to before it, the offset before it to after it.
    low, high = wall.replace(tzinfo=there, fold=1).astimezone(UTC), early
    after = high.astimezone(there).utcoffset()
    while high - low > MINUTE:
        middle = low + (high - low) // MINUTE // 2 * MINUTE
        low, high = (low, middle) if middle.astimezone(there).utcoffset() == after else (middle, high)
    return high


def test_the_oracle_knows_a_gap_and_a_fold() -> None:
    gap = first_instant(datetime(2026, 3, 29, 2, 30), "Europe/Warsaw")  # noqa: DTZ001 - a clock on the wall
    assert gap == datetime(2026, 3, 29, 1, tzinfo=UTC)
    fold = first_instant(datetime(2026, 10, 25, 2, 30), "Europe/Warsaw")  # noqa: DTZ001
    assert fold == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    nowhere = first_instant(datetime(2011, 12, 30, 8), "Pacific/Apia")  # noqa: DTZ001
    assert nowhere == datetime(2011, 12, 30, 10, tzinfo=UTC)


some_times = st.lists(st.times().map(lambda t: t.replace(second=0, microsecond=0)), min_size=1, max_size=4)
near_the_change = st.lists(
    st.integers(0, 4 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60)), min_size=1, max_size=4
)
some_days = st.frozensets(st.integers(1, 7), min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CHANGES), near_the_change | some_times, st.just(EVERY_DAY) | some_days)
def test_a_clock_change_neither_doubles_nor_drops(
    change: tuple[str, datetime], times: list[time], days: frozenset[int]
) -> None:
    zone, instant = change
    reminder = routine(*sorted(set(times)), days=days)
    begin, end = instant - timedelta(hours=30), instant + timedelta(hours=30)
    person = Person([reminder])
    looks = [begin + number * MINUTE for number in range(int((end - begin) / MINUTE) + 1)]
    for look in looks:
        person.look(reading(look, zone))

    expected: dict[datetime, datetime] = {}
    for number in range(-3, 4):
        day = instant.date() + timedelta(days=number)
        for chosen in reminder.times:
            wall = datetime.combine(day, chosen)
            when = first_instant(wall, zone)
            if day.isoweekday() in days and begin < when <= end:
                # Several in one gap come at the same moment; the latest speaks for them.
                expected[when] = max(wall, expected.get(when, wall))
    came = {moment.at.astimezone(UTC): each.wall for moment, _id, each in person.came if moment.at > begin}
    assert came == expected
    identities = [each for _moment, _id, each in person.came]
    assert len(identities) == len(set(identities))


journeys = st.lists(
    st.tuples(
        st.sampled_from((*ZONES, "Asia/Tokyo", "America/Los_Angeles", "UTC")), st.integers(1, 20)
    ),
    min_size=2,
    max_size=5,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), journeys, some_times, some_days)
def test_travel_neither_doubles_nor_drops(
    first: date, journey: list[tuple[str, int]], times: list[time], days: frozenset[int]
) -> None:
    """The furthest a clock has been decides: what it has passed is over, what it passes now comes once."""
    reminder = routine(*sorted(set(times)), days=days)
    instant = datetime.combine(first, time(12), UTC)
    readings: list[Moment] = []
    for zone, hours in journey:
        for _ in range(hours * 12):
            readings.append(reading(instant, zone))
            instant += 5 * MINUTE
    person = Person([replace(reminder, chosen=readings[0])])
    expected: list[tuple[Moment, datetime]] = []
    furthest = readings[0].at.replace(tzinfo=None)
    for now in readings:
        person.look(now)
        wall = now.at.replace(tzinfo=None)
        passed = [
            moment
            for number in range((wall.date() - furthest.date()).days + 1)
            for chosen in times
            if furthest
            < (moment := datetime.combine(furthest.date() + timedelta(days=number), chosen))
            <= wall
            and moment.isoweekday() in days
        ]
        if passed:
            expected.append((now, max(passed)))
        furthest = max(furthest, wall)
    assert [(moment, each.wall) for moment, _id, each in person.came] == expected


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.lists(st.integers(1, 3000), min_size=1, max_size=12),
    some_times,
    some_times,
)
def test_after_sleep_the_latest_of_each_and_no_pile(
    zone: str, sleeps: list[int], one: list[time], other: list[time]
) -> None:
    person = Person([routine(*sorted(set(one)), key="a"), routine(*sorted(set(other)), key="b")])
    instant = datetime(2026, 10, 2, 9, tzinfo=UTC)
    seen: list[tuple[str, Occurrence]] = []
    for minutes in [0, *sleeps]:
        instant += minutes * MINUTE
        now = reading(instant, zone)
        shown = person.look(now)
        assert len({each.reminder.id for each in shown}) == len(shown) <= 2
        wall = now.at.replace(tzinfo=None)
        for each in shown:
            today = [at for at in each.reminder.times if datetime.combine(now.day, at) <= wall]
            if today:
                assert each.mark.occurrence == Occurrence(now.day, max(today)), "the latest of the day"
            else:
                # Of the evening before; where the clock jumped meanwhile, some hours from when it came.
                assert wall - each.mark.occurrence.wall <= timedelta(hours=6 + 6 + 1)
                assert each.mark.occurrence.day == now.day - timedelta(days=1)
        seen = [(key, occurrence) for _moment, key, occurrence in person.came]
        assert len(set(seen)) == len(seen)


# --- The rule, one sentence each -----------------------------------------------------------------------------------


def test_nothing_before_its_time_and_nothing_on_other_days() -> None:
    person = Person([routine(time(8), days=[1, 3])])
    assert person.shown(at(9)) == []  # a Sunday
    assert person.shown(at(7, 59, day=1)) == []
    assert person.shown(at(8, day=1)) == [Occurrence(SUNDAY + timedelta(days=1), time(8))]
    assert person.shown(at(8, day=2)) == []


def test_it_stays_for_its_day_and_then_goes_without_a_word() -> None:
    person = Person([routine(time(8))])
    person.look(at(8))
    assert [one.fresh for one in person.look(at(8, 1))] == [False]
    assert len(person.look(at(23, 59))) == 1
    assert person.look(at(7, day=1)) == []


def test_a_late_one_stays_some_hours_into_the_night() -> None:
    person = Person([routine(time(23, 30))])
    person.look(at(23, 30))
    assert len(person.look(at(5, 30, day=1))) == 1
    assert person.look(at(5, 31, day=1)) == []
    assert Person([routine(time(23, 30))]).shown(at(5, 31, day=1)) == []
    assert len(Person([routine(time(23, 30))]).shown(at(5, 30, day=1))) == 1


def test_one_seen_late_in_its_day_goes_with_the_day() -> None:
    person = Person([routine(time(8))])
    assert len(person.look(at(23, 50))) == 1
    assert person.look(at(0, 10, day=1)) == []


def test_one_that_a_flight_jumped_over_stays_some_hours() -> None:
    person = Person([routine(time(23, 45))])
    person.look(at(23, 30))
    assert person.shown(at(8, 0, day=1, offset=9)) == [Occurrence(SUNDAY, time(23, 45))]
    assert len(person.look(at(14, 0, day=1, offset=9))) == 1
    assert person.look(at(14, 1, day=1, offset=9)) == []


def test_what_passed_while_the_program_was_closed_for_days_does_not_come() -> None:
    assert Person([routine(time(8), days=[1])]).shown(at(9, day=3)) == []


def test_an_anchor_has_its_whole_day_and_not_a_minute_more() -> None:
    person = Person([routine(anchor="after breakfast", days=[7])])
    assert person.shown(at(0)) == [Occurrence(SUNDAY)]
    assert len(person.look(at(23, 59))) == 1
    assert person.look(at(0, day=1)) == []


def test_a_time_already_past_when_it_was_chosen_waits_for_the_next_day() -> None:
    person = Person([replace(routine(time(8), time(20)), chosen=at(10))])
    assert person.look(at(10, 1)) == []
    assert person.shown(at(20)) == [Occurrence(SUNDAY, time(20))]


def test_choosing_other_times_takes_what_stood_away() -> None:
    person = Person([routine(time(8))])
    person.look(at(8))
    person.reminders = [replace(routine(time(21)), chosen=at(9))]
    assert person.look(at(9, 1)) == []
    assert person.shown(at(21)) == [Occurrence(SUNDAY, time(21))]


def test_an_anchor_counts_from_the_day_it_was_chosen() -> None:
    person = Person([replace(routine(anchor="after tea"), chosen=at(10))])
    assert len(person.look(at(10))) == 1


def test_later_counts_real_minutes_also_while_the_clock_goes_back() -> None:
    person = Person([routine(time(2, 50))])
    person.look(at(2, 50, offset=2))
    person.press(Reply.LATER, at(3, offset=2))
    assert person.look(at(2, 5, offset=1)) != []  # ten minutes have passed, though the clock fell to 2:00
    person.press(Reply.LATER, at(2, 30, offset=1))
    assert person.look(at(2, 29, offset=1)) == []
    again = person.look(at(2, 30, offset=1))
    assert [one.fresh for one in again] == [True]
    assert [one.fresh for one in person.look(at(2, 31, offset=1))] == [False]


def test_later_at_a_time_follows_the_clock_also_in_another_zone() -> None:
    person = Person([routine(time(8))])
    person.look(at(8))
    person.press(Reply.AT, at(15))
    assert person.look(at(14, 59, offset=-5)) == []
    assert [one.fresh for one in person.look(at(15, offset=-5))] == [True]


def test_those_put_off_are_told_apart_with_when_they_come_again() -> None:
    person = Person([routine(time(8)), routine(time(8, 30), key="b")])
    person.look(at(9))
    person.press(Reply.LATER, at(10), key="b")
    assert [one.reminder.id for one in person.look(at(9, 5))] == ["r"]
    assert [one.mark.until for one in put_off(person.reminders, at(9, 5), person.log)] == [at(10)]
    assert put_off(person.reminders, at(10), person.log) == []


def test_the_next_time_of_the_day_takes_the_place_of_one_put_off() -> None:
    person = Person([routine(time(8), time(9))])
    person.look(at(8))
    person.press(Reply.LATER, at(10))
    assert put_off(person.reminders, at(9), person.log) == []
    assert person.shown(at(9)) == [Occurrence(SUNDAY, time(9))]


def test_not_today_is_quiet_for_all_its_times_until_tomorrow() -> None:
    person = Person([routine(time(8), time(20), time(23, 50))])
    person.look(at(8))
    person.press(Reply.NOT_TODAY)
    assert person.look(at(8, 1)) == person.look(at(20)) == person.look(at(0, 10, day=1)) == []
    assert person.shown(at(8, day=1)) == [Occurrence(SUNDAY + timedelta(days=1), time(8))]


def test_starting_leaves_the_evening_as_it_was_chosen() -> None:
    person = Person([routine(time(8), time(20))])
    person.look(at(8))
    person.press(Reply.STARTED)
    assert person.look(at(8, 1)) == []
    assert person.shown(at(20)) == [Occurrence(SUNDAY, time(20))]


@pytest.mark.parametrize(("begun", "comes"), [(at(6, 59), 1), (at(7), 0), (at(7, 50), 0), (at(8, 30), 0)])
def test_what_was_done_anyway_needs_no_reminder(begun: Moment, comes: int) -> None:
    person = Person([routine(time(8))], Log(begun={"routine r": begun}))
    assert len(person.look(at(9))) == comes
    person = Person([routine(time(8))])
    person.look(at(8))
    person.log = replace(person.log, begun={"routine r": begun})
    assert len(person.look(at(9))) == comes


def test_an_anchor_done_that_day_is_quiet() -> None:
    done = Log(begun={"routine r": at(0, 5)})
    assert due([routine(anchor="after tea")], at(9), at(9), done) == []
    yesterday = Log(begun={"routine r": at(23, 55, day=-1)})
    assert len(due([routine(anchor="after tea")], at(9), at(9), yesterday)) == 1


def test_own_words_are_not_known_to_be_done() -> None:
    own = Reminder("r", Subject.OWN, at(0, day=-9), times=(time(8),), words="Water the roses")
    assert len(due([own], at(8), at(8), Log(begun={"": at(8)}))) == 1


def test_a_pause_is_quiet_and_nothing_comes_up_for_it_afterwards() -> None:
    person = Person([routine(time(8), time(20)), routine(anchor="after tea", key="b")])
    person.look(at(8))
    person.log = replace(person.log, pause=Pause(at(8, 5)))
    assert person.look(at(20)) == []
    assert put_off(person.reminders, at(9), person.log) == []
    assert person.look(at(20, day=40)) == []
    person.log = replace(person.log, pause=Pause(ended=at(21, day=40)))
    assert [one.reminder.id for one in person.look(at(21, day=40))] == ["b"], "only the anchor of the day"
    assert len(person.look(at(8, day=41))) == 2


def test_what_stood_before_a_pause_of_an_hour_does_not_stand_up_again() -> None:
    person = Person([routine(time(8))])
    person.look(at(8))
    person.press(Reply.LATER, at(8, 30))
    person.log = replace(person.log, pause=Pause(ended=at(9)))
    assert person.look(at(9, 1)) == []
    assert put_off(person.reminders, at(8, 10), person.log) == []


def test_an_anchor_put_off_late_in_the_evening_stays_some_hours_like_any_other() -> None:
    person = Person([routine(anchor="after tea")])
    person.look(at(23, 0))
    person.press(Reply.LATER, at(23, 58))
    assert len(person.look(at(5, 58, day=1))) == 1
    person = Person([routine(anchor="after tea", days=[7])])
    person.look(at(23, 0))
    person.press(Reply.LATER, at(23, 58))
    assert len(person.look(at(0, 30, day=1))) == 1
    assert person.look(at(5, 59, day=1)) == []


def test_a_pause_until_a_day_ends_with_its_first_time() -> None:
    person = Person([routine(time(8), time(23, 59))])
    person.look(at(8))
    person.log = replace(person.log, pause=Pause(at(8, 5), SUNDAY + timedelta(days=1)))
    assert person.look(at(23, 59)) == []
    assert person.look(at(0, 1, day=1)) == []
    assert person.shown(at(8, day=1)) == [Occurrence(SUNDAY + timedelta(days=1), time(8))]


def test_a_clock_that_was_a_year_ahead_does_not_silence_the_year() -> None:
    person = Person([routine(time(8))])
    person.look(at(8, day=365))
    assert person.shown(at(8, 1)) == [Occurrence(SUNDAY, time(8))]
    person = Person(
        [replace(routine(time(8)), chosen=at(12, day=365))], Log(pause=Pause(ended=at(12, day=365)))
    )
    assert len(person.look(at(8))) == 1


def test_occurrences_are_in_order_of_the_clock() -> None:
    found = list(occurrences(routine(time(20), time(8), days=[7, 1]), SUNDAY, SUNDAY + timedelta(days=2)))
    walls = [each.wall for each in found]
    assert walls == sorted(walls)
    assert [(each.day.isoweekday(), each.at) for each in found] == [
        (7, time(8)),
        (7, time(20)),
        (1, time(8)),
        (1, time(20)),
    ]


def test_several_are_shown_oldest_first() -> None:
    reminders: Sequence[Reminder] = [routine(time(9), key="late"), routine(time(8), key="early")]
    assert [one.reminder.id for one in due(reminders, at(10), at(10), Log())] == ["early", "late"]
