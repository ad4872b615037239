"""What Today shows, read from the notebook in one go, so that a refresh without news changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from companion.domain.checkins import WEEKLY
from companion.domain.drafts import reflection_key
from companion.domain.plans import Suggestion
from companion.domain.routines import Routine
from companion.domain.sessions import DayState, Session
from companion.domain.visits import Visit
from companion.services.about import AboutService
from companion.services.checkins import CheckInService
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.services.plans import PlanService, still_open
from companion.services.reminders import ReminderService
from companion.services.routines import RoutineService
from companion.services.sessions import SessionService
from companion.services.tense import TenseService
from companion.services.visits import VisitService
from companion.ui.reminders.view import RemindersToday, reminders_today
from companion.ui.today.greeting import goal_of_the_day, goal_words, greeting

NEWEST_PLANS = 3
"""How many of the latest plans are looked through for open lines."""


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A suggestion with lines that wait for a choice, for as long as the person likes."""

    suggestion: Suggestion
    lines: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything Today shows. ``goal_id`` is the goal ``quote`` is of; ``reflecting`` is an ended session about which
    something was being written."""

    greeting: str
    day: date
    quote: str
    goal_id: str
    routines: tuple[Routine, ...]
    put_away: int
    unfinished: Session | None
    reflecting: Session | None
    state: DayState | None
    visit: Visit | None
    items: int
    questions: int
    weekly: bool
    note_later: bool
    plan: OpenPlan | None
    reminders: RemindersToday


@dataclass(frozen=True, slots=True)
class Sources:
    """The services Today reads. ``now`` is the local time, for the greeting alone."""

    about: AboutService
    goals: GoalService
    routines: RoutineService
    sessions: SessionService
    visits: VisitService
    checkins: CheckInService
    tense: TenseService
    plans: PlanService
    drafts: DraftService
    reminders: ReminderService
    now: Callable[[], datetime]

    def read(self) -> Facts:
        """Today as the notebook has it now."""
        day = self.sessions.today()
        described = self.sessions.day(day)
        goal = goal_of_the_day(self.goals.all(), day)
        every = self.routines.all()
        waiting = self.checkins.waiting()
        return Facts(
            greeting=greeting(self.now().hour, self.about.get().name),
            day=day,
            quote=goal_words(goal),
            goal_id=goal.id if goal is not None else "",
            routines=tuple(routine for routine in every if not routine.put_away),
            put_away=sum(routine.put_away for routine in every),
            unfinished=self.sessions.unfinished(),
            reflecting=self._reflecting(day),
            state=described.state if described else None,
            visit=self.visits.next(),
            items=len(self.visits.items()),
            questions=len(waiting),
            weekly=all(asked.days == WEEKLY for asked in waiting),
            note_later=self.tense.has_note_later(),
            plan=self._open_plan(),
            reminders=reminders_today(self.reminders, day),
        )

    def _reflecting(self, day: date) -> Session | None:
        """The latest session since yesterday, when its "how was that?" was cut off."""
        recent = self.sessions.between(day - timedelta(days=1), day)
        ended = [session for session in recent if session.ended is not None]
        if not ended or (ended[-1].effort, ended[-1].helped, ended[-1].note) != (None, None, ""):
            return None
        return ended[-1] if self.drafts.load(reflection_key(ended[-1].id)) else None

    def _open_plan(self) -> OpenPlan | None:
        """The newest suggestion with open lines."""
        for suggestion in self.plans.all()[:NEWEST_PLANS]:
            lines = still_open(self.plans.picture(suggestion.id))
            if lines:
                return OpenPlan(suggestion, lines)
        return None
