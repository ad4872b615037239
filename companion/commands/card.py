"""``companion card``: the fridge card as PDF. The part of the commands that knows the tense plan."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from companion.commands.terminal import say
from companion.i18n import tr
from companion.services.emergency import local_number

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names its type so

    Runs = Callable[[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], None]


def add(commands: Commands, runs_on_notebook: Runs) -> None:
    """Adds ``card``; ``runs_on_notebook`` says which function a parser that opens a notebook stands for."""
    card = commands.add_parser("card", help=tr("write the tense plan as a card for the fridge, as PDF"))
    runs_on_notebook(card, _card)
    card.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    card.add_argument(
        "--emergency",
        default=None,
        metavar="NUMBER",
        help=tr("the emergency number on it (that of your country)"),
    )


def _card(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    number = local_number() if arguments.emergency is None else arguments.emergency
    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        services.tense.save_card(services.tense.card_pdf(number), arguments.output)
    finally:
        services.notebook.close()
    say(tr("Wrote {path}", path=arguments.output))
    return 0
