"""What a person does with reminders, and what the notebook holds after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from companion.bootstrap import open_services, services_over
from companion.domain.checkins import Answer
from companion.domain.drafts import reminder_key
from companion.domain.history import Thing
from companion.domain.moments import Moment
from companion.domain.reminders import EVERY_DAY, Pause, Reminder
from companion.domain.routines import Routine, Size
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.storage.notebook import open_notebook
from tests.helpers.desk import CountingIds, FixedClock

DAILY = When(EVERY_DAY, (time(10),))
SUNDAY = date(2026, 11, 22)
Titles = Callable[[], list[str]]


@pytest.fixture
def routine(services: Services) -> Routine:
    movement = services.library.get("bridge")
    assert movement is not None
    return services.routines.add_step(services.routines.create("Back easing <b>").id, movement)


@pytest.fixture
def titles(services: Services) -> Titles:
    """What is shown now, by title."""
    return lambda: [one.title for one in services.reminders.due()]


# --- choosing ------------------------------------------------------------------------------------------------------


def test_nobody_is_reminded_of_anything_at_first(services: Services, titles: Titles) -> None:
    assert services.reminders.all() == []
    assert titles() == []


def test_a_routine_has_one_reminder(services: Services, routine: Routine, clock: FixedClock) -> None:
    first = services.reminders.choose_for_routine(routine.id, DAILY)
    clock.advance(minutes=5)
    times = (time(20), time(7), time(20))
    second = services.reminders.choose_for_routine(routine.id, When(frozenset({1}), times))
    assert second.id == first.id
    assert second.times == (time(7), time(20)), "in order, each once"
    assert second.chosen == clock.now()
    assert services.reminders.of_routine(routine.id) == second
    assert [one.title for one in services.reminders.all()] == ["Back easing <b>"]


def test_choosing_the_same_again_changes_nothing(
    services: Services, routine: Routine, clock: FixedClock
) -> None:
    first = services.reminders.choose_for_routine(routine.id, DAILY)
    clock.advance(hours=5)
    assert services.reminders.choose_for_routine(routine.id, DAILY) == first


def test_the_list_has_routines_then_the_check_in_then_own_words(services: Services, routine: Routine) -> None:
    services.reminders.choose_own("zinnias", DAILY)
    services.reminders.choose_own("Apples", DAILY)
    services.reminders.choose_for_check_in(DAILY)
    services.reminders.choose_for_routine(routine.id, DAILY)
    assert [one.title for one in services.reminders.all()] == [
        "Back easing <b>",
        "Check-in",
        "Apples",
        "zinnias",
    ]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(frozenset(), (time(8),)), "at least one day"),
        (When(EVERY_DAY), "after what"),
        (When(EVERY_DAY, (), "  "), "after what"),
        (When(EVERY_DAY, tuple(time(hour) for hour in range(9))), "At most 8"),
    ],
)
def test_what_cannot_be_meant_is_said_and_not_kept(services: Services, when: When, said: str) -> None:
    with pytest.raises(InvalidEntryError, match=said):
        services.reminders.choose_for_check_in(when)
    with pytest.raises(InvalidEntryError, match="a few words"):
        services.reminders.choose_own(" ", DAILY)
    assert services.reminders.all() == []


def test_words_are_kept_as_typed_and_what_they_were_before_too(services: Services) -> None:
    words = "Water <i>the</i> roses & breathe"
    made = services.reminders.choose_own(words, When(EVERY_DAY, (), "after “tea”"))
    assert services.reminders.get(made.id).title == words
    services.reminders.choose_own("Roses", When(EVERY_DAY, (), "after lunch"), made.id)
    with services.notebook.read() as unit:
        (before,) = unit.history.of(Thing.REMINDER, made.id)
        assert dict(before.earlier) == {"words": words, "anchor": "after “tea”"}


def test_deleting_takes_all_of_it_and_can_be_undone(services: Services, titles: Titles) -> None:
    made = services.reminders.choose_own("Roses", When(EVERY_DAY, (), "after tea"))
    services.reminders.choose_own("Tulips", When(EVERY_DAY, (), "after tea"), made.id)
    services.reminders.later(made.id)
    services.drafts.save(reminder_key(made.id), {"words": "half"})
    removed = services.reminders.remove(made.id)
    assert services.drafts.load(reminder_key(made.id)) is None
    with services.notebook.read() as unit:
        tables = unit.tables()
    assert not any(tables[name].rows for name in ("reminders", "reminder_marks", "revisions"))
    for _ in range(2):
        services.reminders.put_back(removed)
    assert [one.title for one in services.reminders.put_off()] == ["Tulips"]
    assert services.drafts.load(reminder_key(made.id)) == {"words": "half"}
    with services.notebook.read() as unit:
        assert len(unit.history.of(Thing.REMINDER, made.id)) == 1


def test_a_routine_takes_its_reminder_along_and_undo_brings_both(
    services: Services, routine: Routine
) -> None:
    reminder = services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (), "after tea"))
    services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (), "after lunch"))
    removed = services.routines.remove(routine.id)
    assert services.reminders.all() == []
    with services.notebook.read() as unit:
        assert unit.history.of(Thing.REMINDER, reminder.id) == []
    services.routines.put_back(removed)
    services.routines.put_back(removed)
    assert services.reminders.of_routine(routine.id) is not None
    with services.notebook.read() as unit:
        assert len(unit.history.of(Thing.REMINDER, reminder.id)) == 1


def test_a_reminder_of_a_routine_that_is_gone_does_not_come_back_alone(
    services: Services, routine: Routine
) -> None:
    removed = services.reminders.remove(services.reminders.choose_for_routine(routine.id, DAILY).id)
    services.routines.remove(routine.id)
    with pytest.raises(CompanionError):
        services.reminders.put_back(removed)
    with pytest.raises(CompanionError):
        services.reminders.choose_for_routine(routine.id, DAILY)
    with pytest.raises(CompanionError):
        services.reminders.get(removed.id)


def test_a_reminder_does_not_come_back_beside_a_newer_one_for_the_same(
    services: Services, routine: Routine
) -> None:
    def both_ways(choose: Callable[[], Reminder]) -> None:
        removed = services.reminders.remove(choose().id)
        newer = choose()
        with pytest.raises(CompanionError, match="another reminder"):
            services.reminders.put_back(removed)
        assert [one.reminder for one in services.reminders.all()] == [newer]
        services.reminders.remove(newer.id)
        services.reminders.put_back(removed)
        assert [one.reminder for one in services.reminders.all()] == [removed]
        services.reminders.remove(removed.id)

    both_ways(lambda: services.reminders.choose_for_routine(routine.id, DAILY))
    both_ways(lambda: services.reminders.choose_for_check_in(DAILY))


def test_own_words_may_be_there_twice(services: Services) -> None:
    removed = services.reminders.remove(services.reminders.choose_own("Roses", DAILY).id)
    services.reminders.choose_own("Roses", DAILY)
    services.reminders.put_back(removed)
    assert [one.title for one in services.reminders.all()] == ["Roses", "Roses"]


def test_the_form_that_asked_for_a_deletion_does_not_come_back_with_it(services: Services) -> None:
    made = services.reminders.choose_own("Roses", DAILY)
    key = reminder_key(made.id)
    services.drafts.save(key, {"kind": "never"})
    services.reminders.put_back(services.reminders.remove(made.id, draft=key))
    assert services.drafts.load(key) is None


def test_another_word_for_the_same_moment_is_no_new_choice(
    services: Services, clock: FixedClock, titles: Titles
) -> None:
    made = services.reminders.choose_own("Roses", When(EVERY_DAY, (), "after brekfast"))
    services.reminders.look(clock.now())
    services.reminders.later(made.id, 30)
    clock.advance(minutes=10)
    changed = services.reminders.choose_own("Roses", When(EVERY_DAY, (), "after breakfast"), made.id)
    assert (changed.anchor, changed.chosen) == ("after breakfast", made.chosen)
    assert titles() == []
    clock.advance(minutes=20)
    assert titles() == ["Roses"], "today's card is still there"


# --- showing -------------------------------------------------------------------------------------------------------


def test_it_comes_up_once_and_is_still_there_after_a_second_start(
    services: Services, clock: FixedClock, titles: Titles
) -> None:
    services.reminders.choose_own("Roses", DAILY)
    since = clock.now()
    clock.advance(minutes=30)
    assert titles() == ["Roses"]
    (one,) = services.reminders.look(since)
    assert one.due is not None
    assert one.due.fresh
    (again,) = services.reminders.look(clock.now())
    assert again.due is not None
    assert not again.due.fresh
    other = open_services(services.notebook.path, clock=clock)
    assert [one.due.mark.came for one in other.reminders.due() if one.due] == [clock.now()]
    other.notebook.close()


def test_only_the_latest_of_each_is_kept_and_nothing_says_what_was_not_done(
    services: Services, clock: FixedClock
) -> None:
    def rows() -> dict[str, list[object]]:
        with services.notebook.read() as unit:
            return {name: list(table.rows) for name, table in unit.tables().items()}

    services.reminders.choose_own("Roses", DAILY)
    before = rows()
    clock.advance(hours=1)
    for _ in range(5):
        since = clock.now()
        clock.advance(days=1)
        services.reminders.look(since)
    after = rows()
    assert (len(before.pop("reminder_marks")), len(after.pop("reminder_marks"))) == (0, 1)
    assert after == before, "not a word anywhere else"


def test_a_routine_put_away_or_gone_does_not_come_up(
    services: Services, routine: Routine, clock: FixedClock, titles: Titles
) -> None:
    services.reminders.choose_for_routine(routine.id, DAILY)
    clock.advance(hours=1)
    services.routines.put_away(routine.id)
    assert titles() == []
    assert services.reminders.all()[0].rests
    assert services.phone.events() == []
    services.routines.put_away(routine.id, False)
    assert titles() == ["Back easing <b>"]


def test_what_was_done_anyway_is_not_asked_for(
    services: Services, routine: Routine, clock: FixedClock, titles: Titles
) -> None:
    services.reminders.choose_for_routine(routine.id, DAILY)
    services.reminders.choose_for_check_in(DAILY)
    services.sessions.finish(services.sessions.start(routine, Size.TENSE))
    clock.advance(hours=1)
    assert titles() == ["Check-in"]
    services.checkins.add([Answer("move", "How easy?", 5)], day=SUNDAY - timedelta(days=3))
    assert titles() == [], "written now, though it is about another day"


def test_paused_measuring_does_not_remind_of_the_check_in(
    services: Services, clock: FixedClock, titles: Titles
) -> None:
    services.reminders.choose_for_check_in(DAILY)
    services.checkins.pause(True)
    clock.advance(hours=1)
    assert titles() == []
    services.checkins.pause(False)
    assert titles() == ["Check-in"]


def test_a_check_in_that_was_put_off_rests_too_while_measuring_is_paused(
    services: Services, clock: FixedClock
) -> None:
    made = services.reminders.choose_for_check_in(DAILY)
    clock.advance(hours=1)
    services.reminders.later(made.id)
    assert [one.title for one in services.reminders.put_off()] == ["Check-in"]
    services.checkins.pause(True)
    assert services.reminders.put_off() == []
    assert [one.rests for one in services.reminders.all()] == [True]
    assert services.phone.events() == []


def test_a_check_in_written_while_the_clock_was_a_year_ahead_does_not_silence_the_year(
    services: Services, clock: FixedClock, titles: Titles
) -> None:
    services.reminders.choose_for_check_in(DAILY)
    clock.advance(days=365)
    services.checkins.add([Answer("move", "How easy?", 5)])
    clock.advance(days=-365, hours=1)
    assert titles() == ["Check-in"]
    services.checkins.add([Answer("move", "How easy?", 5)])
    assert titles() == []


def test_a_notebook_that_can_only_be_read_reminds_of_nothing(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "nb.companion"
    services = services_over(open_notebook(path), clock, CountingIds())
    services.reminders.choose_own("Roses", When(EVERY_DAY, (), "after tea"))
    services.reminders.later(services.reminders.choose_own("Tulips", When(EVERY_DAY, (), "after tea")).id)
    assert len(services.reminders.due()) == len(services.reminders.put_off()) == 1
    services.notebook.read_only = True
    assert (
        services.reminders.due() == services.reminders.put_off() == services.reminders.look(clock.now()) == []
    )
    services.notebook.close()


# --- answering ------------------------------------------------------------------------------------------------------


def test_later_today_not_today_and_back(services: Services, clock: FixedClock, titles: Titles) -> None:
    made = services.reminders.choose_own("Roses", DAILY)
    clock.advance(minutes=30)
    before = services.reminders.later(made.id)
    assert titles() == []
    (waiting,) = services.reminders.put_off()
    assert waiting.due is not None
    assert waiting.due.mark.until == Moment(clock.now().at + timedelta(minutes=10))
    services.reminders.later(made.id, 60)
    clock.advance(minutes=11)
    assert titles() == [], "an hour instead of ten minutes"
    services.reminders.take_back(before)
    assert titles() == ["Roses"]
    services.reminders.not_today(made.id)
    assert titles() == []
    clock.advance(days=1)
    assert titles() == ["Roses"]
    services.reminders.started(made.id)
    assert titles() == []


def test_later_at_a_chosen_time_of_today(services: Services, clock: FixedClock, titles: Titles) -> None:
    made = services.reminders.choose_own("Roses", DAILY)
    clock.advance(minutes=30)
    with pytest.raises(InvalidEntryError, match="has passed"):
        services.reminders.later_at(made.id, time(10))
    services.reminders.later_at(made.id, time(15, 30))
    clock.advance(hours=5, minutes=29)
    assert titles() == []
    clock.advance(minutes=1)
    assert titles() == ["Roses"]


def test_an_answer_to_what_went_just_now_brings_nothing_up(
    services: Services, clock: FixedClock, titles: Titles
) -> None:
    made = services.reminders.choose_own("Roses", DAILY)
    before = services.reminders.not_today(made.id)
    services.reminders.take_back(before)
    assert titles() == []
    services.reminders.remove(made.id)
    services.reminders.take_back(before)
    with pytest.raises(CompanionError):
        services.reminders.later(made.id)


# --- pausing --------------------------------------------------------------------------------------------------------


def test_a_pause_for_a_day_a_week_or_until_the_person_says_so(
    services: Services, clock: FixedClock, titles: Titles
) -> None:
    services.reminders.choose_own("Roses", DAILY)
    clock.advance(hours=1)
    before = services.reminders.pause_all()
    assert services.reminders.is_paused()
    assert titles() == []
    assert services.reminders.pause_state() == Pause(clock.now())
    services.reminders.set_pause(before)
    assert titles() == ["Roses"], "undone"
    services.reminders.pause_all(1)
    assert services.reminders.pause_state().until == SUNDAY + timedelta(days=1)
    services.reminders.pause_all(7)
    clock.advance(days=6)
    assert titles() == []
    clock.advance(days=1)
    assert titles() == ["Roses"]
    services.reminders.pause_all()
    clock.advance(days=90)
    assert titles() == []
    services.reminders.go_on()
    assert not services.reminders.is_paused()
    assert titles() == [], "nothing of the pause is made up for"
    clock.advance(days=1)
    assert titles() == ["Roses"]
