"""Still drawings: same in, same out; inside the sheet; ghost, arrow and props where asked."""

from __future__ import annotations

from math import hypot

import pytest

from companion.domain.movements import Figure, Movement, Pose, Position, View
from companion.drawing.shapes import Drawing, Path, Token
from companion.movement.arrow import motion_arrow, way_of
from companion.movement.camera import Camera
from companion.movement.motion import Motion
from companion.movement.still import still
from tests.movement.outlines import all_edges, fills, points

BEND = Figure(
    (
        Pose({}, contacts=("foot_right",)),
        Pose({"hip": 50, "knee": 56, "ankle": 18}, contacts=("foot_right",)),
    ),
    ("chair ahead",),
    anchor="foot_right",
)
WAVE = Figure((Pose({"shoulder_right": 20}), Pose({"shoulder_right": 150, "shoulder_left": 25})))


def test_same_figure_same_drawing(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert movement.figure is not None
        assert repr(still(movement.figure, 300, 200)) == repr(still(movement.figure, 300, 200))


@pytest.mark.parametrize(("width", "height"), [(320, 240), (96, 300), (800, 60)])
def test_every_figure_fits_its_sheet(shipped: tuple[Movement, ...], width: float, height: float) -> None:
    for movement in shipped:
        assert movement.figure is not None
        drawing = still(movement.figure, width, height)
        assert (drawing.width, drawing.height) == (width, height)
        assert drawing.words == ""
        left, top, right, bottom = all_edges(drawing.shapes)
        assert left >= 0, movement.id
        assert right <= width, movement.id
        assert top >= 0, movement.id
        assert bottom <= height, movement.id
        # What it passes on its way has its room, too; the film is tested to fill the rest.
        assert max((right - left) / width, (bottom - top) / height) > 0.6, movement.id


@pytest.mark.parametrize("camera", [Camera(40, 20), Camera(200, 50), Camera(0, 90)], ids=str)
def test_it_can_be_seen_from_elsewhere_too(shipped: tuple[Movement, ...], camera: Camera) -> None:
    for movement in shipped:
        assert movement.figure is not None
        drawing = still(movement.figure, 300, 200, camera=camera)
        left, top, right, bottom = all_edges(drawing.shapes)
        assert (left >= 0, top >= 0, right <= 300, bottom <= 200) == (True,) * 4, movement.id
    assert still(BEND, 300, 200, camera=camera) != still(BEND, 300, 200)


def test_ghost_and_arrow_are_there_when_asked() -> None:
    whole = fills(still(BEND, 300, 200))
    assert Token.GHOST in whole
    assert Token.AMBER in whole
    assert Token.GHOST not in fills(still(BEND, 300, 200, ghost=False))
    assert Token.AMBER not in fills(still(BEND, 300, 200, arrow=False))


def test_the_ghost_is_behind_the_person_and_the_arrow_before() -> None:
    order = fills(still(WAVE, 300, 200))
    last_ghost = max(i for i, fill in enumerate(order) if fill is Token.GHOST)
    person = [
        i for i, fill in enumerate(order) if fill in {Token.SKIN, Token.TOP, Token.LIMB_NEAR, Token.LIMB_FAR}
    ]
    assert last_ghost < min(person)
    assert max(person) < order.index(Token.AMBER)


def test_the_ghost_is_where_it_starts_and_the_person_where_it_ends() -> None:
    """The raised hand is higher in the person, and the ghost's hand is below its shoulder."""
    drawing = still(WAVE, 300, 300, arrow=False)
    ghost = all_edges(
        [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.fill is Token.GHOST]
    )
    whole = all_edges(
        [
            shape
            for shape in drawing.shapes
            if isinstance(shape, Path) and shape.fill in {Token.SKIN, Token.SKIN_EDGE}
        ]
    )
    assert whole[1] < ghost[1] - 10


def test_a_resting_pose_has_no_ghost_and_no_arrow() -> None:
    order = fills(still(Figure((Pose({}),)), 300, 200))
    assert Token.GHOST not in order
    assert Token.AMBER not in order


def test_an_empty_figure_is_an_empty_drawing() -> None:
    assert still(Figure(()), 300, 200) == Drawing(300, 200, ())


def test_every_moving_movement_shows_where_it_goes(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        figure = movement.figure
        assert figure is not None
        is_shown = Token.AMBER in fills(still(figure, 300, 200))
        assert is_shown is (figure.arrow != "none" and len(figure.poses) > 1), movement.id


def the_arrow(figure: Figure, part: str) -> tuple[list[tuple[float, float]], tuple[tuple[float, float], ...]]:
    """Places along the arrow's way, and its head, in cm on the page."""
    marks = motion_arrow(way_of(Motion(figure)), Camera.of(figure.view), part)
    assert marks is not None
    return points(Path(marks.way)), marks.head


def test_the_arrow_begins_where_the_part_is_and_points_to_where_it_comes() -> None:
    motion, camera = Motion(WAVE), Camera(0)
    way, head = the_arrow(WAVE, "palm_right")
    start, end = (camera.see(body.at("palm_right")) for body in motion.keys)
    assert way[0] == pytest.approx((start.x, start.y), abs=0.01)
    assert hypot(way[-1][0] - end.x, way[-1][1] - end.y) < 8
    assert hypot(head[0][0] - end.x, head[0][1] - end.y) < 14


def test_without_a_name_the_arrow_follows_what_goes_farthest() -> None:
    assert the_arrow(WAVE, "") == the_arrow(WAVE, "palm_right")


def test_a_small_way_gets_an_arrow_long_enough_to_be_seen() -> None:
    nod = Figure((Pose({}), Pose({"nod": 12})))
    way, _head = the_arrow(nod, "head")
    assert hypot(way[-1][0] - way[0][0], way[-1][1] - way[0][1]) == pytest.approx(15.0, abs=0.1)


@pytest.mark.parametrize(("width", "height"), [(900, 600), (240, 170), (120, 300)])
def test_an_arrow_is_large_enough_for_its_sheet(
    shipped: tuple[Movement, ...], width: float, height: float
) -> None:
    """Its head, the last shape of all, is at least a thirtieth of the smaller side long or wide."""
    for movement in shipped:
        assert movement.figure is not None
        last = still(movement.figure, width, height).shapes[-1]
        if isinstance(last, Path) and last.fill is Token.AMBER:
            left, top, right, bottom = all_edges([last])
            assert max(right - left, bottom - top) > min(width, height) / 30, movement.id


def test_an_arrow_never_points_into_the_floor() -> None:
    press = Figure(
        (
            Pose({"lumbar": -8}, {}, Position.LYING_BACK, ("pelvis", "chest")),
            Pose({"lumbar": 2}, {}, Position.LYING_BACK, ("pelvis", "chest")),
        )
    )
    _way, head = the_arrow(press, "waist_right")
    assert head[0][1] <= 0.0


def test_facing_front_shows_two_eyes_and_profile_none() -> None:
    turned = [still(Figure((Pose({}),), view=view), 300, 200) for view in (View.FRONT, View.SIDE)]
    front, side = (fills(drawing).count(Token.HAIR) for drawing in turned)
    assert (front, side) == (3, 1)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("position", list(Position))
def test_every_orientation_can_be_drawn_from_every_side(view: View, position: Position) -> None:
    drawing = still(Figure((Pose({"hip": 30, "knee": 40}, {}, position),), view=view), 300, 200)
    assert {Token.TOP, Token.LIMB_NEAR, Token.SHOE, Token.HAIR} <= set(fills(drawing))
