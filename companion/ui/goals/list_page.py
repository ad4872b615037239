"""My goals: the open ones as cards, the others below under a quiet heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.goals import Goal, GoalState
from companion.domain.text import first_line
from companion.drawing.shapes import Token
from companion.i18n import ntr, quoted, tr
from companion.ui.goals.goal_card import GoalCard, shown_words
from companion.ui.goals.story import since_words
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Banner,
    Body,
    Hairline,
    Heading,
    Label,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Run,
)

MANY = 4
"""With more active goals than this the page asks, once and gently, whether fewer would be easier."""
CLOSED_AT_A_TIME = 20


@dataclass(frozen=True)
class GoalList:
    """What the page shows. ``changes`` words each goal's ratings by goal id, ``good`` are the person's lines on what is
    good about changing; ``begun`` says a draft waits."""

    goals: tuple[Goal, ...]
    changes: Mapping[str, str]
    begun: bool = False
    good: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def open(self) -> list[Goal]:
        """Goals going on now, in the person's order."""
        return [goal for goal in self.goals if goal.state.is_open]

    @property
    def closed(self) -> list[Goal]:
        """Resting, reached and let go, in that order."""
        order = (GoalState.RESTING, GoalState.REACHED, GoalState.LET_GO)
        return [goal for state in order for goal in self.goals if goal.state is state]


class GoalListPage(Page):
    """The list. ``write`` asks for a new goal, ``opened`` and ``rated`` name one, ``moved`` changes the order."""

    write = Signal()
    opened = Signal(str)
    rated = Signal(str)
    moved = Signal(str, int)
    sides_wanted = Signal()
    fine_wanted = Signal()

    def __init__(self, shown: GoalList, *, closed_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.cards: dict[str, GoalCard] = {}
        self.closed_links: dict[str, LinkButton] = {}
        self.write_button = PrimaryButton(tr("Write a new goal"), icon_name="plus")
        self.write_button.clicked.connect(self.write)
        self.add(Heading(tr("My goals")))
        self.add(Body(self._intro(), muted=True), above=8)
        self.begun: Banner | None = None
        if shown.begun:
            sentence = tr("You began a new goal. Your words are still here.")
            self.begun = Banner(sentence, tr("Go on writing"), amber=False)
            self.begun.acted.connect(self.write)
            self.add(self.begun)
        self.add(self.write_button, above=20)
        self._add_open()
        if shown.closed:
            self._add_closed(closed_open)
        self.sides_button = LinkButton(tr("Both sides of a choice"))
        self.sides_button.clicked.connect(self.sides_wanted)
        self.fine_button = LinkButton(tr("I’m fine for now"))
        self.fine_button.clicked.connect(self.fine_wanted)
        self.add(Row(self.sides_button, self.fine_button, spacing=32, row_spacing=0), above=32)

    @property
    def closed_open(self) -> bool:
        """Whether the goals that are not going on now are unfolded."""
        return bool(self.shown.closed) and self._closed.isVisibleTo(self)

    def fold_reasons(self) -> None:
        """Hides own words that were shown when asked for."""
        for card in self.cards.values():
            if card.reasons is not None:
                card.reasons.fold()

    def focus_goal(self, goal_id: str) -> None:
        """Puts the focus where the goal is, or on the first thing to do."""
        card = self.cards.get(goal_id)
        target: QWidget = card.open_button if card is not None else self.write_button
        if goal_id in self.closed_links and self.closed_open:
            target = self.closed_links[goal_id]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _intro(self) -> str:
        if not self.shown.goals:
            return tr("What would you like to be able to do? One sentence in your own words is enough.")
        active = sum(goal.state is GoalState.ACTIVE for goal in self.shown.goals)
        if active > MANY:
            return ntr(
                "You have {count} active goal. Some people find fewer at a time easier. Would that suit you?",
                "You have {count} active goals. Some people find fewer at a time easier. Would that suit you?",
                active,
            )
        return tr("What you are doing this for, in your own words.")

    def _add_open(self) -> None:
        goals = self.shown.open
        for index, goal in enumerate(goals):
            card = GoalCard(
                goal,
                self.shown.changes.get(goal.id, ""),
                may_rise=index > 0,
                may_sink=index + 1 < len(goals),
                reasons=[goal.why, *self.shown.good.get(goal.id, ())],
            )
            card.opened.connect(self.opened)
            card.rated.connect(self.rated)
            card.moved.connect(self.moved)
            self.cards[goal.id] = card
            self.add(card, above=24 if index == 0 else 16)

    def _add_closed(self, unfolded: bool) -> None:
        self.closed_button = LinkButton(tr("Resting, reached, let go"), icon_name="caret-right")
        self.closed_button.setCheckable(True)
        self.closed_button.setChecked(unfolded)
        self.closed_button.clicked.connect(self._fold)
        self.add(self.closed_button, above=32)
        self._closed = QWidget()
        self._rows = QVBoxLayout(self._closed)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._earlier = LinkButton(tr("Show more"))
        self._earlier.clicked.connect(self._show_more)
        self._rows.addWidget(self._earlier)
        self.add(self._closed, above=8)
        self._closed.setVisible(False)
        self._fold(unfolded)

    def _fold(self, unfolded: bool) -> None:
        if unfolded and not self.closed_links:
            self._show_more()
        self._closed.setVisible(unfolded)
        self.closed_button.set_icon("caret-down" if unfolded else "caret-right")
        self.closed_button.setAccessibleDescription(tr("unfolded") if unfolded else tr("folded"))

    def _show_more(self) -> None:
        start = len(self.closed_links)
        closed = self.shown.closed
        for goal in closed[start : start + CLOSED_AT_A_TIME]:
            self._add_row(goal)
        self._earlier.setVisible(len(self.closed_links) < len(closed))

    def _add_row(self, goal: Goal) -> None:
        at = self._rows.count() - 1
        if self.closed_links:
            self._rows.insertWidget(at, Hairline())
            at += 1
        words = Label("", Type.BODY)
        state = f"{since_words(goal)} {self.shown.changes.get(goal.id, '')}".strip()
        words.set_runs([Run(quoted(shown_words(goal)), italic=True), Run("\n" + state, token=Token.MUTED)])
        words.setContentsMargins(0, 12, 0, 0)
        link = LinkButton(tr("Open"))
        link.setAccessibleName(tr("Open the goal {words}", words=quoted(first_line(goal.words))))
        link.clicked.connect(partial(self._tell_open, goal.id))
        self.closed_links[goal.id] = link
        self._rows.insertWidget(at, words)
        self._rows.insertWidget(at + 1, link)

    def _tell_open(self, goal_id: str, _checked: bool = False) -> None:
        self.opened.emit(goal_id)
