"""Things are tense: three large choices, a short safety look, no forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from companion.domain.breathing import Breathing, Rhythm
from companion.domain.recycled import Recycled
from companion.domain.sessions import Helped
from companion.domain.tense import ReliefCount, TensePlan
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import dated, quoted, tr
from companion.services.drafts import DraftService
from companion.services.tense import TenseService
from companion.services.words import count_words
from companion.ui.errors import show_error
from companion.ui.look import Type, current_look
from companion.ui.navigation import Navigator, Screen
from companion.ui.tense.breath_circle import BreathCircle
from companion.ui.tense.breathing import BreathingPage, FindVoice
from companion.ui.tense.plan_form import PlanForm
from companion.ui.tense.plan_page import PlanPage
from companion.ui.tense.plan_words import taken_out_words
from companion.ui.tense.relief import ReliefPage
from companion.ui.tense.rhythm_choice import rhythm_words
from companion.ui.tense.safety import SafetyPage
from companion.ui.widgets.kit import (
    Banner,
    Body,
    Card,
    Columns,
    Heading,
    Label,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Run,
    SecondaryButton,
    Title,
)

if TYPE_CHECKING:
    from companion.ui.paper.page import PaperPage

SHOWN_RELIEF = 3
PICTURE_HEIGHT = 190
PICTURES_UP_TO_PERCENT = 150
"""With larger text the pictures give their room to the three choices."""


CardMaker = Callable[[str], "PaperPage"]
"""Makes the page of the fridge card with the emergency number on it."""


class TenseScreen(Screen):
    """The full-window screen behind F2. Digits 1 to 3 choose, Esc goes back a step."""

    def __init__(
        self,
        tense: TenseService,
        drafts: DraftService,
        navigator: Navigator,
        emergency_number: str,
        relief_picture: Callable[[int], QWidget],
        make_card: CardMaker | None = None,
        find_voice: FindVoice | None = None,
    ) -> None:
        super().__init__()
        self._tense = tense
        self._drafts = drafts
        self._navigator = navigator
        self._emergency_number = emergency_number
        self._picture = relief_picture
        self._make_card = make_card
        self._find_voice = find_voice
        self.setAccessibleName(tr("Things are tense"))
        self.pages = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.home = self._home()
        self.pages.addWidget(self.home)
        self.setFocusProxy(self.choice_buttons[0])

    def leave(self) -> bool:
        """Keeps an unfinished plan as a draft."""
        page = self.pages.currentWidget()
        if isinstance(page, PlanForm):
            page.flush()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3 choose; Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif self.pages.currentWidget() is self.home and event.text() in ("1", "2", "3"):
            self.choice_buttons[int(event.text()) - 1].click()
        else:
            super().keyPressEvent(event)

    def _home(self) -> Page:
        at_hand = self._tense.at_hand()
        plan = at_hand.plan
        page = Page(text_width=1100)
        page.add(Heading(tr("It is tense right now. Take what helps.")))
        if plan.passes.strip() and plan.written is not None:
            wrote = Label("", Type.BODY, Token.MUTED)
            lead = tr("You wrote on {day}: ", day=dated(plan.written.day))
            wrote.set_runs([Run(lead, token=Token.MUTED), Run(quoted(plan.passes), italic=True)])
            page.add(wrote)
        columns = Columns(least=300, spacing=24)
        self.choice_buttons: list[PrimaryButton] = []
        columns.add(
            self._choice(
                1,
                tr("Breathe with me"),
                partial(self._rings, at_hand.breathing.rhythm),
                tr("{rhythm}. As long as you like.", rhythm=rhythm_words(at_hand.breathing.rhythm)),
                self._breathe,
            )
        )
        columns.add(
            self._choice(
                2, tr("What has helped me"), self._relief_picture, _relief_words(at_hand.relief), self._relief
            )
        )
        columns.add(
            self._choice(
                3,
                tr("My tense-day plan"),
                partial(self._plan_words, plan),
                tr("You wrote this when things were calm.")
                if plan.written
                else tr("Not written yet. It can wait."),
                self._plan,
            )
        )
        self.safety = Banner(
            tr(
                "A short look first. Numb between the legs, new trouble with bladder or bowel, both legs weak, "
                "chest pain, or a bad fall?"
            ),
            tr("Yes, or not sure"),
        )
        self.safety.acted.connect(self._safety)
        # With large text the cards fill the window: the look that comes first then stands first.
        if current_look().text_percent > PICTURES_UP_TO_PERCENT:
            page.add(self.safety, above=20)
            page.add(columns, above=20)
        else:
            page.add(columns, above=28)
            page.add(self.safety, above=24)
        self.later_button = SecondaryButton(tr("Note it later"))
        self.later_button.clicked.connect(self._note_later)
        self.back_button = LinkButton(tr("Back"))
        self.back_button.clicked.connect(self._navigator.back)
        page.add(Row(self.later_button, self.back_button), above=20)
        return page

    def _choice(
        self, digit: int, title: str, picture: Callable[[], QWidget], detail: str, action: Callable[[], None]
    ) -> Card:
        card = Card(spacing=12)
        if current_look().text_percent <= PICTURES_UP_TO_PERCENT:
            shown = picture()
            shown.setMinimumHeight(PICTURE_HEIGHT)
            card.body.addWidget(shown)
        card.body.addWidget(Title(title, centred=True))
        card.body.addWidget(Body(detail, muted=True, centred=True))
        # The pictures and titles of the three stand in line, and so do the buttons.
        card.body.addStretch(1)
        button = PrimaryButton(str(digit))
        button.setAccessibleName(f"{digit}. {title}")
        button.setAccessibleDescription(detail)
        button.setMinimumWidth(200)
        button.clicked.connect(action)
        self.choice_buttons.append(button)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _rings(self, rhythm: Rhythm) -> QWidget:
        """What breathing along looks like, breathed in. The card's own words say it."""
        rings = BreathCircle(rhythm)
        rings.show_at(rhythm.breathe_in)
        rings.setFixedHeight(PICTURE_HEIGHT)
        return rings

    def _relief_picture(self) -> QWidget:
        return self._picture(PICTURE_HEIGHT)

    def _plan_words(self, plan: TensePlan) -> QWidget:
        holder = Card(padding=0, spacing=6)
        holder.set_ground(Token.SURFACE, Token.SURFACE)
        if plan.first.strip():
            title = Label(tr("First 48 hours"), Type.STRONG, Token.INK)
            holder.body.addWidget(title)
            for line in plan.first.strip().splitlines()[:4]:
                holder.body.addWidget(Body(line))
        holder.body.addStretch(1)
        return holder

    def _open(self, page: QWidget) -> None:
        self._close_page()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.setFocus()

    def _close_page(self) -> None:
        page = self.pages.currentWidget()
        if page is not None and page is not self.home:
            self.pages.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _breathe(self) -> None:
        page = BreathingPage(self._tense.breathing(), self._find_voice)
        page.left.connect(self._go_home)
        page.wished.connect(self._keep_breathing)
        page.answered.connect(self._breathing_answered)
        self._breath_use = ""
        self._open(page)

    def _breathing_answered(self, helped: Helped | None) -> None:
        try:
            if self._breath_use:
                self._tense.answer(self._breath_use, helped)
            else:
                self._breath_use = self._tense.use(tr("Breathe with me"), helped).id
        except CompanionError as error:
            show_error(error, self)

    def _keep_breathing(self, breathing: Breathing) -> None:
        try:
            self._tense.keep_breathing(breathing)
        except CompanionError as error:
            show_error(error, self)

    def _relief(self) -> None:
        page = ReliefPage(self._tense)
        page.left.connect(self._go_home)
        page.wants_plan.connect(self._change_plan)
        page.started.connect(self._navigator.play)
        page.refresh()
        self._open(page)
        page.focus_first()

    def _plan(self) -> None:
        page = PlanPage(self._tense)
        page.left.connect(self._go_home)
        page.wants_change.connect(self._change_plan)
        page.for_visit.connect(self._navigator.bring)
        page.wants_card.connect(self._card)
        page.refresh()
        if self._make_card is None:
            page.card_button.hide()
        self._open(page)

    def _card(self) -> None:
        if self._make_card is not None:
            page = self._make_card(self._emergency_number)
            page.left.connect(self._plan)
            self._open(page)

    def _change_plan(self) -> None:
        page = PlanForm(self._tense, self._drafts)
        page.left.connect(self._go_home)
        page.took_out.connect(self._offer_back)
        self._open(page)

    def _offer_back(self, out: Sequence[Recycled]) -> None:
        self._navigator.offer_undo(taken_out_words(out), partial(self._bring_back, out))

    def _bring_back(self, out: Sequence[Recycled]) -> bool:
        """This screen may be closed by then: the window shows the offer until it is answered."""
        is_here = shiboken6.isValid(self)
        try:
            self._tense.bring_back(out)
        except CompanionError as error:
            if is_here:
                show_error(error, self)
            else:
                self._navigator.say(str(error))
            return False
        if is_here:
            self._show_plan_anew(out)
        self._navigator.changed.emit()
        return True

    def _show_plan_anew(self, out: Sequence[Recycled]) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, PlanForm):
            page.bring_in(out)
        elif isinstance(page, PlanPage | ReliefPage):
            page.refresh()
        elif page is self.home:
            self._go_home()

    def _safety(self) -> None:
        page = SafetyPage(self._emergency_number)
        page.left.connect(self._go_home)
        self._open(page)

    def _go_home(self) -> None:
        self._close_page()
        fresh = self.home
        self.choice_buttons.clear()
        self.home = self._home()
        self.pages.insertWidget(0, self.home)
        self.pages.setCurrentWidget(self.home)
        self.pages.removeWidget(fresh)
        fresh.deleteLater()
        self.setFocusProxy(self.choice_buttons[0])
        self.choice_buttons[0].setFocus()

    def _step_back(self) -> None:
        self.leave()
        if self.pages.currentWidget() is self.home:
            self._navigator.back.emit()
        else:
            self._go_home()

    def _note_later(self) -> None:
        try:
            self._tense.note_later(True)
        except CompanionError as error:
            show_error(error, self)
            return
        self._navigator.back.emit()
        self._navigator.say(tr("There is a card on Today for it."))


def _relief_words(relief: Sequence[ReliefCount]) -> str:
    """The best of the list, a line each."""
    counts = [count for count in relief if count.answered][:SHOWN_RELIEF]
    if not counts:
        return tr("Your own list of what eases you.")
    return "\n".join(tr("{name}: {counts}", name=c.name, counts=count_words(c)) for c in counts)
