"""The one place that knows every part: paths, clock and notebook become services.

Heavy parts (SQLAlchemy, ReportLab, pydantic) are imported here, when first needed, to keep the window quick.
"""

from __future__ import annotations

import gc
import os
import tempfile
import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from companion.domain.moments import Moment
from companion.domain.movements import Movement
from companion.drawing.shapes import Drawing
from companion.errors import CompanionError, NotebookError
from companion.i18n import tr
from companion.outside import (
    attach_sheet,
    encode_sheet,
    measure_sheet,
    read_media_file,
    read_movement_file,
    read_movements,
    read_plan_file,
    render_card,
    render_handout,
    render_paper,
    render_sheet,
    save_file,
    save_media_file,
    write_calendar_file,
    write_csv_tables,
    write_json_tables,
)
from companion.resources_path import resource_dir
from companion.sampling import write_sample_notebook

if TYPE_CHECKING:
    from companion.domain.measures import Measure
    from companion.services.agreements import AgreementService
    from companion.services.base import Desk
    from companion.services.bundle import LookingBack, Services
    from companion.services.library import LibraryService
    from companion.services.ports import Clock, Ids, Notebook, Unit
    from companion.services.reminders import ReminderService
    from companion.services.search_ports import Search
    from companion.services.small_steps import SmallStepService
    from companion.ui.desktop import Places, Start, Tools
    from companion.ui.own_movement.poser import PoseBench
    from companion.ui.trouble.screen import TroubleScreen
    from companion.ui.widgets.moving_picture import MovingPicture

NOTEBOOK_NAME = "notebook.companion"


class SystemClock:
    """The computer's local time, with the UTC offset in force now."""

    def now(self) -> Moment:
        return Moment(datetime.now().astimezone().replace(microsecond=0))


class RandomIds:
    """Unique ids."""

    def new(self) -> str:
        return uuid.uuid4().hex


def default_notebook() -> Path:
    """Where the notebook lives unless the person says otherwise."""
    folder = os.environ.get("COMPANION_DATA_DIR") or platformdirs.user_data_dir("companion", appauthor=False)
    return Path(folder) / NOTEBOOK_NAME


def open_services(
    path: Path, *, create: bool = True, clock: Clock | None = None, ids: Ids | None = None
) -> Services:
    """Open (or begin) the notebook at ``path``. Raises a ``NotebookError`` that says what is wrong."""
    from companion.storage.notebook import open_notebook

    return services_over(open_notebook(path, create=create), clock or SystemClock(), ids or RandomIds())


def services_over(notebook: Notebook, clock: Clock, ids: Ids) -> Services:
    """Wire the services to an open notebook."""
    from companion.movement.shelf import Shelf
    from companion.services.about import AboutService
    from companion.services.base import Desk
    from companion.services.bundle import Services
    from companion.services.checkins import CheckInService
    from companion.services.drafts import DraftService
    from companion.services.goals import GoalService
    from companion.services.library import LibraryService
    from companion.services.plans import PlanService
    from companion.services.questions import load_measures
    from companion.services.recycle import RecycleService
    from companion.services.reminders import ReminderService
    from companion.services.routines import RoutineService
    from companion.services.sessions import SessionService
    from companion.services.tense import TenseService
    from companion.services.visits import VisitService

    desk = Desk(notebook, clock, ids)
    reminders = ReminderService(desk)
    measures = load_measures(resource_dir() / "measures")
    shelf = Shelf(resource_dir() / "movements", read_movement_file, read_movements)
    library = LibraryService(desk, shelf, read_media_file, save_media_file)
    return Services(
        notebook=notebook,
        goals=GoalService(desk),
        routines=RoutineService(desk),
        library=library,
        sessions=SessionService(desk),
        checkins=CheckInService(desk, measures),
        plans=PlanService(desk, library, read_plan_file),
        tense=TenseService(desk, render_card, save_file),
        about=AboutService(desk, read_media_file),
        visits=VisitService(desk),
        drafts=DraftService(desk),
        reminders=reminders,
        recycle=RecycleService(desk),
        looking_back=cache(partial(_looking_back, desk, measures, reminders, library)),
    )


def _looking_back(
    desk: Desk, measures: Sequence[Measure], reminders: ReminderService, library: LibraryService
) -> LookingBack:
    from companion.services.about_page import AboutPageService
    from companion.services.after_visits import AfterVisitService
    from companion.services.both_sides import BothSidesService
    from companion.services.bundle import LookingBack
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
    from companion.services.questions import questions_of
    from companion.services.rulers import RulerService
    from companion.services.search import SearchService
    from companion.services.sheet_files import SheetFiles
    from companion.services.sheet_habits import SheetHabitService
    from companion.services.sheets import SheetService
    from companion.services.small_steps import SmallStepService

    sheets = SheetService(desk, questions_of(measures), measure_sheet, encode_sheet)
    writers = {"csv": write_csv_tables, "json": write_json_tables}
    small_steps = SmallStepService(desk)
    return LookingBack(
        progress=ProgressService(desk),
        sheets=sheets,
        sheet_habits=SheetHabitService(desk),
        sheet_files=SheetFiles(sheets, render_sheet, attach_sheet, save_file),
        exports=ExportService(desk, writers),
        phone=PhoneService(reminders, write_calendar_file),
        search=SearchService(desk, search_in),
        look_back=LookBackService(desk, search_in, questions_of(measures)),
        measures=MeasureService(measures),
        clinic_scores=ClinicScoreService(desk),
        ladders=LadderService(desk),
        rulers=RulerService(desk, measures),
        small_steps=small_steps,
        both_sides=BothSidesService(desk),
        goal_stories=GoalStoryService(desk),
        fine=FineService(desk),
        about_page=AboutPageService(desk),
        papers=PaperService(desk, library, render_handout, render_paper, save_file),
        after_visits=AfterVisitService(desk),
        agreements=_agreements(desk, library, small_steps),
    )


def _agreements(desk: Desk, library: LibraryService, small_steps: SmallStepService) -> AgreementService:
    from companion.services.agreements import AgreementService
    from companion.services.goals import GoalService
    from companion.services.plans import PlanService
    from companion.services.routines import RoutineService
    from companion.services.visits import VisitService

    return AgreementService(
        VisitService(desk),
        GoalService(desk),
        small_steps,
        library,
        RoutineService(desk),
        PlanService(desk, library, read_plan_file),
    )


def search_in(unit: Unit) -> Search:
    """See ``companion.services.search_ports.Searching``."""
    from companion.storage.repositories.search import SqlSearch

    return unit.using(SqlSearch)


def need_screen() -> None:
    """Raises ``CompanionError`` where no window can be shown."""
    from companion.screens import has_screen

    if not has_screen():
        raise CompanionError(
            tr("There is no screen here to open the window on."),
            tr(
                "Start it on a desktop. Without a screen, “companion sheet” still writes the sheet for a visit."
            ),
        )


def run_window(path: Path | None) -> int:
    """Open the window on ``path``, else the notebook used last, else the usual one. Returns when it is closed.

    Raises ``CompanionError`` where there is no screen.
    """
    need_screen()
    # Looking for garbage while thousands of modules' objects are made costs a tenth of the start;
    # ``Desktop`` turns it on again once the first screen can be used.
    gc.disable()
    try:
        from companion.ui.desktop import run
        from companion.ui.preferences import PreferencesFile

        return run(first_start(path, PreferencesFile().load().last_notebook))
    finally:
        gc.enable()


def first_start(path: Path | None, last: str) -> Start:
    """How the window starts: on ``path``, else on the notebook used ``last`` (a path or ``""``)."""
    if path is not None:
        return window_start(path)
    if last:
        return window_start(Path(last), awaited=True)
    return window_start(default_notebook())


def window_start(path: Path, *, awaited: bool = False) -> Start:
    """How the window starts on the notebook at ``path``. See :func:`open_for_window`."""
    from companion.ui.desktop import Start

    return Start(
        path,
        partial(open_for_window, awaited=awaited),
        make_places,
        make_trouble,
        open_chosen=open_for_window,
        remembers=True,
    )


def run_trial(*, weeks: int) -> int:
    """Open the window on a sample notebook in a temporary folder that is removed afterwards.

    Raises ``CompanionError`` where there is no screen.
    """
    need_screen()
    from companion.ui.desktop import Start, run

    with tempfile.TemporaryDirectory(prefix="companion-sample-") as folder:
        place = Path(folder) / NOTEBOOK_NAME
        return run(Start(place, partial(_open_trial, weeks), make_places, make_trouble))


def try_window(path: Path, limit_s: float) -> str:
    """Open the window on ``path``, visit every place, close it. Returns what went wrong, or ``""``."""
    from companion.ui.window_trial import try_window as visit_every_place

    return visit_every_place(window_start(path), limit_s)


def open_for_window(path: Path, *, awaited: bool = False) -> Services:
    """:func:`open_services`, off the window's thread; the first screen is imported there too.

    A notebook that is not there is begun in a folder that is; the usual place makes its folder as well.
    An ``awaited`` notebook was there before and is never begun anew: an empty one would look like everything
    was lost, while a USB stick may just be out. Raises a ``NotebookError``.
    """
    usual = path == default_notebook()
    if not usual and not _is_there(path) and (awaited or not _is_there(path.parent)):
        raise NotebookError(
            tr("Your notebook is not there right now."),
            tr(
                "It may be on a USB stick or a drive that is not plugged in. Plug it in and try again. "
                "You can also open another notebook, or start a new one."
            ),
        )
    services = open_services(path)
    import_module("companion.ui.places")
    import_module("companion.ui.today.screen")
    return services


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # something is there that we may not see; opening it says what
        return True


def make_places(services: Services, tools: Tools) -> Places:
    """The screens over an open notebook."""
    from companion.ui.places import NotebookPlaces

    return NotebookPlaces(services, tools, draw_movement, move_movement, make_bench)


def make_trouble(error: CompanionError, path: Path) -> TroubleScreen:
    """What is shown when the notebook at ``path`` cannot be opened."""
    from companion.ui.trouble.screen import TroubleScreen

    return TroubleScreen(error, path)


def draw_movement(movement: Movement, width: float, height: float) -> Drawing:
    """A movement as a still drawing: the start as a ghost, the end solid, an arrow between."""
    from companion.movements import draw

    return draw(movement, width, height)


def move_movement(movement: Movement, width: float, height: float) -> MovingPicture | None:
    """A movement to be seen moving, from any side; ``None`` where it has no figure."""
    from companion.movements import Film

    return Film(movement.figure, width, height) if movement.figure else None


def make_bench() -> PoseBench:
    """A bench to pose the drawn person on."""
    from companion.movement.workbench import Workbench

    return Workbench()


def _open_trial(weeks: int, place: Path) -> Services:
    if not place.exists():
        write_sample_notebook(place, weeks=weeks, seed=1, last=SystemClock().now().day)
    return open_for_window(place)
