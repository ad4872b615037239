"""Still drawings: same in, same out; inside the sheet; ghost, arrow and props where asked."""

from __future__ import annotations

import pytest

from companion.domain.movements import Figure, Movement, Pose, Position, View
from companion.drawing.shapes import Circle, Drawing, Path, Token
from companion.movement.props import PROPS
from companion.movement.still import still

BEND = Figure(
    (
        Pose({}, contacts=("foot_right",)),
        Pose({"hip": 50, "knee": 56, "ankle": 18}, contacts=("foot_right",)),
    ),
    ("chair ahead",),
    anchor="foot_right",
)


def fills(drawing: Drawing) -> list[Token | None]:
    return [shape.fill for shape in drawing.shapes if isinstance(shape, Path)]


def points(drawing: Drawing) -> list[tuple[float, float]]:
    found = []
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            found += [(float(c[1]), float(c[2])) for c in shape.commands if len(c) == 3]
        elif isinstance(shape, Circle):
            found += [(shape.x - shape.radius, shape.y), (shape.x + shape.radius, shape.y)]
    return found


def test_same_figure_same_drawing(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert movement.figure is not None
        assert still(movement.figure, 300, 200) == still(movement.figure, 300, 200)


@pytest.mark.parametrize(("width", "height"), [(320, 240), (96, 300), (800, 60)])
def test_every_figure_fits_its_sheet_and_fills_it_one_way(
    shipped: tuple[Movement, ...], width: float, height: float
) -> None:
    for movement in shipped:
        assert movement.figure is not None
        drawing = still(movement.figure, width, height)
        assert (drawing.width, drawing.height) == (width, height)
        assert drawing.words == ""
        xs, ys = zip(*points(drawing), strict=True)
        assert min(xs) >= 0, movement.id
        assert max(xs) <= width, movement.id
        assert min(ys) >= 0, movement.id
        assert max(ys) <= height, movement.id
        assert max((max(xs) - min(xs)) / width, (max(ys) - min(ys)) / height) > 0.85, movement.id
        assert (max(xs) + min(xs)) / 2 == pytest.approx(width / 2, abs=0.03 * width)


def test_ghost_and_arrow_are_there_when_asked() -> None:
    whole = fills(still(BEND, 300, 200))
    assert Token.GHOST in whole
    assert Token.AMBER in whole
    assert Token.GHOST not in fills(still(BEND, 300, 200, ghost=False))
    assert Token.AMBER not in fills(still(BEND, 300, 200, arrow=False))


def test_the_ghost_is_behind_the_person() -> None:
    order = fills(still(BEND, 300, 200))
    last_ghost = max(i for i, fill in enumerate(order) if fill is Token.GHOST)
    assert last_ghost < order.index(Token.LIMB_FAR) < order.index(Token.TOP) < order.index(Token.HAIR)
    assert order.index(Token.HAIR) < len(order) - 1 - order[::-1].index(Token.LIMB_NEAR)


def test_a_resting_pose_has_no_ghost_and_no_arrow() -> None:
    order = fills(still(Figure((Pose({}),)), 300, 200))
    assert Token.GHOST not in order
    assert Token.AMBER not in order


def test_an_empty_figure_is_an_empty_drawing() -> None:
    assert still(Figure(()), 300, 200) == Drawing(300, 200, ())


def test_every_moving_movement_shows_where_it_goes(shipped: tuple[Movement, ...]) -> None:
    without = set()
    for movement in shipped:
        assert movement.figure is not None
        if Token.AMBER not in fills(still(movement.figure, 300, 200)):
            without.add(movement.id)
    assert without == {"legs_on_chair", "long_breath_out"}


@pytest.mark.parametrize("prop", sorted(PROPS))
def test_every_prop_draws_something(prop: str) -> None:
    view = View.FRONT if prop == "chair beside" else View.SIDE
    lying = {"hip_right": 45.0, "knee_right": 20.0, "shoulder": 40.0}
    position = Position.LYING_BACK if "under" in prop or "foot" in prop else Position.STANDING
    poses = (Pose(lying, {}, position), Pose({**lying, "hip_right": 60.0}, {}, position))
    bare, dressed = (still(Figure(poses, props, view), 300, 200) for props in ((), (prop,)))
    assert len(dressed.shapes) > len(bare.shapes) or prop == "mat"
    assert dressed != bare


def test_facing_front_shows_two_eyes_and_profile_none() -> None:
    turned = [still(Figure((Pose({}),), view=view), 300, 200) for view in (View.FRONT, View.SIDE)]
    front, side = (fills(drawing).count(Token.HAIR) for drawing in turned)
    assert (front, side) == (3, 1)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("position", list(Position))
def test_every_orientation_can_be_drawn_from_every_side(view: View, position: Position) -> None:
    drawing = still(Figure((Pose({"hip": 30, "knee": 40}, {}, position),), view=view), 300, 200)
    assert {Token.TOP, Token.LIMB_NEAR, Token.SHOE, Token.HAIR} <= set(fills(drawing))
