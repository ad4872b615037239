"""The two pages one sees most: today's check-in with the earlier ones, and changing an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checkins import CheckIn, CheckInPlan, Question
from companion.domain.history import Revision
from companion.i18n import dated, tr
from companion.services.question_shelf import Asked
from companion.services.question_words import paused_words
from companion.ui.checkin.answer_words import asked_in, earlier_runs
from companion.ui.checkin.earlier import EarlierList
from companion.ui.checkin.form import CheckInForm
from companion.ui.look import Type
from companion.ui.widgets.kit import Banner, Body, Heading, Label, LinkButton, Page, Row, Subheading


@dataclass(frozen=True)
class CheckInView:
    """What the page shows. ``earlier`` holds what is listed now; ``has_more`` says there are earlier ones. ``kept`` was
    kept just now; ``goals_left_out`` is how many open goals are not asked about."""

    plan: CheckInPlan
    asked: Sequence[Asked]
    known: Sequence[Question]
    today: date
    earlier: Sequence[CheckIn]
    has_more: bool
    kept: CheckIn | None = None
    goals_left_out: int = 0

    @property
    def is_said(self) -> bool:
        """Whether all that would be asked was, for now: nothing waits, and something was said today."""
        if any(asked.waits for asked in self.asked):
            return False
        return self.kept is not None or any(asked.last == self.today for asked in self.asked)


class CheckInPage(Page):
    """The form and the list. ``choose`` asks for the questions page, ``clinic`` for the scores of a clinic,
    ``pause`` says whether to pause."""

    choose = Signal()
    clinic = Signal()
    pause = Signal(bool)

    def __init__(self, view: CheckInView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        paused = view.plan.paused
        self.add(Heading(tr("Check-in")))
        self.add(Body(self._intro(), muted=True), above=8)
        self.choose_button = LinkButton(tr("Choose my questions"), icon_name="sliders-horizontal")
        self.choose_button.clicked.connect(self.choose)
        self.pause_button = LinkButton(tr("Pause measuring"), icon_name="pause")
        self.pause_button.clicked.connect(self._tell_pause)
        self.clinic_button = LinkButton(tr("Scores from my clinic"), icon_name="clipboard-text")
        self.clinic_button.clicked.connect(self.clinic)
        self.add(Row(self.choose_button, self.clinic_button, self.pause_button, spacing=32), above=4)
        self.pause_button.setVisible(not paused)
        self.banner: Banner | None = None
        if paused:
            self.banner = Banner(paused_words(), tr("Go on measuring"), amber=False)
            self.banner.acted.connect(self._tell_go_on)
            self.add(self.banner)
        self.kept_line = KeptLine(view.kept, view.today)
        self.kept_line.wanted.connect(self._show_kept)
        self.add(self.kept_line, above=0)
        self.kept_line.setVisible(view.kept is not None)
        self.form = self._form()
        self.add(self.form, above=24)
        self.add(Subheading(tr("Earlier check-ins")), above=40)
        self.earlier = self._list()
        self.add(self.earlier, above=4)

    def _form(self) -> CheckInForm:
        """What waits is there to answer, and the rest is folded. When nothing waits it is all there, but on a day on
        which something was said already."""
        asked = [] if self.view.plan.paused else self.view.asked
        resting = [each for each in asked if not each.waits]
        fold = len(resting) < len(asked) or self.view.is_said
        return CheckInForm(
            [each.question for each in asked],
            self.view.today,
            last={each.question.id: each.last for each in resting if each.last is not None},
            folded=[each.question.id for each in resting] if fold else (),
            goals_left_out=self.view.goals_left_out,
        )

    def _list(self) -> EarlierList:
        view = self.view
        return EarlierList(view.earlier, self._known(), has_more=view.has_more, kept=view.kept)

    def show_earlier(self, view: CheckInView) -> None:
        """Shows another list, leaving the form as it is."""
        self.view = view
        before = self.earlier
        self.earlier = self._list()
        self.kept_line.setVisible(view.kept is not None)
        self.body.replaceWidget(before, self.earlier)
        before.hide()
        before.deleteLater()

    def _known(self) -> dict[str, Question]:
        return {question.id: question for question in self.view.known}

    def _intro(self) -> str:
        if self.view.plan.paused:
            return tr("You can still write a note when you like.")
        if not self.view.asked:
            return tr("You have chosen no questions. You can write a note when you like.")
        if self.view.is_said:
            return tr("Nothing is waiting. Write or answer more when you like.")
        if not any(asked.waits for asked in self.view.asked):
            return tr("How is it going, when you want to say? Nothing is waiting. Answer what you like.")
        return tr("How is it going, when you want to say? Leave out anything you like.")

    def _show_kept(self) -> None:
        """Goes to what was kept just now."""
        if self.view.kept is not None:
            self.earlier.edit_buttons[self.view.kept.id].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_pause(self) -> None:
        self.pause.emit(True)

    def _tell_go_on(self) -> None:
        self.pause.emit(False)


class KeptLine(QWidget):
    """Says calmly that a check-in is kept. ``wanted`` asks to see it."""

    wanted = Signal()

    def __init__(self, check_in: CheckIn | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = tr("It is kept.")
        if check_in is not None and check_in.at.day != today:
            words = tr("It is kept, for {day}.", day=dated(check_in.at.day))
        self.words = Label(words, Type.STRONG)
        self.button = LinkButton(tr("Show it"), icon_name="caret-down")
        self.button.setAccessibleDescription(words)
        self.button.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addWidget(Row(self.words, self.button, spacing=24))


class EditPage(Page):
    """One earlier check-in, to change."""

    def __init__(
        self,
        check_in: CheckIn,
        view: CheckInView,
        today: date,
        story: Sequence[Revision] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.check_in = check_in
        known = {question.id: question for question in view.known}
        chosen = [asked.question for asked in view.asked]
        asked = {question.id: question for question in [*chosen, *asked_in(check_in, known)]}
        self.back = LinkButton(tr("Check-in"), icon_name="caret-left")
        self.add(self.back)
        self.add(Heading(tr("Change a check-in")), above=4)
        written = tr("About {day}. What you had before stays in its history.", day=dated(check_in.at.day))
        self.add(Body(written, muted=True), above=8)
        self.form = CheckInForm(list(asked.values()), today, check_in)
        self.add(self.form, above=24)
        self.story: list[Label] = []
        if story:
            self.add(Subheading(tr("What it said before")), above=40)
        for revision in reversed(story):
            words = Label("", Type.BODY, selectable=True)
            words.set_runs(earlier_runs(revision, known))
            self.story.append(words)
            self.add(words, above=12)
