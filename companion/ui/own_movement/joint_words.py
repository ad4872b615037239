"""Joints and parts of the body in words: a therapist's name, what its sign means, and what is said at its end."""

from __future__ import annotations

from companion.i18n import tr

GROUPS = ("right_leg", "left_leg", "right_arm", "left_arm", "back", "neck")
LEG = ("hip", "hip_abduction", "hip_rotation", "knee", "ankle", "inversion")
ARM = (
    "shoulder",
    "shoulder_abduction",
    "shoulder_rotation",
    "shoulder_blade",
    "shoulder_lift",
    "elbow",
    "forearm",
    "wrist",
)
BACK = tuple(f"{part}{way}" for part in ("lumbar", "thoracic") for way in ("", "_side", "_rotation"))
NECK = ("neck", "neck_side", "neck_rotation", "nod")


def joints_of(group: str) -> tuple[str, ...]:
    """The joints of a part of the body, with their side: ``("hip_right", …)``."""
    side, _line, limb = group.partition("_")
    if limb:
        return tuple(f"{joint}_{side}" for joint in (LEG if limb == "leg" else ARM))
    return BACK if group == "back" else NECK


def group_words(group: str) -> str:
    """``Right leg``."""
    return {
        "right_leg": tr("Right leg"),
        "left_leg": tr("Left leg"),
        "right_arm": tr("Right arm"),
        "left_arm": tr("Left arm"),
        "back": tr("Back"),
        "neck": tr("Neck"),
    }[group]


def part_words(part: str) -> str:
    """``Right hand``."""
    return {
        "head": tr("Head"),
        "pelvis": tr("Hips"),
        "back": tr("Back"),
        "chest": tr("Chest"),
        "shoulders": tr("Shoulders"),
        "hand_left": tr("Left hand"),
        "hand_right": tr("Right hand"),
        "elbow_left": tr("Left elbow"),
        "elbow_right": tr("Right elbow"),
        "forearm_left": tr("Left forearm"),
        "forearm_right": tr("Right forearm"),
        "knee_left": tr("Left knee"),
        "knee_right": tr("Right knee"),
        "shin_left": tr("Left shin"),
        "shin_right": tr("Right shin"),
        "foot_left": tr("Left foot"),
        "foot_right": tr("Right foot"),
        "toes_left": tr("Left toes"),
        "toes_right": tr("Right toes"),
        "heel_left": tr("Left heel"),
        "heel_right": tr("Right heel"),
    }[part]


def joint_words(joint: str) -> tuple[str, str]:
    """A therapist's name for a joint (its side left out) and what more and less of it mean."""
    return {
        "hip": (tr("Hip flexion"), tr("Thigh up in front. Minus: behind.")),
        "hip_abduction": (tr("Hip abduction"), tr("Leg out to the side. Minus: across.")),
        "hip_rotation": (tr("Hip rotation"), tr("Knee turned out. Minus: in.")),
        "knee": (tr("Knee flexion"), tr("0 is straight.")),
        "ankle": (tr("Ankle dorsiflexion"), tr("Toes up. Minus: pointed.")),
        "inversion": (tr("Foot inversion"), tr("Sole turned in. Minus: out.")),
        "shoulder": (tr("Shoulder flexion"), tr("Arm up in front. Minus: behind.")),
        "shoulder_abduction": (tr("Shoulder abduction"), tr("Arm out to the side. Minus: across.")),
        "shoulder_rotation": (tr("Shoulder rotation"), tr("Arm turned out. Minus: in.")),
        "shoulder_blade": (tr("Shoulder blade"), tr("Drawn back. Minus: forward.")),
        "shoulder_lift": (tr("Shoulder lift"), tr("Shrugged up. Minus: down.")),
        "elbow": (tr("Elbow flexion"), tr("0 is straight.")),
        "forearm": (tr("Forearm rotation"), tr("More turns the palm up.")),
        "wrist": (tr("Wrist extension"), tr("Hand bent back. Minus: to the palm.")),
        "lumbar": (tr("Low back flexion"), tr("Bent forward. Minus: arched.")),
        "lumbar_side": (tr("Low back side-bend"), tr("To the right. Minus: left.")),
        "lumbar_rotation": (tr("Low back rotation"), tr("To the right. Minus: left.")),
        "thoracic": (tr("Upper back flexion"), tr("Bent forward. Minus: arched.")),
        "thoracic_side": (tr("Upper back side-bend"), tr("To the right. Minus: left.")),
        "thoracic_rotation": (tr("Upper back rotation"), tr("To the right. Minus: left.")),
        "neck": (tr("Neck flexion"), tr("Bent forward. Minus: back.")),
        "neck_side": (tr("Neck side-bend"), tr("To the right. Minus: left.")),
        "neck_rotation": (tr("Neck rotation"), tr("To the right. Minus: left.")),
        "nod": (tr("Nod"), tr("Chin tucked in. Minus: lifted.")),
    }[without_side(joint)]


def without_side(joint: str) -> str:
    """``knee`` for ``knee_right``."""
    return joint.removesuffix("_left").removesuffix("_right")


def limit_words(joint: str, *, at_most: bool) -> str:
    """What is said when ``joint`` stands at its end: the most (``at_most``) or the least it does in most people."""
    if joint == "floor":
        return tr("The floor is in the way.")
    name = without_side(joint)
    if joint.endswith("_left"):
        return _left_words(name, at_most=at_most)
    if joint.endswith("_right"):
        return _right_words(name, at_most=at_most)
    return _spine_words(name, at_most=at_most)


def _right_words(name: str, *, at_most: bool) -> str:
    found = {
        ("knee", True): tr("Your right knee is as bent as knees go."),
        ("knee", False): tr("Your right knee is straight."),
        ("elbow", True): tr("Your right elbow is as bent as elbows go."),
        ("elbow", False): tr("Your right elbow is straight."),
        ("hip", True): tr("Your right hip bends no further."),
        ("hip", False): tr("Your right leg goes no further back."),
        ("hip_abduction", True): tr("Your right leg goes no further out."),
        ("hip_abduction", False): tr("Your right leg goes no further across."),
        ("ankle", True): tr("Your right foot bends no further up."),
        ("ankle", False): tr("Your right foot points no further."),
        ("shoulder", True): tr("Your right arm goes no higher."),
        ("shoulder", False): tr("Your right arm goes no further back."),
        ("shoulder_abduction", True): tr("Your right arm goes no further out."),
        ("shoulder_abduction", False): tr("Your right arm goes no further across."),
    }
    leg = name in LEG
    other = tr("Your right leg turns no further.") if leg else tr("Your right arm turns no further.")
    return found.get((name, at_most), other)


def _left_words(name: str, *, at_most: bool) -> str:
    found = {
        ("knee", True): tr("Your left knee is as bent as knees go."),
        ("knee", False): tr("Your left knee is straight."),
        ("elbow", True): tr("Your left elbow is as bent as elbows go."),
        ("elbow", False): tr("Your left elbow is straight."),
        ("hip", True): tr("Your left hip bends no further."),
        ("hip", False): tr("Your left leg goes no further back."),
        ("hip_abduction", True): tr("Your left leg goes no further out."),
        ("hip_abduction", False): tr("Your left leg goes no further across."),
        ("ankle", True): tr("Your left foot bends no further up."),
        ("ankle", False): tr("Your left foot points no further."),
        ("shoulder", True): tr("Your left arm goes no higher."),
        ("shoulder", False): tr("Your left arm goes no further back."),
        ("shoulder_abduction", True): tr("Your left arm goes no further out."),
        ("shoulder_abduction", False): tr("Your left arm goes no further across."),
    }
    leg = name in LEG
    other = tr("Your left leg turns no further.") if leg else tr("Your left arm turns no further.")
    return found.get((name, at_most), other)


def _spine_words(name: str, *, at_most: bool) -> str:
    if name in NECK:
        if name in ("neck", "nod"):
            return (
                tr("Your neck bends no further forward.")
                if at_most
                else tr("Your neck bends no further back.")
            )
        return tr("Your neck goes no further to this side.")
    if name in ("lumbar", "thoracic"):
        return (
            tr("Your back bends no further forward.") if at_most else tr("Your back bends no further back.")
        )
    return tr("Your back goes no further to this side.")
