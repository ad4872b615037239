"""What the services reach outside the notebook, each door opened when it is first used.

The part of ``bootstrap`` that knows movements, plan files, paper and other files. Their libraries (ReportLab, pydantic,
Pillow) are slow to load, so each is imported here and not before it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.movements import Movement
from companion.resources_path import resource_dir

if TYPE_CHECKING:
    from companion.domain.calendar import CalendarEvent
    from companion.domain.fridge_card import FridgeCard
    from companion.domain.handout import Handout
    from companion.domain.measures import Measure
    from companion.domain.media import TakenIn
    from companion.domain.moments import Moment
    from companion.domain.paper import Paper
    from companion.domain.plans import PlanFile
    from companion.domain.sheet import Attachment, Fit, SheetData
    from companion.domain.tables import PlainTable


def shipped_measures() -> tuple[Measure, ...]:
    """The measures that ship with the program. Raises ``MeasureFileError``."""
    from companion.services.questions import load_measures

    return load_measures(resource_dir() / "measures")


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


def render_sheet(
    data: SheetData,
    progress: Callable[[float], bool] | None = None,
    attachments: Sequence[Attachment] = (),
    password: str = "",
) -> bytes:
    """See ``companion.services.ports.SheetRenderer``."""
    from companion.reports.sheet import render_sheet as render

    code = None
    if data.code:
        from companion.reports.code_square import code_square

        code = code_square(data.code)
    pdf = render(data, progress, code)
    if attachments or password:
        from companion.reports.sealing import sealed

        pdf = sealed(pdf, attachments, password)
    return pdf


def measure_sheet(data: SheetData) -> Fit:
    """See ``companion.services.ports.SheetMeasurer``."""
    from companion.reports.sheet_measure import measure_sheet as measure

    return measure(data)


def encode_sheet(data: SheetData) -> str:
    """See ``companion.services.ports.SheetCoder``."""
    from companion.domain.sheet_summary import summary
    from companion.exchange.sheet_code import encode

    return encode(summary(data))


def attach_sheet(data: SheetData) -> Attachment:
    """See ``companion.services.ports.SheetAttacher``."""
    from companion.exchange.fhir_sheet import sheet_attachment

    return sheet_attachment(data)


def render_card(card: FridgeCard, progress: Callable[[float], bool] | None = None) -> bytes:
    """See ``companion.services.ports.CardRenderer``."""
    from companion.reports.fridge_card import render_fridge_card

    return render_fridge_card(card, progress)


def render_handout(handout: Handout, progress: Callable[[float], bool] | None = None) -> bytes:
    """See ``companion.services.ports.HandoutRenderer``."""
    from companion.reports.handout_pages import render_handout as render

    return render(handout, progress)


def render_paper(paper: Paper, progress: Callable[[float], bool] | None = None) -> bytes:
    """See ``companion.services.ports.PaperRenderer``."""
    from companion.reports.paper_pages import render_paper as render

    return render(paper, progress)


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


def plan_as_document(plan: PlanFile) -> dict[str, object]:
    """A checked plan as the JSON document it would be written as."""
    from companion.exchange.plan_document import plan_document

    return plan_document(plan)
