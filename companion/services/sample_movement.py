"""Writes the one movement Sam made up, from a figure of the library, and what it was called before."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.doses import Dose
from companion.domain.history import ME, Revision, Thing
from companion.domain.movements import Area, Movement, Position
from companion.services.ports import Unit
from companion.services.sample_life import Pen

FIGURE_OF = "knee_rolls"
NAME, NAME_BEFORE = "Sofa rolls", "Knees side to side"
PURPOSE = "To wake my back up before I lift Rosie"
CUES = (
    "Lie on the sofa with both knees up.",
    "Let them sink to one side, as far as is kind.",
    "Breathe out, and bring them back.",
    "Stop when Rosie climbs on.",
)


def write_own_movement(unit: Unit, pen: Pen, movements: Mapping[str, Movement]) -> None:
    """A movement of Sam's own with a figure; it was renamed once."""
    model = movements.get(FIGURE_OF)
    made = Movement(
        pen.id(),
        NAME,
        PURPOSE,
        CUES,
        Area.LOW_BACK,
        Position.LYING_BACK,
        may_feel="A slow pull along my side",
        ease_off="It catches",
        equipment=("the sofa", "a cushion"),
        dose=Dose(sets=1, reps_min=6, reps_max=10),
        figure=model.figure if model is not None else None,
        own=True,
    )
    unit.movements.put(made)
    renamed = pen.at(pen.life.near(pen.life.ago(20)), 19)
    unit.history.add(Revision(pen.id(), Thing.MOVEMENT, made.id, renamed, ME, "", {"name": NAME_BEFORE}))
