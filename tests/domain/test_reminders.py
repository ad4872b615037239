"""When a reminder comes up, how long it stays, and what each answer does: one sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from companion.domain.moments import Moment
from companion.domain.reminders import (
    Log,
    Occurrence,
    Pause,
    Reminder,
    Reply,
    Subject,
    due,
    occurrences,
    put_off,
)
from tests.helpers.reminded import SUNDAY, Person, at, routine


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


def test_choosing_the_time_again_for_other_days_is_for_the_next_of_them() -> None:
    person = Person([routine(time(8))])
    person.look(at(8))
    person.reminders = [replace(routine(time(8), days=[1, 7]), chosen=at(9))]
    assert person.look(at(9, 1)) == put_off(person.reminders, at(9, 1), person.log) == []
    assert person.shown(at(8, day=1)) == [Occurrence(SUNDAY + timedelta(days=1), time(8))]


@pytest.mark.parametrize(("pressed", "comes"), [(None, 1), (Reply.NOT_TODAY, 0), (Reply.STARTED, 0)])
def test_an_anchor_chosen_instead_of_a_time_has_what_is_left_of_the_day(
    pressed: Reply | None, comes: int
) -> None:
    person = Person([routine(time(8))])
    person.look(at(8))
    if pressed is not None:
        person.press(pressed)
    person.reminders = [replace(routine(anchor="after breakfast"), chosen=at(9))]
    assert len(person.look(at(9))) == comes


def test_an_anchor_no_longer_chosen_for_today_goes() -> None:
    person = Person([routine(anchor="after breakfast")])
    person.look(at(8))
    person.reminders = [replace(routine(anchor="after breakfast", days=[1]), chosen=at(9))]
    assert person.look(at(9)) == []


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


def test_one_that_came_again_does_not_wait_again_after_a_flight_or_a_change_of_the_clock() -> None:
    person = Person([routine(time(8))])
    person.look(at(8))
    person.press(Reply.AT, at(15))
    assert [one.fresh for one in person.look(at(15))] == [True]
    assert [one.fresh for one in person.look(at(10, offset=-5))] == [False]
    assert put_off(person.reminders, at(10, offset=-5), person.log) == []
    assert [one.fresh for one in person.look(at(15, offset=-5))] == [False]


def test_one_put_off_over_midnight_stays_some_hours_and_not_the_whole_next_day() -> None:
    person = Person([routine(time(23, 30), days=[7])])
    person.look(at(23, 30))
    for until in (at(23, 55), at(0, 5, day=1)):
        person.press(Reply.LATER, until)
        assert [one.fresh for one in person.look(until)] == [True]
    assert len(person.look(at(6, 5, day=1))) == 1
    assert person.look(at(6, 6, day=1)) == []


def test_one_of_the_night_put_off_to_a_time_on_the_clock_stays_some_hours_from_then() -> None:
    for offset in (1, -5):
        person = Person([routine(time(23, 30), days=[7])])
        person.look(at(23, 30))
        person.press(Reply.AT, at(15, day=1))
        assert person.look(at(14, 59, day=1, offset=offset)) == []
        assert [one.fresh for one in person.look(at(15, day=1, offset=offset))] == [True]
        assert len(person.look(at(21, day=1, offset=offset))) == 1
        assert person.look(at(21, 1, day=1, offset=offset)) == []


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
    ahead = at(12, day=365)
    person = Person([routine(time(8))])
    person.look(ahead)
    assert person.shown(at(8, 1)) == [Occurrence(SUNDAY, time(8))]
    for person in (
        Person([replace(routine(time(8)), chosen=ahead)]),
        Person([routine(time(8))], Log(pause=Pause(ended=ahead))),
    ):
        assert [one.fresh for one in person.look(at(8))] == [True]
        assert [one.fresh for one in person.look(at(8, 1))] == [False], "and it stays"


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
