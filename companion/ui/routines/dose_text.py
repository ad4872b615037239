"""A dose as one text and back, so that a half-changed dose survives as a draft."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from companion.domain.doses import Dose, Side

_NUMBERS = {
    "sets", "reps_min", "reps_max", "hold_s", "rest_s", "tempo_s", "duration_s",
    "times_per_day", "days_per_week", "effort_max", "comfort_max",
}  # fmt: skip
_NEEDED = {"sets", "hold_s", "rest_s", "tempo_s"}


def dose_text(dose: Dose) -> str:
    """``dose`` as a line of JSON."""
    return json.dumps(asdict(dose), ensure_ascii=False)


def dose_from_text(text: str) -> Dose | None:
    """What :func:`dose_text` wrote; ``None`` for anything else. Numbers may be outside their range."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    names = {field.name for field in fields(Dose)}
    if not isinstance(found, dict) or not found.keys() <= names:
        return None
    if not all(_fits(name, value) for name, value in found.items()):
        return None
    if "side" in found:
        found["side"] = Side(found["side"])
    return Dose(**found)


def _fits(name: str, value: object) -> bool:
    if name in _NUMBERS:
        return (value is None and name not in _NEEDED) or (
            isinstance(value, int) and not isinstance(value, bool)
        )
    if name == "side":
        return isinstance(value, str) and value in set(Side)
    return isinstance(value, bool) if name == "as_needed" else isinstance(value, str)
