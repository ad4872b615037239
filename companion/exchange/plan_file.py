"""Reads a plan file: ``*.careplan`` (ZIP) or a bare ``plan.json``. Reads only; nothing is written or unpacked to disk."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from companion.domain.doses import Dose
from companion.domain.movements import Movement
from companion.domain.plans import PlanFile, SuggestedLine
from companion.domain.routines import Size
from companion.domain.text import first_line, storable
from companion.errors import PlanFileError
from companion.exchange import plan_problems, strict_json
from companion.exchange.careplan_zip import MAX_PLAN_BYTES, looks_like_zip, plan_bytes_in
from companion.exchange.plan_models import FORMAT_VERSION, DosesModel, MovementModel, PlanModel
from companion.exchange.refused import RefusedError
from companion.i18n import tr


def read_plan(path: Path, known_movements: Mapping[str, Movement]) -> PlanFile:
    """The plan in ``path``, wholly checked.

    ``known_movements`` maps ids to library movements; a movement that the file describes itself comes first,
    so that a growing library never changes what an older file means.
    Raises :class:`PlanFileError`, whose ``problems`` hold every reason with its place, in file order.
    """
    name = storable(path.name)
    try:
        data = _plan_bytes(path)
        document = strict_json.parse(data)
        if not isinstance(document, dict):
            raise RefusedError(tr("It is not a plan file: the text should be a group in curly brackets."))
    except RefusedError as error:
        _refuse(name, (error.reason,), error)
    except OSError as error:
        _refuse(name, (_unreadable(error),), error, detail=type(error).__name__)
    _check_format(name, document)
    plan = _checked(name, document, known_movements)
    return _plan(plan, known_movements, hashlib.sha256(data).hexdigest(), name)


def _plan_bytes(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
    except ValueError as error:  # a NUL in the name
        raise RefusedError(tr("The file is not there.")) from error
    if not stat.S_ISREG(kind):  # a pipe or device could go on for ever
        raise RefusedError(tr("It is a folder or a device, not a file."))
    with path.open("rb") as handle:
        start = handle.read(4)
        handle.seek(0)
        if looks_like_zip(start):
            return plan_bytes_in(handle)
        data = handle.read(MAX_PLAN_BYTES + 1)
    if len(data) > MAX_PLAN_BYTES:
        raise RefusedError(tr("It is too large for a plan file."))
    return data


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return tr("The file is not there.")
    if isinstance(error, PermissionError):
        return tr("You do not have the right to read this file.")
    return tr("The file cannot be read from where it is stored.")


def _refuse(name: str, problems: tuple[str, ...], cause: Exception, detail: str = "") -> NoReturn:
    raise PlanFileError(
        tr("“{name}” cannot be used as a plan.", name=first_line(name)),
        tr("Nothing was changed. Ask the person who sent it for a new file."),
        detail=detail,
        problems=problems,
    ) from cause


def _check_format(name: str, document: Mapping[str, object]) -> None:
    """A newer format may mean something else by the same names, so nothing more of it is judged."""
    found = document.get("format_version")
    if isinstance(found, int) and found > FORMAT_VERSION:
        raise PlanFileError(
            tr("“{name}” was made for a newer version of this program.", name=first_line(name)),
            tr("Nothing was changed. Update the program, then open the file again."),
            problems=(
                tr(
                    "format_version: {found} is newer than {known}, the newest that this program reads",
                    found=found,
                    known=FORMAT_VERSION,
                ),
            ),
        )


def _checked(name: str, document: Mapping[str, object], known: Mapping[str, Movement]) -> PlanModel:
    usable = known.keys() | plan_problems.own_ids(document)
    try:
        plan = PlanModel.model_validate(document, context=usable)
    except ValidationError as error:
        _refuse(name, plan_problems.lines(error.errors(include_url=False), document), error)
    repeated = plan_problems.lines((), document)
    if repeated:
        _refuse(name, repeated, ValueError("repeated names"))
    return plan


def own_movement_id(plan_id: str, movement_id: str) -> str:
    """The notebook-wide id of a movement that the plan ``plan_id`` describes itself."""
    return f"plan:{plan_id}:{movement_id}"


def _plan(plan: PlanModel, known: Mapping[str, Movement], sha256: str, file_name: str) -> PlanFile:
    own = {item.id: _movement(item, plan) for item in plan.movements}
    lines = []
    for routine in plan.routines:
        for step in routine.steps:
            movement = own.get(step.movement) or known[step.movement]
            lines.append(
                SuggestedLine(
                    key=f"{routine.key}/{step.key}",
                    routine_key=routine.key,
                    routine_name=routine.name,
                    movement_id=movement.id,
                    movement_name=movement.name,
                    doses=_doses(step.doses),
                    why=step.why,
                    progression=step.progression,
                    limits=step.limits,
                )
            )
    return PlanFile(
        plan_id=plan.plan_id,
        version=plan.version,
        title=plan.title,
        by=plan.by,
        clinic=plan.clinic,
        written=plan.written,
        message=plan.message,
        lines=tuple(lines),
        movements=tuple(own.values()),
        sha256=sha256,
        file_name=file_name,
    )


def _doses(doses: DosesModel) -> dict[Size, Dose]:
    sizes = ((Size.GOOD, doses.good), (Size.ORDINARY, doses.ordinary), (Size.TENSE, doses.tense))
    return {size: model.dose() for size, model in sizes if model is not None}


def _movement(item: MovementModel, plan: PlanModel) -> Movement:
    return Movement(
        id=own_movement_id(plan.plan_id, item.id),
        name=item.name,
        purpose=item.purpose,
        cues=tuple(item.cues),
        area=item.area,
        position=item.position,
        may_feel=item.may_feel,
        ease_off=item.ease_off,
        equipment=tuple(item.equipment),
        author=plan.by,
        own=True,
    )
