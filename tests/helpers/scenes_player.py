"""The player as scenes: each kind of moment, each side, large and small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from companion.domain.doses import Dose, Side
from companion.domain.phases import Beat
from companion.domain.routines import Routine, Size, steps_in
from companion.ui.player.screen import PlayerScreen
from companion.ui.preferences import MotionChoice
from tests.helpers.stage import Stage, StageError

LARGE = (1920, 1080)


def player_of(stage: Stage) -> PlayerScreen:
    """The player on the stage."""
    player = stage.window.overlay
    if not isinstance(player, PlayerScreen):
        raise StageError("the player is not there")
    return player


def routine_of(stage: Stage) -> Routine:
    """The first routine with more than one step."""
    return next(each for each in stage.services.routines.all() if len(each.steps) > 1)


def made_of(stage: Stage, movement_id: str, dose: Dose, note: str = "") -> Routine:
    """A new routine of one step."""
    movement = stage.services.library.get(movement_id)
    if movement is None:
        raise StageError(f"no movement {movement_id}")
    routine = stage.services.routines.create("Before breakfast")
    routine = stage.services.routines.add_step(routine.id, movement)
    return stage.services.routines.change_step(
        routine.id, routine.steps[0].id, {Size.ORDINARY: dose, Size.TENSE: dose}, note=note
    )


def play(stage: Stage, routine: Routine | None = None) -> PlayerScreen:
    """Opens the player; time stands still from here."""
    routine = routine or routine_of(stage)
    size = next(size for size in (Size.ORDINARY, *Size) if steps_in(routine, size))
    stage.navigator.play.emit(routine.id, size.value)
    stage.app.processEvents()
    player = player_of(stage)
    player._timer.stop()
    return player


def until(beat: Beat, stage: Stage, routine: Routine | None = None, *, into: float = 1.0) -> PlayerScreen:
    """Plays until ``into`` seconds into the first moment of this kind."""
    player = play(stage, routine)
    run = player._run
    while run is not None and not (run.player.phase.beat is beat and run.player.elapsed >= into):
        step = run.player.index
        done = run.player.tick(0.5)
        if done is not None:
            player._keep(done)
        if run.player.finished:
            raise StageError(f"the routine has no {beat.value}")
        player._follow(step)
    player._timer.stop()
    stage.settle()
    player._timer.stop()
    return player


def paused(stage: Stage) -> None:
    until(Beat.MOVE, stage).toggle_pause()


def reflecting(stage: Stage) -> None:
    player = until(Beat.MOVE, stage)
    player.next()
    player.stop()
    stage.settle()


def moving(stage: Stage) -> None:
    """The figure on its way, as one sees it who did not turn motion off."""
    appearance = stage.desktop.tools.appearance
    appearance.choose(replace(appearance.preferences, motion=MotionChoice.ON))
    until(Beat.MOVE, stage)


def _sides(stage: Stage) -> Routine:
    return made_of(stage, "knee_to_chest", Dose(sets=2, reps_max=3, hold_s=20, side=Side.BOTH, rest_s=15))


def switching(stage: Stage) -> None:
    until(Beat.SWITCH, stage, _sides(stage))


def left_side(stage: Stage) -> None:
    until(Beat.HOLD, stage, _sides(stage))


def walk(stage: Stage) -> None:
    until(Beat.MOVE, stage, made_of(stage, "walking", Dose(duration_s=1200)), into=20)


def with_a_note(stage: Stage) -> None:
    dose = Dose(sets=3, reps_min=8, reps_max=12, hold_s=10, side=Side.BOTH, load="red band")
    until(Beat.GET_READY, stage, made_of(stage, "hamstring_stretch", dose, "Slowly, as Ana showed me"))


def large(act: Callable[[Stage], object]) -> Callable[[Stage], None]:
    """``act`` on a screen as large as a television's."""

    def shown(stage: Stage) -> None:
        stage.window.resize(*LARGE)
        act(stage)

    return shown
