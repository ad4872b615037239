"""Writing a visit down, or changing what was written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal

from companion.domain.visits import FELT_PARTS
from companion.i18n import tr
from companion.services.visits import NOTHING, Texts, VisitEntry, VisitRecord
from companion.ui.visit.felt_fields import FeltFields
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
    TextField,
)


class RecordForm(Page):
    """``kept`` when it shall be kept, ``left`` when not, ``coming`` when a visit that is behind is still to come.

    ``record`` is ``None`` for a new visit; ``wording`` are the questions that are in the person's own words.
    """

    kept = Signal()
    left = Signal()
    coming = Signal()

    def __init__(
        self, today: date, names: list[str], wording: Texts, record: VisitRecord | None = None
    ) -> None:
        super().__init__()
        self.record = record
        visit = record.visit if record is not None else None
        title = tr("Change this visit") if record is not None else tr("Another visit")
        self.setAccessibleName(title)
        self.add(Heading(title))
        day = visit.day if visit else None
        self.day = DateField(tr("When"), today, day, optional=True, tells_ago=True)
        self.who = NameField(names, visit.who if visit else "")
        self.agreed = TextField(
            tr("What we agreed"), tr("A line for each thing."), text=visit.agreed if visit else ""
        )
        self.private = FeltFields(
            asked_in(wording, record),
            visit.felt if visit else "",
            record.numbers if record is not None else NOTHING,
        )
        self.coming_link = LinkButton(tr("This visit is still to come"))
        self.coming_link.setAccessibleDescription(tr("Its lines go back on your list."))
        self.coming_link.clicked.connect(self.coming)
        self.keep_button = PrimaryButton(tr("Keep it"))
        self.leave_link = LinkButton(tr("Leave it as it was") if record is not None else tr("Leave it"))
        self.keep_button.clicked.connect(self.kept)
        self.leave_link.clicked.connect(self.left)
        self.add(self.day, above=20)
        self.add(self.who, above=16)
        self.add(self.agreed, above=16)
        self.add(self.private, above=16)
        self.add(Row(self.keep_button, self.leave_link, spacing=24), above=24)
        if visit is not None and visit.happened is not None:
            self.add(self.coming_link, above=24)
            self.add(Small(tr("If it was put behind by mistake: its lines go back on your list.")), above=2)

    def fields(self) -> dict[str, Field]:
        """The fields, for drafts."""
        return {
            "day": self.day,
            "who": self.who.field,
            "agreed": self.agreed,
            **self.private.fields(),
        }

    def entry(self) -> VisitEntry:
        """What is said."""
        return VisitEntry(
            self.day.day(),
            self.who.text(),
            self.agreed.text(),
            self.private.felt.text(),
            self.private.numbers.numbers(),
            self.private.numbers.wording,
        )

    def focus_first(self) -> None:
        """Puts the focus on the first field."""
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def asked_in(wording: Texts, record: VisitRecord | None) -> dict[str, str]:
    """How the questions read over a visit: those answered as they read then, the others as they read now."""
    if record is None:
        return dict(wording)
    answers = zip(FELT_PARTS, record.numbers.values(), strict=True)
    open_ = {part: wording[part] for part, value in answers if value is None and part in wording}
    return open_ | dict(record.wording)
