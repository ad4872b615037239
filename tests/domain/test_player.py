"""The player counts exactly what was lived through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.doses import Dose, Side, problems
from companion.domain.player import MAX_TICK_S, SWITCH_SIDE_S, Beat, Player, phases
from companion.domain.routines import GET_READY_S, Size, Step
from companion.domain.sessions import Outcome

doses = st.builds(
    Dose,
    sets=st.integers(1, 4),
    reps_min=st.none(),
    reps_max=st.integers(1, 12),
    hold_s=st.integers(0, 8),
    rest_s=st.integers(0, 20),
    tempo_s=st.integers(1, 6),
    side=st.sampled_from(Side),
)


def step(dose: Dose, name: str = "bridge", **others: Dose) -> Step:
    sizes = {Size.ORDINARY: dose, **{Size(size): other for size, other in others.items()}}
    return Step(name, name, name.title(), sizes)


def run(player: Player, seconds: float) -> None:
    """Let ``seconds`` pass in ticks of at most a second."""
    left = seconds
    while left > 1e-9 and not player.finished:
        tick = min(left, MAX_TICK_S)
        player.tick(tick)
        left -= tick


@given(doses)
def test_a_whole_step_counts_every_repetition_and_takes_exactly_its_time(dose: Dose) -> None:
    sides = dose.side_count
    expected_seconds = (
        GET_READY_S
        + dose.sets * sides * dose.reps * (dose.tempo_s + dose.hold_s)
        + (dose.sets - 1) * dose.rest_s
        + dose.sets * (sides - 1) * SWITCH_SIDE_S
    )
    assert sum(phase.seconds for phase in phases(dose)) == expected_seconds
    player = Player([step(dose)], Size.ORDINARY)
    run(player, expected_seconds - 0.5)
    assert not player.finished
    run(player, 0.5)
    assert player.finished
    (record,) = player.done()
    assert record.outcome is Outcome.DONE
    assert record.sets == dose.sets
    assert record.reps == dose.sets * sides * dose.reps
    assert record.seconds == dose.sets * sides * dose.reps * (dose.tempo_s + dose.hold_s)


@given(doses, st.floats(0, 400))
def test_stopping_anywhere_keeps_no_more_than_was_done(dose: Dose, seconds: float) -> None:
    player = Player([step(dose)], Size.ORDINARY)
    run(player, seconds)
    record = player.stop()
    kept = record or (player.done()[0] if player.done() else None)
    if kept is not None:
        assert kept.seconds <= seconds + 0.5
        assert kept.reps <= dose.sets * dose.side_count * dose.reps


def test_stopping_in_the_second_set_keeps_the_first() -> None:
    player = Player([step(Dose(sets=2, reps_max=3, tempo_s=2, rest_s=10))], Size.ORDINARY)
    run(player, GET_READY_S + 3 * 2 + 10 + 3)  # first set, rest, one and a half of the second
    record = player.stop()
    assert record is not None
    assert (record.outcome, record.sets, record.reps, record.seconds) == (Outcome.PART, 1, 4, 9)


def test_a_laptop_that_slept_does_not_skip_ahead() -> None:
    player = Player([step(Dose(reps_max=10))], Size.ORDINARY)
    player.tick(3600.0)
    assert player.elapsed == MAX_TICK_S
    assert player.phase.beat is Beat.GET_READY


def test_a_paused_player_stands_still() -> None:
    player = Player([step(Dose(reps_max=10))], Size.ORDINARY)
    player.toggle_pause()
    player.tick(1.0)
    assert player.elapsed == 0
    player.toggle_pause()
    player.tick(1.0)
    assert player.elapsed == 1.0


def test_sides_switch_within_a_set() -> None:
    row = phases(Dose(sets=1, reps_max=2, side=Side.BOTH))
    assert [(p.beat, p.side) for p in row if p.beat is not Beat.GET_READY] == [
        (Beat.MOVE, Side.LEFT),
        (Beat.MOVE, Side.LEFT),
        (Beat.SWITCH, Side.RIGHT),
        (Beat.MOVE, Side.RIGHT),
        (Beat.MOVE, Side.RIGHT),
    ]


def test_rather_not_is_a_full_answer_and_goes_on() -> None:
    player = Player([step(Dose(reps_max=5), "a"), step(Dose(reps_max=5), "b")], Size.ORDINARY)
    record = player.rather_not()
    assert record.outcome is Outcome.RATHER_NOT
    assert player.step.id == "b"


def test_a_step_passed_before_it_began_is_left_for_another_time() -> None:
    player = Player([step(Dose(reps_max=5), "a"), step(Dose(reps_max=5), "b")], Size.ORDINARY)
    assert player.next().outcome is Outcome.LEFT
    run(player, GET_READY_S + 1)
    assert player.next().outcome is Outcome.PART
    assert player.finished


def test_back_restarts_a_begun_step_and_then_goes_to_the_one_before() -> None:
    player = Player([step(Dose(reps_max=5), "a"), step(Dose(reps_max=5), "b")], Size.ORDINARY)
    player.next()
    run(player, GET_READY_S + 2)
    player.back()
    assert (player.step.id, player.phase.beat) == ("b", Beat.GET_READY)
    player.back()
    assert player.step.id == "a"


def test_a_smaller_version_goes_on_with_the_tense_day_dose() -> None:
    steps = [step(Dose(reps_max=10), tense=Dose(reps_max=3))]
    player = Player(steps, Size.ORDINARY)
    player.change_size(Size.TENSE)
    assert player.dose.reps == 3
    run(player, 60)
    assert player.done()[0].size is Size.TENSE


def test_a_routine_without_steps_cannot_be_played() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        Player([], Size.ORDINARY)


@given(doses)
def test_sensible_doses_have_no_problems(dose: Dose) -> None:
    assert problems(dose) == []
