"""A step as a row of moments: it takes exactly the time its dose says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.doses import LIMITS, Dose, Side, problems, seconds
from companion.domain.movements import Position
from companion.domain.phases import SWITCH_SIDE_S, Beat, Readying, phases
from companion.domain.routines import GET_READY_S, Size, Step


def within(name: str) -> st.SearchStrategy[int]:
    return st.integers(*LIMITS[name])


def _dose(kind: str) -> st.SearchStrategy[Dose]:
    """Any dose that may be taken as a plan, of one kind."""
    shared = {"sets": within("sets"), "rest_s": within("rest_s"), "side": st.sampled_from(Side)}
    if kind == "timed":
        return st.builds(Dose, duration_s=within("duration_s"), **shared)
    if kind == "held":
        return st.builds(Dose, hold_s=st.integers(1, 600), **shared)
    return st.builds(
        Dose,
        reps_min=st.none(),
        reps_max=within("reps_max"),
        hold_s=within("hold_s"),
        tempo_s=within("tempo_s"),
        **shared,
    )


any_dose = st.one_of([_dose(kind) for kind in ("counted", "held", "timed")])


@given(any_dose, st.integers(3, 60))
def test_the_moments_of_any_dose_add_up_to_its_time(dose: Dose, get_ready_s: int) -> None:
    assert problems(dose) == []
    row = phases(dose, get_ready_s)
    changes = dose.sets if dose.side_count == 2 else 0
    if dose.side is Side.ALTERNATE and dose.duration_s is None and dose.reps:
        changes = 0  # from one repetition to the next, without a pause
    assert sum(phase.seconds for phase in row) == get_ready_s + seconds(dose) + changes * SWITCH_SIDE_S


@given(any_dose)
def test_every_repetition_of_every_set_and_side_is_there_once(dose: Dose) -> None:
    row = phases(dose)
    sides = (Side.LEFT, Side.RIGHT) if dose.side_count == 2 else (dose.side,)
    reps = [] if dose.duration_s is not None else range(1, dose.reps + 1)
    wanted = {
        (number, side, rep) for number in range(1, dose.sets + 1) for side in sides for rep in reps or (0,)
    }
    turns = [phase.turn for phase in row if phase.is_work]
    assert set(turns) == wanted
    first = {turn: at for at, turn in reversed(list(enumerate(turns)))}
    assert sorted(turns, key=first.__getitem__) == turns, "a repetition was begun again after another"
    assert sum(phase.ends_rep for phase in row) == (len(wanted) if reps else 0)
    assert [phase.set for phase in row if phase.ends_set] == list(range(1, dose.sets + 1))


def test_a_repetition_goes_there_stays_and_comes_back() -> None:
    row = phases(Dose(reps_max=1, tempo_s=5, hold_s=3), 7)
    assert [(phase.beat, phase.seconds, phase.rep) for phase in row] == [
        (Beat.GET_READY, 7, 0),
        (Beat.MOVE, 2.5, 1),
        (Beat.HOLD, 3, 1),
        (Beat.RETURN, 2.5, 1),
    ]


def test_sides_change_within_a_set() -> None:
    row = phases(Dose(sets=1, reps_max=2, side=Side.BOTH))
    assert [(p.beat, p.side) for p in row if p.beat in (Beat.MOVE, Beat.SWITCH)] == [
        (Beat.MOVE, Side.LEFT),
        (Beat.MOVE, Side.LEFT),
        (Beat.SWITCH, Side.RIGHT),
        (Beat.MOVE, Side.RIGHT),
        (Beat.MOVE, Side.RIGHT),
    ]


def test_alternating_sides_take_turns_without_a_pause() -> None:
    row = phases(Dose(sets=1, reps_max=2, side=Side.ALTERNATE))
    assert [(p.rep, p.side) for p in row if p.beat is Beat.MOVE] == [
        (1, Side.LEFT),
        (1, Side.RIGHT),
        (2, Side.LEFT),
        (2, Side.RIGHT),
    ]
    assert Beat.SWITCH not in [p.beat for p in row]


@pytest.mark.parametrize(
    "dose", [Dose(hold_s=20, side=Side.ALTERNATE), Dose(duration_s=30, side=Side.ALTERNATE)]
)
def test_what_is_not_counted_cannot_take_turns_and_changes_sides_once(dose: Dose) -> None:
    assert [phase.beat for phase in phases(dose)].count(Beat.SWITCH) == 1


def _step(movement_id: str) -> Step:
    return Step(movement_id, movement_id, movement_id, {Size.ORDINARY: Dose(reps_max=1)})


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        (None, "bridge", 12),
        ("bridge", "tilt", GET_READY_S),
        ("tilt", "squat", 12),
        ("bridge", "unknown", 12),
        ("unknown", "unknown", 12),
    ],
)
def test_getting_into_another_position_takes_longer(before: str | None, now: str, wanted: int) -> None:
    lying, standing = Position.LYING_BACK, Position.STANDING
    readying = Readying(12, {"bridge": lying, "tilt": lying, "squat": standing})
    assert readying.seconds(_step(now), _step(before) if before else None) == wanted


def test_somebody_quick_is_never_made_to_wait_longer() -> None:
    readying = Readying(3, {"bridge": Position.LYING_BACK})
    assert readying.seconds(_step("bridge"), _step("bridge")) == 3
