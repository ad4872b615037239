"""A figure as plain values and as text, for the notebook file and for drafts.

Unknown extra keys are ignored and absent ones take the defaults, so that a later version may add a field.
"""

from __future__ import annotations

import json
from typing import Any

from companion.domain.movements import Figure, Pose, Position, View

Values = dict[str, Any]


def pose_out(pose: Pose) -> Values:
    """A key pose as JSON values."""
    return {
        "angles": dict(pose.angles),
        "root": dict(pose.root),
        "orientation": pose.orientation.value,
        "contacts": list(pose.contacts),
        "stays": list(pose.stays),
        "seconds": pose.seconds,
        "hold": pose.hold,
    }


def pose_in(value: Values) -> Pose:
    """What :func:`pose_out` made. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
    default = Pose({})
    return Pose(
        angles=dict(value["angles"]),
        root=dict(value.get("root", {})),
        orientation=Position(value.get("orientation", "standing")),
        contacts=tuple(value.get("contacts", ())),
        stays=tuple(value.get("stays", ())),
        seconds=value.get("seconds", default.seconds),
        hold=value.get("hold", default.hold),
    )


def figure_out(figure: Figure) -> Values:
    """A figure as JSON values."""
    return {
        "poses": [pose_out(pose) for pose in figure.poses],
        "props": list(figure.props),
        "view": figure.view.value,
        "anchor": figure.anchor,
        "arrow": figure.arrow,
        "round": figure.round,
    }


def figure_in(value: Values) -> Figure:
    """What :func:`figure_out` made. Raises as :func:`pose_in` does."""
    return Figure(
        poses=tuple(pose_in(pose) for pose in value["poses"]),
        props=tuple(value.get("props", ())),
        view=View(value.get("view", "side")),
        anchor=value.get("anchor", "pelvis"),
        arrow=value.get("arrow", ""),
        round=value.get("round", False),
    )


def figure_text(figure: Figure | None) -> str:
    """A figure as one text; ``""`` for none."""
    return "" if figure is None else json.dumps(figure_out(figure), separators=(",", ":"))


def figure_from_text(text: str) -> Figure | None:
    """What :func:`figure_text` made; ``None`` for anything else."""
    try:
        return figure_in(json.loads(text)) if text else None
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return None
