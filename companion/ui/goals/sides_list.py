"""All pages of both sides, and a place to begin one about a choice of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.both_sides import Quadrant
from companion.domain.text import first_line
from companion.errors import CompanionError
from companion.i18n import dated, quoted, tr
from companion.services.both_sides import SidesPage
from companion.ui.goals.sides_page import private_note
from companion.ui.widgets.kit import (
    Body,
    Field,
    Hairline,
    Heading,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Small,
)
from companion.ui.widgets.reasons import MyReasons

LONGEST = 160


class SidesListPage(Page):
    """``begun`` gives the name of a new choice, ``opened`` a page's id."""

    back = Signal()
    begun = Signal(str)
    opened = Signal(str)

    def __init__(self, pages: Sequence[SidesPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = tuple(pages)
        self.setAccessibleName(tr("Both sides"))
        self.links: dict[str, LinkButton] = {}
        self.reasons: dict[str, MyReasons] = {}
        self.back_link = LinkButton(tr("My goals"), icon_name="caret-left")
        self.back_link.clicked.connect(self.back)
        self.add(self.back_link)
        self.add(Heading(tr("Both sides")), above=4)
        words = tr(
            "Most choices have two sides. Write down what speaks for changing, and for leaving it as it is."
        )
        self.add(Body(words, muted=True), above=8)
        self.add(private_note(), above=10)
        self.title = LineField(
            tr("A choice I am thinking about"), tr("Such as: “More walking, or not yet?”"), most=2_000
        )
        self.begin_button = PrimaryButton(tr("Begin a page"))
        self.title.entered.connect(self._tell_begun)
        self.begin_button.clicked.connect(self._tell_begun)
        self.add(self.title, above=24)
        self.add(Row(self.begin_button), above=14)
        for index, shown in enumerate(self.pages):
            if index:
                self.add(Hairline(), above=6)
            link = LinkButton(quoted(first_line(shown.about, LONGEST)))
            link.clicked.connect(partial(self._tell_opened, shown.page.id))
            self.links[shown.page.id] = link
            self.add(link, above=26 if not index else 6)
            about = tr("About a goal") if shown.page.goal_id else tr("A choice of your own")
            day = dated(shown.page.created.day)
            self.add(Small(tr("{about}, begun on {day}", about=about, day=day)), above=0)
            self._add_reasons(shown)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"title": self.title}

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter."""
        self.title.set_problem(str(error))
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_page(self, sides_id: str) -> None:
        """Puts the focus on a page's name, or on the way back."""
        self.links.get(sides_id, self.back_link).setFocus(Qt.FocusReason.OtherFocusReason)

    def fold_reasons(self) -> None:
        """Hides own words that were shown when asked for."""
        for reasons in self.reasons.values():
            reasons.fold()

    def _add_reasons(self, shown: SidesPage) -> None:
        """What is good about changing, when asked for. For a goal it is on the goal's own page and card."""
        lines = tuple(line.text for line in shown.corner(Quadrant.CHANGE_GOOD))
        if lines and not shown.page.goal_id:
            reasons = MyReasons(partial(tuple, lines), quoted(first_line(shown.about)))
            self.reasons[shown.page.id] = reasons
            self.add(reasons, above=0)

    def _tell_begun(self) -> None:
        self.begun.emit(self.title.text())

    def _tell_opened(self, sides_id: str, _checked: bool = False) -> None:
        self.opened.emit(sides_id)
