"""The numbers of one dose, to step or to type."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.doses import MAX_LOAD_TEXT, Dose, DoseProblem, Side, problems
from companion.i18n import number, tr
from companion.services.words import dose_problem_words, field_words, seconds_words, side_words
from companion.ui.look import Type
from companion.ui.widgets.kit import ChoiceRow, Label, LabelledField, LineField, Row, SelectField, Stepper

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
        self.load = LineField(field_words("load"), placeholder=tr("none"), most=MAX_LOAD_TEXT)
        self._told = False
        self._build()
        self.set_dose(dose)
        for field in (*self.steppers.values(), self.side, self.load):
            field.changed.connect(self._edited)
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

    def tell_problems(self) -> bool:
        """Says at each input what cannot be meant, and goes on to say so until it is mended. Goes to the first one.

        ``False`` when there is nothing to say here.
        """
        first = self._show_problems()
        self._told = first is not None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._told

    def _show_problems(self) -> LabelledField | None:
        """Shows what is the matter now, or nothing. Returns the first input concerned."""
        found: dict[LabelledField, str] = {}
        for problem in problems(self.dose()):
            if (asked := self._asked_by(problem.field)) is not None:
                found.setdefault(asked, problem_words(problem))
        for field in (*self.steppers.values(), self.load):
            field.set_problem(found.get(field, ""))
        return next(iter(found), None)

    def _asked_by(self, name: str) -> LabelledField | None:
        """The input that asks for a field of the dose; ``None`` for what is not asked here."""
        if name == "duration_s":
            return self.steppers["minutes"]
        if name == "reps_min" and self.way.value() == HOLD:
            return self.steppers["hold_s"]
        return self.load if name == "load" else self.steppers.get(name)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 4)
        column.setSpacing(8)
        column.addWidget(Label(tr("How it is measured"), Type.STRONG))
        column.addWidget(self.way)
        column.addSpacing(8)
        column.addWidget(Row(*self.steppers.values(), spacing=32, row_spacing=18, level=True))
        column.addSpacing(8)
        column.addWidget(Row(self.side, self.load, spacing=32, row_spacing=18, level=True))

    def _way_chosen(self, way: str) -> None:
        if way == HOLD and not self.steppers["hold_s"].value():
            self.steppers["hold_s"].set_value(FIRST_HOLD_S)
        if way == COUNT and not self.steppers["reps_max"].value():
            self.steppers["reps_min"].set_value(FIRST_TIMES)
            self.steppers["reps_max"].set_value(FIRST_TIMES)
        self._show_way()
        self._edited()

    def _edited(self) -> None:
        if self._told:
            self._show_problems()
        self.changed.emit()

    def _show_way(self) -> None:
        way = self.way.value()
        for name in ("reps_min", "reps_max", "tempo_s"):
            self.steppers[name].setVisible(way == COUNT)
        for name in ("minutes", "seconds"):
            self.steppers[name].setVisible(way == TIME)
        self.steppers["hold_s"].setVisible(way != TIME)


def problem_words(problem: DoseProblem) -> str:
    """What would fit, to say under the input itself."""
    if problem.high is None:
        return dose_problem_words(problem)
    words = seconds_words if problem.field == "duration_s" else number
    return tr("From {low} to {high} fits here.", low=words(problem.low), high=words(problem.high))
