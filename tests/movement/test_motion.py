"""Every shipped movement, frame by frame: bones keep their length, joints their range, parts their place.

The measures are taken here from the places of balls alone, not from what the solver believes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import acos, degrees, dist, hypot
from time import process_time
from typing import NamedTuple

import pytest

from companion.domain.movements import Figure, Pose, Position, View
from companion.movement.body import PART_BALLS, Body
from companion.movement.camera import Camera
from companion.movement.joints import NORMAL_RANGE, SIDES
from companion.movement.layout import Layout
from companion.movement.mirroring import mirrored
from companion.movement.motion import Motion
from companion.movement.reading import read_movement
from companion.resources_path import resource_dir

FRAMES = 200
SHEET = (320.0, 240.0)
ASTRAY, DEEPEST, HOVER = 1.0, 0.5, 1.0
"""How far a part that stays may stray, how deep skin may go into the floor, how high what rests may hover (cm)."""
FASTEST = 400.0
"""Degrees a second: a knee swings through at about this in an easy walk (Winter, *Biomechanics and Motor Control of
Human Movement*, 2009); nothing done as an exercise at home is quicker."""
TRUNK = ("pelvis", "back", "shoulders", "chest")

BONES = [
    *(("hip_left", "hip_right"), ("nape", "neck"), ("neck", "head")),
    *(
        (f"{upper}_{side}", f"{lower}_{side}")
        for side in SIDES
        for upper, lower in (
            ("hip", "knee"),
            ("knee", "ankle"),
            ("ankle", "heel"),
            ("ankle", "sole"),
            ("heel", "sole"),
            ("sole", "toe"),
            ("shoulder", "elbow"),
            ("elbow", "wrist"),
            ("wrist", "palm"),
            ("palm", "finger"),
            ("palm", "thumb"),
        )
    ),
]
HINGES = [
    (f"{a}_{side}", f"{b}_{side}", f"{c}_{side}")
    for side in SIDES
    for a, b, c in (
        ("hip", "knee", "ankle"),
        ("knee", "ankle", "toe"),
        ("shoulder", "elbow", "wrist"),
        ("elbow", "wrist", "finger"),
    )
]

Vec = tuple[float, float, float]

IDS = sorted(path.stem for path in (resource_dir() / "movements").glob("*.toml"))


class Moment(NamedTuple):
    """A frame of a movement: when, and the key poses it lies between."""

    share: float
    body: Body
    earlier: int
    later: int


@cache
def figure_of(name: str) -> Figure:
    figure = read_movement(resource_dir() / "movements" / f"{name}.toml").figure
    assert figure is not None
    return figure


def moments(figure: Figure, motion: Motion) -> Iterator[Moment]:
    """Frames at even shares, each with the key poses around it, counted from the poses' own times."""
    last = len(figure.poses) - 1
    stops = [*range(last + 1), *([0] if figure.round else range(last - 1, -1, -1))]
    if last == 0:
        stops = [0, 0]
    spans = []
    time = 0.0
    for start, end in pairwise(stops):
        pose = figure.poses[end]
        spans.append((time, time + pose.seconds, min(start, end), max(start, end)))
        spans.append((time + pose.seconds, time + pose.seconds + pose.hold, end, end))
        time += pose.seconds + pose.hold
    for frame in range(FRAMES):
        share = frame / FRAMES
        now = share * time
        _begin, _end, earlier, later = next(span for span in spans if span[0] <= now < span[1])
        yield Moment(share, motion.at(share), earlier, later)


def staying(figure: Figure, moment: Moment) -> dict[str, float | None]:
    """The parts that keep their place, with the height of the floor under those that rest."""
    poses = [figure.poses[number] for number in {moment.earlier, moment.later}]
    parts = set.intersection(*({*pose.contacts, *pose.stays} for pose in poses))
    found: dict[str, float | None] = {}
    for part in parts:
        heights = {pose.root.get("height", 0.0) for pose in poses if part in pose.contacts}
        if len(heights) < 2:
            found[part] = heights.pop() if heights else None
    return found


def strays(part: str, body: Body, home: Body) -> float:
    """How far ``part`` has moved, in cm. The trunk may roll: over the floor it counts where it rolls the least."""
    if part in TRUNK:
        ways = ((body.at(ball), home.at(ball)) for ball in PART_BALLS[part])
        return min(hypot(a[0] - b[0], a[2] - b[2]) for a, b in ways)
    if part.startswith("toes"):
        part = part.replace("toes", "sole")
        return dist(body.at(part), home.at(part))
    return max(dist(body.at(ball), home.at(ball)) for ball in PART_BALLS[part])


def way(body: Body, start: str, end: str) -> Vec:
    (a, b, c), (x, y, z) = body.at(start), body.at(end)
    return (x - a, y - b, z - c)


def angle(a: Vec, b: Vec) -> float:
    cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return degrees(acos(max(-1.0, min(1.0, cosine / hypot(*a) / hypot(*b)))))


def seen_from(turn: tuple[Vec, Vec, Vec], v: Vec) -> Vec:
    """``v`` along the axes of ``turn``."""
    a, b, c = turn
    x, y, z = (a[axis] * v[0] + b[axis] * v[1] + c[axis] * v[2] for axis in range(3))
    return (x, y, z)


def joint_turns(before: Body, after: Body) -> dict[str, float]:
    """How much each hinge has bent and each hip and shoulder has swung, in degrees."""
    turns = {
        b: abs(angle(way(after, b, a), way(after, b, c)) - angle(way(before, b, a), way(before, b, c)))
        for a, b, c in HINGES
    }
    for side in SIDES:
        for top, middle, frame in (("hip", "knee", "pelvis"), ("shoulder", "elbow", "chest")):
            ends = (f"{top}_{side}", f"{middle}_{side}")
            turns[ends[0]] = angle(
                seen_from(before.frames[frame], way(before, *ends)),
                seen_from(after.frames[frame], way(after, *ends)),
            )
    return turns


class Watch:
    """Looks at a movement frame by frame and keeps the worst of each kind of fault."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.figure = figure_of(name)
        self.motion = Motion(self.figure)
        self.layout = Layout(self.figure, *SHEET)
        self.lenses = {view: self.layout.seen_from(Camera.of(view)) for view in View}
        self.lengths = {bone: dist(*map(self.motion.keys[0].at, bone)) for bone in BONES}
        self.worst: dict[str, tuple[float, str]] = {}

    def findings(self) -> list[str]:
        """Every fault, with the movement, the part, how much and when."""
        for number, pose in enumerate(self.figure.poses):
            for part in pose.contacts:
                self.rests(
                    part, self.motion.keys[number], pose.root.get("height", 0.0), f"in pose {number + 1}"
                )
        before: Body | None = None
        for moment in moments(self.figure, self.motion):
            if moment.body is not before:
                self.shape(moment)
                self.sheet(moment)
                self.places(moment)
                if before is not None:
                    self.speeds(before, moment)
            before = moment.body
        return [f"{self.name}: {kind}: {words}" for kind, (_amount, words) in sorted(self.worst.items())]

    def note(self, kind: str, amount: float, words: str) -> None:
        if amount > self.worst.get(kind, (0.0, ""))[0]:
            self.worst[kind] = (amount, words)

    def shape(self, moment: Moment) -> None:
        """Bones, ranges of joints, and the floor."""
        share, body = moment.share, moment.body
        for bone, length in self.lengths.items():
            off = abs(dist(body.at(bone[0]), body.at(bone[1])) - length)
            if off > 1e-6:
                self.note(f"bone {bone}", off, f"{off:.2g} cm too long or short at {share:.3f}")
        for joint, limits in NORMAL_RANGE.items():
            if not limits.low - 1e-9 <= body.angles[joint] <= limits.high + 1e-9:
                over = abs(body.angles[joint])
                self.note(joint, over, f"{body.angles[joint]:.1f} degrees at {share:.3f}")
        for ball, (at, radius) in body.balls.items():
            deep = radius - at[1]
            if deep > DEEPEST:
                self.note(f"floor {ball}", deep, f"{deep:.2f} cm in the floor at {share:.3f}")

    def sheet(self, moment: Moment) -> None:
        """Nobody leaves the sheet, from whichever side one looks."""
        for view, lens in self.lenses.items():
            for ball, (x, y, radius) in lens.sight(moment.body.balls).discs.items():
                out = max(radius - x, radius - y, x + radius - SHEET[0], y + radius - SHEET[1])
                if out > 0:
                    self.note(f"sheet {ball}", out, f"{out:.2f} off the sheet at {moment.share:.3f}, {view}")

    def places(self, moment: Moment) -> None:
        """What stays is where it was, what rests is on its floor, and nothing hovers."""
        share, body, earlier, later = moment
        for part, floor in staying(self.figure, moment).items():
            off = 0.0 if earlier == later else strays(part, body, self.motion.keys[earlier])
            if off > ASTRAY:
                self.note(f"stays {part}", off, f"moves {off:.2f} cm at {share:.3f}")
            if floor is not None:
                self.rests(part, body, floor, f"at {share:.3f}")
        near = [self.figure.poses[number] for number in (earlier, later)]
        if all(pose.contacts for pose in near):
            high = body.lowest() - max(pose.root.get("height", 0.0) for pose in near)
            if high > HOVER:
                self.note("hovers", high, f"{high:.2f} cm above what it rests on at {share:.3f}")

    def rests(self, part: str, body: Body, floor: float, when: str) -> None:
        off = abs(body.lowest(PART_BALLS[part]) - floor)
        if off > HOVER:
            self.note(f"rests {part}", off, f"{off:.2f} cm off its floor {when}")

    def speeds(self, before: Body, moment: Moment) -> None:
        """How fast joints turn."""
        step = self.motion.seconds / FRAMES
        for joint, turned in joint_turns(before, moment.body).items():
            if turned > FASTEST * step:
                fast = turned / step
                self.note(f"speed {joint}", fast, f"{fast:.0f} degrees a second at {moment.share:.3f}")


@pytest.mark.parametrize("name", IDS)
def test_every_frame_of_a_movement_is_a_body_that_can_be(name: str) -> None:
    found = Watch(name).findings()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", IDS)
def test_the_other_side_is_the_exact_mirror_image(name: str) -> None:
    figure = figure_of(name)
    ours, theirs = Motion(figure), Motion(mirrored(figure))
    for share in (0.0, 0.13, 0.3, 0.47, 0.77):
        body, image = ours.at(share), theirs.at(share)
        for ball, ((x, y, z), radius) in body.balls.items():
            other = image.balls[swapped(ball)]
            assert other.at == pytest.approx((x, y, -z), abs=1e-6), (share, ball)
            assert other.radius == pytest.approx(radius, abs=1e-9)
        for joint, degrees_ in body.angles.items():
            sign = -1 if swapped(joint) == joint and joint.endswith(("_side", "_rotation")) else 1
            assert image.angles[swapped(joint)] == pytest.approx(sign * degrees_, abs=1e-5), (share, joint)


def swapped(name: str) -> str:
    if name.endswith("_left"):
        return name[: -len("left")] + "right"
    return name[: -len("right")] + "left" if name.endswith("_right") else name


def test_a_mirror_image_of_a_mirror_image_is_the_figure() -> None:
    for name in IDS:
        figure = figure_of(name)
        twice = mirrored(mirrored(figure))
        assert Motion(twice).at(0.31).balls == Motion(figure).at(0.31).balls, name
        assert (twice.anchor, twice.arrow, twice.props) == (figure.anchor, figure.arrow, figure.props)


STAND = Pose({}, seconds=1.0, hold=0.5)
BEND = Pose({"hip": 40, "knee": 60, "ankle": 20}, seconds=2.0, hold=0.25)
REACH = Pose({"hip": 80, "knee": 90, "ankle": 20, "shoulder": 90}, seconds=1.5, hold=1.0)


def test_the_same_share_gives_the_same_body_to_the_last_bit() -> None:
    figure = figure_of("sit_to_stand")
    first, second = Motion(figure), Motion(figure)
    shares = [0.9, 0.1, 0.55, 0.1]
    bodies = [first.at(share) for share in shares]
    assert bodies[1] == bodies[3]
    assert [second.at(share) for share in reversed(shares)] == bodies[::-1]


def test_a_repetition_goes_there_and_back() -> None:
    """2 + 0.25 to the bend, 1.5 + 1 to the reach, 2 + 0.25 back to the bend, 1 + 0.5 back to standing: 8.5 seconds."""
    motion = Motion(Figure((STAND, BEND, REACH)))
    assert motion.seconds == pytest.approx(8.5)
    assert motion.top == pytest.approx(3.75 / 8.5)
    for second, key in (
        (0.0, 0),
        (2.0, 1),
        (2.2, 1),
        (3.75, 2),
        (4.7, 2),
        (6.75, 1),
        (6.9, 1),
        (8.1, 0),
        (8.5, 0),
    ):
        assert motion.at(second / 8.5).balls == motion.keys[key].balls, second


def test_a_round_goes_on_from_the_last_pose_to_the_first() -> None:
    motion = Motion(Figure((STAND, BEND, REACH), round=True))
    assert motion.seconds == pytest.approx(2.25 + 2.5 + 1.5)
    assert motion.top == pytest.approx(3.75 / 6.25)
    half = motion.at((4.75 + 0.5) / 6.25)
    assert half.angles["knee_left"] == pytest.approx(45, abs=0.5), "halfway from 90 to 0"
    assert half.angles["shoulder_left"] == pytest.approx(45, abs=0.5)


def test_a_single_pose_stays() -> None:
    motion = Motion(Figure((BEND,)))
    assert motion.seconds == pytest.approx(2.25)
    assert motion.top == 0.0
    assert motion.at(0.0) == motion.at(0.5) == motion.at(1.0) == motion.keys[0]


def test_a_figure_without_poses_is_refused() -> None:
    with pytest.raises(ValueError, match="without poses"):
        Motion(Figure(()))


@pytest.mark.parametrize("share", [-1.0, 2.0])
def test_before_the_start_and_after_the_end_is_the_first_pose(share: float) -> None:
    motion = Motion(Figure((STAND, BEND)))
    assert motion.at(share).balls == motion.keys[0].balls


def test_a_way_starts_and_stops_gently() -> None:
    """Least jerk (Flash and Hogan 1985): 10 t^3 - 15 t^4 + 6 t^5 of the way after the share t of its time."""
    motion = Motion(Figure((STAND, REACH)))
    whole = 1.5 + 1.0 + 1.0 + 0.5
    for t, done in ((0.1, 0.00856), (0.25, 0.103515625), (0.5, 0.5), (0.9, 0.99144)):
        body = motion.at(t * 1.5 / whole)
        assert body.angles["shoulder_left"] == pytest.approx(90 * done, abs=1e-6)


def test_a_pose_that_is_only_passed_is_passed_without_a_stop() -> None:
    """Knees 0, 30 and 60 a second apart: through the middle one at 30 degrees a second, and through it exactly."""
    poses = [
        Pose({"shoulder": angle}, seconds=1.0, hold=hold) for angle, hold in ((0, 0.5), (30, 0.0), (60, 0.5))
    ]
    motion = Motion(Figure(tuple(poses)))
    angles = [motion.at((1.0 + late) / motion.seconds).angles["shoulder_left"] for late in (-0.01, 0.0, 0.01)]
    assert angles[1] == pytest.approx(30)
    assert (angles[2] - angles[0]) / 0.02 == pytest.approx(30, rel=0.01)
    stopping = Motion(Figure((poses[0], Pose({"shoulder": 30}, seconds=1.0, hold=0.2), poses[2])))
    near = [stopping.at((1.0 + late) / stopping.seconds).angles["shoulder_left"] for late in (-0.01, 0.01)]
    assert near[1] - near[0] < 0.01


def test_what_turns_back_at_a_passed_pose_stops_there() -> None:
    poses = tuple(Pose({"shoulder": angle}, seconds=1.0, hold=0.0) for angle in (0, 60, 20))
    motion = Motion(Figure(poses, round=True))
    angles = [motion.at(share / 300).angles["shoulder_left"] for share in range(300)]
    assert max(angles) == pytest.approx(60)
    assert min(angles) == pytest.approx(0)
    assert all(abs(b - a) < 2.5 for a, b in pairwise(angles))


def test_turning_over_goes_by_way_of_the_side() -> None:
    """From the back to the left side: halfway, the face looks up and away by 45 degrees each, and nothing jumps."""
    back = Pose({}, {}, Position.LYING_BACK, ("pelvis", "shoulders"), hold=0)
    side = Pose({}, {}, Position.LYING_SIDE, ("pelvis", "shoulders"), hold=0)
    motion = Motion(Figure((back, side)))
    faces = [[row[0] for row in motion.at(share / 200).frames["pelvis"]] for share in range(101)]
    half = motion.at(0.25).frames["pelvis"]
    assert [row[0] for row in half][1:] == pytest.approx([0.7071, -0.7071], abs=0.02)
    assert all(dist(a, b) < 0.1 for a, b in pairwise(faces))


def test_breathing_moves_belly_and_chest_and_nothing_that_rests() -> None:
    resting = ("pelvis", "shoulders", "head")
    out = Pose({}, {}, Position.LYING_BACK, resting, seconds=4, hold=0)
    full = Pose({}, {"belly": 1, "chest": 0.5}, Position.LYING_BACK, resting, seconds=4, hold=0)
    motion = Motion(Figure((out, full)))
    heights = [motion.at(share / 20).at("waist_left")[1] for share in range(11)]
    assert heights == sorted(heights)
    assert heights[-1] > heights[0] + 3
    assert motion.at(0.25).at("chest_left")[1] > motion.at(0.0).at("chest_left")[1]
    for share in range(11):
        body = motion.at(share / 20)
        assert dist(body.at("pelvis"), motion.keys[0].at("pelvis")) < 0.5
        assert body.lowest() > -0.35


def test_a_frame_is_quick() -> None:
    """Processor time of the best of three rounds, so that a busy machine does not decide; in milliseconds."""
    motions = [Motion(figure_of(name)) for name in ("bridge", "sit_to_stand", "bird_dog", "calf_raise")]
    spent = []
    for _round in range(3):
        before = process_time()
        for motion in motions:
            for frame in range(40):
                motion.at(frame / 40)
        spent.append((process_time() - before) / 160 * 1000)
    assert min(spent) < 1.2
