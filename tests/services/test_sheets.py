"""The sheet prints what was chosen, and nothing private slips in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.about import NAME_LINE, AboutMe
from companion.domain.checkins import Answer
from companion.domain.goals import GoalState
from companion.domain.plans import Suggestion
from companion.domain.routines import Size
from companion.domain.sessions import DayState, Helped
from companion.domain.sheet import Section, SheetLine
from companion.domain.tense import TensePlan
from companion.domain.visits import TalkKind
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.services.papers import PaperOptions
from companion.services.progress import done_in
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock

SECRET = "zq-private-zq"
OPTIONS = SheetOptions()


def fill(services: Services, clock: FixedClock) -> None:
    """A notebook with something in every place, and a secret in every private one."""
    services.about.save(
        AboutMe("Sam", SECRET, "tomatoes", SECRET, shared=frozenset({NAME_LINE, ("enjoy", 0)}))
    )
    goal = services.goals.add("Lift Rosie", "She laughs.", "Lifting")
    services.goals.rate(goal.id, 2, day=clock.now().day - timedelta(days=60))
    services.goals.rate(goal.id, 6)
    services.visits.bring(TalkKind.TALK, "The squat scares me.")
    services.visits.bring(TalkKind.QUESTION, "Can I kneel?")
    services.checkins.add([Answer("can_do", "How well?", 3), Answer("helped", "What?", words=SECRET)], SECRET)
    services.tense.save_plan(TensePlan(SECRET, SECRET, SECRET, SECRET, ("Heat",)))
    services.tense.use("Heat", Helped.YES, SECRET)
    services.after_visits.agree("Keep going", SECRET)
    services.visits.bring(TalkKind.TALK, "Stairs.")
    services.visits.plan_next(clock.now().day + timedelta(days=11), "Ana")
    services.drafts.save("goal/new", {"words": SECRET})


def said(lines: Iterable[SheetLine]) -> list[str]:
    """The words of the lines."""
    return [line.text for line in lines]


def test_an_empty_notebook_is_a_short_sheet(services: Services) -> None:
    data = services.sheets.data(OPTIONS)
    assert (data.name, data.goals, data.talk, data.did_count, data.function) == ("", (), (), None, None)


def test_the_sheet_holds_what_was_written(services: Services, clock: FixedClock) -> None:
    fill(services, clock)
    data = services.sheets.data(SheetOptions(first=date(2026, 9, 1)))
    assert data.name == "Sam"
    assert said(data.about) == ["Ask me about: tomatoes"]
    (goal,) = data.goals
    assert (goal.words, goal.why, goal.first, goal.latest) == ("Lift Rosie", "She laughs.", 2, 6)
    assert "more than everyday ups and downs (3 points" in goal.change_words
    assert said(data.talk) == ["Stairs."]
    assert data.tense[0] == "Heat helped 1 of 1 times."
    assert "Ana, Thursday 3 December" in data.heading


@pytest.mark.parametrize("appendix", [False, True])
def test_nothing_private_is_in_the_sheet_unless_chosen(
    services: Services, clock: FixedClock, appendix: bool
) -> None:
    fill(services, clock)
    assert SECRET not in repr(asdict(services.sheets.data(replace(OPTIONS, appendix=appendix))))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ticks=st.lists(st.booleans(), min_size=80, max_size=80))
def test_only_ticked_lines_are_printed(services: Services, clock: FixedClock, ticks: list[bool]) -> None:
    if not services.goals.all():
        fill(services, clock)
    choices = services.sheets.choices(OPTIONS)
    for choice, ticked in zip(choices, ticks, strict=False):
        services.sheets.choose(choice.key, ticked)
    data = services.sheets.data(OPTIONS)
    on = {choice.key for choice in services.sheets.choices(OPTIONS) if choice.included}
    text = repr(asdict(data))
    private = [choice.key for choice in choices if choice.private]
    assert private
    # The chart is private too (its answers are), but holds numbers, not the secret words.
    assert (SECRET in text) == any(key in on for key in private if key != "function")
    assert (data.function is not None) == ("function" in on)
    assert bool(data.goals) == any(key.startswith("goal:") for key in on)
    assert (data.name == "Sam") == ("about:name" in on)


def test_private_lines_start_unticked_and_say_so(services: Services, clock: FixedClock) -> None:
    fill(services, clock)
    private = [choice for choice in services.sheets.choices(OPTIONS) if choice.private]
    assert {choice.section for choice in private} == {Section.ABOUT, Section.FUNCTION, Section.NOTES}
    assert not any(choice.included for choice in private)


def test_let_go_goals_wait_unticked(services: Services) -> None:
    goal = services.goals.add("run")
    services.goals.set_state(goal.id, GoalState.LET_GO, "Not mine.")
    (choice,) = [c for c in services.sheets.choices(OPTIONS) if c.section is Section.GOALS]
    assert not choice.included


def test_the_span_begins_at_the_last_visit_and_is_at_most_twelve_weeks(
    services: Services, clock: FixedClock
) -> None:
    today = clock.now().day
    assert services.sheets.span(OPTIONS) == (today - timedelta(weeks=12), today)
    services.after_visits.agree("Go on.")
    clock.advance(days=20)
    assert services.sheets.span(OPTIONS) == (today, today + timedelta(days=20))


def test_a_week_of_silence_changes_no_number_and_draws_no_point(
    services: Services, clock: FixedClock
) -> None:
    services.checkins.add([Answer("can_do", "How well?", 4)], private=False)
    clock.advance(days=28)
    services.checkins.add([Answer("can_do", "How well?", 6)], private=False)
    function = services.sheets.data(OPTIONS).function
    assert function is not None
    assert [point.value for point in function.points] == [4, 6]


def test_a_private_number_makes_no_chart_unless_ticked(services: Services) -> None:
    services.checkins.add([Answer("can_do", "How well?", 4)], private=False)
    services.checkins.add([Answer("can_do", "How well?", 7)], private=True)
    assert services.sheets.data(OPTIONS).function is None
    services.sheets.choose("function", True)
    function = services.sheets.data(OPTIONS).function
    assert function is not None
    assert [point.value for point in function.points] == [4, 7]


def test_the_diary_follows_the_ticks(services: Services) -> None:
    hidden = services.checkins.add([Answer("sure", "How sure?", 3)], "hidden words")
    shared = services.checkins.add([Answer("sure", "How sure?", 8)], "shared words", private=False)
    diary = SheetOptions(appendix=True)
    text = repr(services.sheets.data(diary).diary)
    assert "hidden words" not in text
    assert "3 of 10" not in text
    assert "8 of 10" in text
    assert "shared words" in text
    services.sheets.choose(f"note:{shared.id}", False)
    services.sheets.choose(f"note:{hidden.id}", True)
    text = repr(services.sheets.data(diary).diary)
    assert "shared words" not in text
    assert "8 of 10" in text
    assert "hidden words" in text
    assert "3 of 10" not in text


def test_a_name_one_does_not_want_printed_is_not(services: Services) -> None:
    services.about.save(AboutMe("Sam", shared=frozenset()))
    assert services.sheets.data(OPTIONS).name == ""


def test_days_before_the_first_entry_are_not_counted(services: Services, clock: FixedClock) -> None:
    services.sessions.describe_day(clock.now().day, DayState.CHOSE_REST)
    assert services.sheets.data(OPTIONS).did == ("On 1 day I chose rest or life happened.",)


def test_a_clinician_is_told_how_much_is_not_told_and_nobody_else(
    services: Services, clock: FixedClock
) -> None:
    services.sessions.describe_day(clock.now().day, DayState.CHOSE_REST)
    clock.advance(days=4)
    services.sessions.describe_day(clock.now().day, DayState.DID_IT)
    assert services.sheets.data(OPTIONS).did[-1] == "3 days I did not record."
    record = services.progress.record(clock.now().day - timedelta(days=90), clock.now().day)
    assert not any("record" in sentence for sentence in done_in(record).sentences)
    assert "did not record" not in repr(services.papers.last(PaperOptions()))


def test_the_span_starts_at_the_visit_however_late_it_is_typed_in(
    services: Services, clock: FixedClock
) -> None:
    visit_day = clock.now().day
    services.visits.plan_next(visit_day, "Ana")
    clock.advance(days=4)
    services.after_visits.agree("Go on.")
    clock.advance(days=10)
    assert services.sheets.span(OPTIONS)[0] == visit_day


@pytest.fixture
def suggestion(services: Services) -> Suggestion:
    return services.plans.receive(services.plans.read(resource_dir() / "plans" / "low-back.plan.json"))


def test_only_a_changed_dose_is_a_change_and_it_is_said_once(
    services: Services, suggestion: Suggestion, clock: FixedClock
) -> None:
    line = suggestion.plan.lines[0]
    step = services.plans.take(suggestion.id, line.key)
    (routine,) = services.routines.all()
    services.routines.change_step(routine.id, step.id, dict(step.doses), note="with a pillow")
    assert services.sheets.data(OPTIONS).changed == ()
    tense_only = {**step.doses, Size.TENSE: replace(step.doses[Size.TENSE], reps_min=2, reps_max=2)}
    services.routines.change_step(routine.id, step.id, tense_only, because="kinder")
    services.routines.duplicate(routine.id)
    (text,) = said(services.sheets.data(OPTIONS).changed)
    assert text.startswith("Bridge: Tense day: ")
    assert text.endswith("“kinder”")
    clock.advance(days=200)
    assert services.sheets.data(OPTIONS).changed == ()


def test_a_rather_not_stays_on_the_sheet_when_a_newer_file_repeats_the_line(
    services: Services, suggestion: Suggestion
) -> None:
    key = next(line.key for line in suggestion.plan.lines if line.movement_id == "walking")
    services.plans.decline(suggestion.id, key, "Ice outside.")
    newer = services.plans.read(resource_dir() / "plans" / "low-back-2.plan.json")
    services.plans.receive(newer)
    assert "Walking: rather not, for now. “Ice outside.”" in said(services.sheets.data(OPTIONS).changed)


def test_ratings_of_another_activity_are_not_compared(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Be strong", activity="Lifting Rosie")
    services.goals.rate(goal.id, 2)
    clock.advance(days=5)
    services.goals.reword(goal.id, "Be strong", "", "Walking five miles")
    clock.advance(days=1)
    services.goals.rate(goal.id, 8)
    (printed,) = services.sheets.data(OPTIONS).goals
    assert (printed.first, printed.latest) == (8, 8)
    assert "Rated once" in printed.change_words
    assert [point.value for point in printed.series.points] == [2, 8]
