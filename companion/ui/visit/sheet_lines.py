"""Which lines the sheet prints: one tick each, private ones marked and unticked at first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.sheet import Section, SheetChoice
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.sheets import SheetOptions, SheetService
from companion.ui.errors import show_error
from companion.ui.look import Type
from companion.ui.widgets.kit import Body, Label, LinkButton, Toggle, clear_layout

SHOWN_NOTES = 8


def section_words(section: Section) -> str:
    """The section's name as printed."""
    return {
        Section.ABOUT: tr("About me"),
        Section.TALK: tr("What I want to talk about"),
        Section.GOALS: tr("My goals"),
        Section.DID: tr("What I did"),
        Section.CHANGED: tr("What I changed, and why"),
        Section.TENSE: tr("When things were tense"),
        Section.FUNCTION: tr("What I could do"),
        Section.QUESTIONS: tr("My questions"),
        Section.NOTES: tr("Notes from my check-ins"),
    }[section]


class SheetLines(QWidget):
    """The ticks. ``changed`` after each."""

    changed = Signal()

    def __init__(self, sheets: SheetService) -> None:
        super().__init__()
        self._sheets = sheets
        self._all_notes = False
        self.toggles: dict[str, Toggle] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def refresh(self) -> None:
        """Read the lines again."""
        clear_layout(self._layout)
        self.toggles = {}
        choices = self._sheets.choices(SheetOptions())
        if not choices:
            self._layout.addWidget(
                Body(tr("There is nothing to print yet. It fills as you write."), muted=True)
            )
        notes = [choice for choice in choices if choice.section is Section.NOTES]
        hidden = set() if self._all_notes else {choice.key for choice in notes[:-SHOWN_NOTES]}
        section = None
        for choice in choices:
            if choice.key in hidden:
                continue
            if choice.section is not section:
                section = choice.section
                title = Label(section_words(section), Type.STRONG, Token.INK)
                title.setContentsMargins(0, 14, 0, 0)
                self._layout.addWidget(title)
            self._layout.addWidget(self._toggle(choice))
        if hidden:
            more = LinkButton(tr("Show earlier notes"))
            more.clicked.connect(self._show_notes)
            self._layout.addWidget(more)

    def _toggle(self, choice: SheetChoice) -> Toggle:
        detail = tr("Private. Printed only if you tick it.") if choice.private else ""
        toggle = Toggle(choice.label, checked=choice.included, detail=detail)
        toggle.changed.connect(partial(self._choose, choice.key))
        self.toggles[choice.key] = toggle
        return toggle

    def _choose(self, key: str) -> None:
        try:
            self._sheets.choose(key, self.toggles[key].isChecked())
        except CompanionError as error:
            show_error(error, self)
            return
        self.changed.emit()

    def _show_notes(self) -> None:
        self._all_notes = True
        self.refresh()
