"""The numbers of one dose, to step or to type."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.doses import Dose, Side
from companion.i18n import tr
from companion.services.words import field_words, side_words
from companion.ui.look import Type
from companion.ui.widgets.kit import ChoiceRow, Label, LineField, Row, SelectField, Stepper

COUNT, HOLD, TIME = "count", "hold", "time"
MOST = 9999
"""Far beyond any range: a slip of the fingers is answered in words, not swallowed."""
FIRST_TIMES = 8
FIRST_HOLD_S = 20
FIRST_TIME_S = 60


def way_of(dose: Dose) -> str:
    """How a dose is measured: counted, held, or for a time."""
    if dose.duration_s is not None:
        return TIME
    return COUNT if dose.reps or not dose.hold_s else HOLD


class DoseFields(QWidget):
    """All inputs of a dose. What is not asked here (times a day, ceilings) stays as it was in ``dose``."""

    changed = Signal()

    def __init__(self, dose: Dose) -> None:
        super().__init__()
        self._dose = dose
        self.way = ChoiceRow(
            tr("How it is measured"),
            [(COUNT, tr("Count the times")), (HOLD, tr("Hold still")), (TIME, tr("Go on for a time"))],
            clearable=False,
        )
        self.steppers: dict[str, Stepper] = {
            "sets": Stepper(field_words("sets"), 0, MOST, dose.sets),
            "reps_min": Stepper(field_words("reps_min"), 0, MOST, 0),
            "reps_max": Stepper(field_words("reps_max"), 0, MOST, 0),
            "minutes": Stepper(tr("For how many minutes"), 0, MOST, 0),
            "seconds": Stepper(tr("and seconds"), 0, MOST, 0, step=5),
            "hold_s": Stepper(field_words("hold_s"), 0, MOST, 0),
            "rest_s": Stepper(field_words("rest_s"), 0, MOST, 0, step=5),
            "tempo_s": Stepper(field_words("tempo_s"), 0, MOST, 0),
        }
        self.side = SelectField(tr("Side"), [(s.value, side_words(s) or tr("does not matter")) for s in Side])
        self.load = LineField(field_words("load"), placeholder=tr("none"))
        self._build()
        self.set_dose(dose)
        for stepper in self.steppers.values():
            stepper.changed.connect(self.changed)
        self.side.changed.connect(self.changed)
        self.load.changed.connect(self.changed)
        self.way.chosen.connect(self._way_chosen)

    def dose(self) -> Dose:
        """What is set now. It may be outside the ranges; the service says so."""
        made = self._made()
        return self._dose if made == self._untouched else made

    def _made(self) -> Dose:
        numbers = {name: stepper.value() for name, stepper in self.steppers.items()}
        way = self.way.value()
        counted = way == COUNT
        return replace(
            self._dose,
            sets=numbers["sets"],
            reps_min=(numbers["reps_min"] or None) if counted else None,
            reps_max=(numbers["reps_max"] or None) if counted else None,
            hold_s=0 if way == TIME else numbers["hold_s"],
            rest_s=numbers["rest_s"],
            tempo_s=numbers["tempo_s"],
            duration_s=60 * numbers["minutes"] + numbers["seconds"] if way == TIME else None,
            side=Side(self.side.value()),
            load=self.load.text().strip(),
        )

    def set_dose(self, dose: Dose) -> None:
        """Shows ``dose`` without telling anybody."""
        self._dose = dose
        way = way_of(dose)
        self.way.set_value(way)
        # What the other ways would need gets a sensible start, for when the way is changed.
        times = dose.reps_min or dose.reps_max or (0 if way == COUNT else FIRST_TIMES)
        seconds = FIRST_TIME_S if dose.duration_s is None else dose.duration_s
        values = {
            "sets": dose.sets,
            "reps_min": times,
            "reps_max": dose.reps_max or times,
            "minutes": seconds // 60,
            "seconds": seconds % 60,
            "hold_s": dose.hold_s,
            "rest_s": dose.rest_s,
            "tempo_s": dose.tempo_s,
        }
        for name, value in values.items():
            self.steppers[name].set_value(value)
        self.side.set_value(dose.side.value)
        self.load.set_text(dose.load)
        self._show_way()
        # The inputs cannot show "not said"; a dose nobody touched is given back as it came.
        self._untouched = self._made()

    def focus_field(self, name: str) -> None:
        """Puts the focus on the input that a dose's field is asked by."""
        target: QWidget = self.load if name == "load" else self.steppers["sets"]
        if name == "duration_s":
            target = self.steppers["minutes"]
        elif name in self.steppers and self.steppers[name].isVisibleTo(self):
            target = self.steppers[name]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 4)
        column.setSpacing(8)
        column.addWidget(Label(tr("How it is measured"), Type.STRONG))
        column.addWidget(self.way)
        column.addSpacing(8)
        column.addWidget(Row(*self.steppers.values(), spacing=32, row_spacing=18))
        column.addSpacing(8)
        column.addWidget(Row(self.side, self.load, spacing=32, row_spacing=18))

    def _way_chosen(self, way: str) -> None:
        if way == HOLD and not self.steppers["hold_s"].value():
            self.steppers["hold_s"].set_value(FIRST_HOLD_S)
        if way == COUNT and not self.steppers["reps_max"].value():
            self.steppers["reps_min"].set_value(FIRST_TIMES)
            self.steppers["reps_max"].set_value(FIRST_TIMES)
        self._show_way()
        self.changed.emit()

    def _show_way(self) -> None:
        way = self.way.value()
        for name in ("reps_min", "reps_max", "tempo_s"):
            self.steppers[name].setVisible(way == COUNT)
        for name in ("minutes", "seconds"):
            self.steppers[name].setVisible(way == TIME)
        self.steppers["hold_s"].setVisible(way != TIME)
