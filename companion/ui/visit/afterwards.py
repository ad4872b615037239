"""After the visit: what we agreed, and a private note on how it felt. Whatever is pressed here can be taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import Felt, Visit
from companion.errors import CompanionError
from companion.i18n import day_words, tr
from companion.services.after_visits import AfterVisitService
from companion.services.drafts import DraftService
from companion.services.visit_turns import Turn
from companion.services.visits import VisitRecord, VisitService, visit_title
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.visit.felt_fields import FeltFields
from companion.ui.visit.private_fold import felt_fold
from companion.ui.visit.wording import WordingDialog
from companion.ui.widgets.kit import (
    Body,
    Card,
    LinkButton,
    PrimaryButton,
    Row,
    SecondaryButton,
    Small,
    TextField,
    Title,
    Words,
    announce,
)

DRAFT = "visit/agreed"


class StillAhead(Card):
    """Asks whether a visit was already, when its day is still to come. ``was`` and ``is_ahead`` are the answers."""

    was = Signal()
    is_ahead = Signal()

    def __init__(self) -> None:
        super().__init__(padding=16, spacing=8)
        self.sentence = Body("")
        self.was_button = SecondaryButton(tr("Yes, it was already"))
        self.ahead_button = LinkButton(tr("No, it is still to come"))
        self.body.addWidget(self.sentence)
        self.body.addWidget(Row(self.was_button, self.ahead_button, spacing=20))
        self.was_button.clicked.connect(self.was)
        self.ahead_button.clicked.connect(self.is_ahead)
        self.hide()

    def ask(self, visit: Visit) -> None:
        """Shows the question; a second press of the same key changes nothing."""
        if visit.day is not None:
            self.sentence.setText(
                tr("You wrote that this visit is on {day}. Was it already?", day=day_words(visit.day))
            )
        self.show()
        self.ahead_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.sentence.text())


class Afterwards(QWidget):
    """The form. ``keeping`` before a visit is put behind: what is typed elsewhere is to be kept now. ``moved`` once the
    visit is behind, or to come again."""

    keeping = Signal()
    moved = Signal()

    def __init__(
        self, visits: VisitService, after: AfterVisitService, drafts: DraftService, navigator: Navigator
    ) -> None:
        super().__init__()
        self._visits = visits
        self._after = after
        self._drafts = drafts
        self._navigator = navigator
        self.agreed = TextField(tr("What we agreed"), tr("As you wrote it in the box on the sheet."))
        self.private = FeltFields(after.wording(), rewordable=True)
        self.keep_button = PrimaryButton(tr("The visit is behind me"))
        self.question = StillAhead()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (self.agreed, self.private, self.keep_button, self.question):
            layout.addWidget(widget)
        layout.addWidget(Small(tr("Your list starts afresh then. The old one stays with this visit.")))
        self._keeper = self._keep_drafts()
        self._keeper.restore()
        self.private.fold_away()
        self.private.wording_wanted.connect(self._word)
        self.keep_button.clicked.connect(self._press)
        self.question.was.connect(self.keep)
        self.question.is_ahead.connect(self._not_yet)

    @property
    def felt(self) -> TextField:
        """How it felt, in words."""
        return self.private.felt

    def flush(self) -> None:
        """Keep what is typed as a draft, now."""
        self._keeper.flush()

    def leave(self) -> None:
        """The page is left: keeps what is typed, and folds what is private."""
        self.flush()
        self._answered()
        self.private.fold_away()

    def reload(self) -> None:
        """Shows what is kept for the form; what is typed was kept before."""
        self._clear()
        self._keeper.restore()
        self.private.fold_away()

    def keep(self) -> None:
        """Puts the visit behind. The undo brings back all of it."""
        try:
            turn = self._after.agree(
                self.agreed.text(),
                self.felt.text(),
                DRAFT,
                self.private.numbers.numbers(),
                self.private.numbers.wording,
            )
        except CompanionError as error:
            self._tell(error)
            return
        self._clear()
        self._keeper.done()
        self._answered()
        self.private.fold_away()
        self.moved.emit()
        self._navigator.offer_undo(tr("The visit is behind you."), partial(self.take_back, turn))

    def take_back(self, turn: Turn) -> bool:
        """Undoes a turn of the visit; ``False`` when that was not possible."""
        self.flush()
        try:
            self._after.take_back(turn)
        except CompanionError as error:
            self._tell(error)
            return False
        self.reload()
        self.moved.emit()
        self._navigator.changed.emit()
        return True

    def _press(self) -> None:
        self.keeping.emit()
        visit = self._visits.next()
        if visit is not None and visit.day is not None and visit.day > self._visits.today():
            self.keep_button.hide()
            self.question.ask(visit)
        else:
            self.keep()

    def _not_yet(self) -> None:
        self._answered()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self) -> None:
        """The button is in its place again, instead of the question."""
        self.question.hide()
        self.keep_button.show()

    def _clear(self) -> None:
        self.agreed.set_text("")
        self.felt.set_text("")
        self.private.numbers.set_numbers(Felt())

    def _keep_drafts(self) -> DraftKeeper:
        fields = {"agreed": self.agreed, **self.private.fields()}
        return DraftKeeper(DRAFT, fields, self._drafts, self, failed=self._tell)

    # the questions in other words

    def _word(self) -> None:
        dialog = WordingDialog(self._after.wording(), self._drafts, self.window())
        if dialog.exec():
            dialog.keeper.flush()
            before = self._put_wording(dialog.wording())
            if before is not None:
                dialog.keeper.done()
                if before != self._after.wording():
                    undo = partial(self._unword, before)
                    self._navigator.offer_undo(tr("Asked in your words from now on."), undo)
        else:
            dialog.keeper.done()
        dialog.deleteLater()

    def _unword(self, wording: dict[str, str]) -> bool:
        return self._put_wording(wording) is not None

    def _put_wording(self, wording: dict[str, str]) -> dict[str, str] | None:
        """Asks in these words; gives those before, ``None`` when it could not."""
        self.flush()
        try:
            before = self._after.word(wording)
        except CompanionError as error:
            self._tell(error)
            return None
        self.private.set_wording(self._after.wording())
        self._keeper.deleteLater()
        texts = {name: field.text() for name, field in self.private.fields().items()}
        agreed = self.agreed.text()
        self._clear()
        self._keeper = self._keep_drafts()
        self.agreed.set_text(agreed)
        for name, field in self.private.fields().items():
            field.set_text(texts[name])
        self.private.wording_link.setFocus(Qt.FocusReason.OtherFocusReason)
        return before

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)


def past_card(record: VisitRecord) -> Card:
    """A visit that happened, in my words; what is private is folded."""
    visit = record.visit
    card = Card()
    card.body.addWidget(Title(visit_title(visit) or tr("A visit")))
    card.body.addWidget(Words(visit.agreed) if visit.agreed.strip() else Small(tr("Nothing written down.")))
    fold = felt_fold(visit.felt, record.numbers, record.wording)
    if fold is not None:
        fold.button.setAccessibleName(
            tr("{action}: {words}", action=fold.button.text(), words=visit_title(visit))
        )
        card.body.addWidget(fold)
    return card
