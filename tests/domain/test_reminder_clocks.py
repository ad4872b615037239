"""Each chosen time comes up once through clock changes, flights and sleep, against what zoneinfo knows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.moments import Moment
from companion.domain.reminders import EVERY_DAY, Occurrence
from tests.helpers.reminded import Person, reading, routine

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
