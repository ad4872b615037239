"""Other words for the name of a choice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.both_sides import BothSides
from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.widgets.kit import Field, Heading, LineField, LinkButton, Page, PrimaryButton, Row


class TitlePage(Page):
    """``kept`` asks to keep the name, ``left`` to go back."""

    kept = Signal()
    left = Signal()

    def __init__(self, page: BothSides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sides = page
        self.setAccessibleName(tr("Name it another way"))
        self.title = LineField(tr("A choice I am thinking about"), text=page.title, most=2_000)
        self.save = PrimaryButton(tr("Keep it"))
        self.cancel = LinkButton(tr("Leave it"))
        self.title.entered.connect(self.kept)
        self.save.clicked.connect(self.kept)
        self.cancel.clicked.connect(self.left)
        self.add(Heading(tr("Name it another way")))
        self.add(self.title, above=24)
        self.add(Row(self.save, self.cancel, spacing=28), above=24)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"title": self.title}

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter."""
        self.title.set_problem(str(error))
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
