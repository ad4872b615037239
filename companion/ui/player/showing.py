"""Shows a run to the eye, on every stage there is; to the ear; and to those who read the screen otherwise."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion.domain.doses import Side
from companion.domain.phases import Beat
from companion.domain.player import Player
from companion.i18n import tr
from companion.ui.player.cues import all_cues
from companion.ui.player.figures import Figures, Shown
from companion.ui.player.moment import Moment, all_counts, all_states, moment, side_name
from companion.ui.player.pace import EASE_S
from companion.ui.player.run import Run
from companion.ui.player.script import Script, Sounding, Tone
from companion.ui.player.sound import Sound
from companion.ui.player.stage import Stage
from companion.ui.widgets.notices import announce

FRAME_MS = 33
"""About thirty pictures a second while the figure moves."""
LOOK_MS = 100
"""How often one looks at the time while it does not."""


class Showing:
    """``voice`` is the widget in whose name a screen reader speaks; ``say`` is how it is told (for tests: another)."""

    def __init__(
        self,
        stage: Stage,
        figures: Figures,
        sound: Sound,
        voice: QWidget,
        say: Callable[[QWidget, str], None] = announce,
    ) -> None:
        self._stages = [stage]
        self._figures = figures
        self._sound = sound
        self._voice = voice
        self._say = say
        self._script = Script()
        self._run: Run | None = None
        self._now: Moment | None = None
        self._step_to_tell = ""
        self._figure_of: tuple[str, Side] | None = None

    @property
    def now(self) -> Moment | None:
        """What was shown last."""
        return self._now

    def add(self, stage: Stage) -> None:
        """Shows it on ``stage`` as well."""
        self._stages.append(stage)
        if self._run is not None:
            self._set_step(self._run, stage)
            self._figure_of = None
            self.show(self._run)

    def drop(self, stage: Stage) -> None:
        """Shows it on ``stage`` no longer."""
        self._stages.remove(stage)

    def begin_step(self, run: Run) -> None:
        """A step, or another size of it, begins."""
        self._run = run
        for stage in self._stages:
            self._set_step(run, stage)
        self._figure_of = None
        self._script.begin_again()

    def show(self, run: Run) -> None:
        """Shows where the player is."""
        player = run.player
        before = self._now.step if self._now is not None else ""
        self._now = moment(player, run.routine.name, self._figures.cues(player.step.movement_id))
        if self._now.step != before:
            self._step_to_tell = self._now.step
        self._show_figure(player)
        for stage in self._stages:
            stage.show_moment(self._now, quiet=player.paused)

    def hear(self, run: Run) -> None:
        """Lets what is due be heard."""
        soundings = self._script.heard(run.player, self._now.cue if self._now is not None else "")
        self._sound.play(soundings)
        for sounding in soundings:
            self.tell(sounding)

    def tell(self, sounding: Sounding) -> None:
        """Says to a screen reader what begins, and each repetition; the seconds go by as a value, without words.
        Which step it is stands on top of the window, and is said when the step begins.
        """
        if sounding.tone is Tone.TICK or sounding.gently:
            return
        words = sounding.counted or sounding.words
        if self._step_to_tell and words:
            words = tr("{step}. {words}", step=self._step_to_tell, words=words)
            self._step_to_tell = ""
        self._say(self._voice, words)

    def look_again_ms(self, player: Player) -> int:
        """After how long to look at the player again: thirty times a second while the figure moves, and whenever a
        second is full or a moment ends.
        """
        phase, left = player.phase, player.remaining
        moving = phase.beat in (Beat.MOVE, Beat.RETURN) or (
            phase.beat in (Beat.HOLD, Beat.REST) and player.elapsed < EASE_S
        )
        usual = FRAME_MS if moving and self._stages[0].figure.moves else LOOK_MS
        to_full_second = left - math.ceil(left - 1e-6) + 1
        return max(1, min(usual, math.ceil(min(left, to_full_second) * 1000)))

    def _set_step(self, run: Run, stage: Stage) -> None:
        player, step = run.player, run.player.step
        cues = all_cues(step.note, self._figures.cues(step.movement_id))
        stage.set_step(step.movement_name, cues, all_states(player), all_counts(player))

    def _show_figure(self, player: Player) -> None:
        phase, step = player.phase, player.step
        if (step.movement_id, phase.side) != self._figure_of:
            self._figure_of = (step.movement_id, phase.side)
            by_turns = player.dose.side is Side.ALTERNATE and any(each.rep for each in player.row)
            shown = self._figures.shown(step.movement_id, phase.side, by_turns=by_turns)
            for stage in self._stages:
                stage.set_figure(shown, _figure_words(step.movement_name, phase.side, shown))
        course = self._stages[0].figure.shown
        if course is None or not self._stages[0].figure.moves or course.picture.course is None:
            return
        at = player.at[1]
        before = player.row[at - 1].beat if at else None
        share = course.picture.course.share(phase, player.elapsed, before)
        for stage in self._stages:
            stage.figure.set_moment(share)


def _figure_words(name: str, side: Side, shown: Shown | None) -> str:
    """``Knee to chest, left side``."""
    if shown is None:
        return ""
    return ", ".join(filter(None, (name, side_name(side))))
