"""What is heard, and when: read as a script."""

from __future__ import annotations

import pytest

from companion.domain.doses import Dose, Side
from companion.domain.movements import Position
from companion.domain.phases import Readying
from companion.domain.player import Player
from companion.domain.routines import Size, Step
from companion.ui.player.cues import cue_at
from companion.ui.player.script import Script, Sounding, Tone

CUES = ("Lie down.", "Press.", "Breathe.", "Come down.")
SITTING = Readying(5, {"bridge": Position.SITTING})
TICK, GO, BEAT, DONE = Tone.TICK, Tone.GO, Tone.BEAT, Tone.DONE


def heard(*doses: Dose, cues: tuple[str, ...] = (), tick: float = 0.125) -> list[tuple[float, Sounding]]:
    """Everything, with the second at which it comes."""
    steps = [Step(str(place), "bridge", "Bridge", {Size.ORDINARY: dose}) for place, dose in enumerate(doses)]
    player, script = Player(steps, Size.ORDINARY, readying=SITTING), Script()
    found, ticks = [], 0
    while not player.finished:
        cue = cue_at(player.phase, player.elapsed, cues)
        found += [(round(ticks * tick, 1), sounding) for sounding in script.heard(player, cue)]
        ticks += 1
        player.tick(tick)
    return found


def told(found: list[tuple[float, Sounding]]) -> list[tuple[float, str, Tone | None]]:
    return [(at, each.words or each.counted, each.tone) for at, each in found]


def test_one_step_from_getting_ready_to_its_end() -> None:
    assert told(heard(Dose(sets=2, reps_max=1, tempo_s=4, hold_s=3, rest_s=10))) == [
        (0.0, "Get ready: Bridge. 2 sets of 1, hold 3 seconds.", None),
        (2.0, "3", TICK),
        (3.0, "2", TICK),
        (4.0, "1", TICK),
        (5.0, "1", GO),
        (7.0, "Hold.", None),
        (10.0, "And back.", BEAT),
        (12.0, "Rest. 10 seconds.", DONE),
        (19.0, "3", TICK),
        (20.0, "2", TICK),
        (21.0, "1", TICK),
        (22.0, "Set 2 of 2.", GO),
        (24.0, "Hold.", None),
        (27.0, "And back.", BEAT),
    ]


def test_every_repetition_is_counted_and_the_side_is_said() -> None:
    turns = [
        each
        for _at, each in heard(Dose(reps_max=2, tempo_s=2, side=Side.ALTERNATE))
        if each.tone in (GO, BEAT)
    ]
    assert [(each.words, each.counted) for each in turns] == [
        ("left side", "1, left side"),
        ("right side", "1, right side"),
        ("left side", "2, left side"),
        ("right side", "2, right side"),
    ]


def test_the_count_follows_what_is_said_of_a_new_set() -> None:
    sets = [
        each
        for _at, each in heard(Dose(sets=2, reps_max=1, tempo_s=2, rest_s=0))
        if each.words == "Set 2 of 2."
    ]
    assert [each.counted for each in sets] == ["Set 2 of 2. 1"]


def test_sides_are_changed_aloud() -> None:
    words = [each.words for _at, each in heard(Dose(reps_max=1, tempo_s=2, side=Side.BOTH))]
    assert "Get ready: Bridge. 1 time, each side. Left side first." in words
    assert "Change sides. Now the right side." in words


def test_each_cue_is_said_once_in_a_step_and_never_over_something_else() -> None:
    found = [each for _at, each in heard(Dose(reps_max=6, tempo_s=4, hold_s=3), cues=CUES)]
    assert found[0].words == "Get ready: Bridge. 6 times, hold 3 seconds. Lie down."
    gentle = [each.words for each in found if each.gently]
    assert gentle == ["Press.", "Breathe.", "Come down."]


def test_another_step_is_told_from_the_beginning_again() -> None:
    dose = Dose(reps_max=1, tempo_s=4)
    begins = [each for _at, each in heard(dose, dose, cues=CUES) if each.words.startswith("Get ready")]
    assert [each.tone for each in begins] == [None, DONE]
    assert all(each.words.endswith("Lie down.") for each in begins)


def test_a_walk_is_told_when_half_of_it_is_over_and_when_it_ends() -> None:
    walk = [(at - 5, words, tone) for at, words, tone in told(heard(Dose(duration_s=240))) if at >= 5]
    assert walk == [
        (0.0, "Begin.", GO),
        (120.0, "Half way.", None),
        (180.0, "One minute left.", None),
        (237.0, "3", TICK),
        (238.0, "2", TICK),
        (239.0, "1", TICK),
    ]


@pytest.mark.parametrize(("hold_s", "ticks"), [(9, 0), (10, 3)])
def test_only_a_long_hold_has_its_last_seconds_counted(hold_s: int, ticks: int) -> None:
    found = [at for at, each in heard(Dose(reps_max=1, tempo_s=4, hold_s=hold_s)) if each.tone is TICK]
    assert len([at for at in found if at > 5]) == ticks


def test_going_back_to_the_same_moment_begins_it_again() -> None:
    player = Player([Step("1", "bridge", "Bridge", {Size.ORDINARY: Dose(reps_max=3)})], Size.ORDINARY)
    script = Script()
    assert script.heard(player, "")
    assert script.heard(player, "") == []
    script.begin_again()
    assert [each.words for each in script.heard(player, "")] == ["Get ready: Bridge. 3 times."]
