"""Scores a clinic gave: those written down, and a form for one from paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.clinic_scores import ClinicScore
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import dated, quoted, tr
from companion.services.clinic_scores import value_text
from companion.services.measure_words import amount
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Body,
    Card,
    ChoiceRow,
    Columns,
    DateField,
    Field,
    Hairline,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Run,
    Subheading,
    TextField,
    announce,
)

UNKNOWN, MORE, LESS = "0", "1", "-1"


class ClinicScoreForm(Card):
    """A score from paper. ``kept`` asks to keep it, ``left`` (only when changing one) to leave it as it was."""

    kept = Signal()
    left = Signal()

    def __init__(
        self, today: date, earlier: ClinicScore | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, spacing=16)
        self.name = LineField(tr("What it is called"), tr("As it stands on the paper."))
        self.number = LineField(tr("The number"), tr("Such as 34 or 7.5."))
        self.unit_words = LineField(tr("Of what"), tr("Such as %, points or cm. If you like."))
        self.better = ChoiceRow(
            tr("Which is easier"),
            [(MORE, tr("More is easier")), (LESS, tr("Less is easier")), (UNKNOWN, tr("I do not know"))],
            clearable=False,
        )
        self.better.set_value(UNKNOWN)
        self.day = DateField(tr("When it was measured"), today, latest=today, tells_ago=True)
        self.note = TextField(tr("A note"), tr("If you like."), lines=2)
        self.problem = Label("", Type.SMALL, Token.AMBER)
        self.problem.hide()
        self.save = PrimaryButton(tr("Keep"))
        self.save.clicked.connect(self.kept)
        self._build(changing=earlier is not None)
        if earlier is not None:
            self._show(earlier)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {
            "name": self.name,
            "number": self.number,
            "unit": self.unit_words,
            "better": self.better,
            "day": self.day,
            "note": self.note,
        }

    def better_value(self) -> int:
        """+1 when more is easier, −1 when less is, 0 when that is not known."""
        return int(self.better.value() or UNKNOWN)

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        self.problem.setText(str(error))
        self.problem.show()
        announce(self, str(error))
        target = self.name if not self.name.text().strip() else self.number
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, earlier: ClinicScore) -> None:
        self.name.set_text(earlier.name)
        self.number.set_text(value_text(earlier.value))
        self.unit_words.set_text(earlier.unit)
        self.better.set_value(str(earlier.better))
        self.day.set_day(earlier.at.day)
        self.note.set_text(earlier.note)

    def _build(self, *, changing: bool) -> None:
        for line in (self.name, self.number, self.unit_words):
            line.entered.connect(self.kept)
        self.body.addWidget(self.name)
        self.body.addWidget(Columns(self.number, self.unit_words, least=260))
        self.body.addWidget(Label(tr("Which is easier"), Type.STRONG))
        for widget in (self.better, self.day, self.note, self.problem):
            self.body.addWidget(widget)
        for field in self.fields().values():
            field.changed.connect(self.problem.hide)
        row = Row(self.save, spacing=28)
        if changing:
            leave = LinkButton(tr("Leave it as it was"))
            leave.clicked.connect(self.left)
            row.add(leave)
        self.body.addWidget(row)


class ClinicPage(Page):
    """The scores by name, each with its days, and the form. ``edit`` and ``remove`` name a score."""

    edit = Signal(str)
    remove = Signal(str)

    def __init__(
        self,
        scores: Mapping[str, Sequence[ClinicScore]],
        today: date,
        changing: ClinicScore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.changing = changing
        self.shown = scores
        self.texts: list[Label] = []
        self.edit_buttons: dict[str, LinkButton] = {}
        self.remove_buttons: dict[str, LinkButton] = {}
        self.back = LinkButton(tr("Check-in"), icon_name="caret-left")
        self.add(self.back)
        self.add(Heading(tr("Change a score") if changing else tr("Scores from my clinic")), above=4)
        sentence = tr(
            "If your clinic measured something, you can copy the number here. It is shown in Progress."
        )
        self.add(Body(sentence, muted=True), above=8)
        self.form = ClinicScoreForm(today, changing)
        self.add(self.form, above=20)
        if changing is not None:
            return
        for name, found in scores.items():
            self.add(Subheading(name), above=32)
            for index, score in enumerate(reversed(found)):
                if index:
                    self.add(Hairline())
                self._add(score)

    def _add(self, score: ClinicScore) -> None:
        words = Label("", Type.BODY, selectable=True)
        words.set_runs(score_runs(score))
        self.texts.append(words)
        self.add(words, above=10)
        said = {"name": score.name, "day": dated(score.at.day)}
        edit, remove = LinkButton(tr("Change")), LinkButton(tr("Delete"))
        edit.setAccessibleName(tr("Change the score {name} of {day}", **said))
        remove.setAccessibleName(tr("Delete the score {name} of {day}", **said))
        edit.clicked.connect(partial(self._tell_edit, score.id))
        remove.clicked.connect(partial(self._tell_remove, score.id))
        self.edit_buttons[score.id], self.remove_buttons[score.id] = edit, remove
        self.add(Row(edit, remove, spacing=28))

    def _tell_edit(self, score_id: str, _checked: bool = False) -> None:
        self.edit.emit(score_id)

    def _tell_remove(self, score_id: str, _checked: bool = False) -> None:
        self.remove.emit(score_id)


def score_runs(score: ClinicScore) -> list[Run]:
    """The number with its unit, the day, and the note."""
    number = amount(score.value) if score.value == round(score.value, 1) else value_text(score.value)
    runs = [Run(tr("{value} {unit}", value=number, unit=score.unit).strip(), bold=True)]
    runs.append(Run("  ·  " + dated(score.at.day), token=Token.MUTED))
    if score.better:
        easier = tr("More is easier") if score.better > 0 else tr("Less is easier")
        runs.append(Run("  ·  " + easier, token=Token.MUTED))
    if score.note:
        runs.append(Run("\n" + quoted(score.note), italic=True))
    return runs
