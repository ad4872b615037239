"""The player as scenes: each kind of moment, each side, large and small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from unittest.mock import patch

from companion.domain.doses import Dose, Side
from companion.domain.phases import Beat
from companion.domain.routines import Routine, Size, steps_in
from companion.errors import CompanionError, SaveError
from companion.i18n import tr
from companion.ui.navigation import Place
from companion.ui.player.run import Run
from companion.ui.player.screen import PlayerScreen
from companion.ui.preferences import MotionChoice
from companion.ui.settings.player_choice import PlayerChoice
from tests.helpers.stage import Stage, StageError

from PySide6.QtCore import QPoint  # isort: skip
from PySide6.QtWidgets import QScrollArea  # isort: skip

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


def all_offered(stage: Stage) -> None:
    """With a voice and a second screen: the most that stands on top."""
    player = until(Beat.MOVE, stage)
    player.header.show_sound(muted=False)
    player.header.show_other(offered=True, shown=False)
    stage.settle()
    player._timer.stop()


def cut_off(stage: Stage) -> None:
    """Today, after the program was cut off in the second set of a routine."""
    player = until(Beat.REST, stage)
    player.press()
    player._timer.stop()
    stage.go(Place.TODAY)


def gone_on(stage: Stage) -> None:
    """Going on from there."""
    cut_off(stage)
    stage.press("Go on from there")
    player_of(stage)._timer.stop()


def _full_disk(_run: Run, *_step: object) -> CompanionError:
    return SaveError(
        tr("The disk is full, so this is not saved yet."), tr("Make some room on the disk, and try again.")
    )


def unsaved(stage: Stage) -> None:
    """A repetition that could not be written."""
    player = until(Beat.MOVE, stage)
    with patch.object(Run, "keep", _full_disk):
        player._keep(None)
    stage.settle()
    player._timer.stop()


def not_ended(stage: Stage) -> None:
    """The end of it could not be written."""
    player = until(Beat.MOVE, stage)
    with patch.object(Run, "keep", _full_disk):
        player.stop()
    stage.settle()


def settings(stage: Stage) -> None:
    """What one chooses for the player, where the computer has no voice."""
    stage.go(Place.SETTINGS)
    stage.press("Words only")
    stage.press("Hear it")
    choice = next(each for each in stage.window.findChildren(PlayerChoice) if each.isVisible())
    stage.wait(choice.missing.isVisible)
    page = next(each for each in stage.window.findChildren(QScrollArea) if each.isAncestorOf(choice))
    page.verticalScrollBar().setValue(choice.mapTo(page.widget(), QPoint(0, 0)).y() - 60)
    stage.settle()
