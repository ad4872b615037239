"""Start and end beside each other, as a handout shows them."""

from __future__ import annotations

import pytest

from companion.domain.movements import Figure, Movement, Pose
from companion.drawing.shapes import Token
from companion.movement.pair import start_and_end
from tests.movement.outlines import all_edges, fills

WAVE = Figure((Pose({"shoulder_right": 20}), Pose({"shoulder_right": 150, "shoulder_left": 25})))


@pytest.mark.parametrize(("width", "height"), [(160, 130), (240, 90), (90, 240)])
def test_both_fit_the_same_sheet(shipped: tuple[Movement, ...], width: float, height: float) -> None:
    for movement in shipped:
        assert movement.figure is not None
        drawings = start_and_end(movement.figure, width, height)
        assert 1 <= len(drawings) <= 2
        assert len({(drawing.width, drawing.height) for drawing in drawings}) == 1
        for drawing in drawings:
            assert drawing.width == width
            assert drawing.height <= height
            left, top, right, bottom = all_edges(drawing.shapes)
            assert left >= 0, movement.id
            assert right <= width, movement.id
            assert top >= 0, movement.id
            assert bottom <= drawing.height, movement.id


def test_no_height_is_wasted_on_someone_lying_down(shipped: tuple[Movement, ...]) -> None:
    bridge = next(movement for movement in shipped if movement.id == "bridge")
    assert bridge.figure is not None
    start, end = start_and_end(bridge.figure, 160, 300)
    assert start.height == end.height < 110


def test_the_arrow_is_on_the_end_alone() -> None:
    start, end = start_and_end(WAVE, 160, 130)
    assert Token.AMBER not in fills(start)
    assert Token.AMBER in fills(end)


def test_a_figure_that_keeps_still_is_drawn_once_and_one_without_poses_never() -> None:
    (only,) = start_and_end(Figure((Pose({}),)), 100, 100)
    assert only.shapes
    assert start_and_end(Figure(()), 100, 100) == ()


def test_same_in_same_out() -> None:
    assert repr(start_and_end(WAVE, 160, 130)) == repr(start_and_end(WAVE, 160, 130))
