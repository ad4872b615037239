"""Movements: what the library says about one thing the body can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.doses import Dose


class Area(StrEnum):
    """The part of the body a movement is for."""

    LOW_BACK = "low_back"
    NECK = "neck"
    SHOULDER = "shoulder"
    HIP = "hip"
    KNEE = "knee"
    ANKLE = "ankle"
    ARM = "arm"
    BALANCE = "balance"
    WHOLE_BODY = "whole_body"
    BREATHING = "breathing"


class Position(StrEnum):
    """How one starts."""

    LYING_BACK = "lying_back"
    LYING_FRONT = "lying_front"
    LYING_SIDE = "lying_side"
    HANDS_KNEES = "hands_knees"
    KNEELING = "kneeling"
    SITTING = "sitting"
    STANDING = "standing"


class View(StrEnum):
    """Where the person is seen from: their right side, their face, or the ceiling."""

    SIDE = "side"
    FRONT = "front"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Pose:
    """One key pose: joint angles in degrees by name. ``root`` places the pelvis (see ``companion.movement``).

    ``orientation`` is how the pelvis lies in the room. ``contacts`` names the parts that rest on the floor,
    ``stays`` those that keep their place otherwise, such as a hand on a wall; what does so in this pose and in the
    next stays where it is on the way. It takes ``seconds`` to come here from the pose
    before (for the first: back from the last), and the body stays for ``hold`` seconds.
    """

    angles: Mapping[str, float]
    root: Mapping[str, float] = field(default_factory=dict)
    orientation: Position = Position.STANDING
    contacts: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    seconds: float = 1.5
    hold: float = 0.4


@dataclass(frozen=True, slots=True)
class Figure:
    """The drawing of a movement: a start and an end pose (others between), the side it is seen from, and props.

    ``anchor`` names the part that stays where it is from pose to pose; ``arrow`` the part whose way is shown
    (``""``: the part that moves most). It goes back the way it came; ``round`` ones, such as walking, go from the
    last pose straight to the first.
    """

    poses: tuple[Pose, ...]
    props: tuple[str, ...] = ()
    view: View = View.SIDE
    anchor: str = "pelvis"
    arrow: str = ""
    round: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """A library entry, or one kept in the notebook (``own``): brought by a plan or made by the person.

    ``easier`` and ``harder`` are ids of neighbours in the library.
    """

    id: str
    name: str
    purpose: str
    cues: tuple[str, ...]
    area: Area = Area.WHOLE_BODY
    position: Position = Position.STANDING
    clinical_name: str = ""
    may_feel: str = ""
    ease_off: str = ""
    equipment: tuple[str, ...] = ()
    tense: bool = False
    dose: Dose = field(default_factory=lambda: Dose(reps_min=8, reps_max=8))
    figure: Figure | None = None
    author: str = ""
    licence: str = ""
    sources: tuple[str, ...] = ()
    own: bool = False
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()

    @property
    def mine(self) -> bool:
        """Whether the person made it. What a plan brought names its author."""
        return self.own and not self.author


def matching(
    movements: Sequence[Movement],
    text: str = "",
    area: Area | None = None,
    position: Position | None = None,
    tense_only: bool = False,
    needs: str | None = None,
) -> list[Movement]:
    """Movements whose names or purpose hold every word of ``text`` and that pass the filters, in order.

    ``needs`` is one thing of their equipment; ``""`` finds those that need nothing.
    """
    words = text.casefold().split()
    return [
        movement
        for movement in movements
        if (area is None or movement.area is area)
        and (position is None or movement.position is position)
        and (movement.tense or not tense_only)
        and (needs is None or (needs in movement.equipment if needs else not movement.equipment))
        and all(
            word in f"{movement.name} {movement.clinical_name} {movement.purpose}".casefold()
            for word in words
        )
    ]
