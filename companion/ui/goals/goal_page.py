"""One goal: its words, what one can do now, the ladder, how sure one is, small steps, and what to do with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.goals import GoalState, Rating
from companion.drawing.shapes import Token
from companion.i18n import dated, number, quoted, tr
from companion.ui.goals.goal_view import GoalView
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.goals.ladder_card import LadderCard, here_words
from companion.ui.goals.moment_card import MomentCard
from companion.ui.goals.rating_form import RatingForm
from companion.ui.goals.rulers import RulerForm, RulerLines
from companion.ui.goals.state_form import StateForm, step_words, steps_from
from companion.ui.goals.step_list import StepList
from companion.ui.goals.story import reworded_words, since_words
from companion.ui.look import Type
from companion.ui.progress.chart_panel import ChartPanel, line_panel
from companion.ui.progress.record_table import Record
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    Button,
    Card,
    Columns,
    Label,
    LinkButton,
    Page,
    PrimaryButton,
    Quote,
    Row,
    Run,
    SecondaryButton,
    Small,
    Subheading,
)

LARGE = 240
"""Goals up to this many characters are set large; longer ones as running text."""
CHART_HEIGHT = 220

Form = RatingForm | StateForm | RulerForm


class GoalPage(Page):
    """Shows one goal and asks for what is to be done with it. ``papers``: whether it may be printed."""

    back = Signal()
    story_wanted = Signal()
    story_paper_wanted = Signal(str)
    last_printout_wanted = Signal()
    rate = Signal()
    reword = Signal()
    step = Signal(object)
    remove = Signal()
    rating_removed = Signal(object)
    stood = Signal(int)
    ladder_wanted = Signal()
    rulers_wanted = Signal()
    sides_wanted = Signal()
    visit_wanted = Signal(str, str)

    def __init__(self, view: GoalView, parent: QWidget | None = None, *, papers: bool = False) -> None:
        super().__init__(parent)
        self.view = view
        self.form: Form | None = None
        self.states: dict[GoalState, Button] = {}
        self.story_link = LinkButton(tr("Read the story"))
        self.print_link = LinkButton(tr("Print the story"), icon_name="printer")
        self.panel: ChartPanel | None = None
        self._papers = papers
        self._add_words()
        self.add(
            Columns(self._now(), self._ladder_and_rulers(), weights=(8, 5), least=300, spacing=28), above=12
        )
        self._add_actions()
        self._add_steps()

    def open_form(self, form: Form) -> None:
        """Shows a form in place of the buttons and goes to it."""
        self.close_form()
        self.form = form
        self._place.addWidget(form)
        self.buttons.hide()
        form.focus_first()
        bring_into_sight(self, form.focusWidget() or form)

    def close_form(self) -> None:
        """Takes the form away and shows the buttons."""
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.buttons.show()

    # build

    def _add_words(self) -> None:
        goal = self.view.goal
        self.back_link = LinkButton(tr("My goals"), icon_name="caret-left")
        self.back_link.clicked.connect(self.back)
        self.add(self.back_link)
        self.words = Quote(goal.words, large=len(goal.words) <= LARGE)
        self.add(self.words, above=4)
        about = " ".join(part for part in (since_words(goal), reworded_words(goal, self.view.story)) if part)
        self.add(Body(about, muted=True), above=8)
        links = Row(spacing=28, row_spacing=0)
        if self.view.has_story:
            self.story_link.clicked.connect(self.story_wanted)
            links.add(self.story_link)
            if self._papers:
                self.print_link.clicked.connect(self._tell_story_paper)
                links.add(self.print_link)
        visit = ForNextVisit(f"goal/{goal.id}", goal.words)
        visit.wanted.connect(self.visit_wanted)
        links.add(visit)
        self.add(links, above=0)
        self.moment: MomentCard | None = None
        if goal.state is GoalState.REACHED:
            self.moment = MomentCard(since_words(goal), goal.state_reason or goal.words, papers=self._papers)
            self.moment.last_printout_wanted.connect(self.last_printout_wanted)
            self.add(self.moment, above=12)
        elif goal.state_reason:
            reason = Label("", Type.BODY, selectable=True)
            reason.set_runs(
                [Run(tr("You wrote:") + " ", token=Token.MUTED), Run(quoted(goal.state_reason), italic=True)]
            )
            self.add(reason, above=4)

    def _now(self) -> QWidget:
        """The wider column: the chart of what I can do, why it matters, what I would notice."""
        progress, goal = self.view.progress, self.view.goal
        column = _Column()
        column.add(Subheading(tr("What I can do now")), 16)
        if progress.series.points:
            card = Card(padding=20)
            card.body.setContentsMargins(20, 20, 20, 8)
            self.panel = line_panel(progress.series, height=CHART_HEIGHT, records=self._records)
            card.body.addWidget(self.panel)
            if goal.activity:
                said = tr("Rated: {activity}, from 0 (unable) to 10 (as before)", activity=goal.activity)
                column.add(Label(said, Type.SMALL, Token.MUTED), 4)
            column.add(card, 12)
        runs = [Run(progress.words)]
        if progress.source:
            runs.append(Run("  " + progress.source, token=Token.MUTED))
        self.change = Label("", Type.BODY)
        self.change.set_runs(runs)
        column.add(self.change, 12)
        if goal.why:
            column.add(Subheading(tr("Why it matters to me")), 28)
            column.add(Quote(goal.why), 8)
        self._add_good(column)
        if goal.noticed:
            column.add(Subheading(tr("What I’d notice first")), 28)
            column.add(Quote(goal.noticed), 8)
        column.end()
        return column

    def _add_good(self, column: _Column) -> None:
        """The person's own lines, shown when they ask and hidden when they ask."""
        self.good_button = LinkButton(tr("Show me what I wrote is good about changing"))
        self.good_button.setCheckable(True)
        self.good_button.clicked.connect(self._show_good)
        self.good = QWidget()
        lines = QVBoxLayout(self.good)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for line in self.view.good:
            lines.addWidget(Quote(line.text))
        lines.addWidget(Small(tr("Private. Only shown when you ask.")))
        self.good.hide()
        self.good_button.setVisible(bool(self.view.good))
        column.add(self.good_button, 8)
        column.add(self.good, 0)

    def _show_good(self, shown: bool) -> None:
        self.good.setVisible(shown)
        words = tr("Hide these lines") if shown else tr("Show me what I wrote is good about changing")
        self.good_button.setText(words)

    def _ladder_and_rulers(self) -> QWidget:
        """The narrower column: my ladder with where I am, and how sure I am."""
        view = self.view
        column = _Column()
        column.add(Subheading(tr("My ladder")), 16)
        self.ladder: LadderCard | None = None
        if view.ladder.is_written:
            self.ladder = LadderCard(view.ladder, view.here)
            self.ladder.stood.connect(self.stood)
            column.add(self.ladder, 12)
            column.add(Body(here_words(view.here), muted=True), 10)
            self.ladder_button = LinkButton(tr("Change my ladder"))
        else:
            words = tr("Five levels in your own words, from what you can do now to more than you hope for.")
            column.add(Body(words, muted=True), 10)
            self.ladder_button = LinkButton(tr("Write on my ladder"))
        self.ladder_button.clicked.connect(self.ladder_wanted)
        column.add(self.ladder_button, 2)
        column.add(Subheading(tr("How sure am I?")), 20)
        column.add(RulerLines(view.rulers), 8)
        self.rulers_button = LinkButton(tr("Say it again") if view.rulers else tr("Say how sure"))
        self.rulers_button.setAccessibleName(tr("Say how important it is and how sure I am"))
        self.rulers_button.clicked.connect(self.rulers_wanted)
        column.add(self.rulers_button, 2)
        column.end()
        return column

    def _add_steps(self) -> None:
        self.steps = StepList(self.view.steps)
        self.add(Subheading(tr("Small steps")))
        if not self.view.steps:
            said = tr("Something small you could do towards it. Tick it or leave it: nothing is owed.")
            self.add(Body(said, muted=True), above=4)
        self.add(self.steps, above=10)

    def _add_actions(self) -> None:
        goal = self.view.goal
        rate = PrimaryButton if goal.state.is_open else SecondaryButton
        self.rate_button: Button = rate(tr("Rate it today"))
        self.rate_button.clicked.connect(self.rate)
        self.reword_button = SecondaryButton(tr("Reword"))
        self.reword_button.clicked.connect(self.reword)
        self.sides_button = SecondaryButton(tr("Both sides…"))
        self.sides_button.clicked.connect(self.sides_wanted)
        buttons: list[Button] = [self.rate_button, self.reword_button, self.sides_button]
        for state in steps_from(goal.state):
            wanted = PrimaryButton if not goal.state.is_open and state is GoalState.ACTIVE else LinkButton
            button: Button = wanted(step_words(state, goal.state))
            button.clicked.connect(partial(self._tell_step, state))
            self.states[state] = button
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

    def _tell_story_paper(self) -> None:
        self.story_paper_wanted.emit(self.view.goal.id)


class _Column(QWidget):
    """Things one under another; what is left of the height goes below."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def add(self, widget: QWidget, above: int) -> None:
        self._layout.addSpacing(above)
        self._layout.addWidget(widget)

    def end(self) -> None:
        self._layout.addStretch(1)
