"""A day worth keeping, in the person's own words: a goal reached, or fine for now. The program adds nothing to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.widgets.kit import Card, LinkButton, Quote, Row, Small

LARGE = 200


class MomentCard(Card):
    """``words`` large, with the day above and what can be done about them below. With ``papers`` it offers a last
    printout."""

    last_printout_wanted = Signal()

    def __init__(
        self, day: str, words: str, *more: LinkButton, papers: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=28, spacing=10, ground=Token.SOFT, line=Token.SOFT)
        self.body.setContentsMargins(28, 28, 28, 16)
        self.body.addWidget(Small(day))
        self.words = Quote(words, large=len(words) <= LARGE)
        self.body.addWidget(self.words)
        self.print_link: LinkButton | None = None
        row = Row(spacing=28, row_spacing=0)
        if papers:
            self.print_link = last_page_link()
            self.print_link.clicked.connect(self.last_printout_wanted)
            row.add(self.print_link)
        for link in more:
            row.add(link)
        self.body.addWidget(row)


def last_page_link() -> LinkButton:
    """What offers the last printout."""
    return LinkButton(tr("Print a last page to keep"), icon_name="printer")
