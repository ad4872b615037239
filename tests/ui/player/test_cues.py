"""The cue belongs to what is being done just now."""

from __future__ import annotations

from itertools import pairwise

import pytest

from companion.domain.doses import Dose
from companion.domain.phases import WAITS, Beat, phases
from companion.ui.player.cues import all_cues, cue_at

CUES = ("Lie down.", "Press.", "Make a line.", "Breathe.", "Come down.")


def of(
    dose: Dose, beat: Beat, rep: int, elapsed: float = 0.0, cues: tuple[str, ...] = CUES, note: str = ""
) -> str:
    phase = next(phase for phase in phases(dose) if phase.beat is beat and phase.rep == rep)
    return cue_at(phase, elapsed, cues, note)


def test_each_phase_of_a_repetition_has_its_own() -> None:
    dose = Dose(reps_max=4, tempo_s=4, hold_s=3)
    assert of(dose, Beat.GET_READY, 0) == "Lie down."
    assert [of(dose, beat, 1) for beat in (Beat.MOVE, Beat.HOLD, Beat.RETURN)] == [
        "Press.",
        "Make a line.",
        "Come down.",
    ]
    assert [of(dose, Beat.HOLD, rep) for rep in (1, 2, 3)] == ["Make a line.", "Breathe.", "Make a line."]


def test_a_long_hold_goes_through_them_slowly() -> None:
    dose = Dose(reps_max=2, hold_s=30)
    assert [of(dose, Beat.HOLD, 1, at) for at in (0, 9.9, 10, 20)] == [
        "Make a line.",
        "Make a line.",
        "Breathe.",
        "Make a line.",
    ]


def test_a_quick_movement_keeps_its_cue_long_enough_to_be_read() -> None:
    dose = Dose(reps_max=12, tempo_s=2)
    shown = [of(dose, beat, rep) for rep in range(1, 13) for beat in (Beat.MOVE, Beat.RETURN)]
    changes = sum(a != b for a, b in pairwise(shown))
    assert changes == 3
    assert set(shown) == set(CUES[1:])


def test_a_walk_and_a_stretch_go_round_all_but_the_first() -> None:
    assert [of(Dose(duration_s=600), Beat.MOVE, 0, at) for at in (0, 20, 40, 60, 80)] == [*CUES[1:], CUES[1]]
    assert [of(Dose(hold_s=60), Beat.HOLD, 0, at) for at in (0, 10, 20, 30, 40)] == [*CUES[1:], CUES[1]]


def test_my_own_note_leads_while_i_wait() -> None:
    note = " Slowly <img src=x>, as Ana showed me "
    dose = Dose(sets=2, reps_max=1, rest_s=9)
    for beat in WAITS - {Beat.SWITCH}:
        assert of(dose, beat, 0, note=note) == "“Slowly <img src=x>, as Ana showed me”"
    assert of(dose, Beat.MOVE, 1, note=note) == "Press."
    assert all_cues(note, CUES) == ["“Slowly <img src=x>, as Ana showed me”", *CUES]


@pytest.mark.parametrize("cues", [(), ("One.",), ("One.", "Two.")])
def test_few_or_no_cues_are_no_trouble(cues: tuple[str, ...]) -> None:
    for dose in (Dose(reps_max=3, hold_s=4), Dose(hold_s=30), Dose(duration_s=60)):
        for phase in phases(dose):
            assert cue_at(phase, 0.0, cues) in (cues or ("",))
