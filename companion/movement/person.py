"""The pictogram person: a posed body -> shapes from back to front."""

from __future__ import annotations

from companion.domain.movements import View
from companion.drawing.shapes import Path, Token
from companion.movement.body import HEAD_RADIUS, Ball, Body
from companion.movement.vectors import plus, turned
from companion.movement.views import EYES, Disc, Point, band, disc, outline, shape

_TORSO = ("loin", "waist", "ribs", "chest", "upper")
_NEARER = 4.0
"""A limb this much deeper than its pair (cm) is drawn as the far one."""


def person(body: Body, view: View) -> tuple[Path, ...]:
    """The person in full colour."""
    parts: list[tuple[float, list[Path]]] = [(0.0, _torso(body, view)), (0.1, _head(body, view))]
    for side, other in (("left", "right"), ("right", "left")):
        far = _depth(body, f"hip_{side}", view) < _depth(body, f"hip_{other}", view) - _NEARER
        parts.append((_leg_order(body, side, view), _leg(body, side, view, far=far)))
        far = _depth(body, f"shoulder_{side}", view) < _depth(body, f"shoulder_{other}", view) - _NEARER
        parts.append((_arm_order(body, side, view), _arm(body, side, view, far=far)))
    return tuple(path for _order, paths in sorted(parts, key=lambda part: part[0]) for path in paths)


def shadow(body: Body, view: View) -> tuple[Path, ...]:
    """The whole person in the colour of a memory: where a movement starts."""
    return tuple(Path(path.commands, fill=Token.GHOST) for path in person(body, view))


def _depth(body: Body, name: str, view: View) -> float:
    return EYES[view](body.at(name)).near


def _leg_order(body: Body, side: str, view: View) -> float:
    """Far leg, torso, head, near leg; from the front the pelvis covers the top of both legs."""
    if view is View.SIDE:
        return 0.2 if side == "right" else -0.1
    towards = max(_depth(body, f"knee_{side}", view), _depth(body, f"ankle_{side}", view))
    return (0.2 if towards >= _depth(body, "pelvis", view) - 1.0 else -0.2) + towards / 1000


def _arm_order(body: Body, side: str, view: View) -> float:
    """Far arm behind everything, near arm before everything; else as near as its nearest end."""
    if view is View.SIDE:
        return 0.3 if side == "right" else -0.3
    towards = max(_depth(body, f"elbow_{side}", view), _depth(body, f"wrist_{side}", view))
    behind = towards < _depth(body, "pelvis", view) - 6.0 or body.at(f"wrist_{side}")[1] > body.at("head")[1]
    return (-0.15 if behind else 0.5) + towards / 1000


def _discs(body: Body, view: View, *names: str) -> list[Disc]:
    return [disc(body.balls[name], view) for name in names]


def _torso(body: Body, view: View) -> list[Path]:
    """Three neighbours at a time: the back bends as a curve, not as a chain."""
    hips = [f"{name}_{side}" for name in ("seat", "loin") for side in ("left", "right")]
    paths = [
        band(_discs(body, view, "nape", "neck"), Token.SKIN),
        band(_discs(body, view, *hips), Token.LIMB_NEAR),
    ]
    for pieces in zip(_TORSO, _TORSO[1:], _TORSO[2:], strict=False):
        names = [f"{name}_{side}" for name in pieces for side in ("left", "right")]
        paths.append(band(_discs(body, view, *names), Token.TOP))
    if view is not View.SIDE:
        yoke = ("nape", "shoulder_left", "shoulder_right", "ribs_left", "ribs_right")
        paths.append(band(_discs(body, view, *yoke), Token.TOP))
    paths.append(band(_discs(body, view, "seat_left", "seat_right"), Token.LIMB_NEAR))
    return paths


def _leg(body: Body, side: str, view: View, *, far: bool) -> list[Path]:
    limb = Token.LIMB_FAR if far else Token.LIMB_NEAR
    pieces = [
        _piece(body, view, side, limb, "hip", "knee"),
        _piece(body, view, side, limb, "knee", "calf", "ankle"),
        _piece(body, view, side, Token.LIMB_NEAR if far else Token.SHOE, "heel", "sole", "toe"),
    ]
    if view is not View.SIDE:
        pieces.sort(key=_nearness)
    return [path for _near, path in pieces]


def _arm(body: Body, side: str, view: View, *, far: bool) -> list[Path]:
    skin = Token.SKIN_FAR if far else Token.SKIN

    pieces = [
        _piece(body, view, side, skin, "palm", "finger"),
        _piece(body, view, side, skin, "wrist", "palm"),
        _piece(body, view, side, skin, "elbow", "wrist"),
        _piece(body, view, side, Token.TOP_FAR, "shoulder", "elbow"),
    ]
    if view is not View.SIDE:
        pieces.sort(key=_nearness)
    return [path for _near, path in pieces]


def _piece(body: Body, view: View, side: str, fill: Token, *names: str) -> tuple[float, Path]:
    """One piece of a limb, with how near it is to the eye."""
    named = [f"{name}_{side}" for name in names]
    near = sum(_depth(body, name, view) for name in named) / len(named)
    return near, band(_discs(body, view, *named), fill)


def _nearness(piece: tuple[float, Path]) -> float:
    return piece[0]


def _head(body: Body, view: View) -> list[Path]:
    middle = body.at("head")
    seen = EYES[view](middle)
    face_way = EYES[view](turned(body.head, (0.80, -0.6, 0.0)))
    skull = Disc(seen.x, seen.y, HEAD_RADIUS)
    paths = [band((skull,), Token.HAIR)]
    paths += _nose(body, view, seen.near)
    if face_way.near > -0.5:
        face = Disc(seen.x + face_way.x * 6.4, seen.y + face_way.y * 6.4, HEAD_RADIUS * 0.98)
        paths.append(shape(_inside(face, skull), Token.SKIN))
    return paths + _eyes(body, view, seen.near)


def _on_head(body: Body, x: float, y: float, z: float, radius: float) -> Ball:
    """A ball placed by shares of the head's radius: forward, up, to the right."""
    share = (x * HEAD_RADIUS, y * HEAD_RADIUS, z * HEAD_RADIUS)
    return Ball(plus(body.at("head"), turned(body.head, share)), radius)


def _nose(body: Body, view: View, near: float) -> list[Path]:
    """In profile a bump on the outline; facing us or away it does not show."""
    tip = _on_head(body, 1.12, -0.16, 0.0, 1.1)
    balls = (_on_head(body, 0.88, 0.18, 0.0, 0.8), tip, _on_head(body, 0.86, -0.26, 0.0, 1.0))
    if abs(EYES[view](tip.at).near - near) > 0.8 * HEAD_RADIUS:
        return []
    return [band([disc(each, view) for each in balls], Token.SKIN)]


def _eyes(body: Body, view: View, near: float) -> list[Path]:
    """Two dots where the face looks at us, so that turning the head can be read."""
    eyes = (_on_head(body, 0.84, 0.06, z, 1.0) for z in (-0.36, 0.36))
    return [
        band((disc(eye, view),), Token.HAIR)
        for eye in eyes
        if EYES[view](eye.at).near > near + 0.45 * HEAD_RADIUS
    ]


def _inside(inner: Disc, outer: Disc) -> tuple[Point, ...]:
    """The outline of ``inner``, kept within ``outer``."""
    points = []
    for x, y in outline((inner,)):
        dx, dy = x - outer.x, y - outer.y
        away = (dx * dx + dy * dy) ** 0.5
        pull = min(1.0, outer.radius / away) if away else 1.0
        points.append((outer.x + dx * pull, outer.y + dy * pull))
    return tuple(points)
