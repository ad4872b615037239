"""Whatever is put into the notebook comes out again, every field of it, exactly as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.about import ABOUT_FIELDS, AboutMe
from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import Answer, CheckIn, CheckInPlan, Question, QuestionKind
from companion.domain.doses import Dose, Side
from companion.domain.drafts import Draft
from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import Revision, Thing
from companion.domain.media import FORMATS, Media, MediaFile
from companion.domain.moments import Moment
from companion.domain.movements import Area, Figure, Movement, Pose, Position, View
from companion.domain.plans import Decision, PlanFile, SuggestedLine, Suggestion, Verdict
from companion.domain.reminders import Mark, Occurrence, Reminder, Reply, Subject
from companion.domain.routines import Origin, Routine, Size, Step
from companion.domain.sessions import Day, DayState, Helped, Outcome, Session, StepDone
from companion.domain.tense import ReliefUse, TensePlan
from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.services.ports import Unit
from companion.storage.notebook import SqlNotebook, open_notebook

FIRST, LAST = date.min, date.max
AWKWARD = [
    "",
    "a < b",
    '<img src="file:///x">',
    "'; DROP TABLE goals; --",
    '"',
    "Łódź",
    "🌹👩🏽‍🦽",
    "مرحبا \u200fبك",
    "a\nb\r\n\t",
    "\u200f%s {x}",
]

texts = st.one_of(
    st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
)
ids = st.uuids().map(lambda u: u.hex)
days = st.dates()
_NINETY_YEARS_S = 90 * 366 * 86_400
moments = st.builds(
    lambda second, minutes: Moment(
        datetime.fromtimestamp(0, timezone(timedelta(minutes=minutes))) + timedelta(seconds=second)
    ),
    st.integers(-_NINETY_YEARS_S, _NINETY_YEARS_S),
    st.integers(-14 * 60, 14 * 60),
)
maybe_moments = st.none() | moments
small = st.integers(0, 100)
maybe_small = st.none() | small


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def every_field(kind: type[Any], /, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """``kind`` with a strategy for each of its fields: a new field must be named here, so it cannot be forgotten."""
    assert {field.name for field in fields(kind)} == parts.keys()
    return st.builds(kind, **parts)


doses = every_field(
    Dose, sets=small, reps_min=maybe_small, reps_max=maybe_small, hold_s=small, rest_s=small, tempo_s=small,
    duration_s=maybe_small, side=st.sampled_from(Side), load=texts, times_per_day=maybe_small,
    days_per_week=maybe_small, as_needed=st.booleans(), effort_max=maybe_small, comfort_max=maybe_small,
)  # fmt: skip
sized_doses = st.dictionaries(st.sampled_from(Size), doses)
goals = every_field(
    Goal, id=ids, words=texts, created=moments, since=moments, why=texts, activity=texts,
    state=st.sampled_from(GoalState), state_reason=texts, rank=small, noticed=texts,
)  # fmt: skip
steps = every_field(
    Step, id=ids, movement_id=texts, movement_name=texts, doses=sized_doses, note=texts,
    origin=st.sampled_from(Origin), line_id=texts, suggested_by=texts, because=texts, changed=maybe_moments,
)  # fmt: skip
routines = every_field(
    Routine, id=ids, name=texts, created=moments, steps=several(steps), note=texts, suggestion_id=texts,
    put_away=st.booleans(), rank=small,
)  # fmt: skip
angles = st.dictionaries(texts, st.floats(-360, 360), max_size=2)
figures = every_field(
    Figure, props=several(texts), view=st.sampled_from(View), anchor=texts, arrow=texts,
    poses=several(every_field(
        Pose, angles=angles, root=angles, orientation=st.sampled_from(Position), contacts=several(texts),
        stays=several(texts), seconds=st.floats(0.2, 30), hold=st.floats(0, 60),
    )),
    round=st.booleans(),
)  # fmt: skip
movements = every_field(
    Movement, id=ids, name=texts, purpose=texts, cues=several(texts), area=st.sampled_from(Area),
    position=st.sampled_from(Position), clinical_name=texts, may_feel=texts, ease_off=texts,
    equipment=several(texts), tense=st.booleans(), dose=doses, figure=st.none() | figures, author=texts,
    licence=texts, sources=several(texts), own=st.booleans(), easier=several(texts), harder=several(texts),
)  # fmt: skip
media_files = st.builds(
    lambda known, data: MediaFile(replace(known, size=len(data)), data),
    every_field(
        Media,
        movement_id=ids,
        format=st.sampled_from(sorted(FORMATS)),
        size=small,
        added=moments,
        width=small,
        height=small,
    ),
    st.binary(max_size=5000),
)
sessions = every_field(
    Session, id=ids, routine_id=texts, routine_name=texts, size=st.sampled_from(Size), started=moments,
    ended=maybe_moments, effort=st.none() | st.integers(0, 10), helped=st.none() | st.sampled_from(Helped),
    note=texts,
    steps=several(every_field(
        StepDone, step_id=texts, movement_id=texts, movement_name=texts, outcome=st.sampled_from(Outcome),
        sets=small, reps=small, seconds=small, size=st.sampled_from(Size),
    )),
)  # fmt: skip
recorded_days = every_field(Day, day=days, state=st.sampled_from(DayState), at=moments, note=texts)
check_ins = every_field(
    CheckIn, id=ids, at=moments, written=moments, note=texts, private=st.booleans(),
    answers=several(every_field(
        Answer, question_id=texts, question_text=texts, number=maybe_small, words=texts
    )),
    ratings=st.just(()),  # those live with goals: see test_measures.py
    places=st.none() | every_field(BodyMap, marks=several(st.builds(BodyMark, texts, texts))),
)  # fmt: skip
questions = every_field(
    Question, id=ids, text=texts, kind=st.sampled_from(QuestionKind), reason=texts, low=texts, high=texts,
    choices=several(texts), better=st.integers(-1, 1), on_at_first=st.booleans(), source=texts, own=st.booleans(),
    least=st.integers(-10, 0), most=st.integers(1, 10), measure=texts, code=texts,
)  # fmt: skip
check_in_plans = every_field(
    CheckInPlan, question_ids=several(ids), own=several(questions),
    rhythms=st.dictionaries(texts, st.integers(1, 31), max_size=3), paused=st.booleans(),
)  # fmt: skip
plans = every_field(
    PlanFile, plan_id=texts, version=small, title=texts, by=texts, clinic=texts, written=days, message=texts,
    movements=several(movements, 2), sha256=texts, file_name=texts,
    lines=several(every_field(
        SuggestedLine, key=texts, routine_key=texts, routine_name=texts, movement_id=texts, movement_name=texts,
        doses=sized_doses, why=texts, progression=texts, limits=texts,
    ), 2),
)  # fmt: skip
suggestions = every_field(Suggestion, id=ids, plan=plans, received=moments)
visits = every_field(
    Visit, id=ids, day=st.none() | days, who=texts, agreed=texts, felt=texts, happened=maybe_moments
)
tense_plans = every_field(
    TensePlan,
    signs=texts,
    first=texts,
    passes=texts,
    call=texts,
    relief=several(texts),
    written=maybe_moments,
    triggers=texts,
    stepping_up=texts,
    learned=texts,
)
uses = every_field(
    ReliefUse, id=ids, name=texts, at=moments, helped=st.none() | st.sampled_from(Helped), note=texts
)
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
reminders = every_field(
    Reminder, id=ids, subject=st.sampled_from(Subject), chosen=moments, days=st.frozensets(st.integers(1, 7)),
    times=st.lists(clocks, max_size=4).map(tuple), anchor=texts, routine_id=st.just(""), words=texts,
)  # fmt: skip
marks = every_field(
    Mark, reminder_id=ids, occurrence=every_field(Occurrence, day=days, at=st.none() | clocks), came=moments,
    reply=st.sampled_from(Reply), until=maybe_moments,
)  # fmt: skip
abouts = every_field(
    AboutMe, name=texts, matters=texts, enjoy=texts, clinician=texts, culture=texts, beliefs=texts,
    language=texts, touch=texts, spoken=texts, shared=st.frozensets(st.sampled_from([(name, 0) for name in ABOUT_FIELDS])),
)  # fmt: skip
drafts = every_field(Draft, key=texts, fields=st.dictionaries(texts, texts, max_size=3), at=moments)
revisions = every_field(
    Revision, id=ids, thing=st.sampled_from(Thing), thing_id=texts, at=moments, who=texts, why=texts,
    earlier=st.dictionaries(texts, texts, max_size=3),
)  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlNotebook]:
    notebook = open_notebook(tmp_path_factory.mktemp("roundtrips") / "me.companion")
    yield notebook
    notebook.close()


@pytest.fixture
def fresh(book: SqlNotebook) -> Callable[[], Unit]:
    """A unit on an empty notebook; nothing of it is kept."""
    return book.write


law = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@law
@given(first=goals, second=goals)
def test_goals(fresh: Callable[[], Unit], first: Goal, second: Goal) -> None:
    with fresh() as unit:
        unit.goals.put(first)
        assert unit.goals.get(first.id) == first
        replaced = Goal(
            first.id, second.words, second.created, second.since, second.why, second.activity, second.state,
            second.state_reason, second.rank, second.noticed,
        )  # fmt: skip
        unit.goals.put(replaced)
        assert unit.goals.all() == [replaced]
        unit.goals.remove(first.id)
        assert unit.goals.get(first.id) is None


@law
@given(goal=goals, key=ids, at=moments, value=st.integers(0, 10), note=texts)
def test_ratings(fresh: Callable[[], Unit], goal: Goal, key: str, at: Moment, value: int, note: str) -> None:
    rating = Rating(key, goal.id, at, value, note)
    with fresh() as unit:
        unit.goals.put(goal)
        unit.goals.put_rating(rating)
        assert unit.goals.ratings(goal.id) == unit.goals.all_ratings() == [rating]
        unit.goals.remove_rating(key)
        assert unit.goals.all_ratings() == []


@law
@given(routine=routines, other=several(steps))
def test_routines(fresh: Callable[[], Unit], routine: Routine, other: tuple[Step, ...]) -> None:
    with fresh() as unit:
        unit.routines.put(Routine(routine.id, "before", routine.created, other))
        unit.routines.put(routine)
        assert unit.routines.get(routine.id) == routine
        assert unit.routines.all() == [routine]
        unit.routines.remove(routine.id)
        assert unit.routines.get(routine.id) is None


@law
@given(movement=movements)
def test_movements(fresh: Callable[[], Unit], movement: Movement) -> None:
    with fresh() as unit:
        unit.movements.put(replace(movement, name="before", figure=None))
        unit.movements.put(movement)
        assert unit.movements.all() == [movement]
        assert unit.movements.get(movement.id) == movement
        unit.movements.remove(movement.id)
        assert unit.movements.get(movement.id) is None


@law
@given(movement=movements, first=media_files, second=media_files)
def test_photos_and_videos(
    fresh: Callable[[], Unit], movement: Movement, first: MediaFile, second: MediaFile
) -> None:
    first, second = (
        replace(file, media=replace(file.media, movement_id=movement.id)) for file in (first, second)
    )
    with fresh() as unit:
        unit.movements.put(movement)
        assert unit.movements.media(movement.id) is None
        assert unit.movements.media_data(movement.id) is None
        unit.movements.put_media(first)
        unit.movements.put_media(second)
        unit.movements.put(movement)  # does not touch it
        assert unit.movements.media(movement.id) == second.media
        assert unit.movements.all_media() == [second.media]
        assert unit.movements.media_data(movement.id) == second.data
        unit.movements.remove_media(movement.id)
        assert unit.movements.all_media() == []


@law
@given(session=sessions)
def test_sessions(fresh: Callable[[], Unit], session: Session) -> None:
    with fresh() as unit:
        unit.sessions.put(Session(session.id, "", "", Size.GOOD, session.started, steps=session.steps * 2))
        unit.sessions.put(session)
        assert unit.sessions.get(session.id) == session
        assert unit.sessions.between(FIRST, LAST, steps=True) == [session]
        assert unit.sessions.unfinished() == (session if session.ended is None else None)
        unit.sessions.remove(session.id)
        assert unit.sessions.get(session.id) is None


@law
@given(day=recorded_days)
def test_days(fresh: Callable[[], Unit], day: Day) -> None:
    with fresh() as unit:
        unit.days.put(Day(day.day, DayState.SMALLER, day.at, "before"))
        unit.days.put(day)
        assert unit.days.get(day.day) == day
        assert unit.days.between(day.day, day.day) == [day]
        unit.days.remove(day.day)
        assert unit.days.get(day.day) is None


@law
@given(check_in=check_ins, plan=check_in_plans)
def test_check_ins(fresh: Callable[[], Unit], check_in: CheckIn, plan: CheckInPlan) -> None:
    with fresh() as unit:
        assert unit.checkins.plan() is None
        unit.checkins.put_plan(CheckInPlan())
        unit.checkins.put_plan(plan)
        assert unit.checkins.plan() == plan
        unit.checkins.put(check_in)
        assert unit.checkins.get(check_in.id) == check_in
        assert unit.checkins.recent(5) == unit.checkins.between(FIRST, LAST) == [check_in]
        unit.checkins.remove(check_in.id)
        assert unit.checkins.recent(5) == []


@law
@given(
    suggestion=suggestions, line=texts, verdict=st.sampled_from(Verdict), at=moments, because=texts
)  # fmt: skip
def test_plans(
    fresh: Callable[[], Unit], suggestion: Suggestion, line: str, verdict: Verdict, at: Moment, because: str
) -> None:
    decision = Decision(suggestion.id, line, verdict, at, because)
    with fresh() as unit:
        unit.plans.add(suggestion)
        assert unit.plans.get(suggestion.id) == suggestion
        assert unit.plans.all() == [suggestion]
        unit.plans.put_decision(Decision(suggestion.id, line, Verdict.OPEN, at))
        unit.plans.put_decision(decision)
        assert unit.plans.decisions(suggestion.id) == [decision]


@law
@given(
    visit=visits,
    kind=st.sampled_from(TalkKind),
    text=texts,
    at=moments,
    printed=st.booleans(),
    of=st.booleans(),
)
def test_visits(
    fresh: Callable[[], Unit], visit: Visit, kind: TalkKind, text: str, at: Moment, printed: bool, of: bool
) -> None:
    item = TalkItem("i", kind, text, at, printed, visit.id if of else "")
    with fresh() as unit:
        unit.visits.put(visit)
        assert unit.visits.get(visit.id) == visit
        assert unit.visits.all() == [visit]
        unit.visits.put_item(item)
        assert unit.visits.items(visit.id) == ([item] if of else [])
        assert unit.visits.items() == ([] if of else [item])
        unit.visits.remove_item("i")
        assert unit.visits.items() == unit.visits.items(visit.id) == []
        unit.visits.remove(visit.id)
        assert unit.visits.get(visit.id) is None


@law
@given(plan=tense_plans, use=uses)
def test_tense(fresh: Callable[[], Unit], plan: TensePlan, use: ReliefUse) -> None:
    with fresh() as unit:
        assert unit.tense.plan() == TensePlan()
        unit.tense.put_plan(plan)
        assert unit.tense.plan() == plan
        unit.tense.put_use(ReliefUse(use.id, "before", use.at))
        unit.tense.put_use(use)
        assert unit.tense.uses() == [use]


@law
@given(reminder=reminders, other=reminders, routine=routines, mark=marks, later=marks)
def test_reminders(
    fresh: Callable[[], Unit], reminder: Reminder, other: Reminder, routine: Routine, mark: Mark, later: Mark
) -> None:
    mark, later = (replace(each, reminder_id=reminder.id) for each in (mark, later))
    with fresh() as unit:
        unit.reminders.put(replace(other, id=reminder.id))
        unit.reminders.put_mark(mark)
        unit.reminders.put(reminder)  # does not touch its mark
        assert unit.reminders.get(reminder.id) == reminder
        assert unit.reminders.marks() == [mark]
        unit.reminders.put_mark(later)
        assert unit.reminders.marks() == [later]
        unit.routines.put(routine)
        of_routine = replace(reminder, routine_id=routine.id)
        unit.reminders.put(of_routine)
        assert unit.reminders.all() == [of_routine]
        unit.routines.put(replace(routine, name="Other", steps=()))
        assert unit.reminders.all() == [of_routine]
        unit.routines.remove(routine.id)
        assert unit.reminders.get(reminder.id) is None
        assert unit.reminders.all() == unit.reminders.marks() == []


@law
@given(about=abouts, draft=drafts, revision=revisions, key=texts, value=texts)
def test_the_rest(
    fresh: Callable[[], Unit], about: AboutMe, draft: Draft, revision: Revision, key: str, value: str
) -> None:
    with fresh() as unit:
        assert unit.about.get() == AboutMe()
        unit.about.put(about)
        assert unit.about.get() == about
        unit.drafts.put(draft)
        assert unit.drafts.get(draft.key) == draft
        assert unit.drafts.all() == [draft]
        unit.drafts.remove(draft.key)
        assert unit.drafts.get(draft.key) is None
        unit.history.add(revision)
        assert unit.history.of(revision.thing, revision.thing_id) == unit.history.all() == [revision]
        assert [thing for thing in Thing if unit.history.all_of(thing)] == [revision.thing]
        assert unit.history.all_of(revision.thing) == [revision]
        unit.history.remove(revision.thing, f"{revision.thing_id}!")
        assert unit.history.all() == [revision]
        unit.history.remove(revision.thing, revision.thing_id)
        assert unit.history.all() == []
        assert unit.settings.get(key) == ""
        unit.settings.put(key, value)
        assert unit.settings.get(key) == value
        assert unit.settings.all() == {key: value}


def test_a_very_long_text_survives_closing(path: Path, at: Callable[..., Moment]) -> None:
    words = "Ł🌹م <b>" * 28_572
    assert len(words) > 200_000
    notebook = open_notebook(path)
    with notebook.write() as unit:
        unit.checkins.put(CheckIn("c", at(), at(), (), words))
        unit.commit()
    notebook.close()
    notebook = open_notebook(path)
    with notebook.read() as unit:
        found = unit.checkins.get("c")
    notebook.close()
    assert found is not None
    assert found.note == words


def test_half_an_emoji_does_not_stop_saving(notebook: SqlNotebook, at: Callable[..., Moment]) -> None:
    with notebook.write() as unit:
        unit.drafts.put(Draft("goal/new", {"words": "walk \ud83c"}, at()))
        unit.goals.put(Goal("g", "wa\x00lk \ud83c", at(), at()))
        unit.history.add(Revision("r", Thing.GOAL, "g", at(), "me", "", {"words": "\udc00 up"}))
        unit.commit()
    with notebook.read() as unit:
        assert [goal.words for goal in unit.goals.all()] == ["walk "]
        assert [draft.fields["words"] for draft in unit.drafts.all()] == ["walk "]
        assert [revision.earlier["words"] for revision in unit.history.all()] == [" up"]
