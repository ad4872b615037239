"""Where I am on my ladder, with a note and another day if wanted. Without either, one press on the level will do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.ladder import LEVELS, Ladder, Rung
from companion.i18n import tr
from companion.services.ladders import level_words
from companion.ui.goals.entries import Entry
from companion.ui.goals.said_form import SaidForm
from companion.ui.look import Type
from companion.ui.widgets.choices import ScalePill
from companion.ui.widgets.kit import ChoiceRow, Field, Label, LineField


class StandForm(SaidForm):
    """One level of ``ladder``, or ``said`` to be changed. At first it is the one where I was last."""

    def __init__(
        self,
        ladder: Ladder,
        rungs: Sequence[Rung],
        today: date,
        said: Rung | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Where I am on my ladder"), today, said, parent)
        shown = said or (rungs[-1] if rungs else None)
        question = Label(tr("Where am I on my ladder?"), Type.STRONG)
        options = [(str(level), level_words(level)) for level in LEVELS]
        self.level = ChoiceRow(question.text(), options, pill=ScalePill, spacing=8)
        for level in LEVELS:
            words = ladder.words(level).strip() or tr("nothing written")
            name = tr("{level}: {words}", level=level_words(level), words=words)
            self.level.pills()[str(level)].setAccessibleName(name)
        self.level.set_value(str(shown.level) if shown else "")
        self.note = LineField(tr("A note"), tr("If you like."), text=said.note if said else "")
        self.note.entered.connect(self.kept)
        self.level.changed.connect(self.calm)
        self.lay_out([question, self.level, self.note], [_entry(rung) for rung in reversed(rungs)])

    def fields(self) -> dict[str, Field]:
        return {"level": self.level, "note": self.note, "day": self.day}

    def answer(self) -> tuple[int | None, str]:
        chosen = self.level.value()
        return (int(chosen) if chosen else None), self.note.text()

    def focus_first(self) -> None:
        pills = self.level.pills()
        pills[self.level.value() or str(LEVELS[0])].setFocus(Qt.FocusReason.TabFocusReason)

    def ask_for_answer(self) -> None:
        self.say(tr("Pick a level, or leave it."))
        self.focus_first()


def _entry(rung: Rung) -> Entry:
    return Entry(rung, level_words(rung.level), rung.note or rung.words)
