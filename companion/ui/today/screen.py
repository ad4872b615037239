"""Today: what would I like to do now?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.drafts import reflection_key
from companion.domain.sessions import Session
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import day_words, quoted, tr
from companion.services.about import AboutService
from companion.services.checkins import CheckInService
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.services.library import LibraryService
from companion.services.plans import PlanService
from companion.services.reminders import ReminderService
from companion.services.routines import RoutineService
from companion.services.sessions import SessionService
from companion.services.tense import TenseService
from companion.services.visits import VisitService
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.reminders.view import RemindersToday
from companion.ui.today import cards
from companion.ui.today.day import DayChoice
from companion.ui.today.facts import Facts, Sources
from companion.ui.today.pair import Columns
from companion.ui.today.routines import FigureViewMaker, RoutineList
from companion.ui.today.visit_card import VisitCard
from companion.ui.widgets.containers import Page
from companion.ui.widgets.labels import Heading, Label, Subheading
from companion.ui.widgets.reasons import MyReasons
from companion.ui.widgets.textflow import Run

if TYPE_CHECKING:
    from companion.ui.today.reminder_card import ReminderCards

CardsMaker = Callable[[QWidget], "ReminderCards"]
"""Makes what shows the reminders on this screen."""
ReasonsReader = Callable[[str], Sequence[str]]
"""Reads the person's own words in favour of a goal, by its id."""


def local_now() -> datetime:
    """The computer's local time."""
    return datetime.now().astimezone()


class TodayScreen(Screen):
    """Greeting, routines, how today went, and a few cards. ``go_on`` hands over a session to be gone on with
    (one that was cut off) or to be said more about (one that has ended).
    """

    place = Place.TODAY
    go_on = Signal(object)

    def __init__(
        self,
        navigator: Navigator,
        about: AboutService,
        goals: GoalService,
        routines: RoutineService,
        library: LibraryService,
        sessions: SessionService,
        visits: VisitService,
        checkins: CheckInService,
        tense: TenseService,
        plans: PlanService,
        drafts: DraftService,
        reminders: ReminderService,
        figure_view: FigureViewMaker,
        reminder_cards: CardsMaker,
        reasons_for: ReasonsReader,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._sessions, self._tense, self._drafts = sessions, tense, drafts
        self._sources = Sources(
            about, goals, routines, sessions, visits, checkins, tense, plans, drafts, reminders, now
        )
        self._facts: Facts | None = None
        self.setAccessibleName(tr("Today"))
        self.greeting = Heading()
        self.intro = Label("", token=Token.MUTED, selectable=True)
        self.unfinished = cards.unfinished_card()
        self._reasons_for = reasons_for
        self.reasons = MyReasons(self._read_reasons, tr("the goal you wrote"))
        self._reminder_cards = reminder_cards
        self.reminders: ReminderCards | None = None
        self.routines = RoutineList(navigator, library, figure_view)
        self.day = DayChoice(sessions, navigator)
        self.visit = VisitCard(visits, drafts, navigator)
        self.questions = cards.questions_card()
        self.note_later = cards.note_later_card()
        self.plan = cards.plan_card()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Reads the notebook again; what has not changed stays as it is, focus and scroll too."""
        facts = self._sources.read()
        if facts == self._facts:
            return
        self._facts = facts
        self.greeting.setText(facts.greeting)
        self._show_intro(facts)
        self._show_unfinished(facts)
        self._show_reminders(facts.reminders)
        self.routines.show_routines(facts.routines, facts.put_away)
        self.day.show_state(facts.state)
        self.visit.show_visit(facts.visit, facts.items, facts.day)
        self.questions.setVisible(facts.questions > 0)
        if facts.questions:
            self.questions.say(*cards.questions_words(facts.questions, weekly=facts.weekly))
        self.note_later.setVisible(facts.note_later)
        self.plan.setVisible(facts.plan is not None)
        if facts.plan is not None:
            self.plan.say(*cards.plan_words(facts.plan))
        self.columns.updateGeometry()
        self.columns.arrange()

    def leave(self) -> bool:
        """What is being typed stays as a draft."""
        self.visit.flush()
        self.reasons.fold()
        return True

    def _build(self) -> None:
        page = Page()
        page.add(self.greeting)
        page.add(self.intro, above=4)
        page.add(self.reasons, above=0)
        # The room above the card belongs to it: without a card there is no gap.
        self._begun = QWidget()
        begun = QVBoxLayout(self._begun)
        begun.setContentsMargins(0, 24, 0, 0)
        begun.addWidget(self.unfinished)
        page.add(self._begun, above=0)
        self._reminded = QVBoxLayout()
        page.add_layout(self._reminded, above=0)
        page.add(Subheading(tr("What would you like to do now?")), above=28)
        page.add(self.routines, above=12)
        page.add(Subheading(tr("How today went, if you want to say")), above=28)
        page.add(self.day, above=12)
        self.columns = Columns([self.note_later, self.visit, self.questions, self.plan])
        page.add(self.columns, above=26)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self.day.kept.connect(self._changed)
        self.visit.kept.connect(self._changed)
        self.unfinished.acted.connect(self._unfinished_chosen)
        self.questions.acted.connect(self._answer_questions)
        self.note_later.acted.connect(self._note_later_chosen)
        self.plan.acted.connect(self._look_at_plan)

    def _show_intro(self, facts: Facts) -> None:
        self.reasons.fold()
        self.reasons.setVisible(bool(facts.goal_id))
        if not facts.quote:
            self.intro.setText(tr("{day}.", day=day_words(facts.day)))
            return
        lead = tr("{day}. You wrote:", day=day_words(facts.day))
        self.intro.set_runs([Run(f"{lead} "), Run(quoted(facts.quote), italic=True, token=Token.INK)])

    def _show_unfinished(self, facts: Facts) -> None:
        session = facts.unfinished or facts.reflecting
        self._begun.setVisible(session is not None)
        if session is None:
            return
        if facts.unfinished is not None:
            self.unfinished.say(*cards.unfinished_words(session, facts.day))
            self.unfinished.buttons[1].setText(
                tr("Keep it as it is") if session.holds_something else tr("Leave it")
            )
        else:
            self.unfinished.say(*cards.reflecting_words(session))
            self.unfinished.buttons[1].setText(tr("Leave it"))

    def _show_reminders(self, shown: RemindersToday) -> None:
        """The cards are made when there is first something to show on them."""
        if self.reminders is None:
            if not shown.up and not shown.waiting:
                return
            self.reminders = self._reminder_cards(self)
            self.reminders.replied.connect(self.refresh)
            self.reminders.focus_lost.connect(self.routines.focus_first)
            self._reminded.addWidget(self.reminders)
        self.reminders.show_reminders(shown)

    # slots

    def _read_reasons(self) -> Sequence[str]:
        """The person's own words in favour of the goal shown, when they ask."""
        return self._reasons_for(self._facts.goal_id) if self._facts is not None else ()

    def _changed(self) -> None:
        self.refresh()
        self._navigator.changed.emit()

    def _unfinished_chosen(self, index: int) -> None:
        facts = self._facts
        session = (facts.unfinished or facts.reflecting) if facts else None
        if session is None:
            return
        if index == 0:
            self.go_on.emit(session)
            return
        try:
            self._let_be(session)
        except CompanionError as error:
            show_error(error, self)
            return
        self._changed()
        self.routines.focus_first()

    def _let_be(self, session: Session) -> None:
        if session.ended is not None:
            key = reflection_key(session.id)
            said = self._drafts.load(key)
            self._drafts.clear(key)
            if said:
                undo = partial(self._bring_reflection_back, key, said)
                self._navigator.offer_undo(tr("Your words were thrown away."), undo)
        elif session.holds_something:
            self._sessions.finish(session)
            self._navigator.say(tr("Kept as it is."))
        else:
            self._sessions.discard(session)

    def _bring_reflection_back(self, key: str, said: dict[str, str]) -> bool:
        try:
            self._drafts.save(key, said)
        except CompanionError as error:
            show_error(error, self)
            return False
        self._changed()
        return True

    def _answer_questions(self, _index: int) -> None:
        self._navigator.go.emit(Place.CHECK_IN)

    def _note_later_chosen(self, index: int) -> None:
        try:
            self._tense.note_later(False)
        except CompanionError as error:
            show_error(error, self)
            return
        self._changed()
        if index == 0:
            self._navigator.go.emit(Place.CHECK_IN)
        else:
            self.routines.focus_first()

    def _look_at_plan(self, _index: int) -> None:
        if self._facts is not None and self._facts.plan is not None:
            self._navigator.open_item.emit(Place.PLANS, self._facts.plan.suggestion.id)
