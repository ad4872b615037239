"""The angles of a pose to type or step, by a therapist's names, one part of the body at a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import number, tr
from companion.ui.own_movement.joint_words import GROUPS, group_words, joint_words, joints_of
from companion.ui.widgets.kit import SelectField, Stepper

STEP = 5
"""Degrees for each press of minus or plus."""


class AngleList(QWidget):
    """``typed`` tells a joint and its degrees."""

    typed = Signal(str, float)

    def __init__(self, limits: Mapping[str, tuple[float, float]]) -> None:
        super().__init__()
        self._limits = limits
        self._angles: Mapping[str, float] = {}
        self.steppers: dict[str, Stepper] = {}
        self.group = SelectField(
            tr("Part of the body"), [(group, group_words(group)) for group in GROUPS], value=GROUPS[0]
        )
        self.group.changed.connect(self._rebuild)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.group)
        column.addLayout(self._fields)

    def showEvent(self, event: QShowEvent) -> None:
        """The fields are made when somebody first unfolds them: they are a third of what opening the page costs."""
        if not self.steppers:
            self._rebuild()
        super().showEvent(event)

    def show_angles(self, angles: Mapping[str, float]) -> None:
        """Shows the angles of a pose without telling anybody."""
        self._angles = angles
        for joint, stepper in self.steppers.items():
            stepper.set_value(round(angles.get(joint, 0.0)))

    def _rebuild(self) -> None:
        for stepper in self.steppers.values():
            self._fields.removeWidget(stepper)
            stepper.hide()
            stepper.deleteLater()
        self.steppers = {}
        for joint in joints_of(self.group.value()):
            low, high = self._limits[joint]
            name, meaning = joint_words(joint)
            limits = tr("From {low} to {high} degrees.", low=number(round(low)), high=number(round(high)))
            value = round(self._angles.get(joint, 0.0))
            stepper = Stepper(
                name, round(low), round(high), value, f"{meaning} {limits}", step=STEP, suffix=" °"
            )
            stepper.changed.connect(partial(self._tell, joint))
            self._fields.addWidget(stepper)
            self.steppers[joint] = stepper

    def _tell(self, joint: str) -> None:
        self.typed.emit(joint, float(self.steppers[joint].value()))
