"""A plan written out again: as a document, as the bytes of ``plan.json``, as a ``*.careplan``."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from companion.domain.doses import Dose
from companion.domain.movements import Movement
from companion.domain.plans import PlanFile, SuggestedLine
from companion.exchange.careplan_zip import PLAN_MEMBER
from companion.exchange.plan_file import own_movement_id
from companion.exchange.plan_models import FORMAT_VERSION
from companion.exchange.whole_files import save_files

Document = dict[str, object]

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def plan_document(plan: PlanFile) -> Document:
    """``plan`` in the file format, such that reading it back gives an equal plan (file name and hash aside).

    What is as usual (an empty text, a normal rest) is left out, as a person would.
    """
    head: Document = {
        "format_version": FORMAT_VERSION,
        "plan_id": plan.plan_id,
        "version": plan.version,
        "title": plan.title,
        "by": plan.by,
        "clinic": plan.clinic,
        "written": plan.written.isoformat(),
        "message": plan.message,
    }
    if plan.movements:
        head["movements"] = [_movement(movement, plan.plan_id) for movement in plan.movements]
    routines: dict[str, Document] = {}
    steps: dict[str, list[Document]] = {}
    for line in plan.lines:
        key = line.routine_key
        steps.setdefault(key, []).append(_step(line, plan.plan_id))
        routines.setdefault(key, {"key": key, "name": line.routine_name, "steps": steps[key]})
    return head | {"routines": list(routines.values())}


def plan_bytes(document: Mapping[str, object]) -> bytes:
    """``document`` as the bytes of a ``plan.json``: UTF-8, readable by people too."""
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def pack_careplan(document: Mapping[str, object], path: Path) -> None:
    """Write ``document`` as a ``*.careplan`` to ``path``; equal documents give equal bytes.

    Raises :class:`companion.errors.ExportError`; an older file at ``path`` is then untouched.
    """
    member = zipfile.ZipInfo(PLAN_MEMBER, _NO_TIME)
    member.create_system = _UNIX
    member.external_attr = _PLAIN_FILE
    buffer = io.BytesIO()
    # Stored, not squeezed: packing differs between zlib builds, and a plan is small.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(member, plan_bytes(document))
    save_files({path.name: buffer.getvalue()}, path.parent)


def _own(movement_id: str, plan_id: str) -> str:
    return movement_id.removeprefix(own_movement_id(plan_id, ""))


def _step(line: SuggestedLine, plan_id: str) -> Document:
    step: Document = {
        "key": line.key.removeprefix(f"{line.routine_key}/"),
        "movement": _own(line.movement_id, plan_id),
        "why": line.why,
        "doses": {size.value: _dose(dose) for size, dose in line.doses.items()},
    }
    return step | _said(progression=line.progression, limits=line.limits)


def _dose(dose: Dose) -> Document:
    usual = Dose()
    values = {item.name: getattr(dose, item.name) for item in fields(Dose)}
    return {name: value for name, value in values.items() if value != getattr(usual, name)}


def _movement(movement: Movement, plan_id: str) -> Document:
    described: Document = {
        "id": _own(movement.id, plan_id),
        "name": movement.name,
        "purpose": movement.purpose,
        "cues": list(movement.cues),
        "position": movement.position.value,
        "area": movement.area.value,
    }
    return described | _said(
        may_feel=movement.may_feel, ease_off=movement.ease_off, equipment=list(movement.equipment)
    )


def _said(**values: object) -> Document:
    return {name: value for name, value in values.items() if value}
