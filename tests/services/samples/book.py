"""A sample notebook, read whole, for the tests that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from companion.bootstrap import open_services
from companion.domain.both_sides import BothSides, SideLine
from companion.domain.checkins import CheckIn, CheckInPlan
from companion.domain.clinic_scores import ClinicScore
from companion.domain.goals import Goal, Rating
from companion.domain.history import Revision, Thing
from companion.domain.ladder import Ladder, Rung
from companion.domain.moments import Moment
from companion.domain.plans import Decision, Suggestion
from companion.domain.routines import Routine
from companion.domain.rulers import RulerMark
from companion.domain.sessions import Day, Session
from companion.domain.small_steps import SmallStep
from companion.domain.tense import ReliefUse, TensePlan
from companion.domain.visits import TalkItem, Visit

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
    check_in_plan: CheckInPlan | None
    clinic_scores: list[ClinicScore]
    visits: list[Visit]
    items: list[TalkItem]
    past_items: list[TalkItem]
    routines: list[Routine]
    suggestions: list[Suggestion]
    decisions: list[Decision]
    tense: TensePlan
    uses: list[ReliefUse]
    ladders: list[Ladder]
    rungs: list[Rung]
    rulers: list[RulerMark]
    small_steps: list[SmallStep]
    sides: list[BothSides]
    side_lines: list[SideLine]
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
        yield from (score.at for score in self.clinic_scores)
        yield from (visit.happened for visit in self.visits if visit.happened is not None)
        yield from (item.at for item in [*self.items, *self.past_items])
        yield from (use.at for use in self.uses)
        yield from (suggestion.received for suggestion in self.suggestions)
        yield from (decision.at for decision in self.decisions)
        yield from (routine.created for routine in self.routines)
        yield from (step.changed for r in self.routines for step in r.steps if step.changed is not None)
        yield from (each.at for each in [*self.rungs, *self.rulers, *self.side_lines])
        yield from (at for s in self.small_steps for at in (s.created, s.done) if at is not None)
        yield from (page.created for page in self.sides)
        if self.tense.written is not None:
            yield self.tense.written

    def written_days(self) -> set[date]:
        return {moment.day for moment in self.moments()} | {day.day for day in self.days}


def read(path: Path, weeks: int) -> Book:
    """The sample notebook of ``weeks`` at ``path``."""
    services = open_services(path, create=False)
    try:
        with services.notebook.read() as unit:
            visits = unit.visits.all()
            suggestions = unit.plans.all()
            goals = unit.goals.all()
            sides = unit.both_sides.all()
            return Book(
                path=path,
                weeks=weeks,
                goals=goals,
                ratings=unit.goals.all_ratings(),
                history=unit.history.all(),
                sessions=unit.sessions.between(LONG_AGO, date.max, steps=True),
                days=unit.days.between(LONG_AGO, date.max),
                check_ins=unit.checkins.between(LONG_AGO, date.max),
                check_in_plan=unit.checkins.plan(),
                clinic_scores=unit.clinic_scores.all(),
                visits=visits,
                items=unit.visits.items(),
                past_items=[item for visit in visits for item in unit.visits.items(visit.id)],
                routines=unit.routines.all(),
                suggestions=suggestions,
                decisions=[d for s in suggestions for d in unit.plans.decisions(s.id)],
                tense=unit.tense.plan(),
                uses=unit.tense.uses(),
                ladders=[unit.goal_parts.ladder(goal.id) for goal in goals],
                rungs=[rung for goal in goals for rung in unit.goal_parts.rungs(goal.id)],
                rulers=[mark for goal in goals for mark in unit.goal_parts.rulers(goal.id)],
                small_steps=[step for goal in goals for step in unit.goal_parts.steps(goal.id)],
                sides=sides,
                side_lines=[line for page in sides for line in unit.both_sides.lines(page.id)],
                tables={name: repr(rows) for name, rows in unit.tables().items()},
            )
    finally:
        services.notebook.close()


Library = Callable[[int, int], Book]
