"""What one moment says."""

from __future__ import annotations

import pytest

from companion.domain.doses import Dose, Side
from companion.domain.player import Player
from companion.domain.routines import Size, Step
from companion.ui.player.moment import all_cues, moment, spoken

CUES = ("Press your feet down.", "Let your hips float up.")


def at(dose: Dose, seconds: float, note: str = "") -> Player:
    player = Player([Step("1", "bridge", "Bridge", {Size.ORDINARY: dose}, note=note)], Size.ORDINARY)
    for _ in range(round(seconds * 2)):
        player.tick(0.5)
    return player


@pytest.mark.parametrize(
    ("dose", "seconds", "count", "beside", "doing", "left", "where"),
    [
        (Dose(reps_min=8, reps_max=10, tempo_s=4), 0, "5", "Get ready", "1 × 8 to 10", "", ""),
        (Dose(reps_min=8, reps_max=10, tempo_s=4), 6, "1", "of 8–10", "", "", ""),
        (Dose(sets=2, reps_max=10, tempo_s=4, hold_s=5), 6, "1", "of 10", "Move", "", "set 1 of 2"),
        (Dose(sets=2, reps_max=10, tempo_s=4, hold_s=5), 11, "1", "of 10", "Hold…", "3", "set 1 of 2"),
        (Dose(sets=2, reps_max=1, tempo_s=4, rest_s=30), 10, "29", "Rest", "", "", "Then set 2 of 2"),
        (Dose(reps_max=2, tempo_s=4, side=Side.BOTH), 6, "1", "of 2", "", "", "left side"),
        (Dose(reps_max=2, tempo_s=4, side=Side.BOTH), 14, "4", "Change sides", "", "", "Now the right side"),
        (
            Dose(sets=2, reps_max=2, tempo_s=4, side=Side.BOTH),
            19,
            "1",
            "of 2",
            "",
            "",
            "right side · set 1 of 2",
        ),
        (Dose(duration_s=600), 20, "9:45", "", "", "", ""),
        (Dose(hold_s=65), 6, "1:04", "", "Hold…", "", ""),
    ],
)
def test_every_kind_of_moment(
    dose: Dose, seconds: float, count: str, beside: str, doing: str, left: str, where: str
) -> None:
    now = moment(at(dose, seconds), "Back easing", CUES)
    assert (now.count, now.beside, now.doing, now.left, now.where) == (count, beside, doing, left, where)
    assert (now.place, now.name) == ("Back easing · step 1 of 1", "Bridge")


def test_one_cue_at_a_time_changing_slowly() -> None:
    dose = Dose(reps_max=12, tempo_s=1)
    shown = [moment(at(dose, 5 + rep), "", CUES).cue for rep in range(12)]
    assert shown == [CUES[0]] * 3 + [CUES[1]] * 3 + [CUES[0]] * 3 + [CUES[1]] * 3


def test_no_cues_is_no_trouble() -> None:
    assert moment(at(Dose(reps_max=3), 6), "", ()).cue == ""


def test_my_own_note_leads_while_getting_ready() -> None:
    note = "Slowly <img src=x>, as Ana showed me"
    dose = Dose(reps_max=3)
    assert moment(at(dose, 0, note), "", CUES).cue == "“Slowly <img src=x>, as Ana showed me”"
    assert moment(at(dose, 6, note), "", CUES).cue == CUES[0]
    assert all_cues(note, CUES)[0] == "“Slowly <img src=x>, as Ana showed me”"


def test_a_screen_reader_hears_step_set_side_and_rest_and_not_each_count() -> None:
    dose = Dose(sets=2, reps_max=2, tempo_s=1, rest_s=10, side=Side.BOTH)
    player = at(dose, 0)
    heard = [spoken(player)]
    before = player.phase
    while player.tick(0.5) is None:
        if player.phase is not before:
            before = player.phase
            heard.append(spoken(player))
    assert [words for words in heard if words] == [
        "Get ready: Bridge. 2 × 2, each side",
        "Change sides. Now the right side.",
        "Rest. 10 seconds.",
        "Set 2 of 2.",
        "Change sides. Now the right side.",
    ]
