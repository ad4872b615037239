"""The two pages one sees most: today's check-in with the earlier ones, and changing an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import CheckIn, CheckInPlan, Question
from companion.domain.history import Revision
from companion.i18n import dated, ntr, tr
from companion.ui.checkin.answer_words import asked_in, earlier_runs
from companion.ui.checkin.earlier import EarlierList
from companion.ui.checkin.form import CheckInForm
from companion.ui.look import Type
from companion.ui.widgets.kit import Banner, Body, Heading, Label, LinkButton, Page, Row, Subheading


@dataclass(frozen=True)
class CheckInView:
    """What the page shows. ``earlier`` holds what is listed now; ``has_more`` says there are earlier ones."""

    plan: CheckInPlan
    asked: Sequence[Question]
    known: Sequence[Question]
    today: date
    earlier: Sequence[CheckIn]
    has_more: bool


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
            sentence = tr("Measuring is paused. Nothing is asked. All you wrote is still here.")
            self.banner = Banner(sentence, tr("Go on measuring"), amber=False)
            self.banner.acted.connect(self._tell_go_on)
            self.add(self.banner)
        self.form = CheckInForm([] if paused else view.asked, view.today)
        self.add(self.form, above=24)
        self.add(Subheading(tr("Earlier check-ins")), above=40)
        self.earlier = EarlierList(view.earlier, self._known(), has_more=view.has_more)
        self.add(self.earlier, above=4)

    def show_earlier(self, view: CheckInView) -> None:
        """Shows another list, leaving the form as it is."""
        self.view = view
        before = self.earlier
        self.earlier = EarlierList(view.earlier, self._known(), has_more=view.has_more)
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
        return ntr(
            "How is it going, when you want to say? Offered every day. Leave out anything you like.",
            "How is it going, when you want to say? Offered every {count} days. Leave out anything you like.",
            self.view.plan.every_days,
        )

    def _tell_pause(self) -> None:
        self.pause.emit(True)

    def _tell_go_on(self) -> None:
        self.pause.emit(False)


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
        asked = {question.id: question for question in [*view.asked, *asked_in(check_in, known)]}
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
