"""Posing the drawn person: handles to drag, angles to type, what rests on the floor; every step can be undone."""

from __future__ import annotations

from dataclasses import replace
from math import dist

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.movements import Figure, Movement, Pose, Position, View
from companion.drawing.shapes import Token
from companion.i18n import number, tr
from companion.ui.look import Type
from companion.ui.own_movement import pose_edits as edits
from companion.ui.own_movement.figure_draft import FigureDraft
from companion.ui.own_movement.joint_words import limit_words, part_words
from companion.ui.own_movement.pose_canvas import PoseCanvas
from companion.ui.own_movement.pose_history import Moment, PoseHistory
from companion.ui.own_movement.pose_side import PoseSide
from companion.ui.own_movement.poser import PoseBench, Pulled, Seen
from companion.ui.widgets.figure_panel import view_words
from companion.ui.widgets.kit import (
    Body,
    ChoiceRow,
    Columns,
    Field,
    Heading,
    Label,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SecondaryButton,
    announce,
)

WIDE = 1180
"""The page may be wider than text: the figure is to be large."""
SHORT_OF = 14.0
"""A part that stays this far (units of the sheet) from where it should go is said to go no further."""
OFF = 2.0
"""An angle that stays this far (degrees) from what was typed is held by what rests."""
BEHIND = 16.0
"""Two parts this near on the sheet lie behind each other."""
SETTLE_MS = 400
"""How long the arrow keys rest before it counts as one step."""


class PosePage(Page):
    """``kept`` asks to keep the figure, ``left``, or Esc, goes back with it kept as a draft, ``thrown`` lets it go.
    ``preview_wanted`` asks to see it move."""

    kept = Signal()
    left = Signal()
    thrown = Signal()
    preview_wanted = Signal()

    def __init__(self, movement: Movement, bench: PoseBench) -> None:
        super().__init__(text_width=WIDE)
        self.movement = movement
        self._bench = bench
        figure = movement.figure or bench.begin(movement.position)
        self._history = PoseHistory(Moment(figure, len(figure.poses) - 1))
        self._held: Figure | None = None
        self._stops: tuple[tuple[str, bool], ...] = ()
        self._stuck = False
        self._part = ""
        self.draft = FigureDraft(figure, self)
        self.draft.restored.connect(self._restore)
        self.setAccessibleName(tr("Pose the drawn person"))
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._keep_step)
        self._make()
        self._connect()
        self._build()
        self._fit()

    # what others call

    @property
    def figure(self) -> Figure:
        """The figure as it is now."""
        return self._held or self._history.now.figure

    @property
    def at(self) -> int:
        """The number of the pose that is worked on."""
        return self._history.now.at

    @property
    def pose(self) -> Pose:
        """The pose that is worked on."""
        return self.figure.poses[self.at]

    def fields(self) -> dict[str, Field]:
        """What is kept as a draft."""
        return {"figure": self.draft}

    def undo(self) -> None:
        """One step back."""
        self._keep_step()
        self._go(self._history.undo(), tr("Undone"))

    def redo(self) -> None:
        """One step forward again."""
        self._keep_step()
        self._go(self._history.redo(), tr("Done again"))

    def do(self, figure: Figure, at: int | None = None, *, fit: bool = False) -> None:
        """Does one step."""
        self._keep_step()
        self._history.add(Moment(figure, self.at if at is None else at))
        self._forget_stops()
        if fit:
            self._fit()
        else:
            self._show()

    # build

    def _make(self) -> None:
        self.back = LinkButton(self.movement.name, icon_name="caret-left")
        self.poses = ChoiceRow(tr("Pose"), [], clearable=False)
        self.add_pose = LinkButton(tr("Add a pose"), icon_name="plus")
        self.drop_pose = LinkButton(tr("Take this pose out"))
        self.canvas = PoseCanvas(self._bench.sheet)
        self.message = Label("", Type.BODY, Token.INK)
        self.views = ChoiceRow(
            tr("Seen from"), [(view.value, view_words(view)) for view in View], clearable=False, spacing=8
        )
        self.undo_button = SecondaryButton(tr("Undo"), compact=True, icon_name="arrow-counter-clockwise")
        self.redo_button = LinkButton(tr("Do it again"))
        self.play_button = SecondaryButton(tr("See it move"), compact=True, icon_name="play")
        self.side = PoseSide(self._bench)
        self.save = PrimaryButton(tr("Keep this figure"))
        self.later = LinkButton(tr("Not now"))
        self.throw = LinkButton(tr("Leave it as it was"))

    def _connect(self) -> None:
        for button, signal in (
            (self.back, self.left),
            (self.later, self.left),
            (self.throw, self.thrown),
        ):
            button.clicked.connect(signal)
        self.save.clicked.connect(self._keep)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.play_button.clicked.connect(self._preview)
        self.add_pose.clicked.connect(self._add_pose)
        self.drop_pose.clicked.connect(self._drop_pose)
        self.poses.chosen.connect(self._choose_pose)
        self.views.chosen.connect(self._look)
        self.canvas.pulled.connect(self._pull)
        self.canvas.released.connect(self._settle.start)
        self.canvas.taken.connect(self._take)
        self.side.together.changed.connect(self._show)
        self.side.typed.connect(self._type)
        self.side.began.connect(self._begin)
        self.side.rested.connect(self._rest)
        self.side.furnished.connect(self._furnish)
        self.side.timed.connect(self._time)

    def _build(self) -> None:
        self.add(self.back)
        self.add(Heading(tr("Pose the drawn person")), above=4)
        self.add(
            Body(
                tr(
                    "Drag the marks: hands, feet, knees and more. With keys, Tab goes to a mark and the arrows move it."
                ),
                muted=True,
            ),
            above=8,
        )
        self.add(Row(self.poses, self.add_pose, self.drop_pose, spacing=20), above=16)
        picture = _column(
            self.message,  # above: at large text what is below the figure is out of sight
            self.canvas,
            Row(self.undo_button, self.redo_button, self.play_button, spacing=18),
            self.views,
        )
        self.add(Columns(picture, self.side, weights=(8, 5), least=320, spacing=28), above=12)
        self.add(Row(self.save, self.later, self.throw, spacing=28), above=28)

    # showing

    def _fit(self) -> None:
        """Looks at the pose anew. What is even on both sides is moved on both, unless one says otherwise."""
        self._bench.fit(self.figure, self.at, self.figure.view)
        self.side.together.setChecked(edits.is_even(self.pose))
        self._show()

    def _show(self) -> None:
        self._show_seen(self._bench.see(self.figure, self.at))

    def _show_seen(self, seen: Seen) -> None:
        figure, at = self.figure, self.at
        drawing = replace(seen.drawing, words=tr("The drawn person"))
        stopped = frozenset([self._part] if self._stops else ())
        self.canvas.show_pose(drawing, seen.places, stopped, self._doubled(seen))
        self.side.show_pose(figure, at, seen.angles)
        names = _pose_names(len(figure.poses))
        if list(self.poses.pills()) != [str(n) for n in range(len(names))]:
            self.poses.set_options([(str(n), name) for n, name in enumerate(names)])
        self.poses.set_value(str(at))
        self.add_pose.setText(tr("Add the end pose") if len(figure.poses) == 1 else tr("Add a pose"))
        self.add_pose.setVisible(len(figure.poses) < edits.MOST_POSES)
        self.drop_pose.setVisible(len(figure.poses) > 1)
        self.views.set_value(figure.view.value)
        self.undo_button.setEnabled(self._history.can_undo or self._held is not None)
        self.redo_button.setEnabled(self._history.can_redo)
        self.play_button.setEnabled(len(figure.poses) > 1)
        self._say_stops()
        if self._held is None:
            self.draft.show(figure)

    def _doubled(self, seen: Seen) -> frozenset[str]:
        """Parts behind their other side, while both move together: one handle for the two is enough."""
        if not self.side.together.isChecked():
            return frozenset()
        return frozenset(
            part
            for part, place in seen.places.items()
            if part.endswith("_left") and dist(place, seen.places[edits.other_side(part)]) < BEHIND
        )

    def _say_stops(self) -> None:
        """Names the joint that stops a part, else the part that is taken hold of."""
        if self._stops:
            joint, at_most = self._stops[0]
            self._say(limit_words(joint, at_most=at_most), Token.AMBER)
        elif self._stuck:
            self._say(tr("It goes no further that way."), Token.AMBER)
        else:
            self._say(part_words(self._part) if self._part else "", Token.MUTED)

    def _forget_stops(self) -> None:
        self._stops, self._stuck = (), False

    def _say(self, words: str, token: Token) -> None:
        if words == self.message.text():
            return
        self.message.set_token(token)
        self.message.setText(words)
        if token is Token.AMBER:
            announce(self.canvas, words)

    # steps

    def _take(self, part: str) -> None:
        self._part = part
        self._forget_stops()
        self._say_stops()

    def _pull(self, part: str, x: float, y: float) -> None:
        self._settle.stop()
        self._part = part
        # From where it was taken hold of, not from where it is: the way back ends as it began, feet on the floor.
        pulled = self._bench.pull(self._history.now.figure, self.at, part, x, y)
        self._hold(part, pulled, (x, y))

    def _hold(self, part: str, pulled: Pulled, wanted: tuple[float, float]) -> None:
        """Shows where a part is being moved to; it counts as a step once it is let go."""
        pose = self._on_both_sides(pulled.pose, part)
        self._held = edits.with_pose(self._history.now.figure, self.at, pose)
        self._stops = pulled.stops
        seen = self._bench.see(self.figure, self.at)
        self._stuck = dist(seen.places[part], wanted) > SHORT_OF
        self._show_seen(seen)

    def _on_both_sides(self, pose: Pose, part: str) -> Pose:
        side = edits.side_of(part)
        return edits.both_alike(pose, side) if side and self.side.together.isChecked() else pose

    def _keep_step(self) -> None:
        self._settle.stop()
        held, self._held = self._held, None
        if held is not None:
            self._history.add(Moment(held, self.at))
            self._fit_if_needed()

    def _fit_if_needed(self) -> None:
        """Steps back when something no longer fits the sheet; else nothing moves by itself."""
        width, height = self._bench.sheet
        places = self._bench.see(self.figure, self.at).places.values()
        if all(0 <= x <= width and 0 <= y <= height for x, y in places):
            self._show()
        else:
            self._fit()

    def _go(self, moment: Moment, said: str) -> None:
        self._history.set_at(moment.at)
        self._forget_stops()
        self._fit()
        announce(self, said)

    def _type(self, joint: str, degrees: float) -> None:
        pose = self._on_both_sides(edits.with_angle(self.pose, joint, degrees), joint)
        self.do(edits.with_pose(self.figure, self.at, pose))
        if abs(self._bench.see(self.figure, self.at).angles[joint] - degrees) > OFF:
            self._say(tr("What rests on the floor holds it there."), Token.AMBER)

    def _begin(self, position: Position) -> None:
        self.do(edits.begun_anew(self.figure, self.at, self._bench.begin(position)), fit=True)

    def _rest(self, part: str, rests: bool) -> None:
        pose = edits.resting(self.pose, part, rests)
        self.do(edits.with_pose(self.figure, self.at, pose), fit=True)

    def _furnish(self, thing: str, there: bool) -> None:
        self.do(edits.with_thing(self.figure, thing, there), fit=True)

    def _time(self, seconds: float, hold: float) -> None:
        self.do(edits.with_pose(self.figure, self.at, edits.with_times(self.pose, seconds, hold)))

    def _look(self, value: str) -> None:
        self.do(edits.with_view(self.figure, View(value)), fit=True)

    def _choose_pose(self, value: str) -> None:
        self._keep_step()
        self._history.set_at(int(value))
        self._forget_stops()
        self._fit()

    def _add_pose(self) -> None:
        self.do(edits.with_copy(self.figure, self.at), self.at + 1)
        self.poses.pills()[str(self.at)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_pose(self) -> None:
        self.do(edits.without_pose(self.figure, self.at), max(0, self.at - 1), fit=True)
        self.poses.pills()[str(self.at)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, figure: Figure) -> None:
        self._history.add(Moment(figure, len(figure.poses) - 1))
        self._fit()

    def _keep(self) -> None:
        self._keep_step()
        self.kept.emit()

    def _preview(self) -> None:
        self._keep_step()
        self.preview_wanted.emit()

    # keys

    def event(self, event: QEvent) -> bool:
        """Takes the undo keys before the window does; a text field with the focus keeps them for itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif _is_undo(event):
            self.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return box


def _is_undo(event: QKeyEvent) -> bool:
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return (
        event.matches(QKeySequence.StandardKey.Undo)
        or event.matches(QKeySequence.StandardKey.Redo)
        or (event.key() == Qt.Key.Key_Z and event.modifiers() == ctrl_shift)
    )


def _pose_names(count: int) -> list[str]:
    if count == 1:
        return [tr("Start")]
    between = [number(n) for n in range(2, count)]
    return [tr("Start"), *between, tr("End")]
