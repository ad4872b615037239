"""All plan files that came, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.plans import PlanFile, Suggestion
from companion.domain.visits import AgreedLine
from companion.i18n import dated, ntr, tr
from companion.ui.plans.view import visit_words
from companion.ui.visit.in_mind import InMind
from companion.ui.widgets.kit import (
    Body,
    Button,
    Card,
    EmptyState,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Small,
    Subheading,
    Title,
)

AT_A_TIME = 10


@dataclass(frozen=True)
class Received:
    """One plan file in the list, how many of its lines are open, and whether a newer file of it came."""

    suggestion: Suggestion
    open_lines: int
    superseded: bool = False


class PlanListPage(Page):
    """``open_file`` asks for a file, ``opened`` names a suggestion, ``visit`` the visit of a suggestion to myself."""

    open_file = Signal()
    opened = Signal(str)
    visit = Signal(str)

    def __init__(self, shown: tuple[Received, ...], in_mind: tuple[AgreedLine, ...] = ()) -> None:
        super().__init__()
        self.shown = shown
        self.in_mind = in_mind
        self.links: dict[str, LinkButton] = {}
        self.open_button: Button
        self.add(Heading(tr("Plans")))
        if shown:
            self.add(Body(tr("What was suggested to you, and what you made of it."), muted=True), above=8)
            self.open_button = PrimaryButton(tr("Open a plan file"), icon_name="folder-open")
            self.open_button.clicked.connect(self.open_file)
            self.add(self.open_button, above=20)
            self.hint = Small(_hint())
            self.add(self.hint, above=8)
        else:
            empty = EmptyState(
                tr("When your clinic gives you a plan file, open it here. You take from it what fits."),
                tr("Open a plan file"),
            )
            empty.acted.connect(self.open_file)
            self.open_button = empty.button
            self.add(empty, above=8)
            self.hint = Small(_hint())
            self.add(self.hint, above=4)
        holder = QWidget()
        self._cards = QVBoxLayout(holder)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(16)
        self.add(holder, above=20)
        self.earlier = LinkButton(tr("Show earlier"))
        self.earlier.clicked.connect(self._show_cards)
        self.add(self.earlier, above=8)
        self._show_cards()
        self.mind = InMind(in_mind)
        self.mind.opened.connect(self.visit)
        if in_mind:
            self.add(Subheading(tr("What I suggest to myself")))
            self.add(self.mind, above=12)

    def show_reading(self, reading: bool) -> None:
        """Says that a file is being read."""
        self.open_button.setEnabled(not reading)
        self.hint.setText(tr("Reading the file…") if reading else _hint())

    def focus_plan(self, suggestion_id: str = "") -> None:
        """Puts the focus on a plan, or on opening a file."""
        target = self.links.get(suggestion_id, self.open_button)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self) -> None:
        waiting = self.shown[len(self.links) :]
        for received in waiting[:AT_A_TIME]:
            self._cards.addWidget(self._card(received))
        self.earlier.setVisible(len(waiting) > AT_A_TIME)

    def _card(self, received: Received) -> Card:
        plan = received.suggestion.plan
        card = Card(spacing=6)
        card.body.addWidget(Title(plan.title))
        card.body.addWidget(Body(_from(plan)))
        card.body.addWidget(Body(_state(received), muted=True))
        link = LinkButton(tr("Open"))
        link.setAccessibleName(
            tr("Open: {title}", title=plan.title)
            if plan.at_visit
            else tr("Open the plan “{title}” from {who}", title=plan.title, who=plan.by)
        )
        link.clicked.connect(partial(self._tell_opened, received.suggestion.id))
        self.links[received.suggestion.id] = link
        card.body.addWidget(Row(link))
        return card

    def _tell_opened(self, suggestion_id: str, _checked: bool = False) -> None:
        self.opened.emit(suggestion_id)


def _from(plan: PlanFile) -> str:
    if plan.at_visit:
        return visit_words(plan)
    return tr(
        "From {who}", who=tr("{who}, {clinic}", who=plan.by, clinic=plan.clinic) if plan.clinic else plan.by
    )


def _state(received: Received) -> str:
    count = received.open_lines
    if received.suggestion.plan.at_visit:
        return tr("It is open.") if count else tr("You decided on it.")
    came = tr("Came on {day}.", day=dated(received.suggestion.received.day))
    newer = tr("A newer file came later.") if received.superseded else ""
    left = ntr("{count} line is open.", "{count} lines are open.", count) if count else tr("No line is open.")
    return " ".join(part for part in (came, newer, left) if part)


def _hint() -> str:
    return tr("Or drop the file here. Nothing changes until you say so.")
