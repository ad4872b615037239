"""The player counts exactly what was lived through."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.doses import Dose, Side, problems
from companion.domain.movements import Position
from companion.domain.phases import SWITCH_SIDE_S, Beat, Readying
from companion.domain.player import KEEP_S, MAX_TICK_S, Player
from companion.domain.routines import GET_READY_S, Size, Step
from companion.domain.sessions import Outcome, StepDone
from companion.domain.spot import Spot

READY_S = 10
LYING = Readying(READY_S, {"bridge": Position.LYING_BACK, "a": Position.SITTING, "b": Position.SITTING})

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


def player_of(*steps: Step, **more: object) -> Player:
    return Player(steps, Size.ORDINARY, readying=LYING, **more)  # type: ignore[arg-type]


def run(player: Player, seconds: float, ticks: Iterable[float] = ()) -> list[StepDone]:
    """Let ``seconds`` pass, in these ``ticks`` and then in ticks of a second; returns what there was to keep."""
    left, kept = seconds, []
    for tick in chain(ticks, repeat(MAX_TICK_S)):
        now = min(left, tick)
        if left <= 1e-9 or player.finished:
            return kept
        record = player.tick(now)
        left -= now
        if record is not None:
            kept.append(record)
    return kept


def whole_time(dose: Dose) -> int:
    changes = dose.sets if dose.side is Side.BOTH else 0
    work = dose.sets * dose.side_count * dose.reps * (dose.tempo_s + dose.hold_s)
    return READY_S + work + (dose.sets - 1) * dose.rest_s + changes * SWITCH_SIDE_S


@given(doses, st.lists(st.floats(0.001, MAX_TICK_S), max_size=200))
def test_a_whole_step_counts_every_repetition_and_takes_exactly_its_time(
    dose: Dose, ticks: list[float]
) -> None:
    player = player_of(step(dose))
    run(player, whole_time(dose) - 0.5, ticks)
    assert not player.finished
    run(player, 0.5 + 1e-6)
    assert player.finished
    (record,) = player.done()
    assert record.outcome is Outcome.DONE
    assert record.sets == dose.sets
    assert record.reps == dose.sets * dose.side_count * dose.reps
    assert record.seconds == record.reps * (dose.tempo_s + dose.hold_s)


@given(doses, st.floats(0, 400))
def test_stopping_anywhere_keeps_no_more_than_was_done(dose: Dose, seconds: float) -> None:
    player = player_of(step(dose))
    run(player, seconds)
    record = player.stop()
    kept = record or (player.done()[0] if player.done() else None)
    if kept is not None:
        assert kept.seconds <= seconds + 0.5
        assert kept.reps <= dose.sets * dose.side_count * dose.reps


def test_what_a_tick_goes_beyond_a_step_counts_in_the_next() -> None:
    """Otherwise each step would begin a little late, and the count would drift away from the clock."""
    dose = Dose(reps_max=1, tempo_s=2)
    player = player_of(step(dose, "a"), step(dose, "b"))
    run(player, READY_S + 2 - 0.1)
    player.tick(0.75)
    assert (player.step.id, player.phase.beat) == ("b", Beat.GET_READY)
    assert player.elapsed == pytest.approx(0.65)


def test_twenty_minutes_of_uneven_ticks_do_not_drift() -> None:
    """A fake clock: each moment of 48 steps begins when it should, to a ten-thousandth of a second."""
    dose = Dose(sets=1, reps_max=5, tempo_s=4, hold_s=0)
    steps = [step(dose, name) for name in ("a", "b") * 24]
    player = player_of(*steps)
    now, worst, ticks = 0.0, 0.0, iter(range(10_000_000))
    begins = 0.0
    while not player.finished:
        before, row, at = player.at, player.row, player.at[1]
        tick = (33 + next(ticks) * 7 % 19) / 1000
        now += tick
        player.tick(tick)
        if player.at != before and not player.finished:
            begins += row[at].seconds
            worst = max(worst, abs(now - player.elapsed - begins))
    assert now > 20 * 60
    assert worst < 1e-4


def test_stopping_in_the_second_set_keeps_the_first() -> None:
    player = player_of(step(Dose(sets=2, reps_max=3, tempo_s=2, rest_s=10)))
    run(player, READY_S + 3 * 2 + 10 + 3)  # first set, rest, one and a half of the second
    record = player.stop()
    assert record is not None
    assert (record.outcome, record.sets, record.reps, record.seconds) == (Outcome.PART, 1, 4, 9)


def test_each_repetition_is_handed_over_to_be_kept() -> None:
    player = player_of(step(Dose(sets=2, reps_max=2, tempo_s=2, hold_s=1, rest_s=5)))
    kept = run(player, READY_S + 2 * 3 + 5 + 2 * 3)
    assert [(record.outcome, record.sets, record.reps, record.seconds) for record in kept] == [
        (Outcome.PART, 0, 1, 3),
        (Outcome.PART, 1, 2, 6),
        (Outcome.PART, 1, 3, 9),
        (Outcome.DONE, 2, 4, 12),
    ]


def test_a_walk_is_handed_over_while_it_goes_on() -> None:
    player = player_of(step(Dose(duration_s=35)))
    kept = run(player, READY_S + 35)
    assert [(record.outcome, record.seconds) for record in kept] == [
        (Outcome.PART, KEEP_S),
        (Outcome.PART, 2 * KEEP_S),
        (Outcome.PART, 3 * KEEP_S),
        (Outcome.DONE, 35),
    ]


@given(doses, st.floats(0, 120), st.floats(60, 4 * 3600))
def test_a_laptop_that_slept_moves_on_by_one_tick_at_most(dose: Dose, seconds: float, slept: float) -> None:
    player, twin = player_of(step(dose)), player_of(step(dose))
    run(player, seconds)
    run(twin, seconds)
    player.tick(slept)
    twin.tick(MAX_TICK_S)
    assert (player.at, player.elapsed, player.done()) == (twin.at, twin.elapsed, twin.done())


def test_time_that_runs_backwards_changes_nothing() -> None:
    player = player_of(step(Dose(reps_max=10)))
    player.tick(0.5)
    player.tick(-3600.0)
    assert player.elapsed == 0.5


def test_a_paused_player_stands_still() -> None:
    player = player_of(step(Dose(reps_max=10)))
    player.toggle_pause()
    player.tick(1.0)
    assert player.elapsed == 0
    player.toggle_pause()
    player.tick(1.0)
    assert player.elapsed == 1.0


def test_one_who_is_ready_need_not_wait() -> None:
    player = player_of(step(Dose(sets=2, reps_max=1, tempo_s=2, rest_s=60, side=Side.BOTH)))
    heard = []
    while not player.finished:
        heard.append((player.phase.beat, player.phase.set, player.phase.side))
        player.ready() if player.waits else player.tick(1.0)
    assert heard == [
        (Beat.GET_READY, 1, Side.LEFT),
        *[(Beat.MOVE, 1, Side.LEFT), (Beat.RETURN, 1, Side.LEFT), (Beat.SWITCH, 1, Side.RIGHT)],
        *[(Beat.MOVE, 1, Side.RIGHT), (Beat.RETURN, 1, Side.RIGHT), (Beat.REST, 2, Side.LEFT)],
        *[(Beat.MOVE, 2, Side.LEFT), (Beat.RETURN, 2, Side.LEFT), (Beat.SWITCH, 2, Side.RIGHT)],
        *[(Beat.MOVE, 2, Side.RIGHT), (Beat.RETURN, 2, Side.RIGHT)],
    ]


def test_being_ready_says_nothing_about_a_repetition_under_way() -> None:
    player = player_of(step(Dose(reps_max=3)))
    run(player, READY_S + 1)
    before = (player.at, player.elapsed)
    player.ready()
    assert (player.at, player.elapsed) == before


def test_rather_not_is_a_full_answer_and_goes_on() -> None:
    player = player_of(step(Dose(reps_max=5), "a"), step(Dose(reps_max=5), "b"))
    record = player.rather_not()
    assert record.outcome is Outcome.RATHER_NOT
    assert player.step.id == "b"


def test_a_step_passed_before_it_began_is_left_for_another_time() -> None:
    player = player_of(step(Dose(reps_max=5), "a"), step(Dose(reps_max=5), "b"))
    assert player.next().outcome is Outcome.LEFT
    run(player, READY_S + 1)
    assert player.next().outcome is Outcome.PART
    assert player.finished


def test_back_restarts_a_begun_step_and_then_goes_to_the_one_before() -> None:
    player = player_of(step(Dose(reps_max=5), "a"), step(Dose(reps_max=5), "b"))
    player.next()
    run(player, READY_S + 2)
    player.back()
    assert (player.step.id, player.phase.beat) == ("b", Beat.GET_READY)
    player.back()
    assert player.step.id == "a"


def test_the_next_step_in_the_same_position_begins_sooner() -> None:
    player = player_of(
        step(Dose(reps_max=1), "bridge"), step(Dose(reps_max=1), "a"), step(Dose(reps_max=1), "b")
    )
    waits = []
    while not player.finished:
        waits.append(player.phase.seconds)
        player.next()
    assert waits == [READY_S, READY_S, GET_READY_S]


# --- A smaller version, mid-way ------------------------------------------------------------------------------


def test_a_smaller_version_before_anything_was_done_is_the_whole_smaller_step() -> None:
    player = player_of(step(Dose(reps_max=10), tense=Dose(reps_max=3, tempo_s=2)))
    assert player.change_size(Size.TENSE) is None
    (*_, done) = run(player, 60)
    assert (done.outcome, done.size, done.reps, done.sets) == (Outcome.DONE, Size.TENSE, 3, 1)


def test_a_smaller_version_mid_way_goes_on_from_there() -> None:
    """Two of ten were done and the third begun; the smaller one has five: three are left, the third first."""
    player = player_of(step(Dose(sets=2, reps_max=10, tempo_s=4), tense=Dose(reps_max=5, tempo_s=4)))
    run(player, READY_S + 2 * 4 + 1)
    assert player.change_size(Size.TENSE) is None
    assert player.phase.beat is Beat.GET_READY
    run(player, GET_READY_S + 0.5)
    assert (player.phase.beat, player.phase.rep) == (Beat.MOVE, 3)
    (*_, done) = run(player, 3 * 4)
    assert (done.outcome, done.size, done.reps, done.sets) == (Outcome.DONE, Size.TENSE, 5, 1)
    assert done.seconds == 5 * 4 + 1


def test_a_step_without_a_smaller_version_is_kept_in_the_size_it_was_done_in() -> None:
    dose = Dose(reps_max=3)
    player = player_of(step(dose, "a", tense=dose), step(dose, "b"), step(dose, "c", tense=dose))
    player.change_size(Size.TENSE)
    for _ in range(3):
        player.tick(0.5)
        player.rather_not()
    assert [done.size for done in player.done()] == [Size.TENSE, Size.ORDINARY, Size.TENSE]


def test_when_the_smaller_version_is_done_already_the_step_is_done() -> None:
    player = player_of(
        step(Dose(reps_max=10, tempo_s=4), tense=Dose(reps_max=5, tempo_s=4)), step(Dose(reps_max=1), "a")
    )
    run(player, READY_S + 7 * 4)
    done = player.change_size(Size.TENSE)
    assert done is not None
    assert (done.outcome, done.size, done.reps, done.sets) == (Outcome.DONE, Size.TENSE, 7, 1)
    assert (player.step.id, player.size) == ("a", Size.TENSE)


def test_a_smaller_version_on_the_second_side_does_not_ask_for_the_first_again() -> None:
    both = Dose(reps_max=10, tempo_s=2, side=Side.BOTH)
    player = player_of(step(both, tense=Dose(reps_max=4, tempo_s=2, side=Side.BOTH)))
    run(player, READY_S + 10 * 2 + SWITCH_SIDE_S + 2 * 2)
    player.change_size(Size.TENSE)
    assert player.phase.side is Side.RIGHT
    run(player, GET_READY_S + 0.5)
    assert (player.phase.side, player.phase.rep) == (Side.RIGHT, 3)


def test_a_smaller_walk_counts_what_was_walked() -> None:
    walk = step(Dose(duration_s=600), tense=Dose(duration_s=300))
    player = player_of(walk)
    run(player, READY_S + 200)
    player.change_size(Size.TENSE)
    run(player, GET_READY_S)
    assert player.remaining == pytest.approx(100)
    late = player_of(walk)
    run(late, READY_S + 400)
    done = late.change_size(Size.TENSE)
    assert done is not None
    assert (done.outcome, done.seconds) == (Outcome.DONE, 400)


# --- Going on after a cut-off --------------------------------------------------------------------------------


@given(doses, doses, st.floats(0, 300))
def test_going_on_after_a_cut_off_leaves_nothing_out_and_counts_nothing_twice(
    dose: Dose, smaller: Dose, seconds: float
) -> None:
    """Whatever was kept last is where it goes on: in the end all of the step was done exactly once."""
    steps = [step(dose, tense=smaller)]
    player = player_of(*steps)
    run(player, seconds)
    spot = player.spot
    if spot is None:
        return
    kept = Spot.of(spot.texts())
    assert kept == spot
    again = Player(steps, Size.ORDINARY, readying=LYING, resumed=kept)
    assert again.phase.beat is Beat.GET_READY
    (*_, done) = run(again, 10_000)
    assert again.finished
    assert (done.outcome, done.sets, done.reps) == (
        Outcome.DONE,
        dose.sets,
        dose.sets * dose.side_count * dose.reps,
    )


def test_going_on_in_the_second_set_begins_with_getting_ready_for_it() -> None:
    dose = Dose(sets=2, reps_max=3, tempo_s=2, rest_s=10)
    player = player_of(step(dose))
    run(player, READY_S + 3 * 2 + 10 + 2 + 1)
    again = player_of(step(dose), resumed=player.spot)
    assert (again.phase.beat, again.phase.set, again.phase.seconds) == (Beat.GET_READY, 2, READY_S)
    run(again, READY_S + 0.5)
    assert (again.phase.set, again.phase.rep) == (2, 2)


def test_going_on_with_a_walk_walks_what_is_left() -> None:
    player = player_of(step(Dose(duration_s=600)))
    run(player, READY_S + 360)
    again = player_of(step(Dose(duration_s=600)), resumed=player.spot)
    (*_, done) = run(again, READY_S + 240)
    assert (done.outcome, done.seconds) == (Outcome.DONE, 600)


def test_going_on_keeps_the_smaller_size_chosen_before() -> None:
    steps = [step(Dose(reps_max=10, tempo_s=4), tense=Dose(reps_max=5, tempo_s=4))]
    player = player_of(*steps)
    run(player, READY_S + 2 * 4)
    player.change_size(Size.TENSE)
    again = Player(steps, Size.ORDINARY, readying=LYING, resumed=player.spot)
    (*_, done) = run(again, 60)
    assert (done.size, done.reps) == (Size.TENSE, 5)


def test_leaving_right_after_going_on_still_keeps_what_was_done_before() -> None:
    player = player_of(step(Dose(reps_max=3, tempo_s=2)))
    run(player, READY_S + 2 * 2)
    record = player_of(step(Dose(reps_max=3, tempo_s=2)), resumed=player.spot).next()
    assert (record.outcome, record.reps) == (Outcome.PART, 2)


@pytest.mark.parametrize(
    "spot",
    [
        Spot("another step", Size.ORDINARY, 2, Side.NONE, 2, reps=4),
        Spot("bridge", Size.ORDINARY, 7, Side.NONE, 2, reps=40),
        Spot("bridge", Size.ORDINARY, 1, Side.LEFT, 2, reps=1),
    ],
    ids=["step gone", "fewer sets now", "sides changed"],
)
def test_a_step_that_was_changed_meanwhile_begins_over(spot: Spot) -> None:
    player = player_of(step(Dose(sets=2, reps_max=3)), resumed=spot)
    run(player, READY_S + 0.5)
    assert (player.phase.set, player.phase.rep) == (1, 1)


@pytest.mark.parametrize("texts", [{}, {"step": "a"}, {**Spot("a", Size.GOOD).texts(), "size": "huge"}])
def test_texts_that_are_no_spot_are_none(texts: dict[str, str]) -> None:
    assert Spot.of(texts) is None


def test_a_finished_player_has_no_spot() -> None:
    player = player_of(step(Dose(reps_max=1)))
    player.next()
    assert player.spot is None


def test_a_routine_without_steps_cannot_be_played() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        Player([], Size.ORDINARY)


@given(doses)
def test_sensible_doses_have_no_problems(dose: Dose) -> None:
    assert problems(dose) == []
