"""What the tense-day plan said before it was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from companion.domain.moments import Moment
from companion.i18n import dated, tr
from companion.ui.look import Type
from companion.ui.tense.plan_words import IN_ORDER, part_words
from companion.ui.widgets.kit import Dialog, Label, PrimaryButton, Subheading, Words


class PlanStoryDialog(Dialog):
    """The story to read. Esc or "Close" leaves."""

    def __init__(self, story: Sequence[tuple[Moment, Mapping[str, str]]], parent: QWidget | None) -> None:
        super().__init__(tr("What it said before"), parent)
        for until, texts in story:
            self.add(Subheading(tr("Until {day}", day=dated(until.day))))
            for part in IN_ORDER:
                if part in texts:
                    self.add(Label(part_words(part), Type.STRONG))
                    self.add(Words(texts[part]))
        self.add_button(PrimaryButton(tr("Close")), leaves=True).setFocus()
