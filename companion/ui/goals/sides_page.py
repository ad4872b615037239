"""Both sides of a goal or a choice: four corners, any order, any of them empty. Nothing is added up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.domain.both_sides import Quadrant
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.services.both_sides import SidesPage
from companion.ui.goals.sides_corner import Corner
from companion.ui.icons import IconView
from companion.ui.widgets.kit import (
    Body,
    Columns,
    Field,
    Heading,
    LinkButton,
    Page,
    Quote,
    Row,
)


class BothSidesPage(Page):
    """``back`` leaves; ``rename`` and ``remove`` are about the whole page."""

    back = Signal()
    rename = Signal()
    remove = Signal()

    def __init__(self, shown: SidesPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setAccessibleName(tr("Both sides"))
        of_goal = bool(shown.page.goal_id)
        self.back_link = LinkButton(tr("My goal") if of_goal else tr("Both sides"), icon_name="caret-left")
        self.back_link.clicked.connect(self.back)
        self.add(self.back_link)
        self.add(Heading(tr("Both sides")), above=4)
        self.about = Quote(shown.about)
        self.add(self.about, above=8)
        self.add(private_note(), above=14)
        self.corners = {quadrant: Corner(quadrant, shown.corner(quadrant)) for quadrant in Quadrant}
        corners = self.corners
        self.add(Columns(corners[Quadrant.CHANGE_GOOD], corners[Quadrant.CHANGE_LESS], least=290), above=22)
        self.add(Columns(corners[Quadrant.STAY_GOOD], corners[Quadrant.STAY_LESS], least=290), above=18)
        row = Row(spacing=28)
        self.rename_button = LinkButton(tr("Name it another way"))
        self.rename_button.clicked.connect(self.rename)
        self.remove_button = LinkButton(tr("Delete this page"))
        self.remove_button.clicked.connect(self.remove)
        row.add(self.rename_button)
        row.add(self.remove_button)
        self.add(row, above=24)
        self.rename_button.setVisible(not of_goal)
        self.remove_button.setVisible(shown.is_written)

    def fields(self) -> dict[str, Field]:
        """The lines being written, for the draft."""
        return {quadrant.value: corner.new for quadrant, corner in self.corners.items()}

    def corner_of(self, line_id: str) -> Corner | None:
        """The corner a line is in."""
        return next((corner for corner in self.corners.values() if line_id in corner.rows), None)


def private_note() -> QWidget:
    """A lock, and what private means here."""
    note = QWidget()
    row = QHBoxLayout(note)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(IconView("lock", Token.MUTED, 20))
    words = tr(
        "Private. A line goes on your sheet only if you choose that line. Write in any order, or not at all."
    )
    row.addWidget(Body(words, muted=True), 1)
    return note
