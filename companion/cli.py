"""The commands. The window is the default; only its path loads Qt.

Exit codes: 0 done, 1 a problem said in plain words on stderr, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion import __version__, i18n
from companion.commands.arguments import a_day
from companion.commands.terminal import complain, print_json, say, write_any_letter
from companion.errors import CompanionError, PlanFileError, UnexpectedError, places
from companion.i18n import dated, ntr, tr

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names its type so

    Command = Callable[[argparse.Namespace], int]

MAX_SAMPLE_YEARS = 30


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code; ``argparse`` itself leaves with 2 on wrong usage."""
    write_any_letter()
    i18n.use(i18n.load(os.environ.get("COMPANION_LANGUAGE") or i18n.system_language()))
    words = sys.argv[1:] if argv is None else list(argv)
    arguments = _read(words)
    _check_notebook(arguments)
    command: Command = arguments.command
    try:
        return command(arguments)
    except PlanFileError as error:
        _say_plan_problems(error)
    except CompanionError as error:
        complain(str(error))
    except BrokenPipeError:
        # The reader of our output left early (such as ``| head``): nothing to say to nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - a bug is told in a sentence too
        wrapped = _explained(error)
        complain(f"{wrapped}\n{wrapped.detail}")
    return 1


def _read(words: Sequence[str]) -> argparse.Namespace:
    """What was asked for. The usual start need not wait for the commands and their parsers (20 ms)."""
    parser = _window_parser()
    if _is_usual_start(words):
        return parser.parse_args(words)
    from companion.commands import measure

    _add_commands(parser)
    return parser.parse_args(measure.joined(words))


def _is_usual_start(words: Sequence[str]) -> bool:
    """Whether this opens the window and nothing else."""
    match words:
        case [] | ["--notebook", _]:
            return True
        case [word]:
            return word.startswith("--notebook=")
    return False


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="companion", description=tr("A notebook for doing physical therapy at home.")
    )
    parser.add_argument("--version", action="version", version=f"companion {__version__}")
    parser.add_argument("--notebook", type=Path, metavar="FILE", help=tr("open this notebook"))
    parser.set_defaults(command=_open_window, parser=parser, takes_notebook=None)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    from companion.commands import card, handout, measure, movement, sheet

    commands = parser.add_subparsers(metavar=tr("COMMAND"), title=tr("commands"))
    _add_sample_commands(commands)
    _add_plan_commands(commands)
    _add_output_commands(commands)
    sheet.add(commands, _runs, _runs_on_notebook)
    card.add(commands, _runs_on_notebook)
    handout.add(commands, _runs_on_notebook)
    movement.add(commands, _runs)
    measure.add(commands, _runs)
    check = commands.add_parser("self-test", help=tr("try the window, a plan and a PDF on this computer"))
    _runs(check, _self_test)


def _add_sample_commands(commands: Commands) -> None:
    trial = commands.add_parser("try", help=tr("open a made-up sample notebook that is thrown away"))
    trial.add_argument("--years", type=_years, default=1, metavar="N", help=tr("how many years of entries"))
    _runs(trial, _try)
    sample = commands.add_parser("sample", help=tr("write a made-up sample notebook to a new file"))
    sample.add_argument("file", type=Path, metavar="FILE")
    sample.add_argument("--years", type=_years, default=1, metavar="N", help=tr("how many years of entries"))
    sample.add_argument("--seed", type=int, default=1, metavar="S", help=tr("another number, another sample"))
    sample.add_argument("--until", type=a_day, metavar="DATE", help=tr("the last day (today)"))
    _runs(sample, _sample)


def _add_plan_commands(commands: Commands) -> None:
    plan = commands.add_parser("plan", help=tr("look at plan files from a clinic"))
    parts = plan.add_subparsers(metavar=tr("COMMAND"), required=True)
    check = parts.add_parser("check", help=tr("list every problem with its place; writes nothing"))
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    check.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    _runs(check, _plan_check)
    show = parts.add_parser("show", help=tr("show what a plan file suggests"))
    show.add_argument("file", type=Path, metavar="FILE")
    show.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    _runs(show, _plan_show)
    bring = parts.add_parser("import", help=tr("put a plan file into a notebook as a suggestion"))
    bring.add_argument("file", type=Path, metavar="FILE")
    _runs_on_notebook(bring, _plan_import)
    bring.add_argument(
        "--adopt", choices=("all", "none"), default="none", help=tr("take every line, or none (none)")
    )
    bring.add_argument("--json", action="store_true", help=tr("answer as JSON"))


def _add_output_commands(commands: Commands) -> None:
    export = commands.add_parser("export", help=tr("write everything in a notebook into a folder"))
    _runs_on_notebook(export, _export)
    export.add_argument("--format", choices=("csv", "json"), required=True)
    export.add_argument("folder", type=Path, metavar="DIR")


def _runs(parser: argparse.ArgumentParser, command: Command) -> None:
    parser.set_defaults(command=command, parser=parser, takes_notebook=False)


def _runs_on_notebook(parser: argparse.ArgumentParser, command: Command) -> None:
    parser.set_defaults(command=command, parser=parser, takes_notebook=True)
    # No default of its own: it would stand in place of the same option given before the command.
    parser.add_argument(
        "--notebook", type=Path, default=argparse.SUPPRESS, metavar="NB", help=tr("the notebook file")
    )


def _check_notebook(arguments: argparse.Namespace) -> None:
    """Leaves with 2 where ``--notebook`` is needed and not there, or would do nothing."""
    parser: argparse.ArgumentParser = arguments.parser
    if arguments.takes_notebook and arguments.notebook is None:
        parser.error(tr("Say which notebook, with --notebook FILE."))
    if arguments.takes_notebook is False and arguments.notebook is not None:
        parser.error(tr("This command does not open a notebook of yours. Leave out --notebook."))


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MAX_SAMPLE_YEARS:
        raise argparse.ArgumentTypeError(tr("a whole number from 1 to {most}", most=MAX_SAMPLE_YEARS))
    return int(text)


def _open_window(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    return bootstrap.run_window(arguments.notebook)


def _try(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    return bootstrap.run_trial(weeks=arguments.years * 52)


def _sample(arguments: argparse.Namespace) -> int:
    from companion import bootstrap, sampling

    path: Path = arguments.file
    last = arguments.until or bootstrap.SystemClock().now().day
    sampling.write_sample_notebook(path, weeks=arguments.years * 52, seed=arguments.seed, last=last)
    say(tr("Wrote a made-up sample notebook: {path}", path=path))
    return 0


def _plan_check(arguments: argparse.Namespace) -> int:
    from companion import outside

    known = {movement.id: movement for movement in outside.shipped_movements()}
    results = []
    for path in arguments.files:
        try:
            outside.read_plan_file(path, known)
            results.append({"file": str(path), "ok": True, "problems": []})
        except PlanFileError as error:
            results.append({"file": str(path), "ok": False, "problems": list(error.problems) or [str(error)]})
            if not arguments.json:
                _say_plan_problems(error, path)
        else:
            if not arguments.json:
                say(tr("{path}: all is well.", path=path))
    if arguments.json:
        print_json(results)
    return 0 if all(result["ok"] for result in results) else 1


def _plan_show(arguments: argparse.Namespace) -> int:
    from companion import outside
    from companion.services.words import dose_words, size_words

    known = {movement.id: movement for movement in outside.shipped_movements()}
    plan = outside.read_plan_file(arguments.file, known)
    if arguments.json:
        print_json(outside.plan_as_document(plan))
        return 0
    say(f"{plan.title} ({plan.by}, {plan.clinic}, {dated(plan.written)})")
    say(plan.message)
    routine = ""
    for line in plan.lines:
        if line.routine_name != routine:
            routine = line.routine_name
            say(f"\n{routine}")
        for size, dose in line.doses.items():
            say(f"  {line.movement_name} – {size_words(size)}: {dose_words(dose)}")
        if line.why:
            say(f"    {line.why}")
    return 0


def _plan_import(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        suggestion = services.plans.receive(services.plans.read(arguments.file))
        adopted = services.plans.take_all(suggestion.id) if arguments.adopt == "all" else 0
    finally:
        services.notebook.close()
    if arguments.json:
        print_json({"suggestion": suggestion.id, "lines": len(suggestion.plan.lines), "adopted": adopted})
    elif adopted:
        say(ntr("Took {count} line.", "Took {count} lines.", adopted))
    elif arguments.adopt == "all":
        say(tr("There was no open line to take."))
    else:
        say(tr("It is in the notebook as a suggestion. Nothing changes until you say so."))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        written = services.exports.everything(arguments.format, arguments.folder)
    finally:
        services.notebook.close()
    for path in written:
        say(str(path))
    return 0


def _self_test(_arguments: argparse.Namespace) -> int:
    from companion.self_test import run

    return run(say, complain)


def _say_plan_problems(error: PlanFileError, path: Path | None = None) -> None:
    complain(f"{path}: {error}" if path else str(error))
    for problem in error.problems:
        complain(f"  {problem}")


def _explained(error: Exception) -> UnexpectedError:
    """A bug as a sentence, with where it happened."""
    return UnexpectedError(
        tr("Something went wrong inside the program."),
        tr("What you saved before is kept. When you ask for help, send the lines below."),
        places(error),
    )
