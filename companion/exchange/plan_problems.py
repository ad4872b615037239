"""What is wrong with a plan document: every problem with its place, in plain words and in file order.

A place reads ``routines[2].steps[0].doses.good.hold_s``, so that whoever wrote the file can find it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic_core import ErrorDetails

from companion.domain.doses import DoseProblem
from companion.exchange.strict_json import shown
from companion.i18n import listed, ntr, tr

Place = tuple[str | int, ...]

MAX_LISTED = 200
"""More problems than this help nobody; the rest is only counted."""


def place_text(place: Place) -> str:
    """``("routines", 2, "steps", 0)`` as ``routines[2].steps[0]``."""
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = part if part.isidentifier() and len(part) <= 40 else shown(part)
            text += f".{name}" if text else name
    return text


def lines(errors: Sequence[ErrorDetails], document: Mapping[str, object]) -> tuple[str, ...]:
    """Every problem as one line: those the models found in ``document``, and names used twice in it."""
    found: list[tuple[Place, str]] = []
    for error in errors:
        found.extend(_explained(error))
    found.extend(_repeated(document))
    found.sort(key=_FileOrder(document))
    told = [f"{place_text(place)}: {words}" for place, words in found[:MAX_LISTED]]
    more = len(found) - len(told)
    if more:
        told.append(ntr("and {count} more problem", "and {count} more problems", more))
    return tuple(told)


class _FileOrder:
    """Tells where a place stands in the file. A name that is not there comes after those that are."""

    def __init__(self, document: Mapping[str, object]) -> None:
        self._document = document
        self._ranks: dict[int, dict[str, int]] = {}

    def __call__(self, item: tuple[Place, str]) -> list[int]:
        order = []
        here: object = self._document
        for part in item[0]:
            if isinstance(part, int):
                order.append(part)
                here = here[part] if isinstance(here, list) and part < len(here) else None
            else:
                order.append(self._rank(here, part))
                here = here.get(part) if isinstance(here, dict) else None
        return order

    def _rank(self, group: object, name: str) -> int:
        """Looked up once for each group: a file of a hundred thousand wrong names must not take minutes."""
        if not isinstance(group, dict):
            return 0
        ranks = self._ranks.setdefault(id(group), {})
        if not ranks:
            ranks.update((key, rank) for rank, key in enumerate(group))
        return ranks.get(name, len(ranks))


def _repeated(document: Mapping[str, object]) -> list[tuple[Place, str]]:
    """Keys that must name one thing only."""
    found = _twice(document.get("movements"), "id", ("movements",))
    routines = document.get("routines")
    found += _twice(routines, "key", ("routines",))
    for index, routine in enumerate(_groups(routines)):
        found += _twice(routine.get("steps"), "key", ("routines", index, "steps"))
    return found


def _groups(value: object) -> list[Mapping[str, object]]:
    """The groups of a list, an empty one standing in for anything else, so that places stay right."""
    if not isinstance(value, list):
        return []
    return [item if isinstance(item, dict) else {} for item in value]


def _twice(items: object, name: str, place: Place) -> list[tuple[Place, str]]:
    found: list[tuple[Place, str]] = []
    seen: set[str] = set()
    for index, item in enumerate(_groups(items)):
        key = item.get(name)
        if isinstance(key, str) and key in seen:
            found.append(((*place, index, name), tr("{value} is used twice", value=shown(key))))
        elif isinstance(key, str):
            seen.add(key)
    return found


def own_ids(document: Mapping[str, object]) -> set[str]:
    """The ids of the movements that ``document`` describes itself, whether or not they are right."""
    ids = (item.get("id") for item in _groups(document.get("movements")))
    return {name for name in ids if isinstance(name, str)}


def _explained(error: ErrorDetails) -> list[tuple[Place, str]]:
    place = error["loc"]
    if error["type"] == "dose":
        found: list[DoseProblem] = error["ctx"]["problems"]
        return [((*place, item.field), _dose_words(item)) for item in found]
    return [(place, _words(error))]


def _dose_words(problem: DoseProblem) -> str:
    """The rules between fields. A range of one field never gets here."""
    if problem.reason == "nothing":
        return tr("the dose says no repetitions, no hold and no time")
    return tr("{value} is over reps_max, which is {limit}", value=problem.value, limit=problem.high)


def _words(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    value = error["input"]
    match error["type"]:
        case "missing":
            return tr("is missing")
        case "extra_forbidden":
            return tr("is not a name that a plan file knows")
        case "greater_than_equal":
            return tr("{value} is under {limit}", value=value, limit=context["ge"])
        case "less_than_equal":
            return tr("{value} is over {limit}", value=value, limit=context["le"])
        case "enum" | "literal_error" if isinstance(value, str | int):
            return _not_one_of(value, context["expected"])
        case "unknown_movement":
            return tr("{value} is not a known movement", value=shown(str(value)))
        case "minus_load":
            return tr("{value} is under 0", value=shown(str(value)))
        case kind:
            return _kind_words(kind) or _length_words(kind, value, context)


def _kind_words(kind: str) -> str:
    """Words for a value of the wrong kind; empty when it is something else."""
    match kind:
        case "string_type" | "enum" | "literal_error":
            return tr("should be text in quotation marks")
        case "int_type":
            return tr("should be a whole number")
        case "bool_type":
            return tr("should be true or false")
        case "list_type":
            return tr("should be a list in square brackets")
        case "model_type" | "dict_type" | "model_attributes_type":
            return tr("should be a group in curly brackets")
        case "not_a_day":
            return tr("should be a day such as 2026-11-22")
        case "no_size":
            return tr("needs at least one of good, ordinary and tense")
        case "blank":
            return tr("is empty")
        case "control_character":
            return tr("has a hidden control character in it")
        case "string_pattern_mismatch":
            return tr("may only have letters a to z, digits, and . _ - in it")
        case _:
            return ""


def _length_words(kind: str, value: object, context: Mapping[str, object]) -> str:
    size = len(value) if isinstance(value, str | list) else 0
    limit = context.get("max_length", 0)
    match kind:
        case "string_too_short" | "too_short":
            return tr("is empty")
        case "string_too_long":
            return tr("has {size} characters; at most {limit} fit", size=size, limit=limit)
        case "too_long":
            return tr("has {size} entries; at most {limit} fit", size=size, limit=limit)
        case _:
            return tr("cannot be used as it is")


def _not_one_of(value: object, expected: str) -> str:
    # pydantic lists the choices as ``'a', 'b' or 'c'``; they are words of the format, not of a language.
    choices = [part.strip(" '") for part in expected.replace(" or ", ", ").split(", ")]
    return tr("{value} is not one of {choices}", value=shown(str(value)), choices=listed(choices))
