"""A movement as a film: steady, within its sheet, the same every time, from anywhere."""

from __future__ import annotations

from itertools import pairwise

import pytest

from companion.domain.movements import Figure, Movement, Pose, Position, View
from companion.drawing.shapes import Drawing, Path, Token
from companion.movement.camera import Camera
from companion.movement.motion import Motion
from companion.movement.moving import Moving
from companion.movement.still import still
from tests.movement.outlines import all_edges, edges, fills

ROUND = tuple(Camera(turn, tilt) for turn, tilt in ((35, 20), (140, 10), (215, 35), (300, 60)))
SHARES = (0.0, 0.2, 0.45, 0.8)
BRIDGE = Figure(
    (
        Pose({"hip": 57, "knee": 127, "ankle": -20}, {}, Position.LYING_BACK, ("pelvis",)),
        Pose({"hip": -2, "knee": 110}, {}, Position.LYING_BACK, ("shoulders", "foot_right")),
    ),
    ("mat",),
    anchor="foot_right",
)


def test_the_same_moment_is_the_same_drawing_also_for_another_and_after_looking_elsewhere() -> None:
    one, other = Moving(BRIDGE, 400, 300), Moving(BRIDGE, 400, 300)
    first = one.frame(0.3)
    one.frame(0.7, Camera(120, 30))
    assert repr(one.frame(0.3)) == repr(first) == repr(other.frame(0.3))


def test_every_shipped_movement_is_drawn_from_everywhere_within_its_sheet(
    shipped: tuple[Movement, ...],
) -> None:
    for movement in shipped:
        assert movement.figure is not None
        moving = Moving(movement.figure, 320, 240)
        # Every frame from the named views is looked at, ball by ball, in test_motion; here it is what is painted.
        for number, camera in enumerate((*map(Camera.of, View), *ROUND)):
            for share in SHARES[number % 2 :: 2]:
                drawing = moving.frame(share, camera)
                assert (drawing.width, drawing.height, drawing.words) == (320, 240, "")
                left, top, right, bottom = all_edges(drawing.shapes)
                where = (movement.id, camera, share)
                assert left >= 0, where
                assert top >= 0, where
                assert right <= 320, where
                assert bottom <= 240, where
                assert {Token.SKIN, Token.HAIR, Token.TOP, Token.LIMB_NEAR} <= set(fills(drawing)), where


def test_every_shipped_movement_and_its_still_fill_a_sheet_and_are_in_its_middle(
    shipped: tuple[Movement, ...],
) -> None:
    for movement in shipped:
        assert movement.figure is not None
        moving = Moving(movement.figure, 320, 240)
        drawings = [moving.frame(share / 10) for share in range(10)]
        drawings.append(still(movement.figure, 320, 240))
        left, top, right, bottom = all_edges([shape for drawing in drawings for shape in drawing.shapes])
        assert max((right - left) / 320, (bottom - top) / 240) > 0.85, movement.id
        assert (right + left) / 2 == pytest.approx(160, abs=0.03 * 320), movement.id
        assert (bottom + top) / 2 == pytest.approx(120, abs=0.04 * 240), movement.id


@pytest.mark.parametrize(("width", "height"), [(320, 240), (120, 300)])
def test_nothing_jumps_when_a_still_starts_to_move(
    shipped: tuple[Movement, ...], width: float, height: float
) -> None:
    """The still shows the person and the things around exactly as the film does at its top."""
    for movement in shipped:
        assert movement.figure is not None
        moving = Moving(movement.figure, width, height)
        at_rest = still(movement.figure, width, height, ghost=False, arrow=False)
        assert at_rest == moving.frame(moving.top), movement.id


def test_what_stands_still_stays_where_it_is() -> None:
    moving = Moving(BRIDGE, 400, 300)
    mats = {moving.frame(share / 10).shapes[0] for share in range(10)}
    assert len(mats) == 1


def size(drawing: Drawing) -> float:
    """The head's width: a ball, so it is as large from everywhere."""
    hair = max(
        (edges(path) for path in drawing.shapes if isinstance(path, Path) and path.fill is Token.HAIR),
        key=lambda box: box[2] - box[0],
    )
    return hair[2] - hair[0]


def test_turning_the_camera_never_makes_it_jump() -> None:
    moving = Moving(BRIDGE, 400, 300)
    best = size(moving.frame(0.5))
    sizes = [size(moving.frame(0.5, Camera(turn, 30))) for turn in range(0, 361, 3)]
    assert max(sizes) <= best + 1e-6
    for before, after in pairwise(sizes):
        assert abs(after - before) < 0.05 * best


def test_without_a_camera_it_is_the_best_view() -> None:
    for view in View:
        moving = Moving(Figure(BRIDGE.poses, BRIDGE.props, view), 300, 300)
        assert moving.camera == Camera.of(view)
        assert moving.frame(0.4) == moving.frame(0.4, Camera.of(view))


def test_it_takes_as_long_as_its_poses_do() -> None:
    moving, motion = Moving(BRIDGE, 300, 200), Motion(BRIDGE)
    assert (moving.seconds, moving.top) == (motion.seconds, motion.top)
    assert moving.frame(moving.top) != moving.frame(0.0)
    assert moving.frame(0.0) == moving.frame(1.0)


def test_a_still_pose_is_a_still_film() -> None:
    moving = Moving(Figure((Pose({}),)), 300, 200)
    assert moving.frame(0.0) == moving.frame(0.5)


def test_no_poses_no_drawing() -> None:
    moving = Moving(Figure(()), 300, 200)
    assert moving.frame(0.5, Camera(40)) == Drawing(300, 200, ())
    assert (moving.seconds, moving.top) == (0.0, 0.0)


def test_a_prop_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError, match="sofa"):
        Moving(Figure((Pose({}),), ("sofa",)), 300, 200)
