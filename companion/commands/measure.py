"""``companion measure``: what can be measured, and a score with its words. The part of the commands that knows measures."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion.commands.checking import tell
from companion.commands.terminal import print_json, say
from companion.errors import CompanionError
from companion.i18n import ntr, number, tr

if TYPE_CHECKING:
    from companion.domain.measures import Measure
    from companion.services.measure_scoring import Scored

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names its type so

    Runs = Callable[[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], None]

_NUMBERS = ("--values", "--before", "--weights")
_MINUS = str.maketrans({"−": "-", "\N{EN DASH}": "-"})
_DIGITS = re.compile(r"[+-]?\d+")


def add(commands: Commands, runs: Runs) -> None:
    """Adds ``measure`` with its parts; ``runs`` says which function a parser stands for."""
    measure = commands.add_parser("measure", help=tr("what can be measured, and what a score means"))
    parts = measure.add_subparsers(metavar=tr("COMMAND"), required=True)
    every = parts.add_parser("list", help=tr("every measure, a line each"))
    every.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    runs(every, _list)
    one = parts.add_parser("score", help=tr("score the answers to one, and put a change into words"))
    one.add_argument("id", metavar="ID")
    one.add_argument(
        "--values",
        type=_answers,
        required=True,
        metavar="7,8,6",
        help=tr("the answers, in order; leave a place empty for one that is missing"),
    )
    one.add_argument("--before", type=_answers, metavar="7,8,6", help=tr("earlier answers to compare with"))
    one.add_argument("--weights", type=_weights, metavar="3,5,1", help=tr("how much each goal weighs (GAS)"))
    one.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    runs(one, _score)
    check = parts.add_parser("check", help=tr("list every problem of measure files with its place"))
    check.add_argument("files", type=Path, nargs="*", metavar="FILE", help=tr("files (those of the program)"))
    check.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    runs(check, _check)


def joined(words: Sequence[str]) -> list[str]:
    """``words`` with ``--values -2,0`` as ``--values=-2,0``: argparse would take the minus for an option."""
    if list(words[:2]) != ["measure", "score"]:
        return list(words)
    found: list[str] = []
    for word in words:
        if found and found[-1] in _NUMBERS and word[:1] == "-" and word[1:2] != "-":
            found[-1] = f"{found[-1]}={word}"
        else:
            found.append(word)
    return found


def _answers(text: str) -> list[int | None]:
    return [_whole(part.strip()) for part in text.split(",")]


def _whole(part: str) -> int | None:
    if not part:
        return None
    plain = part.translate(_MINUS)
    if not _DIGITS.fullmatch(plain):  # int() would take 1_0 for 10
        raise argparse.ArgumentTypeError(tr("answers are whole numbers with commas between, like 7,8,6"))
    return int(plain)


def _weights(text: str) -> list[float]:
    try:
        found = [math.nan if "_" in part else float(part) for part in text.split(",")]
    except ValueError:
        found = [math.nan]
    if not all(math.isfinite(weight) for weight in found):
        raise argparse.ArgumentTypeError(tr("weights are numbers with commas between, like 3,5,1"))
    return found


def _list(arguments: argparse.Namespace) -> int:
    from companion import outside

    measures = outside.shipped_measures()
    if arguments.json:
        print_json([_document(measure) for measure in measures])
        return 0
    for measure in measures:
        parts = [measure.name]
        if len(measure.items) > 1:
            count = len(measure.items)
            if measure.separate:
                parts.append(tr("{count} questions to pick from, each by itself", count=number(count)))
            else:
                parts.append(ntr("{count} question", "{count} questions", count))
        parts += [part for part in (measure.recall, measure.source) if part]
        say(f"{measure.id}: {' · '.join(parts)}")
    return 0


def _document(measure: Measure) -> dict[str, object]:
    from companion.domain.measures import LOINC_NOTICE

    coded = bool(measure.codes) or any(item.code for item in measure.items)
    change = measure.change
    return {
        "id": measure.id,
        "name": measure.name,
        "reason": measure.reason,
        "recall": measure.recall,
        "rule": measure.rule.value,
        "better": measure.better,
        "separate": measure.separate,
        "items": [
            {
                "id": i.id,
                "text": i.text,
                "kind": i.kind.value,
                "low": i.low,
                "high": i.high,
                "loinc": i.code or None,
            }
            for i in measure.items
        ],
        "answers": {"least": measure.least, "most": measure.most},
        "bands": [{"least": b.least, "most": b.most, "words": b.words} for b in measure.bands],
        "change": None
        if change is None
        else {
            "points": change.points,
            "single": change.single,
            "percent": change.percent,
            "source": change.source,
        },
        "loinc": dict(measure.codes),
        "source": measure.source,
        "licence": measure.licence,
        "notice": LOINC_NOTICE if coded else "",
    }


def _score(arguments: argparse.Namespace) -> int:
    from companion.services.measure_scoring import scored

    measure = _found(arguments.id)
    result = scored(measure, arguments.values, arguments.before, arguments.weights or ())
    if arguments.json:
        print_json(_result(measure, result))
        return 0
    say(result.words)
    for sentence in result.more:
        say(sentence)
    if result.source:
        say(tr("Source: {source}", source=result.source))
    return 0


def _result(measure: Measure, result: Scored) -> dict[str, object]:
    from companion.domain.measures import Rule

    band = measure.band(result.score) if result.score is not None else None
    found: dict[str, object] = {
        "measure": measure.id,
        "score": _short(result.score),
        "words": result.words,
        "source": result.source,
    }
    if result.why:
        found["why"] = result.why
    if band is not None:
        found["band"] = band.words
    if measure.label:
        found["label"] = measure.label
    if result.moved is not None:
        found |= {
            "before": _short(result.before),
            "change": _short(result.moved.points),
        }
        if measure.rule is not Rule.GAS:  # a T score has no zero to be a part of
            found["percent"] = _short(result.moved.percent)
        found |= {
            "beyond_everyday": result.moved.beyond,
            "size": result.moved.size.words if result.moved.size else None,
            "more": list(result.more),
        }
    return found


def _short(value: float | None) -> float | None:
    """Two decimals are more than any of these numbers can mean."""
    return None if value is None else round(value, 2) + 0.0


def _check(arguments: argparse.Namespace) -> int:
    from companion.resources_path import resource_dir

    files = arguments.files or sorted((resource_dir() / "measures").glob("*.toml"))
    return tell(((path, _problems(path)) for path in files), _has_problems, as_json=arguments.json)


def _problems(path: Path) -> Sequence[str]:
    from companion.services.questions import MeasureFileError, read_measure

    try:
        read_measure(path)
    except MeasureFileError as error:
        return error.problems
    except OSError:
        return (tr("This file cannot be read."),)
    return ()


def _has_problems(path: Path) -> str:
    return tr("{path}: this measure has problems.", path=path)


def _found(measure_id: str) -> Measure:
    from companion import outside

    for measure in outside.shipped_measures():
        if measure.id == measure_id.lower():
            return measure
    raise CompanionError(
        tr("There is no measure “{name}”.", name=measure_id), tr("“companion measure list” names them all.")
    )
