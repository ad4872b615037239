"""Things find their places from the body: under it, before it, in its hands; and nothing stands in the person."""

from __future__ import annotations

from math import dist

import pytest

from companion.domain.movements import Figure, Pose, Position, View
from companion.drawing.shapes import Path, Token
from companion.movement.body import Ball, Body
from companion.movement.camera import Camera, Lens
from companion.movement.depth import Box, box_of
from companion.movement.furniture import floor
from companion.movement.motion import Motion
from companion.movement.moving import Moving
from companion.movement.props import PROPS
from companion.movement.scene import Prop, Scene
from companion.movement.things import Thing, piece
from tests.movement.outlines import all_edges, edges

FEET = ("foot_left", "foot_right")


def standing(stays: tuple[str, ...] = (), **angles: float) -> Pose:
    return Pose(angles, {}, Position.STANDING, FEET, stays)


def lying(**angles: float) -> Pose:
    return Pose(angles, {}, Position.LYING_BACK, ("pelvis",))


def sitting(**angles: float) -> Pose:
    return Pose({"hip": 90, "knee": 90, **angles}, {}, Position.SITTING, FEET)


ON_SIDE = Pose({"hip": 50, "knee": 60}, {}, Position.LYING_SIDE)
ON_FRONT = Pose({"shoulder": 150, "elbow": 60}, {"height": 6}, Position.LYING_FRONT, ("pelvis",))
STEP_UP = (
    Pose({"hip_right": 50, "knee_right": 60}, contacts=("foot_left",)),
    Pose({}, {"height": 16}, contacts=("foot_right",)),
)

FIGURES: dict[str, Figure] = {
    "mat": Figure((lying(), lying(hip=40, knee=80)), ("mat",)),
    "chair": Figure((sitting(), sitting(knee=10)), ("chair",)),
    "chair under legs": Figure((lying(hip=90, knee=90),), ("mat", "chair under legs")),
    "chair ahead": Figure((standing(("hand_right",), shoulder=35, elbow=20),), ("chair ahead",)),
    "chair behind": Figure((standing(("hand_right",), shoulder=-35),), ("chair behind",)),
    "chair beside": Figure(
        (standing(("hand_left",), shoulder_abduction_left=35),), ("chair beside",), View.FRONT
    ),
    "wall ahead": Figure((standing(("hand_left", "hand_right"), shoulder=85, wrist=80),), ("wall ahead",)),
    "wall behind": Figure((standing(), standing(hip=40, knee=40)), ("wall behind",)),
    "wall beside": Figure(
        (standing(("hand_left",), shoulder_abduction_left=90),), ("wall beside",), View.FRONT
    ),
    "table ahead": Figure(
        (sitting(shoulder=50, elbow=40), sitting(shoulder=70, elbow=10)), ("chair", "table ahead")
    ),
    "step": Figure(STEP_UP, ("step",), anchor="foot_right"),
    "pillow under head": Figure((lying(),), ("mat", "pillow under head")),
    "pillow under knees": Figure((lying(hip=35, knee=50),), ("mat", "pillow under knees")),
    "pillow under belly": Figure((ON_FRONT,), ("mat", "pillow under belly")),
    "towel under knee": Figure(
        (lying(hip_right=8, knee_right=10, hip_left=45, knee_left=90),), ("mat", "towel under knee")
    ),
    "towel under heel": Figure((lying(hip_right=8, hip_left=45, knee_left=90),), ("mat", "towel under heel")),
    "towel round foot": Figure(
        (lying(hip_right=40, shoulder=60), lying(hip_right=70, shoulder=60)), ("towel round foot",)
    ),
    "band between hands": Figure(
        (standing(elbow=90), standing(elbow=90, shoulder_rotation=40)), ("band between hands",), View.FRONT
    ),
    "band round foot": Figure(
        (lying(hip_right=60, knee_right=80, shoulder=60), lying(hip_right=60, knee_right=20, shoulder=60)),
        ("mat", "band round foot"),
    ),
    "band round knees": Figure((standing(), standing(hip_abduction=20)), ("band round knees",), View.FRONT),
    "band round ankles": Figure(
        (standing(), standing(hip_abduction_right=25)), ("band round ankles",), View.FRONT
    ),
    "band on door ahead": Figure((standing(shoulder=70), standing(elbow=100)), ("band on door ahead",)),
    "band on door behind": Figure((standing(elbow=100), standing(shoulder=70)), ("band on door behind",)),
    "band on door at the left": Figure(
        (
            standing(elbow_right=90, shoulder_rotation_right=-50),
            standing(elbow_right=90, shoulder_rotation_right=40),
        ),
        ("band on door at the left",),
        View.FRONT,
    ),
    "band on door at the right": Figure(
        (
            standing(elbow_right=90, shoulder_rotation_right=40),
            standing(elbow_right=90, shoulder_rotation_right=-40),
        ),
        ("band on door at the right",),
        View.FRONT,
    ),
    "stick between hands": Figure((standing(), standing(shoulder=150)), ("stick between hands",), View.FRONT),
    "bottle in hand": Figure(
        (standing(), standing(shoulder_abduction_right=80)), ("bottle in hand",), View.FRONT
    ),
    "bottles in hands": Figure((standing(), standing(elbow=120)), ("bottles in hands",)),
    "pillow between knees": Figure((ON_SIDE,), ("mat", "pillow between knees"), View.ABOVE),
    "ball between knees": Figure((lying(hip=50, knee=90, hip_abduction=12),), ("mat", "ball between knees")),
    "ball under hand": Figure(
        (sitting(shoulder=50), sitting(shoulder=70, lumbar=30)), ("chair", "ball under hand")
    ),
    "ball against wall": Figure(
        (standing(), standing(hip=60, knee=60)), ("wall behind", "ball against wall")
    ),
}
CAMERAS = (None, Camera(0), Camera(90, 14), Camera(0, 90), Camera(50, 20), Camera(215, 30), Camera(300, 60))


def scene_of(name: str) -> Scene:
    figure = FIGURES[name]
    return Scene.of(figure, Motion(figure))


def made(name: str) -> Prop:
    return PROPS[name](scene_of(name))


def reach(thing: Thing) -> Box:
    return box_of(thing.balls)


def test_every_prop_has_a_figure_here() -> None:
    assert set(FIGURES) == set(PROPS)


@pytest.mark.parametrize("camera", CAMERAS, ids=str)
@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_prop_is_drawn_from_anywhere_within_the_sheet(name: str, camera: Camera | None) -> None:
    figure = FIGURES[name]
    bare = Figure(figure.poses, tuple(each for each in figure.props if each != name), figure.view)
    with_it, without = (Moving(each, 300, 200) for each in (figure, bare))
    for share in (0.0, with_it.top):
        drawing = with_it.frame(share, camera)
        assert len(drawing.shapes) > len(without.frame(share, camera).shapes) or name == "mat"
        left, top, right, bottom = all_edges(drawing.shapes)
        assert left >= 0
        assert top >= 0
        assert right <= 300
        assert bottom <= 200


def test_a_wall_touches_the_hand_that_stays_on_it() -> None:
    for name, axis, side, way in (("wall ahead", 0, "right", 1), ("wall beside", 2, "left", -1)):
        scene = scene_of(name)
        (wall,) = PROPS[name](scene).fixed
        low, high = reach(wall)
        face = low[axis] if way > 0 else high[axis]
        hand = [scene.first.balls[f"{ball}_{side}"] for ball in ("palm", "finger")]
        touch = max(way * ball.at[axis] + ball.radius for ball in hand)
        assert way * face == pytest.approx(touch, abs=1.0), name


def test_a_wall_behind_is_behind_every_part_all_the_way() -> None:
    figure = FIGURES["wall behind"]
    (wall,) = made("wall behind").fixed
    motion = Motion(figure)
    for share in range(20):
        body = motion.at(share / 20)
        assert min(ball.at[0] - ball.radius for ball in body.balls.values()) > reach(wall)[1][0] - 1.5


def test_one_sits_on_the_seat_between_back_and_edge() -> None:
    body = scene_of("chair").first
    frame, seat, legs = (reach(thing) for thing in made("chair").fixed)
    under = body.lowest(("hip_left", "hip_right", "seat_left", "seat_right"))
    assert seat[1][1] == pytest.approx(under, abs=0.5)
    assert frame[1][0] <= body.at("pelvis")[0] - 9.0
    assert seat[0][0] < body.at("pelvis")[0] < seat[1][0]
    assert frame[1][1] > seat[1][1] + 30
    assert legs[0][1] == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(("name", "hand", "axis", "way"), [
    ("chair ahead", "palm_right", 0, 1),
    ("chair behind", "palm_right", 0, -1),
    ("chair beside", "palm_left", 2, -1),
])  # fmt: skip
def test_a_chair_to_hold_has_its_back_under_the_hand_and_its_seat_away(
    name: str, hand: str, axis: int, way: int
) -> None:
    body = scene_of(name).first
    frame, seat, _legs = (reach(thing) for thing in made(name).fixed)
    assert frame[1][1] == pytest.approx(body.lowest((hand,)), abs=0.5)
    middle = (frame[0][axis] + frame[1][axis]) / 2
    assert middle == pytest.approx(body.at(hand)[axis], abs=6)
    assert way * (seat[0][axis] + seat[1][axis]) / 2 > way * body.at(hand)[axis] + 10


def test_legs_rest_on_the_chair_s_seat() -> None:
    body = scene_of("chair under legs").first
    _frame, seat, _legs = (reach(thing) for thing in made("chair under legs").fixed)
    assert seat[1][1] == pytest.approx(body.lowest(("calf_right", "ankle_right", "heel_right")), abs=0.5)
    assert seat[0][0] < body.at("ankle_right")[0] < seat[1][0]


def test_hands_lie_on_the_table() -> None:
    scene = scene_of("table ahead")
    top = max((reach(thing) for thing in made("table ahead").fixed), key=lambda box: box[1][0] - box[0][0])
    for body in scene.keys:
        assert body.lowest(("palm_left", "finger_left")) >= top[1][1] - 0.5
        assert top[0][0] < body.at("palm_left")[0] < top[1][0]


def test_the_step_carries_the_upper_foot() -> None:
    scene = scene_of("step")
    (box,) = (reach(thing) for thing in made("step").fixed)
    foot = ("heel_right", "sole_right", "toe_right")
    assert box[1][1] == pytest.approx(scene.last.lowest(foot), abs=0.5)
    for name in foot:
        assert box[0][0] < scene.last.at(name)[0] < box[1][0]
        assert box[0][2] < scene.last.at(name)[2] < box[1][2]


@pytest.mark.parametrize(("name", "ball"), [
    ("pillow under head", "head"), ("pillow under knees", "knee_left"), ("pillow under belly", "waist_left"),
    ("towel under knee", "knee_right"), ("towel under heel", "heel_right"),
])  # fmt: skip
def test_soft_things_fill_the_gap_to_the_floor(name: str, ball: str) -> None:
    body = scene_of(name).last
    (box,) = (reach(thing) for thing in made(name).fixed)
    assert box[0][1] == pytest.approx(0.0, abs=0.01)
    assert body.lowest((ball,)) - 1.0 <= box[1][1] <= body.lowest((ball,)) + 9.0
    assert box[0][0] < body.at(ball)[0] < box[1][0]


def held(name: str, body: Body) -> list[Ball]:
    things = made(name).held
    assert things is not None
    return [ball for thing in things(body) for ball in thing.balls]


@pytest.mark.parametrize(
    "name", ["band between hands", "stick between hands", "band round knees", "ball between knees"]
)
def test_what_is_held_goes_along(name: str) -> None:
    moving = Motion(FIGURES[name])
    joint = "knee" if "knees" in name else "palm"
    for share in (0.0, 0.2, 0.4):
        body = moving.at(share)
        balls = held(name, body)
        left, right = body.at(f"{joint}_left"), body.at(f"{joint}_right")
        middle = tuple((a + b) / 2 for a, b in zip(left, right, strict=True))
        low, high = box_of(balls)
        assert [(a + b) / 2 for a, b in zip(low, high, strict=True)] == pytest.approx(list(middle), abs=9.0)


def test_a_band_thins_as_it_is_stretched() -> None:
    motion = Motion(FIGURES["band between hands"])
    slack, pulled = (held("band between hands", body) for body in (motion.keys[0], motion.keys[-1]))
    assert dist(pulled[0].at, pulled[1].at) > dist(slack[0].at, slack[1].at) + 10
    assert pulled[0].radius < slack[0].radius


def test_a_band_on_a_door_ends_at_the_working_hand_and_at_one_place() -> None:
    for name, hands in (("band on door ahead", 2), ("band on door at the left", 1)):
        motion = Motion(FIGURES[name])
        ends = set()
        for share in (0.0, 0.2, 0.4):
            body = motion.at(share)
            balls = held(name, body)
            palms = [body.at("palm_left"), body.at("palm_right")]
            assert sum(ball.at in palms for ball in balls) == hands
            ends |= {ball.at for ball in balls if ball.at not in palms}
        assert len(ends) == 1


def test_a_bottle_is_in_the_hand_that_works() -> None:
    body = Motion(FIGURES["bottle in hand"]).keys[-1]
    low, high = box_of(held("bottle in hand", body))
    middle = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
    assert dist(middle, body.at("palm_right")) < 9
    assert dist(middle, body.at("palm_left")) > 40


def test_a_ball_on_a_wall_lies_between_back_and_wall() -> None:
    motion = Motion(FIGURES["ball against wall"])
    wall = PROPS["wall behind"](Scene.of(FIGURES["ball against wall"], motion)).fixed[0]
    (ball,) = held("ball against wall", motion.keys[-1])
    assert ball.at[0] - ball.radius == pytest.approx(reach(wall)[1][0], abs=1.0)
    back = motion.keys[0].balls["loin_right"]
    assert ball.at[0] + ball.radius == pytest.approx(back.at[0] - back.radius, abs=2.0)


def test_a_strap_is_as_wide_as_the_leg_it_goes_round() -> None:
    body = Motion(FIGURES["band round knees"]).keys[0]
    things = PROPS["band round knees"](scene_of("band round knees")).held
    assert things is not None
    rings = [piece(thing, Lens(Camera(90))) for thing in things(body)][1:]
    for ring, side in zip(rings, ("left", "right"), strict=True):
        left, top, right, bottom = edges(ring.paths[0])
        width = 2 * body.balls[f"knee_{side}"].radius
        assert width < right - left < width + 9
        assert bottom - top < 0.75 * (right - left)


def test_from_behind_a_wall_is_only_an_outline() -> None:
    (wall,) = made("wall ahead").fixed
    facing_us, facing_it = (piece(wall, Lens(Camera(turn, 10))) for turn in (90, 270))
    assert all(path.fill is None and path.stroke is Token.LINE for path in facing_us.paths)
    assert {path.fill for path in facing_it.paths} == {Token.PROP, Token.LINE}


def test_the_ground_is_a_line_from_the_side_and_a_patch_from_elsewhere() -> None:
    (ground,) = floor(scene_of("chair ahead")).fixed
    assert ground.is_ground
    for tilt, fill in ((0, Token.PROP), (14, Token.LINE), (90, Token.LINE)):
        (path,) = piece(ground, Lens(Camera(30, tilt))).paths
        assert isinstance(path, Path)
        assert path.fill is fill
        left, top, right, bottom = edges(path)
        assert bottom - top == pytest.approx(2.0, abs=0.1) if tilt == 0 else bottom - top > 8.0
        assert right - left > 60
