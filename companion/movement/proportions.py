"""How long an adult's parts are.

Heights, lengths and breadths are shares of stature after Drillis and Contini, *Body Segment Parameters* (New York
University, 1966), as given in Winter, *Biomechanics and Motor Control of Human Movement*, figure 4.1. That source says
nothing of how thick a limb is or how the spine is made up: those numbers are the drawing's own, in cm.
"""

from __future__ import annotations

from math import cos, radians

STATURE = 170.0
"""From the floor to the top of the head, in cm. Every other number here is in cm as well."""

# Drillis and Contini 1966.
ANKLE_HEIGHT = 0.039 * STATURE
KNEE_HEIGHT = 0.285 * STATURE
HIP_HEIGHT = 0.530 * STATURE
SHOULDER_HEIGHT = 0.818 * STATURE
CHIN_HEIGHT = 0.870 * STATURE
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
HAND = 0.108 * STATURE
FOOT = 0.152 * STATURE
HIP_BREADTH = 0.191 * STATURE
SHOULDER_BREADTH = 0.259 * STATURE

THIGH = HIP_HEIGHT - KNEE_HEIGHT
"""0.245 of stature."""
SHANK = KNEE_HEIGHT - ANKLE_HEIGHT
"""0.246 of stature."""
HEAD_RADIUS = (STATURE - CHIN_HEIGHT) / 2
"""A head is a ball from the chin to the top."""

# The drawing's own: how thick.
SEAT_RADIUS, HIP_RADIUS, SHOULDER_RADIUS = 10.4, 9.0, 6.2
HIP_OUT = HIP_BREADTH / 2 - HIP_RADIUS
SEAT_OUT = HIP_BREADTH / 2 - SEAT_RADIUS
SHOULDER_OUT = SHOULDER_BREADTH / 2 - SHOULDER_RADIUS

# The drawing's own: the spine's four pieces from the hips up, and where the shoulders hang on the fourth.
_TRUNK = SHOULDER_HEIGHT - HIP_HEIGHT
LUMBAR, WAIST, THORAX, RIBS = (share * _TRUNK for share in (0.12, 0.26, 0.22, 0.22))
SHOULDER_UP = 0.18 * _TRUNK
NAPE_UP = SHOULDER_UP + 5.0
NECK_LEAN = 9.0
"""A neck leans forward by this many degrees, and the head looks level again."""
NECK = 6.2
NECK_TO_HEAD = (
    (STATURE - HIP_HEIGHT) - HEAD_RADIUS - (0.82 * _TRUNK + NAPE_UP) - NECK * cos(radians(NECK_LEAN))
)
