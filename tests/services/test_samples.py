"""The sample notebook is a life one can believe: every year has its gaps, edits, tense days and turns."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.bootstrap import open_services, write_sample_notebook
from companion.domain.checkins import CheckIn
from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import Revision, Thing
from companion.domain.moments import Moment
from companion.domain.plans import Decision, Suggestion, Verdict
from companion.domain.routines import Origin, Routine, Size
from companion.domain.sessions import Day, DayState, Helped, Outcome, Session
from companion.domain.tense import ReliefUse, TensePlan
from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.services.routines import step_texts
from companion.services.sample_life import summer
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock

LAST = date(2026, 11, 22)
LENGTHS = (12, 52, 520)
SEEDS = (1, 2, 3, 4, 5)
LONG_AGO = date(1970, 1, 1)


@dataclass(frozen=True)
class Book:
    """A sample notebook, read whole."""

    path: Path
    weeks: int
    goals: list[Goal]
    ratings: list[Rating]
    history: list[Revision]
    sessions: list[Session]
    days: list[Day]
    check_ins: list[CheckIn]
    visits: list[Visit]
    items: list[TalkItem]
    past_items: list[TalkItem]
    routines: list[Routine]
    suggestions: list[Suggestion]
    decisions: list[Decision]
    tense: TensePlan
    uses: list[ReliefUse]
    tables: dict[str, str]

    @property
    def first(self) -> date:
        return LAST - timedelta(weeks=self.weeks)

    def of(self, thing: Thing, thing_id: str = "") -> list[Revision]:
        return [r for r in self.history if r.thing is thing and thing_id in {"", r.thing_id}]

    def years(self) -> Iterator[tuple[date, date]]:
        """Each year (52 weeks, or the whole of a shorter notebook) as first day and the day after the last."""
        end = LAST
        while end > self.first:
            start = max(self.first, end - timedelta(weeks=52))
            yield start, end
            end = start

    def moments(self) -> Iterator[Moment]:
        """Everything that says when."""
        yield from (at for goal in self.goals for at in (goal.created, goal.since))
        yield from (rating.at for rating in self.ratings)
        yield from (revision.at for revision in self.history)
        yield from (at for s in self.sessions for at in (s.started, s.ended) if at is not None)
        yield from (day.at for day in self.days)
        yield from (at for check_in in self.check_ins for at in (check_in.at, check_in.written))
        yield from (visit.happened for visit in self.visits if visit.happened is not None)
        yield from (item.at for item in [*self.items, *self.past_items])
        yield from (use.at for use in self.uses)
        yield from (suggestion.received for suggestion in self.suggestions)
        yield from (decision.at for decision in self.decisions)
        yield from (routine.created for routine in self.routines)
        yield from (step.changed for r in self.routines for step in r.steps if step.changed is not None)
        if self.tense.written is not None:
            yield self.tense.written

    def written_days(self) -> set[date]:
        return {moment.day for moment in self.moments()} | {day.day for day in self.days}


def read(path: Path, weeks: int) -> Book:
    services = open_services(path, create=False)
    try:
        with services.notebook.read() as unit:
            visits = unit.visits.all()
            suggestions = unit.plans.all()
            return Book(
                path=path,
                weeks=weeks,
                goals=unit.goals.all(),
                ratings=unit.goals.all_ratings(),
                history=unit.history.all(),
                sessions=unit.sessions.between(LONG_AGO, date.max, steps=True),
                days=unit.days.between(LONG_AGO, date.max),
                check_ins=unit.checkins.between(LONG_AGO, date.max),
                visits=visits,
                items=unit.visits.items(),
                past_items=[item for visit in visits for item in unit.visits.items(visit.id)],
                routines=unit.routines.all(),
                suggestions=suggestions,
                decisions=[d for s in suggestions for d in unit.plans.decisions(s.id)],
                tense=unit.tense.plan(),
                uses=unit.tense.uses(),
                tables={name: repr(rows) for name, rows in unit.tables().items()},
            )
    finally:
        services.notebook.close()


Library = Callable[[int, int], Book]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Sample notebooks by weeks and seed, each written once."""
    folder = tmp_path_factory.mktemp("samples")
    books: dict[tuple[int, int], Book] = {}

    def book(weeks: int, seed: int) -> Book:
        if (weeks, seed) not in books:
            path = folder / f"{weeks}-{seed}.companion"
            write_sample_notebook(path, weeks=weeks, seed=seed, last=LAST)
            books[weeks, seed] = read(path, weeks)
        return books[weeks, seed]

    return book


@pytest.fixture(
    params=[(weeks, seed) for weeks in LENGTHS for seed in SEEDS], ids=lambda each: f"{each[0]}w-{each[1]}"
)
def book(request: pytest.FixtureRequest, library: Library) -> Book:
    return library(*request.param)


@pytest.fixture(params=SEEDS)
def decade(request: pytest.FixtureRequest, library: Library) -> Book:
    return library(520, request.param)


def longest_silence(book: Book, start: date, end: date) -> int:
    """Days in a row without an entry."""
    found = sorted(day for day in book.written_days() if start <= day < end)
    return max((b - a).days - 1 for a, b in pairwise([start - timedelta(days=1), *found, end]))


# --- The same, or another -------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_notebook_and_another_seed_another(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "again.companion"
    write_sample_notebook(path, weeks=52, seed=1, last=LAST)
    assert read(path, 52).tables == library(52, 1).tables
    one, other = library(52, 1), library(52, 2)
    assert {(s.started, s.size) for s in one.sessions} != {(s.started, s.size) for s in other.sessions}
    assert {rating.at for rating in one.ratings} != {rating.at for rating in other.ratings}


def test_ten_years_are_written_at_once(tmp_path: Path) -> None:
    start = time.process_time()
    write_sample_notebook(tmp_path / "ten.companion", weeks=520, seed=9, last=LAST)
    assert time.process_time() - start < 3


# --- Every notebook -------------------------------------------------------------------------------------------


def test_nothing_is_before_the_start_or_on_a_day_to_come(book: Book) -> None:
    days = book.written_days()
    assert min(days) >= book.first
    assert max(days) < LAST
    assert [visit.day for visit in book.visits if visit.happened is None] == [LAST + timedelta(days=11)]


def test_everything_it_names_is_there(book: Book) -> None:
    with sqlite3.connect(book.path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    steps = {step.id for routine in book.routines for step in routine.steps}
    there = {
        Thing.GOAL: {goal.id for goal in book.goals},
        Thing.ROUTINE: {routine.id for routine in book.routines},
        Thing.STEP: steps,
        Thing.DECISION: {f"{decision.suggestion_id}/{decision.line_key}" for decision in book.decisions},
        Thing.CHECK_IN: {check_in.id for check_in in book.check_ins},
        Thing.DAY: {day.day.isoformat() for day in book.days},
        Thing.SESSION: {session.id for session in book.sessions},
        Thing.VISIT: {visit.id for visit in book.visits},
        Thing.ABOUT: {"about"},
        Thing.TENSE_PLAN: {"tense_plan"},
    }
    assert [r for r in book.history if r.thing_id not in there[r.thing]] == []
    assert {session.routine_id for session in book.sessions} <= there[Thing.ROUTINE]
    assert {step.step_id for session in book.sessions for step in session.steps} <= steps


def test_every_year_has_edits_a_gap_tense_days_and_a_goal_that_turns(book: Book) -> None:
    tense = [s.started.day for s in book.sessions if s.size is Size.TENSE]
    tense += [day.day for day in book.days if day.state is DayState.TENSE_DAY]
    turned = [r.at.day for r in book.of(Thing.GOAL) if "state" in r.earlier]
    edited = [r.at.day for r in book.of(Thing.CHECK_IN)]
    steps = [r.at.day for r in book.of(Thing.STEP)]
    for start, end in book.years():
        for days in (tense, turned, edited, steps):
            assert any(start <= day < end for day in days), start
        assert longest_silence(book, start, end) >= 18, start


def test_days_are_rest_tense_smaller_or_not_recorded_and_some_have_words(book: Book) -> None:
    states = {day.state for day in book.days}
    assert states >= {DayState.DID_IT, DayState.TENSE_DAY, DayState.CHOSE_REST, DayState.LIFE_HAPPENED}
    assert any(day.note for day in book.days)
    assert len(book.days) < 0.75 * 7 * book.weeks


def test_sessions_differ_and_leave_things_unsaid(book: Book) -> None:
    assert {session.size for session in book.sessions} == set(Size)
    assert all(session.steps and session.ended is not None for session in book.sessions)
    assert {s.effort is None for s in book.sessions} == {True, False}
    assert {None, Helped.YES} <= {session.helped for session in book.sessions}
    done = [step for s in book.sessions for step in s.steps if step.outcome is Outcome.DONE]
    assert all(step.seconds > 0 for step in done)


def test_check_ins_are_changed_back_dated_shared_and_mostly_private(book: Book) -> None:
    assert any(check_in.written.day > check_in.at.day for check_in in book.check_ins)
    shared = [check_in for check_in in book.check_ins if not check_in.private]
    assert shared
    assert all(check_in.note for check_in in shared)
    assert len(shared) < len(book.check_ins) / 2
    for revision in book.of(Thing.CHECK_IN):
        check_in = next(each for each in book.check_ins if each.id == revision.thing_id)
        assert revision.at.at > check_in.written.at
        assert set(revision.earlier) == {*(a.question_text for a in check_in.answers), "note", "day"}
        now = {answer.question_text: str(answer.number) for answer in check_in.answers}
        assert revision.earlier != {**now, "note": check_in.note, "day": check_in.at.day.isoformat()}


def test_a_week_has_passed_since_the_latest_answers(book: Book) -> None:
    latest = max(check_in.at.day for check_in in book.check_ins if check_in.answers)
    assert (LAST - latest).days >= 7


def test_relief_is_used_on_days_without_a_session_too(book: Book) -> None:
    with_session = {session.started.day for session in book.sessions}
    days = {use.at.day for use in book.uses}
    assert days & with_session
    assert days - with_session
    assert {use.helped for use in book.uses} >= {None, Helped.YES, Helped.NO}
    assert {use.name for use in book.uses} == set(book.tense.relief)


def test_past_visits_were_agreed_on_and_keep_what_was_brought(book: Book) -> None:
    past = [visit for visit in book.visits if visit.happened is not None]
    assert past
    assert all(visit.agreed and visit.who for visit in past)
    assert any(visit.felt for visit in past)
    assert {item.visit_id for item in book.past_items} == {visit.id for visit in past}
    happened = {visit.id: visit.happened for visit in past}
    assert all(item.at.at < happened[item.visit_id].at for item in book.past_items)  # type: ignore[union-attr]
    assert sorted(item.kind for item in book.items) == [TalkKind.QUESTION] * 3 + [TalkKind.TALK] * 2


def test_every_goal_has_a_story_that_leads_to_where_it_stands(book: Book) -> None:
    for goal in book.goals:
        turns = [r for r in book.of(Thing.GOAL, goal.id) if "state" in r.earlier]
        states = [*(r.earlier["state"] for r in turns), goal.state.value]
        assert GoalState(states[0]).is_open
        assert all(before != after for before, after in pairwise(states))
        assert goal.since == (turns[-1].at if turns else goal.created)
        assert all(goal.created.at < revision.at.at for revision in book.of(Thing.GOAL, goal.id))
        if not goal.state.is_open:
            assert goal.state_reason == turns[-1].why != ""


def test_goals_are_rated_while_they_are_open(book: Book) -> None:
    for goal in book.goals:
        days = [rating.at.day for rating in book.ratings if rating.goal_id == goal.id]
        assert days
        assert min(days) >= goal.created.day
        if not goal.state.is_open:
            assert max(days) <= goal.since.day
        if goal.state is GoalState.REACHED:
            values = [rating.value for rating in book.ratings if rating.goal_id == goal.id]
            assert values[-1] > values[0]


def test_a_changed_step_keeps_the_words_it_had(book: Book) -> None:
    steps = {step.id: step for routine in book.routines for step in routine.steps}
    for step_id, step in steps.items():
        story = book.of(Thing.STEP, step_id)
        if step.origin is Origin.CHANGED:
            assert len(story) == 1
            assert story[0].at == step.changed
            assert story[0].why == step.because != ""
        for revision in story:
            assert set(revision.earlier) == set(step_texts(step))
        if story:
            assert story[-1].earlier["dose_ordinary"] != step_texts(step)["dose_ordinary"]


def test_an_own_routine_was_put_away_and_not_done_since(book: Book) -> None:
    away = [routine for routine in book.routines if routine.put_away]
    assert away
    for routine in away:
        put_away = book.of(Thing.ROUTINE, routine.id)[-1].at.day
        days = [session.started.day for session in book.sessions if session.routine_id == routine.id]
        assert days == [] or max(days) < put_away
        assert not routine.suggestion_id
    assert any(s.routine_id in {r.id for r in away} for s in book.sessions)


# --- The latest twelve weeks, as in the pictures --------------------------------------------------------------


def test_the_goal_of_the_latest_weeks(book: Book) -> None:
    goal = book.goals[0]
    assert goal.words == "I want to lift Rosie out of her cot without thinking about my back first."
    assert goal.why == "She laughs. And I feel like her gran again, not a patient."
    assert (goal.state, goal.created.day, goal.since.day) == (
        GoalState.ACTIVE,
        date(2026, 8, 30),
        date(2026, 9, 3),
    )
    reworded = [r for r in book.of(Thing.GOAL, goal.id) if "words" in r.earlier]
    assert [r.earlier["words"] for r in reworded] == ["be able to pick up the baby"]
    ratings = [rating for rating in book.ratings if rating.goal_id == goal.id]
    assert [rating.value for rating in ratings] == [2, 2, 3, 3, 4, 5, 5, 6, 6]
    assert "half way up, twice" in {rating.note for rating in ratings}
    assert max((b.at.day - a.at.day).days for a, b in pairwise(ratings)) > 21
    assert {each.state for each in book.goals if each.since.day >= date(2026, 8, 30)} == set(GoalState)


def test_the_plan_was_taken_one_line_changed_and_of_the_newer_file_only_the_squat_decided(book: Book) -> None:
    newer, older = book.suggestions
    decided = {d.line_key: d for d in book.decisions if d.suggestion_id == older.id}
    assert {line.key for line in older.plan.lines} == set(decided)
    assert {key for key, d in decided.items() if d.verdict is Verdict.CHANGED} == {
        "back-easing/cat-and-camel"
    }
    assert {d.verdict for d in decided.values()} == {Verdict.TAKEN, Verdict.CHANGED}
    assert [(d.line_key, d.verdict, d.because) for d in book.decisions if d.suggestion_id == newer.id] == [
        ("back-easing/squat-to-chair", Verdict.RATHER_NOT, "It scares me. Not yet.")
    ]
    assert [r.earlier["verdict"] for r in book.of(Thing.DECISION)] == ["taken"]
    assert book.routines[0].name == "Back easing"


def test_the_sheet_of_the_latest_weeks(book: Book) -> None:
    services = open_services(book.path, clock=FixedClock())
    try:
        sheet = services.sheets.data(SheetOptions())
        visit = services.visits.next()
    finally:
        services.notebook.close()
    assert (sheet.name, sheet.sample) == ("Sam", True)
    assert visit is not None
    assert (visit.who, visit.day) == ("Ana", date(2026, 12, 3))
    assert sheet.talk[0] == "The squat scares me. I'd rather not yet. Is there a step before it?"
    assert (sheet.goals[0].first, sheet.goals[0].latest) == (2, 6)
    assert [goal.words for goal in sheet.goals] == [goal.words for goal in book.goals[:2]]
    helped = sheet.tense[0]
    assert "Knee to chest helped 7 of 9 times" in helped
    assert "Heat helped 5 of 6 times" in helped
    assert "Walk to the gate helped 3 of 4 times" in helped
    assert any(
        line.startswith("Cat and camel: 1 × 8 → 1 × 6") and "Six feels kind." in line
        for line in sheet.changed
    )
    assert sheet.did_count is not None
    assert 18 <= sheet.did_count <= 40
    assert sheet.function is not None
    private = {check_in.note for check_in in book.check_ins if check_in.private and check_in.note}
    assert not any(note in line for note in private for line in sheet.notes)


# --- Ten years ------------------------------------------------------------------------------------------------


def test_goals_begin_rest_and_end_year_by_year(decade: Book) -> None:
    assert len({goal.words for goal in decade.goals}) == len(decade.goals) >= 20
    ended = {GoalState.REACHED.value, GoalState.LET_GO.value}
    states = {goal.id: goal.state.value for goal in decade.goals}
    for start, end in decade.years():
        assert any(start <= goal.created.day < end for goal in decade.goals), start
        over = [g for g in decade.goals if states[g.id] in ended and start <= g.since.day < end]
        assert over, start
    rested = [r for r in decade.of(Thing.GOAL) if r.earlier.get("state") == GoalState.RESTING.value]
    assert len(rested) >= 8
    assert sum("words" in r.earlier for r in decade.of(Thing.GOAL)) >= 4


def test_a_goal_of_another_year_is_not_of_this_one(decade: Book) -> None:
    open_now = [goal for goal in decade.goals if goal.state.is_open]
    assert all((LAST - goal.created.day).days < 364 for goal in open_now)
    assert not any("Rosie" in goal.words for goal in decade.goals if goal.created.day.year < 2025)


def test_ten_years_hold_many_kinds_of_earlier_versions(decade: Book) -> None:
    kinds = {revision.thing for revision in decade.history}
    assert kinds >= set(Thing) - {Thing.TALK}
    assert len({visit.who for visit in decade.visits}) >= 3
    assert sum(routine.put_away for routine in decade.routines) >= 3


# --- British clocks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "is_summer"),
    [
        (date(2016, 3, 26), False),
        (date(2016, 3, 27), True),
        (date(2016, 10, 29), True),
        (date(2016, 10, 30), False),
        (date(2024, 3, 31), True),
        (date(2026, 3, 28), False),
        (date(2026, 3, 29), True),
        (date(2026, 10, 24), True),
        (date(2026, 10, 25), False),
        (date(2026, 1, 1), False),
        (date(2026, 7, 1), True),
    ],
)
def test_summer_time_is_kept_in_britain(day: date, is_summer: bool) -> None:
    assert summer(day) is is_summer


def test_entries_are_in_summer_and_in_winter_time(book: Book) -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert {moment.offset_minutes for moment in book.moments()} == {0, 60}
    lived = (
        [s.started for s in book.sessions]
        + [use.at for use in book.uses]
        + [c.written for c in book.check_ins]
    )
    this_year = [moment for moment in lived if moment.day >= date(2026, 1, 1)]
    assert all((moment.offset_minutes == 60) is (spring <= moment.day < autumn) for moment in this_year)


# --- Any length -----------------------------------------------------------------------------------------------


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks=st.integers(1, 120), seed=st.integers(0, 2**31))
def test_any_length_and_seed_stays_within_its_days(tmp_path: Path, weeks: int, seed: int) -> None:
    path = tmp_path / f"{weeks}-{seed}.companion"
    if not path.exists():
        write_sample_notebook(path, weeks=weeks, seed=seed, last=LAST)
    found = read(path, weeks)
    days = found.written_days()
    assert found.first <= min(days)
    assert max(days) < LAST
    assert found.goals[0].words.startswith("I want to lift Rosie")
    assert found.check_ins
    assert found.sessions


def test_thirty_years_come_round_again(library: Library) -> None:
    book = library(1560, 1)
    for start, end in book.years():
        assert any(start <= goal.created.day < end for goal in book.goals), start
        assert any(start <= r.at.day < end for r in book.of(Thing.GOAL) if "state" in r.earlier), start
