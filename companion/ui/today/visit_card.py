"""For your next visit: when, with whom, how much is on the list, and a line to add to it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import TalkKind, Visit
from companion.errors import CompanionError
from companion.i18n import day_words, ntr, tr
from companion.services.drafts import DraftService
from companion.services.visits import VisitService
from companion.ui.autosave import DraftKeeper
from companion.ui.navigation import Navigator, Place
from companion.ui.today.cards import ThingCard
from companion.ui.widgets.buttons import LinkButton, SecondaryButton
from companion.ui.widgets.fields import LineField
from companion.ui.widgets.flow import Row

DRAFT = "today/bring"


def visit_words(visit: Visit | None, items: int, today: date) -> str:
    """When and with whom, and how much is on the list."""
    things = (
        ntr("You have {count} thing to talk about.", "You have {count} things to talk about.", items)
        if items
        else tr("Nothing is on your list yet.")
    )
    return f"{_when(visit, today)} {things}"


def has_passed(visit: Visit | None, today: date) -> bool:
    """Whether the day of the visit is over; what was agreed may be written down."""
    return visit is not None and visit.day is not None and visit.day < today


def _when(visit: Visit | None, today: date) -> str:
    if visit is None or (visit.day is None and not visit.who):
        return tr("No day is set.")
    if visit.day is None:
        return tr("With {who}. No day is set.", who=visit.who)
    day = tr("today") if visit.day == today else day_words(visit.day)
    day = day[:1].upper() + day[1:]
    if visit.who:
        return tr("{day}, with {who}.", day=day, who=visit.who)
    return tr("{day}.", day=day)


class VisitCard(ThingCard):
    """The card, and a small form in it. What is typed survives; Esc or "Leave it" puts it aside, with an undo."""

    kept = Signal()

    def __init__(self, visits: VisitService, drafts: DraftService, navigator: Navigator) -> None:
        super().__init__(tr("For your next visit"), "", (tr("Add something"), tr("Open the list")))
        self._visits = visits
        self._navigator = navigator
        self.field = LineField(tr("What do you want to bring?"))
        self.keep_button = SecondaryButton(tr("Add it"))
        self.leave_button = LinkButton(tr("Leave it"))
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(Row(self.keep_button, self.leave_button, spacing=20))
        self.body.addWidget(self.form)
        self.form.hide()
        self.acted.connect(self._chosen)
        self.field.entered.connect(self.keep)
        self.keep_button.clicked.connect(self.keep)
        self.leave_button.clicked.connect(self.leave_it)
        self._passed = False
        self._keeper = DraftKeeper(DRAFT, {"text": self.field}, drafts, self, failed=self._not_kept)
        if self._keeper.restore():
            self._open(focus=False)

    def show_visit(self, visit: Visit | None, items: int, today: date) -> None:
        """Shows the visit to come."""
        self._passed = has_passed(visit, today)
        sentence = visit_words(visit, items, today)
        if self._passed:
            sentence = f"{sentence} {tr('If it took place, you can write down what you agreed.')}"
        self.say(tr("For your next visit"), sentence)
        self.buttons[1].setText(tr("Write it down") if self._passed else tr("Open the list"))

    def keep(self) -> None:
        """Puts the line on the list; an empty one, or one that cannot be kept, stays with the reason."""
        try:
            self._visits.bring(TalkKind.TALK, self.field.text(), draft=DRAFT)
        except CompanionError as error:
            self.field.set_problem(str(error))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._close()
        self._navigator.say(tr("It is on your list."))
        self.kept.emit()

    def leave_it(self) -> None:
        """Puts the form away; words in it can be brought back."""
        words = self.field.text()
        self._close()
        if words.strip():
            self._navigator.offer_undo(tr("Put aside."), partial(self._bring_back, words))

    def flush(self) -> None:
        """Keeps what is typed, as a draft."""
        self._keeper.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self.leave_it()
        else:
            super().keyPressEvent(event)

    def _chosen(self, index: int) -> None:
        if index == 0:
            self._open(focus=True)
        else:
            self._navigator.go.emit(Place.VISIT)

    def _open(self, *, focus: bool) -> None:
        self.form.show()
        self.row.hide()
        if focus:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.field.set_text("")
        self.field.set_problem("")
        self._keeper.done()
        self.row.show()
        if self.form.isAncestorOf(self.focusWidget()) if self.focusWidget() else False:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()

    def _bring_back(self, words: str) -> None:
        self._open(focus=True)
        self.field.set_text(words)
        self.field.changed.emit()  # so that they are kept as a draft again

    def _not_kept(self, error: CompanionError) -> None:
        self.field.set_problem(str(error))
