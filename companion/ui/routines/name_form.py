"""Naming a new routine, or changing the name and the note of one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from companion.domain.routines import Routine
from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.widgets.kit import (
    Body,
    Field,
    Heading,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    TextField,
)


class NameForm(Page):
    """``kept`` asks to keep what is typed, ``left`` goes back with the words kept as a draft."""

    kept = Signal()
    left = Signal()

    def __init__(self, routine: Routine | None = None) -> None:
        super().__init__()
        self.routine = routine
        title = tr("Name and note") if routine else tr("Build a routine")
        self.setAccessibleName(title)
        back = LinkButton(routine.name if routine else tr("Routines"), icon_name="caret-left")
        back.clicked.connect(self.left)
        self.name = LineField(
            tr("What do you call it?"),
            tr("A name that you like, such as “Back easing”."),
            text=routine.name if routine else "",
            most=120,
        )
        self.note = TextField(
            tr("A note for yourself"),
            tr("If you like. When or where it works well, or what to have ready."),
            text=routine.note if routine else "",
            lines=2,
        )
        self.save = PrimaryButton(tr("Keep it") if routine else tr("Go on to the movements"))
        later = LinkButton(tr("Not now"))
        self.save.clicked.connect(self.kept)
        self.name.entered.connect(self.kept)
        later.clicked.connect(self.left)
        self.add(back)
        self.add(Heading(title), above=4)
        if routine is None:
            self.add(Body(tr("First a name. Then you pick the movements."), muted=True), above=8)
        self.add(self.name, above=24)
        self.add(self.note, above=24)
        self.add(Row(self.save, later, spacing=28), above=32)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"name": self.name, "note": self.note}

    def show_problem(self, error: CompanionError) -> None:
        """Says at the input what is the matter and goes there."""
        field = self.note if self.name.text().strip() else self.name
        field.set_problem(str(error))
        self.reveal(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
