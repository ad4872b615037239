"""The pictogram person: a posed body -> pieces that can be sorted from back to front."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist, hypot

from companion.drawing.shapes import Path, Token
from companion.movement.body import Ball, Body
from companion.movement.camera import Lens
from companion.movement.depth import Piece, Spot, in_order, paths_of
from companion.movement.head import head
from companion.movement.hull import Disc, circle, hull
from companion.movement.joints import SIDES
from companion.movement.proportions import THIGH
from companion.movement.vectors import reached

_FAR = 0.5
"""A limb is drawn paler when its pair is nearer by this share of the way between them: a turn of 30 degrees."""
_SEAM, _COVER, _SHORTENED = 0.4, 0.55, (0.45, 0.75)
"""The line along a limb and how far it is covered at a joint, in cm; and between which shares of a thigh's length, as it
appears, the line fades at hip and knee: seen along the thigh there is an edge, seen from its side there is none."""
_COLLAR, _COLLAR_RADIUS = 4.2, 5.0
"""How far below the nape the shirt's neck is, and how wide, in cm."""

# What lies on what where two pieces touch: how far each is brought towards the eye, in cm.
_NECK, _SHIRT_LOW, _SHIRT_HIGH, _SEAT, _HEAD = -1.0, 0.2, 0.1, 0.5, 1.5
_THIGH, _SHANK, _SHOE, _SLEEVE, _FOREARM = 0.9, 0.5, 3.0, 2.6, 2.0
_OVER_SHIRT = {"neck": 4.0, "thigh": 5.0, "sleeve": 10.0, "forearm": 7.0}
"""How much farther than the shirt, in cm, these may be and still be drawn before it."""

_YOKE = ("collar", "shoulder_left", "shoulder_right", "chest_left", "chest_right")
_SOLE = (("heel", 0.0), ("sole", 1.7), ("toe", 1.5), ("sole", -1.7), ("toe", -1.5))
"""A shoe's balls, and how far to the side (cm): wider ahead than a ball is."""


def person(body: Body, lens: Lens) -> list[Path]:
    """The person in full colour, from back to front."""
    return paths_of(in_order(pieces(body, lens), lens.axes[2]))


def shadow(body: Body, lens: Lens) -> list[Path]:
    """The whole person in the colour of a memory: where a movement starts."""
    return [Path(path.commands, fill=Token.GHOST) for piece in pieces(body, lens) for path in piece.paths]


def pieces(body: Body, lens: Lens) -> list[Piece]:
    """The person's pieces, in no order yet."""
    return _Model(body, lens).pieces()


def _both(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{side}" for name in names for side in SIDES)


_HIP_BALLS, _SEAT_BALLS = _both("seat", "loin"), _both("seat")
# Three neighbours at a time: the back bends as a curve, not as a chain.
_LOW, _MIDDLE, _HIGH = (
    _both("loin", "waist", "ribs"),
    _both("waist", "ribs", "chest"),
    _both("ribs", "chest", "upper"),
)


class _Model:
    """One body as one lens sees it."""

    def __init__(self, body: Body, lens: Lens) -> None:
        self._body, self._lens = body, lens
        collar = reached(body.at("nape"), body.frames["chest"], 0.0, -_COLLAR, 0.0)
        sight = lens.sight({**body.balls, "collar": Ball(collar, _COLLAR_RADIUS)})
        self._discs, self._near = sight.discs, sight.near

    def pieces(self) -> list[Piece]:
        made, shirt = self._trunk()
        for side, other in (SIDES, SIDES[::-1]):
            far = self._is_far("hip", side, other)
            leg = self._leg(side, far=far)
            self._lay(leg[0], "thigh", shirt[:1])
            made += leg
            made.append(self._shoe(side, Token.LIMB_NEAR if far else Token.SHOE))
            far = self._is_far("shoulder", side, other)
            arm = self._arm(side, far=far)
            if not far:
                self._lay(arm[0], "sleeve", shirt)
                self._lay(arm[1], "forearm", shirt)
            made += arm
        return made

    def _lay(self, piece: Piece, kind: str, shirt: Sequence[Piece]) -> None:
        piece.over, piece.over_by = shirt, _OVER_SHIRT[kind] * self._lens.scale

    def _is_far(self, joint: str, side: str, other: str) -> bool:
        here, there = f"{joint}_{side}", f"{joint}_{other}"
        apart = dist(self._body.at(here), self._body.at(there)) * self._lens.scale
        return self._near[there] - self._near[here] > _FAR * apart

    def _trunk(self) -> tuple[list[Piece], list[Piece]]:
        """The trunk with neck and head; and of these, the shirt from below upwards."""
        hips = self._hull(_HIP_BALLS, Token.LIMB_NEAR)
        low = self._piece(_LOW, [hips, self._hull(_LOW, Token.TOP)], _SHIRT_LOW)
        upper = [self._hull(names, Token.TOP) for names in (_MIDDLE, _HIGH, _YOKE)]
        high = self._piece((*_HIGH, "nape"), upper, _SHIRT_HIGH)
        seat = self._piece(_SEAT_BALLS, [self._hull(_SEAT_BALLS, Token.LIMB_NEAR)], _SEAT)
        seat.over = (low,)
        neck = self._piece(("nape", "neck"), [self._hull(("nape", "neck"), Token.SKIN)], _NECK)
        self._lay(neck, "neck", (high,))
        top = self._piece(("head",), head(self._body, self._lens), _HEAD)
        return [neck, low, high, seat, top], [low, high]

    def _leg(self, side: str, *, far: bool) -> list[Piece]:
        """Thigh and lower leg, with a thin line around both, so that one leg before the other can be told apart."""
        fill, line = (Token.LIMB_FAR, Token.LIMB_NEAR) if far else (Token.LIMB_NEAR, Token.SHOE)
        hip, knee, calf, ankle = (f"{name}_{side}" for name in ("hip", "knee", "calf", "ankle"))
        thigh = self._piece((hip, knee), self._lined(((hip, knee),), fill, line), _THIGH)
        shank = self._piece((knee, calf, ankle), self._lined(((knee, calf, ankle),), fill, line), _SHANK)
        (hx, hy, _r), (kx, ky, _s) = self._discs[hip], self._discs[knee]
        low, high = _SHORTENED
        smooth = min(1.0, (hypot(hx - kx, hy - ky) / (self._lens.scale * THIGH) - low) / (high - low))
        if smooth > 0.0:
            thigh.paths = [*thigh.paths, self._cover(hip, smooth, fill)]
            thigh.joint = shank.joint = (knee, self._cover(knee, smooth, fill))
        return [thigh, shank]

    def _shoe(self, side: str, fill: Token) -> Piece:
        (rx, _ry, rz), (ux, uy, uz), _near = self._lens.axes
        (_a, _b, x), (_c, _d, y), (_e, _f, z) = self._body.frames[f"foot_{side}"]
        scale = self._lens.scale
        across, up = scale * (rx * x + rz * z), scale * (ux * x + uy * y + uz * z)
        discs = []
        for name, aside in _SOLE:
            left, top, radius = self._discs[f"{name}_{side}"]
            discs.append((left + aside * across, top - aside * up, radius))
        names = (f"heel_{side}", f"sole_{side}", f"toe_{side}")
        return self._piece(names, [Path(hull(discs), fill=fill)], _SHOE)

    def _arm(self, side: str, *, far: bool) -> list[Piece]:
        skin, line = (Token.SKIN_FAR, Token.SKIN) if far else (Token.SKIN, Token.SKIN_EDGE)
        names = ("shoulder", "elbow", "wrist", "palm", "finger", "thumb")
        shoulder, elbow, wrist, palm, finger, thumb = (f"{name}_{side}" for name in names)
        bare = ((elbow, wrist), (wrist, palm, finger), (palm, thumb))
        sleeve = self._hull((shoulder, elbow), Token.TOP_FAR if far else Token.SLEEVE)
        return [
            self._piece((shoulder, elbow), [sleeve], _SLEEVE),
            self._piece((elbow, wrist, palm, finger), self._lined(bare, skin, line), _FOREARM),
        ]

    def _lined(self, parts: Sequence[Sequence[str]], fill: Token, line: Token) -> list[Path]:
        """Parts as one shape with a line around it. A larger shape beneath costs a painter a third of a stroke."""
        width = _SEAM * self._lens.scale
        discs = [[self._discs[name] for name in names] for names in parts]
        around = [[(x, y, radius + width) for x, y, radius in part] for part in discs]
        return [
            *(Path(hull(part), fill=line) for part in around),
            *(Path(hull(part), fill=fill) for part in discs),
        ]

    def _cover(self, name: str, share: float, fill: Token) -> Path:
        x, y, radius = self._discs[name]
        return Path(circle(x, y, (radius + _COVER * self._lens.scale) * share), fill=fill)

    def _hull(self, names: Sequence[str], fill: Token) -> Path:
        discs: list[Disc] = [self._discs[name] for name in names]
        return Path(hull(discs), fill=fill)

    def _piece(self, names: Sequence[str], paths: Sequence[Path], lift: float) -> Piece:
        spots: list[Spot] = [(*self._discs[name], self._near[name]) for name in names]
        if len(spots) in {2, 4}:
            # A long bone is seen in its middle, too.
            (x1, y1, r1, n1), (x2, y2, r2, n2) = spots[:2]
            spots.append(((x1 + x2) / 2, (y1 + y2) / 2, (r1 + r2) / 2, (n1 + n2) / 2))
        balls = [self._body.balls[name] for name in names]
        return Piece(paths, spots, balls, lift * self._lens.scale, is_body=True)
