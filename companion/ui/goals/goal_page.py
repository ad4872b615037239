"""One goal: its words, what one most likely came for, then all that belongs to it and what to do with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.goals import GoalState
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.ui.goals.column import stacked
from companion.ui.goals.form_place import FormPlace
from companion.ui.goals.goal_view import GoalView
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.goals.ladder_column import LadderColumn
from companion.ui.goals.moment_card import MomentCard
from companion.ui.goals.next_step import NextStep, next_of
from companion.ui.goals.now_column import NowColumn
from companion.ui.goals.reason_form import ReasonForm, change_words
from companion.ui.goals.rulers import RulerForm
from companion.ui.goals.said_form import SaidForm
from companion.ui.goals.stand_form import StandForm
from companion.ui.goals.state_form import StateForm, step_words, steps_from
from companion.ui.goals.step_list import StepList
from companion.ui.goals.story import reworded_words, since_words
from companion.ui.look import Type
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    Button,
    Columns,
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

Form = SaidForm | StateForm | ReasonForm


class GoalPage(Page):
    """Shows one goal and asks for what is to be done with it. ``papers``: whether it may be printed."""

    back = Signal()
    story_wanted = Signal()
    story_paper_wanted = Signal(str)
    last_printout_wanted = Signal()
    rate = Signal()
    reword = Signal()
    step = Signal(object)
    reason_wanted = Signal()
    remove = Signal()
    sides_wanted = Signal()
    visit_wanted = Signal(str, str)

    def __init__(self, view: GoalView, parent: QWidget | None = None, *, papers: bool = False) -> None:
        super().__init__(parent)
        self.view = view
        self.form: Form | None = None
        self.states: dict[GoalState, Button] = {}
        self.story_link = LinkButton(tr("Read the story"))
        self.print_link = LinkButton(tr("Print the story"), icon_name="printer")
        self._papers = papers
        self._add_words()
        self._add_first()
        self.now = NowColumn(view)
        self.side = LadderColumn(view)
        self.add(Columns(self.now, self.side, weights=(8, 5), least=300, spacing=28), above=8)
        # 0 to 10 twice wants the whole width.
        self._middle = FormPlace(QWidget(), self.side.rulers_button)
        self.add(self._middle, above=8)
        self._add_steps()
        self._add_last()

    def open_form(self, form: Form) -> None:
        """Shows a form where it belongs and goes to it."""
        self.close_form()
        self.form = form
        self._place_of(form).open(form)
        form.focus_first()
        # As much of it as there is room for, and in any case where one begins.
        for target in (form.save, form.focusWidget() or form):
            bring_into_sight(self, target)

    def close_form(self) -> None:
        """Takes the form away and shows again what stood there."""
        if self.form is not None:
            self._place_of(self.form).close_form()
            self.form = None

    def opener(self, form: Form) -> QWidget:
        """Where one was before ``form`` was opened."""
        return self._place_of(form).opener

    def _place_of(self, form: Form) -> FormPlace:
        if isinstance(form, StandForm):
            return self.side.standing
        if isinstance(form, RulerForm):
            return self._middle
        if isinstance(form, ReasonForm):
            return self._said or self._last
        if isinstance(form, StateForm) and form.state not in self._first_states:
            return self._last
        return self._first

    # build

    def _add_words(self) -> None:
        goal = self.view.goal
        self.back_link = LinkButton(tr("My goals"), icon_name="caret-left")
        self.back_link.clicked.connect(self.back)
        self.add(self.back_link)
        self.words = Quote(goal.words, large=len(goal.words) <= LARGE)
        self.add(self.words, above=4)
        self.moment: MomentCard | None = None
        reached = goal.state is GoalState.REACHED
        # The day it was reached stands over the words about it, and only there.
        told = ("" if reached else since_words(goal), reworded_words(goal, self.view.story))
        if any(told):
            self.add(Body(" ".join(filter(None, told)), muted=True), above=8)
        self.reason_link = LinkButton(change_words(goal))
        self.reason_link.clicked.connect(self.reason_wanted)
        self._said: FormPlace | None = None
        if goal.state_reason or not goal.state.is_open:
            self._said = FormPlace(self._moment() if reached else self._reason(), self.reason_link)
            self.add(self._said, above=12 if reached else 4)

    def _moment(self) -> MomentCard:
        """What I said when I reached it; the goal itself while I have said nothing."""
        goal = self.view.goal
        words = goal.state_reason or goal.words
        self.moment = MomentCard(since_words(goal), words, self.reason_link, papers=self._papers)
        self.moment.last_printout_wanted.connect(self.last_printout_wanted)
        return self.moment

    def _reason(self) -> QWidget:
        """What I said when it came to where it stands."""
        goal = self.view.goal
        if not goal.state_reason:
            return Row(self.reason_link)
        words = Label("", Type.BODY, selectable=True)
        words.set_runs(
            [Run(tr("You wrote:") + " ", token=Token.MUTED), Run(quoted(goal.state_reason), italic=True)]
        )
        return stacked(words, Row(self.reason_link))

    def _add_first(self) -> None:
        """What one most likely came for, in sight before anything is scrolled."""
        goal = self.view.goal
        row = Row(spacing=24, row_spacing=6)
        self._first_states: tuple[GoalState, ...] = ()
        if goal.state in (GoalState.EXPLORING, GoalState.RESTING, GoalState.LET_GO):
            wanted = SecondaryButton if goal.state.is_open else PrimaryButton
            self.states[GoalState.ACTIVE] = wanted(step_words(GoalState.ACTIVE, goal.state))
            self._first_states = (GoalState.ACTIVE,)
        rate = PrimaryButton if goal.state.is_open else SecondaryButton
        self.rate_button: Button = rate(tr("Rate it today"))
        self.rate_button.clicked.connect(self.rate)
        first = [*self.states.values(), self.rate_button]
        for button in first if not goal.state.is_open else reversed(first):
            row.add(button)
        self.steps_link = LinkButton(tr("Small steps"))
        self.steps_link.clicked.connect(self.go_to_steps)
        row.add(self.steps_link)
        if self.view.has_story:
            self.story_link.clicked.connect(self.story_wanted)
            row.add(self.story_link)
            if self._papers:
                self.print_link.clicked.connect(self._tell_story_paper)
                row.add(self.print_link)
        visit = ForNextVisit(f"goal/{goal.id}", goal.words)
        visit.wanted.connect(self.visit_wanted)
        row.add(visit)
        self._first = FormPlace(row, self.rate_button)
        self.add(self._first, above=14)
        self.next_step: NextStep | None = None
        step = next_of(self.view.steps)
        if goal.state.is_open and step is not None:
            self.next_step = NextStep(step)
            self.add(self.next_step, above=8)

    def _add_steps(self) -> None:
        self.steps = StepList(self.view.steps)
        self.add(Subheading(tr("Small steps")))
        if not self.view.steps:
            said = tr("Something small you could do towards it. Tick it or leave it: nothing is owed.")
            self.add(Body(said, muted=True), above=4)
        self.add(self.steps, above=10)

    def _add_last(self) -> None:
        """What changes the goal itself."""
        goal = self.view.goal
        self.reword_button = SecondaryButton(tr("Reword"))
        self.reword_button.clicked.connect(self.reword)
        self.sides_button = SecondaryButton(tr("Both sides…"))
        self.sides_button.clicked.connect(self.sides_wanted)
        buttons: list[Button] = [self.reword_button, self.sides_button]
        for state in steps_from(goal.state):
            if state not in self._first_states:
                self.states[state] = LinkButton(step_words(state, goal.state))
                buttons.append(self.states[state])
        for state, button in self.states.items():
            button.clicked.connect(partial(self._tell_step, state))
        self.remove_button = LinkButton(tr("Delete"))
        self.remove_button.clicked.connect(self.remove)
        if self._said is None and goal.was_moved:
            # Of a goal going on now: few come for that.
            last = stacked(Row(*buttons, spacing=24), Row(self.reason_link, self.remove_button, spacing=24))
        else:
            last = Row(*buttons, self.remove_button, spacing=24)
        self._last = FormPlace(last, self.reword_button)
        self.add(self._last, above=36)

    def go_to_steps(self) -> None:
        """Brings the small steps into sight, and the focus to the line for a new one."""
        self.steps.new.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self, self.steps)

    def _tell_step(self, state: GoalState, _checked: bool = False) -> None:
        self.step.emit(state)

    def _tell_story_paper(self) -> None:
        self.story_paper_wanted.emit(self.view.goal.id)
