"""What I can do today, from 0 to 10, with a note and another day if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from companion.domain.goals import PSFS_SOURCE, Goal, Rating
from companion.i18n import number, tr
from companion.ui.goals.entries import Entry
from companion.ui.goals.said_form import SaidForm, focus_scale
from companion.ui.widgets.kit import Field, LineField, ScaleInput, Small


class RatingForm(SaidForm):
    """One number for the activity of a goal, or ``said`` to be changed."""

    def __init__(
        self,
        goal: Goal,
        ratings: Sequence[Rating],
        today: date,
        said: Rating | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Rate it today"), today, said, parent)
        self.scale = ScaleInput(goal.rated_as, tr("unable"), tr("as before"))
        self.scale.set_value(said.value if said else None)
        self.note = LineField(tr("A note"), tr("If you like."), text=said.note if said else "")
        self.note.entered.connect(self.kept)
        self.scale.changed.connect(self.calm)
        asked = Small(tr("How well can you do this now?  {source}", source=PSFS_SOURCE))
        self.lay_out([asked, self.scale, self.note], [_entry(rating) for rating in reversed(ratings)])

    def fields(self) -> dict[str, Field]:
        return {"value": self.scale, "note": self.note, "day": self.day}

    def answer(self) -> tuple[int | None, str]:
        return self.scale.value(), self.note.text()

    def focus_first(self) -> None:
        focus_scale(self.scale)


def _entry(rating: Rating) -> Entry:
    value = tr("{value} of {top}", value=number(rating.value), top=number(10))
    return Entry(rating, value, rating.note)
