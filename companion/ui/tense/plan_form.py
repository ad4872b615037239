"""Writing my tense-day plan, when things are calm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.recycled import Recycled
from companion.domain.tense import TEXT_PARTS, TensePlan, brought_in, texts_of
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.tense import TenseService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.widgets.kit import Body, Heading, LinkButton, Page, PrimaryButton, Row, TextField

DRAFT = "tense/plan"


class PlanForm(QWidget):
    """Writes the plan, all parts optional. ``left`` after saving or leaving; what is typed is kept as a draft.

    ``took_out`` tells after that what saving took out of the plan, if anything.
    """

    left = Signal()
    took_out = Signal(object)

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
        self.fields = {
            "first": self.first,
            "relief": self.relief,
            "passes": self.passes,
            "call": self.call,
            "stepping_up": self.stepping_up,
            "signs": self.signs,
            "triggers": self.triggers,
            "learned": self.learned,
        }
        for field in self.fields.values():
            page.add(field, above=24)
        self.save_button = PrimaryButton(tr("Keep my plan"))
        self.leave_button = LinkButton(tr("Leave it for now"))
        page.add(Row(self.save_button, self.leave_button), above=32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._keeper = DraftKeeper(DRAFT, self.fields, drafts, self, failed=self._tell)
        self._keeper.restore()
        self.save_button.clicked.connect(self._save)
        self.leave_button.clicked.connect(self._leave)
        self.setFocusProxy(self.first.editor)

    def flush(self) -> None:
        """Keep what is typed as a draft, now."""
        self._keeper.flush()

    def bring_in(self, out: Sequence[Recycled]) -> None:
        """What came back to the plan meanwhile stands in the form too, or keeping it would take it out again."""
        for name, text in texts_of(brought_in(self._plan(), out)).items():
            if text != self.fields[name].text():
                self.fields[name].set_text(text)

    def _plan(self) -> TensePlan:
        parts: dict[str, Any] = {name: self.fields[name].text() for name in TEXT_PARTS}
        return TensePlan(relief=tuple(self.relief.text().splitlines()), **parts)

    def _save(self) -> None:
        try:
            out = self._tense.save_plan(self._plan(), draft=DRAFT)
        except CompanionError as error:
            self._tell(error)
            return
        self._keeper.done()
        self.left.emit()
        if out:
            self.took_out.emit(out)

    def _leave(self) -> None:
        self._keeper.flush()
        self.left.emit()

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)
