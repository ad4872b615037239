"""Writing a visit down, or changing what was written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal

from companion.domain.visits import Felt
from companion.i18n import tr
from companion.services.visits import VisitEntry, VisitRecord
from companion.ui.visit.felt_numbers import FeltNumbers
from companion.ui.visit.names import NameField
from companion.ui.widgets.kit import (
    DateField,
    Field,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Small,
    Subheading,
    TextField,
)


class RecordForm(Page):
    """``kept`` when it shall be kept, ``left`` when not. ``record`` is ``None`` for a new visit."""

    kept = Signal()
    left = Signal()

    def __init__(self, today: date, names: list[str], record: VisitRecord | None = None) -> None:
        super().__init__()
        self.record = record
        visit = record.visit if record is not None else None
        title = tr("Change this visit") if record is not None else tr("Another visit")
        self.setAccessibleName(title)
        self.add(Heading(title))
        self.day = DateField(tr("When"), today, visit.day if visit else None, optional=True)
        self.who = NameField(names, visit.who if visit else "")
        self.agreed = TextField(
            tr("What we agreed"), tr("A line for each thing."), text=visit.agreed if visit else ""
        )
        self.felt = TextField(tr("How it felt, for me alone"), lines=2, text=visit.felt if visit else "")
        self.numbers = FeltNumbers()
        self.numbers.set_numbers(record.numbers if record is not None else Felt())
        self.keep_button = PrimaryButton(tr("Keep it"))
        self.leave_link = LinkButton(tr("Leave it as it was") if record is not None else tr("Leave it"))
        self.keep_button.clicked.connect(self.kept)
        self.leave_link.clicked.connect(self.left)
        self.add(self.day, above=20)
        self.add(self.who, above=16)
        self.add(self.agreed, above=16)
        self.add(Subheading(tr("How it felt")))
        self.add(Small(tr("Only if you like. For you alone, never printed.")), above=4)
        self.add(self.felt, above=12)
        self.add(self.numbers, above=16)
        self.add(Row(self.keep_button, self.leave_link, spacing=24), above=24)

    def fields(self) -> dict[str, Field]:
        """The fields, for drafts."""
        return {
            "day": self.day,
            "who": self.who.field,
            "agreed": self.agreed,
            "felt": self.felt,
            **self.numbers.fields(),
        }

    def entry(self) -> VisitEntry:
        """What is said."""
        return VisitEntry(
            self.day.day(), self.who.text(), self.agreed.text(), self.felt.text(), self.numbers.numbers()
        )

    def focus_first(self) -> None:
        """Puts the focus on the first field."""
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)
