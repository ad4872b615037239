"""How the sheet prints: paper, letters, appendix, what it carries for a program, and a lock."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.sheet_habits import Reach, SheetHabits, SheetHabitService
from companion.services.words import paper
from companion.ui.errors import show_error
from companion.ui.look import Type
from companion.ui.visit.sheet_words import reach_words
from companion.ui.widgets.kit import ChoiceRow, Label, LineField, Small, Toggle

LONGEST_PASSWORD = 127


class SheetStyle(QWidget):
    """The choices, kept at once. ``changed`` after each that changes the page; a password changes the file alone."""

    changed = Signal()

    def __init__(self, habits: SheetHabitService) -> None:
        super().__init__()
        self._habits = habits
        self.large_print = Toggle(tr("Large print (may take two pages)"))
        self.page = ChoiceRow(tr("Paper"), (("A4", tr("A4")), ("Letter", tr("Letter"))), clearable=False)
        self.appendix = Toggle(
            tr("Add my diary on further pages"),
            detail=tr("What I did, day by day, with my notes on those days. Private check-ins stay out."),
        )
        self.reach = ChoiceRow(
            tr("How far back"), tuple((reach.value, reach_words(reach)) for reach in Reach), clearable=False
        )
        self.code = Toggle(
            tr("A small code to scan"),
            detail=tr("It holds my goals on this page, their numbers and days, and nothing else."),
        )
        self.embed = Toggle(
            tr("Put the printed lines into the file for a program too"),
            detail=tr("For a clinic’s computer. It can read what is on the page, and no more (FHIR)."),
        )
        self.lock = Toggle(tr("Lock the file with a password"))
        self.password = LineField(
            tr("Password"),
            tr("Without it the file cannot be opened. Nobody can bring it back. It is not kept here."),
            most=LONGEST_PASSWORD,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._paper = Label(tr("Paper"), Type.STRONG, Token.INK)
        self._reach_title = Small(tr("How far back"))
        for widget in (
            self.large_print, self.appendix, self._reach_title, self.reach, self.code, self.embed, self.lock,
            self.password, self._paper, self.page,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.refresh()
        for toggle in (self.large_print, self.appendix, self.code, self.embed):
            toggle.changed.connect(self._keep)
        for row in (self.page, self.reach):
            row.changed.connect(self._keep)
        self.lock.changed.connect(self._lock)
        self._arrange()

    def refresh(self) -> None:
        """Show what is kept."""
        habits = self._habits.get()
        self.large_print.setChecked(habits.large_print)
        self.page.set_value(habits.page or paper())
        self.appendix.setChecked(habits.appendix)
        self.reach.set_value(habits.reach.value)
        self.code.setChecked(habits.code)
        self.embed.setChecked(habits.embed)
        self._arrange()

    def the_password(self) -> str | None:
        """The password to lock with, ``""`` for none; ``None`` where a lock is wanted and cannot be made yet."""
        if not self.lock.isChecked():
            return ""
        password = self.password.text()
        if not password:
            self.password.set_problem(tr("Write a password, or untick the lock."))
        elif len(password.encode(errors="replace")) > LONGEST_PASSWORD:
            self.password.set_problem(tr("This password is too long for a PDF."))
        else:
            return password
        self.password.setFocus()
        return None

    def _keep(self) -> None:
        habits = self._habits.get()
        chosen: SheetHabits = replace(
            habits,
            large_print=self.large_print.isChecked(),
            page="" if self.page.value() == paper() else self.page.value(),
            appendix=self.appendix.isChecked(),
            reach=Reach(self.reach.value() or Reach.SHEET),
            code=self.code.isChecked(),
            embed=self.embed.isChecked(),
        )
        try:
            self._habits.keep(chosen)
        except CompanionError as error:
            show_error(error, self)
            self.refresh()
            return
        self._arrange()
        self.changed.emit()

    def _lock(self) -> None:
        self._arrange()
        if self.lock.isChecked():
            self.password.setFocus()

    def _arrange(self) -> None:
        """Show what belongs to a tick only with it."""
        for widget in (self._reach_title, self.reach):
            widget.setVisible(self.appendix.isChecked())
        self.password.setVisible(self.lock.isChecked())
