"""What one moment says."""

from __future__ import annotations

import pytest

from companion.domain.doses import Dose, Side
from companion.domain.movements import Position
from companion.domain.phases import Readying
from companion.domain.player import Player
from companion.domain.routines import Size, Step
from companion.domain.spot import Spot
from companion.ui.player.moment import all_counts, all_states, moment, spoken, spoken_dose

CUES = ("Lie down.", "Press your feet down.", "Breathe.", "Come down slowly.")
SITTING = Readying(5, {"bridge": Position.SITTING})


def player_of(dose: Dose, spot: Spot | None = None, note: str = "") -> Player:
    step = Step("1", "bridge", "Bridge", {Size.ORDINARY: dose}, note=note)
    return Player([step], Size.ORDINARY, readying=SITTING, resumed=spot)


def at(dose: Dose, seconds: float, note: str = "") -> Player:
    player = player_of(dose, note=note)
    for _ in range(round(seconds * 2)):
        player.tick(0.5)
    return player


@pytest.mark.parametrize(
    ("dose", "seconds", "count", "beside", "doing", "left", "where"),
    [
        (Dose(reps_min=8, reps_max=10, tempo_s=4), 0, "5", "Get ready", "1 × 8 to 10", "", ""),
        (Dose(reps_min=8, reps_max=10, tempo_s=4), 6, "1", "of 8–10", "", "", ""),
        (Dose(sets=2, reps_max=10, tempo_s=4, hold_s=5), 6, "1", "of 10", "Move", "", "set 1 of 2"),
        (Dose(sets=2, reps_max=10, tempo_s=4, hold_s=5), 9, "1", "of 10", "Hold…", "3", "set 1 of 2"),
        (Dose(sets=2, reps_max=10, tempo_s=4, hold_s=5), 13, "1", "of 10", "And back", "", "set 1 of 2"),
        (Dose(sets=2, reps_max=1, tempo_s=4, rest_s=30), 10, "29", "Rest", "", "", "Then set 2 of 2"),
        (Dose(reps_max=2, tempo_s=4, side=Side.LEFT), 1, "4", "Get ready", "1 × 2, left side", "", ""),
        (Dose(reps_max=2, side=Side.BOTH), 1, "4", "Get ready", "1 × 2, each side", "", "left side first"),
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
        (Dose(reps_max=2, tempo_s=4, side=Side.ALTERNATE), 10, "1", "of 2", "", "", "right side"),
        (Dose(duration_s=600), 20, "9:45", "", "", "", ""),
        (Dose(hold_s=65), 6, "1:04", "", "Hold…", "", ""),
    ],
)
def test_every_kind_of_moment(
    dose: Dose, seconds: float, count: str, beside: str, doing: str, left: str, where: str
) -> None:
    player = at(dose, seconds)
    now = moment(player, "Back easing", CUES)
    assert (now.count, now.beside, now.doing, now.left, now.where) == (count, beside, doing, left, where)
    assert (now.place, now.step, now.name) == ("Back easing · step 1 of 1", "Step 1 of 1", "Bridge")
    assert (
        (now.count, now.beside) in all_counts(player)
        or beside in ("Get ready", "Rest", "Change sides")
        or not beside
    )
    assert any(state.startswith(doing) and state.endswith(where) for state in all_states(player))


def test_room_is_kept_for_the_highest_count_of_each_kind() -> None:
    counts = all_counts(at(Dose(sets=2, reps_max=12, rest_s=90), 0))
    assert {("5", "Get ready"), ("12", "of 12"), ("90", "Rest")} <= set(counts)
    assert ("20:00", "") in all_counts(at(Dose(duration_s=1200), 0))


def test_going_on_says_what_for() -> None:
    dose = Dose(sets=2, reps_max=3, side=Side.BOTH)
    now = moment(player_of(dose, Spot("1", Size.ORDINARY, 2, Side.RIGHT, 2)), "", CUES)
    assert (now.beside, now.where) == ("Get ready", "then right side and set 2 of 2")


def test_a_paused_moment_says_so_and_keeps_its_place() -> None:
    player = at(Dose(sets=2, reps_max=3, hold_s=5), 8)
    player.toggle_pause()
    now = moment(player, "", CUES)
    assert (now.doing, now.left, now.where) == ("Paused", "", "set 1 of 2")


def test_a_screen_reader_hears_step_set_side_and_rest() -> None:
    dose = Dose(sets=2, reps_max=2, tempo_s=1, rest_s=10, side=Side.BOTH)
    player = at(dose, 0)
    heard = [spoken(player)]
    before = player.at
    while not player.finished:
        player.tick(0.5)
        if not player.finished and player.at != before:
            before = player.at
            heard.append(spoken(player))
    assert [words for words in heard if words] == [
        "Get ready: Bridge. 2 sets of 2, each side. Left side first.",
        "Change sides. Now the right side.",
        "Rest. 10 seconds.",
        "Set 2 of 2.",
        "Change sides. Now the right side.",
    ]


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(reps_max=10), "10 times"),
        (Dose(reps_max=1), "1 time"),
        (Dose(reps_min=8, reps_max=10), "8 to 10 times"),
        (Dose(sets=2, reps_min=8, reps_max=10, hold_s=3), "2 sets of 8 to 10, hold 3 seconds"),
        (Dose(sets=2, reps_max=5, side=Side.BOTH), "2 sets of 5, each side"),
        (Dose(duration_s=600), "10 minutes"),
        (Dose(sets=3, hold_s=30), "3 times, hold 30 seconds"),
        (Dose(hold_s=30, side=Side.LEFT), "hold 30 seconds, left side"),
    ],
)
def test_a_dose_as_it_is_said(dose: Dose, words: str) -> None:
    assert spoken_dose(dose) == words
