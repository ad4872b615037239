"""One movement file (TOML) -> a Movement, or every reason why not, each with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from companion.domain.doses import Dose, DoseProblem, Side, problems
from companion.domain.movements import Area, Figure, Movement, Pose, Position, View
from companion.errors import CompanionError
from companion.i18n import tr
from companion.movement.arrow import MOVERS, NO_ARROW
from companion.movement.body import PART_BALLS
from companion.movement.joints import NORMAL_RANGE, PAIRED, ROOT_RANGE, Range, both_sides
from companion.movement.props import PROPS

_Kind = TypeVar("_Kind", bound=StrEnum)

FEWEST_CUES, MOST_CUES = 3, 5
ANCHORS = frozenset(PART_BALLS) | frozenset(MOVERS)
_NEEDED = ("id", "name", "clinical_name", "purpose", "may_feel", "ease_off", "author", "licence")
_KNOWN = frozenset(_NEEDED) | {
    "cues",
    "area",
    "position",
    "equipment",
    "tense",
    "sources",
    "dose",
    "figure",
    "easier",
    "harder",
}
_FIGURE_KEYS = frozenset({"view", "anchor", "arrow", "props", "poses", "round"})
_POSE_KEYS = frozenset({"orientation", "contacts", "stays", "root", "angles", "seconds", "hold"})
_TIMES: Mapping[str, Range] = {"seconds": Range(0.2, 30), "hold": Range(0, 60)}
"""How long a pose may take to come to, and be stayed in, in seconds."""
_DOSE_KEYS = frozenset(field.name for field in fields(Dose))


class MovementFileError(CompanionError):
    """A movement file was refused. ``problems`` lists every reason with its place, in file order."""

    def __init__(self, file: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(
            tr("The movement file {file} cannot be used.", file=file),
            tr("Put the file right, or take it out of the folder."),
            "\n".join(f"{file}: {problem}" for problem in problems),
        )

    def __str__(self) -> str:
        return f"{super().__str__()} {self.detail}"


def read_movement(path: Path) -> Movement:
    """The movement in ``path``, in the current language. Raises :class:`MovementFileError` with every problem."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MovementFileError(path.name, (str(error),)) from error
    reader = _Reader(table)
    movement = reader.movement(path.stem)
    if reader.problems:
        raise MovementFileError(path.name, tuple(reader.problems))
    return movement


class _Reader:
    """Reads one table and remembers what is wrong with it; a wrong value is read as nothing."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self.table = table
        self.problems: list[str] = []

    def movement(self, stem: str) -> Movement:
        table = self.table
        self._known(table, _KNOWN, "")
        texts = {key: self._text(table, key, "") for key in _NEEDED}
        if texts["id"] and texts["id"] != stem:
            self._wrong("id", f"is {texts['id']!r}; the file is named {stem!r}")
        cues = self._texts(table, "cues", "")
        if not FEWEST_CUES <= len(cues) <= MOST_CUES:
            self._wrong("cues", f"there are {len(cues)}; {FEWEST_CUES} to {MOST_CUES} are needed")
        sources = self._texts(table, "sources", "")
        if not sources:
            self._wrong("sources", "at least one is needed")
        position = self._kind(table, "position", "", Position)
        return Movement(
            id=texts["id"],
            name=_words(texts["name"]),
            purpose=_words(texts["purpose"]),
            cues=tuple(_words(cue) for cue in cues),
            area=self._kind(table, "area", "", Area),
            position=position,
            clinical_name=_words(texts["clinical_name"]),
            may_feel=_words(texts["may_feel"]),
            ease_off=_words(texts["ease_off"]),
            equipment=tuple(_words(item) for item in self._texts(table, "equipment", "")),
            tense=self._yes(table, "tense", ""),
            dose=self._dose(self._table(table, "dose", "")),
            figure=self._figure(self._table(table, "figure", ""), position),
            author=texts["author"],
            licence=texts["licence"],
            sources=sources,
            easier=self._texts(table, "easier", ""),
            harder=self._texts(table, "harder", ""),
        )

    def _yes(self, table: Mapping[str, object], key: str, at: str) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            self._wrong(at + key, "is true or false")
        return value is True

    def _wrong(self, place: str, why: str) -> None:
        self.problems.append(f"{place}: {why}")

    def _known(self, table: Mapping[str, object], names: frozenset[str], at: str) -> None:
        for name in table:
            if name not in names:
                self._wrong(at + name, "is not a name we know")

    def _text(self, table: Mapping[str, object], key: str, at: str) -> str:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(at + key, "is missing" if value is None else "is not a text")
        return ""

    def _texts(self, table: Mapping[str, object], key: str, at: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list):
            self._wrong(at + key, "is not a list of texts")
            return ()
        for number, item in enumerate(value, 1):
            if not isinstance(item, str) or not item.strip():
                self._wrong(f"{at}{key}[{number}]", "is not a text")
        return tuple(item for item in value if isinstance(item, str))

    def _table(self, table: Mapping[str, object], key: str, at: str) -> Mapping[str, object]:
        value = table.get(key)
        if isinstance(value, dict):
            return value
        self._wrong(at + key, "is missing" if value is None else "is not a table")
        return {}

    def _kind(
        self, table: Mapping[str, object], key: str, at: str, kind: type[_Kind], default: _Kind | None = None
    ) -> _Kind:
        """The named kind; without a ``default`` it has to be there."""
        value = table.get(key, default)
        for known in kind:
            if value == known:
                return known
        names = ", ".join(kind)
        self._wrong(at + key, "is missing" if value is None else f"is {value!r}; one of: {names}")
        return default or next(iter(kind))

    def _numbers(
        self, table: Mapping[str, object], ranges: Mapping[str, Range], at: str, what: str
    ) -> dict[str, float]:
        found = {}
        for name, value in table.items():
            limits = ranges.get(name)
            if limits is None:
                self._wrong(at + name, f"is not a {what} we know")
            elif isinstance(value, bool) or not isinstance(value, (int, float)):
                self._wrong(at + name, "is not a number")
            elif not limits.holds(value):
                self._wrong(at + name, f"is {value:g}; from {limits.low:g} to {limits.high:g}")
            else:
                found[name] = float(value)
        return found

    def _dose(self, table: Mapping[str, object]) -> Dose:
        if not table:
            return Dose(hold_s=1)
        self._known(table, _DOSE_KEYS, "dose.")
        values: dict[str, object] = {}
        for name, value in table.items():
            if name == "side":
                values[name] = self._kind(table, "side", "dose.", Side, Side.NONE)
            elif name in _DOSE_KEYS:
                expected = {"load": str, "as_needed": bool}.get(name, int)
                if type(value) is expected:
                    values[name] = value
                else:
                    self._wrong(f"dose.{name}", f"is not {_EXPECTED[expected]}")
        dose = Dose(**values)  # type: ignore[arg-type]
        for problem in problems(dose):
            self._wrong(f"dose.{problem.field}", _dose_words(problem))
        return dose

    def _figure(self, table: Mapping[str, object], position: Position) -> Figure:
        self._known(table, _FIGURE_KEYS, "figure.")
        props = self._texts(table, "props", "figure.")
        for number, prop in enumerate(props, 1):
            if prop not in PROPS:
                self._wrong(f"figure.props[{number}]", f"{prop!r} is not a prop we know")
        poses = table.get("poses", [])
        if not isinstance(poses, list) or not poses:
            self._wrong("figure.poses", "at least one pose is needed")
            poses = []
        anchor = self._part(table, "anchor", "pelvis", ANCHORS)
        arrow = self._part(table, "arrow", "", frozenset({NO_ARROW, *MOVERS}))
        return Figure(
            poses=tuple(
                self._pose(pose, f"figure.poses[{number}]", position) for number, pose in enumerate(poses, 1)
            ),
            props=props,
            view=self._kind(table, "view", "figure.", View, View.SIDE),
            anchor=anchor,
            arrow=arrow,
            round=self._yes(table, "round", "figure."),
        )

    def _part(self, table: Mapping[str, object], key: str, default: str, known: frozenset[str]) -> str:
        value = table.get(key, default)
        if isinstance(value, str) and (value == default or value in known):
            return value
        self._wrong(f"figure.{key}", f"{value!r} is not a part of the body we know")
        return default

    def _pose(self, value: object, at: str, position: Position) -> Pose:
        """A pose; it is oriented as the movement starts unless it says otherwise."""
        if not isinstance(value, dict):
            self._wrong(at, "is not a table")
            return Pose({})
        self._known(value, _POSE_KEYS, f"{at}.")
        times = self._numbers({key: value[key] for key in _TIMES if key in value}, _TIMES, f"{at}.", "time")
        angles = self._table(value, "angles", f"{at}.")
        root = self._table(value, "root", f"{at}.") if "root" in value else {}
        return Pose(
            angles=both_sides(self._numbers(angles, _ANGLE_RANGE, f"{at}.angles.", "joint")),
            root=self._numbers(root, ROOT_RANGE, f"{at}.root.", "place"),
            orientation=self._kind(value, "orientation", f"{at}.", Position, position),
            contacts=self._parts(value, "contacts", at),
            stays=self._parts(value, "stays", at),
            **times,
        )

    def _parts(self, table: Mapping[str, object], key: str, at: str) -> tuple[str, ...]:
        parts = self._texts(table, key, f"{at}.")
        for part in parts:
            if part not in PART_BALLS:
                self._wrong(f"{at}.{key}", f"{part!r} is not a part of the body we know")
        return parts


_ANGLE_RANGE: Mapping[str, Range] = dict(NORMAL_RANGE) | {
    name: NORMAL_RANGE[f"{name}_left"] for name in PAIRED
}
_EXPECTED = {int: "a whole number", str: "a text", bool: "true or false"}


def _dose_words(problem: DoseProblem) -> str:
    if problem.high is None:
        return "nothing says how much: give reps, a hold or a duration"
    return f"is {problem.value}; from {problem.low} to {problem.high}"


def _words(raw: str) -> str:
    """``raw`` in the current language. The catalogue's extractor finds these texts in the TOML files."""
    return tr(raw) if raw else raw
