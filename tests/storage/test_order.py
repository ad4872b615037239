"""Things come back in the order each screen promises, and what belongs to another thing goes or stays with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from companion.domain.checkins import CheckIn
from companion.domain.goals import Goal, Rating
from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.plans import Decision, PlanFile, Suggestion, Verdict
from companion.domain.routines import Routine, Size, Step
from companion.domain.sessions import Day, DayState, Outcome, Session, StepDone
from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.services.ports import Unit
from companion.storage.notebook import SqlNotebook

At = Callable[..., Moment]


def _session(key: str, started: Moment, ended: Moment | None = None) -> Session:
    steps = tuple(StepDone(f"{key}{i}", "bridge", "Bridge", Outcome.DONE) for i in range(3))
    return Session(key, "r", "Morning", Size.ORDINARY, started, ended, steps)


def test_goals_by_rank_then_age(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        for key, rank, day in (("c", 1, 0), ("b", 0, 5), ("a", 0, 2), ("d", 1, 0)):
            unit.goals.put(Goal(key, "w", at(day), at(day), rank=rank))
        unit.goals.put(Goal("c", "changed", at(0), at(9), rank=1))
        assert [goal.id for goal in unit.goals.all()] == ["a", "b", "c", "d"]


def test_routines_by_rank_then_age_with_their_own_steps(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        for key, rank in (("z", 0), ("a", 0), ("m", -1)):
            steps = tuple(Step(f"{key}{i}", "m", f"{key} {i}", {}) for i in (2, 0, 1))
            unit.routines.put(Routine(key, key, at(), steps, rank=rank))
        found = unit.routines.all()
    assert [routine.id for routine in found] == ["m", "z", "a"]
    for routine in found:
        assert [step.id for step in routine.steps] == [f"{routine.id}{i}" for i in (2, 0, 1)]


def test_time_order_counts_offsets(notebook: SqlNotebook, at: At) -> None:
    earlier = at(1, 9, offset=9)  # 9:00 in Tokyo is midnight UTC
    later = at(1, 1)
    with notebook.write() as unit:
        unit.goals.put(Goal("g", "w", at(), at()))
        for key, when in (("later", later), ("earlier", earlier)):
            unit.sessions.put(_session(key, when))
            unit.checkins.put(CheckIn(key, when, at()))
            unit.goals.put_rating(Rating(key, "g", when, 5))
            unit.history.add(Revision(key, Thing.GOAL, "g", when, ME, ""))
        span = (date(2026, 3, 2), date(2026, 3, 2))
        assert [s.id for s in unit.sessions.between(*span)] == ["earlier", "later"]
        assert [c.id for c in unit.checkins.between(*span)] == ["earlier", "later"]
        assert [c.id for c in unit.checkins.recent(1)] == ["later"]
        assert [r.id for r in unit.goals.ratings("g")] == ["earlier", "later"]
        assert [r.id for r in unit.history.of(Thing.GOAL, "g")] == ["earlier", "later"]


def test_a_day_is_the_local_day(notebook: SqlNotebook, at: At) -> None:
    late_in_honolulu = at(1, 23, offset=-10)  # already the next day in UTC
    with notebook.write() as unit:
        unit.sessions.put(_session("s", late_in_honolulu))
        unit.checkins.put(CheckIn("c", late_in_honolulu, at()))
        day, next_day = date(2026, 3, 2), date(2026, 3, 3)
        assert len(unit.sessions.between(day, day)) == len(unit.checkins.between(day, day)) == 1
        assert unit.sessions.between(next_day, next_day) == unit.checkins.between(next_day, next_day) == []


def test_between_includes_both_ends(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        for day in range(6):
            unit.sessions.put(_session(f"s{day}", at(day)))
            unit.days.put(Day(at(day).day, DayState.DID_IT, at(day)))
            unit.checkins.put(CheckIn(f"c{day}", at(day), at(day)))
        span = (at(1).day, at(3).day)
        assert [s.id for s in unit.sessions.between(*span)] == ["s1", "s2", "s3"]
        assert [s.id for s in unit.sessions.between(*span, steps=True)] == ["s1", "s2", "s3"]
        assert [d.day for d in unit.days.between(*span)] == [at(1).day, at(2).day, at(3).day]
        assert unit.days.states(*span) == {at(day).day: DayState.DID_IT for day in (1, 2, 3)}
        assert [c.id for c in unit.checkins.between(*span)] == ["c1", "c2", "c3"]


def test_steps_are_read_only_when_asked_for(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.sessions.put(_session("a", at(1)))
        unit.sessions.put(_session("b", at(0)))
        unit.commit()
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(notebook._reader, "before_cursor_execute", listen)
    with notebook.read() as unit:
        bare = unit.sessions.between(date.min, date.max)
    assert asked
    assert not any("session_steps" in statement for statement in asked)
    assert [session.steps for session in bare] == [(), ()]
    with notebook.read() as unit:
        whole = unit.sessions.between(date.min, date.max, steps=True)
    assert whole == [_session("b", at(0)), _session("a", at(1))]
    assert len([statement for statement in asked if "session_steps" in statement]) == 1


def test_unfinished_is_the_latest_without_an_end(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.sessions.put(_session("old", at(1)))
        unit.sessions.put(_session("cut off", at(3)))
        unit.sessions.put(_session("whole", at(5), at(5, 13)))
        assert unit.sessions.unfinished() == _session("cut off", at(3))


def test_visits_by_day_with_undated_last(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.visits.put(Visit("none", None))
        unit.visits.put(Visit("late", date(2026, 5, 1)))
        unit.visits.put(Visit("early", date(2026, 4, 1)))
        assert [visit.id for visit in unit.visits.all()] == ["early", "late", "none"]


def test_suggestions_latest_received_first(notebook: SqlNotebook, at: At) -> None:
    plan = PlanFile("p", 1, "t", "Ana", "", date(2026, 1, 1), "", ())
    with notebook.write() as unit:
        for key, day in (("first", 0), ("third", 9), ("second", 4)):
            unit.plans.add(Suggestion(key, plan, at(day)))
        assert [suggestion.id for suggestion in unit.plans.all()] == ["third", "second", "first"]


def test_same_second_keeps_the_order_of_writing(notebook: SqlNotebook, at: At) -> None:
    keys = ["z", "a", "m"]
    with notebook.write() as unit:
        for key in keys:
            unit.history.add(Revision(key, Thing.DAY, "d", at(), ME, ""))
            unit.visits.put_item(TalkItem(key, TalkKind.TALK, key, at()))
        unit.visits.put_item(TalkItem("z", TalkKind.TALK, "changed", at()))
        assert [revision.id for revision in unit.history.all()] == keys
        assert [item.id for item in unit.visits.items()] == keys


def test_editing_a_goal_keeps_its_ratings_and_removing_it_takes_them(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.goals.put(Goal("g", "w", at(), at()))
        unit.goals.put_rating(Rating("r", "g", at(), 4))
        unit.goals.put(Goal("g", "other words", at(), at()))
        assert len(unit.goals.ratings("g")) == 1
        unit.goals.remove("g")
        assert unit.goals.all_ratings() == []


def test_forgetting_a_story_leaves_those_of_other_things(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        for key, thing, thing_id in (
            ("r", Thing.GOAL, "g"),
            ("s", Thing.GOAL, "h"),
            ("t", Thing.ROUTINE, "g"),
        ):
            unit.history.add(Revision(key, thing, thing_id, at(), ME, ""))
        unit.history.remove(Thing.GOAL, "g")
        assert [revision.id for revision in unit.history.all()] == ["s", "t"]


def test_removing_a_session_takes_its_steps(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.sessions.put(_session("s", at()))
        unit.sessions.remove("s")
        assert unit.tables()["session_steps"].rows == []


def test_removing_a_routine_keeps_its_sessions(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.routines.put(Routine("r", "Morning", at(), (Step("s", "m", "M", {}),)))
        unit.sessions.put(_session("s", at()))
        unit.routines.remove("r")
        assert unit.tables()["steps"].rows == []
        assert unit.sessions.get("s") == _session("s", at())


def test_removing_a_visit_gives_its_lines_back(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.visits.put(Visit("v", None))
        unit.visits.put_item(TalkItem("i", TalkKind.QUESTION, "May I dig?", at(), visit_id="v"))
        unit.visits.remove("v")
        assert unit.visits.items() == [TalkItem("i", TalkKind.QUESTION, "May I dig?", at())]


def _orphan_rating(unit: Unit, at: Moment) -> None:
    unit.goals.put_rating(Rating("r", "nobody", at, 4))


def _orphan_decision(unit: Unit, at: Moment) -> None:
    unit.plans.put_decision(Decision("nobody", "line", Verdict.TAKEN, at))


def _orphan_line(unit: Unit, at: Moment) -> None:
    unit.visits.put_item(TalkItem("i", TalkKind.TALK, "t", at, visit_id="nobody"))


@pytest.mark.parametrize("orphan", [_orphan_rating, _orphan_decision, _orphan_line])
def test_nothing_points_to_a_thing_that_is_not_there(
    notebook: SqlNotebook, at: At, orphan: Callable[[Unit, Moment], None]
) -> None:
    with notebook.write() as unit, pytest.raises(IntegrityError):
        orphan(unit, at())
