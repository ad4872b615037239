"""My tense-day plan, to read when things are tense."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import dated, tr
from companion.services.tense import TenseService
from companion.ui.tense.plan_story import PlanStoryDialog
from companion.ui.tense.plan_words import sections
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    EmptyState,
    Heading,
    LinkButton,
    Page,
    Row,
    SecondaryButton,
    Small,
    Subheading,
    Words,
)


class PlanPage(QWidget):
    """Shows the plan in my words. ``left`` goes back; ``wants_change`` opens the form; ``wants_card`` prints it;
    ``for_visit`` gives a part of it for the list of the next visit."""

    left = Signal()
    wants_change = Signal()
    wants_card = Signal()
    for_visit = Signal(str, str)

    def __init__(self, tense: TenseService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tense = tense
        self._page = Page()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def refresh(self) -> None:
        """Read the plan again."""
        plan = self._tense.plan()
        self._page.clear()
        self._page.add(Heading(tr("My tense-day plan")))
        self.change_button = SecondaryButton(tr("Change it"))
        self.change_button.clicked.connect(self.wants_change)
        self.back_button = LinkButton(tr("Back"))
        self.back_button.clicked.connect(self.left)
        self.card_button = SecondaryButton(tr("Print my fridge card"))
        self.card_button.clicked.connect(self.wants_card)
        self._page.add(Row(self.change_button, self.card_button, self.back_button))
        for button in (self.change_button, self.card_button):
            button.setVisible(plan.written is not None)
        self.setFocusProxy(self.back_button)
        if plan.written is None:
            empty = EmptyState(
                tr("There is no plan yet. Write one when things are calm, a line or two is enough."),
                tr("Write my plan"),
            )
            empty.acted.connect(self.wants_change)
            self._page.add(empty)
        else:
            self._page.add(Small(tr("You wrote this on {day}.", day=dated(plan.written.day))))
            shown = sections(plan)
            if not shown:
                self._page.add(Body(tr("There is nothing in it now."), muted=True))
            for title, words in shown:
                self._page.add(Subheading(title))
                self._page.add(Words(words))
                line = tr("{title}: {words}", title=title, words=words)
                visit = ForNextVisit("tense_plan", line, tells=True)
                visit.wanted.connect(self.for_visit)
                self._page.add(visit, above=0)
            self.story = self._tense.said_before()
            self.story_button = LinkButton(tr("What it said before"))
            self.story_button.clicked.connect(self._tell_story)
            self._page.add(self.story_button, above=28)
            self.story_button.setVisible(bool(self.story))

    def _tell_story(self) -> None:
        dialog = PlanStoryDialog(self.story, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
