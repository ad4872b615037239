"""The commands. The window is the default; only its path loads Qt.

Exit codes: 0 done, 1 a problem said in plain words on stderr, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from companion import __version__, i18n
from companion.errors import CompanionError, ExportError, NotebookError, PlanFileError
from companion.i18n import dated, ntr, tr

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names its type so

MAX_SAMPLE_YEARS = 30


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code; ``argparse`` itself leaves with 2 on wrong usage."""
    i18n.use(i18n.load(os.environ.get("COMPANION_LANGUAGE") or i18n.system_language()))
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except PlanFileError as error:
        _say_plan_problems(error)
    except CompanionError as error:
        _complain(str(error))
    except BrokenPipeError:
        # The reader of our output left early (such as ``| head``): nothing to say to nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="companion", description=tr("A notebook for doing physical therapy at home.")
    )
    parser.add_argument("--version", action="version", version=f"companion {__version__}")
    parser.add_argument("--notebook", type=Path, metavar="FILE", help=tr("open this notebook"))
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(metavar=tr("COMMAND"), title=tr("commands"))
    _add_sample_commands(commands)
    _add_plan_commands(commands)
    _add_output_commands(commands)
    check = commands.add_parser("self-test", help=tr("try the window, a plan and a PDF on this computer"))
    check.set_defaults(command=_self_test)
    return parser


def _add_sample_commands(commands: Commands) -> None:
    trial = commands.add_parser("try", help=tr("open a made-up sample notebook that is thrown away"))
    trial.add_argument("--years", type=_years, default=1, metavar="N", help=tr("how many years of entries"))
    trial.set_defaults(command=_try)
    sample = commands.add_parser("sample", help=tr("write a made-up sample notebook to a new file"))
    sample.add_argument("file", type=Path, metavar="FILE")
    sample.add_argument("--years", type=_years, default=1, metavar="N", help=tr("how many years of entries"))
    sample.add_argument("--seed", type=int, default=1, metavar="S", help=tr("another number, another sample"))
    sample.add_argument("--until", type=_day, metavar="DATE", help=tr("the last day (today)"))
    sample.set_defaults(command=_sample)


def _add_plan_commands(commands: Commands) -> None:
    plan = commands.add_parser("plan", help=tr("look at plan files from a clinic"))
    parts = plan.add_subparsers(metavar=tr("COMMAND"), required=True)
    check = parts.add_parser("check", help=tr("list every problem with its place; writes nothing"))
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    check.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    check.set_defaults(command=_plan_check)
    show = parts.add_parser("show", help=tr("show what a plan file suggests"))
    show.add_argument("file", type=Path, metavar="FILE")
    show.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    show.set_defaults(command=_plan_show)
    bring = parts.add_parser("import", help=tr("put a plan file into a notebook as a suggestion"))
    bring.add_argument("file", type=Path, metavar="FILE")
    _needs_notebook(bring)
    bring.add_argument(
        "--adopt", choices=("all", "none"), default="none", help=tr("take every line, or none (none)")
    )
    bring.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    bring.set_defaults(command=_plan_import)


def _add_output_commands(commands: Commands) -> None:
    sheet = commands.add_parser("sheet", help=tr("write the sheet for the next visit as PDF"))
    _needs_notebook(sheet)
    sheet.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    sheet.add_argument("--from", dest="first", type=_day, metavar="D", help=tr("first day, like 2026-09-01"))
    sheet.add_argument("--to", dest="last", type=_day, metavar="D", help=tr("last day (today)"))
    sheet.add_argument("--appendix", action="store_true", help=tr("add the diary"))
    sheet.add_argument("--large-print", action="store_true", help=tr("bigger letters, up to two pages"))
    sheet.set_defaults(command=_sheet)
    export = commands.add_parser("export", help=tr("write everything in a notebook into a folder"))
    _needs_notebook(export)
    export.add_argument("--format", choices=("csv", "json"), required=True)
    export.add_argument("folder", type=Path, metavar="DIR")
    export.set_defaults(command=_export)


def _needs_notebook(parser: argparse.ArgumentParser) -> None:
    # A name of its own: the same option before the command would otherwise be overwritten by this one's default.
    parser.add_argument("--notebook", type=Path, required=True, metavar="NB", help=tr("the notebook file"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("a day looks like 2026-11-22")) from None


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
    from companion import bootstrap

    path: Path = arguments.file
    if path.exists():
        raise NotebookError(
            tr("There is already a file with this name: {path}", path=path), tr("Pick another name.")
        )
    last = arguments.until or bootstrap.SystemClock().now().day
    bootstrap.write_sample_notebook(path, weeks=arguments.years * 52, seed=arguments.seed, last=last)
    _print(tr("Wrote a made-up sample notebook: {path}", path=path))
    return 0


def _plan_check(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    known = {movement.id: movement for movement in bootstrap.shipped_movements()}
    results = []
    for path in arguments.files:
        try:
            bootstrap.read_plan_file(path, known)
            results.append({"file": str(path), "ok": True, "problems": []})
        except PlanFileError as error:
            results.append({"file": str(path), "ok": False, "problems": list(error.problems) or [str(error)]})
            if not arguments.json:
                _say_plan_problems(error, path)
        else:
            if not arguments.json:
                _print(tr("{path}: all is well.", path=path))
    if arguments.json:
        _print_json(results)
    return 0 if all(result["ok"] for result in results) else 1


def _plan_show(arguments: argparse.Namespace) -> int:
    from companion import bootstrap
    from companion.services.words import dose_words, size_words

    known = {movement.id: movement for movement in bootstrap.shipped_movements()}
    plan = bootstrap.read_plan_file(arguments.file, known)
    if arguments.json:
        _print_json(bootstrap.plan_as_document(plan))
        return 0
    _print(f"{plan.title} ({plan.by}, {plan.clinic}, {dated(plan.written)})")
    _print(plan.message)
    routine = ""
    for line in plan.lines:
        if line.routine_name != routine:
            routine = line.routine_name
            _print(f"\n{routine}")
        for size, dose in line.doses.items():
            _print(f"  {line.movement_name} – {size_words(size)}: {dose_words(dose)}")
        if line.why:
            _print(f"    {line.why}")
    return 0


def _plan_import(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        suggestion = services.plans.receive(services.plans.read(arguments.file))
        if arguments.adopt == "all":
            for line in suggestion.plan.lines:
                services.plans.take(suggestion.id, line.key)
    finally:
        services.notebook.close()
    adopted = len(suggestion.plan.lines) if arguments.adopt == "all" else 0
    if arguments.json:
        _print_json({"suggestion": suggestion.id, "lines": len(suggestion.plan.lines), "adopted": adopted})
    elif adopted:
        _print(ntr("Took {count} line.", "Took {count} lines.", adopted))
    else:
        _print(tr("It is in the notebook as a suggestion. Nothing changes until you say so."))
    return 0


def _sheet(arguments: argparse.Namespace) -> int:
    from companion import bootstrap
    from companion.services.sheets import SheetOptions

    if arguments.first and arguments.last and arguments.first > arguments.last:
        raise ExportError(tr("The first day is after the last day."), tr("Swap them and try again."))
    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        options = SheetOptions(
            first=arguments.first,
            last=arguments.last,
            appendix=arguments.appendix,
            large_print=arguments.large_print,
        )
        services.exports.save_sheet(services.exports.sheet(options), arguments.output)
    finally:
        services.notebook.close()
    _print(tr("Wrote {path}", path=arguments.output))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from companion import bootstrap

    services = bootstrap.open_services(arguments.notebook, create=False)
    try:
        written = services.exports.everything(arguments.format, arguments.folder)
    finally:
        services.notebook.close()
    for path in written:
        _print(str(path))
    return 0


def _self_test(_arguments: argparse.Namespace) -> int:
    from companion.self_test import run

    return run(_print, _complain)


def _say_plan_problems(error: PlanFileError, path: Path | None = None) -> None:
    _complain(f"{path}: {error}" if path else str(error))
    for problem in error.problems:
        _complain(f"  {problem}")


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")
