"""The full-window player: one moment at a time, and at the end "how was that?"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from companion.domain.goals import Goal
from companion.domain.movements import Movement
from companion.domain.player import MAX_TICK_S
from companion.domain.routines import Size, steps_in
from companion.domain.sessions import Session, StepDone
from companion.drawing.shapes import Drawing, Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.services.library import LibraryService
from companion.services.routines import RoutineService
from companion.services.sessions import SessionService
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.navigation import Screen
from companion.ui.player.controls import Controls, Header
from companion.ui.player.figures import Figures
from companion.ui.player.moment import all_cues, moment, spoken
from companion.ui.player.problem import ProblemPage
from companion.ui.player.reflect import ReflectScreen
from companion.ui.player.run import Run, first_left
from companion.ui.player.stage import Stage
from companion.ui.player.stopwatch import TICK_MS, Stopwatch
from companion.ui.widgets.kit import Banner, announce, clear_layout

SIDE = 36
FigureMaker = Callable[[Movement, float, float], Drawing]


class PlayerScreen(Screen):
    """Plays a routine: call :meth:`play` or :meth:`resume` once; ``closed`` tells that it is over,
    ``eased`` that things are tense.

    Each step is in the notebook as soon as it is done. ``elapsed`` says how many seconds passed since it was
    asked before (default: a monotonic stopwatch). ``figure_for`` draws a movement at a width and height.
    """

    closed = Signal()
    eased = Signal()

    def __init__(
        self,
        sessions: SessionService,
        routines: RoutineService,
        library: LibraryService,
        goals: GoalService,
        drafts: DraftService,
        figure_for: FigureMaker,
        parent: QWidget | None = None,
        *,
        elapsed: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._sessions, self._routines, self._goals, self._drafts = sessions, routines, goals, drafts
        self._figures = Figures(library, figure_for)
        self._elapsed = elapsed or Stopwatch()
        self._run: Run | None = None
        self._spoken_at: tuple[int, int] | None = None
        self._was_wide = False
        self._refused = False
        self.reflect: ReflectScreen | None = None
        self.setAccessibleName(tr("Player"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.advance)

    # what others call

    def play(self, routine_id: str, size: Size) -> None:
        """Begins a routine in a size; the session is in the notebook from now on."""
        try:
            routine = self._routines.get(routine_id)
            if not steps_in(routine, size):
                raise CompanionError(tr("This routine has no steps in this size yet."))
            self._begin(Run.of(routine, self._sessions.start(routine, size)))
        except CompanionError as error:
            self._say_problem(error)

    def resume(self, session: Session) -> None:
        """Goes on with a session that was cut off, at its first step without a record. One that has nothing
        left, or has ended already, goes straight to "how was that?".
        """
        try:
            if session.ended is None:
                routine = self._routines.get(session.routine_id)
                if first_left(routine, session) < len(steps_in(routine, session.size)):
                    self._begin(Run.of(routine, session))
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
        return True

    # the run

    def advance(self) -> None:
        """Lets the time pass that went by since the last call."""
        run = self._run
        if run is None:
            return
        seconds = self._elapsed()
        step = run.player.index
        done = run.player.tick(min(seconds, MAX_TICK_S))
        if done is not None:
            self._keep(done)
        self._follow(step)

    def toggle_pause(self) -> None:
        """Pauses, or goes on."""
        if self._run is None:
            return
        self.advance()
        if self._run is not None:
            self._run.player.toggle_pause()
            self.controls.set_paused(self._run.player.paused)
            announce(self, tr("Paused") if self._run.player.paused else tr("Going on"))
            self._show()

    def next(self) -> None:
        """Goes to the next step; what was done of this one is kept."""
        if self._run is not None:
            self._keep(self._run.player.next())
            self._follow(-1)

    def back(self) -> None:
        """Goes back to the start of this step, or to the step before."""
        if self._run is not None:
            self._run.player.back()
            self._follow(-1)

    def rather_not(self) -> None:
        """Leaves this step out, which is a full answer."""
        if self._run is not None:
            self._keep(self._run.player.rather_not())
            self._follow(-1)

    def smaller(self) -> None:
        """Goes on in the tense-day size; this step starts over in it."""
        if self._run is not None and self._run.can_be_smaller():
            self._run.player.change_size(Size.TENSE)
            announce(self, tr("The smaller version, from the start of this step."))
            self._follow(-1)
            self.controls.pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Stops here. What was done is kept."""
        if self._run is not None:
            self._end(ask=True)

    def toggle_full_screen(self) -> None:
        """Takes the whole screen, or gives it back."""
        window = self.window()
        if window.isFullScreen():
            window.showMaximized() if self._was_wide else window.showNormal()
        else:
            self._was_wide = window.isMaximized()
            window.showFullScreen()

    # build

    def _build(self) -> None:
        self.header, self.stage, self.controls = Header(), Stage(), Controls()
        self.trouble = Banner(tr("The last step is not saved yet. It is kept here."), tr("Try again"))
        self.trouble.hide()
        self.trouble.acted.connect(self._try_again)
        self.header.eased.connect(self.eased)
        self.header.stopped.connect(self.stop)
        self.header.wide.connect(self.toggle_full_screen)
        self.controls.back.clicked.connect(self.back)
        self.controls.pause.clicked.connect(self.toggle_pause)
        self.controls.next.clicked.connect(self.next)
        self.controls.smaller.clicked.connect(self.smaller)
        self.controls.rather_not.clicked.connect(self.rather_not)
        self._playing = QWidget()
        column = QVBoxLayout(self._playing)
        column.setContentsMargins(SIDE, 14, SIDE, 34)
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

    def _begin(self, run: Run) -> None:
        self._run = run
        self._elapsed()
        self._timer.start()
        self.setFocusProxy(self.controls.pause)
        self.controls.pause.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow(-1)

    def _ask(self, session: Session) -> None:
        self.reflect = ReflectScreen(session, self._first_goal(), self._sessions, self._drafts)
        self.reflect.closed.connect(self._close)
        self._put_after(self.reflect)

    def _say_problem(self, error: CompanionError, *, retry: bool = False) -> None:
        page = ProblemPage(error, retry=retry)
        page.again.connect(self.stop)
        page.left.connect(self._give_up)
        self._put_after(page)

    def _put_after(self, widget: QWidget) -> None:
        self._timer.stop()
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

    def _follow(self, step_before: int) -> None:
        """Shows where the player is now; after the last step, ends."""
        run = self._run
        if run is None:
            return
        if run.player.finished:
            self._end(ask=True)
            return
        if run.player.index != step_before:
            step = run.player.step
            cues = all_cues(step.note, self._figures.cues(step.movement_id))
            self.stage.set_step(step.movement_name, cues, self._figures.drawing(step.movement_id))
            self.controls.show_smaller(run.can_be_smaller())
            self._spoken_at = None
        self._show()
        self._speak()

    def _show(self) -> None:
        run = self._run
        if run is None:
            return
        now = moment(run.player, run.routine.name, self._figures.cues(run.player.step.movement_id))
        if self.header.place.text() != now.place:
            self.header.place.setText(now.place)
            self.header.fit()
        self.stage.show_moment(now, quiet=run.player.paused)

    def _speak(self) -> None:
        """Says what begins, once: step, set, side and rest. Counts go by value, without words."""
        if self._run is None:
            return
        player = self._run.player
        at = (player.index, id(player.phase))
        if at != self._spoken_at:
            self._spoken_at = at
            announce(self, spoken(player))

    def _end(self, *, ask: bool) -> bool:
        """Ends the run. ``False`` when the notebook refused: then the player stays, paused, and says so."""
        run = self._run
        if run is None:
            return True
        if not run.player.finished:
            self._keep(run.player.stop())
            run.player.paused = True
        try:
            ended = run.end(self._sessions)
        except CompanionError as error:
            self._refused = True
            self._say_problem(error, retry=True)
            return False
        self._run = None
        self._timer.stop()
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
        if self.window().isFullScreen():
            self.toggle_full_screen()
        self.closed.emit()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, arrows (as they are seen), Esc and F."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (self.next, self.back) if rtl else (self.back, self.next)
        actions = {
            Qt.Key.Key_Space: self.toggle_pause,
            Qt.Key.Key_Left: left,
            Qt.Key.Key_Right: right,
            Qt.Key.Key_Escape: self.stop,
            Qt.Key.Key_F: self.toggle_full_screen,
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
        if self._run is not None and not event.spontaneous():
            self._elapsed()
            self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Something else took the window, such as relief: the count waits until one says go. The session waits
        on Today."""
        if not event.spontaneous():
            if self._run is not None and not self._run.player.paused:
                self.toggle_pause()
            self._timer.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_look().color(Token.PAPER))
        painter.end()
