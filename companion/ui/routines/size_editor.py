"""One size of a step: whether the step is in it, how much in words, and the numbers when one wants them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.doses import Dose, problems
from companion.domain.routines import Size
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.services.words import dose_words, size_words
from companion.ui.look import Type
from companion.ui.routines.dose_fields import DoseFields
from companion.ui.routines.dose_text import dose_from_text, dose_text
from companion.ui.widgets.kit import Card, Label, LinkButton, Toggle

LEFT_OUT = "-"
"""The draft of a size the step is not in. Not an empty text: a draft of nothing but those is no draft."""


def day_words(size: Size) -> str:
    """``On an ordinary day``."""
    return {
        Size.ORDINARY: tr("On an ordinary day"),
        Size.GOOD: tr("On a good day"),
        Size.TENSE: tr("On a tense day"),
    }[size]


class SizeEditor(Card):
    """A field for drafts: its text is the dose, or :data:`LEFT_OUT` when the step is not in this size.

    ``start`` is what a size gets that did not have a dose.
    """

    changed = Signal()

    def __init__(self, size: Size, dose: Dose | None, start: Dose, *, unfolded: bool = False) -> None:
        super().__init__(padding=18, spacing=2)
        self.which = size
        self._dose = dose or start
        name = size_words(size)
        self.setAccessibleName(name)
        self.toggle = Toggle(day_words(size), checked=dose is not None)
        self.sentence = Label("", Type.STRONG)
        self.unfold = LinkButton(tr("Change the numbers"))
        self.unfold.setAccessibleName(tr("Change the numbers: {size}", size=name))
        self.fields: DoseFields | None = None
        for widget in (self.toggle, self.sentence, self.unfold):
            self.body.addWidget(widget)
        self.sentence.setContentsMargins(4, 0, 0, 0)
        # Hidden while a number cannot be meant, as on the way from 8 to 12; what is below stays where it is.
        policy = self.sentence.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.sentence.setSizePolicy(policy)
        self.toggle.changed.connect(self._toggled)
        self.unfold.clicked.connect(self._unfold_pressed)
        if unfolded:
            self.show_fields()
        self._follow()

    def dose(self) -> Dose | None:
        """The dose now; ``None`` when the step is not in this size."""
        if not self.toggle.isChecked():
            return None
        return self.fields.dose() if self.fields else self._dose

    def text(self) -> str:
        """The dose as text, for drafts."""
        dose = self.dose()
        return dose_text(dose) if dose else LEFT_OUT

    def set_text(self, text: str) -> None:
        """Restores a draft; anything but a dose is passed over."""
        left_out = text in ("", LEFT_OUT)
        dose = None if left_out else dose_from_text(text)
        if dose is None and not left_out:
            return
        self.toggle.setChecked(dose is not None)
        if dose is not None:
            self._dose = dose
            if self.fields is not None:
                self.fields.set_dose(dose)
        self._follow()

    def show_fields(self) -> DoseFields:
        """Unfolds the numbers."""
        if self.fields is None:
            self.fields = DoseFields(self._dose)
            self.fields.changed.connect(self._edited)
            self.body.addWidget(self.fields)
        self._follow()
        return self.fields

    def tell_problems(self) -> bool:
        """Unfolds the numbers, says at each what cannot be meant and goes there; ``False`` when all can."""
        dose = self.dose()
        return dose is not None and bool(problems(dose)) and self.show_fields().tell_problems()

    def _toggled(self) -> None:
        if self.toggle.isChecked():
            self.show_fields()
        self._follow()
        self.changed.emit()

    def _unfold_pressed(self) -> None:
        way = self.show_fields().way
        stop: QWidget = way.pills()[way.value()]
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        dose = self.dose()
        self.unfold.setVisible(dose is not None and self.fields is None)
        if self.fields is not None:
            self.fields.setVisible(dose is not None)
        impossible = dose is not None and bool(problems(dose))
        self.sentence.setVisible(not impossible)
        if not impossible:
            self.sentence.set_token(Token.INK if dose else Token.MUTED)
            self.sentence.setText(dose_words(dose) if dose else tr("Left out in this size."))
