"""Movements and whole plan files as JSON values and back."""

from __future__ import annotations

from datetime import date

from companion.domain.figure_values import figure_in, figure_out
from companion.domain.movements import Area, Movement, Position
from companion.domain.plans import PlanFile, SuggestedLine
from companion.storage.codec import Json, dose_in, dose_out, doses_in, doses_out


def movement_out(movement: Movement) -> Json:
    """A movement as JSON values."""
    return {
        "id": movement.id,
        "name": movement.name,
        "purpose": movement.purpose,
        "cues": list(movement.cues),
        "area": movement.area.value,
        "position": movement.position.value,
        "clinical_name": movement.clinical_name,
        "may_feel": movement.may_feel,
        "ease_off": movement.ease_off,
        "equipment": list(movement.equipment),
        "tense": movement.tense,
        "dose": dose_out(movement.dose),
        "figure": None if movement.figure is None else figure_out(movement.figure),
        "author": movement.author,
        "licence": movement.licence,
        "sources": list(movement.sources),
        "own": movement.own,
        "easier": list(movement.easier),
        "harder": list(movement.harder),
    }


def movement_in(value: Json) -> Movement:
    """What :func:`movement_out` made."""
    figure = value.get("figure")
    return Movement(
        id=value["id"],
        name=value["name"],
        purpose=value["purpose"],
        cues=tuple(value["cues"]),
        area=Area(value["area"]),
        position=Position(value["position"]),
        clinical_name=value.get("clinical_name", ""),
        may_feel=value.get("may_feel", ""),
        ease_off=value.get("ease_off", ""),
        equipment=tuple(value.get("equipment", ())),
        tense=value.get("tense", False),
        dose=dose_in(value["dose"]),
        figure=None if figure is None else figure_in(figure),
        author=value.get("author", ""),
        licence=value.get("licence", ""),
        sources=tuple(value.get("sources", ())),
        own=value.get("own", False),
        easier=tuple(value.get("easier", ())),
        harder=tuple(value.get("harder", ())),
    )


def line_out(line: SuggestedLine) -> Json:
    """A suggested line as JSON values."""
    return {
        "key": line.key,
        "routine_key": line.routine_key,
        "routine_name": line.routine_name,
        "movement_id": line.movement_id,
        "movement_name": line.movement_name,
        "doses": doses_out(line.doses),
        "why": line.why,
        "progression": line.progression,
        "limits": line.limits,
    }


def line_in(value: Json) -> SuggestedLine:
    """What :func:`line_out` made."""
    return SuggestedLine(
        key=value["key"],
        routine_key=value["routine_key"],
        routine_name=value["routine_name"],
        movement_id=value["movement_id"],
        movement_name=value["movement_name"],
        doses=doses_in(value["doses"]),
        why=value.get("why", ""),
        progression=value.get("progression", ""),
        limits=value.get("limits", ""),
    )


def plan_out(plan: PlanFile) -> Json:
    """A plan file as JSON values."""
    return {
        "plan_id": plan.plan_id,
        "version": plan.version,
        "title": plan.title,
        "by": plan.by,
        "clinic": plan.clinic,
        "written": plan.written.isoformat(),
        "message": plan.message,
        "lines": [line_out(line) for line in plan.lines],
        "movements": [movement_out(movement) for movement in plan.movements],
        "sha256": plan.sha256,
        "file_name": plan.file_name,
    }


def plan_in(value: Json) -> PlanFile:
    """What :func:`plan_out` made."""
    return PlanFile(
        plan_id=value["plan_id"],
        version=value["version"],
        title=value["title"],
        by=value["by"],
        clinic=value["clinic"],
        written=date.fromisoformat(value["written"]),
        message=value["message"],
        lines=tuple(line_in(line) for line in value["lines"]),
        movements=tuple(movement_in(movement) for movement in value.get("movements", ())),
        sha256=value.get("sha256", ""),
        file_name=value.get("file_name", ""),
    )
