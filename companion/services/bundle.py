"""Every service over one open notebook, for wiring. A screen is handed only those it uses."""

from __future__ import annotations

from dataclasses import dataclass

from companion.services.about import AboutService
from companion.services.checkins import CheckInService
from companion.services.drafts import DraftService
from companion.services.exports import ExportService
from companion.services.goals import GoalService
from companion.services.library import LibraryService
from companion.services.plans import PlanService
from companion.services.ports import Notebook
from companion.services.progress import ProgressService
from companion.services.routines import RoutineService
from companion.services.sessions import SessionService
from companion.services.sheets import SheetService
from companion.services.tense import TenseService
from companion.services.visits import VisitService


@dataclass(frozen=True, slots=True)
class Services:
    """What ``bootstrap`` builds and the composition of the window takes apart again."""

    notebook: Notebook
    goals: GoalService
    routines: RoutineService
    library: LibraryService
    sessions: SessionService
    checkins: CheckInService
    progress: ProgressService
    plans: PlanService
    tense: TenseService
    about: AboutService
    visits: VisitService
    sheets: SheetService
    exports: ExportService
    drafts: DraftService
