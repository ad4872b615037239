""" "I'm fine for now": said in the person's own words, which then stand there. Nothing else is changed by it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.fine import FineForNow
from companion.domain.goals import Goal, GoalState
from companion.errors import CompanionError
from companion.i18n import dated, tr
from companion.ui.goals.moment_card import MomentCard, last_page_link
from companion.ui.widgets.kit import (
    Body,
    Field,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Quote,
    Row,
    Subheading,
    TextField,
)

MOST_QUOTED = 6


class FinePage(Page):
    """``kept`` asks to keep what is typed, ``taken_out`` names an entry."""

    back = Signal()
    kept = Signal()
    taken_out = Signal(object)
    last_printout_wanted = Signal()

    def __init__(
        self,
        said: Sequence[FineForNow],
        goals: Sequence[Goal],
        parent: QWidget | None = None,
        *,
        papers: bool = False,
    ) -> None:
        super().__init__(parent)
        self.said = tuple(said)
        self.setAccessibleName(tr("I’m fine for now"))
        self.cards: list[MomentCard] = []
        self.out_buttons: list[LinkButton] = []
        self.back_link = LinkButton(tr("My goals"), icon_name="caret-left")
        self.back_link.clicked.connect(self.back)
        self.add(self.back_link)
        self.add(Heading(tr("I’m fine for now")), above=4)
        words = tr(
            "You can stop here for as long as you like. All you wrote stays, and is here if you come back."
        )
        self.add(Body(words, muted=True), above=8)
        for index, fine in enumerate(reversed(self.said)):
            self._add_said(fine, latest=index == 0, papers=papers)
        self.words = TextField(
            tr("What would you like to say to yourself?"),
            tr("What is different now, or what you want to remember. Your words stand on this page."),
            lines=3,
        )
        self.add(self.words, above=28)
        self.save = PrimaryButton(tr("Keep these words"))
        self.save.clicked.connect(self.kept)
        later = LinkButton(tr("Not now"))
        later.clicked.connect(self.back)
        row = Row(self.save, later, spacing=28)
        self.print_link: LinkButton | None = None
        if papers and not self.said:
            # Nobody has to write anything to have their page.
            self.print_link = last_page_link()
            self.print_link.clicked.connect(self.last_printout_wanted)
            row.add(self.print_link)
        self.add(row, above=18)
        self._add_reached(goals)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"words": self.words}

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        self.words.set_problem(str(error))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_said(self, fine: FineForNow, *, latest: bool, papers: bool) -> None:
        out = LinkButton(tr("Take out"))
        out.setAccessibleName(tr("Take out what you said on {day}", day=dated(fine.at.day)))
        out.clicked.connect(partial(self._tell_out, fine))
        card = MomentCard(dated(fine.at.day), fine.words, out, papers=papers and latest)
        card.last_printout_wanted.connect(self.last_printout_wanted)
        self.cards.append(card)
        self.out_buttons.append(out)
        self.add(card, above=20)

    def _add_reached(self, goals: Sequence[Goal]) -> None:
        reached = [goal for goal in goals if goal.state is GoalState.REACHED]
        if not reached:
            return
        self.add(Subheading(tr("What you reached, in your words")))
        latest = sorted(reached, key=lambda goal: goal.since.at, reverse=True)[:MOST_QUOTED]
        for goal in latest:
            self.add(Quote(goal.state_reason or goal.words), above=10)

    def _tell_out(self, fine: FineForNow, _checked: bool = False) -> None:
        self.taken_out.emit(fine)
