"""What is nearer covers what is farther, where the two meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.movements import Pose
from companion.drawing.shapes import Path, Token
from companion.movement.body import Ball, Body, posed
from companion.movement.camera import Camera, Lens
from companion.movement.depth import Piece, in_order, paths_of
from companion.movement.hull import hull
from companion.movement.person import pieces
from companion.movement.things import Thing, bar, box, piece
from companion.movement.vectors import Vec

TOWARDS = (0.0, 0.0, 1.0)


def limb(*spots: tuple[float, float, float, float], lift: float = 0.0) -> Piece:
    return Piece((), spots, [Ball((x, -y, near), radius) for x, y, radius, near in spots], lift, is_body=True)


def test_the_nearer_one_is_last() -> None:
    far, near = limb((0, 0, 5, 0)), limb((3, 0, 5, 9))
    assert in_order([near, far], TOWARDS) == [far, near]
    assert in_order([far, near], TOWARDS) == [far, near]


def test_only_where_they_meet_counts() -> None:
    """A long one whose far end is nearest is still behind where the two cross."""
    long = limb((0, 0, 4, -10), (60, 0, 4, 100))
    short = limb((0, 2, 4, 0))
    assert in_order([short, long], TOWARDS) == [long, short]


def test_what_is_lifted_covers_what_it_touches() -> None:
    leg, shoe = limb((0, 0, 4, 0)), limb((0, 1, 4, -0.5), lift=2.0)
    assert in_order([shoe, leg], TOWARDS) == [leg, shoe]


def test_what_is_over_another_covers_it_from_everywhere() -> None:
    shirt, trousers = limb((0, 0, 9, 30)), limb((0, 4, 9, 0))
    trousers.over = (shirt,)
    assert in_order([trousers, shirt], TOWARDS) == [shirt, trousers]
    trousers.over_by = 20
    assert in_order([shirt, trousers], TOWARDS) == [trousers, shirt]


def test_three_that_cover_each_other_in_a_ring_are_all_drawn() -> None:
    ring = [
        limb((0, 0, 3, 0), (20, 0, 3, 20)),
        limb((20, 0, 3, 0), (10, 16, 3, 20)),
        limb((10, 16, 3, 0), (0, 0, 3, 20)),
    ]
    order = in_order(ring, TOWARDS)
    assert {id(each) for each in order} == {id(each) for each in ring}
    assert in_order(ring, TOWARDS) == order


spots = st.lists(
    st.tuples(*[st.floats(-50, 50)] * 2, st.floats(1, 9), st.floats(-50, 50)), min_size=1, max_size=3
)


@given(st.lists(spots, max_size=12))
def test_every_piece_is_drawn_once(many: list[list[tuple[float, float, float, float]]]) -> None:
    given_pieces = [limb(*each) for each in many]
    order = in_order(given_pieces, TOWARDS)
    assert sorted(map(id, order)) == sorted(map(id, given_pieces))


SEAT = Thing(box((-20.0, 40.0, -20.0), (20.0, 44.0, 20.0)), is_solid=True)
THIGH = Ball((10.0, 54.0, 0.0), 9.0), Ball((50.0, 52.0, 0.0), 7.0)
SHANK = Ball((18.0, 37.0, 0.0), 4.0), Ball((18.0, 8.0, 0.0), 4.0)


def of_body(balls: tuple[Ball, ...], lens: Lens) -> Piece:
    seen = [(*lens.disc(ball)[:2], ball.radius, lens.see(ball.at)[2]) for ball in balls]
    return Piece([Path(hull([lens.disc(ball) for ball in balls]))], seen, balls, is_body=True)


@pytest.mark.parametrize("turn", range(0, 360, 30))
@pytest.mark.parametrize("tilt", [10, 30, 60, 90])
def test_what_lies_on_a_seat_is_before_it_and_what_is_under_it_behind(turn: int, tilt: int) -> None:
    lens = Lens(Camera(turn, tilt))
    seat, thigh, shank = piece(SEAT, lens), of_body(THIGH, lens), of_body(SHANK, lens)
    order = in_order([thigh, shank, seat], lens.axes[2])
    assert order.index(thigh) > order.index(seat)
    assert order.index(shank) < order.index(seat)


@pytest.mark.parametrize(("turn", "person_first"), [(60, True), (-60, False), (120, True), (240, False)])
def test_a_wall_ahead_is_before_those_who_face_us(turn: int, person_first: bool) -> None:
    lens = Lens(Camera(turn, 10))
    wall = piece(Thing(box((30.0, 0.0, -50.0), (35.0, 180.0, 50.0)), is_solid=True), lens)
    person = of_body((Ball((0.0, 100.0, 0.0), 15.0), Ball((15.0, 40.0, 0.0), 15.0)), lens)
    order = in_order([wall, person], lens.axes[2])
    assert (order[0] is person) is person_first


def the_hand(body: Body, turn: float) -> tuple[int, int]:
    """Places in the order of the right forearm and of the shirt's lower part."""
    lens = Lens(Camera(turn, 0))
    made = pieces(body, lens)
    order = in_order(made, lens.axes[2])
    palm, waist = body.balls["palm_right"], body.balls["waist_right"]
    arm = next(number for number, each in enumerate(order) if palm in each.balls)
    shirt = next(number for number, each in enumerate(order) if waist in each.balls)
    return arm, shirt


@pytest.mark.parametrize(("turn", "is_before"), [(90, True), (60, True), (270, False), (300, False)])
def test_a_hand_before_the_belly_is_before_it_seen_from_the_front_only(turn: float, is_before: bool) -> None:
    body = posed(Pose({"shoulder_right": 20, "shoulder_rotation_right": -50, "elbow_right": 90}))
    assert body.at("palm_right")[0] > 12
    arm, shirt = the_hand(body, turn)
    assert (arm > shirt) is is_before


def test_a_line_at_a_joint_is_covered_once_both_parts_are_drawn() -> None:
    cover = Path((), fill=Token.LIMB_NEAR)
    one, other = limb((0, 0, 1, 0)), limb((0, 0, 1, 1))
    one.paths, other.paths = [Path((), fill=Token.SHOE)], [Path((), fill=Token.HAIR)]
    one.joint = other.joint = ("knee", cover)
    assert paths_of([one]) == [*one.paths]
    assert paths_of([one, other]) == [*one.paths, *other.paths, cover]


def test_a_stick_before_the_body_is_before_it_also_where_only_its_middle_is() -> None:
    body = posed(Pose({}))
    chest: Vec = body.at("chest_right")
    stick = Thing((bar((25.0, chest[1], -60.0), (25.0, chest[1], 60.0), 1.3),))
    for turn, is_before in ((90, True), (270, False)):
        lens = Lens(Camera(turn, 0))
        held = piece(stick, lens)
        order = in_order([held, *pieces(body, lens)], lens.axes[2])
        shirt = next(n for n, each in enumerate(order) if body.balls["ribs_right"] in each.balls)
        assert (order.index(held) > shirt) is is_before
