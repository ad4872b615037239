"""My tense-day plan: to read when things are tense, to write when they are calm."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.tense import TensePlan
from companion.errors import CompanionError
from companion.i18n import dated, tr
from companion.services.drafts import DraftService
from companion.services.tense import TenseService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    EmptyState,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SecondaryButton,
    Small,
    Subheading,
    TextField,
    Words,
)

DRAFT = "tense/plan"


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
            for title, words in sections(plan):
                if words.strip():
                    self._page.add(Subheading(title))
                    self._page.add(Words(words))
                    line = tr("{title}: {words}", title=title, words=words)
                    visit = ForNextVisit("tense_plan", line, tells=True)
                    visit.wanted.connect(self.for_visit)
                    self._page.add(visit, above=0)


def sections(plan: TensePlan) -> tuple[tuple[str, str], ...]:
    """Title and words of each part, in reading order for a hard moment."""
    return (
        (tr("First 48 hours"), plan.first),
        (tr("It passes"), plan.passes),
        (tr("What eases me"), "\n".join(plan.relief)),
        (tr("Who to call or tell"), plan.call),
        (tr("Stepping back up"), plan.stepping_up),
        (tr("My early signs"), plan.signs),
        (tr("What may bring it on"), plan.triggers),
        (tr("What I learned"), plan.learned),
    )


class PlanForm(QWidget):
    """Writes the plan, all parts optional. ``left`` after saving or leaving; what is typed is kept as a draft."""

    left = Signal()

    def __init__(self, tense: TenseService, drafts: DraftService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tense = tense
        plan = tense.plan()
        page = Page()
        page.add(Heading(tr("My tense-day plan")))
        page.add(Body(tr("Write it for yourself on a hard day. Leave out what you like."), muted=True))
        self.first = TextField(
            tr("What I do in the first 48 hours"), tr("For example: ease off, do not stop."), text=plan.first
        )
        self.relief = TextField(
            tr("What eases me"), tr("One thing on each line."), text="\n".join(plan.relief)
        )
        self.passes = TextField(
            tr("What I want to remember"),
            tr("For example: it passes. Last time it took two days."),
            text=plan.passes,
        )
        self.call = TextField(tr("Who to call or tell"), text=plan.call, lines=2)
        self.signs = TextField(tr("My early signs"), tr("How you notice that it begins."), text=plan.signs)
        self.triggers = TextField(
            tr("What may bring it on"), tr("Likely triggers, as far as you know."), text=plan.triggers
        )
        self.stepping_up = TextField(
            tr("Stepping back up"), tr("How you go back to ordinary days, bit by bit."), text=plan.stepping_up
        )
        self.learned = TextField(
            tr("What I learned"), tr("What you want to know next time."), text=plan.learned
        )
        fields = {
            "first": self.first,
            "relief": self.relief,
            "passes": self.passes,
            "call": self.call,
            "stepping_up": self.stepping_up,
            "signs": self.signs,
            "triggers": self.triggers,
            "learned": self.learned,
        }
        for field in fields.values():
            page.add(field, above=24)
        self.save_button = PrimaryButton(tr("Keep my plan"))
        self.leave_button = LinkButton(tr("Leave it for now"))
        page.add(Row(self.save_button, self.leave_button), above=32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._keeper = DraftKeeper(DRAFT, fields, drafts, self, failed=self._tell)
        self._keeper.restore()
        self.save_button.clicked.connect(self._save)
        self.leave_button.clicked.connect(self._leave)
        self.setFocusProxy(self.first.editor)

    def flush(self) -> None:
        """Keep what is typed as a draft, now."""
        self._keeper.flush()

    def _save(self) -> None:
        plan = TensePlan(
            signs=self.signs.text(),
            first=self.first.text(),
            passes=self.passes.text(),
            call=self.call.text(),
            relief=tuple(self.relief.text().splitlines()),
            triggers=self.triggers.text(),
            stepping_up=self.stepping_up.text(),
            learned=self.learned.text(),
        )
        try:
            self._tense.save_plan(plan, draft=DRAFT)
        except CompanionError as error:
            self._tell(error)
            return
        self._keeper.done()
        self.left.emit()

    def _leave(self) -> None:
        self._keeper.flush()
        self.left.emit()

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)
