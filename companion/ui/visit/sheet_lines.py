"""Which lines the sheet prints: one tick each, private ones marked and unticked at first; their order and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.sheet import Section
from companion.domain.sheet_choices import Standing
from companion.domain.sheet_lines import SheetChoice
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import number, tr
from companion.services.drafts import DraftService
from companion.services.sheets import SheetOptions, SheetService
from companion.ui.errors import show_error
from companion.ui.look import Type
from companion.ui.visit.sheet_line_row import SheetLineRow
from companion.ui.visit.sheet_rewording import Rewording
from companion.ui.visit.sheet_words import section_words
from companion.ui.widgets.kit import Body, Label, LinkButton, announce, clear_layout

SHOWN_NOTES = 8
WITH_LINES = (Section.GOALS, Section.SURE)
"""Where a line may have others below it, which come and go with it."""


class SheetLines(QWidget):
    """The lines. ``changed`` after each change the person made; ``reworded`` names a line whose other words gave way,
    and tells those."""

    changed = Signal()
    reworded = Signal(str, str)

    def __init__(
        self, sheets: SheetService, drafts: DraftService, options: Callable[[], SheetOptions]
    ) -> None:
        super().__init__()
        self._sheets = sheets
        self._drafts = drafts
        self._options = options
        self._all_notes = False
        self.rows: dict[str, SheetLineRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def refresh(self) -> None:
        """Read the lines again; the focus stays on its line."""
        at = next(((key, part) for key, row in self.rows.items() if (part := row.focused())), None)
        choices = self._sheets.choices(self._options())
        clear_layout(self._layout)
        self.rows = {}
        if not choices:
            self._layout.addWidget(
                Body(tr("There is nothing to print yet. It fills as you write."), muted=True)
            )
        notes = [choice.key for choice in choices if choice.section is Section.NOTES]
        hidden = set() if self._all_notes else set(notes[:-SHOWN_NOTES])
        self._show([choice for choice in choices if choice.key not in hidden])
        if hidden:
            more = LinkButton(tr("Show earlier notes"))
            more.clicked.connect(self._show_notes)
            self._layout.addWidget(more)
        if at is not None and at[0] in self.rows:
            self.rows[at[0]].focus(at[1])

    def _show(self, choices: list[SheetChoice]) -> None:
        appendix, section = self._options().appendix, None
        for choice in choices:
            if choice.section is not section:
                section = choice.section
                title = Label(section_words(section), Type.STRONG, Token.INK)
                title.setContentsMargins(0, 16, 0, 0)
                self._layout.addWidget(title)
            row = SheetLineRow(choice, appendix=appendix)
            row.ticked.connect(self._tick)
            row.moved.connect(self._move)
            row.asked.connect(self._ask)
            self.rows[choice.key] = row
            self._layout.addWidget(row)

    def _tick(self, key: str, printed: bool) -> None:
        row = self.rows[key]
        if not self._did(partial(self._sheets.choose, key, printed)):
            return
        # A goal takes its own lines along, and a line that is back on the page says nothing of the appendix.
        if row.choice.standing is Standing.BEHIND or (
            row.choice.section in WITH_LINES and not row.choice.below
        ):
            self.refresh()
        else:
            row.choice = replace(row.choice, standing=Standing.PRINTED if printed else Standing.OUT)
        self.changed.emit()

    def _move(self, key: str, by: int) -> None:
        if not self._did(partial(self._sheets.move, key, by)):
            return
        self.refresh()
        section = self.rows[key].choice.section
        order = [k for k, row in self.rows.items() if row.choice.section is section and not row.choice.below]
        place = number(order.index(key) + 1)
        announce(self.rows[key], tr("Now {place} of {count}", place=place, count=number(len(order))))
        self.changed.emit()

    def _ask(self, key: str) -> None:
        before = self.rows[key].choice
        dialog = Rewording(before, self._drafts, self)
        words = dialog.ask()
        if words is not None and self._did(partial(self._sheets.reword, key, words)):
            dialog.done_with()
            self.refresh()
            self.changed.emit()
            if before.reworded and (key not in self.rows or self.rows[key].choice.words != before.words):
                self.reworded.emit(key, before.words)
        dialog.deleteLater()
        if key in self.rows:
            self.rows[key].focus("words")

    def _did(self, action: Callable[[], object]) -> bool:
        """Whether ``action`` did something; a problem is told, and the lines are shown as they are."""
        try:
            return action() is not False
        except CompanionError as error:
            show_error(error, self)
            self.refresh()
            return False

    def _show_notes(self) -> None:
        self._all_notes = True
        self.refresh()
