"""Posing the drawn person by mouse and by keys: parts follow, joints stop and say so, every step can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import dist

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.domain.figure_values import figure_text
from companion.domain.movements import Movement, Position, View
from companion.movement.joints import NORMAL_RANGE
from companion.movement.starts import STARTS
from companion.services.bundle import Services
from companion.ui.own_movement.pose_page import SETTLE_MS, PosePage
from companion.ui.own_movement.preview import PreviewDialog
from tests.ui.own_movement.conftest import ENTRY, Room


@pytest.fixture
def standing(services: Services) -> Movement:
    """A movement of one's own without a figure, that begins standing."""
    return services.library.make(replace(ENTRY, figure=None, position=Position.STANDING))


def _open(room: Room, movement: Movement) -> PosePage:
    room.own.show(movement.id, "Library")
    room.page.figure_button.click()
    QApplication.processEvents()
    assert isinstance(room.host.page, PosePage)
    return room.host.page


@pytest.fixture
def page(room: Room, standing: Movement) -> PosePage:
    return _open(room, standing)


def _drag(page: PosePage, part: str, by: tuple[int, int], steps: int = 4) -> None:
    """Drags a handle with the mouse, and lets go."""
    handle = page.canvas.handles[part]
    middle = handle.rect().center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=middle)
    start = handle.mapToGlobal(middle)
    for step in range(1, steps + 1):
        to = start + QPoint(by[0] * step // steps, by[1] * step // steps)
        QTest.mouseMove(handle, handle.mapFromGlobal(to))
        QApplication.processEvents()
    QTest.mouseRelease(handle, left, pos=handle.mapFromGlobal(start + QPoint(*by)))
    page._settle.timeout.emit()
    QApplication.processEvents()


def _place(page: PosePage, part: str) -> tuple[float, float]:
    return page._bench.see(page.figure, page.at).places[part]


# --- By mouse -------------------------------------------------------------------------------------------------


def test_one_begins_in_the_position_the_movement_starts_in(page: PosePage) -> None:
    assert page.figure == STARTS[Position.STANDING]
    assert page.side.position.value() == Position.STANDING.value
    assert not page.undo_button.isEnabled()
    assert not page.play_button.isEnabled()
    assert page.side.together.isChecked()


def test_a_hand_is_dragged_where_the_pointer_goes(page: PosePage) -> None:
    x, y = _place(page, "hand_right")
    scale = page.canvas.width() / page._bench.sheet[0]
    _drag(page, "hand_right", (60, -50))
    assert dist(_place(page, "hand_right"), (x + 60 / scale, y - 50 / scale)) < 4
    assert page.pose.angles["shoulder_left"] == page.pose.angles["shoulder_right"]
    assert page.undo_button.isEnabled()
    assert page.message.text() == "Right hand"


def test_one_drag_is_one_step_back(page: PosePage) -> None:
    start = page.figure
    _drag(page, "hand_right", (60, -50), steps=7)
    raised = page.figure
    assert raised != start
    page.undo_button.click()
    assert page.figure == start
    assert not page.undo_button.isEnabled()
    page.redo_button.click()
    assert page.figure == raised
    assert not page.redo_button.isEnabled()


def test_one_side_alone_when_one_says_so(page: PosePage) -> None:
    page.side.together.click()
    QApplication.processEvents()
    _drag(page, "hand_right", (60, -50))
    assert page.pose.angles.get("shoulder_left", 0.0) == 0.0
    assert page.pose.angles["shoulder_right"] > 5


def test_while_both_sides_move_together_one_handle_stands_for_two(page: PosePage) -> None:
    assert not page.canvas.handles["hand_left"].isVisible()
    assert page.canvas.handles["hand_right"].isVisible()
    page.side.together.click()
    QApplication.processEvents()
    both = [page.canvas.handles[part].geometry() for part in ("hand_left", "hand_right")]
    assert page.canvas.handles["hand_left"].isVisible()
    assert not both[0].intersects(both[1])


def test_a_joint_at_its_end_is_named_and_shown(page: PosePage) -> None:
    page.side.together.click()
    scale = page.canvas.width() / page._bench.sheet[0]
    hips, foot = _place(page, "pelvis"), _place(page, "foot_right")
    _drag(
        page, "foot_right", (round(scale * (hips[0] - foot[0] - 4)), round(scale * (hips[1] - foot[1] + 10)))
    )
    assert page.pose.angles["knee_right"] == pytest.approx(NORMAL_RANGE["knee_right"].high, abs=0.5)
    assert page.message.text() == "Your right knee is as bent as knees go."
    assert page.canvas.handles["foot_right"].is_stopped
    _drag(page, "hand_right", (60, -50))
    assert not page.canvas.handles["foot_right"].is_stopped
    assert page.message.text() == "Right hand"


def test_what_cannot_go_there_says_so(page: PosePage) -> None:
    _drag(page, "pelvis", (0, -120))
    assert page.message.text()
    assert page.message.text() != "Hips"


# --- By keys --------------------------------------------------------------------------------------------------


def test_arrow_keys_move_a_part_and_one_row_of_presses_is_one_step(page: PosePage, qtbot: QtBot) -> None:
    handle = page.canvas.handles["hand_right"]
    handle.setFocus(Qt.FocusReason.TabFocusReason)
    x, y = _place(page, "hand_right")
    for _press in range(5):
        QTest.keyClick(handle, Qt.Key.Key_Right)
    QTest.keyClick(handle, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    moved = _place(page, "hand_right")
    assert moved[0] == pytest.approx(x + 10, abs=3)
    assert moved[1] == pytest.approx(y - 10, abs=3)
    qtbot.waitUntil(lambda: not page._settle.isActive(), timeout=20 * SETTLE_MS)
    page.undo_button.click()
    assert _place(page, "hand_right") == pytest.approx((x, y), abs=0.5)
    assert not page.undo_button.isEnabled()


def test_every_handle_has_a_name_and_is_reached_by_tab(page: PosePage) -> None:
    page.side.together.click()
    QApplication.processEvents()
    names = {handle.accessibleName() for handle in page.canvas.handles.values()}
    assert len(names) == 10
    for handle in page.canvas.handles.values():
        assert handle.isVisible()
        assert handle.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert handle.accessibleDescription()
    page.canvas.handles["knee_right"].setFocus()
    assert page.message.text() == "Right knee"


def test_undo_and_redo_by_keyboard_belong_to_the_pose(page: PosePage) -> None:
    start = page.figure
    _drag(page, "hand_right", (60, -50))
    raised = page.figure
    handle = page.canvas.handles["hand_right"]
    handle.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.figure == start
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(handle, Qt.Key.Key_Z, both)
    assert page.figure == raised


def test_undo_while_a_key_is_still_settling_takes_that_step_back(page: PosePage) -> None:
    start = page.figure
    handle = page.canvas.handles["hand_right"]
    QTest.keyPress(handle, Qt.Key.Key_Right)
    assert page.figure != start
    page.undo()
    assert page.figure == start


# --- Poses, views, angles, room -------------------------------------------------------------------------------


def test_the_end_pose_begins_as_the_start_and_can_be_taken_out(page: PosePage) -> None:
    assert page.add_pose.text() == "Add the end pose"
    page.add_pose.click()
    QApplication.processEvents()
    assert [pill.text() for pill in page.poses.pills().values()] == ["Start", "End"]
    assert page.at == 1
    start = page.figure.poses[0]
    _drag(page, "hand_right", (60, -50))
    assert page.figure.poses[0] == start
    assert page.figure.poses[1] != start
    assert page.play_button.isEnabled()
    page.poses.pills()["0"].click()
    assert page.at == 0
    page.drop_pose.click()
    assert len(page.figure.poses) == 1
    page.undo()
    assert len(page.figure.poses) == 2


def test_poses_between_are_numbered_and_not_without_end(page: PosePage) -> None:
    for _more in range(5):
        page.add_pose.click()
    QApplication.processEvents()
    assert [pill.text() for pill in page.poses.pills().values()] == ["Start", "2", "3", "4", "5", "End"]
    assert not page.add_pose.isVisible()


def test_another_view_is_the_figures_best_one(page: PosePage) -> None:
    before = _place(page, "hand_left")
    page.views.pills()[View.FRONT.value].click()
    assert page.figure.view is View.FRONT
    assert _place(page, "hand_left") != pytest.approx(before, abs=5)
    page.undo()
    assert page.figure.view is View.SIDE
    assert page.views.value() == View.SIDE.value


def test_another_position_begins_the_pose_anew(page: PosePage) -> None:
    page.side.position.set_value(Position.LYING_BACK.value)
    page.side.position.changed.emit()
    assert page.figure == STARTS[Position.LYING_BACK]
    page.undo()
    assert page.figure == STARTS[Position.STANDING]
    assert page.side.position.value() == Position.STANDING.value


def test_angles_are_typed_by_name_within_their_limits(page: PosePage) -> None:
    page.side.angles_fold.button.click()
    page.side.together.click()
    angles = page.side.angles
    angles.group.set_value("right_arm")
    angles.group.changed.emit()
    elbow = angles.steppers["elbow_right"]
    assert elbow.label.text() == "Elbow flexion"
    assert "From 0 to 150 degrees" in elbow.hint.text()
    elbow.editor.setValue(90)  # type: ignore[attr-defined]
    assert page.pose.angles["elbow_right"] == 90.0
    assert page.pose.angles["elbow_left"] != 90.0
    elbow.editor.setValue(999)  # type: ignore[attr-defined]
    assert page.pose.angles["elbow_right"] == NORMAL_RANGE["elbow_right"].high
    page.undo()
    assert elbow.value() == 90
    page.undo()
    assert page.figure == STARTS[Position.STANDING]


def test_an_angle_that_the_floor_holds_says_so(page: PosePage) -> None:
    page.side.position.set_value(Position.LYING_BACK.value)
    page.side.position.changed.emit()
    page.side.angles_fold.turn()
    page.side.angles.steppers["knee_right"].editor.setValue(30)  # type: ignore[attr-defined]
    assert page.message.text() == "What rests on the floor holds it there."


def test_dragging_shows_in_the_list_of_angles(page: PosePage) -> None:
    angles = page.side.angles
    angles.group.set_value("right_arm")
    angles.group.changed.emit()
    before = angles.steppers["shoulder_right"].value()
    _drag(page, "hand_right", (60, -50))
    now = angles.steppers["shoulder_right"].value()
    assert now != before
    assert now == round(page._bench.see(page.figure, 0).angles["shoulder_right"])


def test_what_rests_and_what_is_there_are_ticked(page: PosePage) -> None:
    assert page.side.rests["foot_right"].isChecked()
    page.side.rests["foot_right"].click()
    assert page.pose.contacts == ("foot_left",)
    page.side.things["wall ahead"].click()
    assert page.figure.props == ("wall ahead",)
    page.undo()
    page.undo()
    assert page.figure == STARTS[Position.STANDING]
    assert page.side.rests["foot_right"].isChecked()
    assert not page.side.things["wall ahead"].isChecked()


def test_times_are_kept_with_the_pose(page: PosePage) -> None:
    page.side.seconds.editor.setValue(4)  # type: ignore[attr-defined]
    page.side.hold.editor.setValue(10)  # type: ignore[attr-defined]
    assert (page.pose.seconds, page.pose.hold) == (4.0, 10.0)


def test_one_fold_is_open_at_a_time(page: PosePage) -> None:
    page.side.rests_fold.button.click()
    page.side.angles_fold.button.click()
    assert page.side.angles_fold.inner.isVisible()
    assert not page.side.rests_fold.inner.isVisible()
    page.side.angles_fold.button.click()
    assert not page.side.angles_fold.inner.isVisible()


# --- Keeping it -----------------------------------------------------------------------------------------------


def test_the_figure_is_kept_and_can_be_taken_back(
    room: Room, page: PosePage, services: Services, standing: Movement
) -> None:
    page.add_pose.click()
    _drag(page, "hand_right", (60, -50))
    wanted = page.figure
    page.save.click()
    QApplication.processEvents()
    assert services.library.mine(standing.id).figure == wanted
    assert room.page.figure is not None
    assert room.said.words == ["The figure of Rocking with Rosie was changed."]
    assert services.drafts.load(f"own/{standing.id}/figure") is None
    assert room.said.undo[0]() is True
    assert services.library.mine(standing.id).figure is None
    assert room.page.figure is None


def test_a_figure_begun_comes_back_at_the_next_start(
    open_room: Callable[..., Room], services: Services, standing: Movement
) -> None:
    first = open_room()
    page = _open(first, standing)
    page.add_pose.click()
    _drag(page, "hand_right", (60, -50))
    begun = figure_text(page.figure)
    first.host.leave()
    second = open_room()
    again = _open(second, standing)
    assert figure_text(again.figure) == begun
    assert again.at == 1
    again.undo()
    assert again.figure == STARTS[Position.STANDING]
    again.throw.click()
    QApplication.processEvents()
    assert second.page.movement == standing
    assert services.drafts.load(f"own/{standing.id}/figure") is None
    assert second.said.words == [], "nothing was left of it to throw away"


def test_a_figure_thrown_away_comes_back_with_undo(room: Room, page: PosePage, standing: Movement) -> None:
    _drag(page, "hand_right", (60, -50))
    begun = figure_text(page.figure)
    page.throw.click()
    assert room.said.words == ["Your changes were thrown away."]
    room.said.undo[0]()
    assert figure_text(_open(room, standing).figure) == begun


def test_esc_goes_back_with_the_figure_kept_as_a_draft(
    room: Room, page: PosePage, services: Services, standing: Movement
) -> None:
    _drag(page, "hand_right", (60, -50))
    QTest.keyClick(page.canvas.handles["hand_right"], Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert room.page.movement == standing
    assert services.drafts.load(f"own/{standing.id}/figure") is not None
    assert services.library.mine(standing.id).figure is None


def test_a_draft_that_is_no_figure_is_passed_over(room: Room, services: Services, standing: Movement) -> None:
    services.drafts.save(f"own/{standing.id}/figure", {"figure": "{}"})
    assert _open(room, standing).figure == STARTS[Position.STANDING]


def test_it_can_be_seen_moving_before_it_is_kept(room: Room, page: PosePage) -> None:
    page.add_pose.click()
    _drag(page, "hand_right", (60, -50))
    page.play_button.click()
    QApplication.processEvents()
    (dialog,) = [each for each in room.host.window().findChildren(PreviewDialog) if each.isVisible()]
    assert dialog.panel.figure.is_playing
    dialog.reject()


def test_a_kept_figure_opens_at_its_end(room: Room, made: Movement) -> None:
    page = _open(room, made)
    assert page.figure == made.figure
    assert page.at == 1
    page.save.click()
    QApplication.processEvents()
    assert room.said.words == ["Saved"]
