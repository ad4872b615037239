"""One goal: its words, its story, what one can do now, why it matters, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import Revision
from companion.drawing.shapes import Token
from companion.i18n import dated, number, quoted, tr
from companion.services.progress import GoalProgress
from companion.ui.goals.rating_form import RatingForm
from companion.ui.goals.state_form import StateForm, step_words, steps_from
from companion.ui.goals.story import reworded_words, since_words
from companion.ui.look import Type
from companion.ui.progress.chart_panel import ChartPanel, line_panel
from companion.ui.progress.record_table import Record
from companion.ui.widgets.kit import (
    Body,
    Button,
    Card,
    Label,
    LinkButton,
    Page,
    PrimaryButton,
    Quote,
    Row,
    Run,
    SecondaryButton,
    Subheading,
)

LARGE = 240
"""Goals up to this many characters are set large; longer ones as running text."""
CHART_HEIGHT = 220


@dataclass(frozen=True)
class GoalView:
    """What the page shows."""

    goal: Goal
    progress: GoalProgress
    ratings: Sequence[Rating]
    story: Sequence[Revision]
    today: date


class GoalPage(Page):
    """Shows one goal and asks for what is to be done with it."""

    back = Signal()
    story_wanted = Signal()
    rate = Signal()
    reword = Signal()
    step = Signal(object)
    remove = Signal()
    rating_removed = Signal(object)

    def __init__(self, view: GoalView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.form: RatingForm | StateForm | None = None
        self.steps: dict[GoalState, Button] = {}
        self.story_link = LinkButton(tr("Read the story"))
        self.panel: ChartPanel | None = None
        self._add_words()
        self._add_chart()
        self._add_why()
        self._add_actions()

    def open_form(self, form: RatingForm | StateForm) -> None:
        """Shows a form in place of the buttons and goes to it."""
        self.close_form()
        self.form = form
        self._place.addWidget(form)
        self.buttons.hide()
        form.focus_first()
        QTimer.singleShot(0, self, self._reveal_form)

    def close_form(self) -> None:
        """Takes the form away and shows the buttons."""
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.buttons.show()

    def _reveal_form(self) -> None:
        if self.form is not None:
            self.reveal(self.form.focusWidget() or self.form)

    # build

    def _add_words(self) -> None:
        goal = self.view.goal
        link = LinkButton(tr("My goals"), icon_name="caret-left")
        link.clicked.connect(self.back)
        self.back_link = link
        self.add(link)
        self.words = Quote(goal.words, large=len(goal.words) <= LARGE)
        self.add(self.words, above=4)
        about = " ".join(part for part in (since_words(goal), reworded_words(goal, self.view.story)) if part)
        self.add(Body(about, muted=True), above=8)
        if self.view.story:
            self.story_link.clicked.connect(self.story_wanted)
            self.add(self.story_link, above=0)
        if goal.state_reason:
            reason = Label("", Type.BODY, selectable=True)
            reason.set_runs(
                [Run(tr("You wrote:") + " ", token=Token.MUTED), Run(quoted(goal.state_reason), italic=True)]
            )
            self.add(reason, above=4)

    def _add_chart(self) -> None:
        progress = self.view.progress
        self.add(Subheading(tr("What I can do now")), above=28)
        if progress.series.points:
            card = Card(padding=20)
            card.body.setContentsMargins(20, 20, 20, 8)
            self.panel = line_panel(progress.series, height=CHART_HEIGHT, records=self._records)
            card.body.addWidget(self.panel)
            if self.view.goal.activity:
                said = tr("Rated: {activity}, from 0 (unable) to 10 (as before)",
                          activity=self.view.goal.activity)  # fmt: skip
                self.add(Label(said, Type.SMALL, Token.MUTED), above=4)
            self.add(card, above=12)
        words = Label("", Type.BODY)
        runs = [Run(progress.words)]
        if progress.source:
            runs.append(Run("  " + progress.source, token=Token.MUTED))
        words.set_runs(runs)
        self.change = words
        self.add(words, above=12)

    def _add_why(self) -> None:
        goal = self.view.goal
        if goal.why:
            self.add(Subheading(tr("Why it matters to me")), above=28)
            self.add(Quote(goal.why), above=8)

    def _add_actions(self) -> None:
        goal = self.view.goal
        rate = PrimaryButton if goal.state.is_open else SecondaryButton
        self.rate_button: Button = rate(tr("Rate it today"))
        self.rate_button.clicked.connect(self.rate)
        self.reword_button = SecondaryButton(tr("Reword"))
        self.reword_button.clicked.connect(self.reword)
        buttons: list[Button] = [self.rate_button, self.reword_button]
        for state in steps_from(goal.state):
            wanted = PrimaryButton if not goal.state.is_open and state is GoalState.ACTIVE else LinkButton
            button: Button = wanted(step_words(state, goal.state))
            button.clicked.connect(partial(self._tell_step, state))
            self.steps[state] = button
            if wanted is PrimaryButton:
                buttons.insert(0, button)
            else:
                buttons.append(button)
        self.remove_button = LinkButton(tr("Delete"))
        self.remove_button.clicked.connect(self.remove)
        self.buttons = Row(*buttons, self.remove_button, spacing=24)
        holder = QWidget()
        self._place = QVBoxLayout(holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self.buttons)
        self.add(holder, above=32)

    def _records(self) -> list[Record]:
        return [
            Record(
                dated(rating.at.day),
                tr("{value} of {top}", value=number(rating.value), top=number(10)),
                rating.note,
                partial(self._tell_removed, rating),
                tr("Take out the rating of {day}", day=dated(rating.at.day)),
            )
            for rating in reversed(self.view.ratings)
        ]

    def _tell_step(self, state: GoalState, _checked: bool = False) -> None:
        self.step.emit(state)

    def _tell_removed(self, rating: Rating) -> None:
        self.rating_removed.emit(rating)
