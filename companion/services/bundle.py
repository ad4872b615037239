"""Every service over one open notebook, for wiring. A screen is handed only those it uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from companion.services.about import AboutService
from companion.services.checkins import CheckInService
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.services.library import LibraryService
from companion.services.plans import PlanService
from companion.services.ports import Notebook
from companion.services.reminders import ReminderService
from companion.services.routines import RoutineService
from companion.services.sessions import SessionService
from companion.services.tense import TenseService
from companion.services.visits import VisitService

if TYPE_CHECKING:
    from companion.services.exports import ExportService
    from companion.services.phone import PhoneService
    from companion.services.progress import ProgressService
    from companion.services.sheets import SheetService


class LookingBack(NamedTuple):
    """The services that look over all that was kept, or take it out. The first screen needs none of them."""

    progress: ProgressService
    sheets: SheetService
    exports: ExportService
    phone: PhoneService


@dataclass(frozen=True, slots=True)
class Services:
    """What ``bootstrap`` builds and the composition of the window takes apart again.

    ``looking_back`` makes its four when first asked, and gives the same ones ever after.
    """

    notebook: Notebook
    goals: GoalService
    routines: RoutineService
    library: LibraryService
    sessions: SessionService
    checkins: CheckInService
    plans: PlanService
    tense: TenseService
    about: AboutService
    visits: VisitService
    drafts: DraftService
    reminders: ReminderService
    looking_back: Callable[[], LookingBack]

    @property
    def progress(self) -> ProgressService:
        return self.looking_back().progress

    @property
    def sheets(self) -> SheetService:
        return self.looking_back().sheets

    @property
    def exports(self) -> ExportService:
        return self.looking_back().exports

    @property
    def phone(self) -> PhoneService:
        return self.looking_back().phone
