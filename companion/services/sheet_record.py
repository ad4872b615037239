"""Everything the sheet may draw on, read in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from companion.domain.about import AboutMe
from companion.domain.both_sides import ChosenLine
from companion.domain.checkins import CheckIn
from companion.domain.goals import Goal, Rating
from companion.domain.history import Thing
from companion.domain.ladder import Ladder, Rung
from companion.domain.moments import Moment
from companion.domain.plans import Decision, Suggestion
from companion.domain.routines import Routine
from companion.domain.rulers import RulerMark
from companion.domain.sessions import Day, DayState, Session
from companion.domain.sheet_choices import LineChoice
from companion.domain.tense import ReliefUse, TensePlan
from companion.domain.visits import TalkItem, Visit
from companion.services.about import portrait_shared
from companion.services.both_sides import read_chosen
from companion.services.ports import Unit
from companion.services.progress import alike_since


@dataclass(frozen=True, slots=True)
class Record:
    """What the notebook holds. ``first``-``last`` is the span of the page; ``far`` (at most ``first``) is where the
    diary begins, and sessions, days and check-ins reach back to it. ``choices`` are by line key.

    ``portrait_shared`` is ``None`` where there is no picture of the person.
    """

    about: AboutMe
    portrait_shared: bool | None
    goals: list[Goal]
    ratings: Mapping[str, list[Rating]]
    alike_since: Mapping[str, Moment]
    far_sessions: list[Session]
    far_days: list[Day]
    far_check_ins: list[CheckIn]
    routines: list[Routine]
    suggestions: list[Suggestion]
    decisions: list[Decision]
    items: list[TalkItem]
    visit: Visit | None
    tense: TensePlan
    uses: list[ReliefUse]
    choices: Mapping[str, LineChoice]
    sides: list[ChosenLine]
    ladders: Mapping[str, Ladder]
    rungs: Mapping[str, list[Rung]]
    rulers: Mapping[str, list[RulerMark]]
    sample: bool
    first: date
    last: date

    def shown_goals(self) -> list[Goal]:
        """Goals that are open, or changed how they stand within the span."""
        return [goal for goal in self.goals if _is_shown(goal, self.first)]

    @property
    def sessions(self) -> list[Session]:
        return [session for session in self.far_sessions if session.started.day >= self.first]

    @property
    def days(self) -> Mapping[date, DayState]:
        """What was said of each day of the page."""
        return {day.day: day.state for day in self.far_days if day.day >= self.first}

    @property
    def check_ins(self) -> list[CheckIn]:
        return [check_in for check_in in self.far_check_ins if check_in.at.day >= self.first]


def _is_shown(goal: Goal, first: date) -> bool:
    return goal.state.is_open or goal.since.day >= first


def read_record(unit: Unit, first: date, last: date, far: date, *, steps: bool) -> Record:
    """Read it all; ``steps`` says whether the steps of each session are wanted, for the diary."""
    ratings: dict[str, list[Rating]] = {}
    for rating in unit.goals.all_ratings():
        if rating.at.day <= last:
            ratings.setdefault(rating.goal_id, []).append(rating)
    suggestions = unit.plans.all()
    goals = unit.goals.all()
    parts, shown = unit.goal_parts, [goal.id for goal in goals if _is_shown(goal, first)]
    return Record(
        about=unit.about.get(),
        portrait_shared=portrait_shared(unit),
        goals=goals,
        ratings=ratings,
        alike_since=alike_since(unit.history.all_of(Thing.GOAL)),
        far_sessions=unit.sessions.between(far, last, steps=steps),
        far_days=unit.days.between(far, last),
        far_check_ins=unit.checkins.between(far, last),
        routines=unit.routines.all(),
        suggestions=suggestions,
        decisions=[d for s in suggestions for d in unit.plans.decisions(s.id)],
        items=unit.visits.items(),
        visit=next((v for v in unit.visits.all() if v.happened is None), None),
        tense=unit.tense.plan(),
        uses=[use for use in unit.tense.uses() if first <= use.at.day <= last],
        choices=unit.sheet_choices.all(),
        sides=read_chosen(unit),
        ladders={key: parts.ladder(key) for key in shown},
        rungs={key: [rung for rung in parts.rungs(key) if rung.at.day <= last] for key in shown},
        rulers={key: [mark for mark in parts.rulers(key) if mark.at.day <= last] for key in shown},
        sample=unit.settings.get("sample") != "",
        first=first,
        last=last,
    )
