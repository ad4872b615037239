"""A wrong movement file is refused, and each reason names its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.movements import Area, Position
from companion.errors import CompanionError
from companion.movement.library import load_library
from companion.movement.reading import MovementFileError, read_movement


def refusal(folder: Path, text: str | bytes, name: str = "small_bend.toml") -> MovementFileError:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(MovementFileError) as caught:
        read_movement(path)
    return caught.value


def test_a_good_file_is_read(tmp_path: Path, good_file: str) -> None:
    path = tmp_path / "small_bend.toml"
    path.write_text(good_file, encoding="utf-8")
    movement = read_movement(path)
    assert (movement.area, movement.position) == (Area.KNEE, Position.STANDING)
    assert movement.dose.reps_max == 8
    assert movement.figure is not None
    end = movement.figure.poses[1]
    assert end.angles["knee_right"] == 55
    assert end.angles["knee_left"] == 54
    assert "knee" not in end.angles


def test_the_times_the_places_and_the_neighbours_of_a_good_file_are_read(
    tmp_path: Path, good_file: str
) -> None:
    path = tmp_path / "small_bend.toml"
    text = good_file.replace("equipment = []", 'easier = ["sit_to_stand"]\nharder = ["bridge", "mini_squat"]')
    text = text.replace('anchor = "foot_right"', 'anchor = "foot_right"\nround = true')
    pose = (
        'contacts = ["foot_left", "foot_right", "hand_left"]\nstays = ["hand_right"]\nseconds = 2.5\nhold = 0'
    )
    path.write_text(text.replace('contacts = ["foot_right"]', pose, 1), encoding="utf-8")
    movement = read_movement(path)
    assert movement.easier == ("sit_to_stand",)
    assert movement.harder == ("bridge", "mini_squat")
    assert movement.figure is not None
    assert movement.figure.round
    first, second = movement.figure.poses
    assert (first.contacts, first.stays) == (("foot_left", "foot_right", "hand_left"), ("hand_right",))
    assert (first.seconds, first.hold) == (2.5, 0.0)
    assert (second.seconds, second.hold, second.stays) == (1.5, 0.4, ())


SPOILED = [
    ('cues = ["Stand tall.", "Bend a little.", "Stand up."]', 'cues = ["Stand tall.", "Bend."]', "cues: there are 2"),
    ('"Bend a little."', "7", "cues[2]: is not a text"),
    ('purpose = "To try things out."', "", "purpose: is missing"),
    ('ease_off = "Bend less."', 'ease_off = " "', "ease_off: is not a text"),
    ('area = "knee"', 'area = "kneee"', "area: is 'kneee'"),
    ('position = "standing"', "", "position: is missing"),
    ('sources = ["NHS: Strength exercises"]', "sources = []", "sources: at least one"),
    ('id = "small_bend"', 'id = "other"', "id: is 'other'"),
    ("equipment = []", 'colour = "red"', "colour: is not a name we know"),
    ("reps_min = 5", "reps_min = 500", "dose.reps_min: is 500; from 1 to 100"),
    ("reps_min = 5", "reps_min = 12", "dose.reps_min: is 12; from 1 to 8"),
    ("reps_min = 5", 'reps_min = "five"', "dose.reps_min: is not a whole number"),
    ("reps_min = 5", "reps_min = true", "dose.reps_min: is not a whole number"),
    ("reps_min = 5", 'side = "up"', "dose.side: is 'up'"),
    ("reps_min = 5", "weight = 5", "dose.weight: is not a name we know"),
    ("reps_min = 5\nreps_max = 8", "rest_s = 10", "dose.reps_min: nothing says how much"),
    ("hip = 50", "hipp = 50", "figure.poses[2].angles.hipp: is not a joint we know"),
    ("knee = 55", "knee = -10", "figure.poses[2].angles.knee: is -10; from 0 to 155"),
    ("knee_left = 54", "knee_left = 156", "figure.poses[2].angles.knee_left: is 156; from 0 to 155"),
    ("knee = 55", 'knee = "bent"', "figure.poses[2].angles.knee: is not a number"),
    ("hip = 50", "hip = nan", "figure.poses[2].angles.hip: is nan"),
    ('["chair ahead"]', '["sofa"]', "figure.props[1]: 'sofa' is not a prop"),
    ('anchor = "foot_right"', 'anchor = "tail"', "figure.anchor: 'tail' is not a part"),
    ('anchor = "foot_right"', 'arrow = "tail"', "figure.arrow: 'tail' is not a part"),
    ('anchor = "foot_right"', 'view = "below"', "figure.view: is 'below'"),
    ('"foot_right"]', '"wing"]', "figure.poses[1].contacts"),
    ('contacts = ["foot_right"]', "root = { pitch = 400 }", "figure.poses[1].root.pitch: is 400"),
    ('contacts = ["foot_right"]', "root = { lean = 4 }", "figure.poses[1].root.lean: is not a place we know"),
    ('contacts = ["foot_right"]', "root = { on_right = 2 }", "figure.poses[1].root.on_right: is 2; from 0 to 1"),
    ('contacts = ["foot_right"]', 'contacts = "foot_right"', "figure.poses[1].contacts: is not a list"),
    ('contacts = ["foot_right"]', 'stays = ["hand_right", "tail"]', "figure.poses[1].stays: 'tail' is not a part"),
    ('contacts = ["foot_right"]', "seconds = 0", "figure.poses[1].seconds: is 0; from 0.2 to 30"),
    ('contacts = ["foot_right"]', 'seconds = "long"', "figure.poses[1].seconds: is not a number"),
    ('contacts = ["foot_right"]', "hold = -1", "figure.poses[1].hold: is -1; from 0 to 60"),
    ('contacts = ["foot_right"]', "hold = nan", "figure.poses[1].hold: is nan"),
    ('contacts = ["foot_right"]', "pause = 2", "figure.poses[1].pause: is not a name we know"),
    ('contacts = ["foot_right"]', 'orientation = "flying"', "figure.poses[1].orientation: is 'flying'"),
    ('anchor = "foot_right"', 'round = "yes"', "figure.round: is true or false"),
    ("equipment = []", 'easier = "bridge"', "easier: is not a list"),
    ("equipment = []", "harder = [3]", "harder[1]: is not a text"),
    ("hip = 50", "forearm = -30", "figure.poses[2].angles.forearm: is -30; from -10 to 175"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "place"), SPOILED)
def test_each_fault_is_named_with_its_place(
    tmp_path: Path, good_file: str, good: str, bad: str, place: str
) -> None:
    assert good in good_file
    error = refusal(tmp_path, good_file.replace(good, bad, 1))
    assert any(problem.startswith(place) for problem in error.problems), error.problems
    assert "small_bend.toml" in str(error)
    assert place in str(error)


def test_every_fault_is_told_at_once(tmp_path: Path, good_file: str) -> None:
    text = good_file.replace("knee = 55", "knee = 999").replace("reps_max = 8", "reps_max = 0")
    places = [problem.split(":")[0] for problem in refusal(tmp_path, text).problems]
    assert "dose.reps_max" in places
    assert "figure.poses[2].angles.knee" in places


@pytest.mark.parametrize("text", ["id = \n", b"\xff\xfe\x00", "[figure]\n[figure]\n"])
def test_what_is_not_toml_is_refused(tmp_path: Path, text: str | bytes) -> None:
    assert refusal(tmp_path, text).problems


@pytest.mark.parametrize("table", ["dose", "figure"])
def test_a_missing_table_is_named(tmp_path: Path, good_file: str, table: str) -> None:
    text = good_file.partition(f"[{table}]")[0]
    assert f"{table}: is missing" in refusal(tmp_path, text).problems


def test_values_of_the_wrong_shape_are_refused_not_crashed_on(tmp_path: Path) -> None:
    text = 'id = 3\ncues = "one"\ndose = 4\nfigure = []\nname = { a = 1 }\narea = [1]\n'
    assert len(refusal(tmp_path, text).problems) > 6


def test_one_wrong_file_in_the_folder_is_named(tmp_path: Path, good_file: str) -> None:
    (tmp_path / "small_bend.toml").write_text(good_file, encoding="utf-8")
    (tmp_path / "z.toml").write_text("x =", encoding="utf-8")
    with pytest.raises(CompanionError, match=r"z\.toml"):
        load_library(tmp_path)
