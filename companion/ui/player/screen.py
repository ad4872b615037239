"""The full-window player: one moment at a time, and at the end "how was that?"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from companion.domain.goals import Goal
from companion.domain.phases import LONG_GET_READY_S, Readying
from companion.domain.routines import Routine, Size, steps_in
from companion.domain.sessions import Session, StepDone
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.checkins import CheckInService
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.services.routines import RoutineService
from companion.services.sessions import SessionService
from companion.ui.awake import AsItIsSet, Awake
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.navigation import Screen
from companion.ui.player.controls import Controls
from companion.ui.player.figures import Figures
from companion.ui.player.header import Header
from companion.ui.player.problem import ProblemPage
from companion.ui.player.reflect import ReflectScreen
from companion.ui.player.run import Run, first_left
from companion.ui.player.script import Sounding, Tone
from companion.ui.player.showing import Showing
from companion.ui.player.sound import Sound
from companion.ui.player.stage import Stage
from companion.ui.player.stopwatch import SLEPT_S, Stopwatch
from companion.ui.player.surroundings import Surroundings
from companion.ui.widgets.kit import Banner, announce, clear_layout

SIDE = 36


class PlayerScreen(Screen):
    """Plays a routine: call :meth:`play` or :meth:`resume` once; ``closed`` tells that it is over,
    ``eased`` that things are tense.

    Each repetition is in the notebook as soon as it is done. ``elapsed`` says how many seconds passed since it was
    asked before (default: a steady stopwatch). ``get_ready_s`` is how long one has before the first step and where the
    position changes.
    """

    closed = Signal()
    eased = Signal()
    for_visit = Signal(str, str)

    def __init__(
        self,
        sessions: SessionService,
        routines: RoutineService,
        goals: GoalService,
        checkins: CheckInService,
        drafts: DraftService,
        figures: Figures,
        parent: QWidget | None = None,
        *,
        sound: Sound | None = None,
        awake: Awake | None = None,
        get_ready_s: int = LONG_GET_READY_S,
        elapsed: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._sessions, self._routines, self._goals, self._drafts = sessions, routines, goals, drafts
        self._checkins = checkins
        self._figures = figures
        self._get_ready_s = get_ready_s
        self._elapsed = elapsed or Stopwatch()
        self._run: Run | None = None
        self._refused = False
        self.reflect: ReflectScreen | None = None
        self.setAccessibleName(tr("Player"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._sound = sound or Sound()
        self.showing = Showing(self.stage, figures, self._sound, self)
        self.around = Surroundings(self, self.header, self.showing, self._sound, awake or AsItIsSet())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.advance)

    # what others call

    def play(self, routine_id: str, size: Size) -> None:
        """Begins a routine in a size; the session is in the notebook from now on."""
        try:
            routine = self._routines.get(routine_id)
            if not steps_in(routine, size):
                raise CompanionError(tr("This routine has no steps in this size yet."))
            session = self._sessions.start(routine, size)
            self._begin(Run.of(routine, session, readying=self._readying(routine)))
        except CompanionError as error:
            self._say_problem(error)

    def resume(self, session: Session) -> None:
        """Goes on with a session that was cut off, where it was: at the set and repetition of its step. One that has
        nothing left, or has ended already, goes straight to "how was that?".
        """
        try:
            if session.ended is None:
                routine, spot = self._routines.get(session.routine_id), self._sessions.spot(session)
                if first_left(routine, session, spot) < len(steps_in(routine, session.size)):
                    self._begin(Run.of(routine, session, spot, self._readying(routine)))
                    return
                session = self._sessions.finish(session)
            self._ask(session)
        except CompanionError as error:
            self._say_problem(error)

    def leave(self) -> bool:
        """The window closes: what was done is kept, and nothing more is asked. If the notebook refuses, the
        player stays once to say so; nobody is held a second time.
        """
        if self.reflect is not None:
            self.reflect.flush()
        elif self._run is not None and not self._refused:
            return self._end(ask=False)
        self._timer.stop()
        self.around.close()
        return True

    # the run

    def advance(self) -> None:
        """Lets the time pass that went by since the last call. After a sleep of the computer it waits, paused."""
        run = self._run
        if run is None:
            return
        seconds = self._elapsed()
        step = run.player.index
        done = run.player.tick(seconds)
        if done is not None:
            self._keep(done)
        if seconds > SLEPT_S and not run.player.paused and not run.player.finished:
            self._pause()
        self._follow(step)
        if self._run is not None and not run.player.paused:
            self.showing.hear(run)

    def press(self) -> None:
        """The main button: says that one is ready where one waits, else pauses or goes on."""
        if self._run is None:
            return
        self.advance()
        if self._run is not None and self._run.player.waits and not self._run.player.paused:
            self._run.player.ready()
            self._follow(self._run.player.index)
        else:
            self.toggle_pause()

    def toggle_pause(self) -> None:
        """Pauses, or goes on."""
        if self._run is None:
            return
        self.advance()
        if self._run is not None:
            self._pause()
            self._follow(self._run.player.index)

    def next(self) -> None:
        """Goes to the next step; what was done of this one is kept."""
        if self._run is not None:
            self._keep(self._run.player.next())
            self._be_elsewhere()

    def back(self) -> None:
        """Goes back to the start of this step, or to the step before."""
        if self._run is not None:
            self._run.player.back()
            self._keep(None)
            self._be_elsewhere()

    def rather_not(self) -> None:
        """Leaves this step out, which is a full answer."""
        if self._run is not None:
            self._keep(self._run.player.rather_not())
            self._be_elsewhere()

    def smaller(self) -> None:
        """Goes on in the tense-day size; what was done of this step counts in it."""
        if self._run is not None and self._run.can_be_smaller():
            announce(self, tr("The smaller version, from here."))
            self._keep(self._run.player.change_size(Size.TENSE))
            self._be_elsewhere()

    def stop(self) -> None:
        """Stops here. What was done is kept."""
        if self._run is not None:
            self._end(ask=True)

    # build

    def _build(self) -> None:
        self.header, self.stage, self.controls = Header(), Stage(), Controls()
        self.trouble = Banner(tr("What you just did is not saved yet. It is kept here."), tr("Try again"))
        self.trouble.hide()
        for signal, slot in (
            (self.trouble.acted, self._try_again),
            (self.header.eased, self.eased),
            (self.header.stopped, self.stop),
            (self.controls.back.clicked, self.back),
            (self.controls.pause.clicked, self.press),
            (self.controls.next.clicked, self.next),
            (self.controls.smaller.clicked, self.smaller),
            (self.controls.rather_not.clicked, self.rather_not),
        ):
            signal.connect(slot)
        self._playing = QWidget()
        column = QVBoxLayout(self._playing)
        column.setContentsMargins(SIDE, 14, SIDE, 26)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.trouble)
        column.addWidget(self.stage, 1)
        column.addWidget(self.controls)
        self._after = QWidget()
        self._after_layout = QVBoxLayout(self._after)
        self._after_layout.setContentsMargins(0, 0, 0, 0)
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(self._playing)
        self._layers.addWidget(self._after)

    def _readying(self, routine: Routine) -> Readying:
        return Readying(self._get_ready_s, self._figures.positions(routine.steps))

    def _begin(self, run: Run) -> None:
        self._run = run
        self._elapsed()
        self.setFocusProxy(self.controls.pause)
        self.controls.pause.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow(-1)
        self.around.begin()

    def _ask(self, session: Session) -> None:
        effort = self._checkins.after_a_routine()
        self.reflect = ReflectScreen(session, self._first_goal(), self._sessions, self._drafts, effort)
        self.reflect.closed.connect(self._close)
        self.reflect.eased.connect(self.eased)
        self.reflect.for_visit.connect(self.for_visit)
        self._put_after(self.reflect)

    def _say_problem(self, error: CompanionError, *, retry: bool = False) -> None:
        page = ProblemPage(error, retry=retry)
        page.again.connect(self.stop)
        page.left.connect(self._give_up)
        self._put_after(page)

    def _put_after(self, widget: QWidget) -> None:
        self._timer.stop()
        self.around.rest()
        clear_layout(self._after_layout)
        self._after_layout.addWidget(widget)
        self._layers.setCurrentWidget(self._after)
        self.setFocusProxy(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, widget.accessibleName())

    def _first_goal(self) -> Goal | None:
        return next((goal for goal in self._goals.all() if goal.state.is_open), None)

    # inside a run

    def _keep(self, done: StepDone | None) -> None:
        if self._run is not None:
            self.trouble.setVisible(self._run.keep(self._sessions, done) is not None)

    def _try_again(self) -> None:
        self._keep(None)
        if not self.trouble.isVisibleTo(self):
            announce(self, tr("Saved"))
            self.controls.pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pause(self) -> None:
        """Pauses or goes on, and says so. What was done so far is kept: nobody knows how long a pause will be."""
        run = self._run
        if run is None:
            return
        run.player.toggle_pause()
        announce(self, tr("Paused") if run.player.paused else tr("Going on"))
        self.around.pause(run.player.paused)
        if run.player.paused:
            self._keep(run.player.stop())
        else:
            self._elapsed()

    def _follow(self, step_before: int) -> None:
        """Shows where the player is now; after the last step, ends. Looks again when there is something new to see."""
        run = self._run
        if run is None:
            return
        if run.player.finished:
            self._end(ask=True)
            return
        if run.player.index != step_before:
            self.showing.begin_step(run)
            self.controls.show_smaller(run.can_be_smaller())
        self.showing.show(run)
        if self.showing.now is not None:
            self.header.set_place(self.showing.now.place, self.showing.now.step)
        self.controls.show_state(paused=run.player.paused, waits=run.player.waits)
        if run.player.paused or not self.isVisible():
            self._timer.stop()
        else:
            self._timer.start(self.showing.look_again_ms(run.player))

    def _be_elsewhere(self) -> None:
        """Somebody went to another moment. Space says there what the main button says, whatever was pressed last."""
        self._follow(-1)
        if self._run is not None:
            self.controls.pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, *, ask: bool) -> bool:
        """Ends the run. ``False`` when the notebook refused: then the player stays, paused, and says so."""
        run = self._run
        if run is None:
            return True
        reached = run.player.finished
        if not reached:
            self._keep(run.player.stop())
            run.player.paused = True
            self.around.pause(True)
        try:
            ended = run.end(self._sessions)
        except CompanionError as error:
            self._refused = True
            self._say_problem(error, retry=True)
            return False
        self._run = None
        if reached:
            self._sound.play([Sounding(tr("That is all of it."), tone=Tone.DONE)])
        if ended is None or not ask:
            self._close()
        else:
            self._ask(ended)
        return True

    def _give_up(self) -> None:
        """Closes although the last of it could not be written."""
        self._run = None
        self._close()

    def _close(self) -> None:
        self._timer.stop()
        self.around.close()
        self.closed.emit()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, arrows (as they are seen), Esc, F, M, S; P pauses even while one waits, up and down scroll long words."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (self.next, self.back) if rtl else (self.back, self.next)
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Space: self.press,
            Qt.Key.Key_Left: left,
            Qt.Key.Key_Right: right,
            Qt.Key.Key_Escape: self.stop,
            Qt.Key.Key_F: self.around.toggle_full_screen,
            Qt.Key.Key_M: self.around.toggle_sound,
            Qt.Key.Key_P: self.toggle_pause,
            Qt.Key.Key_Up: partial(self.stage.scroll_by, -1),
            Qt.Key.Key_Down: partial(self.stage.scroll_by, 1),
            Qt.Key.Key_S: self.around.toggle_other_screen,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None or self._run is None:
            if event.key() == Qt.Key.Key_Escape and self.reflect is None:
                self._close()
                return
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            action()

    def showEvent(self, event: QShowEvent) -> None:
        """Time goes on from here, not from when the player was last seen."""
        super().showEvent(event)
        if self._run is not None and not event.spontaneous():
            self._elapsed()
            self._follow(self._run.player.index)

    def hideEvent(self, event: QHideEvent) -> None:
        """Something else took the window, such as relief: the count waits until one says go, and the display may go
        dark. The session waits on Today."""
        if not event.spontaneous():
            if self._run is not None and not self._run.player.paused:
                self.toggle_pause()
            self._timer.stop()
            self.around.rest()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Taken away, as when somebody goes to another place: nothing is heard any more, and the screen is given back."""
        if event.type() == QEvent.Type.DeferredDelete:
            self.around.close()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_look().color(Token.PAPER))
        painter.end()
