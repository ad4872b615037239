"""``companion movement``: the library to read, to check and to draw. The part of the commands that knows movements."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from companion.commands.checking import tell
from companion.commands.terminal import print_json, say
from companion.domain.movements import Movement, View
from companion.errors import CompanionError, ExportError
from companion.i18n import tr

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names its type so

    Runs = Callable[[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], None]

VIEWS = {"side": View.SIDE, "front": View.FRONT, "top": View.ABOVE}
PICTURES = (".png", ".pdf", ".svg")


def add(commands: Commands, runs: Runs) -> None:
    """Adds ``movement`` with its four parts; ``runs`` says which function a parser stands for."""
    movement = commands.add_parser("movement", help=tr("look at the movement library"))
    parts = movement.add_subparsers(metavar=tr("COMMAND"), required=True)
    every = parts.add_parser("list", help=tr("every movement, a line each"))
    every.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    runs(every, _list)
    show = parts.add_parser("show", help=tr("all there is to know about one"))
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    runs(show, _show)
    check = parts.add_parser("check", help=tr("list every problem of movement files with its place"))
    check.add_argument("files", type=Path, nargs="*", metavar="FILE", help=tr("files (those of the library)"))
    check.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    runs(check, _check)
    render = parts.add_parser("render", help=tr("draw one as a picture"))
    render.add_argument("id", metavar="ID")
    render.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.(png|pdf|svg)")
    render.add_argument("--view", choices=tuple(VIEWS), help=tr("seen from here (its best side)"))
    render.add_argument(
        "--at", type=_share, metavar="0..1", help=tr("one moment, from its start (0) to its end (1)")
    )
    runs(render, _render)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise argparse.ArgumentTypeError(tr("a number from 0 to 1"))
    return share


def _list(arguments: argparse.Namespace) -> int:
    from companion.movements import shipped
    from companion.services.words import area_words, position_words

    movements = shipped().all()
    if arguments.json:
        print_json([_summary(movement) for movement in movements])
        return 0
    for movement in movements:
        words = [movement.name, area_words(movement.area), position_words(movement.position)]
        if movement.tense:
            words.append(tr("kind on a tense day"))
        say(f"{movement.id}: {' · '.join(words)}")
    return 0


def _summary(movement: Movement) -> dict[str, object]:
    return {
        "id": movement.id,
        "name": movement.name,
        "area": movement.area.value,
        "position": movement.position.value,
        "equipment": list(movement.equipment),
        "tense": movement.tense,
    }


def _show(arguments: argparse.Namespace) -> int:
    from companion.services.words import area_words, dose_words, position_words

    movement = _found(arguments.id)
    if arguments.json:
        print_json(
            _summary(movement)
            | {
                "clinical_name": movement.clinical_name,
                "purpose": movement.purpose,
                "cues": list(movement.cues),
                "may_feel": movement.may_feel,
                "ease_off": movement.ease_off,
                "dose": dose_words(movement.dose),
                "easier": list(movement.easier),
                "harder": list(movement.harder),
                "author": movement.author,
                "licence": movement.licence,
                "sources": list(movement.sources),
            }
        )
        return 0
    say(f"{movement.name} ({movement.clinical_name})")
    say(f"{area_words(movement.area)} · {position_words(movement.position)} · {dose_words(movement.dose)}")
    say(f"\n{movement.purpose}\n")
    for number, cue in enumerate(movement.cues, 1):
        say(f"{number}. {cue}")
    say(f"\n{tr('What you may feel: {words}', words=movement.may_feel)}")
    say(tr("When to ease off: {words}", words=movement.ease_off))
    for lead, ids in (
        (tr("Easier: {ids}", ids=", ".join(movement.easier)), movement.easier),
        (tr("Harder: {ids}", ids=", ".join(movement.harder)), movement.harder),
    ):
        if ids:
            say(lead)
    say(tr("Sources: {sources}", sources="; ".join(movement.sources)))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from companion.movements import problems_of, shipped_files

    files = arguments.files or shipped_files()
    return tell(((path, problems_of(path)) for path in files), _has_problems, as_json=arguments.json)


def _has_problems(path: Path) -> str:
    return tr("{path}: this movement has problems.", path=path)


def _render(arguments: argparse.Namespace) -> int:
    from companion.movements import save_picture

    path: Path = arguments.output
    if path.suffix.lower() not in PICTURES:
        raise ExportError(
            tr("A picture can be a PNG, a PDF or an SVG."),
            tr("Give a file name that ends in .png, .pdf or .svg."),
        )
    view = VIEWS[arguments.view] if arguments.view else None
    save_picture(_found(arguments.id), path, view, arguments.at)
    say(tr("Wrote {path}", path=path))
    return 0


def _found(movement_id: str) -> Movement:
    from companion.movements import shipped

    movement = shipped().get(movement_id)
    if movement is None:
        raise CompanionError(
            tr("There is no movement “{name}” in the library.", name=movement_id),
            tr("“companion movement list” names them all."),
        )
    return movement
