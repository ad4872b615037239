"""Putting something on the list for the next visit from anywhere: with one press, or in a box of one line."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from companion.domain.visits import TalkItem, TalkKind
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.visits import VisitService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Dialog, LineField, LinkButton, PrimaryButton, SecondaryButton

DRAFT = "visit/quick"


class BringBox(Dialog):
    """One line, for the list or as a question. What is typed and not kept is there again the next time."""

    def __init__(self, drafts: DraftService, parent: QWidget | None) -> None:
        super().__init__(tr("For my next visit"), parent)
        self.kind = TalkKind.TALK
        self.field = LineField(tr("What do you want to bring?"), most=2000)
        self.add(self.field)
        self.keep_button = PrimaryButton(tr("Put it on my list"))
        self.question_button = SecondaryButton(tr("It is a question"))
        self.keep_button.clicked.connect(partial(self._keep, TalkKind.TALK))
        self.question_button.clicked.connect(partial(self._keep, TalkKind.QUESTION))
        self.add_button(self.keep_button)
        self.add_button(self.question_button)
        self.add_button(LinkButton(tr("Leave it for later")), leaves=True)
        self.field.entered.connect(partial(self._keep, TalkKind.TALK))
        self.keeper = DraftKeeper(DRAFT, {"text": self.field}, drafts, self, failed=self._tell)
        self.keeper.restore()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, kind: TalkKind, _checked: bool = False) -> None:
        self.kind = kind
        self.accept()

    def _tell(self, error: CompanionError) -> None:
        self.field.set_problem(str(error))


class Bringing(QObject):
    """Keeps the line, says so, and offers to undo it. ``window`` is what a box is shown over."""

    def __init__(
        self, visits: VisitService, drafts: DraftService, navigator: Navigator, window: QWidget
    ) -> None:
        super().__init__(window)
        self._visits = visits
        self._drafts = drafts
        self._navigator = navigator
        self._window = window
        self._box: BringBox | None = None

    def bring(self, source: str, words: str) -> None:
        """Put ``words`` on the list; without words, ask for them. What is there already stays there once."""
        if not words.strip():
            self.ask()
            return
        try:
            if self._visits.waiting(source, words) is not None:
                self._navigator.say(tr("It is on your list already."))
                return
            self._tell(self._visits.bring(TalkKind.TALK, words, source=source))
        except CompanionError as error:
            show_error(error, self._window)

    def ask(self) -> None:
        """Show the box over whatever is shown."""
        if self._box is not None and shiboken6.isValid(self._box):
            self._box.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._box = BringBox(self._drafts, self._window)
        self._box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._box.finished.connect(self._asked)
        self._box.open()

    def _asked(self, answer: int) -> None:
        box, self._box = self._box, None
        if box is None:
            return
        box.keeper.flush()
        words = box.field.text()
        if not answer or not words.strip():
            return
        try:
            item = self._visits.bring(box.kind, words, draft=DRAFT)
        except CompanionError as error:
            show_error(error, self._window)
            return
        box.keeper.done()
        self._tell(item)

    def _tell(self, item: TalkItem) -> None:
        self._navigator.changed.emit()
        self._navigator.offer_undo(
            tr("It is on your list for the next visit."), partial(self._take_off, item)
        )

    def _take_off(self, item: TalkItem) -> bool:
        try:
            self._visits.take_out(item)
        except CompanionError as error:
            show_error(error, self._window)
            return False
        self._navigator.changed.emit()
        return True
