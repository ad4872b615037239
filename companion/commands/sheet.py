"""``companion sheet``: the sheet for a visit as PDF, and ``companion sheet read``: what a printed one says."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion.commands.arguments import a_day, add_password, the_password
from companion.commands.terminal import print_json, say
from companion.errors import ExportError
from companion.i18n import dated, ntr, number, quoted, tr

if TYPE_CHECKING:
    from companion.domain.sheet_summary import DayValue, SheetSummary
    from companion.exchange.sheet_reading import SheetReading

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names its type so

    Runs = Callable[[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], None]


def add(commands: Commands, runs: Runs, runs_on_notebook: Runs) -> None:
    """Adds ``sheet`` and ``sheet read``; ``runs_on_notebook`` says which function a parser stands for that opens
    a notebook, ``runs`` the same for one that opens none."""
    sheet = commands.add_parser("sheet", help=tr("write the sheet for the next visit as PDF, or read one"))
    runs_on_notebook(sheet, _sheet)
    sheet.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", help=tr("the PDF to write"))
    sheet.add_argument("--from", dest="first", type=a_day, metavar="D", help=tr("first day, like 2026-09-01"))
    sheet.add_argument("--to", dest="last", type=a_day, metavar="D", help=tr("last day (today)"))
    sheet.add_argument("--appendix", action="store_true", help=tr("add the diary"))
    sheet.add_argument(
        "--appendix-from",
        dest="diary_first",
        type=a_day,
        metavar="D",
        help=tr("add the diary from this day on"),
    )
    sheet.add_argument("--large-print", action="store_true", help=tr("bigger letters, up to two pages"))
    sheet.add_argument(
        "--page", choices=("A4", "Letter"), default="", help=tr("the paper (that of your country)")
    )
    sheet.add_argument(
        "--embed-data", action="store_true", help=tr("put the printed lines into the PDF as FHIR R4 too")
    )
    sheet.add_argument(
        "--qr", action="store_true", help=tr("print a small code with goals, ratings and days")
    )
    add_password(sheet)
    parts = sheet.add_subparsers(metavar=tr("COMMAND"), title=tr("commands"))
    read = parts.add_parser("read", help=tr("say what a printed sheet holds: goals, ratings, days"))
    runs(read, _read)
    read.add_argument(
        "sheet", metavar="FILE", help=tr("a PDF, a picture of the page, or the text of its code")
    )
    read.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    add_password(read)


def _sheet(arguments: argparse.Namespace) -> int:
    from companion import bootstrap
    from companion.services.sheets import SheetOptions

    if arguments.output is None:
        arguments.parser.error(tr("Say where to write it, with -o OUT.pdf."))
    if arguments.first and arguments.last and arguments.first > arguments.last:
        raise ExportError(tr("The first day is after the last day."), tr("Swap them and try again."))
    password = the_password(arguments)
    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        options = SheetOptions(
            first=arguments.first,
            last=arguments.last,
            appendix=arguments.appendix or arguments.diary_first is not None,
            diary_first=arguments.diary_first,
            large_print=arguments.large_print,
            page=arguments.page,
            embed=arguments.embed_data,
            code=arguments.qr,
        )
        services.sheet_files.save(services.sheet_files.pdf(options, password=password), arguments.output)
    finally:
        services.notebook.close()
    say(tr("Wrote {path}", path=arguments.output))
    if password:
        say(tr("It opens with this password only. Nobody can bring it back, so keep it well."))
    return 0


def _read(arguments: argparse.Namespace) -> int:
    from companion.exchange.sheet_reading import read_sheet

    reading = read_sheet(arguments.sheet, the_password(arguments))
    if arguments.json:
        print_json(_as_document(reading))
    else:
        _say(reading)
    return 0


def _as_document(reading: SheetReading) -> dict[str, object]:
    """``at``, the moment with its offset, is there where the data has it."""
    summary = reading.summary
    return {
        "from": reading.source.value,
        "printed_on": summary.printed_on.isoformat(),
        "first": summary.first.isoformat(),
        "last": summary.last.isoformat(),
        "goals": [
            {"words": goal.words, "state": goal.state.value, "ratings": _values(goal.ratings)}
            for goal in summary.goals
        ],
        "more_goals": summary.more_goals,
        "could_do": _values(summary.function),
    }


def _values(values: Sequence[DayValue]) -> list[dict[str, object]]:
    return [
        {"day": each.day.isoformat(), "value": each.value} | ({"at": each.at} if each.at else {})
        for each in values
    ]


def _say(reading: SheetReading) -> None:
    from companion.exchange.sheet_reading import Source
    from companion.services.words import state_words

    summary: SheetSummary = reading.summary
    span = tr("{first} to {last}", first=dated(summary.first), last=dated(summary.last))
    say(tr("Printed on {day}. About {span}.", day=dated(summary.printed_on), span=span))
    if reading.source is Source.CODE:
        say(tr("Read from the code: the beginning of the words, the first and the latest number."))
    for goal in summary.goals:
        say(f"\n{quoted(goal.words)} ({state_words(goal.state).lower()})")
        _say_values(goal.ratings)
    if summary.more_goals:
        more = ntr(
            "{count} more goal is on the page.", "{count} more goals are on the page.", summary.more_goals
        )
        say(f"\n{more}")
    if summary.function:
        say(f"\n{tr('How much I could do')}")
        _say_values(summary.function)


def _say_values(values: Sequence[DayValue]) -> None:
    for each in values:
        words = tr("{day}: {value} of 10", day=dated(each.day), value=number(each.value))
        say(f"  {words}")
