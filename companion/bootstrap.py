"""The one place that knows every part: paths, clock and notebook become services.

Heavy parts (SQLAlchemy, ReportLab, pydantic) are imported here, when first needed, to keep the window quick.
"""

from __future__ import annotations

import gc
import os
import tempfile
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
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
from companion.resources_path import resource_dir

if TYPE_CHECKING:
    from companion.domain.calendar import CalendarEvent
    from companion.domain.checkins import Question
    from companion.domain.fridge_card import FridgeCard
    from companion.domain.media import TakenIn
    from companion.domain.plans import PlanFile
    from companion.domain.sheet import SheetData
    from companion.domain.tables import PlainTable
    from companion.services.base import Desk
    from companion.services.bundle import LookingBack, Services
    from companion.services.ports import Clock, Ids, Notebook
    from companion.services.reminders import ReminderService
    from companion.services.samples import SampleRequest
    from companion.ui.desktop import Places, Start, Tools
    from companion.ui.own_movement.poser import PoseBench
    from companion.ui.trouble.screen import TroubleScreen
    from companion.ui.widgets.moving_picture import MovingPicture

NOTEBOOK_NAME = "notebook.companion"
SAMPLE_PLANS = ("low-back.plan.json", "low-back-2.plan.json")


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
    from companion.services.questions import load_questions
    from companion.services.reminders import ReminderService
    from companion.services.routines import RoutineService
    from companion.services.sessions import SessionService
    from companion.services.tense import TenseService
    from companion.services.visits import VisitService

    desk = Desk(notebook, clock, ids)
    reminders = ReminderService(desk)
    questions = load_questions(resource_dir() / "measures")
    shelf = Shelf(resource_dir() / "movements", read_movement_file, read_movements)
    library = LibraryService(desk, shelf, read_media_file, save_media_file)
    return Services(
        notebook=notebook,
        goals=GoalService(desk),
        routines=RoutineService(desk),
        library=library,
        sessions=SessionService(desk),
        checkins=CheckInService(desk, questions),
        plans=PlanService(desk, library, read_plan_file),
        tense=TenseService(desk, render_card, save_file),
        about=AboutService(desk),
        visits=VisitService(desk),
        drafts=DraftService(desk),
        reminders=reminders,
        looking_back=cache(partial(_looking_back, desk, questions, reminders)),
    )


def _looking_back(desk: Desk, questions: Sequence[Question], reminders: ReminderService) -> LookingBack:
    from companion.services.bundle import LookingBack
    from companion.services.exports import ExportService
    from companion.services.phone import PhoneService
    from companion.services.progress import ProgressService
    from companion.services.sheets import SheetService

    sheets = SheetService(desk, questions)
    writers = {"csv": write_csv_tables, "json": write_json_tables}
    return LookingBack(
        progress=ProgressService(desk),
        sheets=sheets,
        exports=ExportService(desk, sheets, render_sheet, save_file, writers),
        phone=PhoneService(reminders, write_calendar_file),
    )


def shipped_movements() -> tuple[Movement, ...]:
    """The movement library that ships with the program."""
    return read_movements(resource_dir() / "movements")


def read_movements(folder: Path) -> tuple[Movement, ...]:
    """Every movement file of ``folder``, by name. See ``companion.movement.library``."""
    from companion.movement.library import load_library

    return load_library(folder)


def read_movement_file(path: Path) -> Movement:
    """One movement file. See ``companion.movement.reading``."""
    from companion.movement.reading import read_movement

    return read_movement(path)


def read_plan_file(path: Path, known_movements: Mapping[str, Movement]) -> PlanFile:
    """See ``companion.services.ports.PlanReader``."""
    from companion.exchange.plan_file import read_plan

    return read_plan(path, known_movements)


def render_sheet(data: SheetData, progress: Callable[[float], bool] | None = None) -> bytes:
    """See ``companion.services.ports.SheetRenderer``."""
    from companion.reports.sheet import render_sheet as render

    return render(data, progress)


def render_card(card: FridgeCard, progress: Callable[[float], bool] | None = None) -> bytes:
    """See ``companion.services.ports.CardRenderer``."""
    from companion.reports.fridge_card import render_fridge_card

    return render_fridge_card(card, progress)


def save_file(data: bytes, path: Path) -> None:
    """See ``companion.services.ports.FileSaver``."""
    from companion.reports.files import save_pdf

    save_pdf(data, path)


def write_csv_tables(
    tables: Mapping[str, PlainTable], folder: Path, files: Mapping[str, bytes]
) -> list[Path]:
    """See ``companion.services.ports.TableWriter``."""
    from companion.exchange.tables import write_csv

    return write_csv(tables, folder, files)


def write_json_tables(
    tables: Mapping[str, PlainTable], folder: Path, files: Mapping[str, bytes]
) -> list[Path]:
    """See ``companion.services.ports.TableWriter``."""
    from companion.exchange.tables import write_json

    return write_json(tables, folder, files)


def write_calendar_file(events: Sequence[CalendarEvent], made: Moment, path: Path) -> None:
    """See ``companion.services.ports.CalendarWriter``."""
    from companion.exchange.calendar import write_calendar

    write_calendar(events, made, path)


def read_media_file(path: Path) -> TakenIn:
    """See ``companion.services.ports.MediaReader``."""
    from companion.exchange.media import read_media

    return read_media(path)


def save_media_file(data: bytes, path: Path) -> None:
    """See ``companion.services.ports.FileSaver``."""
    from companion.exchange.whole_files import save_files

    save_files({path.name: data}, path.parent)


def write_sample_notebook(path: Path, *, weeks: int, seed: int, last: date) -> None:
    """Write a sample notebook to a new file, whole or not at all.

    Raises ``NotebookError`` when it cannot be written, or when something is at ``path`` already.
    """
    from companion.services.samples import write_sample
    from companion.storage.create import discard
    from companion.storage.notebook import open_notebook

    if os.path.lexists(path):
        raise _already_there(path)
    request = _sample_request(weeks, seed, last)
    scratch = path.with_name(f".companion-{uuid.uuid4().hex}.sample")
    try:
        notebook = open_notebook(scratch, create=True)
        try:
            write_sample(notebook, request)
        finally:
            notebook.close()
        _put_in_place(scratch, path)
    finally:
        discard(scratch)


def _sample_request(weeks: int, seed: int, last: date) -> SampleRequest:
    from companion.services.questions import load_questions
    from companion.services.samples import SampleRequest

    movements = {movement.id: movement for movement in shipped_movements()}
    folder = resource_dir() / "plans"
    return SampleRequest(
        weeks=weeks,
        last=last,
        seed=seed,
        plans=tuple(read_plan_file(folder / name, movements) for name in SAMPLE_PLANS),
        movements=movements,
        questions=load_questions(resource_dir() / "measures"),
    )


def _put_in_place(scratch: Path, path: Path) -> None:
    """Give a closed notebook its name, never over a file that came meanwhile."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise _already_there(path) from None
    except OSError:  # a file system without links, such as a USB stick's
        if os.path.lexists(path):
            raise _already_there(path) from None
        scratch.replace(path)


def _already_there(path: Path) -> NotebookError:
    return NotebookError(
        tr("There is already a file with this name: {path}", path=path), tr("Pick another name.")
    )


def plan_as_document(plan: PlanFile) -> dict[str, object]:
    """A checked plan as the JSON document it would be written as."""
    from companion.exchange.plan_document import plan_document

    return plan_document(plan)


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
