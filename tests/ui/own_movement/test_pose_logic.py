"""Undo, changes to a figure, handles that make room for each other, and words for every joint and part."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.movements import Figure, Pose, Position, View
from companion.movement.joints import NORMAL_RANGE
from companion.movement.starts import STARTS
from companion.movement.workbench import FLOOR, GRIPS, RESTS
from companion.ui.own_movement import pose_edits as edits
from companion.ui.own_movement.handle_places import spread
from companion.ui.own_movement.joint_words import (
    GROUPS,
    group_words,
    joint_words,
    joints_of,
    limit_words,
    part_words,
)
from companion.ui.own_movement.pose_history import MOST, Moment, PoseHistory

A, B, C = (Figure((Pose({"hip_right": degrees}), Pose({}))) for degrees in (0.0, 10.0, 20.0))


# --- Undo -----------------------------------------------------------------------------------------------------


def test_undo_goes_back_step_by_step_and_redo_forward() -> None:
    history = PoseHistory(Moment(A, 0))
    assert not history.can_undo
    assert history.undo() == Moment(A, 0)
    assert history.add(Moment(B, 0))
    assert history.add(Moment(C, 1))
    assert history.undo() == Moment(B, 1)
    assert history.undo() == Moment(A, 0)
    assert not history.can_undo
    assert history.redo().figure == B
    assert history.redo() == Moment(C, 1)
    assert history.redo() == Moment(C, 1)
    assert not history.can_redo


def test_something_else_after_undo_forgets_what_was_undone() -> None:
    history = PoseHistory(Moment(A, 0))
    history.add(Moment(B, 0))
    history.undo()
    history.add(Moment(C, 0))
    assert not history.can_redo
    assert history.undo().figure == A


def test_a_step_that_changes_nothing_is_none() -> None:
    history = PoseHistory(Moment(A, 0))
    assert not history.add(Moment(A, 1))
    assert not history.can_undo
    assert history.now.at == 1


def test_undo_of_an_added_pose_stays_within_the_figure() -> None:
    one = Figure((Pose({}),))
    history = PoseHistory(Moment(one, 0))
    history.add(Moment(edits.with_copy(one, 0), 1))
    assert history.undo() == Moment(one, 0)


def test_many_steps_keep_the_latest() -> None:
    history = PoseHistory(Moment(A, 0))
    for degrees in range(MOST + 50):
        history.add(Moment(Figure((Pose({"knee_right": float(degrees)}),)), 0))
    steps = 0
    while history.can_undo:
        history.undo()
        steps += 1
    assert steps == MOST - 1


# --- Changes --------------------------------------------------------------------------------------------------


def test_poses_are_added_changed_and_taken_out() -> None:
    three = edits.with_copy(B, 0)
    assert [dict(pose.angles) for pose in three.poses] == [{"hip_right": 10.0}, {"hip_right": 10.0}, {}]
    assert edits.without_pose(three, 1) == B
    one = edits.without_pose(B, 1)
    assert edits.without_pose(one, 0) == one
    changed = edits.with_pose(three, 1, Pose({"knee_right": 5.0}))
    assert [dict(pose.angles) for pose in changed.poses][1] == {"knee_right": 5.0}


def test_both_sides_alike_mirrors_angles_and_what_rests() -> None:
    pose = Pose(
        {"hip_right": 40.0, "hip_left": 0.0, "lumbar": 5.0, "shoulder_abduction_right": 9.0},
        contacts=("foot_left", "head"),
        stays=("hand_right",),
    )
    alike = edits.both_alike(pose, "right")
    assert alike.angles["hip_left"] == 40.0
    assert alike.angles["shoulder_abduction_left"] == 9.0
    assert alike.angles["lumbar"] == 5.0
    assert set(alike.contacts) == {"head"}
    assert set(alike.stays) == {"hand_right", "hand_left"}
    assert edits.is_even(alike)
    assert not edits.is_even(pose)


@pytest.mark.parametrize("position", Position)
def test_what_begins_even_is_known_as_even(position: Position) -> None:
    assert edits.is_even(STARTS[position].poses[0]) is (position is not Position.LYING_SIDE)


def test_a_turned_back_is_not_even() -> None:
    assert not edits.is_even(Pose({"thoracic_rotation": 20.0}))


def test_resting_parts_come_and_go() -> None:
    pose = Pose({}, contacts=("foot_left", "foot_right"), stays=("hand_right",))
    assert edits.resting(pose, "hand_right", True).contacts == ("foot_left", "foot_right", "hand_right")
    assert edits.resting(pose, "hand_right", True).stays == ()
    assert edits.resting(pose, "foot_left", False).contacts == ("foot_right",)


def test_things_come_and_go_once() -> None:
    figure = edits.with_thing(edits.with_thing(A, "mat", True), "mat", True)
    assert figure.props == ("mat",)
    assert edits.with_thing(figure, "mat", False).props == ()


def test_beginning_anew_brings_the_room_along_only_when_all_poses_are_there() -> None:
    lying = STARTS[Position.LYING_SIDE]
    one = Figure((Pose({}),))
    assert edits.begun_anew(one, 0, lying) == Figure(lying.poses, lying.props, View.ABOVE)
    two = edits.begun_anew(A, 1, lying)
    assert (two.props, two.view) == ((), View.SIDE)
    assert two.poses[1] == lying.poses[0]


def test_sides_are_known_by_name() -> None:
    assert [edits.side_of(part) for part in ("hand_left", "knee_right", "head")] == ["left", "right", ""]
    assert edits.other_side("hand_left") == "hand_right"
    assert edits.other_side("head") == "head"
    assert set(edits.positions()) == set(Position)


# --- Handles --------------------------------------------------------------------------------------------------

places = st.dictionaries(
    st.sampled_from(GRIPS), st.tuples(st.floats(-50, 650), st.floats(-50, 500)), min_size=1, max_size=10
)


@given(places)
def test_handles_never_cover_each_other_and_stay_on_the_canvas(found: dict[str, tuple[float, float]]) -> None:
    apart, width, height = 30.0, 600.0, 470.0
    made = spread(found, apart, width, height)
    assert made.keys() == found.keys()
    for x, y in made.values():
        assert apart / 2 <= x <= width - apart / 2
        assert apart / 2 <= y <= height - apart / 2
    for (ax, ay), (bx, by) in itertools.combinations(made.values(), 2):
        assert abs(ax - bx) >= apart - 1 or abs(ay - by) >= apart - 1
    assert spread(found, apart, width, height) == made


def test_handles_with_room_stay_where_their_parts_are() -> None:
    far = {"head": (100.0, 100.0), "pelvis": (100.0, 140.0), "hand_right": (300.0, 100.0)}
    assert spread(far, 30.0, 600.0, 470.0) == far


# --- Words ----------------------------------------------------------------------------------------------------


def test_every_part_has_words_of_its_own() -> None:
    parts = dict.fromkeys((*GRIPS, *RESTS))
    words = [part_words(part) for part in parts]
    assert all(words)
    assert len(set(words)) == len(words)


def test_the_list_of_angles_reaches_every_joint_but_the_toes() -> None:
    listed = [joint for group in GROUPS for joint in joints_of(group)]
    assert len(set(listed)) == len(listed)
    left_out = {"toes_left", "toes_right", "wrist_side_left", "wrist_side_right"}
    assert set(listed) == NORMAL_RANGE.keys() - left_out
    for joint in listed:
        name, meaning = joint_words(joint)
        assert name
        assert meaning
    assert len({group_words(group) for group in GROUPS}) == len(GROUPS)


@pytest.mark.parametrize("joint", [*NORMAL_RANGE, FLOOR])
@pytest.mark.parametrize("at_most", [True, False])
def test_every_end_has_a_sentence(joint: str, at_most: bool) -> None:
    words = limit_words(joint, at_most=at_most)
    assert words.endswith(".")
    if joint.endswith("_left"):
        assert "left" in words
    if joint.endswith("_right"):
        assert "right" in words


def test_a_bent_knee_is_named() -> None:
    assert limit_words("knee_right", at_most=True) == "Your right knee is as bent as knees go."
    assert limit_words("elbow_left", at_most=False) == "Your left elbow is straight."
    assert limit_words("neck_rotation", at_most=True) == "Your neck goes no further to this side."
