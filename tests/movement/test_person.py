"""The drawn person: exact outlines, which way they look, near and far, mirrored, breathing."""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin, sqrt

import pytest

from companion.domain.movements import Pose, Position, View
from companion.drawing.shapes import Path, Token
from companion.movement.body import Body, posed
from companion.movement.camera import Camera, Lens
from companion.movement.head import cap
from companion.movement.person import person, shadow
from tests.movement.outlines import all_edges, edges, points, reach, reach_of

CAMERAS = [Camera(turn, tilt) for turn in (0, 35, 90, 145, 200, 270, 330) for tilt in (0, 25, 90)]
WALKING = Pose(
    {
        "hip_right": 30,
        "hip_left": -15,
        "knee_right": 20,
        "knee_left": 35,
        "shoulder_left": 30,
        "elbow_left": 40,
        "neck_rotation": 25,
    }
)


def seen(body: Body, camera: Camera, *names: str) -> list[tuple[float, float, float]]:
    """Balls as the camera's own ``see`` has them."""
    return [(*camera.see(body.at(name))[:2], body.balls[name].radius) for name in names]


def drawn(body: Body, camera: Camera, *tokens: Token) -> list[Path]:
    return [path for path in person(body, Lens(camera)) if path.fill in tokens]


@pytest.mark.parametrize("camera", CAMERAS, ids=str)
@pytest.mark.parametrize(
    ("tokens", "names"),
    [
        ((Token.LIMB_NEAR, Token.LIMB_FAR), ("hip_right", "knee_right")),
        ((Token.LIMB_NEAR, Token.LIMB_FAR), ("knee_left", "calf_left", "ankle_left")),
        ((Token.SLEEVE, Token.TOP_FAR), ("shoulder_left", "elbow_left")),
        ((Token.SKIN, Token.SKIN_FAR), ("elbow_right", "wrist_right")),
        ((Token.SKIN, Token.SKIN_FAR), ("wrist_right", "palm_right", "finger_right")),
        ((Token.LIMB_NEAR,), ("seat_left", "seat_right")),
    ],
    ids="-".join,
)
def test_a_limb_is_drawn_as_the_hull_of_its_balls(
    camera: Camera, tokens: tuple[Token, ...], names: tuple[str, ...]
) -> None:
    body = posed(WALKING)
    expected = reach_of(seen(body, camera, *names))
    off = [
        max(abs(a - b) for a, b in zip(reach(path), expected, strict=True))
        for path in drawn(body, camera, *tokens)
    ]
    assert min(off) < 0.02


def test_the_same_body_is_the_same_drawing() -> None:
    for camera in CAMERAS:
        assert person(posed(WALKING), Lens(camera)) == person(posed(WALKING), Lens(camera))


def test_the_far_side_is_paler_from_the_side_and_nobody_is_far_from_the_front() -> None:
    body = posed(WALKING)
    for camera, has_far in (
        (Camera(0), True),
        (Camera(180), True),
        (Camera(90), False),
        (Camera(270), False),
    ):
        pale = {Token.LIMB_FAR, Token.TOP_FAR, Token.SKIN_FAR}
        found = {path.fill for path in person(body, Lens(camera))}
        assert (found & pale == pale) is has_far, camera
        assert not (found & pale) or has_far


def test_from_the_right_the_left_leg_is_the_pale_one() -> None:
    body = posed(Pose({"hip_left": 60}))
    for turn, knee in ((0, "knee_left"), (180, "knee_right")):
        camera = Camera(turn)
        pale = drawn(body, camera, Token.LIMB_FAR)
        x, y, radius = seen(body, camera, knee)[0]
        left, top, right, bottom = all_edges(pale)
        assert left <= x - radius + 0.1
        assert right >= x + radius - 0.1
        assert top < y < bottom


def test_facing_us_has_two_eyes_and_neither_profile_nor_back_has_any() -> None:
    """The hair is one shape of its colour; each eye is one more."""
    for turn, eyes in ((90, 2), (0, 0), (180, 0), (270, 0)):
        assert len(drawn(posed(Pose({})), Camera(turn), Token.HAIR)) == 1 + eyes


def test_a_turned_head_closes_one_eye_slowly() -> None:
    sizes = []
    for turn in range(0, 80, 4):
        eyes = drawn(posed(Pose({"neck_rotation": turn})), Camera(90), Token.HAIR)[1:]
        sizes.append(sum(right - left for left, _top, right, _bottom in map(edges, eyes)))
    steps = [before - after for before, after in pairwise(sizes)]
    assert min(steps) > -1e-6
    assert 0.1 < max(steps) < 0.9


def test_the_nose_reaches_out_of_the_profile_where_they_look() -> None:
    body = posed(Pose({}))
    x, _y, radius = seen(body, Camera(0), "head")[0]
    nape = seen(body, Camera(0), "nape")[0][1]
    head = [path for path in drawn(body, Camera(0), Token.SKIN, Token.HAIR) if edges(path)[1] < nape - 6]
    left, _top, right, _bottom = all_edges(head)
    assert right > x + 1.05 * radius
    assert left > x - 1.15 * radius


def test_from_behind_there_is_hair_where_the_face_would_be() -> None:
    body = posed(Pose({}))
    for turn, covers in ((270, True), (90, False)):
        middle = Camera(turn).see(body.at("head"))
        last = [path for path in person(body, Lens(Camera(turn))) if inside(path, middle.x, middle.y)][-1]
        assert (last.fill is Token.HAIR) is covers


def inside(path: Path, x: float, y: float) -> bool:
    """Whether a place is inside a closed path (even-odd)."""
    corners = points(path)
    crossings = 0
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossings += 1
    return crossings % 2 == 1


def mirrored(pose: Pose) -> Pose:
    """The other side doing it: left for right, and turns and side-bends the other way."""
    swap = {"left": "right", "right": "left"}
    angles = {}
    for name, value in pose.angles.items():
        stem, _, side = name.rpartition("_")
        if side in swap:
            angles[f"{stem}_{swap[side]}"] = value
        elif name.endswith(("_side", "_rotation")) and not name.startswith(("hip", "shoulder", "wrist")):
            angles[name] = -value
        else:
            angles[name] = value
    return Pose(angles, pose.root, pose.orientation)


@pytest.mark.parametrize("tilt", [0, 14, 40, 90])
@pytest.mark.parametrize(
    "pose",
    [
        WALKING,
        Pose({"shoulder_abduction_right": 80, "elbow_right": 30, "lumbar_side": 12, "thoracic_rotation": 20}),
        Pose({"hip_left": 80, "knee_left": 100}, {}, Position.LYING_BACK),
    ],
)
def test_left_and_right_are_mirror_images(pose: Pose, tilt: float) -> None:
    """From the front, the mirrored pose is the mirrored picture: the same colours at mirrored places."""
    lens = Lens(Camera(90, tilt))
    one, other = (person(posed(each), lens) for each in (pose, mirrored(pose)))

    def places(paths: list[Path], way: float) -> list[tuple[object, ...]]:
        found = []
        for path in paths:
            left, top, right, bottom = edges(path)
            across = sorted((way * left, way * right))
            found.append((str(path.fill), *(round(value, 3) + 0.0 for value in (*across, top, bottom))))
        return sorted(found)

    for here, there in zip(places(one, 1.0), places(other, -1.0), strict=True):
        assert here[0] == there[0]
        assert here[1:] == pytest.approx(there[1:], abs=0.03)


@pytest.mark.parametrize("part", ["belly", "chest"])
def test_a_breath_is_seen(part: str) -> None:
    """Lying on the back, seen from the side: the shirt rises by more than a centimetre."""
    empty, full = (posed(Pose({}, {part: air}, Position.LYING_BACK)) for air in (0.0, 1.0))
    highest = [all_edges(drawn(body, Camera(0), Token.TOP))[1] for body in (empty, full)]
    assert highest[0] - highest[1] > 1.0


def test_the_ghost_has_one_colour_and_the_same_outline() -> None:
    lens = Lens(Camera.of(View.SIDE), 2.0, 30, 40)
    ghost, solid = shadow(posed(WALKING), lens), person(posed(WALKING), lens)
    assert {path.fill for path in ghost} == {Token.GHOST}
    assert all_edges(ghost) == pytest.approx(all_edges(solid))


@pytest.mark.parametrize("degrees", [0, 20, 50, 69, 71, 90, 109, 111, 150, 180])
def test_a_cap_on_a_ball_is_what_one_sees_of_it(degrees: int) -> None:
    """Against places on the ball within 70 degrees of the cap's middle, tried one by one."""
    axis = (sin(radians(degrees)) * 0.6, sin(radians(degrees)) * 0.8, cos(radians(degrees)))
    commands = cap((10.0, 5.0), 8.0, axis, radians(70))
    outline = Path(commands) if commands else None
    for x in range(-15, 16):
        for y in range(-15, 16):
            across, down = x / 16, y / 16
            flat = across * across + down * down
            if flat > 0.97:
                continue
            near = sqrt(1 - flat)
            along = across * axis[0] + down * axis[1] + near * axis[2]
            if abs(along - cos(radians(70))) > 0.03:
                is_on = outline is not None and inside(outline, 10 + 8 * across, 5 + 8 * down)
                assert is_on is (along > cos(radians(70))), (across, down)
