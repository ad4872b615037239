"""Every way out of the notebook for others, in one list; and readers that find a word wherever it may be in a file.

A new method that gives away bytes or writes a file gets a line in :data:`OUTPUTS`, and the property tests of
``tests/services/test_private_words.py`` try it on every notebook they draw.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdfium2

from companion import cli
from companion.exchange.sheet_reading import read_sheet
from tests.helpers.drawn_notebooks import Made

Reader = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Output:
    """One way out. ``paper`` is the kind of it (a key of ``BELONGS``, ``"sheet"`` or ``"handout"``); ``make`` gives what
    leaves, writing into the folder where it is a file, and ``read`` all that can be found in it. ``through`` are the
    methods of services it leaves by, as ``service.method``, or the command.

    ``whole`` is whether all that belongs on the paper is in it; else it is a part of that.
    """

    name: str
    paper: str
    make: Callable[[Made, Path], bytes]
    read: Reader
    through: tuple[str, ...]
    whole: bool = True


def inside(pdf: bytes) -> str:
    """Everything in a PDF that is a text: what the pages say, and every string and stream, unpacked."""
    with pypdfium2.PdfDocument(pdf) as pages:
        found = [page.get_textpage().get_text_range() for page in pages]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                data = _unpacked(thing)
                found += [data.decode("latin-1"), data.decode("utf-16-be", errors="replace")]
            found.append(" ".join(strings(thing)))
    return "\n".join(found)


def _unpacked(stream: pikepdf.Stream) -> bytes:
    """A stream's bytes; those of a picture as they are."""
    return stream.read_raw_bytes() if stream.get("/Subtype") == "/Image" else stream.read_bytes()


def strings(thing: object) -> list[str]:
    """Every string within one object, as deep as it goes."""
    if isinstance(thing, pikepdf.String):
        return [str(thing)]
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return [text for key in thing.keys() for text in strings(_direct(thing[key]))]  # noqa: SIM118 - no iterator
    if isinstance(thing, pikepdf.Array):
        return [text for each in list(thing) for text in strings(_direct(each))]
    return []


def _direct(thing: object) -> object:
    """What lies in the object itself; the others come by themselves."""
    return None if getattr(thing, "is_indirect", False) else thing


def _plain(data: bytes) -> str:
    return data.decode()


# the sheet


def _sheet_shown(made: Made, _folder: Path) -> bytes:
    """The sheet as data, with what is offered to be left off it."""
    data = made.services.sheets.data(made.wanted.sheet)
    fit = made.services.sheets.fit(data)
    offers = made.services.sheets.offers(made.wanted.sheet, fit)
    return repr((data, [offer.choice.label for offer in offers])).encode(errors="replace")


def _preview(made: Made, _folder: Path) -> bytes:
    return made.services.sheet_files.draft(made.wanted.sheet).pdf


def _locked_sheet(made: Made, folder: Path) -> bytes:
    """The file behind its password; without one in what is wanted, just the file."""
    pdf = made.services.sheet_files.pdf(made.wanted.sheet, password=made.wanted.password)
    made.services.sheet_files.save(pdf, folder / "sheet.pdf")
    with pikepdf.open(folder / "sheet.pdf", password=made.wanted.password) as document:
        opened = io.BytesIO()
        document.save(opened, encryption=False, deterministic_id=True)
    return opened.getvalue()


def _read_back(made: Made, folder: Path) -> bytes:
    """What another program reads from the sheet's data or its code; nothing where it carries neither."""
    wanted = made.wanted.sheet
    if not (wanted.embed or wanted.code):
        return b""
    file = folder / "read.pdf"
    made.services.sheet_files.save(made.services.sheet_files.pdf(wanted), file)
    return repr(read_sheet(str(file))).encode(errors="replace")


# other papers and files


def _handout(made: Made, folder: Path) -> bytes:
    papers = made.services.papers
    pdf = papers.handout_pdf(made.routine_id, made.wanted.handout)
    papers.save(pdf, folder / "handout.pdf")
    return (folder / "handout.pdf").read_bytes()


def _story(made: Made, _folder: Path) -> bytes:
    return made.services.papers.story_pdf(made.goal_id, made.wanted.paper)


def _last(made: Made, _folder: Path) -> bytes:
    return made.services.papers.last_pdf(made.wanted.paper)


def _card(made: Made, folder: Path) -> bytes:
    tense = made.services.tense
    tense.save_card(tense.card_pdf("112"), folder / "card.pdf")
    return (folder / "card.pdf").read_bytes()


def _calendar(made: Made, folder: Path) -> bytes:
    made.services.phone.save(folder / "reminders.ics")
    return (folder / "reminders.ics").read_bytes()


# commands


def command(made: Made, folder: Path, *words: str) -> bytes:
    """Run a command on the notebook. Returns the file it wrote, then what it said."""
    file, said = folder / "made.pdf", io.StringIO()
    with redirect_stdout(said):
        done = cli.main([*words, "--notebook", str(made.services.notebook.path), "-o", str(file)])
    if done != 0:
        raise AssertionError(f"companion {' '.join(words)} ended with {done}")
    return file.read_bytes()


def _sheet_command(made: Made, folder: Path) -> bytes:
    wanted, today = made.wanted.sheet, made.clock.now().day
    first = made.services.sheets.span(wanted)[0]
    flags = {
        "--appendix": wanted.appendix,
        "--large-print": wanted.large_print,
        "--embed-data": wanted.embed,
        "--qr": wanted.code,
    }
    given = [flag for flag, on in flags.items() if on]
    span = ["--from", first.isoformat(), "--to", (today + timedelta(days=1)).isoformat()]
    return command(made, folder, "sheet", *span, *given)


def _handout_command(made: Made, folder: Path) -> bytes:
    return command(made, folder, "handout", "--routine", "For the mat", "--tick-boxes")


def _card_command(made: Made, folder: Path) -> bytes:
    return command(made, folder, "card", "--emergency", "112")


OUTPUTS = (
    Output("the sheet as it is shown", "sheet", _sheet_shown, _plain, ("sheets.data", "sheets.fit", "sheets.offers")),
    Output("the sheet's preview", "sheet", _preview, inside, ("sheet_files.draft",)),
    Output("the sheet's file", "sheet", _locked_sheet, inside, ("sheet_files.pdf", "sheet_files.save")),
    Output("what is read off the sheet", "sheet", _read_back, _plain, ("sheet_files.pdf",), whole=False),
    Output("a handout", "handout", _handout, inside,
           ("papers.handout", "papers.handout_pdf", "papers.save")),
    Output("the story of a goal", "story", _story, inside, ("papers.story", "papers.story_pdf")),
    Output("the last printout", "last", _last, inside, ("papers.last", "papers.last_pdf")),
    Output("the card", "card", _card, inside, ("tense.card", "tense.card_pdf", "tense.save_card")),
    Output("the calendar", "calendar", _calendar, _plain, ("phone.events", "phone.save")),
)  # fmt: skip

COMMANDS = (
    Output("the command sheet", "sheet", _sheet_command, inside, ("sheet",)),
    Output("the command handout", "handout", _handout_command, inside, ("handout",)),
    Output("the command card", "card", _card_command, inside, ("card",)),
)
