"""``companion handout``: a routine as PDF, to lie beside the mat. The part of the commands that prints routines."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from companion.commands.terminal import say
from companion.i18n import tr

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names its type so

    Runs = Callable[[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], None]

PAGES = ("A4", "Letter")
SIZES = ("good", "ordinary", "tense")
"""Those of ``companion.domain.routines.Size``, which no other command needs to load."""


def add(commands: Commands, runs_on_notebook: Runs) -> None:
    """Adds ``handout``; ``runs_on_notebook`` says which function a parser that opens a notebook stands for."""
    handout = commands.add_parser("handout", help=tr("write a routine with its figures as PDF"))
    runs_on_notebook(handout, _handout)
    handout.add_argument("--routine", required=True, metavar="NAME", help=tr("the routine’s name"))
    handout.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    handout.add_argument(
        "--size",
        choices=SIZES,
        help=tr("only the steps of a good, ordinary or tense day (every size)"),
    )
    handout.add_argument("--tick-boxes", action="store_true", help=tr("with boxes to tick for one week"))
    handout.add_argument("--large-print", action="store_true", help=tr("16 points and larger"))
    handout.add_argument("--page", choices=PAGES, help=tr("the paper (that of your country)"))


def _handout(arguments: argparse.Namespace) -> int:
    from companion import bootstrap
    from companion.domain.routines import Size
    from companion.services.papers import HandoutOptions

    options = HandoutOptions(
        size=Size(arguments.size) if arguments.size else None,
        tick_boxes=arguments.tick_boxes,
        large_print=arguments.large_print,
        page=arguments.page or "",
    )
    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        routine = services.papers.routine_named(arguments.routine)
        services.papers.save(services.papers.handout_pdf(routine.id, options), arguments.output)
    finally:
        services.notebook.close()
    say(tr("Wrote {path}", path=arguments.output))
    return 0
