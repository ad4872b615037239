"""How much to start with: in words, and the numbers when one wants them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.doses import Dose, problems
from companion.i18n import tr
from companion.services.words import dose_words
from companion.ui.look import Type
from companion.ui.routines.dose_fields import DoseFields
from companion.ui.routines.dose_text import dose_from_text, dose_text
from companion.ui.widgets.kit import Label, LinkButton


class DoseEditor(QWidget):
    """A field for drafts: its text is the dose."""

    changed = Signal()

    def __init__(self, dose: Dose) -> None:
        super().__init__()
        self._dose = dose
        self.fields: DoseFields | None = None
        self.sentence = Label("", Type.BODY)
        self.unfold = LinkButton(tr("Change the numbers"))
        self.unfold.clicked.connect(self._unfold_pressed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for widget in (Label(tr("How much to start with"), Type.STRONG), self.sentence, self.unfold):
            self._column.addWidget(widget)
        # Hidden while a number cannot be meant, as on the way from 8 to 12; what is below stays where it is.
        policy = self.sentence.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.sentence.setSizePolicy(policy)
        self._follow()

    def dose(self) -> Dose:
        """The dose now. It may be outside the ranges; the service says so."""
        return self.fields.dose() if self.fields else self._dose

    def text(self) -> str:
        """The dose as text, for drafts."""
        return dose_text(self.dose())

    def set_text(self, text: str) -> None:
        """Restores a draft; anything but a dose is passed over."""
        dose = dose_from_text(text)
        if dose is None:
            return
        self._dose = dose
        if self.fields is not None:
            self.fields.set_dose(dose)
        self._follow()

    def tell_problems(self) -> bool:
        """Unfolds the numbers, says at each what cannot be meant and goes there; ``False`` when all can."""
        return bool(problems(self.dose())) and self._show_fields().tell_problems()

    def _show_fields(self) -> DoseFields:
        if self.fields is None:
            self.fields = DoseFields(self._dose)
            self.fields.changed.connect(self._edited)
            self._column.addWidget(self.fields)
        self._follow()
        return self.fields

    def _unfold_pressed(self) -> None:
        way = self._show_fields().way
        way.pills()[way.value()].setFocus()

    def _edited(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        dose = self.dose()
        possible = not problems(dose)
        self.unfold.setVisible(self.fields is None)
        self.sentence.setVisible(possible)
        if possible:
            self.sentence.setText(dose_words(dose))
