"""Beside the posed person: how it lies or stands, what is there, what rests on the floor, times, and angles to type."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.movements import Figure, Position
from companion.i18n import tr
from companion.services.words import position_words
from companion.ui.own_movement.angle_list import AngleList
from companion.ui.own_movement.joint_words import part_words
from companion.ui.own_movement.pose_edits import positions
from companion.ui.own_movement.poser import PoseBench
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kit import Row, SelectField, Stepper, Toggle

MOST_SECONDS, MOST_HOLD = 20, 60


def thing_words(thing: str) -> str:
    """``A chair to sit on``; ``""`` for what is not offered."""
    return {
        "mat": tr("A mat"),
        "chair": tr("A chair to sit on"),
        "chair ahead": tr("A chair in front"),
        "chair behind": tr("A chair behind"),
        "wall ahead": tr("A wall in front"),
        "wall behind": tr("A wall behind"),
        "table ahead": tr("A table in front"),
        "step": tr("A step"),
        "pillow under head": tr("A pillow under the head"),
        "pillow under knees": tr("A pillow under the knees"),
        "pillow between knees": tr("A pillow between the knees"),
        "towel under heel": tr("A towel under the heel"),
        "ball between knees": tr("A ball between the knees"),
        "band between hands": tr("A band between the hands"),
        "stick between hands": tr("A stick in both hands"),
        "bottles in hands": tr("A bottle in each hand"),
    }.get(thing, "")


class PoseSide(QWidget):
    """``typed`` a joint and its degrees; ``began`` a position to begin anew from; ``rested`` a part and whether it
    rests; ``furnished`` a thing and whether it is there; ``timed`` the seconds to come here and to stay."""

    typed = Signal(str, float)
    began = Signal(object)
    rested = Signal(str, bool)
    furnished = Signal(str, bool)
    timed = Signal(float, float)

    def __init__(self, bench: PoseBench) -> None:
        super().__init__()
        places = [(place.value, position_words(place)) for place in positions()]
        self.position = SelectField(tr("This pose is"), places, tr("Another one begins this pose anew."))
        self.things = {name: Toggle(words) for name in bench.things if (words := thing_words(name))}
        self.together = Toggle(tr("Move both sides together"), checked=True)
        self.rests = {part: Toggle(part_words(part)) for part in bench.rests}
        self.seconds = Stepper(tr("Coming here takes (seconds)"), 1, MOST_SECONDS, 2)
        self.hold = Stepper(tr("Staying here (seconds)"), 0, MOST_HOLD, 0)
        self.angles = AngleList(bench.limits)
        self.things_fold = Fold(tr("What is there"), Row(*self.things.values(), spacing=16, row_spacing=0))
        self.rests_fold = Fold(
            tr("What rests on the floor"), Row(*self.rests.values(), spacing=16, row_spacing=0)
        )
        self.angles_fold = Fold(tr("Type the angles"), self.angles)
        self.times = QWidget()
        times = QVBoxLayout(self.times)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(14)
        times.addWidget(self.seconds)
        times.addWidget(self.hold)
        self.times_fold = Fold(tr("How slowly"), self.times)
        self.folds = (self.things_fold, self.rests_fold, self.times_fold, self.angles_fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self.position, self.together, *self.folds):
            column.addWidget(widget)
        column.addStretch(1)
        self._connect()

    def show_pose(self, figure: Figure, at: int, angles: Mapping[str, float]) -> None:
        """Shows what is so in the pose ``at``, without telling anybody."""
        pose = figure.poses[at]
        self.position.set_value(pose.orientation.value)
        for thing, toggle in self.things.items():
            toggle.setChecked(thing in figure.props)
        for part, toggle in self.rests.items():
            toggle.setChecked(part in pose.contacts)
        self.seconds.set_value(round(pose.seconds))
        self.hold.set_value(round(pose.hold))
        self.angles.show_angles(angles)

    def _connect(self) -> None:
        for fold in self.folds:
            fold.opened.connect(partial(self._close_others, fold))
        self.position.changed.connect(self._tell_position)
        for thing, toggle in self.things.items():
            toggle.changed.connect(partial(self._tell_thing, thing))
        self.angles.typed.connect(self.typed)
        self.seconds.changed.connect(self._tell_times)
        self.hold.changed.connect(self._tell_times)
        for part, toggle in self.rests.items():
            toggle.changed.connect(partial(self._tell_rest, part))

    def _close_others(self, opened: Fold) -> None:
        """One at a time, so that the picture stays beside what one sets."""
        for fold in self.folds:
            if fold is not opened:
                fold.set_open(False)

    def _tell_position(self) -> None:
        self.began.emit(Position(self.position.value()))

    def _tell_thing(self, thing: str) -> None:
        self.furnished.emit(thing, self.things[thing].isChecked())

    def _tell_rest(self, part: str) -> None:
        self.rested.emit(part, self.rests[part].isChecked())

    def _tell_times(self) -> None:
        self.timed.emit(float(self.seconds.value()), float(self.hold.value()))
