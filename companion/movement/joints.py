"""The joints by a therapist's names, and how far each goes in most people.

Angles are degrees from standing straight with the arms at the sides and the palms turned back.
Positive is flexion (ankle: toes up; wrist: hand bent back; toes: bent up), abduction, turning outward, turning the palm
forward (``forearm``: at 0 the palm looks back, at 90 the thumb looks ahead, at 170 the palm does), tipping the sole
inward (``inversion``), bending the hand to the little finger (``wrist_side``), and bending or turning the spine to the
right.

Axes follow the International Society of Biomechanics (Wu and others 2002 for the ankle, hip and spine, 2005 for the
shoulder, elbow and wrist; *Journal of Biomechanics* 35 and 38): in every part of the body x looks forward, y up and z to
the person's right, and a joint turns about z of the part above (flexion), then x (abduction), then y of the part below
(rotation). Flexion of the hip, the ankle and the elbow is positive by the right-hand rule about those axes, as theirs
is. The rest is said as therapists say it, and differs from the rule in these ways:

- abduction and turning outward are positive on both sides, and a left angle is the mirror image of a right one;
- bending a knee, and bending the spine or the neck forward, is positive;
- turning the spine or the neck to the right is positive (the rule makes it left; side-bends agree);
- the shoulder turns like the hip, in flexion, abduction and rotation, where the society names a plane of elevation
  first; ``forearm`` is positive for turning the palm up or forward (theirs: down); ``wrist`` for bending the hand back
  (theirs: towards the palm).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Range:
    """The inclusive range of a joint, in degrees."""

    low: float
    high: float

    def holds(self, degrees: float) -> bool:
        """Whether ``degrees`` is within the range."""
        return self.low <= degrees <= self.high


_LIMBS = {
    "hip": Range(-30, 130),
    "hip_abduction": Range(-30, 50),
    "hip_rotation": Range(-45, 60),
    "knee": Range(0, 155),
    "ankle": Range(-65, 35),
    "inversion": Range(-20, 35),
    "toes": Range(-40, 70),
    "shoulder": Range(-60, 180),
    "shoulder_abduction": Range(-30, 180),
    "shoulder_rotation": Range(-90, 95),
    "shoulder_blade": Range(-25, 30),
    "shoulder_lift": Range(-10, 40),
    "elbow": Range(0, 150),
    "forearm": Range(-10, 175),
    "wrist": Range(-80, 90),
    "wrist_side": Range(-25, 40),
}
_SPINE = {
    "lumbar": Range(-35, 60),
    "lumbar_side": Range(-25, 25),
    "lumbar_rotation": Range(-15, 15),
    "thoracic": Range(-30, 45),
    "thoracic_side": Range(-25, 25),
    "thoracic_rotation": Range(-40, 40),
    "neck": Range(-60, 50),
    "neck_side": Range(-45, 45),
    "neck_rotation": Range(-80, 80),
    "nod": Range(-30, 30),
}
NORMAL_RANGE: Mapping[str, Range] = _SPINE | {
    f"{name}_{side}": limits for name, limits in _LIMBS.items() for side in SIDES
}
"""How far a drawn joint may go: wide enough for every usual active range, too narrow for a typing slip.

The limbs and the neck follow the commonly taught ranges of the American Academy of Orthopaedic Surgeons (*The Clinical
Measurement of Joint Motion*, Greene and Heckman 1994), widened where a body bears weight on the joint. No knee or elbow
goes beyond straight. ``forearm`` counts from the palm turned back, so that the academy's middle is 90. The shoulder
blade, ``nod`` (the upper neck alone) and the split of the trunk into ``lumbar`` and ``thoracic`` are limits of the
drawing, not measures. ``shoulder_blade`` is positive when drawn back, ``shoulder_lift`` when shrugged up.
"""

PAIRED = frozenset(_LIMBS)
"""Names that stand for both sides at once: ``hip`` is ``hip_left`` and ``hip_right``."""

ROOT_RANGE: Mapping[str, Range] = {
    "pitch": Range(-90, 90),
    "turn": Range(-60, 60),
    "x": Range(-200, 200),
    "height": Range(0, 60),
    "roll": Range(-60, 60),
    "side": Range(-60, 60),
    "belly": Range(0, 1),
    "chest": Range(0, 1),
    "on_right": Range(0, 1),
    "heading": Range(-180, 180),
}
"""What may be said of the pelvis: leaning forward (``pitch``), leaning (``roll``) and turning (``turn``) to the right, in
degrees from the orientation; moving forward by ``x`` cm and to the right by ``side`` cm, where nothing that stays in
place decides that; the ``height`` in cm of what the contacts rest on; how full ``belly`` and ``chest`` are of air (0-1);
for lying on the side, whether it is the right one (``on_right``, 0 or 1) instead of the left; and how far the whole
body is turned on the floor (``heading``, degrees; 180 shows the eye its other side)."""


def both_sides(angles: Mapping[str, float]) -> dict[str, float]:
    """``angles`` with every paired name spelled out; a name with its side wins over the pair."""
    spelled = {f"{name}_{side}": value for name, value in angles.items() if name in PAIRED for side in SIDES}
    return spelled | {name: value for name, value in angles.items() if name not in PAIRED}
