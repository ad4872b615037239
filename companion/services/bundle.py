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
from companion.services.recycle import RecycleService
from companion.services.reminders import ReminderService
from companion.services.routines import RoutineService
from companion.services.sessions import SessionService
from companion.services.tense import TenseService
from companion.services.visits import VisitService

if TYPE_CHECKING:
    from companion.services.about_page import AboutPageService
    from companion.services.after_visits import AfterVisitService
    from companion.services.agreements import AgreementService
    from companion.services.both_sides import BothSidesService
    from companion.services.clinic_scores import ClinicScoreService
    from companion.services.exports import ExportService
    from companion.services.fine import FineService
    from companion.services.goal_story import GoalStoryService
    from companion.services.ladders import LadderService
    from companion.services.look_back import LookBackService
    from companion.services.measures import MeasureService
    from companion.services.papers import PaperService
    from companion.services.phone import PhoneService
    from companion.services.progress import ProgressService
    from companion.services.rulers import RulerService
    from companion.services.search import SearchService
    from companion.services.sheet_files import SheetFiles
    from companion.services.sheet_habits import SheetHabitService
    from companion.services.sheets import SheetService
    from companion.services.small_steps import SmallStepService


class LookingBack(NamedTuple):
    """The services that look over all that was kept, or take it out. The first screen needs none of them."""

    progress: ProgressService
    sheets: SheetService
    sheet_files: SheetFiles
    sheet_habits: SheetHabitService
    exports: ExportService
    phone: PhoneService
    search: SearchService
    look_back: LookBackService
    measures: MeasureService
    clinic_scores: ClinicScoreService
    papers: PaperService
    after_visits: AfterVisitService
    agreements: AgreementService
    ladders: LadderService
    rulers: RulerService
    small_steps: SmallStepService
    both_sides: BothSidesService
    goal_stories: GoalStoryService
    fine: FineService
    about_page: AboutPageService


@dataclass(frozen=True, slots=True)
class Services:
    """What ``bootstrap`` builds and the composition of the window takes apart again.

    ``looking_back`` makes its services when first asked, and gives the same ones ever after.
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
    recycle: RecycleService
    looking_back: Callable[[], LookingBack]

    @property
    def progress(self) -> ProgressService:
        return self.looking_back().progress

    @property
    def sheets(self) -> SheetService:
        return self.looking_back().sheets

    @property
    def sheet_files(self) -> SheetFiles:
        return self.looking_back().sheet_files

    @property
    def sheet_habits(self) -> SheetHabitService:
        return self.looking_back().sheet_habits

    @property
    def exports(self) -> ExportService:
        return self.looking_back().exports

    @property
    def phone(self) -> PhoneService:
        return self.looking_back().phone

    @property
    def search(self) -> SearchService:
        return self.looking_back().search

    @property
    def look_back(self) -> LookBackService:
        return self.looking_back().look_back

    @property
    def measures(self) -> MeasureService:
        return self.looking_back().measures

    @property
    def clinic_scores(self) -> ClinicScoreService:
        return self.looking_back().clinic_scores

    @property
    def papers(self) -> PaperService:
        return self.looking_back().papers

    @property
    def ladders(self) -> LadderService:
        return self.looking_back().ladders

    @property
    def rulers(self) -> RulerService:
        return self.looking_back().rulers

    @property
    def small_steps(self) -> SmallStepService:
        return self.looking_back().small_steps

    @property
    def both_sides(self) -> BothSidesService:
        return self.looking_back().both_sides

    @property
    def goal_stories(self) -> GoalStoryService:
        return self.looking_back().goal_stories

    @property
    def fine(self) -> FineService:
        return self.looking_back().fine

    @property
    def after_visits(self) -> AfterVisitService:
        return self.looking_back().after_visits

    @property
    def agreements(self) -> AgreementService:
        return self.looking_back().agreements

    @property
    def about_page(self) -> AboutPageService:
        return self.looking_back().about_page
